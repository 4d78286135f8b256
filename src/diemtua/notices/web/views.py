"""One's own notices, and the outbox of the administrator."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from diemtua.notices import actions, permissions, queries
from diemtua.notices.enums import DeliveryState
from diemtua.shared import clock
from diemtua.shared.ui.asking import found_or_404, reader, required
from diemtua.shared.ui.choices import options
from diemtua.shared.ui.lists import page_of


@login_required
@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """What I was told, newest first."""
    page = page_of(queries.notices_of(reader(request)), request.GET, order=("-created_at", "-id"), size=30)
    runs_outbox = permissions.may_run_outbox(reader(request))
    return render(request, "notices/mine.html", {"page": page, "runs_outbox": runs_outbox})


@login_required
@require_POST
def open_notice(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Mark one as read and go where it leads."""
    message = found_or_404(lambda: actions.mark_read(reader(request), str(uid), clock.now()))
    inside = url_has_allowed_host_and_scheme(message.link, allowed_hosts=None)
    return redirect(message.link if inside else "notices:mine")


@login_required
@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    """Mark all of mine as read."""
    actions.mark_all_read(reader(request), clock.now())
    return redirect("notices:mine")


@login_required
@require_GET
def outbox(request: HttpRequest) -> HttpResponse:
    """What left the house and how far it came."""
    required(permissions.may_run_outbox(reader(request)))
    state = request.GET.get("trang-thai", "")
    chosen = state if state in DeliveryState.__members__ else ""
    page = page_of(queries.outbox(reader(request), chosen), request.GET, order=("-id",))
    states = options(DeliveryState)
    context = {"page": page, "states": states, "chosen": chosen}
    context["missing"] = [_(channel.label) for channel in queries.channels_missing()]
    return render(request, "notices/outbox.html", context)


@login_required
@require_POST
def retry(request: HttpRequest, pk: int) -> HttpResponse:
    """Try one delivery again."""
    return _change(request, lambda user: actions.retry_delivery(pk, by=user, at=clock.now()), _("Sẽ gửi lại ngay."))


@login_required
@require_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Never send one delivery."""
    return _change(request, lambda user: actions.cancel_delivery(pk, by=user), _("Đã hủy lượt gửi."))


def _change(request: HttpRequest, change: Callable[[Any], object], done: str) -> HttpResponse:
    try:
        change(reader(request))
    except (actions.OutboxNotYours, ObjectDoesNotExist) as error:
        raise Http404 from error
    except actions.DeliveryNotWaiting as error:
        messages.error(request, str(error))
    else:
        messages.success(request, done)
    return redirect("notices:outbox")
