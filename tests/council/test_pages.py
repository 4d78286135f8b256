"""Pages of the Council: what they do, who may open them, how many queries they cost."""

from datetime import date, timedelta
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from django.utils.timezone import localtime
from openpyxl import load_workbook

from diemtua.accounts.models import User
from diemtua.council.models import Decision, Meeting, Member
from diemtua.documents.models import Paper
from diemtua.dossiers.models import Dossier
from diemtua.law.vocabulary.council import CouncilSeat
from diemtua.shared.clock import now
from tests.cases.asking import answers, at_most, browser, read, words
from tests.cast import organisation
from tests.council.conftest import Open, Seat

pytestmark = pytest.mark.django_db
HOME, MEETINGS, MEMBERS, SEAT = (
    "/hoi-dong/",
    "/hoi-dong/cuoc-hop/",
    "/hoi-dong/thanh-vien/",
    "/hoi-dong/thanh-vien/them/",
)
DECISIONS, EXCEL = "/hoi-dong/viec-giao/", "/hoi-dong/viec-giao/tai-excel/"
PLAN, ASK = "/ho-so/moi/council_meeting/du-kien-cuoc-hop/", "/ho-so/moi/council_decision/giao-viec-theo-ket-luan/"


def place(dossier: Dossier) -> str:
    return f"/hoi-dong/{'cuoc-hop' if dossier.kind == 'council_meeting' else 'viec-giao'}/{dossier.uid}/"


def act(dossier: Dossier, slug: str) -> str:
    return f"/ho-so/{dossier.uid}/{slug}/"


def new_key() -> dict[str, str]:
    return {"kernel_seen": "0", "kernel_key": str(uuid4())}


# members


def typed(**said: Any) -> dict[str, Any]:
    return {
        "seat": "MEMBER", "full_name": "Trần Văn Ba", "position": "Phó Giám đốc", "body": organisation("STC").pk,
        "document": "01/QĐ-UBND", "valid_from": "01/07/2025", "valid_to": "", "user": "",
    } | said  # fmt: skip


def test_standing_office_records_a_member(seated: list[Member], evaluator: User) -> None:
    client = browser(evaluator)
    with at_most(12):
        assert client.get(SEAT).status_code == 200
    organisation("STC")
    with at_most(30):
        answer = client.post(SEAT, typed(valid_to="30/06/2030"))
    assert answer["Location"] == MEMBERS
    member = Member.objects.get(full_name="Trần Văn Ba")
    assert (member.seat, member.valid_to, member.entered_by) == ("MEMBER", date(2030, 7, 1), evaluator)
    page = read(client, MEMBERS)
    assert ("Trần Văn Ba" in page, "30/06/2030" in page) == (True, True)


@pytest.mark.parametrize(
    ("seat", "body", "told"),
    [("CHAIR", "STC", True), ("CHAIR", "STP", False), ("HELPER_HEAD", "STP", True), ("MEMBER", "STC", False)],
)
def test_seat_that_goes_with_a_post_is_compared_with_the_law(
    department: Any, evaluator: User, seat: str, body: str, told: bool
) -> None:
    client = browser(evaluator)
    client.post(SEAT, typed(seat=seat, body=organisation(body).pk))
    assert ("Hãy đối chiếu quyết định" in words(client.get(MEMBERS))) is told
    assert Member.objects.count() == 1


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"seat": "CHAIR"}, "Nguyễn Thanh Hải giữ vị trí này từ 01/07/2025"),
        ({"valid_to": "01/06/2025"}, "Ngày thôi phải sau ngày bắt đầu"),
        ({"full_name": ""}, "Họ và tên: "),
        ({"body": "0"}, "Cơ quan: "),
    ],
)
def test_violation_is_named_on_the_page(
    seated: list[Member], evaluator: User, said: dict[str, str], sentence: str
) -> None:
    page = browser(evaluator).post(SEAT, typed(**said))
    assert (page.status_code, sentence in words(page)) == (422, True)
    assert Member.objects.count() == len(seated)


def test_ninth_member_is_named_on_the_page(seat: Seat, evaluator: User) -> None:
    for number in range(8):
        seat(f"Ủy viên {number}")
    page = words(browser(evaluator).post(SEAT, typed()))
    assert "Hội đồng không quá 08 người" in page


