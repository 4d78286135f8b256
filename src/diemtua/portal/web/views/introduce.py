"""A body without an account introduces somebody by its secret link, and follows what came of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from diemtua.accounts.actions import secret_address_was_used
from diemtua.accounts.queries import WARNED_BEFORE
from diemtua.documents.rendering import qr
from diemtua.dossiers.actions import ActRefused
from diemtua.law.citations import cite
from diemtua.law.vocabulary.referrals import ReferralOutcome
from diemtua.portal.web import limits, proof
from diemtua.portal.web.forms.introduce import IntroductionForm, OutcomeForm
from diemtua.portal.web.views.page import TOO_MANY, closed_for_an_hour, show
from diemtua.referrals.actions.links import introduce_by_link
from diemtua.referrals.queries import Introduction, Link, introduction_proved, link_by_secret
from diemtua.shared import clock, reference_codes
from diemtua.shared.ui.asking import CHANGED_MEANWHILE, get_or_post, posted


@dataclass(frozen=True)
class Answer:
    """What the sender of an introduction is told: in one line, since when, why, by which article, and who was appointed
    where the person agreed."""

    words: str
    at: datetime | None = None
    answer: str = ""
    basis: str = ""
    who: str = ""


@get_or_post
def introduce(request: HttpRequest, secret: str) -> HttpResponse:
    """GET the right in plain words and a short form; POST introduces somebody. Who opens what is no link, no more or
    never, is told how to come by one."""
    at = clock.now()
    try:
        link = link_by_secret(secret, at.date())
    except ObjectDoesNotExist:
        return _unlisted(show(request, "portal/link_gone.html", status=404))
    secret_address_was_used(link.address, at)
    form = IntroductionForm(posted(request), today=at.date())
    if not form.is_valid():
        return _ask(request, link, form)
    if limits.too_many_introductions(request, link.address.pk):
        form.add_error(None, _("Đã gửi quá nhiều lần. Hãy đợi một giờ, hoặc gọi điện cho Trung tâm."))
        return _ask(request, link, form, status=TOO_MANY)
    try:
        dossier = introduce_by_link(form.act(link.address.pk), link.office, at=at, key=form.cleaned_data["key"])
    except ActRefused as refused:
        form.add_error(None, str(refused))
        return _ask(request, link, form, status=CHANGED_MEANWHILE)
    proof.remember(request, dossier, at, as_=proof.INTRODUCED)
    return redirect("portal:introduced")


def _ask(request: HttpRequest, link: Link, form: IntroductionForm, status: int = 0) -> HttpResponse:
    shown = {"link": link, "form": form, "basis": cite("L11:42")}
    shown["ends_soon"] = link.address.ends_on - clock.today() <= WARNED_BEFORE
    return _unlisted(show(request, "portal/introduce.html", shown, status=status))


@require_safe
def introduced(request: HttpRequest) -> HttpResponse:
    """The receipt: the code, the second secret, and where they open the outcome."""
    found = proof.introduction_proved(request, clock.now())
    if found is None:
        return redirect("portal:introduction-outcome")
    code, secret = reference_codes.show(found.referral.dossier.tracking_code), f"{found.secret[:4]} {found.secret[4:]}"
    address = request.build_absolute_uri(reverse("portal:introduction-outcome") + f"?ma={code}")
    shown = {"referral": found.referral, "code": code, "secret": secret, "address": address}
    shown["qr"] = mark_safe(qr.svg(address))  # noqa: S308 - one path drawn by us
    return _unlisted(show(request, "portal/introduced.html", shown))


@get_or_post
def outcome(request: HttpRequest) -> HttpResponse:
    """GET the two questions; POST opens the outcome, or says only that nothing fits."""
    form = OutcomeForm(posted(request), initial={"ma": request.GET.get("ma", "")})
    if not form.is_valid():
        return _ask_for_code(request, form)
    code, at = form.cleaned_data["ma"], clock.now()
    if limits.too_many(request, "introduction", code):
        return _unlisted(closed_for_an_hour(request, reverse("portal:introduction-outcome")))
    found = introduction_proved(code, form.cleaned_data["so"])
    if found is None:
        limits.count_failure(request, "introduction", code)
        form.add_error(None, _("Không có lần giới thiệu nào khớp cả mã và số vừa nhập. Hãy kiểm tra lại hai ô."))
        return _ask_for_code(request, form)
    proof.remember(request, found.referral.dossier, at, as_=proof.INTRODUCED)
    return redirect("portal:introduction")


def _ask_for_code(request: HttpRequest, form: OutcomeForm) -> HttpResponse:
    return _unlisted(show(request, "portal/introduction_outcome.html", {"form": form}))


@require_safe
def introduction(request: HttpRequest) -> HttpResponse:
    """What came of it: nothing of the person, of the matter or of the file."""
    found = proof.introduction_proved(request, clock.now())
    if found is None:
        return redirect("portal:introduction-outcome")
    dossier = found.referral.dossier
    shown = {"answer": answer_to(found), "code": reference_codes.show(dossier.tracking_code), "office": dossier.office}
    shown["received_at"] = found.referral.received_at
    return _unlisted(show(request, "portal/introduction.html", shown))


def answer_to(found: Introduction) -> Answer:
    """The outcome in plain words."""
    referral: Any = found.referral
    if referral.void_at:
        return Answer(_("Lần giới thiệu này đã được hủy. Hãy gọi Trung tâm nếu cần."), referral.void_at)
    if referral.outcome:
        told = ReferralOutcome(referral.outcome)
        who = referral.practitioner.full_name if found.tells_who and referral.practitioner else ""
        return Answer(_(told.label), referral.outcome_at, referral.answer, cite(told.basis).text, who)
    if referral.accepted_at:
        return Answer(_("Đã thụ lý, đang cử người giúp"), referral.accepted_at)
    return Answer(_("Trung tâm đã nhận và đang xem xét"))


def _unlisted(response: HttpResponse) -> HttpResponse:
    """No browser keeps it, no search engine lists it."""
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    return response
