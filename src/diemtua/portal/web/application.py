"""A request being written: which pages it has, what each holds, and what is sent in the end."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from diemtua.cases.actions.intake import Intake
from diemtua.law.vocabulary.aid import LegalField
from diemtua.law.vocabulary.proceedings import ProceduralStatus
from diemtua.law.vocabulary.reception import Locality, ReceptionChannel, Requester
from diemtua.people.forms import SafeContactForm
from diemtua.portal import queries
from diemtua.portal.web.forms.apply import ApplicantPage, BodyForm, MatterForm, PersonPage, WhoForm

TITLES: dict[str, str | Promise] = {
    "cho-ai": _("Người nộp"),
    "nguoi-can-giup": _("Người cần giúp"),
    "nguoi-nop": _("Người nộp thay"),
    "chuyen": _("Chuyện cần giúp"),
    "lien-he": _("Liên hệ thế nào cho an toàn?"),
}


@dataclass(frozen=True)
class Application:
    """Answers by page, as typed; `on` is today. sending: they are read to be sent, not shown. kept: what is asked for
    or built once."""

    answers: Mapping[str, Mapping[str, Any]]
    on: date
    sending: bool = False
    kept: dict[str, Any] = field(default_factory=dict)

    @property
    def pages(self) -> list[str]:
        """The pages of this request in order; nobody stands between it and oneself."""
        return [page for page in TITLES if page != "nguoi-nop" or self.requester is not Requester.SELF]

    @property
    def requester(self) -> Requester:
        return Requester(self.answers.get("cho-ai", {}).get("requester") or Requester.SELF)

    def after(self, page: str) -> str | None:
        """The page after this one; None when all was asked."""
        return next(iter(self.pages[self.pages.index(page) + 1 :]), None)

    def before(self, page: str) -> str | None:
        place = self.pages.index(page)
        return self.pages[place - 1] if place else None

    def unfinished(self) -> str | None:
        """The first page that is missing or no longer right."""
        return next((page for page in self.pages if page not in self.answers or not self.form(page).is_valid()), None)

    def form(self, page: str, typed: QueryDict | None = None) -> Any:
        """The form of a page, holding what was typed now or before."""
        if typed is not None or page not in self.answers:
            return self._make(page)(typed)
        if page not in self.kept:
            self.kept[page] = self._make(page)(_as_query(self.answers[page]))
        return self.kept[page]

    def _make(self, page: str) -> Any:
        if page == "nguoi-can-giup":
            return lambda data: PersonPage(data, today=self.on, again=self.sending)
        if page == "chuyen":
            offices = self._bodies()
            return lambda data: MatterForm(data, offices=offices["CENTRE"] + offices["BRANCH"])
        if page == "nguoi-nop":
            if self.requester is Requester.BODY:
                communes = [(row.pk, row.name) for row in self._bodies()["COMMUNE"]]
                return lambda data: BodyForm(data, today=self.on, communes=communes)
            return lambda data: ApplicantPage(data, today=self.on)
        return {"cho-ai": WhoForm, "lien-he": SafeContactForm}[page]

    def _bodies(self) -> dict[str, list[Any]]:
        if "bodies" not in self.kept:
            communes = self.requester is Requester.BODY
            self.kept["bodies"] = queries.bodies_of_a_request(self.on, with_communes=communes)
        return cast(dict[str, list[Any]], self.kept["bodies"])

    def intake(self) -> tuple[Intake, Any]:
        """What is sent, and the office it goes to. Call when nothing is unfinished."""
        done = {page: self.form(page) for page in self.pages}
        for form in done.values():
            form.is_valid()
        matter, applicant = done["chuyen"].cleaned_data, done.get("nguoi-nop")
        status = matter["status"]
        intake = Intake(
            beneficiary=done["nguoi-can-giup"].details(done["lien-he"].wish()),
            applicant=applicant.details() if applicant else None,
            channel=ReceptionChannel.OWN_PAGE,
            requester=self.requester,
            field=LegalField(matter["field"]),
            status=ProceduralStatus(status) if status else None,
            summary=matter["summary"],
            sent_by=applicant.cleaned_data.get("sent_by") if applicant else None,
            lives=Locality.ELSEWHERE if done["nguoi-can-giup"].cleaned_data["lives_elsewhere"] else None,
            happened=Locality(matter["happened"]) if matter["happened"] else None,
            cannot_write=done["nguoi-can-giup"].cleaned_data["cannot_write"],
        )
        return intake, matter["office"]

    def review(self) -> list[tuple[str, str | Promise, list[tuple[Any, str]]]]:
        """Each page with its questions and answers in words, to read again before sending."""
        return [(page, TITLES[page], _spoken(self.form(page))) for page in self.pages if page in self.answers]


def typed_in(form: forms.Form, typed: QueryDict) -> dict[str, Any]:
    """What was typed into the fields of a form, as it can be kept."""
    return {name: typed.getlist(name) if len(typed.getlist(name)) > 1 else typed.get(name, "") for name in form.fields}


def _as_query(answers: Mapping[str, Any]) -> QueryDict:
    query = QueryDict(mutable=True)
    for name, value in answers.items():
        # an unticked box is not sent by a browser
        if value != "":
            query.setlist(name, value if isinstance(value, list) else [value])
    return query


def _spoken(form: Any) -> list[tuple[Any, str]]:
    return [(field.label, text) for field in form if (text := _words(field))]


def _words(bound: Any) -> str:
    value = bound.value()
    if isinstance(bound.field, forms.BooleanField):
        return str(_("Có")) if value else str(_("Không"))
    choices = dict(getattr(bound.field, "choices", []))
    return str(choices.get(value) or {str(key): words for key, words in choices.items()}.get(str(value), value or ""))
