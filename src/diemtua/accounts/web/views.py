"""One's own account."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from django.views.i18n import set_language

from diemtua.accounts import actions, queries
from diemtua.shared import clock
from diemtua.shared.ui.asking import reader, required


def closed(request: HttpRequest) -> HttpResponse:
    """Nobody registers alone."""
    raise Http404


@require_GET
def forgotten(request: HttpRequest) -> HttpResponse:
    """What to do without the password: an administrator knows the person and gives a new one."""
    return render(request, "accounts/forgotten.html")


@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """The switch at the foot of every page: kept by the browser, and by the account of who is signed in."""
    language = request.POST.get("language", "")
    required(language in dict(settings.LANGUAGES))
    if request.user.is_authenticated:
        actions.choose_language(reader(request), language)
    return set_language(request)


@login_required
@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """Roles, sessions, second factor and password of the signed-in person."""
    user, today = reader(request), clock.today()
    context = {
        "roles": queries.roles_of(user, today),
        "deputising": queries.deputising_of(user, today),
        "sessions": queries.sessions_of(user),
        "current": request.session.session_key,
        "second_factor": queries.has_second_factor(user),
        "events": queries.login_events_of(user),
    }
    return render(request, "accounts/mine.html", context)


@login_required
@require_POST
def end_session(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign out one of one's own devices."""
    try:
        actions.end_session(reader(request), pk, at=clock.now())
    except actions.SessionNotYours as error:
        raise Http404 from error
    messages.success(request, _("Đã đăng xuất thiết bị đó."))
    return redirect("accounts:mine")