def test_term_is_ended_and_a_mistake_withdrawn(seated: list[Member], evaluator: User) -> None:
    client, member = browser(evaluator), seated[0]
    assert client.get(f"{MEMBERS}{member.uid}/thoi/").status_code == 200
    early = client.post(f"{MEMBERS}{member.uid}/thoi/", {"last_on": "01/06/2025"})
    assert early.status_code == 422
    client.post(f"{MEMBERS}{member.uid}/thoi/", {"last_on": "31/12/2025"})
    member.refresh_from_db()
    assert member.valid_to == date(2026, 1, 1)
    assert "Đã thôi" in words(client.get(MEMBERS))
    client.post(f"{MEMBERS}{seated[1].uid}/bo/", {"because": "Nhầm người"})
    assert seated[1].full_name not in words(client.get(MEMBERS)).split("<table")[1]
    assert client.get(f"{MEMBERS}{seated[1].uid}/bo/").status_code == 404


def test_withdrawing_a_term_tells_first_what_follows(
    asked: Dossier, police_member: User, seat: Seat, evaluator: User
) -> None:
    client, member = browser(evaluator), Member.objects.get(user=police_member)
    page = f"{MEMBERS}{member.uid}/bo/"
    with at_most(12):
        told = words(client.get(page))
    says = ("Tài khoản son không còn đọc được", "1 việc Hội đồng giao", "điểm danh của 1 cuộc họp")
    assert [each in told for each in says] == [True, True, True]
    refused = client.post(page, {"because": " "})
    assert (refused.status_code, Member.objects.get(pk=member.pk).withdrawn_at) == (422, None)
    helper = words(client.get(f"{MEMBERS}{seat('An', CouncilSeat.HELPER).uid}/bo/"))
    assert [each in helper for each in says] == [False, False, False]


# meetings


def test_meeting_from_plan_to_decision_by_pages(
    rulebook: None, seated: list[Member], department: Any, evaluator: User, police_member: User
) -> None:
    client, starts_at = browser(evaluator), localtime(now() + timedelta(days=3))
    with at_most(12):
        assert client.get(PLAN).status_code == 200
    said = {
        "title": "Họp quý IV", "starts_at": f"{starts_at:%d/%m/%Y %H:%M}", "place": "Sở Tư pháp", "agenda": "Một\nHai",
        **new_key(),
    }  # fmt: skip
    with at_most(30):
        answer = client.post(PLAN, said)
    dossier = Dossier.objects.get()
    assert answer["Location"] == place(dossier)
    assert "Họp quý IV" in read(client, place(dossier))
    with at_most(30):
        client.post(act(dossier, "moi-hop"), answers(dossier, guests="Đoàn Luật sư"))
    Meeting.objects.update(starts_at=now() - timedelta(hours=3))
    dossier.refresh_from_db()
    present = [row.pk for row in seated if row.on_the_council]
    with at_most(30):
        client.post(act(dossier, "ghi-nhan-da-hop"), answers(dossier, present=present))
    dossier.refresh_from_db()
    with at_most(30):
        client.post(act(dossier, "ban-hanh-bien-ban"), answers(dossier, opinions="Thống nhất", conclusions="Giao việc"))
    dossier.refresh_from_db()
    assert (dossier.state, Paper.objects.count()) == ("ISSUED", 2)
    page = read(client, place(dossier))
    assert f"{ASK}?meeting={dossier.meeting.pk}" in page
    with at_most(12):
        assert f'<option value="{dossier.meeting.pk}" selected>' in words(
            client.get(f"{ASK}?meeting={dossier.meeting.pk}")
        )
    said = {
        "meeting": dossier.meeting.pk, "content": "Rà soát", "owner": organisation("CAT").pk, "person": "",
        "due_on": f"{starts_at + timedelta(days=30):%d/%m/%Y}", **new_key(),
    }  # fmt: skip
    with at_most(30):
        answer = client.post(ASK, said)
    assert answer["Location"] == place(Decision.objects.get().dossier)
    for reader in (client, browser(police_member)):
        assert "Rà soát" in read(reader, answer["Location"])


