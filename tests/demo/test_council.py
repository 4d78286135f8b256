"""The Council of the demonstration: seats, a meeting with its decisions, one to come, a report; by acts alone."""

from datetime import date, datetime

import pytest

from diemtua.accounts.models import User
from diemtua.council.models import Decision, Meeting, Member, Report
from diemtua.council.queries import allowance_sheet, decisions_visible_to, next_meeting
from diemtua.demo.council import convene
from diemtua.demo.setting import set_the_scene
from diemtua.dossiers.models import Entry
from diemtua.law.vocabulary.council import ON_THE_COUNCIL
from diemtua.shared.clock import VIETNAM

ENDS_ON = date(2026, 11, 23)
AT = datetime(2026, 11, 23, 9, tzinfo=VIETNAM)


@pytest.mark.django_db
def test_council_sits_met_asked_and_will_meet() -> None:
    set_the_scene(AT, lambda _what: None)
    convene(ENDS_ON)
    seated = Member.objects.filter(seat__in=ON_THE_COUNCIL)
    assert (seated.count(), Meeting.objects.count(), Report.objects.count()) == (8, 2, 1)
    assert sorted(Decision.objects.values_list("dossier__state", flat=True)) == ["DONE", "OPEN", "OPEN"]
    assert Decision.objects.filter(dossier__state="OPEN", due_on__lt=ENDS_ON).count() == 1
    assert Entry.objects.filter(occurred_at__gt=AT).count() == 0
    head, member = User.objects.get(username="hoa"), User.objects.get(username="son")
    assert [decisions_visible_to(user).count() for user in (head, member)] == [3, 1]
    coming = next_meeting(member, AT)
    assert coming is not None
    assert coming.title == "Họp Hội đồng phối hợp liên ngành tổng kết năm"
    october = allowance_sheet(date(2026, 10, 1))
    assert october.handed is not None
    assert ([row.amount for row in october.rows if row.changes], len(october.rows)) == ([1_138_500], 10)
    november = allowance_sheet(date(2026, 11, 1))
    assert [(row.full_name, row.amount) for row in november.rows if row.owed_for] == [("Phan Thị Lụa", 759_000)]
