"""Is this person entitled? The law's answer beside the facts an officer found; a person decides."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from diemtua.cases.web.doing import opened
from diemtua.cases.web.scope import scope_shown
from diemtua.dossiers.permissions import possible_acts
from diemtua.dossiers.queries import act_url
from diemtua.law.eligibility import Facts, assess
from diemtua.law.eligibility.facts import YES_NO, Fact
from diemtua.law.findings import Finding, Result
from diemtua.law.proofs import as_words
from diemtua.law.vocabulary.proceedings import ProceduralStatus
from diemtua.people.enums import Ethnicity
from diemtua.people.queries import lived_in
from diemtua.rulebook.queries import lists_in_force
from diemtua.shared.clock import VIETNAM
from diemtua.shared.ui.asking import get_or_post, reader

ANSWERS = [("", gettext_lazy("Chưa rõ")), ("yes", gettext_lazy("Có")), ("no", gettext_lazy("Không"))]
READ = {"yes": True, "no": False}
# the words of a result in a table, and its tone
SHOWN = {
    Result.YES: (gettext_lazy("Được"), "good"),
    Result.ASK: (gettext_lazy("Cần xem xét"), "amber"),
    Result.NO: (gettext_lazy("Không"), ""),
}


class FactsForm(forms.Form):
    """One question for every fact that a category may turn on."""

    is_filter = True
    prefix = "dieu-da-biet"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for fact in YES_NO:
            label = _(fact.label)
            self.fields[fact.value] = forms.ChoiceField(
                label=label[:1].upper() + label[1:], choices=ANSWERS, required=False
            )

    def facts(self, matter: Any, status: str, on: date) -> Facts:
        """The answers beside what the file already knows: where the person lived `on` the day that decides. status:
        the procedural status, empty while unknown."""
        person = matter.beneficiary
        commune = lived_in(person, on)
        answers: dict[str, Any] = {name: READ.get(value) for name, value in self.cleaned_data.items()}
        known = status in ProceduralStatus.__members__.values()
        return Facts(
            birth_on=person.birth_on,
            birth_year=person.birth_year,
            statuses=frozenset({ProceduralStatus(status)}) if known else None,
            residence=commune.code if commune else "",
            **answers,
        )


@dataclass(frozen=True)
class Line:
    """What the law says of one category, in the reader's language."""

    code: str
    label: str
    result: Result
    words: str
    tone: str
    reasons: list[str]
    missing: str
    articles: str

    @classmethod
    def of(cls, finding: Finding) -> "Line":
        """The line of a finding."""
        result = Result(finding.result)
        words, tone = SHOWN[result]
        return cls(
            code=str(finding.subject),
            label=_(finding.subject.label) if finding.subject else "",
            result=result,
            words=str(words),
            tone=tone,
            reasons=[reason.said(_) for reason in finding.reasons],
            missing=as_words(finding.missing, _) if finding.missing else "",
            articles="; ".join(citation.text for citation in finding.cited),
        )


def facts_form(request: HttpRequest, matter: Any) -> FactsForm:
    """What was answered on this page or the one before it, else what the person's record answers."""
    sent = request.method == "POST"
    ethnicity = matter.beneficiary.ethnicity
    known = {Fact.ETHNIC_MINORITY.value: "no" if ethnicity == Ethnicity.KINH else "yes"} if ethnicity else {}
    form = FactsForm(request.POST if sent else {FactsForm(None).add_prefix(name): said for name, said in known.items()})
    form.is_valid()
    return form


def answers_of_law(matter: Any, form: FactsForm, status: str, on: date) -> list[Line]:
    """Every category in force on the day of the request or on `on`: what is given first, what is refused last."""
    requested_on = matter.received_at.astimezone(VIETNAM).date()
    accepted_on = max(on, requested_on)
    findings = assess(form.facts(matter, status, accepted_on), requested_on, accepted_on, lists_in_force())
    order = list(SHOWN)
    return sorted((Line.of(each) for each in findings), key=lambda line: order.index(line.result))


@login_required
@get_or_post
def entitlement(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The table of categories with result, reason, article and the papers still missing.

    Facts are posted: what somebody suffers from belongs in no address and no log. Nothing is changed.
    """
    matter, at = opened(request, uid)
    form = facts_form(request, matter)
    lines = answers_of_law(matter, form, matter.status, at.date())
    buttons = [
        {"label": _(rule.label), "url": act_url(rule, matter.dossier)}
        for rule in possible_acts(reader(request), matter.dossier)
        if rule.code in {"AcceptRequest", "AcceptUrgently"}
    ]
    shown = {"matter": matter, "facts": form, "lines": lines, "buttons": buttons} | scope_shown(request, matter, at)
    return render(request, "cases/entitlement.html", shown)
