"""Changes of practitioners, their leave, what they work on, and the evidence of conflict checks."""

from diemtua.workforce.actions.checking import check_centre, check_practitioner
from diemtua.workforce.actions.engaging import (
    AgreementNotRecorded,
    AppointmentNeedsReason,
    PractitionerNotAppointable,
    WorkforceRefused,
    close_engagements,
    disengage,
    engage,
    refuse_unless_appointable,
    reopen_engagements,
    undo_engagements,
)
from diemtua.workforce.actions.keeping import LeaveTurnedRound, cancel_leave, enter_leave, keep_practitioner

__all__ = [
    "AgreementNotRecorded",
    "AppointmentNeedsReason",
    "LeaveTurnedRound",
    "PractitionerNotAppointable",
    "WorkforceRefused",
    "cancel_leave",
    "check_centre",
    "check_practitioner",
    "close_engagements",
    "disengage",
    "engage",
    "enter_leave",
    "keep_practitioner",
    "refuse_unless_appointable",
    "reopen_engagements",
    "undo_engagements",
]
