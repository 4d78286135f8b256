"""The demonstration has somebody on duty whenever it is opened."""

from datetime import UTC, date, datetime, timedelta

import pytest

from diemtua.demo.duty import PLACES, put_on_duty
from diemtua.demo.setting import set_the_scene
from diemtua.dossiers.models import Dossier
from diemtua.dossiers.queries import verify
from diemtua.duty import queries
from diemtua.duty.models import Contact, Shift, Site, Swap
from diemtua.duty.rostering import against_each
from diemtua.workforce.models import OnCall

ENDS_ON = date(2026, 11, 23)
AT = datetime(2026, 11, 23, 2, tzinfo=UTC)


@pytest.mark.django_db
def test_a_roster_is_in_force_the_next_is_proposed_and_a_swap_waits() -> None:
    put_on_duty(set_the_scene(AT, lambda _what: None)[0], ENDS_ON)
    states = Dossier.objects.filter(kind__startswith="duty_").order_by("pk").values_list("kind", "state")
    assert list(states) == [("duty_roster", "PUBLISHED"), ("duty_roster", "PROPOSED"), ("duty_swap", "PROPOSED")]
    in_force = Shift.objects.filter(layer=0, ended_at__isnull=True)
    assert (Site.objects.count(), in_force.filter(day=ENDS_ON).exists()) == (len(PLACES), True)
    served = in_force.filter(day__lt=ENDS_ON)
    assert 0 < served.filter(checked_out_at__isnull=False).count() < served.count()
    assert (Contact.objects.exists(), OnCall.objects.filter(from_at__gt=AT + timedelta(days=1)).exists()) == (
        True,
        True,
    )
    swap = Swap.objects.select_related("giving__roster").get()
    plan, seat = queries.plan_of(swap.giving.roster), queries.seat_of(swap.giving)
    assert against_each(plan.problem, plan.placed, seat)[swap.other_id] == ()
    assert verify().breaks == ()
