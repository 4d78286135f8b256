"""Pages of rosters: the list, one as a month, a seat, what is proposed, what is published."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from diemtua.documents.enums import FileKind
from diemtua.documents.queries import paper_docx, paper_pdf
from diemtua.dossiers.doing import done, form_of
from diemtua.dossiers.permissions import may
from diemtua.dossiers.queries import act_slug, act_url
from diemtua.duty import actions, permissions, queries
from diemtua.duty.enums import HEADS
from diemtua.duty.rostering import Seat, Slot, against_each, broken
from diemtua.duty.web import grid
from diemtua.duty.web.doing import do_now
from diemtua.duty.web.forms import SeatForm
from diemtua.law.process import Act
from diemtua.law.processes.duty_roster import DUTY_ROSTER, OPEN, SUPERSEDED, ClearSeat, PlaceOnDuty
from diemtua.law.vocabulary.duty import DutyPart
from diemtua.places.enums import Nearness
from diemtua.shared.clock import now, today
from diemtua.shared.months import last_day, month_named
from diemtua.shared.ui.asking import found_or_404, get_or_post, page_with, reader, required
from diemtua.shared.ui.files import file_answer
from diemtua.shared.ui.lists import page_of
from diemtua.shared.vietnamese import in_a_sentence

NEWEST = ("-first_day", "-id")
PUBLISH = DUTY_ROSTER.rule("PublishRoster")
DROP = DUTY_ROSTER.rule("DropRoster")


@login_required
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Who is on duty today, the rosters, and swaps that wait."""
    user = reader(request)
    required(permissions.may_see_duty(user))
    page = page_of(queries.rosters_visible_to(user), request.GET, order=NEWEST, size=20)
    shown: dict[str, Any] = {"page": page, "today": today(), "on_duty": queries.on_duty_at(user, now())}
    shown |= {"plans": permissions.may_plan_duty(user), "swaps": list(queries.open_swaps(user)[:20])}
    shown["serves"] = permissions.may_be_on_duty(user)
    # who inspects elsewhere is told where he may look, not shown lists that are always empty
    shown["outside"] = not shown["serves"] and queries.office_of_log(user) is None
    shown["empty"] = queries.without_their_person(user, now())
    shown["arranges"] = user.standing.organisations(*HEADS)
    opening = DUTY_ROSTER.rule("OpenRoster")
    shown["open_url"] = reverse("dossiers:open", args=[DUTY_ROSTER.kind, act_slug(opening)])
    return render(request, "duty/home.html", shown)


def _roster(request: HttpRequest, uid: UUID) -> Any:
    return found_or_404(lambda: queries.roster_by_uid(reader(request), uid))


def _drafted(request: HttpRequest, uid: UUID) -> Any:
    """A roster that this person may still change."""
    found = _roster(request, uid)
    required(permissions.may_plan_at(reader(request), found.office_id) and found.dossier.state in OPEN)
    return found


@login_required
@require_GET
def roster(request: HttpRequest, uid: UUID) -> HttpResponse:
    """One month of a roster: who is where, what is empty and why, which rules are broken."""
    found = _roster(request, uid)
    plan = queries.plan_of(found)
    months = grid.months_between(found.first_day, found.last_day)
    asked = month_named(request.GET.get("thang", ""), found.first_day)
    month = asked if asked in months else months[0]
    last = last_day(month)
    plans = permissions.may_plan_at(reader(request), found.office_id)
    edits = plans and found.dossier.state in OPEN
    shown = {"roster": found, "dossier": found.dossier, "months": months, "month": month, "edits": edits}
    against = broken(plan.problem, plan.placed)
    shown["grid"] = grid.grid_of(plan, {each.seat for each in against}, month, last)
    shown |= {"gaps": grid.gaps(plan, month, last), "broken": grid.named(plan, against)}
    shown |= {"loads": _loads(plan), "reads_words": plans}
    shown["follower"] = queries.follower_of(found) if found.dossier.state == SUPERSEDED else None
    shown["changes"] = [actions.change_words(each) for each in found.changes]
    return render(request, "duty/roster.html", shown | _buttons(request, found, edits=edits))


