"""Pages of the places of duty, what they want, and what was agreed with people."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from diemtua.accounts.actions import make_secret_address as make_secret
from diemtua.accounts.actions import revoke_secret_address as revoke_secret
from diemtua.accounts.queries import open_secret_addresses, revoked_secret_addresses
from diemtua.duty import actions, permissions, queries
from diemtua.duty.web.forms import DemandForm, SiteForm, TermsForm, TieForm, site_initial
from diemtua.places.queries import communes_offered
from diemtua.shared.clock import now, today
from diemtua.shared.ui import shown_once
from diemtua.shared.ui.asking import REFUSED, found_or_404, get_or_post, page_with, posted, reader, required
from diemtua.shared.ui.lists import page_of

ORDER = ("sort_key", "id")
REVOKED_SHOWN = 5


@login_required
@require_GET
def sites(request: HttpRequest) -> HttpResponse:
    """Every place of duty of the reader's offices."""
    user = reader(request)
    required(permissions.may_see_duty(user))
    page = page_of(queries.sites_visible_to(user), request.GET, order=ORDER)
    shown = {"page": page, "plans": permissions.may_plan_duty(user), "today": today()}
    return render(request, "duty/sites.html", shown)


@login_required
@get_or_post
def add(request: HttpRequest) -> HttpResponse:
    """A new place of duty of the first office the reader plans for."""
    offices = queries.planning_offices(reader(request))
    required(bool(offices))
    chosen = next((each for each in offices if str(each.pk) == request.GET.get("don-vi")), offices[0])
    return _edited(request, actions.new_site(chosen), {"first_day": today()})


