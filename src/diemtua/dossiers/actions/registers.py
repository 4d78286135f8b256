"""Numbers of registers: running, never given twice, never given back."""

from datetime import datetime
from typing import Any

from django.db.models import F

from diemtua.dossiers.models import Entry, RegisterLine, RegisterSequence


def next_number(register: str, office_id: int, year: int) -> int:
    """Spend the next number. The sequence's row is locked until the transaction ends, so numbers stay consecutive."""
    book: dict[str, Any] = {"register": register, "office_id": office_id, "year": year}
    sequence = RegisterSequence.objects.filter(**book)
    if not sequence.update(last=F("last") + 1):
        # two acts may both find the year's book not begun
        RegisterSequence.objects.get_or_create(**book)
        sequence.update(last=F("last") + 1)
    return sequence.values_list("last", flat=True).get()


def hold(register: str, office_id: int, year: int) -> None:
    """Let nobody spend a number of the register until the transaction ends: who counts its lines counts them all."""
    RegisterSequence.objects.get_or_create(register=register, office_id=office_id, year=year)
    RegisterSequence.objects.select_for_update().get(register=register, office_id=office_id, year=year)


def enter(entry: Entry, register: str, office_id: int, year: int, number: int) -> RegisterLine:
    """Write the line that bears a spent number; its moment is the act's, so that of the paper book if back-dated."""
    return RegisterLine.objects.create(
        register=register,
        office_id=office_id,
        year=year,
        number=number,
        dossier=entry.dossier,
        entry=entry,
        entered_at=entry.occurred_at,
    )


def strike(entry: Entry, at: datetime) -> None:
    """Strike through the lines of an annulled entry; their numbers stay spent."""
    RegisterLine.objects.filter(entry=entry, struck_at__isnull=True).update(struck_at=at)


def continue_after(register: str, office_id: int, year: int, last: int) -> None:
    """Go on after the last number of a paper book, when an office starts with the system."""
    RegisterSequence.objects.update_or_create(
        register=register, office_id=office_id, year=year, defaults={"last": last}
    )
