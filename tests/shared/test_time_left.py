"""Time left in the words of the deadline board."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from diemtua.shared.clock import VIETNAM
from diemtua.shared.ui.templatetags.ui import until, up_to
from diemtua.shared.ui.time_left import TimeLeft, time_left

NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("left", "told"),
    [
        (timedelta(hours=3, minutes=28), TimeLeft("Còn 3 giờ 28 phút", "danger")),
        (timedelta(minutes=5), TimeLeft("Còn 5 phút", "danger")),
        (timedelta(0), TimeLeft("Còn 0 phút", "danger")),
        (timedelta(hours=24), TimeLeft("Còn 24 giờ", "amber")),
        (timedelta(hours=47, minutes=59), TimeLeft("Còn 47 giờ 59 phút", "amber")),
        (timedelta(days=2), TimeLeft("Còn 2 ngày", "amber")),
        (timedelta(days=5), TimeLeft("Còn 5 ngày", "calm")),
        (-timedelta(minutes=1), TimeLeft("Quá hạn 1 phút", "danger")),
        (-timedelta(days=2, hours=5), TimeLeft("Quá hạn 2 ngày", "danger")),
    ],
)
def test_time_left_in_words(left: timedelta, told: TimeLeft) -> None:
    assert time_left(NOW + left, NOW) == told


def test_a_day_that_ends_a_clock_is_named_without_its_minute() -> None:
    ends = datetime.combine(date(2026, 3, 5), time.max, VIETNAM)
    assert until(ends) == "hết ngày 05/03/2026"
    assert (until(ends.replace(hour=9, minute=12)), until(None)) == ("05/03/2026 09:12", "")


@pytest.mark.parametrize(
    ("hours", "told"), [(2.5, "05/03/2026 21:00 – 23:30"), (10, "05/03/2026 21:00 – 06/03/2026 07:00")]
)
def test_hours_of_one_day_name_it_once(hours: float, told: str) -> None:
    begins = datetime(2026, 3, 5, 21, tzinfo=VIETNAM)
    assert up_to(begins, begins + timedelta(hours=hours)) == told
