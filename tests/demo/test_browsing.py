"""Who read what in the demonstration: there is something to see on the first day."""

from datetime import date, datetime, timedelta

import pytest

from diemtua.accounts.models import User
from diemtua.demo.browsing import browse
from diemtua.dossiers.models import Dossier, ReadRecord
from diemtua.dossiers.queries import verify
from diemtua.people.models import Person, SensitiveGround
from diemtua.shared.clock import VIETNAM
from tests.cases.conftest import NOON, Take, rulebook, take

ENDS_ON = date(2026, 11, 23)
AT = datetime(2026, 11, 23, 9, tzinfo=VIETNAM)


@pytest.mark.django_db
def test_head_and_who_does_the_case_read_it_and_the_register_is_taken_away(take: Take, head: User) -> None:
    dossier = take(at=NOON - timedelta(days=2))
    Dossier.objects.filter(pk=dossier.pk).update(owner=head)
    SensitiveGround.objects.create(
        dossier=dossier, person=Person.objects.earliest("pk"), category="D7.2", recorded_at=NOON
    )
    browse(ENDS_ON)
    read = ReadRecord.objects.order_by("at").values_list("what", flat=True)
    assert list(read) == ["file", "file", "sensitive_ground", "list", "export"]
    assert (ReadRecord.objects.filter(at__gt=AT).count(), verify().breaks) == (0, ())


__all__ = ["rulebook", "take"]
