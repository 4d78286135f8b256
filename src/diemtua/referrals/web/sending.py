"""A body tells the Centre of somebody, from a telephone, in two minutes; an officer writes down what came otherwise."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from diemtua.accounts.queries import organisations_on
from diemtua.dossiers.actions import ActRefused
from diemtua.dossiers.enums import Reading
from diemtua.dossiers.handing import handed_on, used_before
from diemtua.dossiers.queries import Handed, record_read
from diemtua.law.citations import cite
from diemtua.law.deadlines import RuleNotInForce
from diemtua.law.referrals import notice_clock, phones_first
from diemtua.law.vocabulary.proceedings import ProceduralStatus
from diemtua.law.vocabulary.referrals import ReferralKind, ReferralWay
from diemtua.law.vocabulary.roles import Role
from diemtua.referrals.actions.sending import send_referral
from diemtua.referrals.enums import AT_THE_CENTRE, RECEIVERS
from diemtua.referrals.permissions import may_enter, may_send
from diemtua.referrals.queries import (
    ends_of_sending,
    offices_to_send_to,
    referral_by_uid,
    same_person_sent_lately,
    words_for_reader,
)
from diemtua.referrals.web.forms import MORE, SendForm
from diemtua.rulebook.queries import calendar_in_force
from diemtua.shared.clock import now
from diemtua.shared.ui.asking import REFUSED, get_or_post, posted, reader, required

KINDS = {
    "thong-bao": ReferralKind.NOTICE,
    "chi-dinh-bao-chua": ReferralKind.DEFENCE_APPOINTMENT,
    "thong-tin": ReferralKind.INFORMATION,
    "giai-thich-quyen": ReferralKind.RIGHT_EXPLAINED,
    "cap-xa-gioi-thieu": ReferralKind.COMMUNE_INTRODUCTION,
    "co-quan-khac-gioi-thieu": ReferralKind.OTHER_BODY,
}
OF_AUTHORITIES = ("thong-bao", "chi-dinh-bao-chua", "thong-tin", "giai-thich-quyen")
LOOK, SURE, SINCE = "xem", "chac-chan", "tu"


@dataclass(frozen=True)
class Way:
    """One kind on the page where a kind is chosen."""

    slug: str
    label: str
    url: str


def kinds_for(user: Any, *, entered: bool) -> list[Way]:
    """What the user may send, the most urgent first."""
    slugs = tuple(KINDS) if entered else _of_roles(user)
    page = "referrals:enter-kind" if entered else "referrals:send"
    return [Way(slug, _(KINDS[slug].label), reverse(page, args=[slug])) for slug in slugs]


def _of_roles(user: Any) -> tuple[str, ...]:
    own = OF_AUTHORITIES if user.standing.holds_anywhere(Role.PROCEEDINGS_AUTHORITY) else ()
    return (*own, "cap-xa-gioi-thieu") if user.standing.holds_anywhere(Role.COMMUNE) else own


@login_required
@require_GET
def enter(request: HttpRequest) -> HttpResponse:
    """What came to the Centre on paper, by post, telephone or e-mail: which kind?"""
    required(may_enter(reader(request)))
    handed = handed_on(request, "duty_contact", now())
    shown = {"ways": kinds_for(reader(request), entered=True), "handed": handed}
    return used_before(request, handed) or render(request, "referrals/choose.html", shown)


@login_required
@get_or_post
def send(request: HttpRequest, slug: str) -> HttpResponse:
    """A body's own officer sends one kind."""
    required(may_send(reader(request)) and slug in _of_roles(reader(request)))
    return _asked(request, slug, entered=False)


@login_required
@get_or_post
def enter_kind(request: HttpRequest, slug: str) -> HttpResponse:
    """An officer of the Centre writes down what came, with its true moment."""
    required(may_enter(reader(request)) and slug in KINDS)
    return _asked(request, slug, entered=True)


def _asked(request: HttpRequest, slug: str, *, entered: bool) -> HttpResponse:
    at = now()
    handed = handed_on(request, "duty_contact", at) if entered else None
    form = _form(request, KINDS[slug], at, handed, entered=entered)
    shown = {"form": form, "slug": slug, "entered": entered, "way": _(KINDS[slug].label), "look": LOOK, "sure": SURE}
    shown |= {"home": reverse("referrals:list" if entered else "referrals:home"), "handed": handed}
    shown["basis"] = cite(KINDS[slug].basis).text
    if request.method == "GET":
        return used_before(request, handed) or render(request, "referrals/send.html", shown | {"clock": _clock(form)})
    if not form.is_valid() or LOOK in request.POST:
        status = 200 if LOOK in request.POST else REFUSED
        return render(request, "referrals/send.html", shown | {"clock": _clock(form)}, status=status)
    lately = same_person_sent_lately(reader(request), form.cleaned_data["full_name"], KINDS[slug], at)
    if lately is not None and SURE not in request.POST and not lately.dossier.entries.filter(key=_key(form)).exists():
        return render(request, "referrals/send.html", shown | {"clock": _clock(form), "lately": lately}, status=REFUSED)
    return _sent(request, form, shown, at)