def _buttons(request: HttpRequest, found: Any, *, edits: bool) -> dict[str, Any]:
    publishes = edits and may(reader(request), PUBLISH.who, found.dossier)
    return {"may_publish": publishes, "drop_url": act_url(DROP, found.dossier) if edits else ""}


def _loads(plan: Any) -> list[tuple[str, int, int]]:
    return [(plan.problem.people[key].name, *both) for key, both in queries.loads(plan).items()]


@login_required
@get_or_post
def propose(request: HttpRequest, uid: UUID) -> HttpResponse:
    """POST begins the solver's search, GET shows how far it is: the page can be left and come back to."""
    if request.method == "POST":
        actions.ask_solver(_drafted(request, uid), by=reader(request), at=now())
        return redirect("duty:propose", uid=uid)
    found = _roster(request, uid)
    required(permissions.may_plan_at(reader(request), found.office_id))
    proposal: Any = queries.latest_proposal(found)
    missing = queries.seats_missing(proposal) if proposal and proposal.missing else []
    shown = {"roster": found, "dossier": found.dossier, "proposal": proposal, "missing": missing}
    shown["dropped"] = queries.choices_dropped(proposal) if proposal and proposal.dropped else []
    shown |= {"stuck": bool(proposal) and actions.is_silent(proposal, now()), "edits": found.dossier.state in OPEN}
    return render(request, "duty/proposal.html", shown)


@login_required
@get_or_post
def seat(request: HttpRequest, uid: UUID, site: int, slot: str, number: int) -> HttpResponse:
    """One seat: everybody with what speaks against them, before anything is saved."""
    found = _drafted(request, uid)
    wanted = _seat(site, slot, number)
    plan = queries.plan_of(found, with_ways=True)
    required(site in plan.problem.sites and found.first_day <= wanted.slot.day <= found.last_day)
    against = against_each(plan.problem, plan.placed, wanted)
    fittest = _fittest(plan, against, site)
    people = [(key, _offer(plan.problem.people[key], site, obstacles)) for key, obstacles in fittest]
    sent = request.method == "POST"
    start = {"practitioner": plan.placed.get(wanted), "seen": found.dossier.version, "key": uuid4()}
    form = SeatForm(request.POST if sent else None, people=people, initial=start)
    if sent and form.is_valid() and _placed(request, form, found.dossier, wanted):
        return redirect(_back(found, wanted.slot.day))
    shown = {"roster": found, "dossier": found.dossier, "seat": wanted, "shift": plan.rows.get(wanted)}
    shown |= {"place": plan.problem.sites[site].name, "part": wanted.slot.part.label}
    shown |= {"back": _back(found, wanted.slot.day), "reasons": queries.reasons_of(plan.rows.get(wanted))}
    return page_with(request, "duty/seat.html", form, shown)


def _seat(site: int, slot: str, number: int) -> Seat:
    """The seat that an address names: `2026-03-02-MORNING`."""
    day, _dash, part = slot.rpartition("-")
    try:
        return Seat(site, Slot(date.fromisoformat(day), DutyPart(part)), number)
    except ValueError as error:
        raise Http404 from error


def _back(found: Any, day: date) -> str:
    return f"{reverse('duty:roster', args=[found.dossier.uid])}?thang={day:%Y-%m}"


def _fittest(plan: Any, against: Any, site: int) -> list[Any]:
    """Who is free first, then whoever the fewest rules keep away, then by fewest shifts, then by the way from home."""
    loads, people = queries.loads(plan), plan.problem.people
    return sorted(
        against.items(), key=lambda item: (len(item[1]), sum(loads[item[0]]), people[item[0]].distance(site), item[0])
    )


