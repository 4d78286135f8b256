"""What the demonstration looks at before it plays."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.management import CommandError

from diemtua.accounts.models import User
from diemtua.demo.management.commands.demo import half_played, refuse_real_data
from diemtua.demo.models import Demonstration
from diemtua.demo.year import SEED, last_morning

ENDS_ON = date(2026, 11, 23)
AT = datetime(2026, 11, 23, 2, tzinfo=UTC)


def test_demonstration_refuses_a_database_with_real_people(desk_officer: User) -> None:
    with pytest.raises(CommandError, match="dữ liệu thật"):
        refuse_real_data()


def test_play_that_was_broken_off_is_begun_again_not_taken_for_real(desk_officer: User) -> None:
    mark = Demonstration.objects.create(ends_on=ENDS_ON, cases=24, seed=SEED)
    refuse_real_data()
    assert half_played()
    mark.played_at = AT
    mark.save()
    assert not half_played()


def test_demonstration_never_plays_ahead_of_the_clock() -> None:
    at_nine = datetime(2026, 11, 23, 2, tzinfo=UTC)
    assert [last_morning(at_nine - timedelta(minutes=1)), last_morning(at_nine)] == [date(2026, 11, 22), ENDS_ON]
