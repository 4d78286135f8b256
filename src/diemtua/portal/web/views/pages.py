"""Pages that only tell: home, who is helped, rights, offices, accessibility, privacy."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from diemtua.law.citations import cite
from diemtua.portal import queries
from diemtua.portal.web.forms.track import TrackForm
from diemtua.portal.web.views.page import show
from diemtua.shared import clock


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    return show(request, "portal/home.html", {"track_form": TrackForm()})


@require_safe
def rights(request: HttpRequest) -> HttpResponse:
    return show(request, "portal/rights.html", {"rights_basis": cite("L11:8"), "duties_basis": cite("L11:9")})


@require_safe
def entitled(request: HttpRequest) -> HttpResponse:
    on = clock.today()
    told = {"categories": queries.entitled_on(on), "confirmed": queries.wording_is_confirmed(on)}
    return show(request, "portal/entitled.html", told)


@require_safe
def offices(request: HttpRequest) -> HttpResponse:
    return show(request, "portal/offices.html", {"offices": queries.offices_on(clock.today())})


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return show(request, "portal/accessibility.html")


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    return show(request, "portal/privacy.html")
