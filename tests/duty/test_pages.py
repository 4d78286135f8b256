"""Pages of duty: what they show, to whom, and at what price."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from icalendar import Calendar
from openpyxl import Workbook, load_workbook

from diemtua.accounts.models import Organisation, SecretAddress, User
from diemtua.dossiers.models import Dossier
from diemtua.dossiers.queries import act_slug
from diemtua.duty import actions, tasks
from diemtua.duty.models import Contact, Demand, DutyTerms, DutyTie, ListedHearing, Roster, Shift, Site
from diemtua.law.processes.duty_roster import DUTY_ROSTER, PublishRoster
from diemtua.law.processes.duty_swap import DUTY_SWAP
from diemtua.law.vocabulary.duty import ContactOutcome, DutyPart
from diemtua.law.vocabulary.roles import Role
from diemtua.notices.models import Message
from diemtua.places.models import Unit
from diemtua.shared.clock import VIETNAM, now, today
from diemtua.workforce.models import Leave, OnCall, Practitioner
from diemtua.workforce.queries import on_call
from tests.cases.asking import at_most
from tests.cast import give
from tests.duty.conftest import FRIDAY, MONDAY, NOON, Do, open_roster, placed, shift_of, solved, tie
from tests.people.test_pages import words
from tests.watch import hold

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 3, 2, 8, 0, tzinfo=VIETNAM)


@pytest.fixture(autouse=True)
def february(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """Pages open on 27/02/2026, and at whatever moment a test moves to."""
    watch = hold(monkeypatch, NOON)

    def to(at: datetime) -> None:
        watch.at = at

    return to


def signed_in(client: Client, user: User | None) -> Client:
    assert user is not None
    client.force_login(user)
    return client


OPEN_TO_READERS = ("home", "mine", "sites", "month", "month-print", "month-sheet", "coverage")
WEEK = timedelta(days=7)


def slot(day: date = MONDAY, part: str = "MORNING") -> str:
    return f"{day.isoformat()}-{part}"


def addresses(draft: Roster, published: Roster, asked: Dossier) -> dict[str, list[str]]:
    """Every page of the room by who may open it."""
    site, shift = Site.objects.get(), shift_of(published)
    own = [reverse("duty:ask-swap", args=[shift.uid])]
    heads = [reverse("duty:publish", args=[draft.dossier.uid]), reverse("duty:cover", args=[shift.uid])]
    planners = [
        reverse("duty:add-site"), reverse("duty:edit-site", args=[site.uid]), reverse("duty:people"),
        reverse("duty:roster", args=[draft.dossier.uid]), reverse("duty:propose", args=[draft.dossier.uid]),
        reverse("duty:seat", args=[draft.dossier.uid, site.pk, slot(), 1]),
    ]  # fmt: skip
    both = [reverse("duty:swap", args=[asked.uid])]
    readers = [
        *(reverse(f"duty:{name}") for name in OPEN_TO_READERS),
        reverse("duty:site", args=[site.uid]), reverse("duty:shift", args=[shift.uid]),
        *(reverse(f"duty:{name}", args=[published.dossier.uid]) for name in ("roster", "pdf", "docx")),
    ]  # fmt: skip
    return {"own": own, "heads": heads, "planners": planners, "both": both, "readers": readers}


@pytest.fixture
def second(published: Roster, do: Do, head: User) -> Roster:
    """A draft beside the published roster."""
    return open_roster(
        published.office, do, head, first_day=MONDAY + timedelta(days=7), last_day=FRIDAY + timedelta(days=7)
    )


def test_no_page_costs_more_than_twelve_queries(
    client: Client, published: Roster, second: Roster, asked: Dossier, homes: dict[str, Unit], head: User
) -> None:
    signed_in(client, head)
    pages = addresses(second, published, asked)
    pages["planners"][-1] = reverse(
        "duty:seat", args=[second.dossier.uid, Site.objects.get().pk, slot(MONDAY + timedelta(days=7)), 1]
    )
    costs = {page: cost(client, page) for name, each in pages.items() if name != "own" for page in each}
    assert {page: many for page, many in costs.items() if many > 12} == {}


def test_cost_of_a_roster_does_not_grow_with_its_days(
    client: Client, court: Site, khai: Practitioner, ut: Practitioner, do: Do, head: User
) -> None:
    signed_in(client, head)
    short = solved(open_roster(court.office, do, head, last_day=MONDAY), do, head)
    long = solved(open_roster(court.office, do, head, last_day=MONDAY + timedelta(days=28)), do, head)
    costs = [cost(client, reverse("duty:roster", args=[each.dossier.uid])) for each in (short, long)]
    assert costs[0] == costs[1]


def cost(client: Client, page: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as caught:
        answer = client.get(page)
    assert answer.status_code == 200, page
    return len(caught)


def test_month_grid_shows_people_gaps_and_why(
    client: Client, draft: Roster, do: Do, head: User, khai: Practitioner, ut: Practitioner
) -> None:
    for person in (khai, ut):
        Leave.objects.create(practitioner=person, kind="ANNUAL", valid_from=FRIDAY, valid_to=FRIDAY + timedelta(days=1))
    Demand.objects.filter(weekday=FRIDAY.weekday()).update(seats=2)
    solved(draft, do, head)
    shown = words(signed_in(client, head).get(reverse("duty:roster", args=[draft.dossier.uid])))
    assert "Trống" in shown
    court = Site.objects.get()
    assert f"06/03/2026, buổi sáng: {court.name} (2) Nghỉ, hoặc thẻ, hợp đồng không còn giá trị : " in shown
    assert "giá trị : Trần Văn Khải, Huỳnh Út" in shown
    assert shown.count("quý trước 0 ca") == 2


def test_seat_that_nobody_asked_for_is_marked(
    client: Client, draft: Roster, court: Site, do: Do, head: User, khai: Practitioner
) -> None:
    page = reverse("duty:roster", args=[draft.dossier.uid])
    assert "Ngoài nhu cầu" not in words(signed_in(client, head).get(page))
    do(placed(court, khai, seat=2), draft.dossier, head)
    assert words(client.get(page)).count("Ngoài nhu cầu") == 1


def test_head_proposes_edits_and_publishes_from_the_pages(
    client: Client, court: Site, khai: Practitioner, ut: Practitioner, head: User
) -> None:
    signed_in(client, head)
    opening = DUTY_ROSTER.rule("OpenRoster")
    page = reverse("dossiers:open", args=[DUTY_ROSTER.kind, act_slug(opening)])
    sent = {"first_day": "02/03/2026", "last_day": "06/03/2026", "kernel_seen": 0, "kernel_key": uuid4()}
    there = client.post(page, sent)["Location"]
    roster = Roster.objects.get()
    assert there == f"/truc/lich/{roster.dossier.uid}/"
    client.post(f"{there}de-xuat/")
    tasks.find_roster.call(roster.proposals.get().pk)
    assert Shift.objects.count() == 5
    seat = reverse("duty:seat", args=[roster.dossier.uid, court.pk, slot(), 1])
    roster.dossier.refresh_from_db()
    chosen = {"practitioner": ut.pk, "seen": roster.dossier.version, "key": uuid4()}
    assert client.post(seat, chosen)["Location"] == f"{there}?thang=2026-03"
    assert shift_of(roster).practitioner == ut
    client.post(reverse("duty:clear", args=[roster.dossier.uid, shift_of(roster).pk]))
    roster.dossier.refresh_from_db()
    answer = client.post(f"{there}ban-hanh/", {"kernel_seen": roster.dossier.version, "kernel_key": uuid4()})
    assert (answer["Location"], Shift.objects.filter(layer=0).count()) == (there, 4)


def test_who_publishes_is_told_whose_number_the_paper_would_lack(
    client: Client, draft: Roster, court: Site, khai: Practitioner, do: Do, head: User
) -> None:
    do(placed(court, khai), draft.dossier, head)
    page = reverse("duty:publish", args=[draft.dossier.uid])
    missing = f"Văn bản sẽ để trống số điện thoại của: {khai.full_name}."
    seen = [missing in words(signed_in(client, head).get(page))]
    Practitioner.objects.update(phone="")
    seen.append(missing in words(client.get(page)))
    Site.objects.update(phone="0290 000 0001")
    assert [*seen, missing in words(client.get(page))] == [False, True, False]


def test_seat_names_what_stands_against_everybody_before_it_is_saved(
    client: Client, draft: Roster, head: User, khai: Practitioner
) -> None:
    Leave.objects.create(practitioner=khai, kind="ANNUAL", valid_from=MONDAY, valid_to=FRIDAY)
    tie(khai, Site.objects.get(), barred=True)
    page = reverse("duty:seat", args=[draft.dossier.uid, Site.objects.get().pk, slot(), 1])
    shown = words(signed_in(client, head).get(page))
    assert "Trần Văn Khải · 0 ca quý trước · Vướng: Nghỉ, hoặc thẻ, hợp đồng không còn giá trị; Đã ghi là" in shown
    sent = {"practitioner": khai.pk, "seen": draft.dossier.version, "key": uuid4()}
    answer = client.post(page, sent)
    assert (answer.status_code, "Nếu vẫn xếp, hãy ghi lý do" in words(answer)) == (422, True)
    assert 'href="#id_reason"' in answer.content.decode()
    assert (list(answer.context["form"].errors), "id_reason_error" in answer.content.decode()) == (["reason"], True)
    client.post(page, {**sent, "reason": "Anh Khải đổi ngày nghỉ.", "key": uuid4()})
    shown = words(client.get(reverse("duty:roster", args=[draft.dossier.uid])))
    assert "Những chỗ bị vướng" in shown


def test_seat_and_shift_say_how_near_somebody_lives(
    client: Client, draft: Roster, court: Site, homes: dict[str, Unit], do: Do, head: User
) -> None:
    solved(draft, do, head)
    mine = Shift.objects.filter(roster=draft, ended_at__isnull=True, practitioner__commune=court.commune)[0]
    said = "Nhà so với nơi trực: cùng xã, phường"
    page = reverse("duty:seat", args=[draft.dossier.uid, court.pk, slot(mine.day), 1])
    tie(Practitioner.objects.get(commune=homes["32152"]), court, km=12)
    signed_in(client, head)
    with at_most(12):
        answer = client.get(page)
    here, further = f"{mine.practitioner.full_name} · 0 ca quý trước · cùng xã, phường", "0 ca quý trước · cách 12 km"
    assert (said in words(answer), here in words(answer), further in words(answer)) == (True, True, True)
    do(PublishRoster(), draft.dossier, head)
    assert said in words(client.get(reverse("duty:shift", args=[mine.uid])))


def test_place_of_duty_names_its_commune(client: Client, court: Site, homes: dict[str, Unit], head: User) -> None:
    signed_in(client, head)
    page, form = reverse("duty:site", args=[court.uid]), reverse("duty:edit-site", args=[court.uid])
    assert "máy so xã, phường nhà ở" in words(client.get(page))
    other = homes["32152"]
    sent = {"organisation": court.organisation_id, "mode": "AT_SITE", "first_day": "01/01/2026", "commune": other.pk}
    client.post(form, sent)
    court.refresh_from_db()
    assert (court.commune, other.full_name in words(client.get(page))) == (other, True)
    Unit.objects.filter(pk=other.pk).update(valid_to=NOON.date())
    assert client.post(form, sent)["Location"] == page
    client.post(form, sent | {"commune": ""})
    court.refresh_from_db()
    assert (court.commune, "Nơi trực chưa ghi xã, phường" in words(client.get(page))) == (None, True)
    assert client.post(form, sent | {"commune": other.pk}).status_code == 422


@pytest.mark.parametrize("place", [slot(FRIDAY + timedelta(days=9)), "2026-03-02-NOON", "hom-nay"])
def test_seat_that_is_none_is_not_there(client: Client, draft: Roster, head: User, place: str) -> None:
    page = reverse("duty:seat", args=[draft.dossier.uid, Site.objects.get().pk, place, 1])
    assert signed_in(client, head).get(page).status_code == 404


def test_roster_published_meanwhile_takes_no_edit(client: Client, published: Roster, head: User) -> None:
    signed_in(client, head)
    assert client.post(reverse("duty:propose", args=[published.dossier.uid])).status_code == 404
    assert client.get(reverse("duty:publish", args=[published.dossier.uid])).status_code == 404


def test_paper_of_a_roster_is_pdf_and_word(client: Client, published: Roster, legal_aid_officer: User) -> None:
    signed_in(client, legal_aid_officer)
    content = [client.get(reverse(f"duty:{name}", args=[published.dossier.uid])).content for name in ("pdf", "docx")]
    assert (content[0][:4], content[1][:2]) == (b"%PDF", b"PK")


def test_published_hotline_is_who_is_rung(
    hotline: Site, khai: Practitioner, ut: Practitioner, do: Do, head: User
) -> None:
    roster = solved(open_roster(hotline.office, do, head), do, head)
    do(PublishRoster(), roster.dossier, head)
    night = shift_of(roster, part=DutyPart.NIGHT)
    at_midnight = datetime(2026, 3, 3, 0, 20, tzinfo=VIETNAM)
    assert (on_call(roster.office, at_midnight).user, OnCall.objects.count()) == (night.practitioner.user, 10)


def test_publishing_the_week_to_come_leaves_this_week_who_is_rung(
    hotline: Site, khai: Practitioner, ut: Practitioner, do: Do, head: User
) -> None:
    week = timedelta(days=7)
    this = solved(open_roster(hotline.office, do, head), do, head)
    do(PublishRoster(), this.dossier, head)
    beyond = open_roster(hotline.office, do, head, first_day=MONDAY + week, last_day=FRIDAY + week)
    do(PublishRoster(), solved(beyond, do, head).dossier, head)
    nights = [shift_of(this, part=DutyPart.NIGHT), shift_of(beyond, MONDAY + week, part=DutyPart.NIGHT)]
    rung = [on_call(this.office, each.starts_at + timedelta(hours=1)).user for each in nights]
    assert rung == [each.practitioner.user for each in nights]


def test_places_and_demand_are_kept_from_the_pages(
    client: Client, rulebook: None, centre: Organisation, court: Site, head: User, khai: Practitioner
) -> None:
    signed_in(client, head)
    sent = {"organisation": court.organisation_id, "mode": "BY_PHONE", "first_day": "01/03/2026", "phone": "0912345678",
            "on_call": "on"}  # fmt: skip
    there = client.post(reverse("duty:add-site"), sent)["Location"]
    site = Site.objects.exclude(pk=court.pk).get()
    assert (site.name, site.office, site.on_call, there) == (court.name, centre, True, f"/truc/noi-truc/{site.uid}/")
    again = client.post(reverse("duty:add-site"), sent)
    assert (again.status_code, Site.objects.count()) == (422, 2)
    wanted = {"weekdays": ["0", "1"], "part": "MORNING", "seats": 2, "valid_from": "01/03/2026"}
    client.post(f"{there}nhu-cau/", wanted)
    assert [client.post(f"{there}nhu-cau/", each).status_code for each in (wanted, {})] == [422, 422]
    assert Demand.objects.filter(site=site, seats=2).count() == 2
    client.post(f"{there}nhu-cau/{Demand.objects.filter(site=site).first().pk}/thoi/")  # type: ignore[union-attr]
    old = Demand.objects.filter(site=court).first()
    client.post(reverse("duty:end-demand", args=[court.uid, old.pk]))  # type: ignore[union-attr]
    assert (Demand.objects.filter(site=site).count(), Demand.objects.get(pk=old.pk).valid_to) == (1, NOON.date())  # type: ignore[union-attr]
    client.post(f"{there}nguoi/", {"practitioner": khai.pk, "km": 7, "barred": "on"})
    assert client.post(f"{there}nguoi/", {}).status_code == 422
    assert DutyTie.objects.values_list("km", "barred").get() == (7, True)
    edited = client.post(f"{there}sua/", {**sent, "name": "Đường dây nóng", "last_day": "01/01/2026"})
    assert edited.status_code == 422
    client.post(f"{there}sua/", {**sent, "name": "Đường dây nóng", "last_day": "31/12/2026"})
    site.refresh_from_db()
    assert (site.name, site.valid_to) == ("Đường dây nóng", date(2027, 1, 1))
    assert "Đường dây nóng" in words(client.get(f"{there}sua/"))
    for phone in ("12", "0912345678 (gọi số này cả buổi tối)"):
        assert client.post(f"{there}sua/", {**sent, "phone": phone}).status_code == 422


def test_who_only_watches_is_offered_no_shifts_and_told_no_untruth(
    client: Client, published: Roster, auditor: User, legal_aid_officer: User
) -> None:
    give(auditor, Role.AUDITOR, published.office.code)
    for user, own in ((auditor, False), (legal_aid_officer, True)):
        signed_in(client, user)
        page = words(client.get(reverse("duty:home")))
        assert ("Ca trực của tôi" in page, "mà bạn được xem" in page) == (own, not own)


def test_who_inspects_elsewhere_is_told_who_sees_duty(client: Client, published: Roster, auditor: User) -> None:
    page = words(signed_in(client, auditor).get(reverse("duty:home")))
    assert [said in page for said in ("giao thêm vai trò kiểm tra", "Các lịch trực", "Phiên tòa và người trực")] == [
        True, False, False,
    ]  # fmt: skip


def test_terms_of_a_person_are_kept(client: Client, head: User, khai: Practitioner) -> None:
    signed_in(client, head)
    page = reverse("duty:keep-terms", args=[khai.pk])
    client.post(page, {f"{khai.pk}-weekly_cap": 3})
    refused = client.post(page, {f"{khai.pk}-weekly_cap": 99}, follow=True)
    assert "Trần Văn Khải: số buổi một tuần phải từ 0 đến 21." in words(refused)
    assert DutyTerms.objects.values_list("takes_part", "weekly_cap").get() == (False, 3)
    assert "Trần Văn Khải" in words(client.get(reverse("duty:people")))
    assert client.post(reverse("duty:keep-terms", args=[0])).status_code == 404


def test_swap_is_asked_answered_and_decided_from_the_pages(
    client: Client, published: Roster, head: User, tam: Practitioner
) -> None:
    shift = shift_of(published)
    signed_in(client, shift.practitioner.user)
    page = reverse("duty:ask-swap", args=[shift.uid])
    sent = {"other": tam.pk, "reason": "Con ốm", "kernel_seen": 0, "kernel_key": uuid4()}
    assert client.post(page, {**sent, "reason": ""}).status_code == 422
    there = client.post(page, sent)["Location"]
    dossier = Dossier.objects.get(kind="duty_swap")
    Leave.objects.create(practitioner=tam, kind="SICK", valid_from=MONDAY, valid_to=FRIDAY)
    assert "Phạm Minh Tâm, 02/03/2026: Nghỉ, hoặc thẻ" in words(client.get(there))
    for user, name in ((tam.user, "ConsentToSwap"), (head, "ApproveSwap")):
        dossier.refresh_from_db()
        act = reverse("dossiers:act", args=[dossier.uid, act_slug(DUTY_SWAP.rule(name))])
        shown = signed_in(client, user).get(act)
        asked, marked = words(shown), re.findall(r'aria-current="page">([^<]+)<', shown.content.decode())
        assert f"02/03/2026, buổi sáng · {shift.site.name}" in asked
        assert f"{shift.practitioner.full_name} → {tam.full_name}" in asked
        assert marked == ["Lịch trực tố tụng"]
        client.post(act, {"kernel_seen": dossier.version, "kernel_key": uuid4()})
    assert shift_of(published).practitioner == tam
    history = words(client.get(reverse("duty:shift", args=[shift_of(published).uid])))
    assert "Có người trực thay" in history


def test_head_arranges_a_cover_from_the_shift(client: Client, published: Roster, head: User, tam: Practitioner) -> None:
    shift = shift_of(published)
    sent = {"other": tam.pk, "reason": "Ốm", "kernel_seen": 0, "kernel_key": uuid4()}
    answer = signed_in(client, head).post(reverse("duty:cover", args=[shift.uid]), sent)
    assert (answer.status_code, shift_of(published).practitioner) == (302, tam)


def test_shift_is_taken_up_logged_and_handed_over_from_a_phone(
    client: Client, published: Roster, february: Callable[[datetime], None], head: User
) -> None:
    shift = shift_of(published)
    page = reverse("duty:shift", args=[shift.uid])
    signed_in(client, shift.practitioner.user)
    client.post(f"{page}nhan/")
    assert "Chỉ nhận ca từ 2 giờ trước" in words(client.get(page))
    february(MORNING)
    for step in ("giao", "nhan", "nhan"):
        client.post(f"{page}{step}/")
    key = uuid4()
    said = {
        "caller": "Thư ký Tòa án",
        "about": "Bị cáo 17 tuổi chưa có người bào chữa",
        "outcome": "REQUEST",
        "key": key,
    }
    assert [client.post(f"{page}lien-he/", said).status_code for _ in range(2)] == [302, 302]
    others = [said | {"key": uuid4(), "at": at} for at in ("03/03/2026 08:00", "02/03/2026 04:59", "01/03/2025 08:00")]
    assert [client.post(f"{page}lien-he/", each).status_code for each in (*others, {})] == [422] * 4
    assert "từ 07:00 02/03/2026 đến 12:00 02/03/2026" in words(client.post(f"{page}lien-he/", others[1]))
    assert Contact.objects.get().outcome == ContactOutcome.REQUEST
    assert "/vu-viec/tiep-nhan/" in client.get(page).content.decode()
    february(MORNING + timedelta(hours=4))
    client.post(f"{page}giao/")
    shift.refresh_from_db()
    assert (shift.checked_in_at, shift.checked_out_at) == (MORNING, MORNING + timedelta(hours=4))
    assert "Bị cáo 17 tuổi" in words(signed_in(client, head).get(page))


def test_shift_to_come_says_from_when_it_is_taken_up(
    client: Client, published: Roster, february: Callable[[datetime], None]
) -> None:
    shift = shift_of(published)
    page = reverse("duty:shift", args=[shift.uid])
    shown = html_of(signed_in(client, shift.practitioner.user), page)
    assert "Nhận ca và ghi người liên hệ được từ 02/03/2026 05:00." in shown
    february(shift.starts_at - timedelta(hours=2))
    later = html_of(client, page)
    assert [("Ghi một lượt liên hệ" in each, f"{page}nhan/" in each) for each in (shown, later)] == [
        (False, False), (True, True),
    ]  # fmt: skip


def html_of(client: Client, page: str) -> str:
    """The page, with its addresses."""
    return client.get(page).content.decode()


def test_night_that_still_runs_is_on_duty_today(
    client: Client, hotline: Site, khai: Practitioner, ut: Practitioner, do: Do, head: User,
    february: Callable[[datetime], None],
) -> None:  # fmt: skip
    roster = solved(open_roster(hotline.office, do, head), do, head)
    do(PublishRoster(), roster.dossier, head)
    night = shift_of(roster, part=DutyPart.NIGHT)
    signed_in(client, head)
    seen = []
    for at in (datetime(2026, 3, 3, 4, tzinfo=VIETNAM), datetime(2026, 3, 3, 8, tzinfo=VIETNAM)):
        february(at)
        seen.append(f"Buổi tối và đêm 02/03/2026 {hotline.name} {night.practitioner.full_name}" in words(
            client.get(reverse("duty:home"))
        ))  # fmt: skip
    assert seen == [True, False]


def test_contacts_are_read_by_who_was_on_duty_and_who_plans(
    client: Client, published: Roster, tam: Practitioner, february: Callable[[datetime], None]
) -> None:
    shift = shift_of(published)
    Contact.objects.create(shift=shift, at=MORNING, caller="Thư ký", about="Bí mật", outcome="GUIDED")
    assert "Bí mật" not in words(signed_in(client, tam.user).get(reverse("duty:shift", args=[shift.uid])))


def test_month_log_counts_and_goes_to_excel(
    client: Client, published: Roster, head: User, february: Callable[[datetime], None]
) -> None:
    february(MORNING + timedelta(days=1))
    shift = shift_of(published)
    Contact.objects.create(shift=shift, at=MORNING, caller="Thư ký", about="Hỏi", outcome="GUIDED")
    signed_in(client, head)
    shown = words(client.get(reverse("duty:month")))
    assert ("5 ca" in shown, "1 lượt liên hệ" in shown, "1 ca đã qua chưa ghi nhận ca" in shown) == (True, True, True)
    Leave.objects.create(practitioner=shift.practitioner, kind="SICK", valid_from=MONDAY, valid_to=FRIDAY)
    shown = words(client.get(reverse("duty:month")))
    away = shift.practitioner.duty_shifts.filter(day__lt=FRIDAY).count()
    assert shown.count("Nghỉ") == away
    sheet = load_workbook(BytesIO(client.get(reverse("duty:month-sheet") + "?thang=2026-03").content)).active
    rows: Any = list(sheet.iter_rows(values_only=True))  # type: ignore[union-attr]
    assert (rows[0][0], rows[2][4], rows[2][7], len(rows)) == (
        "Nhật ký trực tháng 03/2026", shift.practitioner.full_name, 1, 7,
    )  # fmt: skip
    assert [row[8] for row in rows[2:]].count("Người trực nghỉ") == away
    assert "5 ca" in words(client.get(reverse("duty:month"), {"thang": "khong-ro"}))
    assert "Tháng này không có ca trực nào" in words(client.get(reverse("duty:month"), {"thang": "2026-01"}))


def test_month_log_of_a_practitioner_is_their_own(
    client: Client, published: Roster, tam: Practitioner, february: Callable[[datetime], None]
) -> None:
    february(MORNING)
    assert "Tháng này không có ca trực nào" in words(signed_in(client, tam.user).get(reverse("duty:month")))


def test_calendars_are_read_by_a_calendar_program_until_revoked(client: Client, published: Roster, head: User) -> None:
    shift, site = shift_of(published), Site.objects.get()
    own = signed_in(client, shift.practitioner.user)
    own.post(reverse("duty:make-feed"))
    address = secret_in(words(own.get(reverse("duty:mine"))))
    assert "chỉ hiện một lần" not in words(own.get(reverse("duty:mine")))
    mine = events(Client().get(address).content)
    assert (shift.starts_at, shift.ends_at, site.name) in mine
    assert len(mine) == Shift.objects.filter(practitioner=shift.practitioner).count()
    own.post(reverse("duty:revoke-feed"))
    assert Client().get(address).status_code == 404
    at_site = reverse("duty:site", args=[site.uid])
    head_client = signed_in(Client(), head)
    head_client.post(f"{at_site}dia-chi-lich/")
    address = secret_in(words(head_client.get(at_site)))
    assert len(events(Client().get(address).content)) == 5
    head_client.post(f"{at_site}dia-chi-lich/thu-hoi/")
    assert [Client().get(each).status_code for each in (address, "/truc/dia-chi-lich/khong-co.ics")] == [404, 404]
    told = f"{head.full_name} thu hồi lúc"
    officer = signed_in(Client(), shift.practitioner.user)
    assert [told in words(each.get(at_site)) for each in (head_client, officer)] == [True, False]


def test_calendars_that_end_are_told_of_once_and_then_answer_nobody(
    client: Client, published: Roster, khai: Practitioner, head: User, desk_officer: User
) -> None:
    own, at_site = signed_in(client, khai.user), reverse("duty:site", args=[Site.objects.get().uid])
    own.post(reverse("duty:make-feed"))
    shown = words(own.get(reverse("duty:mine")))
    assert "Dùng được đến hết ngày" in shown
    signed_in(Client(), head).post(f"{at_site}dia-chi-lich/")
    Message.objects.all().delete()
    later = now() + timedelta(days=355)
    assert [actions.tell_of_ending_feeds(later), actions.tell_of_ending_feeds(later)] == [2, 0]
    told = {(message.user, message.link) for message in Message.objects.all()}
    assert told == {(khai.user, reverse("duty:mine")), (head, at_site)}
    SecretAddress.objects.update(ends_on=today() - timedelta(days=1))
    assert Client().get(secret_in(shown)).status_code == 404
    assert "Địa chỉ đã hết hạn" in words(own.get(reverse("duty:mine")))


def secret_in(shown: str) -> str:
    return next(word for word in shown.split() if word.endswith(".ics")).removeprefix("http://testserver")


def events(content: bytes) -> list[tuple[datetime, datetime, str]]:
    found: Any = Calendar.from_ical(content)
    return [(each["dtstart"].dt, each["dtend"].dt, str(each["location"])) for each in found.walk("VEVENT")]


def schedule(
    *rows: tuple[object, ...], heads: tuple[str, ...] = ("Ngày", "Giờ", "Nơi trực", "Phòng xử", "Vụ án")
) -> BytesIO:
    book = Workbook()
    for row in (heads, *rows):
        book.active.append(row)  # type: ignore[union-attr]
    file = BytesIO()
    book.save(file)
    file.seek(0)
    file.name = "lich.xlsx"
    return file


def test_hearings_without_anybody_on_duty_are_shown_in_time(client: Client, published: Roster, head: User) -> None:
    signed_in(client, head)
    name = Site.objects.get().name
    rows = [("02/03/2026", "08:00", name, "Phòng 1", "Trộm cắp"), (date(2026, 3, 3), "14h30", name, "", "")]
    for _again in range(2):
        read = client.post(reverse("duty:take-schedule"), {"file": schedule(*rows)})
        assert client.post(f"{read['Location']}nhan/").status_code == 302
    assert ListedHearing.objects.count() == 2
    shown = words(client.get(reverse("duty:coverage")))
    assert shown.count("Chưa có ai") == 2
    assert "03/03/2026 14:30" in shown
    moved = ListedHearing.objects.get(room="")
    assert client.post(reverse("duty:drop-hearing", args=[moved.uid])).status_code == 302
    shown = words(client.get(reverse("duty:coverage")))
    assert (shown.count("Chưa có ai"), f"03/03/2026 14:30 · {name}: Đơn vị bỏ khỏi lịch" in shown) == (0, True)
    assert "02/03/2026 08:00" in shown


def test_schedule_with_mistakes_names_their_row_and_column(client: Client, published: Roster, head: User) -> None:
    signed_in(client, head)
    name = Site.objects.get().name
    rows = [("mai", "08:00", name), ("02/03/2026", "sáng", name), ("02/03/2026", "08:00", "Tòa lạ"), (None, "", None)]
    rows.append(("mốt", "trưa", ""))
    shown = words(client.post(reverse("duty:take-schedule"), {"file": schedule(*rows)}))
    for problem in (
        "Dòng 2, cột Ngày: phải là ngày dạng ngày/tháng/năm.", "Dòng 3, cột Giờ: phải là giờ dạng 07:30.",
        "Dòng 4, cột Nơi trực: không có nơi trực nào tên như vậy.",
        "Dòng 6, cột Ngày: phải là ngày dạng ngày/tháng/năm.", "Dòng 6, cột Giờ: phải là giờ dạng 07:30.",
        "Dòng 6, cột Nơi trực: không có nơi trực nào tên như vậy.",
    ):  # fmt: skip
        assert problem in shown
    assert ListedHearing.objects.count() == 0
    for file, said in (
        (schedule(heads=("Ngày", "Giờ")), "Không thấy dòng tiêu đề"), (schedule(), "Tệp không có phiên nào"),
        (BytesIO(b"khong phai excel"), "Không đọc được tệp"),
    ):  # fmt: skip
        file.name = "lich.xlsx"
        assert said in words(client.post(reverse("duty:take-schedule"), {"file": file}))
    assert client.post(reverse("duty:take-schedule")).status_code == 422


def test_month_for_print_bears_the_name_of_the_office_below_that_of_the_centre(
    client: Client, published: Roster, head: User, branch: Organisation, branch_head: User
) -> None:
    def letterhead(user: User) -> str:
        shown = words(signed_in(client, user).get(reverse("duty:month-print")))
        return shown[: shown.index("In lúc")]

    centre = published.office
    assert letterhead(head).strip().endswith(centre.name)
    assert letterhead(branch_head).strip().endswith(f"{centre.name} {branch.name}")
