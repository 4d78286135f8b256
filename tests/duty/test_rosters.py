"""The life of a roster: drafted, proposed, edited, published with a number, followed by a later version."""

from collections import Counter
from datetime import date, timedelta
from io import BytesIO

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from diemtua.accounts.models import User
from diemtua.documents.models import Paper
from diemtua.documents.queries import frozen, paper_docx, paper_pdf
from diemtua.dossiers.actions import NotPermitted
from diemtua.duty import queries
from diemtua.duty.actions import propose_now
from diemtua.duty.actions.placing import AlreadyOnDuty, SeatAgainstRules, ShiftChangedHands
from diemtua.duty.actions.rosters import RosterDaysNotPossible, RosterNotReadyToPublish, SeatNotInRoster
from diemtua.duty.enums import ShiftEnd
from diemtua.duty.models import DutyTerms, Roster, Shift, Site
from diemtua.law.processes.duty_roster import ClearSeat, DropRoster, PlaceOnDuty, PublishRoster, SupersedeRoster
from diemtua.law.vocabulary.duty import DutyPart, Obstacle
from diemtua.notices.models import Message
from diemtua.places.enums import Nearness
from diemtua.places.models import Unit
from diemtua.workforce.models import Leave, Practitioner
from tests.duty.conftest import FRIDAY, MONDAY, NOON, QUICK, Do, open_roster, shift_of, solved, tie
from tests.watch import hold

pytestmark = pytest.mark.django_db
MORNING = DutyPart.MORNING
COURT = "Tòa án nhân dân khu vực 1 - Cà Mau"


def placing(roster: Roster, person: Practitioner, day: date = MONDAY, **more: object) -> PlaceOnDuty:
    site = Site.objects.get(office=roster.office)
    return PlaceOnDuty(**{"site": site.pk, "day": day, "part": MORNING, "practitioner": person.pk, **more})  # type: ignore[arg-type]


def test_proposal_fills_every_wanted_seat_and_shares_them(draft: Roster, do: Do, head: User) -> None:
    solved(draft, do, head)
    shifts = Shift.objects.filter(roster=draft, ended_at__isnull=True)
    assert draft.dossier.state == "PROPOSED"
    assert sorted(each.day for each in shifts) == [MONDAY + timedelta(days=each) for each in range(5)]
    assert sorted(Counter(each.practitioner_id for each in shifts).values()) == [2, 3]


def test_proposal_knows_leave_bars_terms_and_cards(draft: Roster, khai: Practitioner, ut: Practitioner) -> None:
    Leave.objects.create(practitioner=khai, kind="ANNUAL", valid_from=MONDAY, valid_to=MONDAY + timedelta(days=2))
    DutyTerms.objects.create(practitioner=ut, weekly_cap=2)
    tie(ut, Site.objects.get(), km=12)
    problem = queries.plan_of(draft).problem
    assert problem.people[khai.pk].away == {MONDAY, MONDAY + timedelta(days=1)}
    assert (problem.people[ut.pk].weekly_cap, dict(problem.people[ut.pk].km)) == (2, {Site.objects.get().pk: 12})
    ut.card_valid_to = FRIDAY
    ut.save()
    tie(khai, Site.objects.get(), barred=True)
    problem = queries.plan_of(draft).problem
    assert (problem.people[ut.pk].away, problem.people[khai.pk].barred) == ({FRIDAY}, {Site.objects.get().pk})


def test_plan_knows_how_near_each_lives_to_where_one_goes(
    draft: Roster, court: Site, hotline: Site, homes: dict[str, Unit], khai: Practitioner, ut: Practitioner,
    tam: Practitioner,
) -> None:  # fmt: skip
    hotline.commune = court.commune
    hotline.save()
    people = queries.plan_of(draft, with_ways=True).problem.people
    assert {key: dict(each.near) for key, each in people.items()} == {
        khai.pk: {court.pk: Nearness.SAME_COMMUNE}, ut.pk: {court.pk: Nearness.SAME_PROVINCE},
        tam.pk: {court.pk: Nearness.UNKNOWN},
    }  # fmt: skip


