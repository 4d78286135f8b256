"""What an office corrects about bodies: names, how to reach them, dates, and what became of them."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from diemtua.accounts.actions.journal import record_body_change
from diemtua.accounts.actions.users import AccountChangeNotPossible, PeriodEndsBeforeItStarts
from diemtua.accounts.enums import ChangeKind
from diemtua.accounts.models import Organisation, OrganisationSuccession, User

CORRECTED = (
    "name", "short_name", "register_prefix", "phone", "email", "address", "valid_from", "valid_to", "unsure", "note",
)  # fmt: skip


class CodeTaken(AccountChangeNotPossible):
    message = _("Mã này đã dùng cho cơ quan khác. Hãy chọn mã khác.")


class SuccessorNotPossible(AccountChangeNotPossible):
    message = _("Cơ quan kế thừa phải là một cơ quan khác và chưa được ghi.")


@transaction.atomic
def add_body(*, code: str, kind: str, by: User, at: datetime, **given: Any) -> Organisation:
    """A body that the system did not know; `given` as in `correct_body`.

    Raises CodeTaken, PeriodEndsBeforeItStarts.
    """
    if Organisation.objects.filter(code=code).exists():
        raise CodeTaken
    _refuse_empty(given.get("valid_from"), given.get("valid_to"))
    body = Organisation.objects.create(code=code, kind=kind, **{name: given[name] for name in CORRECTED})
    record_body_change(ChangeKind.BODY_ADDED, body, by=by, at=at)
    return body


@transaction.atomic
def correct_body(body: Organisation, *, by: User, at: datetime, **given: Any) -> None:
    """Correct the fields of `CORRECTED`; what it was before is written down. Raises PeriodEndsBeforeItStarts."""
    _refuse_empty(given["valid_from"], given["valid_to"])
    changed = {name: _plain(getattr(body, name)) for name in CORRECTED if getattr(body, name) != given[name]}
    if changed:
        for name in changed:
            setattr(body, name, given[name])
        body.save()
        record_body_change(ChangeKind.BODY_CORRECTED, body, by=by, at=at, before=changed)


@transaction.atomic
def name_successor(
    old: Organisation, new: Organisation, *, on: date, document: str, by: User, at: datetime
) -> OrganisationSuccession:
    """`old`'s duties went to `new`. Raises SuccessorNotPossible."""
    known = OrganisationSuccession.objects.filter(old=old, new=new).exists()
    if known or old.pk == new.pk:
        raise SuccessorNotPossible
    step = OrganisationSuccession.objects.create(old=old, new=new, on=on, document=document)
    record_body_change(ChangeKind.SUCCESSOR_NAMED, old, by=by, at=at, new=new.code, on=on.isoformat())
    return step


def _refuse_empty(valid_from: date | None, valid_to: date | None) -> None:
    if valid_from is not None and valid_to is not None and valid_to <= valid_from:
        raise PeriodEndsBeforeItStarts


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
