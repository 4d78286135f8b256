"""Codes of cases, from the vocabulary of the law."""

from diemtua.law.codes import N_, Code
from diemtua.law.vocabulary.roles import Role

# at whose desk people ask, and who may have a case to read at all
AT_THE_DESK = (Role.DESK_OFFICER, Role.HEAD, Role.BRANCH_HEAD, Role.PRACTITIONER)
# what the secret address of one's own hearings opens
FEED = "hearings"
READERS = (*AT_THE_DESK, Role.DEPARTMENT, Role.AUDITOR)


class HearingStage(Code):
    """When one is reminded of a hearing."""

    EVE = "EVE", N_("Ngày hôm trước")
    MORNING = "MORNING", N_("Sáng hôm đó")
