"""Who is on duty where and when: frozen values in, a roster with its reasons out. No database, no clock."""

from diemtua.duty.rostering.model import Limits
from diemtua.duty.rostering.proposing import propose, unfilled
from diemtua.duty.rostering.rules import against_each, broken
from diemtua.duty.rostering.shapes import (
    Answer,
    Broken,
    Person,
    Placement,
    Problem,
    Seat,
    Site,
    Slot,
    Unfilled,
    people_by_key,
    sites_by_key,
)

__all__ = [
    "Answer",
    "Broken",
    "Limits",
    "Person",
    "Placement",
    "Problem",
    "Seat",
    "Site",
    "Slot",
    "Unfilled",
    "against_each",
    "broken",
    "people_by_key",
    "propose",
    "sites_by_key",
    "unfilled",
]
