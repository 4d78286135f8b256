"""Numbers of registers: running, never given twice, never given back."""

from datetime import datetime

from django.db import connection

from diemtua.dossiers.models import Entry, RegisterLine, RegisterSequence

# begun or counted on in one statement: of two acts that find the year's book not begun the second waits, and counts on
_COUNT_ON = """
    INSERT INTO dossiers_registersequence (register, office_id, year, last) VALUES (%s, %s, %s, 1)
    ON CONFLICT (register, office_id, year) DO UPDATE SET last = dossiers_registersequence.last + 1
    RETURNING last
"""


def next_number(register: str, office_id: int, year: int) -> int:
    """Spend the next number. The sequence's row is locked until the transaction ends, so numbers stay consecutive."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNT_ON, [register, office_id, year])
        return int(cursor.fetchone()[0])


def hold(register: str, office_id: int, year: int) -> None:
    """Let nobody spend a number of the register until the transaction ends: who counts its lines counts them all."""
    sequences = RegisterSequence.objects.select_for_update()
    sequences.get_or_create(register=register, office_id=office_id, year=year)


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
