"""Pages of plans: who may open them, what they show, what they do, how many queries they cost."""

from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from docx import Document
from openpyxl import load_workbook

from diemtua.law.vocabulary.roles import Role
from diemtua.plans.actions import IncomingIsGone, incoming, keep_incoming
from diemtua.plans.exporting import figure_words
from diemtua.plans.indicators import INDICATORS
from diemtua.plans.models import Plan, Task, TaskReport
from diemtua.plans.queries import Measure
from diemtua.shared import clock
from tests.plans.documents import EXAMPLE, OTHER
from tests.plans.matters import clock as running
from tests.plans.matters import matter
from tests.plans.office import AT, Office, import_example, open_office, user_with

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return open_office()


@pytest.fixture
def plan(office: Office) -> Plan:
    return import_example(office).plan


@pytest.fixture
def planner(client: Client, office: Office) -> Client:
    client.force_login(office.planner)
    return client


def pages(plan: Plan) -> list[str]:
    of_plan = [reverse(f"plans:{name}", args=[plan.pk]) for name in ("plan", "print", "text", "excel", "word")]
    figures = [reverse("plans:rows", args=[plan.pk, code]) for code in ("CASES", "ON_TIME")]
    return [reverse("plans:list"), *of_plan, *figures, reverse("plans:task", args=[plan.pk, "II.1"])]


def asked(client: Client, address: str) -> tuple[Any, int]:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        response = client.get(address)
    return response, len([query for query in queries if query["sql"].startswith("SELECT")])


def test_every_page_opens_within_twelve_queries(planner: Client, plan: Plan, office: Office) -> None:
    for _ in range(3):
        running(matter(office.centre, at=clock.now().replace(day=1), by=office.planner), met_after=0)
    for address in pages(plan):
        response, count = asked(planner, address)
        assert (response.status_code, count <= 12) == (200, True), (address, count)


def test_stranger_finds_no_page(client: Client, plan: Plan, office: Office) -> None:
    client.force_login(user_with(Role.COMMUNE, office.department))
    addresses = [*pages(plan), reverse("plans:import"), reverse("plans:preview", args=["x"])]
    assert {client.get(address).status_code for address in addresses} == {404}
    posts = [reverse("plans:report", args=[plan.pk, "II.1"]), reverse("plans:confirm", args=["x"])]
    assert {client.post(address).status_code for address in posts} == {404}


def test_visitor_is_asked_to_sign_in(client: Client, plan: Plan) -> None:
    assert {client.get(address).status_code for address in pages(plan)} == {302}


def test_list_of_plans_may_be_empty(planner: Client) -> None:
    assert "Chưa có kế hoạch nào" in planner.get(reverse("plans:list")).content.decode()


def test_scoreboard_shows_figures_targets_and_what_is_awaited(planner: Client, plan: Plan, office: Office) -> None:
    matter(office.centre, at=clock.now().replace(hour=0))
    shown = planner.get(reverse("plans:plan", args=[plan.pk])).content.decode()
    assert "1 vụ việc</a>" in shown
    assert "1/1 (100 %)" in shown
    assert "≥ 90 %" in shown
    assert shown.count("Chưa có số liệu") == 14


def test_scoreboard_of_another_period_counts_nothing(planner: Client, plan: Plan, office: Office) -> None:
    matter(office.centre, at=clock.now().replace(hour=0))
    address = reverse("plans:plan", args=[plan.pk])
    assert "0 vụ việc" in planner.get(address, {"tu": "01/01/2020", "den": "31/12/2020"}).content.decode()
    wrong = planner.get(address, {"tu": "31/12/2020", "den": "01/01/2020"}).content.decode()
    assert "Ngày cuối không thể trước ngày đầu" in wrong
    assert "1 vụ việc" in wrong


