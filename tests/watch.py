"""The clock of the whole system, held still for a test."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from diemtua.shared import clock


@dataclass
class Watch:
    """Stands still until it is moved."""

    at: datetime
    combine = staticmethod(datetime.combine)

    def now(self, zone: ZoneInfo) -> datetime:
        """What `shared.clock` asks of `datetime`."""
        return self.at.astimezone(zone)

    def move(self, **by: float) -> None:
        """`move(minutes=5)`."""
        self.at += timedelta(**by)


def hold(monkeypatch: pytest.MonkeyPatch, at: datetime) -> Watch:
    """From now on it is `at`, for every page, act and task, however each came by its `now`.

    Never replace `clock.now` itself: a module that is first imported meanwhile would keep the false one for good.
    """
    held = Watch(at)
    monkeypatch.setattr(clock, "datetime", held)
    return held
