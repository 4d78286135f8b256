"""The plan of online hearings: its paper is drawn up from the calendar, again whenever that changed."""

from datetime import date, timedelta

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from diemtua.cases.actions.hearings import HearingNotPossible
from diemtua.cases.models import Hearing
from diemtua.cases.queries import online_hearings_between
from diemtua.documents.actions import draft_papers
from diemtua.dossiers.actions import Performance, effect
from diemtua.law.processes.online_hearing_plan import DrawUpHearingPlan, RedrawHearingPlan
from diemtua.law.vocabulary.hearings import ConnectionResult
from diemtua.shared.clock import midnight


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
    _draft(on, date.fromisoformat(facts["first_day"]), date.fromisoformat(facts["last_day"]))


def _draft(on: Performance, first: date, last: date) -> None:
    start, end = midnight(first), midnight(last + timedelta(days=1))
    hearings = list(online_hearings_between(on.dossier.office, start, end))
    if not hearings:
        raise HearingNotPossible(
            _("Trong những ngày này chưa có phiên trực tuyến nào. Hãy chọn ngày khác, hoặc ghi lịch phiên trước.")
        )
    rows = [_row(number, hearing) for number, hearing in enumerate(hearings, start=1)]
    data = {"plan_from": first.isoformat(), "plan_to": last.isoformat(), "online_hearings": rows}
    draft_papers(on, {"ONLINE_HEARINGS": data})
    on.record(hearings=[hearing.pk for hearing in hearings])


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
