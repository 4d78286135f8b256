"""A request begun and not sent: found by its code alone, sealed, gone after two weeks."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from diemtua.portal.actions import begin_draft, keep_answers, throw_away, throw_away_old
from diemtua.portal.models import Draft
from diemtua.portal.queries import draft_of
from diemtua.portal.tasks import forget_old_drafts

AT = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def test_draft_is_found_by_its_code() -> None:
    code = begin_draft(AT)
    keep_answers(code, "cho-ai", {"requester": "SELF"}, AT)
    keep_answers(code, "nguoi-can-giup", {"full_name": "Trần Thị Sáu"}, AT)
    draft = draft_of(code)
    assert draft is not None
    assert draft.answers == {"cho-ai": {"requester": "SELF"}, "nguoi-can-giup": {"full_name": "Trần Thị Sáu"}}


def test_database_knows_neither_code_nor_words() -> None:
    code = begin_draft(AT)
    keep_answers(code, "nguoi-can-giup", {"full_name": "Sau"}, AT)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM portal_draft")
        row = str(cursor.fetchall())
    assert (code in row, "Sau" in row) == (False, False)


def test_thrown_away_draft_is_gone() -> None:
    code = begin_draft(AT)
    throw_away(code)
    assert draft_of(code) is None
    with pytest.raises(Draft.DoesNotExist):
        keep_answers(code, "cho-ai", {}, AT)


@pytest.mark.parametrize(("days", "gone"), [(14, 0), (15, 1)])
def test_drafts_wait_two_weeks(days: int, gone: int) -> None:
    begin_draft(AT)
    assert throw_away_old(AT + timedelta(days=days)) == gone


def test_night_forgets_old_drafts() -> None:
    begin_draft(AT - timedelta(days=4000))
    forget_old_drafts.call()
    assert Draft.objects.count() == 0
