"""What a case knows is put into the blanks of an official paper, and frozen there."""

from datetime import datetime
from typing import Any, cast

from diemtua.accounts.models import Organisation
from diemtua.cases.models import AidRequest, Case
from diemtua.documents.actions import draft_paper
from diemtua.documents.queries import LETTERHEAD, letterhead, signed_by
from diemtua.documents.rendering.form import Blank, blanks, forms
from diemtua.dossiers.actions import Performance
from diemtua.dossiers.permissions import may
from diemtua.law.citations import cite
from diemtua.law.vocabulary.aid import AidForm, LegalField
from diemtua.law.vocabulary.grounds import DiscontinuationGround, RefusalGround
from diemtua.law.vocabulary.practitioners import PractitionerKind
from diemtua.law.vocabulary.proceedings import ProceduralStatus
from diemtua.law.vocabulary.roles import Role
from diemtua.people.models import Person
from diemtua.shared.clock import VIETNAM
from diemtua.workforce.models import Practitioner

# those whom a practitioner defends; everybody else in proceedings is protected
DEFENDED = frozenset(
    {
        ProceduralStatus.DENOUNCED,
        ProceduralStatus.RECOMMENDED,
        ProceduralStatus.EMERGENCY_HELD,
        ProceduralStatus.ARRESTED,
        ProceduralStatus.IN_CUSTODY,
        ProceduralStatus.REMANDED,
        ProceduralStatus.ACCUSED,
        ProceduralStatus.DEFENDANT,
    }
)
GAP = "…" * 12
# for acts whose effect is their paper alone
ONLY_A_PAPER = "its paper has its own life in the drawer: the office voids it there"
HEAD_POSTS = (Role.HEAD, Role.BRANCH_HEAD)


def draft(on: Performance, form: str, **said: Any) -> None:
    """Draft one paper of the dossier; `said` holds what this act adds to what the case knows."""
    known = {**_issuer(on), **_matter(on), **{name: value for name, value in said.items() if value}}
    needs, may = forms()[form].needs, forms()[form].may
    data = {name: known[name] for name in (*needs, *may) if known.get(name)}
    # nobody waits in a cell because an address is not known yet: the draft leaves room for the pen
    data |= {name: _gap(blanks()[name]) for name in needs if name not in data}
    if forms()[form].layout == "issued":
        data = {name: known.get(name, "") for name in LETTERHEAD} | data
    draft_paper(on.dossier, form=form, data=data, by=on.by, at=on.recorded_at, office=_issuing(on))


def _gap(blank: Blank) -> Any:
    return [GAP] if blank.kind in {"list", "rows"} else GAP


def practitioner_blanks(practitioner: Practitioner, on: Performance) -> dict[str, str]:
    """Who is appointed, and in which part in the proceedings."""
    return {
        "practitioner_name": practitioner.full_name,
        "practitioner_kind": PractitionerKind(practitioner.kind).label,
        "practitioner_card": practitioner.card_number,
        "practitioner_duty": _duty(on.dossier.facts.get("status", "")),
    }


def replaced_blanks(practitioner: Practitioner) -> dict[str, str]:
    """Who leaves."""
    return {
        "replaced_name": practitioner.full_name,
        "replaced_kind": PractitionerKind(practitioner.kind).label,
        "replaced_card": practitioner.card_number,
    }


def refusal_blanks(ground: RefusalGround) -> dict[str, str]:
    """The point of Article 30 clause 3 and its words."""
    return {"refusal_point": ground.basis.rsplit(".", 1)[-1], "refusal_words": ground.label}


def discontinuation_blanks(ground: DiscontinuationGround, ended_at: datetime) -> dict[str, str]:
    """The legal ground and the day."""
    return {"legal_ground": f"{cite(ground.basis).text} ({ground.label})", "ended_on": day(ended_at)}


def day(moment: datetime) -> str:
    """The date in Vietnam, ISO."""
    return moment.astimezone(VIETNAM).date().isoformat()


def _duty(status: str) -> str:
    return "người bào chữa" if status in DEFENDED else "người bảo vệ quyền và lợi ích hợp pháp"


def _issuing(on: Performance) -> Organisation:
    """The office whose paper it is: the Centre's, where its head decides for a Branch."""
    office = on.dossier.office
    decides_above = on.by is not None and office.pk in on.by.standing.branches(Role.HEAD)
    above = decides_above and not may(on.by, ("head",), on.dossier)
    return cast(Organisation, office.parent) if above else office


def _issuer(on: Performance) -> dict[str, str]:
    office = _issuing(on)
    signs = on.by is not None and any(on.by.standing.holds(post, office.pk) for post in HEAD_POSTS)
    found = letterhead(office, on.recorded_at.astimezone(VIETNAM).date(), with_head=not signs)
    found["contact"] = " · ".join(part for part in (office.address, office.phone) if part)
    return found | signed_by(on.by, office) if on.by is not None and signs else found


def _matter(on: Performance) -> dict[str, Any]:
    related = ("beneficiary__commune", "applicant__commune", "sent_by", "case")
    request = AidRequest.objects.select_related(*related).get(dossier=on.dossier)
    return {**_people(request), **_case(request, on)}


def _people(request: AidRequest) -> dict[str, str]:
    asked_by = request.applicant or request.beneficiary
    return {
        **_person("beneficiary", request.beneficiary),
        **_person("requester", asked_by),
        "beneficiary_role": ProceduralStatus(request.status).label if request.status else "",
    }


def _person(prefix: str, person: Person) -> dict[str, str]:
    commune = person.commune.full_name if person.commune else ""
    return {
        f"{prefix}_name": person.full_name,
        f"{prefix}_birth": person.born,
        f"{prefix}_address": ", ".join(part for part in (person.address, commune) if part),
        f"{prefix}_identity": person.identity_new or person.identity_old,
    }


def _case(request: AidRequest, on: Performance) -> dict[str, Any]:
    case: Case | None = getattr(request, "case", None)
    return {
        "requested_on": day(request.received_at),
        "received_at": request.received_at.astimezone(VIETNAM).isoformat(timespec="minutes"),
        "request_summary": request.summary,
        "case_summary": request.summary,
        "proceedings_case": request.summary,
        "law_field": LegalField(request.field).label,
        "aid_form": AidForm(request.form).label if request.form else "",
        "tracking_code": on.dossier.tracking_code,
        "case_code": case.code if case else "",
        "accepted_on": day(case.accepted_at) if case else "",
        "proceedings_authority": request.sent_by.name if request.sent_by else "",
    }
