"""Closing the register of a month, and the lists a person keeps."""

import hashlib
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from diemtua.accounts.models import Organisation, User
from diemtua.cases.models import BookClosing, SavedView
from diemtua.cases.permissions import may_close_book
from diemtua.cases.queries import month_of, register_of
from diemtua.dossiers.actions import hold_register
from diemtua.law.numbers import BOOK_OF_CASES
from diemtua.shared.encryption import blind_index


class BookNotReadyToClose(Exception):
    """The month is not over, was closed before, or the person may not close it."""


@transaction.atomic
def close_book(office: Organisation, year: int, month: int, *, by: User, at: datetime) -> BookClosing:
    """Close an office's register for a month: count its lines and fix a digest of them. No line enters it later."""
    _refuse(office, year, month, by, at)
    hold_register(BOOK_OF_CASES, office.pk, year)
    lines = list(register_of(by, office.pk, year, month))
    text = "\n".join(f"{line.year}/{line.number}/{line.dossier.uid}/{line.struck_at or ''}" for line in lines)
    closing = BookClosing(
        office=office,
        month=date(year, month, 1),
        closed_at=at,
        closed_by=by,
        lines=len(lines),
        first_number=lines[0].number if lines else None,
        last_number=lines[-1].number if lines else None,
        digest=hashlib.sha256(text.encode()).hexdigest(),
    )
    try:
        with transaction.atomic():
            closing.save(force_insert=True)
    except IntegrityError as error:
        raise BookNotReadyToClose(_("Sổ tháng này đã được kết.")) from error
    return closing


def _refuse(office: Organisation, year: int, month: int, by: User, at: datetime) -> None:
    if not may_close_book(by, office.pk):
        raise BookNotReadyToClose(_("Chỉ lãnh đạo Trung tâm hoặc Trưởng Chi nhánh được kết sổ."))
    if month_of(year, month)[1] > at:
        raise BookNotReadyToClose(_("Tháng chưa hết nên chưa kết sổ được."))


def save_view(user: User, name: str, query: str) -> SavedView:
    """Keep a list with its filters; the same name is replaced."""
    named = {"name": name[:60], "name_index": blind_index(name[:60], f"cases.saved_view:{user.pk}")}
    view, _created = SavedView.objects.update_or_create(
        user=user, name_index=named["name_index"], defaults=named | {"query": query[:1000]}
    )
    return view


def forget_view(user: User, pk: int) -> None:
    """Remove one of the user's own lists."""
    SavedView.objects.filter(user=user, pk=pk).delete()