def test_journal_names_everybody_who_came(held: Dossier, evaluator: User) -> None:
    shown = words(browser(evaluator).get(f"/ho-so/{held.uid}/nhat-ky/3/"))
    present, represented = shown.split("Thành viên có mặt")[1].split("Thành viên cử người dự thay")
    assert [name in present for name in ("Nguyễn Thanh Hải", "Lê Thị Hoa", "Lý Trường Sơn")] == [True, True, False]
    assert "Lý Trường Sơn" in represented


def test_invitation_is_read_by_a_member(invited: Dossier, police_member: User, desk_officer: User) -> None:
    paper = Paper.objects.get()
    assert browser(police_member).get(f"/van-ban/{paper.uid}/pdf/").content[:4] == b"%PDF"
    assert browser(desk_officer).get(f"/van-ban/{paper.uid}/pdf/").status_code == 404


def test_home_says_who_sits_what_comes_and_what_is_late(asked: Dossier, plan: Open, evaluator: User) -> None:
    Decision.objects.update(due_on=date(2020, 1, 1))
    plan()
    client = browser(evaluator)
    page = read(client, HOME)
    assert [part in page for part in ("Nguyễn Thanh Hải", "Tổ giúp việc", "Quá hạn", "chưa ghi nhận")] == [True] * 4


def test_empty_room_says_what_to_do(rulebook: None, department: Any, evaluator: User) -> None:
    client = browser(evaluator)
    assert "Chưa ghi thành viên nào" in words(client.get(HOME))
    assert "Chưa ghi thành viên nào" in words(client.get(MEMBERS))
    assert "Chưa có cuộc họp nào" in words(client.get(MEETINGS))
    assert "Hội đồng chưa giao việc nào" in words(client.get(DECISIONS))
    assert "Không có việc nào khớp" in words(client.get(DECISIONS, {"lateness": "LATE"}))


# decisions


def test_list_keeps_to_what_the_reader_may_see(
    ask: Open, evaluator: User, police_member: User, court_member: User, head: User
) -> None:
    mine, other = ask(), ask("TAT")
    readers = {evaluator: {mine, other}, head: {mine, other}, police_member: {mine}, court_member: {other}}
    for user, seen in readers.items():
        client = browser(user)
        page = read(client, DECISIONS)
        assert {dossier for dossier in (mine, other) if dossier.number in page} == seen
    assert browser(court_member).get(place(mine)).status_code == 404


def test_list_is_filtered_by_address_and_taken_as_excel(ask: Open, evaluator: User) -> None:
    first, second = ask(due_on=date(2026, 10, 20)), ask("TAT", content="=1+1", due_on=date(2099, 1, 1))
    client = browser(evaluator)
    late = words(client.get(DECISIONS, {"lateness": "LATE", "owner": organisation("CAT").pk, "state": "OPEN"}))
    assert (first.number in late, second.number in late) == (True, False)
    both = words(client.get(DECISIONS, {"lateness": "x"}))
    assert (first.number in both, second.number in both) == (True, True)
    with at_most(12):
        file = client.get(EXCEL, {"owner": organisation("TAT").pk})
    rows = list(load_workbook(BytesIO(file.content)).active.iter_rows(min_row=3))
    assert [[cell.value for cell in row[:3]] for row in rows] == [
        [second.number, "=1+1", "Tòa án nhân dân tỉnh Cà Mau"]
    ]
    assert rows[0][1].data_type == "s"


def test_owner_reports_from_a_phone(asked: Dossier, police_member: User) -> None:
    client = browser(police_member)
    assert "Báo cáo kết quả" in read(client, place(asked))
    with at_most(30):
        client.post(act(asked, "bao-cao-ket-qua"), answers(asked, progress="Xong 5/9"))
    assert "Xong 5/9" in words(client.get(place(asked)))


def test_the_same_list_costs_the_same_for_one_and_for_many(ask: Open, plan: Open, evaluator: User) -> None:
    client, counts = browser(evaluator), []
    for rows in (1, 5):
        for _ in range(rows):
            ask()
            plan()
        costs = []
        for address in (DECISIONS, MEETINGS, HOME):
            with at_most(12) as asked:
                client.get(address)
            costs.append(len(asked))
        counts.append(costs)
    assert counts[0] == counts[1]
