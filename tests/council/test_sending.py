"""When reports of the Council are sent: their clock, the day an office corrects, rounds that the worker opens."""

from datetime import date, datetime, timedelta

import pytest
from django.utils.timezone import localdate

from diemtua.accounts.models import User
from diemtua.council.actions.reports import open_due_rounds
from diemtua.council.models import Member, Report
from diemtua.council.tasks import open_rounds
from diemtua.documents.actions import number_paper
from diemtua.documents.models import Paper
from diemtua.dossiers.actions import NotPermitted, annul
from diemtua.dossiers.actions.reminding import remind
from diemtua.dossiers.board import due_for
from diemtua.dossiers.models import Deadline, Dossier
from diemtua.dossiers.queries.journal import last_standing
from diemtua.law.processes.council_report import (
    IssueReport,
    MoveSendingDay,
    SendReport,
    WithdrawReport,
    WriteContent,
)
from diemtua.law.vocabulary.council import ReportRound, SendingWay
from diemtua.notices.models import Message
from diemtua.rulebook.actions import Correction, set_parameter
from diemtua.rulebook.enums import ParameterKey
from diemtua.shared.clock import VIETNAM
from tests.cases.asking import browser
from tests.cases.conftest import Do
from tests.council.test_reports import NOVEMBER, Prepare, prepare
from tests.watch import hold

pytestmark = pytest.mark.django_db
SEND = SendReport(way=SendingWay.EXCHANGE)


def clock(dossier: Dossier) -> Deadline:
    return Deadline.objects.get(dossier=dossier, rule="C02")


def due_on(dossier: Dossier) -> date:
    due_at = clock(dossier).due_at
    assert due_at is not None
    return localdate(due_at)


@pytest.fixture
def issued(prepare: Prepare, do: Do, evaluator: User) -> Dossier:
    dossier = prepare()
    do(WriteContent(results="Đã triển khai."), dossier, evaluator, NOVEMBER)
    do(IssueReport(), dossier, evaluator, NOVEMBER)
    return dossier


@pytest.mark.parametrize(
    ("which", "year", "day"),
    [(ReportRound.FIRST, 2026, date(2026, 11, 20)), (ReportRound.SECOND, 2025, date(2026, 1, 20))],
)
def test_report_is_due_by_the_statistics_rules(prepare: Prepare, which: ReportRound, year: int, day: date) -> None:
    assert due_on(prepare(which, year)) == day


def test_office_corrects_the_rule_and_the_day_of_one_report(prepare: Prepare, do: Do, evaluator: User) -> None:
    first = prepare()
    correction = Correction(None, NOVEMBER, "Đã đối chiếu")
    set_parameter(ParameterKey.COUNCIL_DAYS_FIRST, 28, date(2026, 10, 1), "Thông tư 17/2025/TT-BTP", correction)
    assert due_on(first) == date(2026, 11, 20)
    do(MoveSendingDay(send_by=date(2026, 11, 28), reason="Công văn của Bộ"), first, evaluator, NOVEMBER)
    assert due_on(first) == date(2026, 11, 28)
    entry = last_standing(first)
    assert entry is not None
    annul(entry, by=evaluator, reason="Ghi nhầm", at=NOVEMBER)
    assert due_on(first) == date(2026, 11, 20)
    first.refresh_from_db()
    do(WithdrawReport(reason="Lập lại"), first, evaluator, NOVEMBER)
    assert clock(first).cancelled_at == NOVEMBER
    assert due_on(prepare()) == date(2026, 11, 28)


def test_today_of_the_standing_office_asks_for_the_next_step(prepare: Prepare, do: Do, evaluator: User) -> None:
    dossier = prepare()
    asked = [(due.duty, due.act_label) for due in due_for(evaluator, NOVEMBER).later]
    assert asked == [("Gửi báo cáo của Hội đồng phối hợp liên ngành", "Chốt số liệu và ban hành")]
    do(WriteContent(results="Đã triển khai."), dossier, evaluator, NOVEMBER)
    do(IssueReport(), dossier, evaluator, NOVEMBER)
    assert [due.act_label for due in due_for(evaluator, NOVEMBER).later] == ["Ghi đã gửi báo cáo"]
    late = NOVEMBER + timedelta(days=20)
    remind(late)
    assert set(Message.objects.filter(event="DEADLINE_MISSED").values_list("user", flat=True)) == {evaluator.pk}


def test_sending_meets_the_clock_numbers_the_papers_and_comes_back(
    issued: Dossier, do: Do, evaluator: User, head: User
) -> None:
    with pytest.raises(NotPermitted):
        do(SEND, issued, head, NOVEMBER)
    do(SEND, issued, evaluator, NOVEMBER)
    report = Report.objects.get()
    assert (issued.state, issued.over, report.sent_at, clock(issued).met_at) == ("SENT", True, NOVEMBER, NOVEMBER)
    assert list(Paper.objects.order_by("form").values_list("number", flat=True)) == ["01", "02"]
    page = browser(evaluator).get(f"/hoi-dong/bao-cao/{issued.uid}/").text
    assert ("đã gửi lúc" in page, "10/11/2026" in page) == (True, True)
    entry = last_standing(issued)
    assert entry is not None
    annul(entry, by=evaluator, reason="Ghi nhầm", at=NOVEMBER)
    assert (Report.objects.get().sent_at, clock(issued).is_running) == (None, True)


def test_paper_that_has_a_number_is_sent_under_it(issued: Dossier, do: Do, evaluator: User) -> None:
    number_paper(Paper.objects.get(form="TTLT-06B"), by=evaluator, at=NOVEMBER)
    do(SEND, issued, evaluator, NOVEMBER)
    assert list(Paper.objects.order_by("form").values_list("number", flat=True)) == ["02", "01"]


def test_list_shows_the_day_for_sending(prepare: Prepare, monkeypatch: pytest.MonkeyPatch, evaluator: User) -> None:
    watch = hold(monkeypatch, NOVEMBER)
    prepare()
    found = []
    for at in (NOVEMBER, NOVEMBER + timedelta(days=20)):
        watch.at = at
        page = browser(evaluator).get("/hoi-dong/bao-cao/").text
        found.append(("hạn 20/11/2026" in page, "Quá hạn" in page))
    assert found == [(True, False), (True, True)]


def test_round_whose_period_is_over_is_opened_once(
    rulebook: None, seated: list[Member], evaluator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    november = datetime(2026, 11, 1, 6, tzinfo=VIETNAM)
    assert open_due_rounds(november - timedelta(days=1)) == 0
    hold(monkeypatch, november)
    open_rounds.func()
    report = Report.objects.select_related("dossier").get()
    assert (report.round, report.year, due_on(report.dossier)) == ("FIRST", 2026, date(2026, 11, 20))
    assert [due.deadline.rule for due in due_for(evaluator, november).later] == ["C02"]
    Report.objects.update(void_at=november)
    assert [open_due_rounds(november), open_due_rounds(datetime(2027, 1, 5, 9, tzinfo=VIETNAM))] == [0, 1]
    assert Report.objects.latest("pk").round == "SECOND"


def test_nothing_is_opened_where_no_council_sits(rulebook: None, department: object) -> None:
    assert open_due_rounds(NOVEMBER) == 0


def test_nothing_is_opened_without_a_standing_office(rulebook: None) -> None:
    assert open_due_rounds(NOVEMBER) == 0


__all__ = ["prepare"]
