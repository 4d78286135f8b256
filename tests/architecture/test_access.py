"""No address of these rooms is without a row in their table of access: tests/access/."""

import pytest

from tests.access import (
    test_council,
    test_duty,
    test_hearings,
    test_on_call,
    test_plans,
    test_readings,
    test_referrals,
)
from tests.access.matrix import Table, addresses

TABLES: list[tuple[str, str, Table, set[str]]] = [
    ("council", "", test_council.PAGES, set()),
    ("referrals", "", test_referrals.PAGES, set()),
    ("duty", "", test_duty.PAGES, test_duty.FEEDS),
    ("cases", "hearing", test_hearings.PAGES, test_hearings.FEEDS),
    ("workforce", "", test_on_call.PAGES, set()),
    ("plans", "", test_plans.PAGES, set()),
    ("notices", "", test_on_call.PAGES, set()),
    ("dossiers", "readings", test_readings.PAGES, set()),
]


@pytest.mark.parametrize(("room", "part", "table", "feeds"), TABLES, ids=[each[0] for each in TABLES])
def test_every_address_has_a_row(room: str, part: str, table: Table, feeds: set[str]) -> None:
    named = {row[0] for row in table} | feeds
    assert addresses(room, part) - named == set(), "add a row to PAGES of this room in tests/access/"
    assert {name for name in named if name.startswith(f"{room}:")} <= addresses(room)