@login_required
@get_or_post
def edit(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Correct a place of duty."""
    site = _kept(request, uid)
    return _edited(request, site, site_initial(site))


def _edited(request: HttpRequest, site: Any, initial: dict[str, Any]) -> HttpResponse:
    data = posted(request)
    communes = communes_offered(today(), current=site.commune)
    form = SiteForm(data, bodies=queries.bodies_served(today()), communes=communes, initial=initial)
    if data is not None and form.is_valid():
        try:
            kept = actions.keep_site(site, by=reader(request), **form.values())
        except actions.SiteNotPossible as refused:
            form.add_error("on_call", str(refused))
        else:
            messages.success(request, _("Đã lưu nơi trực."))
            return redirect("duty:site", uid=kept.uid)
    shown = {"site": site if site.pk else None, "office": site.office}
    return page_with(request, "duty/site_edit.html", form, shown)


def _seen(request: HttpRequest, uid: UUID) -> Any:
    return found_or_404(lambda: queries.site_by_uid(reader(request), uid))


def _kept(request: HttpRequest, uid: UUID) -> Any:
    site = _seen(request, uid)
    required(permissions.may_keep_site(reader(request), site))
    return site


@login_required
@require_GET
def site(request: HttpRequest, uid: UUID) -> HttpResponse:
    """One place: what it wants, who cannot or should not be there, its calendar address."""
    return _site(request, _seen(request, uid), None, None)


def _site(request: HttpRequest, site: Any, demand: DemandForm | None, tie: TieForm | None) -> HttpResponse:
    keeps = permissions.may_keep_site(reader(request), site)
    people = [(each.pk, each.full_name) for each in queries.colleagues(site.office)] if keeps else []
    shown = {"site": site, "keeps": keeps, "demands": list(queries.demands_of(site))}
    shown["ties"] = queries.ties_of(reader(request), site)
    shown["demand"] = demand or DemandForm(initial={"valid_from": today(), "weekdays": list("01234")})
    shown["tie"] = tie or TieForm(people=people)
    shown |= _addresses(site) if keeps else {}
    shown["secret"] = shown_once.take(request, _secret_of(site)) if keeps else ""
    wrong = bool(demand or tie)
    return render(request, "duty/site.html", shown, status=REFUSED if wrong else 200)


def _secret_of(site: Any) -> str:
    """Its own name in the session: a secret of another page must not be shown as this place's."""
    return f"duty-feed-{site.pk}"


def _addresses(site: Any) -> dict[str, Any]:
    """The secret address of its calendar, and who took back those before."""
    subject = queries.feed_subject(site)
    revoked = revoked_secret_addresses(None, subject)[:REVOKED_SHOWN]
    return {"today": today(), "feed": open_secret_addresses(None, subject).first(), "revoked": revoked}


@login_required
@require_POST
def add_demand(request: HttpRequest, uid: UUID) -> HttpResponse:
    """What the place wants from a day on."""
    site, form = _kept(request, uid), DemandForm(request.POST)
    if form.is_valid():
        try:
            actions.add_demand(site, by=reader(request), **form.cleaned_data)
        except actions.SiteNotPossible as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Đã ghi nhu cầu trực."))
            return redirect("duty:site", uid=uid)
    return _site(request, site, form, None)


@login_required
@require_POST
def end_demand(request: HttpRequest, uid: UUID, pk: int) -> HttpResponse:
    """No longer wanted from today on."""
    site = _kept(request, uid)
    actions.end_demand(found_or_404(lambda: queries.demand_of_site(site, pk)), by=reader(request), on=today())
    messages.success(request, _("Nhu cầu này thôi áp dụng từ hôm nay."))
    return redirect("duty:site", uid=uid)


@login_required
@require_POST
def keep_tie(request: HttpRequest, uid: UUID) -> HttpResponse:
    """How far it is for somebody, or that somebody is not placed here."""
    site = _kept(request, uid)
    people = {each.pk: each for each in queries.colleagues(site.office)}
    form = TieForm(request.POST, people=[(pk, each.full_name) for pk, each in people.items()])
    if not form.is_valid():
        return _site(request, site, None, form)
    actions.keep_tie(site, people[form.cleaned_data["practitioner"]], by=reader(request), **form.values())
    messages.success(request, _("Đã ghi."))
    return redirect("duty:site", uid=uid)


@login_required
@require_GET
def people(request: HttpRequest) -> HttpResponse:
    """Who takes part in duty, and how much in a week."""
    required(permissions.may_plan_duty(reader(request)))
    page = page_of(queries.people_of(reader(request)), request.GET, order=("sort_key", "pk"))
    rows = [(each, TermsForm(initial=_terms(each), prefix=str(each.pk))) for each in page]
    return render(request, "duty/people.html", {"page": page, "rows": rows})


def _terms(person: Any) -> dict[str, Any]:
    terms = getattr(person, "duty_terms", None)
    return {"takes_part": terms.takes_part if terms else True, "weekly_cap": terms.weekly_cap if terms else 5}


@login_required
@require_POST
def keep_terms(request: HttpRequest, pk: int) -> HttpResponse:
    """What was agreed with one person."""
    required(permissions.may_plan_duty(reader(request)))
    person = found_or_404(lambda: queries.people_of(reader(request)).get(pk=pk))
    form = TermsForm(request.POST, prefix=str(pk))
    if form.is_valid():
        actions.keep_terms(person, by=reader(request), **form.cleaned_data)
        messages.success(request, _("Đã ghi thỏa thuận trực của %(name)s.") % {"name": person.full_name})
    else:
        messages.error(request, _("%(name)s: số buổi một tuần phải từ 0 đến 21.") % {"name": person.full_name})
    return redirect("duty:people")


@login_required
@require_POST
def make_feed(request: HttpRequest, uid: UUID) -> HttpResponse:
    """A new secret address for the place's calendar; the one before answers no more."""
    site = _kept(request, uid)
    secret = make_secret(queries.feed_subject(site), user=None, by=reader(request), at=now())
    shown_once.keep(request, _secret_of(site), secret)
    return redirect("duty:site", uid=uid)


@login_required
@require_POST
def revoke_feed(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The address answers nobody any more."""
    site = _kept(request, uid)
    revoke_secret(queries.feed_subject(site), user=None, by=reader(request), at=now())
    messages.success(request, _("Địa chỉ lịch đã thu hồi."))
    return redirect("duty:site", uid=uid)
