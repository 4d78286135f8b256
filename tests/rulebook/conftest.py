"""An administrator as far as the rulebook knows one, and the calendar of the seed."""

from dataclasses import dataclass
from datetime import datetime

import pytest

from diemtua.law.calendar import ZONE
from diemtua.law.vocabulary.roles import Role
from diemtua.rulebook import actions
from diemtua.rulebook.actions import Correction

AT = datetime(2026, 11, 20, 9, tzinfo=ZONE)


@dataclass(frozen=True)
class Holding:
    roles: frozenset[Role]

    def holds_anywhere(self, *roles: Role) -> bool:
        return bool(self.roles & set(roles))


@dataclass(frozen=True)
class Somebody:
    pk: int
    full_name: str
    standing: Holding


ADMINISTRATOR = Somebody(7, "Lê Thị Hạnh", Holding(frozenset({Role.ADMINISTRATOR})))
HEAD = Somebody(8, "Trần Văn Bảy", Holding(frozenset({Role.HEAD})))
CORRECTION = Correction(ADMINISTRATOR, AT, "Thông báo mới của Bộ Nội vụ")


@pytest.fixture
def seeded(db: None) -> None:
    actions.seed(AT)
