"""What acts do to the Council's tables, and what is no act: members and their terms."""

from diemtua.council.actions import decisions, meetings, reports
from diemtua.council.actions.keeping import (
    CouncilFull,
    SeatHeld,
    Term,
    TermNotPossible,
    end_term,
    seat_member,
    withdraw_term,
)

__all__ = [
    "CouncilFull",
    "SeatHeld",
    "Term",
    "TermNotPossible",
    "decisions",
    "end_term",
    "meetings",
    "reports",
    "seat_member",
    "withdraw_term",
]