def _key(form: SendForm) -> Any:
    return form.cleaned_data["key"]


def _sent(request: HttpRequest, form: SendForm, shown: dict[str, Any], at: datetime) -> HttpResponse:
    given = form.cleaned_data
    office = next(office for office in form.offices if office.pk == given["office"])
    moment = {"received_at": given.get("received_at") or at, "at": at, "reason": given.get("reason", "")}
    handed = shown["handed"]
    act = replace(form.act(), duty_contact=handed.row if handed else None)
    try:
        dossier = send_referral(act, office, by=reader(request), key=_key(form), bodies=form.bodies, **moment)
    except ActRefused as refused:
        shown |= {"clock": _clock(form), "refused": str(refused)}
        return render(request, "referrals/send.html", shown, status=REFUSED)
    done = _("Đã ghi, Trung tâm nhận lúc %(at)s. Số tiếp nhận: %(number)s.")
    done = done if shown["entered"] else _("Đã gửi lúc %(at)s. Số tiếp nhận: %(number)s.")
    messages.success(request, done % {
        "at": f"{dossier.opened_at.astimezone(at.tzinfo):%H:%M %d/%m/%Y}", "number": dossier.number,
    })  # fmt: skip
    return redirect("referrals:referral", uid=dossier.uid)


def _form(request: HttpRequest, kind: ReferralKind, at: datetime, handed: Handed | None, *, entered: bool) -> SendForm:
    user = reader(request)
    if entered:
        mine = user.standing.organisations(*AT_THE_CENTRE)
        senders = list(organisations_on(at.date()).exclude(kind__in=RECEIVERS))
        offices = [office for office in offices_to_send_to(at.date()) if office.pk in mine]
    else:
        senders, offices = ends_of_sending(user, at.date())
    data = posted(request)
    first = {"asked_at": None if entered else at, "contact": "" if entered else _contact(user)}
    first |= _written_down(handed) if handed else _explained_before(request, at)
    form = SendForm(
        data, initial=first, kind=kind, now=at, entered=entered,
        bodies=senders, offices=offices,
    )  # fmt: skip
    required(bool(senders and offices))
    return form


def _explained_before(request: HttpRequest, at: datetime) -> dict[str, Any]:
    """What the record of the explanation said of the person who now asks; their words are from that moment."""
    try:
        found: Any = referral_by_uid(reader(request), UUID(request.GET.get(SINCE, "")), at)
    except (ValueError, ObjectDoesNotExist):
        return {}
    if request.method == "GET":
        record_read(reader(request), found.dossier, Reading.FILE, at, after=(found.read_seq, found.read_hash))
    said = words_for_reader(found)
    told = {name: said[name] for name in (*MORE, "born", "custody", "matter") if name in said}
    return told | {"full_name": found.full_name, "status": found.status, "asked_at": found.sent_at}


def _written_down(handed: Handed) -> dict[str, Any]:
    """What was told on duty: who rang is whom the Centre answers."""
    said = {name: handed.said[name] for name in ("full_name", "status", "matter", "custody", "address", "office")}
    asker = ", ".join(filter(None, (handed.said["asker"], handed.said["asker_phone"])))
    way = ReferralWay.PHONE if handed.said["by_phone"] else ReferralWay.PAPER
    moment = {"received_at": handed.said["at"], "reason": handed.said["why"]}
    return said | moment | {"contact": asker, "way": way, "sender": handed.said["body"]}


def _contact(user: Any) -> str:
    return ", ".join(part for part in (user.full_name, user.phone) if part)


def _clock(form: SendForm) -> Any:
    """The clock of a notice as far as the answers go, before anything is sent."""
    if form.kind is not ReferralKind.NOTICE:
        return None
    asked, status = _so_far(form, "asked_at"), _so_far(form, "status")
    known = ProceduralStatus(status) if status in list(ProceduralStatus) else None
    if not asked or known is None:
        return {"phone_first": phones_first(known)}
    try:
        return notice_clock(known, asked, calendar=calendar_in_force())
    except RuleNotInForce:
        return None


def _so_far(form: SendForm, name: str) -> Any:
    if form.is_bound:
        return form.cleaned_data.get(name) if form.is_valid() or hasattr(form, "cleaned_data") else None
    return form.get_initial_for_field(form.fields[name], name)
