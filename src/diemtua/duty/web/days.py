"""Pages of the day, made for a phone: my shifts, one shift, who called; calendars and the month's log."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_GET, require_POST

from diemtua.accounts.actions import make_secret_address as make_secret
from diemtua.accounts.actions import revoke_secret_address as revoke_secret
from diemtua.accounts.actions import secret_address_was_used
from diemtua.accounts.queries import open_secret_addresses
from diemtua.dossiers.enums import Reading
from diemtua.dossiers.listing import Sheet, list_read, taken_as_excel
from diemtua.duty import actions, permissions, queries
from diemtua.duty.enums import DutyMode, DutyPart
from diemtua.duty.web.forms import ContactForm
from diemtua.shared.clock import VIETNAM, now, today
from diemtua.shared.ical import Appointment, calendar_file
from diemtua.shared.months import last_day, month_named
from diemtua.shared.ui import shown_once
from diemtua.shared.ui.asking import REFUSED, found_or_404, reader, required
from diemtua.shared.ui.files import calendar_answer

AHEAD, BACK = timedelta(days=120), timedelta(days=30)
COLUMNS = (
    ("Ngày", 14), ("Buổi", 16), ("Nơi trực", 34), ("Cách trực", 20), ("Người trực", 26), ("Nhận ca", 18),
    ("Giao ca", 18), ("Lượt liên hệ", 10), ("Ghi chú", 20),
)  # fmt: skip
SECRET = "duty-feed"  # noqa: S105 - the name under which a page finds it once


@login_required
@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """My shifts to come, what waits for my answer, the address of my calendar."""
    user, at = reader(request), now()
    required(permissions.may_see_duty(user))
    shifts = queries.in_turn(queries.own_shifts(user, at.date() - timedelta(days=1), at.date() + AHEAD))
    to_come = [each for each in shifts if each.ends_at > at]
    shown: dict[str, Any] = {"shifts": to_come, "now": queries.now_or_next(to_come, at), "at": at}
    shown["swaps"] = list(queries.open_swaps(user)[:20])
    shown["today"], shown["feed"] = at.date(), open_secret_addresses(user, queries.MINE).first()
    shown["secret"] = shown_once.take(request, SECRET)
    return render(request, "duty/mine.html", shown)


@login_required
@require_GET
def shift(request: HttpRequest, uid: UUID) -> HttpResponse:
    """One shift: who, where, since when, who turned to it."""
    return _shift(request, _found(request, uid), None)


def _found(request: HttpRequest, uid: UUID) -> Any:
    return found_or_404(lambda: queries.shift_by_uid(reader(request), uid))


def _own(request: HttpRequest, uid: UUID) -> Any:
    found = _found(request, uid)
    required(permissions.is_on_duty(reader(request), found))
    return found


def _shift(request: HttpRequest, found: Any, form: ContactForm | None) -> HttpResponse:
    user = reader(request)
    reads = queries.may_read_contacts(user, found)
    shown = {"shift": found, "form": form or ContactForm(), "history": queries.history_of(found), "at": now()}
    shown |= {"contacts": _contacts(request, found) if reads else [], "reads": reads}
    shown |= {"mine": permissions.is_on_duty(user, found), "opens_at": actions.opens_at(found)}
    shown |= {"corrects": permissions.may_correct(user, found), "forgets": permissions.may_forget_on(user, found)}
    shown["corrections"] = queries.corrections_of(found)
    shown["covers"] = permissions.may_arrange_cover(user, found.roster.office_id)
    shown |= {"targets": _targets(), "reasons": queries.reasons_of(found)}
    return render(request, "duty/shift.html", shown, status=REFUSED if form else 200)


def _contacts(request: HttpRequest, found: Any) -> list[Any]:
    """Who turned to the shift, on record as read."""
    contacts = queries.told_on(reader(request), found)
    if contacts:
        contacts_read(request, found, len(contacts))
    return contacts


def contacts_read(request: HttpRequest, found: Any, many: int) -> None:
    """Put on record that so many of who turned to the shift were shown."""
    said = {"day": f"{found.day:%d/%m/%Y}", "site": found.site.name}
    list_read(
        request, Reading.LIST, now(), lambda: _("Ai đã liên hệ ca trực %(day)s, %(site)s") % said, many,
        office=found.roster.office_id,
    )  # fmt: skip


def _targets() -> dict[str, str]:
    """Where the work that begins with a contact goes on."""
    take_in = reverse("cases:receive")
    return {"SIMPLE_MATTER": take_in, "REQUEST": take_in, "REFERRAL": reverse("referrals:enter")}


@login_required
@require_POST
def check_in(request: HttpRequest, uid: UUID) -> HttpResponse:
    """I am there."""
    return _step(request, uid, actions.check_in, _("Đã nhận ca. Chúc một ca trực thuận lợi."))


@login_required
@require_POST
def check_out(request: HttpRequest, uid: UUID) -> HttpResponse:
    """I hand over."""
    return _step(request, uid, actions.check_out, _("Đã giao ca."))


def _step(request: HttpRequest, uid: UUID, step: Any, said: str) -> HttpResponse:
    found = _own(request, uid)
    try:
        step(found, by=reader(request), at=now())
    except actions.ShiftNotNow as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, said)
    return redirect("duty:shift", uid=uid)


@login_required
@require_POST
def log(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Somebody turned to me."""
    found, at, form = _own(request, uid), now(), ContactForm(request.POST)
    if form.is_valid():
        try:
            actions.log_contact(found, form.given(at), by=reader(request), at=at)
        except actions.ShiftNotNow as refused:
            form.add_error("at", str(refused))
        else:
            messages.success(request, _("Đã ghi lượt liên hệ."))
            return redirect("duty:shift", uid=uid)
    return _shift(request, found, form)


