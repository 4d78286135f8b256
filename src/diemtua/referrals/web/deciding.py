"""A referral becomes a request: who the person is, and what is asked, in the officer's words."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from diemtua.cases.queries import recognised
from diemtua.dossiers.actions import ActNotPossible, ActRefused, AlreadyChanged
from diemtua.dossiers.enums import Reading
from diemtua.dossiers.permissions import may, possible_acts
from diemtua.dossiers.queries import page_url, record_read, sent_before
from diemtua.law.processes.referral import REFERRAL
from diemtua.law.vocabulary.aid import AidForm, LegalField
from diemtua.people.details import PersonDetails, phone_numbers
from diemtua.people.queries import open_elsewhere, possible_duplicates
from diemtua.referrals.actions.answering import Opening, open_request, tie
from diemtua.referrals.queries import referral_by_uid, requests_it_may_be
from diemtua.referrals.web.forms import OpeningForm
from diemtua.referrals.web.reading import LABELS
from diemtua.shared.clock import now
from diemtua.shared.ui.asking import CHANGED_MEANWHILE, REFUSED, found_or_404, get_or_post, posted, reader

OPEN_CASE = REFERRAL.rule("OpenCase")
# who is appointed reads the case, not the referral
CARRIED = ("custody", "language", "contact")
SOMEBODY_ELSE = "nguoi-khac"


@login_required
@get_or_post
def open_case(request: HttpRequest, uid: UUID) -> HttpResponse:
    """GET the page; POST opens a request, or ties the referral to one that is there."""
    at = now()
    referral = found_or_404(lambda: referral_by_uid(reader(request), uid, at))
    dossier = referral.dossier
    if not may(reader(request), OPEN_CASE.who, dossier):
        raise Http404
    if request.method == "GET" and OPEN_CASE not in possible_acts(reader(request), dossier):
        messages.warning(request, str(ActNotPossible(OPEN_CASE, dossier)))
        return redirect(page_url(dossier))
    data = posted(request)
    form = OpeningForm(data, initial=_initial(referral), today=at.date())
    shown = {"referral": referral, "dossier": dossier, "form": form, "now": at}
    if request.method == "GET":
        return _page(request, shown)
    return _tied(request, shown, at) if "tie" in request.POST else _opened(request, shown, at)


def _page(request: HttpRequest, shown: dict[str, Any], status: int = 200) -> HttpResponse:
    """The page once more, unless it was sent before: then what it did."""
    if (before := sent_before(reader(request), request.POST.get("key", ""))) is not None:
        return redirect(page_url(before.dossier))
    referral = shown["referral"]
    end = (referral.read_seq, referral.read_hash)
    record_read(reader(request), referral.dossier, Reading.FILE, shown["now"], after=end)
    requests = requests_it_may_be(reader(request), referral)
    return render(request, "referrals/open_case.html", {"requests": requests} | shown, status=status)


def _tied(request: HttpRequest, shown: dict[str, Any], at: datetime) -> HttpResponse:
    requests = requests_it_may_be(reader(request), shown["referral"])
    tied = next((row for row in requests if str(row.dossier.uid) == request.POST["tie"]), None)
    if tied is None:
        return _page(request, shown | {"requests": requests}, REFUSED)
    return _done(request, shown, lambda: _tie(request, shown["dossier"], tied, at))


def _tie(request: HttpRequest, dossier: Any, tied: Any, at: datetime) -> Any:
    tie(dossier, tied.pk, **_by(request, at))
    return tied.dossier


def _opened(request: HttpRequest, shown: dict[str, Any], at: datetime) -> HttpResponse:
    form, referral = shown["form"], shown["referral"]
    if not form.is_valid():
        return _page(request, shown, REFUSED)
    person = _person(form.cleaned_data)
    found = possible_duplicates(reader(request), person)
    chosen = request.POST.get("same", "")
    if found and not chosen:
        suspects = {"duplicates": found, "somebody_else": SOMEBODY_ELSE}
        suspects["elsewhere"] = open_elsewhere(reader(request), person)
        return _page(request, shown | suspects, REFUSED)
    data = form.cleaned_data
    opening = Opening(
        beneficiary=recognised(chosen, found) or person,
        field=LegalField(data["field"]),
        form=AidForm(data["form"]) if data["form"] else None,
        summary=data["summary"],
    )
    return _done(request, shown, lambda: open_request(referral, opening, **_by(request, at)))


def _by(request: HttpRequest, at: datetime) -> dict[str, Any]:
    seen = request.POST.get("seen", "")
    key = request.POST.get("key", "")
    return {"by": reader(request), "at": at, "seen": int(seen) if seen.isdigit() else -1, "key": _uuid(key)}


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        return uuid4()


def _done(request: HttpRequest, shown: dict[str, Any], act: Callable[[], Any]) -> HttpResponse:
    try:
        opened = act()
    except AlreadyChanged as refused:
        shown["form"].look_again(refused.entries[-1].version)
        return _page(request, shown | {"refused": str(refused)}, CHANGED_MEANWHILE)
    except ActRefused as refused:
        return _page(request, shown | {"refused": str(refused)}, REFUSED)
    messages.success(request, _("Đã mở hồ sơ. Kết quả của hồ sơ sẽ tự báo lại cơ quan gửi."))
    return redirect(page_url(opened))


def _person(data: dict[str, Any]) -> PersonDetails:
    birth_on, birth_year = data["born"]
    return PersonDetails(
        full_name=data["full_name"], birth_on=birth_on, birth_year=birth_year, phones=phone_numbers(data["phone"]),
        address=data["address"],
    )  # fmt: skip


def _summary(told: dict[str, str]) -> str:
    """What happened, how the person may be reached without harm, and what whoever is appointed must know at once."""
    reach = _("Liên hệ an toàn: %s") % told["reach"] if told.get("reach") else ""
    known = [f"{_(LABELS[name])}: {told[name]}" for name in CARRIED if told.get(name)]
    return "\n".join(part for part in (told.get("matter", ""), reach, *known) if part)


def _initial(referral: Any) -> dict[str, Any]:
    told = {name: referral.told.get(name, "") for name in ("born", "phone", "address")}
    return told | {
        "full_name": referral.full_name, "summary": _summary(referral.told),
        "field": LegalField.CRIMINAL if referral.status else "", "form": AidForm.LITIGATION if referral.status else "",
        "seen": referral.dossier.version, "key": uuid4(),
    }  # fmt: skip
