"""The plan of online hearings: its paper is drawn up from the calendar, again whenever that changed."""

from datetime import date, timedelta
from typing import Any

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override

from diemtua.cases.actions.hearings import HearingNotPossible
from diemtua.cases.models import Hearing
from diemtua.cases.queries import online_hearings_between
from diemtua.documents.actions import draft_papers, number_paper, supersede_papers
from diemtua.documents.models import Paper
from diemtua.documents.queries import called, frozen, standing_papers
from diemtua.documents.versions import differing
from diemtua.dossiers.actions import Performance, effect
from diemtua.dossiers.models import Dossier, Entry
from diemtua.law.codes import N_
from diemtua.law.processes.online_hearing_plan import DrawUpHearingPlan, IssueHearingPlan, RedrawHearingPlan
from diemtua.law.vocabulary.hearings import ConnectionResult
from diemtua.shared.clock import midnight

FORM = "ONLINE_HEARINGS"
TOLD = {
    "starts_at": N_("thời gian"), "court": N_("Tòa án"), "central": N_("điểm cầu trung tâm"),
    "components": N_("điểm cầu thành phần"), "practitioner": N_("người thực hiện, nơi tham gia"),
}  # fmt: skip
"""What of a line is told when it changed; a connection that was tried meanwhile changes no plan."""


@effect(DrawUpHearingPlan)
def draw_up(act: DrawUpHearingPlan, on: Performance) -> None:
    """The online hearings of the office in these days, as a draft."""
    if act.last_day < act.first_day:
        raise HearingNotPossible(_("Ngày cuối phải từ ngày đầu trở đi. Hãy kiểm tra lại hai ngày."))
    on.label(
        _("Phiên tòa trực tuyến từ %(first)s đến %(last)s")
        % {"first": f"{act.first_day:%d/%m/%Y}", "last": f"{act.last_day:%d/%m/%Y}"}
    )
    _draft(on, act.first_day, act.last_day)


@effect(RedrawHearingPlan)
def draw_up_again(act: RedrawHearingPlan, on: Performance) -> None:
    """The same days as they stand now."""
    facts = on.dossier.facts
    # what was issued binds until the later version is issued; what nobody issued is withdrawn
    issue = _last_issue(on.dossier)
    drawn = standing_papers(on.dossier, FORM)
    supersede_papers(on, drawn.filter(entry__version__gt=issue.version) if issue else drawn)
    _draft(on, date.fromisoformat(facts["first_day"]), date.fromisoformat(facts["last_day"]))


@effect(IssueHearingPlan)
def issue(act: IssueHearingPlan, on: Performance) -> None:
    """The newest draft goes out under a number of the outgoing book, unless the desk gave it one before."""
    paper = Paper.objects.filter(dossier=on.dossier.pk, form=FORM).latest("entry__version")
    assert on.by is not None  # noqa: S101 - heads alone issue
    if paper.is_draft:
        paper = number_paper(paper, by=on.by, at=on.recorded_at)
    supersede_papers(on, standing_papers(on.dossier, FORM).exclude(pk=paper.pk))
    on.record(number=paper.number)


def _draft(on: Performance, first: date, last: date) -> None:
    start, end = midnight(first), midnight(last + timedelta(days=1))
    hearings = list(online_hearings_between(on.dossier.office, start, end))
    if not hearings:
        raise HearingNotPossible(
            _("Trong những ngày này chưa có phiên trực tuyến nào. Hãy chọn ngày khác, hoặc ghi lịch phiên trước.")
        )
    rows = [_row(number, hearing) for number, hearing in enumerate(hearings, start=1)]
    data = {"plan_from": first.isoformat(), "plan_to": last.isoformat(), "online_hearings": rows}
    issued = _issued_before(on.dossier)
    if issued is not None:
        # an official paper is Vietnamese whoever draws it up
        with override("vi"):
            data |= _since(issued, {hearing.pk: row for hearing, row in zip(hearings, rows, strict=True)})
    draft_papers(on, {FORM: data})
    on.record(hearings=[hearing.pk for hearing in hearings])


def _issued_before(dossier: Dossier) -> Paper | None:
    """The paper of the last version that was issued."""
    issue = _last_issue(dossier)
    drawn = Paper.objects.filter(dossier=dossier.pk, form=FORM, entry__version__lt=issue.version if issue else 0)
    return drawn.select_related("entry", "dossier").order_by("-entry__version").first()


def _last_issue(dossier: Dossier) -> Entry | None:
    return Entry.objects.filter(dossier=dossier.pk, act=IssueHearingPlan.__name__).order_by("-version").first()


def _since(issued: Paper, after: dict[int, dict[str, str]]) -> dict[str, Any]:
    """Which version is replaced and what changed; hearings are known by the ids that its entry recorded."""
    rows = frozen(issued)[0]["online_hearings"]
    before: dict[int, dict[str, str]] = dict(zip(issued.entry.recorded["hearings"], rows, strict=True))
    found = differing(before, after, lambda old, new: all(old[name] == new[name] for name in TOLD))
    gone = Hearing.objects.in_bulk([key for key, _old, new in found if new is None])
    replaced = {"plan_replaces": called(issued)} if issued.number else {}
    words = [_words(old, new, gone.get(key)) for key, old, new in found]
    return replaced | {"plan_changes": words or [_("Không đổi phiên nào.")]}


def _words(old: dict[str, str] | None, new: dict[str, str] | None, gone: Hearing | None) -> str:
    """`08:00 30/03/2026, TT.TGTT.01.2026, Tòa án …: bỏ khỏi kế hoạch (hoãn …).`"""
    row = old or new or {}
    where = ", ".join(filter(None, (row["starts_at"], row["case_code"], row["court"])))
    if old is None:
        return _("%(where)s: thêm phiên.") % {"where": where}
    if new is None:
        return _("%(where)s: bỏ khỏi kế hoạch (%(why)s).") % {"where": where, "why": _why_gone(gone)}
    said = [
        _("%(what)s “%(after)s” thay “%(before)s”") % {"what": _(label), "after": new[name], "before": old[name]}
        for name, label in TOLD.items() if old[name] != new[name]
    ]  # fmt: skip
    return f"{where}: {'; '.join(said)}."


def _why_gone(hearing: Hearing | None) -> str:
    if hearing is None or hearing.annulled_at is not None:
        return _("ghi nhầm, đã hủy")
    if hearing.outcome:
        return hearing.outcome_words
    if not hearing.online:
        return _("không còn trực tuyến")
    return _("chuyển sang %(at)s") % {"at": f"{localtime(hearing.starts_at):%H:%M %d/%m/%Y}"}


def _row(number: int, hearing: Hearing) -> dict[str, str]:
    """One line, by the code of the case: the plan goes to many, so it names nobody who is helped."""
    dossier, test = hearing.case.dossier, hearing.standing_tests[:1]  # type: ignore[attr-defined]
    return {
        "order": str(number),
        "starts_at": f"{localtime(hearing.starts_at):%H:%M %d/%m/%Y}",
        "case_code": dossier.number,
        "court": hearing.court.name if hearing.court else "",
        "central": hearing.central_point,
        "components": "; ".join(hearing.component_points),
        "practitioner": " · ".join(filter(None, [dossier.owner.full_name if dossier.owner else "", hearing.place])),
        "test": ConnectionResult(test[0].result).label if test else "Chưa thử",
    }
