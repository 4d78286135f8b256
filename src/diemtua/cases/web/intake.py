"""The desk: a request is taken in with one page and one key press."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from diemtua.cases.actions.intake import take_in
from diemtua.cases.queries import desks_of, home_province, received_by, recognised
from diemtua.cases.web.forms import SOMEBODY_ELSE, ApplicantForm, DeskPersonForm, MatterForm
from diemtua.dossiers.actions import ActRefused
from diemtua.dossiers.handing import handed_on, used_before
from diemtua.dossiers.queries import Handed
from diemtua.law.vocabulary.reception import ReceptionChannel, Requester
from diemtua.people.forms import SafeContactForm
from diemtua.people.queries import Duplicate, open_elsewhere, possible_duplicates
from diemtua.shared.clock import now
from diemtua.shared.ui.asking import REFUSED, get_or_post, posted, reader, required


@dataclass
class Desk:
    """The four parts of the page, read together."""

    person: DeskPersonForm
    applicant: ApplicantForm
    matter: MatterForm
    contact: SafeContactForm

    @classmethod
    def of(cls, request: HttpRequest, at: datetime, province: str, said: "Said") -> "Desk":
        """Bound to what was sent, or beginning with what was said before."""
        data = posted(request)
        return cls(
            DeskPersonForm(data, prefix="nguoi", today=at.date(), province=province, initial=said.person),
            ApplicantForm(data, prefix="yeu-cau", initial=said.applicant),
            MatterForm(data, prefix="viec", now=at, user=reader(request), initial=said.matter),
            SafeContactForm(data, prefix="lien-he"),
        )

    @property
    def parts(self) -> tuple[DeskPersonForm, ApplicantForm, MatterForm, SafeContactForm]:
        """For the title and the error summary."""
        return self.person, self.applicant, self.matter, self.contact

    def is_valid(self) -> bool:
        """Every part is read, so that every mistake is shown at once."""
        read = [part.is_valid() for part in self.parts]
        return all(read)


@dataclass(frozen=True)
class Said:
    """What was written down before the page was opened, as the parts of the page ask for it."""

    person: dict[str, Any]
    applicant: dict[str, Any]
    matter: dict[str, Any]

    @classmethod
    def of(cls, handed: Handed | None) -> "Said":
        """Who asked is the beneficiary, unless somebody else was named."""
        if handed is None:
            return cls({}, {}, {})
        said = handed.said
        asker = {"full_name": said["asker"], "phones": said["asker_phone"]}
        other = {
            "requester": Requester.OTHER, "applicant_name": said["asker"], "applicant_phone": said["asker_phone"],
        }  # fmt: skip
        person = {"full_name": said["full_name"]} if said["full_name"] else asker
        applicant = other if said["full_name"] else {}
        return cls(person | {"address": said["address"]}, applicant, _matter(said))


def _matter(said: Mapping[str, Any]) -> dict[str, Any]:
    custody = _("Nơi giam, giữ: %(place)s") % {"place": said["custody"]} if said["custody"] else ""
    return {
        "channel": ReceptionChannel.PHONE if said["by_phone"] else ReceptionChannel.OUTSIDE_OFFICE,
        "status": said["status"], "form": said["form"], "summary": "\n".join(filter(None, (said["matter"], custody))),
        "received_at": said["at"], "reason": said["why"],
    }  # fmt: skip


@login_required
@get_or_post
def receive(request: HttpRequest) -> HttpResponse:
    """GET the desk form; POST takes the request in, or shows what to mend and who may be the same person."""
    desks, at = desks_of(reader(request)), now()
    required(bool(desks))
    handed = handed_on(request, "duty_contact", at)
    wanted = request.POST.get("office") or str(handed.said["office"] if handed else "")
    office = next((desk for desk in desks if str(desk.pk) == wanted), desks[0])
    desk = Desk.of(request, at, home_province(office), Said.of(handed))
    shown = {"desk": desk, "parts": desk.parts, "desks": desks, "office": office, "handed": handed}
    if request.method == "GET" or not desk.is_valid():
        status = 200 if request.method == "GET" else REFUSED
        return used_before(request, handed) or render(request, "cases/intake.html", shown, status=status)
    return _received(request, shown, at)


def _received(request: HttpRequest, shown: dict[str, Any], at: datetime) -> HttpResponse:
    desk: Desk = shown["desk"]
    found = possible_duplicates(reader(request), desk.person.details())
    chosen = request.POST.get("same", "")
    if found and not chosen:
        # sent twice, the page finds the person it recorded itself
        if (known := received_by(reader(request), desk.matter.cleaned_data["key"])) is not None:
            return redirect("cases:case", uid=known.uid)
        return render(request, "cases/intake.html", shown | _suspects(request, desk, found), status=REFUSED)
    try:
        dossier = _take_in(request, shown, recognised(chosen, found), at)
    except ActRefused as refused:
        return render(request, "cases/intake.html", shown | {"refused": str(refused)}, status=REFUSED)
    for doubt in desk.person.doubts():
        messages.warning(request, doubt)
    messages.success(request, _("Đã tiếp nhận. Mã tra cứu của người dân: %(code)s") % {"code": dossier.reference})
    return redirect("cases:case", uid=dossier.uid)


def _suspects(request: HttpRequest, desk: Desk, found: list[Duplicate]) -> dict[str, object]:
    elsewhere = open_elsewhere(reader(request), desk.person.details())
    return {"duplicates": found, "elsewhere": elsewhere, "somebody_else": SOMEBODY_ELSE}


def _take_in(request: HttpRequest, shown: dict[str, Any], known: int | None, at: datetime) -> Any:
    desk, handed = shown["desk"], shown["handed"]
    told = desk.person.details(desk.contact.wish_if_said())
    person = known or replace(told, can_write=not desk.matter.cleaned_data["cannot_write"])
    intake = replace(desk.matter.intake(person, desk.applicant), duty_contact=handed.row if handed else None)
    received_at = desk.matter.cleaned_data["received_at"] or at
    key = desk.matter.cleaned_data["key"]
    return take_in(intake, shown["office"], by=reader(request), received_at=received_at, at=at, key=key)
