"""The calendar of hearings: by month, week or day; the plan of online ones; one's own feed for calendar programs."""

from collections.abc import Iterable, Sequence
from datetime import MAXYEAR, MINYEAR, date, timedelta
from itertools import groupby
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from django.views.decorators.http import require_GET, require_POST

from diemtua.accounts.actions import make_secret_address, revoke_secret_address, secret_address_was_used
from diemtua.accounts.queries import address_by_secret, open_secret_addresses
from diemtua.cases import queries
from diemtua.cases.enums import FEED
from diemtua.cases.permissions import may_open_cases
from diemtua.documents.queries import frozen, listed_papers
from diemtua.dossiers.permissions import offices_to_open
from diemtua.dossiers.queries import act_slug, dossier_visible_to
from diemtua.law.processes.online_hearing_plan import ONLINE_HEARING_PLAN
from diemtua.law.vocabulary.hearings import HearingOutcome, Venue
from diemtua.shared.clock import midnight, now, today
from diemtua.shared.filters import wanted_by
from diemtua.shared.ical import Appointment, calendar_file
from diemtua.shared.months import following
from diemtua.shared.ui.asking import found_or_404, reader, required
from diemtua.shared.ui.files import calendar_answer

MONTH, WEEK, DAY = "thang", "tuan", "ngay"
# how long a hearing lasts is not known before; programs want an end
LASTS = timedelta(hours=2)
_DRAW_UP = ONLINE_HEARING_PLAN.rule("DrawUpHearingPlan")


class HearingFilter(forms.Form):
    """The filters of the calendar, kept in its address."""

    who = forms.IntegerField(label=gettext_lazy("Người thực hiện"), required=False)
    office = forms.IntegerField(label=gettext_lazy("Đơn vị"), required=False)
    show = forms.ChoiceField(
        label=gettext_lazy("Xem"), required=False,
        choices=[
            ("", gettext_lazy("Mọi phiên")), (queries.ONLINE_ONLY, gettext_lazy("Phiên trực tuyến")),
            (queries.WITHOUT_OUTCOME, gettext_lazy("Chưa ghi kết quả")),
        ],
    )  # fmt: skip

    def __init__(self, data: Any, *, people: Iterable[Any], offices: Sequence[tuple[int, str]]) -> None:
        super().__init__(data)
        persons = [(each.pk, each.full_name) for each in people]
        self.fields["who"].widget = forms.Select(choices=[("", _("Mọi người")), *persons])
        self.fields["office"].widget = forms.Select(choices=[("", _("Mọi đơn vị")), *offices])
        if len(offices) < 2:
            self.fields["office"].widget = forms.HiddenInput()


@login_required
@require_GET
def calendar(request: HttpRequest) -> HttpResponse:
    """Hearings of a month, a week or a day that the user may see."""
    return _calendar(request)


def _calendar(request: HttpRequest, **more: Any) -> HttpResponse:
    user, at = reader(request), now()
    required(may_open_cases(user))
    span, chosen = request.GET.get("xem", MONTH), _chosen(request.GET.get("ngay", ""), at.date())
    first, following = _span(span, chosen)
    start, end = midnight(first), midnight(following)
    people = queries.people_in_calendar(user, start, end)
    form = HearingFilter(request.GET, people=people, offices=queries.offices_listed(user))
    wanted = wanted_by(form)
    rows = queries.described(queries.calendar_of(user, start, end, wanted), at)
    context = {
        "days": _by_day(rows), "count": len(rows), "form": form, "span": span, "first": first,
        "last": following - timedelta(days=1), "before": _step_back(span, first), "after": following, "now": at,
        "feed": open_secret_addresses(user, FEED).first(), "plans": queries.plans_visible_to(user)[:5],
        "spans": [(MONTH, _("Tháng")), (WEEK, _("Tuần")), (DAY, _("Ngày"))], "chosen": chosen,
        "plan_url": _plan_url(user), "others": _others(request),
    }  # fmt: skip
    return render(request, "cases/hearings.html", context | more)


def _chosen(text: str, today: date) -> date:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return today
    # the page leads to the days before and after, which the first and the last year of all may not have
    return found if MINYEAR < found.year < MAXYEAR else today