def test_days_off_want_nobody_at_a_court(court: Site, do: Do, head: User) -> None:
    roster = open_roster(court.office, do, head, first_day=date(2026, 4, 27), last_day=date(2026, 5, 3))
    days = {seat.slot.day for seat in queries.plan_of(roster).problem.seats}
    assert days == {date(2026, 4, 28), date(2026, 4, 29)} | ({date(2026, 4, 27)} & days)


def test_seat_chosen_by_hand_survives_a_proposal(draft: Roster, do: Do, head: User, ut: Practitioner) -> None:
    do(placing(draft, ut), draft.dossier, head)
    solved(draft, do, head)
    shift = shift_of(draft)
    assert (shift.practitioner, shift.reasons, draft.dossier.state) == (ut, ["BY_HAND"], "PROPOSED")


def test_edit_takes_the_place_of_who_sat_there(published: Roster, draft: Roster) -> None:
    assert published.dossier.state == "PUBLISHED"


def test_edit_by_hand_keeps_the_shift_before(
    draft: Roster, do: Do, head: User, khai: Practitioner, ut: Practitioner
) -> None:
    do(placing(draft, khai), draft.dossier, head)
    do(placing(draft, ut), draft.dossier, head)
    first, second = Shift.objects.filter(roster=draft).order_by("pk")
    assert (first.ended_because, second.followed, draft.dossier.state) == (ShiftEnd.EDITED, first, "EDITED")


def test_edit_against_rules_names_every_one_and_needs_a_reason(
    draft: Roster, do: Do, head: User, khai: Practitioner
) -> None:
    Leave.objects.create(practitioner=khai, kind="ANNUAL", valid_from=MONDAY, valid_to=FRIDAY)
    tie(khai, Site.objects.get(), barred=True)
    DutyTerms.objects.create(practitioner=khai, weekly_cap=0)
    every = "Nghỉ, hoặc thẻ, .*; Đã ghi là không trực ở nơi này; Đủ số buổi trực tối đa trong tuần. Nếu vẫn xếp"
    with pytest.raises(SeatAgainstRules, match=every):
        do(placing(draft, khai), draft.dossier, head)
    assert Shift.objects.count() == 0
    entry = do(placing(draft, khai, reason="Anh đồng ý về sớm một ngày."), draft.dossier, head)
    assert entry.recorded["obstacles"] == [Obstacle.AWAY, Obstacle.BARRED, Obstacle.CAP_REACHED]


def test_nobody_is_put_at_two_places(draft: Roster, hotline: Site, do: Do, head: User, khai: Practitioner) -> None:
    court = Site.objects.exclude(pk=hotline.pk).get()
    do(placing_at(court, khai), draft.dossier, head)
    with pytest.raises(AlreadyOnDuty):
        do(placing_at(hotline, khai, reason="Cố tình"), draft.dossier, head)
    assert Shift.objects.filter(ended_at__isnull=True).count() == 1


def placing_at(site: Site, person: Practitioner, **more: object) -> PlaceOnDuty:
    return PlaceOnDuty(**{"site": site.pk, "day": MONDAY, "part": MORNING, "practitioner": person.pk, **more})  # type: ignore[arg-type]


@pytest.mark.parametrize("field", ["practitioner", "seat"])
def test_database_refuses_double_booking(published: Roster, ut: Practitioner, khai: Practitioner, field: str) -> None:
    shift = shift_of(published)
    other = khai if shift.practitioner == ut else ut
    shift.pk, shift.uid = None, "0" * 32
    if field == "practitioner":
        shift.seat = 2
    else:
        shift.practitioner = other
    with pytest.raises(IntegrityError), transaction.atomic():
        shift.save(force_insert=True)


def test_seat_outside_the_roster_is_refused(draft: Roster, do: Do, head: User, ut: Practitioner) -> None:
    with pytest.raises(SeatNotInRoster):
        do(placing(draft, ut, FRIDAY + timedelta(days=3)), draft.dossier, head)


