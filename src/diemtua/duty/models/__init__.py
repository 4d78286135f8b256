"""Tables of duty."""

from diemtua.duty.models.courts import CourtSchedule, CoverageGap, ListedHearing
from diemtua.duty.models.days import Contact, ShiftCorrection
from diemtua.duty.models.rosters import IN_FORCE, Proposal, Roster, Shift, Swap
from diemtua.duty.models.sites import Demand, DutyTerms, DutyTie, Site

__all__ = [
    "IN_FORCE",
    "Contact",
    "CourtSchedule",
    "CoverageGap",
    "Demand",
    "DutyTerms",
    "DutyTie",
    "ListedHearing",
    "Proposal",
    "Roster",
    "Shift",
    "ShiftCorrection",
    "Site",
    "Swap",
]
