"""Effects of preparing, writing, issuing, sending and withdrawing a report; rounds that the worker opens."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from diemtua.council.actions.sharing import draft_for_the_council, let_the_council_in
from diemtua.council.models import Report
from diemtua.council.queries.figures import count
from diemtua.council.queries.journal import answered_before
from diemtua.council.queries.members import members_on, standing_office
from diemtua.council.queries.reports import figures_of, lines_of
from diemtua.documents.actions import number_paper
from diemtua.documents.queries import standing_papers
from diemtua.dossiers.actions import ActRefused, Performance, effect, new_dossier, perform, undo
from diemtua.dossiers.models import Entry
from diemtua.law.council import NOT_CONFIRMED, forms_of, period_of
from diemtua.law.numbers import BOOK_OF_REPORTS, council_code
from diemtua.law.processes.council_report import (
    COUNCIL_REPORT,
    IssueReport,
    PrepareReport,
    SendReport,
    WithdrawReport,
    WriteContent,
)
from diemtua.law.vocabulary.council import ReportRound
from diemtua.rulebook.enums import ParameterKey
from diemtua.rulebook.queries import own_value
from diemtua.shared.clock import VIETNAM

# a round nobody asked for any more is the past of an office that began with the system later
STILL_ASKED = timedelta(days=30)
WORDS = ("results", "difficulties", "proposals")


class YearNotReported(ActRefused):
    """A year before the circular, or one that has not begun."""

    def __init__(self) -> None:
        super().__init__(_("Năm báo cáo phải từ 2018 đến năm nay."))


class ReportIsThere(ActRefused):
    """One round of a year is reported once."""

    def __init__(self, number: str) -> None:
        super().__init__(_("Lần báo cáo này của năm đã có: %(number)s. Hãy mở báo cáo đó.") % {"number": number})


class PeriodNotOver(ActRefused):
    """Figures are frozen once their period is over."""

    def __init__(self, end: str) -> None:
        super().__init__(_("Kỳ số liệu đến hết %(day)s chưa kết thúc nên chưa chốt được.") % {"day": end})


class ContentMissing(ActRefused):
    """Form 06A says something."""

    def __init__(self) -> None:
        super().__init__(_("Chưa có nội dung Mẫu 06A. Hãy viết nội dung trước khi ban hành."))


@effect(PrepareReport)
def prepare(act: PrepareReport, on: Performance) -> None:
    """The report with its period, its number and its readers."""
    year = on.occurred_at.astimezone(VIETNAM).year
    if not 2018 <= act.year <= year:
        raise YearNotReported
    _refuse_a_second(act.round, act.year)
    from_on, to_on = period_of(act.round, act.year)
    on.fact("send_by", send_by(act.round, to_on).isoformat())
    Report.objects.create(dossier=on.dossier, round=act.round, year=act.year, from_on=from_on, to_on=to_on)
    on.number(council_code(BOOK_OF_REPORTS, on.take_number(BOOK_OF_REPORTS, year), year))
    on.label(f"{act.round.label}, {act.year}")
    let_the_council_in(on)


def send_by(round_: ReportRound, to_on: date) -> date:
    """The last day for sending a report of a period [.., to_on), by the office's own number of days."""
    last_on = to_on - timedelta(days=1)
    return last_on + timedelta(days=own_value(ParameterKey(f"council_days.{round_}"), to_on))


def open_due_rounds(at: datetime) -> int:
    """Begin the reports whose period is over and which nobody began, so that their clocks run; how many.

    A round that was begun and withdrawn is left alone, as is everything where no Council sits.
    """
    on = localdate(at)
    office = standing_office(on)
    if office is None or not members_on(on).exists():
        return 0
    rounds = [(round_, year) for round_ in ReportRound for year in (on.year - 1, on.year)]
    due = [each for each in rounds if _falls_due(*each, on)]
    for round_, year in due:
        act = PrepareReport(round=round_, year=year)
        dossier = new_dossier(COUNCIL_REPORT.kind, office)
        perform(act, dossier, by=None, occurred_at=at, recorded_at=at, seen=0, key=uuid4())
    return len(due)


