"""Is this person entitled? The law's answer beside the facts an officer found; a person decides."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from diemtua.cases.queries import request_by_uid
from diemtua.dossiers.permissions import possible_acts
from diemtua.dossiers.queries import act_url
from diemtua.law.eligibility import Facts, assess
from diemtua.law.eligibility.facts import YES_NO, Fact
from diemtua.law.vocabulary.proceedings import ProceduralStatus
from diemtua.people.enums import Ethnicity
from diemtua.rulebook.queries import lists_in_force
from diemtua.shared.clock import VIETNAM, now
from diemtua.shared.ui.asking import found_or_404, reader

ANSWERS = [("", gettext_lazy("Chưa rõ")), ("yes", gettext_lazy("Có")), ("no", gettext_lazy("Không"))]
READ = {"yes": True, "no": False}


class FactsForm(forms.Form):
    """One question for every fact that a category may turn on."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for fact in YES_NO:
            label = _(fact.label)
            self.fields[fact.value] = forms.ChoiceField(
                label=label[:1].upper() + label[1:], choices=ANSWERS, required=False
            )

    def facts(self, request: Any, on: date) -> Facts:
        """The answers beside what the file already knows."""
        person = request.beneficiary
        answers: dict[str, Any] = {name: READ.get(value) for name, value in self.cleaned_data.items()}
        status = frozenset({ProceduralStatus(request.status)}) if request.status else None
        return Facts(
            birth_on=person.birth_on,
            birth_year=person.birth_year,
            statuses=status,
            residence=person.commune.code if person.commune else "",
            **answers,
        )


@login_required
@require_GET
def entitlement(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The table of categories with result, reason, article and the papers still missing."""
    matter = found_or_404(lambda: request_by_uid(reader(request), uid))
    at = now()
    on = at.date()
    form = FactsForm(request.GET or _known(matter))
    form.is_valid()
    requested_on = matter.received_at.astimezone(VIETNAM).date()
    lists = lists_in_force()
    findings = assess(form.facts(matter, on), requested_on, on, lists)
    order = {"yes": 0, "ask": 1, "no": 2}
    ranked = sorted(findings, key=lambda finding: order[finding.result.value])
    buttons = [
        {"label": _(rule.label), "url": act_url(rule, matter.dossier)}
        for rule in possible_acts(reader(request), matter.dossier)
        if rule.code in {"AcceptRequest", "AcceptUrgently"}
    ]
    shown = {"matter": matter, "form": form, "findings": ranked, "buttons": buttons}
    return render(request, "cases/entitlement.html", shown)


def _known(matter: Any) -> dict[str, str]:
    """What the person's own record already answers."""
    ethnicity = matter.beneficiary.ethnicity
    return {Fact.ETHNIC_MINORITY.value: "no" if ethnicity == Ethnicity.KINH else "yes"} if ethnicity else {"_": ""}
