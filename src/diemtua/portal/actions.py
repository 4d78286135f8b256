"""Drafts of requests: begun, continued, thrown away."""

from datetime import datetime, timedelta
from typing import Any

from diemtua.portal.models import Draft, index_of
from diemtua.shared.reference_codes import new_code

KEPT_FOR = timedelta(days=14)


def begin_draft(at: datetime) -> str:
    """A new draft; returns the code that opens it, which is kept nowhere."""
    code = new_code()
    Draft.objects.create(code_index=index_of(code), touched_at=at)
    return code


def keep_answers(code: str, page: str, answers: dict[str, Any], at: datetime) -> None:
    """What was typed on one page, in place of what stood there. Draft.DoesNotExist where it was thrown away."""
    draft = Draft.objects.get(code_index=index_of(code))
    draft.answers = {**draft.answers, page: answers}
    draft.touched_at = at
    draft.save(update_fields=["answers", "touched_at"])


def throw_away(code: str) -> None:
    """The draft was sent, or its writer wants it gone."""
    Draft.objects.filter(code_index=index_of(code)).delete()


def throw_away_old(at: datetime) -> int:
    """Drafts nobody touched for two weeks; returns how many."""
    gone, _rows = Draft.objects.filter(touched_at__lt=at - KEPT_FOR).delete()
    return gone
