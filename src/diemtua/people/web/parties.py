"""Pages of the people of one dossier."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from diemtua.people import actions, permissions, queries
from diemtua.people.enums import ConsentKind, Relationship, RepresentationBasis
from diemtua.people.web.asking import changeable_dossier, dossier_at
from diemtua.people.web.forms import ConsentForm, ReasonForm, RepresentativeForm
from diemtua.shared import clock
from diemtua.shared.ui.asking import REFUSED, get_or_post, reader


@login_required
@require_GET
def show(request: HttpRequest, dossier_uid: UUID) -> HttpResponse:
    """Who stands in the dossier and who agreed to what. People enter by acts of the dossier."""
    user, dossier = reader(request), dossier_at(request, dossier_uid)
    context = {
        "dossier": dossier,
        "parties": queries.parties_of(user, [dossier])[dossier.pk],
        "consents": queries.consents_of(user, dossier),
        "may_change": permissions.may_change_parties(user, dossier),
    }
    return render(request, "people/parties.html", context)


@login_required
@get_or_post
def remove(request: HttpRequest, dossier_uid: UUID, party_id: int) -> HttpResponse:
    """Somebody entered by mistake leaves, with the reason; the row stays as evidence."""
    dossier = changeable_dossier(request, dossier_uid)
    party = get_object_or_404(queries.removable_parties(reader(request)), pk=party_id, dossier=dossier)
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            actions.remove_party(party, by=reader(request), at=clock.now(), reason=reason)
        except actions.PeopleRefused as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("Đã bỏ %(name)s khỏi hồ sơ.") % {"name": party.person.full_name})
        return redirect("people:parties", dossier_uid)
    context = {"dossier": dossier, "party": party, "form": form}
    return render(request, "people/remove.html", context, status=REFUSED if request.POST else 200)


@login_required
@get_or_post
def represent(request: HttpRequest, dossier_uid: UUID) -> HttpResponse:
    """Somebody speaks for somebody of the dossier."""
    dossier = changeable_dossier(request, dossier_uid)
    people = _people(request, dossier)
    form = RepresentativeForm(request.POST or None, people=_words(people), today=clock.today())
    if form.is_valid() and _represented(request, dossier, people, form):
        messages.success(request, _("Đã ghi người đại diện."))
        return redirect("people:parties", dossier_uid)
    context = {"dossier": dossier, "form": form}
    return render(request, "people/represent.html", context, status=REFUSED if request.POST else 200)


def _represented(request: HttpRequest, dossier: Any, people: dict[UUID, Any], form: RepresentativeForm) -> bool:
    """Whether it could be done; otherwise the form says why not beside what was typed."""
    given = form.cleaned_data
    try:
        actions.add_representative(
            dossier, people[given["person"]], people[given["represents"]],
            relationship=Relationship(given["relationship"]), basis=RepresentationBasis(given["basis"]),
            paper=given["paper"], valid_from=given["valid_from"], by=reader(request), at=clock.now(),
        )  # fmt: skip
    except actions.PeopleRefused as error:
        form.add_error("person", str(error))
    return form.is_valid()


@login_required
@get_or_post
def consent(request: HttpRequest, dossier_uid: UUID) -> HttpResponse:
    """Somebody of the dossier agrees to something."""
    dossier = changeable_dossier(request, dossier_uid)
    people = _people(request, dossier)
    form = ConsentForm(request.POST or None, people=_words(people), today=clock.today())
    if form.is_valid():
        given = form.cleaned_data
        actions.record_consent(
            dossier, people[given["person"]], ConsentKind(given["kind"]), given_on=given["given_on"],
            words=given["words"], in_writing=given["in_writing"], by=reader(request), at=clock.now(),
        )  # fmt: skip
        messages.success(request, _("Đã ghi sự đồng ý."))
        return redirect("people:parties", dossier_uid)
    context = {"dossier": dossier, "form": form}
    return render(request, "people/consent.html", context, status=REFUSED if request.POST else 200)


def _people(request: HttpRequest, dossier: Any) -> dict[UUID, Any]:
    parties = queries.parties_of(reader(request), [dossier])[dossier.pk]
    return {party.person.uid: party.person for party in parties}


def _words(people: dict[UUID, Any]) -> list[tuple[UUID, str]]:
    return [(uid, " · ".join(filter(None, [person.full_name, person.born]))) for uid, person in people.items()]
