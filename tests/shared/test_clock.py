from datetime import UTC, date, datetime

from diemtua.shared.clock import midnight


def test_midnight_is_the_first_moment_of_the_day_in_vietnam() -> None:
    assert midnight(date(2026, 3, 5)) == datetime(2026, 3, 4, 17, tzinfo=UTC)