def _span(span: str, day: date) -> tuple[date, date]:
    """The first day, and the first day after."""
    if span == DAY:
        return day, day + timedelta(days=1)
    if span == WEEK:
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=7)
    first = day.replace(day=1)
    return first, following(first)


def _step_back(span: str, first: date) -> date:
    return _span(span, first - timedelta(days=1))[0]


def _by_day(rows: Iterable[tuple[Any, Any]]) -> list[tuple[date, list[tuple[Any, Any]]]]:
    return [(day, list(held)) for day, held in groupby(rows, key=lambda row: localdate(row[0].starts_at))]


def _others(request: HttpRequest) -> str:
    """The filters without the days, to be carried along by links."""
    kept = request.GET.copy()
    for name in ("xem", "ngay"):
        kept.pop(name, None)
    return kept.urlencode()


def _plan_url(user: Any) -> str:
    """Where a plan is drawn up; empty for who may not."""
    if not offices_to_open(user, ONLINE_HEARING_PLAN.kind, _DRAW_UP.code):
        return ""
    return reverse("dossiers:open", args=[ONLINE_HEARING_PLAN.kind, act_slug(_DRAW_UP)])


@login_required
@require_GET
def plan(request: HttpRequest, uid: UUID) -> HttpResponse:
    """One plan of online hearings with its papers."""
    user = reader(request)
    dossier = found_or_404(lambda: dossier_visible_to(user, uid))
    required(dossier.kind == ONLINE_HEARING_PLAN.kind)
    papers = listed_papers(user, dossier)
    newest = max((row.paper for row in papers), key=lambda paper: (paper.drafted_at, paper.pk))
    changes = [] if dossier.erased_at else frozen(newest)[0].get("plan_changes", [])
    shown = {"dossier": dossier, "papers": papers, "changes": changes, "now": now(), "today": today()}
    return render(request, "cases/hearing_plan.html", shown)


@login_required
@require_POST
def make_address(request: HttpRequest) -> HttpResponse:
    """A new secret address of one's own hearings, shown this once."""
    user = reader(request)
    required(may_open_cases(user))
    secret = make_secret_address(FEED, user=user, by=user, at=now())
    address = request.build_absolute_uri(reverse("cases:hearing-feed", args=[secret]))
    return _calendar(request, feed_url=address)


@login_required
@require_POST
def revoke_address(request: HttpRequest) -> HttpResponse:
    """The address answers nobody any more."""
    user = reader(request)
    required(may_open_cases(user))
    revoke_secret_address(FEED, user=user, by=user, at=now())
    messages.success(request, _("Đã thu hồi địa chỉ lịch. Ứng dụng lịch sẽ không cập nhật nữa."))
    return redirect("cases:hearings")


@require_GET
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """One's own hearings for a calendar program, which signs in by the secret of its address alone."""
    at = now()
    key = found_or_404(lambda: address_by_secret(secret, FEED, at.date()))
    whose: Any = key.user
    secret_address_was_used(key, at)
    with override("vi"):
        name = _("Phiên tòa: %(name)s") % {"name": whose.full_name}
        rows = [_appointment(request, hearing) for hearing in queries.hearings_for_feed(whose, at)]
        return calendar_answer(calendar_file(name, rows), "lich-phien.ics")


def _appointment(request: HttpRequest, hearing: Any) -> Appointment:
    """By the code of the case alone: calendar programs belong to others."""
    dossier = hearing.case.dossier
    outcome = _(HearingOutcome(hearing.outcome).label) if hearing.outcome else ""
    words = [hearing.court.name if hearing.court else "", _(Venue(hearing.venue).label), hearing.link, outcome]
    return Appointment(
        uid=f"{hearing.uid}@diemtua", starts_at=hearing.starts_at, ends_at=hearing.starts_at + LASTS,
        summary=f"{queries.kind_words(hearing)} · {dossier.number}", place=hearing.public_place,
        words="\n".join(filter(None, words)), changed_at=hearing.changed_at, sequence=hearing.sequence,
        url=request.build_absolute_uri(reverse("cases:work", args=[dossier.uid])),
        cancelled=hearing.annulled_at is not None or hearing.outcome not in ("", HearingOutcome.HELD),
    )  # fmt: skip
