"""Reports 06A, 06B, 06C: figures from referrals and cases, their rows, the freezing, and what stays secret."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from openpyxl import load_workbook

from diemtua.accounts.models import Organisation, User
from diemtua.cases.models import Case
from diemtua.council.actions.reports import ContentMissing, PeriodNotOver, ReportIsThere, YearNotReported
from diemtua.council.models import Report
from diemtua.council.queries import figures_of, rows_behind
from diemtua.council.queries.figures import _BASES, _FILTERS, count
from diemtua.documents.models import Paper
from diemtua.documents.queries import frozen, paper_docx, paper_pdf
from diemtua.dossiers.actions import annul
from diemtua.dossiers.models import Deadline, Dossier
from diemtua.dossiers.queries.journal import last_standing
from diemtua.law.figures import grouped, lines
from diemtua.law.process import Act
from diemtua.law.processes.council_report import IssueReport, PrepareReport, WithdrawReport, WriteContent
from diemtua.law.processes.legal_aid_case.appointment import AssignPractitioner
from diemtua.law.processes.referral import AnswerReferral
from diemtua.law.vocabulary.categories import CategoryCode
from diemtua.law.vocabulary.council import ReportRound
from diemtua.law.vocabulary.reception import ReceptionChannel
from diemtua.law.vocabulary.referrals import NoCase, ReferralKind
from diemtua.rulebook.actions import Correction, correct_figure
from diemtua.shared.clock import VIETNAM
from tests.cases.asking import answers, at_most, browser
from tests.cases.conftest import ACCEPT, Do, Take, khai, take, tam
from tests.cast import organisation
from tests.council.conftest import open_with
from tests.referrals.conftest import NIGHT, Send, police, send

pytestmark = pytest.mark.django_db
NOVEMBER = datetime(2026, 11, 10, 9, tzinfo=VIETNAM)
REPORTS = "/hoi-dong/bao-cao/"
Prepare = Callable[..., Dossier]


@pytest.fixture
def prepare(rulebook: None, department: Organisation, council: Organisation, evaluator: User) -> Prepare:
    """Begin a report."""

    def prepare(which: ReportRound = ReportRound.FIRST, year: int = 2026, at: datetime = NOVEMBER) -> Dossier:
        return open_with(PrepareReport(round=which, year=year), "council_report", department, evaluator, at)

    return prepare


def values(report: Report) -> dict[str, int]:
    return {each.line.key: each.value for _heading, figures in figures_of(report, NOVEMBER.date()) for each in figures}


def some(found: dict[str, int]) -> dict[str, int]:
    """The figures that are not nothing."""
    return {key: value for key, value in found.items() if value}


def back(dossier: Dossier, by: User) -> None:
    entry = last_standing(dossier)
    assert entry is not None
    annul(entry, by=by, reason="Ghi nhầm", at=NOVEMBER)
    dossier.refresh_from_db()


def test_lines_are_data_with_known_filters() -> None:
    known = lines()
    assert len(known) == sum(len(rows) for _heading, rows in grouped(known.values())) == 31
    assert {line.count for line in known.values()} == set(_BASES)
    assert {name for line in known.values() for name in line.where} <= set(_FILTERS)
    assert {line.confirmed for line in known.values()} == {False}


def test_referrals_are_counted_by_kind_time_and_sender(
    prepare: Prepare, send: Send, do: Do, head: User, department: Organisation
) -> None:
    send()
    late = {"asked_at": NIGHT - timedelta(hours=30)}
    answered = send(**late)
    do(AnswerReferral(outcome=NoCase.NO_REQUEST, answer="Không."), answered, head, NIGHT + timedelta(hours=1))
    send(kind=ReferralKind.INFORMATION, asked_at=None, sender=organisation("CQCSDT").pk)
    send(kind=ReferralKind.RIGHT_EXPLAINED, asked_at=None)
    send(kind=ReferralKind.DEFENCE_APPOINTMENT, asked_at=None)
    send(at=NIGHT - timedelta(days=200))
    dossier = prepare()
    assert some(values(dossier.report)) == {
        "explained": 1, "notices": 2, "notices-in-time": 1, "notices-late": 1, "information": 1, "defence": 1,
        "not-opened": 1, "from-investigation": 4,
    }  # fmt: skip
    days = (dossier.report.from_on, dossier.report.to_on)
    behind = {line.key: rows_behind(head, line, department, days).count() for line in lines().values()}
    assert behind == count(lines().values(), department, days)


def test_lines_by_sender_add_up_to_what_was_sent(prepare: Prepare, send: Send, desk_officer: User) -> None:
    for code in ("CQCSDT", "TAT", "HDPH"):
        send(kind=ReferralKind.INFORMATION, asked_at=None, sender=organisation(code).pk, by=desk_officer)
    found = values(prepare().report)
    by_sender = {key: value for key, value in found.items() if key.startswith("from-") and value}
    assert (found["information"], by_sender) == (3, {"from-investigation": 1, "from-court": 1, "from-others": 1})


def test_cases_are_counted_by_field_category_authority_and_appointment(
    prepare: Prepare, take: Take, do: Do, head: User, department: Organisation, khai: Any
) -> None:
    poor = take()
    do(ACCEPT, poor, head, datetime(2026, 3, 11, 9, tzinfo=VIETNAM))
    dossier = prepare()
    report = dossier.report
    assert some(values(report)) == {"accepted": 1, "other-fields": 1, "case-others": 1, "poor": 1}
    do(AssignPractitioner(practitioner=khai.pk), poor, head, datetime(2026, 3, 12, 9, tzinfo=VIETNAM))
    assert values(report)["appointed-in-time"] == 1
    Deadline.objects.filter(dossier=poor, rule="T05").update(due_at=datetime(2026, 3, 11, 17, tzinfo=VIETNAM))
    assert (values(report)["appointed-in-time"], values(report)["appointed-late"]) == (0, 1)
    case = Case.objects.get()
    case.category, case.ended_at, case.ending = CategoryCode.CHILD.value, NOVEMBER - timedelta(days=20), "COMPLETED"
    case.request.sent_by = organisation("TAT")
    case.request.save()
    case.save()
    assert [values(report)[key] for key in ("protected", "poor", "ended", "case-court", "case-others")] == [
        1,
        0,
        1,
        1,
        0,
    ]


def test_case_of_a_notice_is_late_once_three_working_days_from_its_receipt_are_over(
    prepare: Prepare, take: Take, do: Do, head: User, khai: Any
) -> None:
    notice = take(at=datetime(2026, 3, 10, 9, tzinfo=VIETNAM), channel=ReceptionChannel.PROCEEDINGS_NOTICE)
    do(ACCEPT, notice, head, datetime(2026, 3, 13, 9, tzinfo=VIETNAM))
    do(AssignPractitioner(practitioner=khai.pk), notice, head, datetime(2026, 3, 16, 9, tzinfo=VIETNAM))
    found = values(prepare().report)
    assert (found["appointed-in-time"], found["appointed-late"]) == (0, 1)


def test_rows_of_a_category_keep_to_files_the_reader_may_open(
    prepare: Prepare, take: Take, do: Do, head: User, evaluator: User, department: Organisation
) -> None:
    do(ACCEPT, take(), head, datetime(2026, 3, 11, 9, tzinfo=VIETNAM))
    report = prepare().report
    line, days = lines()["poor"], (report.from_on, report.to_on)
    assert (
        rows_behind(head, line, department, days).count(),
        rows_behind(evaluator, line, department, days).count(),
    ) == (1, 0)
    assert rows_behind(evaluator, lines()["accepted"], department, days).count() == 1


def write(**said: Any) -> Act:
    return WriteContent(**{"results": "Đã triển khai tại 9 nhà tạm giữ."} | said)


def test_first_round_freezes_and_drafts_06a_and_06b(
    prepare: Prepare, do: Do, send: Send, evaluator: User, head: User
) -> None:
    send()
    dossier = prepare()
    with pytest.raises(ContentMissing):
        do(IssueReport(), dossier, evaluator, NOVEMBER)
    do(write(results="Bản đầu"), dossier, head, NOVEMBER)
    do(write(difficulties="Thiếu phòng làm việc", proposals="Bố trí phòng"), dossier, head, NOVEMBER)
    do(IssueReport(), dossier, evaluator, NOVEMBER)
    send(at=NIGHT + timedelta(hours=3))
    report = Report.objects.get()
    assert (values(report)["notices"], report.issued_by, dossier.state) == (1, evaluator, "ISSUED")
    papers = {paper.form: paper for paper in Paper.objects.all()}
    assert set(papers) == {"TTLT-06A", "TTLT-06B"}
    assert frozen(papers["TTLT-06A"])[0]["report_difficulties"] == "Thiếu phòng làm việc"
    row = frozen(papers["TTLT-06B"])[0]["report_figures"][2]
    assert (row["title"], row["number"]) == ("Thông báo người yêu cầu trợ giúp pháp lý", 1)
    pdf = paper_pdf(papers["TTLT-06B"])
    assert pdf is not None
    assert (pdf[:4], paper_docx(papers["TTLT-06A"])[:2]) == (b"%PDF", b"PK")
    back(dossier, evaluator)
    assert (dossier.state, values(Report.objects.get())["notices"]) == ("DRAFTED", 2)
    written = []
    for _ in range(2):
        back(dossier, evaluator)
        written.append((Report.objects.get().results, Report.objects.get().difficulties))
    assert written == [("Bản đầu", ""), ("", "")]


def test_corrected_line_counts_anew_and_leaves_what_was_issued(
    prepare: Prepare, do: Do, send: Send, evaluator: User
) -> None:
    send()
    issued = prepare()
    do(write(), issued, evaluator, NOVEMBER)
    do(IssueReport(), issued, evaluator, NOVEMBER)
    known = lines()["from-investigation"]
    given = replace(known, label="Tòa án", order=1, where={**known.where, "sender": ["COURT"]})
    correct_figure(given, NOVEMBER.date(), "Mẫu 06B", Correction(None, NOVEMBER, "Đã xem mẫu"))
    open_one = prepare(ReportRound.SECOND)

    def said(dossier: Dossier) -> list[tuple[int, str, int]]:
        found = [each for _heading, rows in figures_of(dossier.report, NOVEMBER.date()) for each in rows]
        return [(at, each.line.label, each.value) for at, each in enumerate(found) if each.line.key == known.key]

    issued.refresh_from_db()
    assert said(issued) == [(7, "Cơ quan điều tra, công an", 1)]
    assert said(open_one) == [(0, "Tòa án", 0)]


def test_second_round_waits_for_the_end_of_the_year(prepare: Prepare, do: Do, evaluator: User) -> None:
    dossier = prepare(ReportRound.SECOND)
    with pytest.raises(PeriodNotOver, match="31/12/2026"):
        do(IssueReport(), dossier, evaluator, NOVEMBER)
    do(IssueReport(), dossier, evaluator, datetime(2027, 1, 4, 9, tzinfo=VIETNAM))
    assert list(Paper.objects.values_list("form", flat=True)) == ["TTLT-06C"]


def test_a_round_is_reported_once(prepare: Prepare, do: Do, evaluator: User) -> None:
    first = prepare()
    with pytest.raises(ReportIsThere, match=r"HĐPH.BC.01.2026"):
        prepare()
    do(WithdrawReport(reason="Nhầm"), first, evaluator, NOVEMBER)
    second = prepare()
    with pytest.raises(ReportIsThere):
        back(first, evaluator)
    back(second, evaluator)
    first.refresh_from_db()
    back(first, evaluator)
    assert (first.state, Report.objects.get(dossier=first).void_at) == ("DRAFTED", None)


@pytest.mark.parametrize("year", [2017, 2027])
def test_year_that_cannot_be_reported_is_refused(prepare: Prepare, year: int) -> None:
    with pytest.raises(YearNotReported):
        prepare(year=year)


def test_report_by_pages(
    prepare: Prepare, send: Send, do: Do, evaluator: User, police_member: User, head: User, desk_officer: User
) -> None:
    send()
    client = browser(evaluator)
    with at_most(12):
        assert "Chưa lập báo cáo nào" in str(client.get(REPORTS).content.decode())
    opening = "/ho-so/moi/council_report/lap-bao-cao/"
    said = {"round": "FIRST", "year": "2026", "kernel_seen": "0", "kernel_key": str(uuid4())}
    with at_most(30):
        place = client.post(opening, said)["Location"]
    with at_most(12):
        page = client.get(place).content.decode()
    assert ("Chốt số liệu và ban hành" in page, "chưa đối chiếu với bản gốc" in page) == (True, True)
    dossier = Dossier.objects.get(kind="council_report")
    with at_most(12):
        rows = client.get(f"{place}so-lieu/notices/").content.decode()
    assert ("TT.GT.01.2026" in rows, "Lê Văn Bé" in rows, "L. V. B." in rows) == (True, False, False)
    assert client.get(f"{place}so-lieu/khong-co/").status_code == 404
    assert "Diện của một người là bí mật" in client.get(f"{place}so-lieu/poor/").content.decode()
    client.post(f"/ho-so/{dossier.uid}/viet-noi-dung-mau-06a/", answers(dossier, results="Xong"))
    dossier.refresh_from_db()
    with at_most(30):
        client.post(f"/ho-so/{dossier.uid}/chot-so-lieu-va-ban-hanh/", answers(dossier))
    with at_most(12):
        page = client.get(place).content.decode()
    assert "Số liệu đã chốt lúc" in page
    assert "Số liệu đã chốt: 1" in client.get(f"{place}so-lieu/notices/").content.decode()
    sheet = load_workbook(BytesIO(client.get(f"{place}tai-excel/").content)).active
    assert [cell.value for cell in sheet[5]] == [
        "Thông báo người yêu cầu trợ giúp pháp lý",
        "lượt",
        1,
        "Chưa đối chiếu",
    ]
    readers = {police_member: 200, head: 200, desk_officer: 404}
    addresses = (REPORTS, place, f"{place}so-lieu/notices/", f"{place}tai-excel/")
    for user, status in readers.items():
        reader = browser(user)
        assert {reader.get(address).status_code for address in addresses} == {status}
    with at_most(12):
        assert "HĐPH.BC.01" in client.get(REPORTS).content.decode()


__all__ = ["khai", "police", "send", "take", "tam"]
