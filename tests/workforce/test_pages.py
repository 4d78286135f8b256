"""Pages of practitioners: who may open them, what they do, how many queries they cost."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from diemtua.accounts.models import Organisation, User
from diemtua.dossiers.models import Dossier, ReadRecord
from diemtua.dossiers.queries import act_url
from diemtua.law.processes.legal_aid_case import LEGAL_AID_CASE
from diemtua.law.vocabulary.organisations import OrganisationKind
from diemtua.law.vocabulary.roles import Role
from diemtua.people.enums import PartyRole
from diemtua.workforce import actions, queries
from diemtua.workforce.models import ConflictCheck, Leave, Practitioner
from tests.cases.test_erasure import tables_with
from tests.people.builders import AT, dossier, office, stands, user
from tests.people.test_pages import words
from tests.workforce.builders import practitioner

pytestmark = pytest.mark.django_db
LIST = "/doi-ngu/"


@pytest.fixture
def centre() -> Organisation:
    return office()


@pytest.fixture
def head(centre: Organisation) -> User:
    return user("Ngô Kim Yến", Role.HEAD, centre)


@pytest.fixture
def at_desk(client: Client, head: User) -> Client:
    client.force_login(head)
    return client


def given(centre: Organisation, **more: Any) -> dict[str, Any]:
    return {
        "full_name": "Trần Văn Khải", "kind": "CONTRACT_LAWYER", "office": centre.pk, "card_number": "123/LS",
        "card_valid_from": "01/01/2020", "contract_from": "01/01/2026", "contract_to": "31/12/2026",
        "fields_of_law": ["CIVIL", "LAND"], "languages": ["KHMER"], "phone": "+84 912 345 678", "active": "on",
    } | more  # fmt: skip


def addresses(row: Practitioner) -> list[str]:
    pages = [reverse(f"workforce:{name}", args=[row.uid]) for name in ("practitioner", "edit", "enter_leave")]
    return [LIST, LIST + "?q=an&loai=LEGAL_AID_OFFICER&xem=sap-het-han&don_vi=1", reverse("workforce:add"), *pages]


def test_every_page_opens_within_twelve_queries(at_desk: Client, centre: Organisation) -> None:
    row = practitioner("An", centre, card_valid_to=date(2020, 6, 1))
    actions.engage(row, dossier(centre), at=AT)
    for address in addresses(row):
        with CaptureQueriesContext(connection) as asked:
            response = at_desk.get(address)
        assert (address, response.status_code) == (address, 200)
        assert len(asked) <= 12, address


def test_the_list_costs_the_same_for_any_number(at_desk: Client, centre: Organisation) -> None:
    costs = set()
    for many in (1, 3, 300):
        for number in range(many):
            practitioner(f"Người {many} {number}", centre)
        with CaptureQueriesContext(connection) as asked:
            at_desk.get(LIST)
        costs.add(len(asked))
    assert len(costs) == 1


def test_a_stranger_finds_no_page(client: Client, centre: Organisation) -> None:
    row = practitioner("An", centre)
    client.force_login(user("Người lạ"))
    wanted = [*addresses(row), reverse("workforce:export"), reverse("workforce:checks", args=[dossier(centre).uid])]
    assert {client.get(address).status_code for address in wanted} == {404}


def test_a_desk_officer_reads_and_keeps_nothing(client: Client, centre: Organisation) -> None:
    row = practitioner("An", centre)
    client.force_login(user("Lê Thị Hoa", Role.DESK_OFFICER, centre))
    assert [client.get(address).status_code for address in addresses(row)] == [200, 200, 404, 200, 404, 404]


def test_the_list_follows_its_filters(at_desk: Client, centre: Organisation) -> None:
    branch = office("CN1", parent=centre, kind=OrganisationKind.BRANCH)
    practitioner("Huỳnh Út", branch, card_valid_to=date(2020, 6, 1))
    practitioner("Trần Khải", centre, "ADVISER")
    practitioner("Lê Nghỉ", centre, active=False)
    shown = {
        query: [row.full_name for row in at_desk.get(f"{LIST}?{query}").context["page"]]
        for query in ("q=ut", "loai=ADVISER", f"don_vi={branch.pk}", "xem=sap-het-han", "xem=da-nghi", "", "loai=x")
    }
    assert list(shown.values()) == [
        ["Huỳnh Út"], ["Trần Khải"], ["Huỳnh Út"], ["Huỳnh Út"], ["Lê Nghỉ"], ["Trần Khải", "Huỳnh Út"],
        ["Trần Khải", "Huỳnh Út"],
    ]  # fmt: skip
    assert "Hết hạn" in words(at_desk.get(LIST))
    assert "Không có ai như vậy" in words(at_desk.get(LIST + "?q=zzz"))


def test_the_export_holds_the_filtered_rows(at_desk: Client, centre: Organisation) -> None:
    practitioner("Trần Khải", centre, fields=["CIVIL"], languages=["KHMER"], card_valid_to=date(2027, 1, 1))
    practitioner("Huỳnh Út", centre)
    response = at_desk.get(reverse("workforce:export") + "?q=khai")
    sheet = load_workbook(BytesIO(response.content)).active
    assert sheet is not None
    rows = [list(row) for row in sheet.iter_rows(min_row=3, values_only=True)]
    assert [(row[0], row[1], row[6], row[7], row[9]) for row in rows] == [
        ("Trần Khải", "Trợ giúp viên pháp lý", "Dân sự, tố tụng dân sự", "Tiếng Khmer", 0)
    ]
    assert str(rows[0][4])[:10] == "2026-12-31"


def test_somebody_is_added_and_mended(at_desk: Client, centre: Organisation) -> None:
    lam = user("Lâm", Role.PRACTITIONER, centre)
    shown = at_desk.post(reverse("workforce:add"), given(centre, user=lam.pk), follow=True)
    row = Practitioner.objects.get()
    assert (row.fields, row.languages, row.phone, row.user) == (["CIVIL", "LAND"], ["KHMER"], "0912345678", lam)
    assert (row.contract_to, row.organisation, row.card_valid_to) == (date(2027, 1, 1), None, None)
    assert "Đã lưu Trần Văn Khải" in words(shown)
    assert "01/01/2026 – 31/12/2026" in words(shown)
    edit = reverse("workforce:edit", args=[row.uid])
    assert 'value="31/12/2026"' in at_desk.get(edit).content.decode()
    assert at_desk.post(edit, given(centre, full_name="Trần Khải", active="")).status_code == 302
    row.refresh_from_db()
    assert (row.full_name, row.active, row.user) == ("Trần Khải", False, None)


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"full_name": ""}, "Họ và tên"),
        ({"phone": "123"}, "Ghi số di động như 0912345678"),
        ({"contract_to": "31/12/2025"}, "Ngày cuối phải từ ngày đầu trở đi"),
        ({"card_valid_to": "31/12/2019"}, "Ngày cuối phải từ ngày đầu trở đi"),
        ({"card_number": "01"}, "Số thẻ này đã ghi cho người khác cùng loại"),
    ],
)
def test_what_is_wrong_is_said(at_desk: Client, centre: Organisation, wrong: dict[str, str], why: str) -> None:
    practitioner("Khác", centre, "CONTRACT_LAWYER", card_number="01")
    response = at_desk.post(reverse("workforce:add"), given(centre, **wrong))
    assert response.status_code == 422
    assert why in words(response)
    assert Practitioner.objects.count() == 1


def test_an_account_belongs_to_one_practitioner(at_desk: Client, centre: Organisation) -> None:
    lam = user("Lâm", Role.PRACTITIONER, centre)
    practitioner("Lâm", centre, user=lam)
    response = at_desk.post(reverse("workforce:add"), given(centre, user=lam.pk))
    assert "Tài khoản này đã gắn với người khác" in words(response)


def test_an_office_of_others_is_no_choice(at_desk: Client, centre: Organisation) -> None:
    assert at_desk.post(reverse("workforce:add"), given(office("XX"))).status_code == 422


def test_what_stands_now_stays_a_choice(at_desk: Client, centre: Organisation) -> None:
    gone = user("Người cũ")
    row = practitioner("An", centre, user=gone)
    assert "Người cũ" in words(at_desk.get(reverse("workforce:edit", args=[row.uid])))


def test_leave_is_entered_shown_and_cancelled(at_desk: Client, centre: Organisation) -> None:
    row = practitioner("An", centre)
    address = reverse("workforce:enter_leave", args=[row.uid])
    wrong = at_desk.post(address, {"kind": "SICK", "first_day": "02/01/2099", "last_day": "01/01/2099"})
    assert (wrong.status_code, "Ngày cuối phải từ ngày đầu trở đi" in words(wrong)) == (422, True)
    shown = at_desk.post(address, {"kind": "SICK", "first_day": "01/01/2099", "last_day": "02/01/2099"}, follow=True)
    assert "01/01/2099 – trước 03/01/2099 Nghỉ ốm" in words(shown)
    leave = Leave.objects.get()
    cancelled = at_desk.post(reverse("workforce:cancel_leave", args=[row.uid, leave.pk]), follow=True)
    assert "Đã bỏ đợt nghỉ" in words(cancelled)
    assert Leave.objects.count() == 0


def test_why_somebody_is_on_leave_is_read_by_who_keeps_the_row_and_stands_sealed(
    at_desk: Client, centre: Organisation
) -> None:
    row, why = practitioner("An", centre), "Hóa trị đợt hai"
    given = {"practitioner": row, "kind": "SICK", "note": why}
    Leave.objects.create(valid_from=date(2099, 1, 1), valid_to=date(2099, 1, 3), **given)
    page, colleague = reverse("workforce:practitioner", args=[row.uid]), Client()
    colleague.force_login(user("Huỳnh Út", Role.PRACTITIONER, centre))
    ours, theirs = words(at_desk.get(page)), words(colleague.get(page))
    assert (f"Nghỉ ốm · {why}" in ours, "01/01/2099 – trước 03/01/2099" in theirs) == (True, True)
    assert ("Nghỉ ốm" in theirs, why in theirs, tables_with(why)) == (False, False, [])


def test_the_list_marks_who_is_away(at_desk: Client, centre: Organisation) -> None:
    Leave.objects.create(
        practitioner=practitioner("An", centre), kind="SICK", valid_from=date(2020, 1, 1), valid_to=date(2099, 1, 1)
    )
    assert "An Đang nghỉ" in words(at_desk.get(LIST))


def test_checks_tell_the_head_more_than_the_desk(client: Client, centre: Organisation, head: User) -> None:
    here, there, an = dossier(centre), dossier(centre), practitioner("An", centre)
    binh = stands(there, "Trần Văn Bình")
    actions.engage(an, there, at=AT)
    actions.engage(an, here, at=AT)
    stands(here, binh, PartyRole.OPPOSING)
    address = reverse("workforce:checks", args=[here.uid])
    check = queries.checks_of(head, here).filter(practitioner=an).get()

    client.force_login(user("Lê Thị Hoa", Role.DESK_OFFICER, centre))
    shown = client.get(address)
    assert "An Cần người có thẩm quyền quyết định Luật TGPL, Điều 25 khoản 2 điểm a" in words(shown)
    assert there.reference not in shown.content.decode()
    assert client.post(address, {"kiem_tra": check.pk}).status_code == 404

    client.force_login(head)
    opened = client.post(address, {"kiem_tra": check.pk})
    assert there.reference in opened.content.decode()
    assert list(ReadRecord.objects.values_list("user", "what")) == [(head.pk, "conflict_check")]
    assert ConflictCheck.objects.filter(dossier=here).count() == 2


def test_the_form_of_the_appointment_opens_with_who_was_chosen(at_desk: Client, centre: Organisation) -> None:
    case, chosen = dossier(centre, facts={"form": "LITIGATION", "field": "CIVIL"}), practitioner("An", centre)
    practitioner("Bình", centre)
    Dossier.objects.filter(pk=case.pk).update(state="ACCEPTED")
    address = act_url(LEGAL_AID_CASE.rule("AssignPractitioner"), case)
    shown = at_desk.get(f"{address}?practitioner={chosen.pk}").content.decode()
    assert f'<option value="{chosen.pk}" selected>An' in shown


def test_a_refused_appointment_says_why_on_the_form(at_desk: Client, centre: Organisation) -> None:
    case = dossier(centre, facts={"form": "LITIGATION", "field": "CIVIL"})
    asked = practitioner("An", centre, card_valid_from=None)
    Dossier.objects.filter(pk=case.pk).update(state="ACCEPTED")
    address = act_url(LEGAL_AID_CASE.rule("AssignPractitioner"), case)
    form = at_desk.get(address).context["form"]
    given = {name: "" if form[name].value() is None else form[name].value() for name in form.fields} | {
        "practitioner": asked.pk
    }
    response = at_desk.post(address, given)
    assert response.status_code == 422
    assert "Cử An cần người có thẩm quyền quyết định: Chưa ghi ngày có giá trị của thẻ" in words(response)