def _falls_due(round_: ReportRound, year: int, on: date) -> bool:
    to_on = period_of(round_, year)[1]
    waits = to_on <= on <= send_by(round_, to_on) + STILL_ASKED
    return waits and not Report.objects.filter(round=round_, year=year).exists()


def _refuse_a_second(round_: str, year: int) -> None:
    standing = Report.objects.filter(round=round_, year=year, void_at__isnull=True).select_related("dossier")
    if other := standing.first():
        raise ReportIsThere(other.dossier.number)


@undo(PrepareReport)
def strike(entry: Entry, on: Performance) -> None:
    """It was begun by mistake."""
    _keep(on, void_at=on.recorded_at)


@effect(WriteContent)
def write(act: WriteContent, on: Performance) -> None:
    """The words of form 06A."""
    _keep(on, **{name: getattr(act, name).strip() for name in WORDS})


@undo(WriteContent)
def unwrite(entry: Entry, on: Performance) -> None:
    """What was written before it stands again, if anything was."""
    _before, said = next(answered_before(entry, WriteContent), (None, dict.fromkeys(WORDS, "")))
    _keep(on, **{name: said[name].strip() for name in WORDS})


@effect(IssueReport)
def issue(act: IssueReport, on: Performance) -> None:
    """Figures as of this moment, under the name of who froze them; the papers of the round."""
    report = on.dossier.report
    if report.to_on > localdate(on.occurred_at):
        raise PeriodNotOver(f"{report.last_on:%d/%m/%Y}")
    if report.round == ReportRound.FIRST and not report.results:
        raise ContentMissing
    lines = lines_of(report, localdate(on.occurred_at))
    report.figures = count(lines, on.dossier.office, (report.from_on, report.to_on))
    report.lines = [line.as_json() for line in lines]
    report.issued_at, report.issued_by = on.occurred_at, on.by
    report.save(update_fields=["figures", "lines", "issued_at", "issued_by"])
    period = {"report_period": report.period_words}
    draft_for_the_council(on, {form: period | _PAPERS[form](report) for form in forms_of(ReportRound(report.round))})


def _content(report: Report) -> dict[str, Any]:
    return {f"report_{name}": getattr(report, name) for name in WORDS}


def _table(report: Report) -> dict[str, Any]:
    rows: list[dict[str, Any]] = []
    for heading, figures in figures_of(report, localdate(report.issued_at)):
        rows.append({"title": heading})
        rows += [
            {"order": order, "title": each.line.label, "unit": each.line.unit, "number": each.value}
            for order, each in enumerate(figures, start=1)
        ]
    return {"report_figures": rows, "report_notes": list(NOT_CONFIRMED)}


_PAPERS = {"TTLT-06A": _content, "TTLT-06B": _table, "TTLT-06C": _table}


@undo(IssueReport)
def thaw(entry: Entry, on: Performance) -> None:
    """The papers are void with their act; the figures are counted again."""
    _keep(on, figures=None, lines=None, issued_at=None, issued_by=None)


@effect(SendReport)
def send(act: SendReport, on: Performance) -> None:
    """What went out has numbers: a draft gets its own now, unless the desk gave it one before."""
    assert on.by is not None  # noqa: S101 - officers alone send
    for form in forms_of(ReportRound(on.dossier.report.round)):
        for paper in standing_papers(on.dossier, form):
            if paper.is_unissued:
                number_paper(paper, by=on.by, at=on.recorded_at)
    _keep(on, sent_at=on.occurred_at)


@undo(SendReport)
def unsend(entry: Entry, on: Performance) -> None:
    """It did not go out; numbers that were given stay spent."""
    _keep(on, sent_at=None)


@effect(WithdrawReport)
def withdraw(act: WithdrawReport, on: Performance) -> None:
    """Another may be begun for the same round."""
    _keep(on, void_at=on.recorded_at)


@undo(WithdrawReport)
def stand_again(entry: Entry, on: Performance) -> None:
    """It goes on, unless another was begun meanwhile."""
    _refuse_a_second(on.dossier.report.round, on.dossier.report.year)
    _keep(on, void_at=None)


def _keep(on: Performance, **said: Any) -> None:
    report = on.dossier.report
    for name, value in said.items():
        setattr(report, name, value)
    report.save(update_fields=[*said])