def test_task_page_of_no_task_is_no_page(planner: Client, plan: Plan) -> None:
    assert planner.get(reverse("plans:task", args=[plan.pk, "IX.1"])).status_code == 404
    Task.objects.filter(key="V.3").update(dropped_at=clock.now())
    assert planner.get(reverse("plans:task", args=[plan.pk, "V.3"])).status_code == 404


def test_rows_of_an_awaited_indicator_are_no_page(planner: Client, plan: Plan) -> None:
    assert planner.get(reverse("plans:rows", args=[plan.pk, "TRAINED"])).status_code == 404


def test_rows_page_names_what_the_figure_counted(planner: Client, plan: Plan, office: Office) -> None:
    kept = matter(office.centre, at=clock.now().replace(hour=0), form="ADVICE")
    address = reverse("plans:rows", args=[plan.pk, "CASES"])
    assert kept.number in planner.get(address, {"phan": "ADVICE"}).content.decode()
    assert kept.number not in planner.get(address, {"phan": "LITIGATION"}).content.decode()
    assert "mẫu số" in planner.get(reverse("plans:rows", args=[plan.pk, "LITIGATION"]), {"mau": "1"}).content.decode()


def test_report_is_written_and_shown(planner: Client, plan: Plan) -> None:
    today = clock.today()
    said = {"state": "DONE", "reported_on": f"{today:%d/%m/%Y}", "note": "Đã họp quý I", "product": "Thông báo 12"}
    answer = planner.post(reverse("plans:report", args=[plan.pk, "II.2"]), said, follow=True)
    assert (answer.status_code, TaskReport.objects.get().product) == (200, "Thông báo 12")
    assert "Đã họp quý I" in answer.content.decode()
    assert Task.objects.get(plan=plan, key="II.2").state == "DONE"


def test_report_of_the_future_or_without_words_keeps_what_was_typed(planner: Client, plan: Plan) -> None:
    address = reverse("plans:report", args=[plan.pk, "II.2"])
    said = {"state": "DONE", "reported_on": "01/01/2099", "note": "Sẽ họp"}
    ahead = planner.post(address, said)
    assert (ahead.status_code, "Ngày báo cáo không thể sau hôm nay" in ahead.content.decode()) == (422, True)
    assert "Sẽ họp" in ahead.content.decode()
    assert planner.post(address, {**said, "note": ""}).status_code == 422
    assert TaskReport.objects.count() == 0


def test_auditor_reads_but_does_not_report(client: Client, plan: Plan, office: Office) -> None:
    client.force_login(user_with(Role.AUDITOR, office.department))
    assert "Ghi kết quả" not in client.get(reverse("plans:task", args=[plan.pk, "II.2"])).content.decode()
    assert client.post(reverse("plans:report", args=[plan.pk, "II.2"])).status_code == 404
    assert client.get(reverse("plans:import")).status_code == 404


def upload(client: Client, content: bytes, name: str) -> Any:
    return client.post(reverse("plans:import"), {"document": SimpleUploadedFile(name, content)})


def test_document_is_previewed_then_confirmed(planner: Client) -> None:
    assert planner.get(reverse("plans:import")).status_code == 200
    sent = upload(planner, EXAMPLE.read_bytes(), "ke-hoach.txt")
    preview = planner.get(sent.url).content.decode()
    assert "VI.1b" in preview
    assert "Nhập kế hoạch này" in preview
    assert Plan.objects.count() == 0
    done = planner.post(f"{sent.url}xac-nhan/")
    assert done.url == reverse("plans:plan", args=[Plan.objects.get().pk])
    assert Plan.objects.get().document == "ke-hoach.txt"


def test_document_again_shows_what_differs(planner: Client, plan: Plan) -> None:
    changed = EXAMPLE.read_text().replace("Trần Văn Mẫu", "Người Khác")
    sent = upload(planner, changed.encode(), "ke-hoach.txt")
    preview = planner.get(sent.url).content.decode()
    assert "người ký" in preview
    assert "Cập nhật kế hoạch đang có" in preview
    planner.post(f"{sent.url}xac-nhan/")
    assert Plan.objects.get().signer == "Người Khác"
    again = upload(planner, changed.encode(), "ke-hoach.txt")
    assert "Không có gì khác." in planner.get(again.url).content.decode()


