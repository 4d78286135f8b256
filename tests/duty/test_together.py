"""Two who publish at once what follows one roster: one binds, the other is told."""

from datetime import timedelta

import pytest

from diemtua.accounts.models import User
from diemtua.duty.actions.rosters import RosterNotReadyToPublish
from diemtua.duty.models import IN_FORCE, Roster, Shift
from diemtua.law.processes.duty_roster import ClearSeat, PublishRoster
from tests.dossiers.test_together import at_once
from tests.duty.conftest import FRIDAY, MONDAY, Do, open_roster

TUESDAY = MONDAY + timedelta(days=1)


@pytest.mark.django_db(transaction=True)
def test_of_two_versions_of_one_roster_published_at_once_one_binds(published: Roster, do: Do, head: User) -> None:
    drafts = [
        open_roster(published.office, do, head, previous=published.pk, first_day=TUESDAY, last_day=FRIDAY)
        for _ in range(2)
    ]
    for draft, parity in zip(drafts, (0, 1), strict=True):
        # no seat and nobody in common: the shifts of both could stand
        for shift in Shift.objects.filter(roster=draft, day__gte=TUESDAY, ended_at__isnull=True):
            if shift.day.day % 2 == parity:
                do(ClearSeat(shift=shift.pk), draft.dossier, head)
    head.standing  # noqa: B018 - asked once, before the threads share it
    raised = at_once(*(lambda each=each: do(PublishRoster(), each.dossier, head) for each in drafts))  # type: ignore[misc]
    assert [type(each) for each in raised] == [RosterNotReadyToPublish]
    assert "đã có bản khác thay" in str(raised[0])
    binding = Roster.objects.get(previous=published, published_at__isnull=False)
    assert set(Shift.objects.filter(layer=IN_FORCE, ended_at__isnull=True, day__gte=TUESDAY).values_list("roster")) == {
        (binding.pk,)
    }
