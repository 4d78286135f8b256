"""What happens seldom: who plans elsewhere, what came too late, who cannot be rung, what is offered to whom."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from diemtua.accounts.models import Organisation, User
from diemtua.cases.models import Case, Hearing
from diemtua.dossiers.actions import annul, dossier_erased, new_dossier
from diemtua.dossiers.models import Dossier
from diemtua.dossiers.queries import offered
from diemtua.duty import actions, queries
from diemtua.duty.actions.placing import AlreadyOnDuty, put_all
from diemtua.duty.actions.swaps import SwapNotPossible
from diemtua.duty.actions.telling import NobodyCanBeRung
from diemtua.duty.models import Contact, Demand, ListedHearing, Roster, Shift, Site
from diemtua.duty.schedules import HearingGiven
from diemtua.law.processes.duty_roster import PlaceOnDuty, PublishRoster
from diemtua.law.processes.duty_swap import ArrangeCover, ProposeSwap
from diemtua.law.processes.legal_aid_case.states import ACCEPTED, ENDED_DONE
from diemtua.law.vocabulary.duty import DutyMode, DutyPart, Obstacle
from diemtua.shared.clock import VIETNAM
from diemtua.workforce.models import Engagement, Leave, OnCall, Practitioner
from tests.duty.conftest import FRIDAY, MONDAY, NOON, Do, make_site, on_duty, open_roster, shift_of, solved
from tests.people.builders import dossier
from tests.rows import a_row
from tests.watch import hold
from tests.workforce.builders import practitioner

pytestmark = pytest.mark.django_db


def test_who_plans_elsewhere_keeps_nothing_here(court: Site, branch_head: User, head: User, khai: Practitioner) -> None:
    demand = Demand.objects.filter(site=court)[0]
    given = HearingGiven(court.pk, NOON, "", "")
    read = actions.read_schedule([given], court.office, (MONDAY, FRIDAY), by=head, at=NOON)
    tries = [
        lambda: actions.keep_site(court, by=branch_head, name="x"),
        lambda: actions.add_demand(court, by=branch_head, weekdays=["0"], part="NIGHT", valid_from=MONDAY),
        lambda: actions.end_demand(demand, by=branch_head, on=MONDAY),
        lambda: actions.keep_tie(court, khai, by=branch_head, km=1),
        lambda: actions.keep_terms(khai, by=branch_head, weekly_cap=1),
        lambda: actions.read_schedule([given], court.office, (MONDAY, FRIDAY), by=branch_head, at=NOON),
        lambda: actions.take_schedule(read, by=branch_head, at=NOON),
        lambda: actions.drop_listed(ListedHearing(site=court), by=branch_head, at=NOON),
    ]
    for each in tries:
        with pytest.raises(actions.DutyNotYours):
            each()


def test_shift_of_another_is_not_taken_up(published: Roster, head: User) -> None:
    with pytest.raises(actions.DutyNotYours):
        actions.check_in(shift_of(published), by=head, at=NOON)


def test_many_shifts_at_once_are_refused_as_one(published: Roster) -> None:
    shift = shift_of(published)
    again = Shift(
        roster=published, practitioner=shift.practitioner, site=shift.site, day=shift.day, part=shift.part, seat=2,
        entered_at=NOON,
    )  # fmt: skip
    with pytest.raises(AlreadyOnDuty, match=shift.practitioner.full_name):
        put_all([again])


def test_who_is_on_duty_by_another_roster_is_not_placed_even_with_a_reason(
    published: Roster, do: Do, head: User
) -> None:
    shift, second = shift_of(published), open_roster(published.office, do, head)
    act = PlaceOnDuty(
        site=shift.site_id, day=MONDAY, part=DutyPart.MORNING, practitioner=shift.practitioner_id, reason="Cố tình"
    )
    with pytest.raises(AlreadyOnDuty):
        do(act, second.dossier, head)


def test_nobody_of_a_branch_is_put_where_urgent_notices_ring(
    hotline: Site, khai: Practitioner, branch: Organisation, branch_head: User, do: Do, head: User
) -> None:
    theirs = on_duty(branch_head, branch)
    plan = queries.plan_of(open_roster(hotline.office, do, head))
    barred = {key: who.barred for key, who in plan.problem.people.items()}
    assert barred == {khai.pk: frozenset(), theirs.pk: frozenset({hotline.pk})}


def test_office_without_places_wants_nobody(rulebook: None, centre: Organisation, do: Do, head: User) -> None:
    assert queries.plan_of(open_roster(centre, do, head)).problem.seats == ()


def test_roster_whose_people_cannot_be_rung_says_who(
    hotline: Site, khai: Practitioner, ut: Practitioner, do: Do, head: User
) -> None:
    roster = solved(open_roster(hotline.office, do, head), do, head)
    Leave.objects.create(practitioner=khai, kind="SICK", valid_from=MONDAY, valid_to=FRIDAY)
    with pytest.raises(NobodyCanBeRung, match="Trần Văn Khải"):
        do(PublishRoster(), roster.dossier, head)
    assert (Roster.objects.get().published_at, OnCall.objects.count()) == (None, 0)


def test_cover_at_the_hotline_changes_who_is_rung(
    hotline: Site, khai: Practitioner, ut: Practitioner, tam: Practitioner, do: Do, head: User
) -> None:
    roster = solved(open_roster(hotline.office, do, head), do, head)
    do(PublishRoster(), roster.dossier, head)
    shift = Shift.objects.filter(roster=roster, ended_at=None).exclude(practitioner=tam).order_by("day")[0]
    swap = new_dossier("duty_swap", roster.office)
    do(ArrangeCover(giving=shift.pk, other=tam.pk, reason="Ốm"), swap, head)
    turn = OnCall.objects.get(withdrawn_at=None, from_at=shift.starts_at)
    assert (turn.user, turn.to_at) == (tam.user, shift.ends_at)
    annul(swap.entries.get(version=1), by=head, reason="Ghi nhầm.", at=NOON)
    assert OnCall.objects.get(withdrawn_at=None, from_at=shift.starts_at).user == shift.practitioner.user


def test_colleague_without_an_account_is_covered_for_by_the_head_alone(
    published: Roster, centre: Organisation, do: Do, head: User
) -> None:
    silent, giving = practitioner("Không Tài Khoản", centre), shift_of(published)
    asked = new_dossier("duty_swap", published.office)
    with pytest.raises(SwapNotPossible):
        do(ProposeSwap(giving=giving.pk, other=silent.pk, reason="x"), asked, giving.practitioner.user)
    do(ArrangeCover(giving=giving.pk, other=silent.pk, reason="x"), new_dossier("duty_swap", published.office), head)
    assert shift_of(published).practitioner == silent


def test_what_is_offered_is_of_the_office_and_to_come(
    published: Roster, draft: Roster, do: Do, head: User, tam: Practitioner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("diemtua.duty.queries.rosters.today", lambda: MONDAY)
    holder = shift_of(published).practitioner
    swap, mine = new_dossier("duty_swap", published.office), Shift.objects.filter(practitioner=holder)
    roster = published.dossier
    counts = {name: len(offered(name, holder.user, swap)) for name in ("duty_own_shift", "duty_colleague_shift")}
    assert counts == {"duty_own_shift": mine.count(), "duty_colleague_shift": 5 - mine.count()}
    assert len(offered("duty_office_shift", head, swap)) == 5
    assert offered("duty_own_shift", None, swap) == []
    assert [len(offered(name, head, roster)) for name in ("duty_shift", "duty_proposal", "duty_site")] == [5, 1, 1]
    assert len(offered("duty_practitioner", head, roster)) == 3
    assert [pk for pk, _ in offered("duty_roster_published", head, roster)] == [published.pk]


def test_parts_of_a_day_hold_every_moment() -> None:
    found = [queries.slot_at(datetime(2026, 3, 2, hour, 30, tzinfo=VIETNAM)) for hour in (6, 7, 11, 12, 17, 18)]
    sunday = MONDAY - timedelta(days=1)
    assert [(slot.day, slot.part) for slot in found] == [
        (sunday, DutyPart.NIGHT), (MONDAY, DutyPart.MORNING), (MONDAY, DutyPart.MORNING),
        (MONDAY, DutyPart.AFTERNOON), (MONDAY, DutyPart.AFTERNOON), (MONDAY, DutyPart.NIGHT),
    ]  # fmt: skip


def test_erased_roster_names_nobody_who_called(published: Roster) -> None:
    Contact.objects.create(shift=shift_of(published), at=NOON, caller="Thư ký", about="Hỏi", outcome="GUIDED")
    Roster.objects.filter(pk=published.pk).update(changes=[{"before": "Ai đó"}])
    dossier_erased.send(Dossier, dossier=published.dossier, entry=None, at=NOON)
    contact = Contact.objects.get()
    assert (contact.caller, contact.phone, contact.about, contact.outcome) == ("", "", "", "GUIDED")
    assert Roster.objects.get(pk=published.pk).changes == []


def test_act_refused_on_a_page_says_why_and_keeps_what_was_typed(
    client: Client, published: Roster, head: User, tam: Practitioner
) -> None:
    shift = shift_of(published)
    client.force_login(head)
    page = reverse("duty:cover", args=[shift.uid])
    sent = {"other": shift.practitioner_id, "reason": "Ốm nặng", "kernel_seen": 0, "kernel_key": uuid4()}
    answer = client.post(page, sent)
    shown = answer.content.decode()
    assert (answer.status_code, "Người trực thay phải là người khác" in shown, "Ốm nặng" in shown) == (422, True, True)


def test_site_says_its_name(court: Site) -> None:
    assert (str(court), Obstacle.AWAY.label != "") == (court.name, True)


def test_places_are_apart_by_office(court: Site, branch: Organisation, branch_head: User) -> None:
    theirs = make_site(branch, "TAKV2", mode=DutyMode.AT_SITE, weekdays="0", parts=(DutyPart.MORNING,))
    assert list(queries.planning_offices(branch_head)) == [branch]
    assert {each.pk for each in queries.sites_visible_to(branch_head)} == {court.pk, theirs.pk}


def test_who_has_a_hearing_of_a_case_while_on_duty_is_named(published: Roster, head: User, ut: Practitioner) -> None:
    shift, matters = shift_of(published), [dossier(published.office), dossier(published.office)]
    for matter, hours in zip(matters, (1, 6), strict=True):
        Engagement.objects.create(practitioner=shift.practitioner, dossier=matter, from_at=NOON)
        case = a_row(Case, {Dossier: matter})
        a_row(Hearing, {Dossier: matter, Case: case}, starts_at=shift.starts_at + timedelta(hours=hours), outcome="")
    # a second practitioner of the same case, on duty nowhere
    Engagement.objects.create(practitioner=ut, dossier=matters[0], from_at=NOON)
    found = queries.clashes(head, MONDAY, FRIDAY)
    assert [(each.shift, each.hearing.case.dossier) for each in found] == [(shift, matters[0])]
    assert queries.unattended(head, MONDAY, FRIDAY) == []


def test_hearing_of_a_case_that_nobody_does_any_more_is_shown(
    client: Client, published: Roster, head: User, khai: Practitioner, stranger: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    matter = dossier(published.office)
    Engagement.objects.create(practitioner=khai, dossier=matter, from_at=NOON, to_at=NOON)
    case = a_row(Case, {Dossier: matter}, code="TT.TGTT.07.2026")
    hearing = a_row(Hearing, {Dossier: matter, Case: case}, starts_at=shift_of(published).starts_at, outcome="")
    assert queries.unattended(head, MONDAY, FRIDAY) == [hearing]
    assert queries.unattended(stranger, MONDAY, FRIDAY) == []
    Dossier.objects.filter(pk=matter.pk).update(state=ENDED_DONE)
    assert queries.unattended(head, MONDAY, FRIDAY) == []
    Dossier.objects.filter(pk=matter.pk).update(state=ACCEPTED)
    hold(monkeypatch, NOON)
    client.force_login(head)
    page = client.get(reverse("duty:coverage")).content.decode()
    assert ("chưa có người thực hiện" in page, "TT.TGTT.07.2026" in page) == (True, True)