@login_required
@require_POST
def make_feed(request: HttpRequest) -> HttpResponse:
    """A new secret address of my calendar."""
    required(permissions.may_see_duty(reader(request)))
    user = reader(request)
    shown_once.keep(request, SECRET, make_secret(queries.MINE, user=user, by=user, at=now()))
    return redirect("duty:mine")


@login_required
@require_POST
def revoke_feed(request: HttpRequest) -> HttpResponse:
    """My address answers nobody any more."""
    user = reader(request)
    required(permissions.may_see_duty(user))
    revoke_secret(queries.MINE, user=user, by=user, at=now())
    messages.success(request, _("Địa chỉ lịch đã thu hồi."))
    return redirect("duty:mine")


@require_GET
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """A calendar program asks, without signing in; what was revoked is not there."""
    at = now()
    found, key = found_or_404(lambda: queries.feed_of(secret, at.date(), at.date() - BACK, at.date() + AHEAD))
    secret_address_was_used(key, at)
    with override("vi"):
        content = calendar_file(_("Trực: %(name)s") % {"name": found.name}, map(_appointment, found.shifts))
    return calendar_answer(content, "lich-truc.ics")


def _appointment(shift: Any) -> Appointment:
    part = _(DutyPart(shift.part).label)
    return Appointment(
        uid=f"{shift.uid}@diemtua", starts_at=shift.starts_at, ends_at=shift.ends_at,
        summary=f"{_(DutyMode(shift.site.mode).label)} · {shift.site.name}", changed_at=shift.entered_at,
        place=shift.site.place or shift.site.name, words=f"{part} · {shift.practitioner.full_name}",
        url=settings.SITE_URL.rstrip("/") + reverse("duty:shift", args=[shift.uid]),
    )  # fmt: skip


@login_required
@require_GET
def month(request: HttpRequest) -> HttpResponse:
    """The month's log on screen."""
    return render(request, "duty/month.html", _month(request))


@login_required
@require_GET
def month_print(request: HttpRequest) -> HttpResponse:
    """The month's log for print."""
    shown = _month(request) | {"office": queries.office_of_log(reader(request))}
    return render(request, "duty/month_print.html", shown)


@login_required
@require_GET
def month_sheet(request: HttpRequest) -> HttpResponse:
    """The month's log as Excel."""
    shown = _month(request)
    with override("vi"):
        sheet = Sheet(
            f"nhat-ky-truc-{shown['month']:%Y-%m}.xlsx",
            lambda: _("Nhật ký trực tháng %(month)s") % {"month": f"{shown['month']:%m/%Y}"},
            COLUMNS, shown["shifts"], _line,
        )  # fmt: skip
        return taken_as_excel(request, sheet, now())


def _line(shift: Any) -> list[Any]:
    return [
        shift.day, _(DutyPart(shift.part).label), shift.site.name, _(DutyMode(shift.site.mode).label),
        shift.practitioner.full_name, shift.checked_in_at, shift.checked_out_at, shift.many,
        _("Người trực nghỉ") if shift.away and not shift.checked_in_at else "",
    ]  # fmt: skip


def _month(request: HttpRequest) -> dict[str, Any]:
    user = reader(request)
    required(permissions.may_see_duty(user))
    first = month_named(request.GET.get("thang", ""), today())
    last = last_day(first)
    shifts: list[Any] = list(queries.log_of(user, first, last))
    past = [each for each in shifts if each.ends_at <= now()]
    shown = {"month": first, "shifts": shifts, "before": first - timedelta(days=1), "after": last + timedelta(days=1)}
    shown["missed"] = sum(each.checked_in_at is None for each in past)
    return shown | {"contacts": sum(each.many for each in shifts), "printed_on": now().astimezone(VIETNAM)}