def test_document_without_number_is_previewed_but_not_brought_in(planner: Client) -> None:
    sent = upload(planner, OTHER.replace("Số: 45 /KH-UBND\n", "").encode(), "khac.txt")
    assert "Văn bản chưa rõ số hiệu" in planner.get(sent.url).content.decode()
    answer = planner.post(f"{sent.url}xac-nhan/")
    assert (answer.status_code, "Văn bản không có số hiệu" in answer.content.decode()) == (422, True)


def test_document_without_tasks_offers_nothing_to_bring_in(planner: Client) -> None:
    preview = planner.get(upload(planner, "Giấy mời họp.".encode(), "khac.txt").url).content.decode()
    assert ("Không đọc được nhiệm vụ nào" in preview, "Nhập kế hoạch này" in preview) == (True, False)


@pytest.mark.parametrize(
    ("name", "content"), [("a.pdf", b"x"), ("a.docx", b"x"), ("a.txt", b""), ("a.txt", b"x" * 5_300_000)]
)
def test_unreadable_document_is_refused_with_a_sentence(planner: Client, name: str, content: bytes) -> None:
    answer = upload(planner, content, name)
    assert (answer.status_code, "govuk-error-summary" in answer.content.decode()) == (422, True)


def test_ticket_of_somebody_else_or_gone_leads_back(planner: Client, office: Office) -> None:
    sent = upload(planner, EXAMPLE.read_bytes(), "ke-hoach.txt")
    other = Client()
    other.force_login(user_with(Role.PLANNER, office.centre))
    for client, address in ((other, sent.url), (planner, reverse("plans:preview", args=["gone"]))):
        assert client.get(address).url == reverse("plans:import")
        assert client.post(f"{address}xac-nhan/").url == reverse("plans:import")


def test_excel_holds_the_annex_with_results(planner: Client, plan: Plan) -> None:
    sheet = load_workbook(BytesIO(planner.get(reverse("plans:excel", args=[plan.pk])).content)).active
    assert sheet is not None
    rows = [[cell or "" for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert len(rows) == 2 + 6 + 16
    assert rows[1][:3] == ["TT", "Nội dung", "Chủ trì"]
    court = next(row for row in rows if str(row[1]).startswith("Làm trọn phần việc"))
    assert "Ban Dân tộc (nay: Sở Dân tộc và Tôn giáo)" in str(court[3])


def test_word_holds_the_annex_with_results(planner: Client, plan: Plan, tmp_path: Path) -> None:
    file = tmp_path / "annex.docx"
    file.write_bytes(planner.get(reverse("plans:word", args=[plan.pk])).content)
    (table,) = Document(str(file)).tables
    assert len(table.rows) == 1 + 6 + 16
    assert table.rows[1].cells[0].text == "I. Làm mới cách truyền thông về trợ giúp pháp lý"


def test_navigation_shows_plans_to_those_who_may_see_them(planner: Client, office: Office) -> None:
    assert 'href="/ke-hoach/"' in planner.get(reverse("plans:list")).content.decode()


def test_documents_nobody_confirmed_are_thrown_away(office: Office) -> None:
    old = keep_incoming(b"cu", "a.txt", by=office.planner, at=AT)
    fresh = keep_incoming(b"moi", "a.txt", by=office.planner, at=AT + timedelta(days=1, seconds=1))
    with pytest.raises(IncomingIsGone):
        incoming(old, by=office.planner)
    assert incoming(fresh, by=office.planner) == (b"moi", "a.txt")


def test_awaited_measure_has_no_words_of_a_figure() -> None:
    assert figure_words(Measure(INDICATORS["TRAINED"], None, None)) == ""
