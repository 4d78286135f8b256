"""The case page, and what is added to a case outside the derived forms."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from diemtua.cases.queries import (
    accepted_case,
    checklist_of,
    described,
    hearings_of,
    home_province,
    parties_of,
    recognised,
    work_of,
)
from diemtua.cases.web.doing import may_do_now, opened
from diemtua.cases.web.forms import SOMEBODY_ELSE, DeskPersonForm, PartyForm
from diemtua.cases.web.scope import scope_shown
from diemtua.documents.queries import files_of, listed_papers
from diemtua.dossiers.actions import ActRefused, perform
from diemtua.dossiers.permissions import may
from diemtua.dossiers.queries import act_url, page_url, sent_before
from diemtua.law.processes.legal_aid_case import LEGAL_AID_CASE, states
from diemtua.law.processes.legal_aid_case.reception import LEADERS
from diemtua.law.processes.legal_aid_case.work import AddParty
from diemtua.law.vocabulary.categories import SENSITIVE, CategoryCode
from diemtua.law.vocabulary.grounds import RefusalGround
from diemtua.law.vocabulary.parties import PartyRole
from diemtua.people.actions import record_person
from diemtua.people.queries import PROTECTED, Duplicate, possible_duplicates, sides_among
from diemtua.shared.reference_codes import show
from diemtua.shared.ui.asking import REFUSED, get_or_post, posted, reader
from diemtua.workforce.queries import appointable, checks_of

CHECKS_SHOWN = 3
ADD_PARTY = LEGAL_AID_CASE.rule("AddParty")


@login_required
@require_GET
def case(request: HttpRequest, uid: UUID) -> HttpResponse:
    """One matter: what is owed, what can be done, who, which papers, what happened."""
    matter, at = opened(request, uid)
    user, dossier = reader(request), matter.dossier
    shown = _frame(request, matter, at) | _category(matter) | scope_shown(request, matter, at)
    parties = list(parties_of(dossier))
    papers = listed_papers(user, dossier)
    shown |= {"parties": parties, "papers": papers, "today": at.date(), "refused_for": _refused_for(dossier)}
    if may(user, LEADERS, dossier):
        shown |= _for_heads(user, dossier, parties, at)
    return render(request, "cases/case.html", shown)


def _refused_for(dossier: Any) -> str:
    """The ground of a refusal in the words of the law; empty where nothing was refused."""
    ground = dossier.facts.get("ground")
    return _(RefusalGround(ground).label) if ground and dossier.state == states.REFUSED else ""


def _for_heads(user: Any, dossier: Any, parties: list[Any], at: datetime) -> dict[str, Any]:
    """Who could be appointed, with the conflicts of each; once somebody is, the evidence of the checks."""
    if dossier.state not in states.AWAITING_PRACTITIONER:
        return {"checks": list(checks_of(user, dossier)[:CHECKS_SHOWN])}
    assign_url = act_url(LEGAL_AID_CASE.rule("AssignPractitioner"), dossier)
    return {"candidates": appointable(user, dossier, at, sides_among(parties)), "assign_url": assign_url}


def _category(matter: Any) -> dict[str, Any]:
    """The ground of acceptance in words, none once erased; a sensitive one only as a mask: its opening is recorded."""
    case = accepted_case(matter)
    if case is None or not case.category:
        return {}
    protected = case.category in SENSITIVE
    return {"category": PROTECTED if protected else _(CategoryCode(case.category).label), "protected": protected}


@login_required
@require_GET
def work(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The diary and the hearings of a case."""
    matter, at = opened(request, uid, accepted=True)
    diary = list(work_of(reader(request), matter.dossier))
    hearings = described(hearings_of(reader(request), matter.dossier), at)
    return render(request, "cases/work.html", _frame(request, matter, at) | {"diary": diary, "hearings": hearings})


@login_required
@require_GET
def file(request: HttpRequest, uid: UUID) -> HttpResponse:
    """What the file holds and what it still lacks (Circular 12/2018, Điều 11)."""
    matter, at = opened(request, uid, accepted=True)
    shown = {"checklist": checklist_of(matter), "files": files_of(reader(request), matter.dossier)}
    return render(request, "cases/file.html", _frame(request, matter, at) | shown)


@login_required
@get_or_post
def add_party(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Somebody else who belongs to the matter; asks first whether the person is known already."""
    matter, at = opened(request, uid)
    dossier = matter.dossier
    if sent_before(reader(request), request.POST.get("key", "")):
        return redirect("cases:case", uid=dossier.uid)
    if not may_do_now(request, ADD_PARTY, dossier):
        return redirect(page_url(dossier))
    data = posted(request)
    person = DeskPersonForm(data, prefix="nguoi", today=at.date(), province=home_province(dossier.office))
    form = PartyForm(data, initial={"seen": dossier.version, "key": uuid4()})
    shown = _frame(request, matter, at) | {"person": person, "form": form, "somebody_else": SOMEBODY_ELSE}
    if request.method == "GET" or not (person.is_valid() & form.is_valid()):
        status = 200 if request.method == "GET" else REFUSED
        return render(request, "cases/add_party.html", shown, status=status)
    found = possible_duplicates(reader(request), person.details())
    if found and not request.POST.get("same"):
        return render(request, "cases/add_party.html", shown | {"duplicates": found}, status=REFUSED)
    try:
        _add(request, dossier, (person, form), found, at)
    except ActRefused as refused:
        return render(request, "cases/add_party.html", shown | {"refused": str(refused)}, status=REFUSED)
    messages.success(request, _("Đã thêm người vào vụ việc và kiểm tra lại xung đột lợi ích."))
    return redirect("cases:case", uid=dossier.uid)


def _add(
    request: HttpRequest, dossier: Any, forms: tuple[DeskPersonForm, PartyForm], found: list[Duplicate], at: datetime
) -> None:
    person, form = forms
    known = recognised(request.POST.get("same", ""), found)
    with transaction.atomic():
        pk = known or record_person(person.details(), by=reader(request), at=at).pk
        act = AddParty(person=pk, role=PartyRole(form.cleaned_data["role"]))
        seen, key = form.cleaned_data["seen"], form.cleaned_data["key"]
        perform(act, dossier, by=reader(request), occurred_at=at, recorded_at=at, seen=seen, key=key)


def _frame(request: HttpRequest, matter: Any, at: datetime) -> dict[str, Any]:
    """What every page of a matter shows around its content."""
    dossier = matter.dossier
    tab = request.resolver_match.url_name if request.resolver_match else ""
    shown = {"matter": matter, "dossier": dossier, "now": at, "tab": tab, "code": show(dossier.tracking_code)}
    return shown | {"accepted": accepted_case(matter) is not None, "reads_words": matter.reads_words}
