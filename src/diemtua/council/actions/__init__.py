"""What acts do to the Council's tables, and what is no act: members, their terms, their allowances."""

from diemtua.council.actions import decisions, documents, meetings, reports
from diemtua.council.actions.allowances import (
    AllowanceNotPossible,
    MonthHandedOver,
    correct_allowance,
    hand_over,
    pay_late,
)
from diemtua.council.actions.documents import NumberToBeGiven, SignNotPossible, enter_document
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
    "NumberToBeGiven",
    "SeatHeld",
    "SignNotPossible",
    "Term",
    "TermNotPossible",
    "correct_allowance",
    "decisions",
    "documents",
    "end_term",
    "enter_document",
    "hand_over",
    "meetings",
    "pay_late",
    "reports",
    "seat_member",
    "withdraw_term",
]
