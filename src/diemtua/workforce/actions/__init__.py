"""Changes of practitioners, their leave, what they work on, and the evidence of conflict checks."""

from diemtua.workforce.actions.alarms import ring, silence, sound
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
from diemtua.workforce.actions.keeping import (
    LeaveTurnedRound,
    cancel_leave,
    enter_leave,
    keep_practitioner,
    leave_entered,
)
from diemtua.workforce.actions.on_call import OnCallNotPossible, publish_on_call, put_on_call, take_off_call

__all__ = [
    "AgreementNotRecorded",
    "AppointmentNeedsReason",
    "LeaveTurnedRound",
    "OnCallNotPossible",
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
    "leave_entered",
    "publish_on_call",
    "put_on_call",
    "refuse_unless_appointable",
    "reopen_engagements",
    "ring",
    "silence",
    "sound",
    "take_off_call",
    "undo_engagements",
]
