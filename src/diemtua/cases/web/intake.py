"""The desk: a request is taken in with one page and one key press."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from diemtua.cases.actions.intake import take_in
from diemtua.cases.queries import desks_of, home_province, received_by, recognised
from diemtua.cases.web.forms import SOMEBODY_ELSE, ApplicantForm, DeskPersonForm, MatterForm
from diemtua.dossiers.actions import ActRefused
from diemtua.people.forms import SafeContactForm
from diemtua.people.queries import Duplicate, open_elsewhere, possible_duplicates
from diemtua.shared.clock import now
from diemtua.shared.ui.asking import reader


@dataclass
class Desk:
    """The four parts of the page, read together."""

    person: DeskPersonForm
    applicant: ApplicantForm
    matter: MatterForm
    contact: SafeContactForm

    @classmethod
    def of(cls, request: HttpRequest, at: datetime, province: str) -> "Desk":
        """Bound to what was sent, or empty."""
        data = request.POST if request.method == "POST" else None
        return cls(
            DeskPersonForm(data, prefix="nguoi", today=at.date(), province=province),
            ApplicantForm(data, prefix="yeu-cau"),
            MatterForm(data, prefix="viec", now=at, user=reader(request)),
            SafeContactForm(data, prefix="lien-he"),
        )

    @property
    def parts(self) -> tuple[DeskPersonForm, ApplicantForm, MatterForm, SafeContactForm]:
        """For the error summary."""
        return self.person, self.applicant, self.matter, self.contact

    def is_valid(self) -> bool:
        """Every part is read, so that every mistake is shown at once."""
        read = [part.is_valid() for part in self.parts]
        return all(read)


@login_required
@require_http_methods(["GET", "POST"])
def receive(request: HttpRequest) -> HttpResponse:
    """GET the desk form; POST takes the request in, or shows what to mend and who may be the same person."""
    desks = desks_of(reader(request))
    if not desks:
        raise Http404
    at = now()
    office = next((desk for desk in desks if str(desk.pk) == request.POST.get("office")), desks[0])
    desk = Desk.of(request, at, home_province(office))
    shown = {"desk": desk, "desks": desks, "office": office}
    if request.method == "GET" or not desk.is_valid():
        return render(request, "cases/intake.html", shown)
    found = possible_duplicates(reader(request), desk.person.details())
    chosen = request.POST.get("same", "")
    if found and not chosen:
        # sent twice, the page finds the person it recorded itself
        if (known := received_by(reader(request), desk.matter.cleaned_data["key"])) is not None:
            return redirect("cases:case", uid=known.uid)
        return render(request, "cases/intake.html", shown | _suspects(request, desk, found))
    try:
        dossier = _take_in(request, desk, office, recognised(chosen, found), at)
    except ActRefused as refused:
        return render(request, "cases/intake.html", shown | {"refused": str(refused)})
    for doubt in desk.person.doubts():
        messages.warning(request, doubt)
    messages.success(request, _("Đã tiếp nhận. Mã tra cứu của người dân: %(code)s") % {"code": dossier.reference})
    return redirect("cases:case", uid=dossier.uid)


def _suspects(request: HttpRequest, desk: Desk, found: list[Duplicate]) -> dict[str, object]:
    elsewhere = open_elsewhere(reader(request), desk.person.details())
    return {"duplicates": found, "elsewhere": elsewhere, "somebody_else": SOMEBODY_ELSE}


def _take_in(request: HttpRequest, desk: Desk, office: Any, known: int | None, at: datetime) -> Any:
    told = desk.person.details(desk.contact.wish_if_said())
    person = known or replace(told, can_write=not desk.matter.cleaned_data["cannot_write"])
    intake = desk.matter.intake(person, desk.applicant)
    received_at = desk.matter.cleaned_data["received_at"] or at
    key = desk.matter.cleaned_data["key"]
    return take_in(intake, office, by=reader(request), received_at=received_at, at=at, key=key)
