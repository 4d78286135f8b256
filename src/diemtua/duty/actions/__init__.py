"""What changes duty. Effects of acts are registered by importing these."""

from diemtua.duty.actions import rosters, swaps, withdrawing
from diemtua.duty.actions.absence import tell_of_empty_seats
from diemtua.duty.actions.correcting import NotCorrectable, strike_contact, take_back_step
from diemtua.duty.actions.days import (
    ContactAlreadyUsed,
    ContactGiven,
    ShiftNotNow,
    check_in,
    check_out,
    free_contact,
    log_contact,
    opens_at,
    tie_contact,
)
from diemtua.duty.actions.feeds import tell_of_ending_feeds
from diemtua.duty.actions.forgetting import forget_contact, forget_old_contacts, wipe_contacts
from diemtua.duty.actions.gaps import tell_all_gaps, tell_gaps
from diemtua.duty.actions.paper import change_words, changes_between, phone_of
from diemtua.duty.actions.placing import SeatAgainstRules
from diemtua.duty.actions.proposing import ask_solver, is_silent, proposal_asked, propose_now, search, try_act
from diemtua.duty.actions.schedules import (
    ScheduleOvertaken,
    drop_listed,
    forget_untaken,
    read_schedule,
    take_schedule,
)
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
    "ContactAlreadyUsed",
    "ContactGiven",
    "DutyNotYours",
    "NotCorrectable",
    "ScheduleOvertaken",
    "SeatAgainstRules",
    "ShiftNotNow",
    "SiteNotPossible",
    "add_demand",
    "ask_solver",
    "change_words",
    "changes_between",
    "check_in",
    "check_out",
    "drop_listed",
    "end_demand",
    "forget_contact",
    "forget_old_contacts",
    "forget_untaken",
    "free_contact",
    "is_silent",
    "keep_site",
    "keep_terms",
    "keep_tie",
    "log_contact",
    "new_site",
    "opens_at",
    "phone_of",
    "proposal_asked",
    "propose_now",
    "read_schedule",
    "rosters",
    "search",
    "strike_contact",
    "swaps",
    "take_back_step",
    "take_schedule",
    "tell_all_gaps",
    "tell_gaps",
    "tell_of_empty_seats",
    "tell_of_ending_feeds",
    "tie_contact",
    "try_act",
    "wipe_contacts",
    "withdrawing",
]  # fmt: skip