def test_seat_is_emptied_once(draft: Roster, do: Do, head: User, ut: Practitioner) -> None:
    do(placing(draft, ut), draft.dossier, head)
    shift = shift_of(draft)
    do(ClearSeat(shift=shift.pk), draft.dossier, head)
    assert Shift.objects.get().ended_because == ShiftEnd.CLEARED
    with pytest.raises(ShiftChangedHands):
        do(ClearSeat(shift=shift.pk), draft.dossier, head)


def test_published_roster_is_a_numbered_paper_with_phones(published: Roster, head: User) -> None:
    data, sheet = frozen(published.paper)  # type: ignore[arg-type]
    assert (sheet.code_line, published.dossier.number) == ("Số: 01/TB-TTTGPL", "01")
    assert len(data["duty_shifts"]) == 5
    assert data["duty_shifts"][0] | {"person": ""} == {
        "day": "Thứ Hai 02/03/2026", "part": "Buổi sáng", "site": COURT,
        "mode": "Trực tại trụ sở", "person": "", "phone": "0900 000 111",
    }  # fmt: skip
    assert {row["person"]: row["shifts"] for row in data["duty_people"]}.keys() == {"Huỳnh Út", "Trần Văn Khải"}
    printed = PdfReader(BytesIO(paper_pdf(published.paper) or b""))  # type: ignore[arg-type]
    lines = [line.replace("\u00a0", " ") for page in printed.pages for line in page.extract_text().splitlines()]
    assert len([line for line in lines if "0900 000 111" in line]) == 5 + 2
    assert paper_docx(published.paper)[:2] == b"PK"  # type: ignore[arg-type]


def test_everybody_on_the_roster_is_told(published: Roster, legal_aid_officer: User, other_officer: User) -> None:
    told = set(Message.objects.values_list("user", flat=True))
    assert told == {legal_aid_officer.pk, other_officer.pk}


def test_only_heads_publish(draft: Roster, do: Do, desk_officer: User, head: User) -> None:
    solved(draft, do, desk_officer)
    with pytest.raises(NotPermitted):
        do(PublishRoster(), draft.dossier, desk_officer)


def test_empty_roster_is_not_published(draft: Roster, do: Do, head: User) -> None:
    with pytest.raises(RosterNotReadyToPublish):
        do(PublishRoster(), draft.dossier, head)


def test_later_version_begins_with_what_stands_and_names_what_changed(
    published: Roster, do: Do, head: User, khai: Practitioner, ut: Practitioner
) -> None:
    tuesday = MONDAY + timedelta(days=1)
    later = open_roster(published.office, do, head, previous=published.pk, first_day=tuesday)
    old = shift_of(published, tuesday)
    other = ut if old.practitioner == khai else khai
    assert (later.version, later.shifts.count()) == (2, 4)
    do(placing(later, other, tuesday, reason="Đi công tác"), later.dossier, head)
    do(ClearSeat(shift=shift_of(later, FRIDAY).pk), later.dossier, head)
    do(PublishRoster(), later.dossier, head)
    later.refresh_from_db()
    friday = Shift.objects.get(roster=published, day=FRIDAY).practitioner.full_name
    data, _ = frozen(later.paper)  # type: ignore[arg-type]
    assert data["duty_changes"] == [
        f"03/03/2026, buổi sáng, {COURT}: {other.full_name} thay {old.practitioner.full_name}.",
        f"06/03/2026, buổi sáng, {COURT}: bỏ {friday}.",
    ]
    published.dossier.refresh_from_db()
    assert (published.dossier.state, data["duty_replaces"]) == ("SUPERSEDED", "Thông báo số 01 ngày 27/02/2026")
    assert shift_of(published).layer == 0
    assert {each.ended_because for each in Shift.objects.filter(roster=published, day__gte=tuesday)} == {"SUPERSEDED"}


