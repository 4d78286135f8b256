"""Links for bodies without an account: given, printed once as a letter, taken back."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from diemtua.documents.rendering import qr
from diemtua.law.citations import cite
from diemtua.referrals.actions.links import give_link, take_link_back
from diemtua.referrals.permissions import may_give_links
from diemtua.referrals.queries import bodies_to_link, link_by_secret, link_to_take_back, links_of
from diemtua.referrals.web.forms import LinkForm
from diemtua.shared.clock import now, today
from diemtua.shared.ui import shown_once
from diemtua.shared.ui.asking import REFUSED, found_or_404, reader, required

SECRET = "introduction-link"  # noqa: S105 - the name under which the letter finds it once


@login_required
@require_GET
def links(request: HttpRequest) -> HttpResponse:
    """Who has a link, and the form to give one."""
    required(may_give_links(reader(request)))
    return _page(request, None)


def _page(request: HttpRequest, data: Any) -> HttpResponse:
    offices, bodies = bodies_to_link(reader(request))
    form = LinkForm(data, offices=offices, bodies=bodies)
    shown = {"form": form, "links": links_of(reader(request)), "today": today()}
    return render(request, "referrals/links.html", shown, status=REFUSED if form.errors else 200)


@login_required
@require_POST
def give(request: HttpRequest) -> HttpResponse:
    """A new link; the one the body had answers no more. The letter shows it, this once."""
    required(may_give_links(reader(request)))
    offices, bodies = bodies_to_link(reader(request))
    form = LinkForm(request.POST, offices=offices, bodies=bodies)
    if not form.is_valid():
        return _page(request, request.POST)
    office, body = form.pair()
    shown_once.keep(request, SECRET, give_link(office, body, by=reader(request), at=now()))
    return redirect("referrals:link-letter")


@login_required
@require_GET
def letter(request: HttpRequest) -> HttpResponse:
    """The link as a letter with a drawing a phone reads. It stands in no second page: only its digest is kept."""
    required(may_give_links(reader(request)))
    secret = shown_once.take(request, SECRET)
    if not secret:
        messages.info(request, _("Đường dẫn chỉ hiện một lần. Nếu đã mất, hãy cấp lại: đường dẫn cũ sẽ hết hiệu lực."))
        return redirect("referrals:links")
    link = found_or_404(lambda: link_by_secret(secret, today()))
    address = request.build_absolute_uri(reverse("portal:introduce", args=[secret]))
    shown = {"link": link, "address": address, "basis": cite("L11:42"), "given_at": now()}
    shown["qr"] = mark_safe(qr.svg(address))  # noqa: S308 - one path drawn by us
    response = render(request, "referrals/link_letter.html", shown)
    response["Cache-Control"] = "no-store"
    return response


@login_required
@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """The link answers nobody any more."""
    required(may_give_links(reader(request)))
    link = found_or_404(lambda: link_to_take_back(reader(request), pk))
    take_link_back(link, by=reader(request), at=now())
    messages.success(request, _("Đã thu hồi đường dẫn của %(body)s.") % {"body": link.body.name})
    return redirect("referrals:links")
