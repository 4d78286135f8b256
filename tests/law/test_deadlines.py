from dataclasses import replace
from datetime import date, datetime

import pytest

from diemtua.law.calendar import ZONE, seed
from diemtua.law.deadlines import RuleNotInForce, UnknownRule, due, earliest, rule, rules

NOTICE = datetime(2026, 2, 13, 15, 30, tzinfo=ZONE)


def test_rule_is_the_version_in_force() -> None:
    assert rule("T15", date(2018, 10, 12)).length == 3


def test_rule_before_its_first_day_is_refused() -> None:
    with pytest.raises(RuleNotInForce):
        rule("T15", date(2018, 10, 11))


def test_rule_nobody_knows_is_refused() -> None:
    with pytest.raises(UnknownRule):
        rule("T99", date(2026, 1, 1))


def test_table_holds_every_clock_of_the_law() -> None:
    assert {name.rstrip("X") for name in rules()} == {f"T{number:02d}" for number in range(1, 29)} | {"C01", "C02"}


def test_clock_is_external_where_an_outsider_owes() -> None:
    external = [name for name, versions in rules().items() if versions[0].external]
    assert external == ["T04", "T07", "T07X", "T13", "T14", "T14X", "T20", "T21", "T22", "T25", "T28", "C01"]


@pytest.mark.parametrize(
    ("on", "doubted"),
    [
        (date(2025, 12, 30), {"T27", "T07X", "C02"}),
        (
            date(2025, 12, 31),
            {"T27", "T07", "T07X", "T08X", "T08XX", "T09", "T17", "T18", "T19", "T20", "T21", "T22", "C01", "C02"},
        ),
    ],
)
def test_clocks_are_doubted_from_the_day_of_an_amendment_not_read(on: date, doubted: set[str]) -> None:
    assert {name for name in rules() if on >= rules()[name][0].valid_from and rule(name, on).doubts_on(on)} == doubted


def test_clock_of_an_article_not_compared_says_so() -> None:
    unread = replace(rule("T05", NOTICE.date()), basis=("L59:177", "L59:177"))
    assert unread.doubts_on(NOTICE.date()) == (
        "Luật Tư pháp người chưa thành niên, Điều 177: chưa đối chiếu với văn bản gốc",
    )


def test_earliest_of_nothing_is_nothing() -> None:
    assert earliest(()) is None


def test_earliest_leaves_at_once_aside() -> None:
    dues = [due(rule(name, NOTICE.date()), NOTICE, calendar=seed()) for name in ("T08", "T08X", "T06")]
    first = earliest(dues)
    assert first is not None
    assert (first.rule, [each.own_target for each in dues]) == ("T06", [True, False, False])