def test_paper_of_a_followed_roster_holds_until_the_later_one_begins(
    published: Roster, do: Do, head: User, client: Client
) -> None:
    tuesday = MONDAY + timedelta(days=1)
    later = open_roster(published.office, do, head, previous=published.pk, first_day=tuesday)
    do(PublishRoster(), later.dossier, head)
    before, after = (Paper.objects.get(dossier=each.dossier) for each in (published, later))
    assert (before.stands, before.superseded_on, after.stands) == (False, tuesday, True)
    marked = frozen(before)[1].void
    assert marked == "VĂN BẢN KHÔNG CÒN HIỆU LỰC từ ngày 03/03/2026 (Có văn bản khác thay thế)"
    client.force_login(head)
    page = client.get(reverse("documents:paper", args=[before.uid])).text
    assert ("Bản đang có hiệu lực: số 02, 27/02/2026" in page, str(after.uid) in page) == (True, True)
    pages = [client.get(reverse("duty:roster", args=[each.dossier.uid])).text for each in (published, later)]
    assert reverse("duty:roster", args=[later.dossier.uid]) in pages[0]
    assert ["Từ ngày 03/03/2026 trực theo bản thay thế." in page for page in pages] == [True, False]


def test_followed_roster_counts_on_its_pages_until_the_later_one_begins(
    published: Roster, do: Do, head: User, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    tuesday = MONDAY + timedelta(days=1)
    later = open_roster(published.office, do, head, previous=published.pk, first_day=tuesday)
    do(PublishRoster(), later.dossier, head)
    published.refresh_from_db()
    paper = published.paper
    assert paper is not None
    watch, found = hold(monkeypatch, NOON), []
    client.force_login(head)
    for _ in range(2):
        page = client.get(reverse("documents:paper", args=[paper.uid])).text
        papers = client.get(reverse("documents:of-dossier", args=[published.dossier.uid])).text
        said = ("Còn hiệu lực đến hết 02/03/2026", "Bản thay thế: số 02", "dt-struck", "Bản đang có hiệu lực: số 02")
        found.append(([words in page for words in said], said[0] in papers, "dt-struck" in papers))
        watch.at += tuesday - NOON.date()
    assert found == [([True, True, False, False], True, False), ([False, False, True, True], False, True)]


def test_unchanged_later_version_says_so_and_added_seats_are_named(
    published: Roster, hotline: Site, do: Do, head: User, ut: Practitioner
) -> None:
    tuesday = MONDAY + timedelta(days=1)
    later = open_roster(published.office, do, head, previous=published.pk, first_day=tuesday)
    do(PublishRoster(), later.dossier, head)
    later.refresh_from_db()
    assert frozen(later.paper)[0]["duty_changes"] == ["Không đổi ca nào."]  # type: ignore[arg-type]
    third = open_roster(published.office, do, head, previous=later.pk, first_day=tuesday)
    do(placing_at(hotline, ut, day=FRIDAY, part=DutyPart.AFTERNOON), third.dossier, head)
    do(PublishRoster(), third.dossier, head)
    third.refresh_from_db()
    assert frozen(third.paper)[0]["duty_changes"] == [  # type: ignore[arg-type]
        f"06/03/2026, buổi chiều, {hotline.name}: thêm Huỳnh Út."
    ]


def test_nobody_supersedes_by_hand(published: Roster, do: Do, head: User) -> None:
    with pytest.raises(NotPermitted):
        do(SupersedeRoster(), published.dossier, head)


def test_two_rosters_of_the_same_days_do_not_both_bind(published: Roster, do: Do, head: User) -> None:
    second = open_roster(published.office, do, head)
    rows = Shift.objects.filter(roster=published)
    first = rows.order_by("day")[0]
    Shift.objects.create(
        roster=second, practitioner=first.practitioner, site=first.site, day=first.day, part=first.part,
        layer=second.pk, entered_at=NOON,
    )  # fmt: skip
    with pytest.raises(AlreadyOnDuty, match=first.practitioner.full_name):
        do(PublishRoster(), second.dossier, head)
    assert (Roster.objects.get(pk=second.pk).published_at, shift_of(second).layer) == (None, second.pk)


def test_published_shifts_of_another_roster_are_busy_for_a_new_one(published: Roster, do: Do, head: User) -> None:
    second = open_roster(published.office, do, head)
    plan = queries.plan_of(second)
    assert {key: len(who.busy) for key, who in plan.problem.people.items()} == {
        key: Shift.objects.filter(practitioner=key).count() for key in plan.problem.people
    }
    assert propose_now(second, by=head, at=NOON, limits=QUICK).missing == []


def test_shifts_of_the_last_quarter_count_for_fairness(published: Roster, do: Do, head: User, ut: Practitioner) -> None:
    second = open_roster(
        published.office, do, head, first_day=MONDAY + timedelta(days=7), last_day=FRIDAY + timedelta(days=7)
    )
    loads = queries.loads(queries.plan_of(second))
    assert {key: before for key, (before, _) in loads.items()} == {
        key: Shift.objects.filter(practitioner=key).count() for key in loads
    }


def test_later_version_leaves_no_day_of_the_one_before_bare(published: Roster, do: Do, head: User) -> None:
    with pytest.raises(RosterDaysNotPossible, match="hết ngày 06/03/2026"):
        open_roster(published.office, do, head, previous=published.pk, last_day=FRIDAY - timedelta(days=1))


@pytest.mark.parametrize(("first", "last"), [(FRIDAY, MONDAY), (MONDAY, MONDAY + timedelta(days=100))])
def test_days_of_a_roster_are_a_period_no_longer_than_a_quarter(
    court: Site, do: Do, head: User, first: date, last: date
) -> None:
    with pytest.raises(RosterDaysNotPossible):
        open_roster(court.office, do, head, first_day=first, last_day=last)


def test_later_version_changes_no_day_that_has_come(published: Roster, do: Do, head: User) -> None:
    with pytest.raises(RosterDaysNotPossible):
        open_roster(published.office, do, head, previous=published.pk, first_day=NOON.date())
    later = open_roster(published.office, do, head, previous=published.pk)
    with pytest.raises(RosterNotReadyToPublish):
        do(PublishRoster(), later.dossier, head, NOON + timedelta(days=4))


def test_dropped_draft_keeps_its_shifts_ended(draft: Roster, do: Do, head: User) -> None:
    solved(draft, do, head)
    do(DropRoster(), draft.dossier, head)
    assert (draft.dossier.state, set(Shift.objects.values_list("ended_because", flat=True))) == ("DROPPED", {"DROPPED"})


def test_drafts_are_seen_by_planners_alone(
    draft: Roster, head: User, desk_officer: User, legal_aid_officer: User, branch_head: User, stranger: User
) -> None:
    seen = [user.username for user in (head, desk_officer, legal_aid_officer, branch_head, stranger)
            if queries.rosters_visible_to(user).exists()]  # fmt: skip
    assert seen == [head.username, desk_officer.username]


def test_published_rosters_are_seen_by_who_serves_there(
    published: Roster, legal_aid_officer: User, auditor: User, planner: User, stranger: User
) -> None:
    users = (legal_aid_officer, auditor, planner, stranger)
    assert [queries.rosters_visible_to(user).count() for user in users] == [1, 0, 0, 0]
    assert queries.roster_by_uid(legal_aid_officer, published.dossier.uid) == published


def test_person_who_left_stays_readable_in_a_roster(published: Roster, ut: Practitioner) -> None:
    Practitioner.objects.filter(pk=ut.pk).update(active=False)
    plan = queries.plan_of(published)
    assert plan.problem.people[ut.pk].away == set(plan_days())


def plan_days() -> list[date]:
    return [MONDAY + timedelta(days=each) for each in range(5)]


def test_roster_across_new_year_is_named_with_both_years(hotline: Site, do: Do, head: User) -> None:
    over = open_roster(hotline.office, do, head, first_day=date(2026, 12, 28), last_day=date(2027, 1, 3))
    within = open_roster(hotline.office, do, head, first_day=date(2027, 1, 4), last_day=date(2027, 1, 10))
    named = ["Lịch trực 28/12/2026 – 03/01/2027", "Lịch trực 04/01 – 10/01/2027"]
    assert [over.dossier.label, within.dossier.label] == named
