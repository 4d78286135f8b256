"""What a life must show whatever the dice say: every eligible group and every end stand in the shortest year."""

from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from diemtua.law.eligibility.categories import versions
from diemtua.law.processes.legal_aid_case.states import (
    ENDED_DISCONTINUED,
    ENDED_DONE,
    ENDED_STAYED,
    REFUSED,
    SIMPLE_MATTER,
    TRANSFERRED,
    WITHDRAWN,
)
from diemtua.law.vocabulary.aid import AidForm

NEVER_ACCEPTED = {SIMPLE_MATTER: 0.55, REFUSED: 0.25, TRANSFERRED: 0.1, WITHDRAWN: 0.1}
NEVER_ACCEPTED_SHARE = 0.16
ACCEPTED = {ENDED_DONE: 0.92, ENDED_DISCONTINUED: 0.04, ENDED_STAYED: 0.04}


@dataclass(frozen=True)
class Part:
    """category, end: codes; "" leaves it to the dice."""

    category: str = ""
    end: str = ""

    def fits(self, story: dict[str, Any]) -> bool:
        """Whether a story can be told in this part; only proceedings can be stayed."""
        if self.end == ENDED_STAYED and story["form"] != AidForm.LITIGATION:
            return False
        return self.category in {"", story["category"]}


ANY_PART = Part()


def parts(on: date) -> tuple[Part, ...]:
    """A case done for every category in force on the day, then a request for every end."""
    groups = (Part(each.code.value, ENDED_DONE) for each in versions() if each.applies(on))
    return (*groups, *(Part(end=end) for end in (*ACCEPTED, *NEVER_ACCEPTED)))


def dealt_end(dice: Random, form: AidForm) -> str:
    """How a life ends by chance."""
    if dice.random() < NEVER_ACCEPTED_SHARE:
        return _dealt(dice, NEVER_ACCEPTED)
    end = _dealt(dice, ACCEPTED)
    return ENDED_DONE if end == ENDED_STAYED and form is not AidForm.LITIGATION else end


def _dealt(dice: Random, shares: dict[str, float]) -> str:
    return dice.choices(list(shares), list(shares.values()))[0]
