"""What the demonstration looks at before it plays."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.management import CommandError, call_command

from diemtua.accounts.models import User
from diemtua.demo.management.commands.demo import half_played, refuse_real_data, refuse_what_lies_ahead
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


def test_demonstration_of_a_day_to_come_is_refused_with_the_day_to_give() -> None:
    refuse_what_lies_ahead(ENDS_ON, AT)
    with pytest.raises(CommandError, match=r"Ngày 24/11/2026 chưa qua.*--today 2026-11-23 hoặc sớm hơn"):
        refuse_what_lies_ahead(ENDS_ON + timedelta(days=1), AT)


@pytest.mark.django_db
def test_demo_with_a_day_to_come_touches_nothing() -> None:
    with pytest.raises(CommandError, match="chưa qua 9 giờ sáng"):
        call_command("demo", "--no-serve", "--reset", "--today", "2999-01-01")
    assert not Demonstration.objects.exists()
