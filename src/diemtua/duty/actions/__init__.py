"""What changes duty. Effects of acts are registered by importing these."""

from diemtua.duty.actions import rosters, swaps
from diemtua.duty.actions.days import (
    ContactGiven,
    HearingGiven,
    ShiftNotNow,
    check_in,
    check_out,
    log_contact,
    take_schedule,
)
from diemtua.duty.actions.paper import change_words, changes_between
from diemtua.duty.actions.proposing import ask_solver, try_act
from diemtua.duty.actions.sites import (
    DutyNotYours,
    SiteNotPossible,
    add_demand,
    end_demand,
    keep_site,
    keep_terms,
    keep_tie,
    new_site,
)

__all__ = [
    "ContactGiven", "DutyNotYours", "HearingGiven", "ShiftNotNow", "SiteNotPossible", "add_demand", "ask_solver",
    "change_words", "changes_between", "check_in", "check_out", "end_demand", "keep_site", "keep_terms", "keep_tie",
    "log_contact", "new_site", "rosters", "swaps", "take_schedule", "try_act",
]  # fmt: skip
