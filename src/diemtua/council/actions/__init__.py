"""What acts do to the Council's tables, and what is no act: members, their terms, their allowances."""

from diemtua.council.actions import decisions, meetings, reports
from diemtua.council.actions.allowances import AllowanceNotPossible, MonthHandedOver, correct_allowance, hand_over
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
    "AllowanceNotPossible",
    "CouncilFull",
    "MonthHandedOver",
    "SeatHeld",
    "Term",
    "TermNotPossible",
    "correct_allowance",
    "decisions",
    "end_term",
    "hand_over",
    "meetings",
    "reports",
    "seat_member",
    "withdraw_term",
]