def _offer(person: Any, site: int, obstacles: Any) -> str:
    said = _("%(name)s · %(before)s ca quý trước") % {"name": person.name, "before": person.before}
    if site in person.km:
        said += " · " + _("cách %(km)s km") % {"km": person.km[site]}
    elif person.nearness(site) is not Nearness.UNKNOWN:
        said += " · " + in_a_sentence(_(person.near[site].label))
    return f"{said} · {_('Vướng')}: {queries.obstacle_words(obstacles)}" if obstacles else said


def _placed(request: HttpRequest, form: SeatForm, dossier: Any, wanted: Seat) -> bool:
    given, at = form.cleaned_data, now()
    act = PlaceOnDuty(
        site=wanted.site, day=wanted.slot.day, part=wanted.slot.part, seat=wanted.number,
        practitioner=given["practitioner"], reason=given["reason"],
    )  # fmt: skip
    return _acted(request, form, act, dossier, at)


def _acted(request: HttpRequest, form: Any, act: Act, dossier: Any, at: Any) -> bool:
    given = form.cleaned_data
    refused = actions.try_act(act, dossier, by=reader(request), at=at, seen=given["seen"], key=given["key"])
    if refused:
        form.add_error("reason" if isinstance(refused, actions.SeatAgainstRules) else None, str(refused))
        return False
    messages.success(request, _("Đã xếp. Các ràng buộc được kiểm tra lại ở cuối trang."))
    return True


@login_required
@require_POST
def clear(request: HttpRequest, uid: UUID, pk: int) -> HttpResponse:
    """Empty a seat."""
    found = _drafted(request, uid)
    do_now(request, ClearSeat(shift=pk), found.dossier, now(), said=_("Đã bỏ trống ca trực."))
    return redirect("duty:roster", uid=uid)


@login_required
@get_or_post
def publish(request: HttpRequest, uid: UUID) -> HttpResponse:
    """What will bind whom, what is still empty, what changes: then the head publishes."""
    found, at = _roster(request, uid), now()
    required(may(reader(request), PUBLISH.who, found.dossier) and found.dossier.state in OPEN)
    form = form_of(request, PUBLISH, found.dossier)
    if form.is_valid() and done(request, form, found.dossier, at):
        return redirect("duty:roster", uid=uid)
    shown = {"rule": PUBLISH, "roster": found, "dossier": found.dossier}
    return page_with(request, "duty/publish.html", form, shown | _state_of(found) | _paper_of(found))


def _state_of(found: Any) -> dict[str, Any]:
    plan = queries.plan_of(found)
    against = grid.named(plan, broken(plan.problem, plan.placed))
    return {"placed": len(plan.placed), "empty": len(plan.empty), "broken": against}


def _paper_of(found: Any) -> dict[str, Any]:
    """What the paper will say of the roster before, and whose number it will lack."""
    standing = queries.standing_shifts(found)
    changes = actions.changes_between(standing.followed, standing.own) if found.previous else []
    silent = {each.practitioner.full_name: None for each in standing.own if not actions.phone_of(each)}
    return {"changes": [actions.change_words(each) for each in changes], "without_phone": list(silent)}


@login_required
@require_GET
def as_pdf(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The roster as published, for print and for the notice board."""
    found = _published(request, uid)
    content = paper_pdf(found.paper)
    required(content is not None)
    return file_answer(content or b"", FileKind.PDF, f"lich-truc-{found.first_day:%Y%m%d}.pdf")


@login_required
@require_GET
def as_docx(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The roster as published, as a Word file."""
    found = _published(request, uid)
    return file_answer(paper_docx(found.paper), FileKind.DOCX, f"lich-truc-{found.first_day:%Y%m%d}.docx")


def _published(request: HttpRequest, uid: UUID) -> Any:
    found = _roster(request, uid)
    required(found.paper is not None)
    return found
