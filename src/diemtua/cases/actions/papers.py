"""What a case knows is put into the blanks of an official paper, and frozen there."""

from collections.abc import Container, Iterable, Mapping
from datetime import datetime
from typing import Any, cast

from django.conf import settings
from django.urls import reverse

from diemtua.accounts.models import Organisation
from diemtua.cases.models import AidRequest
from diemtua.cases.queries import accepted_case
from diemtua.documents.actions import draft_papers
from diemtua.documents.queries import LETTERHEAD, letterhead, signed_by
from diemtua.documents.rendering.form import GAP, Blank, Form, blanks, forms
from diemtua.dossiers.actions import Performance
from diemtua.dossiers.permissions import may
from diemtua.law.citations import formal
from diemtua.law.vocabulary.aid import AidForm, LegalField
from diemtua.law.vocabulary.grounds import DiscontinuationGround, RefusalGround
from diemtua.law.vocabulary.organisations import OrganisationKind
from diemtua.law.vocabulary.practitioners import PractitionerKind
from diemtua.law.vocabulary.proceedings import ProceduralStatus
from diemtua.law.vocabulary.reception import ReceptionChannel, Requester
from diemtua.law.vocabulary.roles import Role
from diemtua.people.enums import Ethnicity, Sex
from diemtua.people.models import Person
from diemtua.shared.clock import VIETNAM
from diemtua.shared.reference_codes import show
from diemtua.shared.vietnamese import in_a_sentence
from diemtua.workforce.models import Practitioner

# those whom a practitioner defends; everybody else in proceedings is protected, who was denounced or recommended for
# prosecution, too (Criminal Procedure Code 2015, Điều 83)
DEFENDED = frozenset(
    {
        ProceduralStatus.EMERGENCY_HELD,
        ProceduralStatus.ARRESTED,
        ProceduralStatus.IN_CUSTODY,
        ProceduralStatus.REMANDED,
        ProceduralStatus.ACCUSED,
        ProceduralStatus.DEFENDANT,
    }
)
# Criminal Procedure Code 2015, Điều 34; a body that merely sends somebody conducts no proceedings
PROCEEDINGS = (
    OrganisationKind.COURT,
    OrganisationKind.PROCURACY,
    OrganisationKind.POLICE,
    OrganisationKind.INVESTIGATION,
    OrganisationKind.MILITARY,
)
# for acts whose effect is their paper alone
ONLY_A_PAPER = "its paper is voided with the entry by the room of documents"
OWN_REQUEST = "Bản thân"
NEXT_STEP = (
    "Chúng tôi kiểm tra yêu cầu và trả lời ngay việc thụ lý; nếu còn thiếu giấy tờ, chúng tôi báo rõ cần bổ sung "
    "những gì. Quý vị có thể xem tiến độ bằng mã tra cứu dưới đây."
)
HEAD_POSTS = (Role.HEAD, Role.BRANCH_HEAD)


def draft(on: Performance, *keys: str, request: AidRequest | None = None, **said: Any) -> None:
    """Draft papers of the dossier, by key of their form; `said` holds what this act adds to what the case knows.

    request: handed in by who just wrote it, with its people, their communes and phones.
    """
    chosen = [forms()[key] for key in keys]
    wanted = {name for form in chosen for name in (*form.needs, *form.may)}
    known = {**_issuer(on, chosen), **_matter(request or _request(on, wanted), on, wanted), **said}
    draft_papers(on, {form.key: _filled(form, known) for form in chosen}, office=_issuing(on))


def _filled(form: Form, known: Mapping[str, Any]) -> dict[str, Any]:
    data = {name: known[name] for name in (*form.needs, *form.may) if known.get(name)}
    # nobody waits in a cell because an address is not known yet: the draft leaves room for the pen
    data |= {name: _gap(blanks()[name]) for name in form.needs if name not in data}
    return {name: known.get(name, "") for name in LETTERHEAD} | data if form.layout == "issued" else data


def _gap(blank: Blank) -> Any:
    return [GAP] if blank.kind == "list" else GAP


def practitioner_blanks(practitioner: Practitioner, on: Performance) -> dict[str, Any]:
    """Who is appointed, and in which part in the proceedings."""
    return {
        "practitioner_name": practitioner.full_name,
        "practitioner_kind": in_a_sentence(PractitionerKind(practitioner.kind).label),
        "practitioner_card": practitioner.card_number,
        "practitioner_duty": _duty(on.dossier.facts.get("status", "")),
    }


def replaced_blanks(practitioner: Practitioner) -> dict[str, Any]:
    """Who leaves."""
    return {
        "replaced_name": practitioner.full_name,
        "replaced_kind": in_a_sentence(PractitionerKind(practitioner.kind).label),
        "replaced_card": practitioner.card_number,
    }


def refusal_blanks(ground: RefusalGround) -> dict[str, Any]:
    """The point of Article 30 clause 3 and its words."""
    return {"refusal_point": ground.basis.rsplit(".", 1)[-1], "refusal_words": in_a_sentence(ground.label)}


def discontinuation_blanks(ground: DiscontinuationGround, ended_at: datetime) -> dict[str, Any]:
    """The legal ground and the day."""
    return {"legal_ground": f"{formal(ground.basis)} ({in_a_sentence(ground.label)})", "ended_on": day(ended_at)}


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


def _issuer(on: Performance, chosen: Iterable[Form]) -> dict[str, str]:
    office = _issuing(on)
    heads_sign = any("signer" in form.signatures for form in chosen)
    signs = heads_sign and on.by is not None and any(on.by.standing.holds(post, office.pk) for post in HEAD_POSTS)
    found = letterhead(office, on.recorded_at.astimezone(VIETNAM).date(), with_head=heads_sign and not signs)
    found["addressee"] = office.name
    phone = f"điện thoại {office.phone}" if office.phone else ""
    found["contact"] = ", ".join(filter(None, [office.address, phone]))
    return found | signed_by(on.by, office) if on.by is not None and signs else found


def _request(on: Performance, wanted: Container[str]) -> AidRequest:
    related = ("beneficiary__commune__parent", "applicant__commune__parent", "sent_by", "case", "dossier__owner")
    rows = AidRequest.objects.select_related(*related)
    if "requester_phone" in wanted:
        rows = rows.prefetch_related("beneficiary__phones", "applicant__phones")
    return rows.get(dossier=on.dossier)


def _matter(request: AidRequest, on: Performance, wanted: Container[str]) -> dict[str, Any]:
    asked_by = request.applicant or request.beneficiary
    return {
        **_person("beneficiary", request.beneficiary, wanted),
        **_person("requester", asked_by, wanted),
        **_requested(request, wanted),
        **_case(request, on),
    }


def _person(prefix: str, person: Person, wanted: Container[str]) -> dict[str, str]:
    found = {
        f"{prefix}_name": person.full_name,
        f"{prefix}_birth": person.born,
        f"{prefix}_address": _address(person),
        f"{prefix}_identity": person.identity_new or person.identity_old,
        f"{prefix}_sex": Sex(person.sex).label if person.sex else "",
        f"{prefix}_ethnicity": Ethnicity(person.ethnicity).label if person.ethnicity else "",
    }
    if f"{prefix}_phone" in wanted:
        found[f"{prefix}_phone"] = ", ".join(person.numbers)
    return found


def _address(person: Person) -> str:
    units = [person.commune, person.commune.parent] if person.commune else []
    parts = [person.address, *(in_a_sentence(unit.full_name) for unit in units if unit)]
    return ", ".join(part for part in parts if part)


def _requested(request: AidRequest, wanted: Container[str]) -> dict[str, str]:
    requester = Requester(request.requester)
    # through our own page a commune sends, never an authority
    sent = "proceedings_authority" in wanted and request.channel != ReceptionChannel.OWN_PAGE
    sender = request.sent_by if sent else None
    return {
        "requested_on": day(request.received_at),
        "received_at": request.received_at.astimezone(VIETNAM).isoformat(timespec="minutes"),
        "request_channel": ReceptionChannel(request.channel).label,
        "requester_relation": OWN_REQUEST if requester is Requester.SELF else requester.label,
        "request_summary": request.summary,
        "case_summary": request.summary,
        "proceedings_case": request.summary,
        "law_field": LegalField(request.field).label,
        "aid_form": AidForm(request.form).label if request.form else "",
        "beneficiary_role": ProceduralStatus(request.status).label if request.status else "",
        "proceedings_authority": sender.name if sender and sender.kind in PROCEEDINGS else "",
        "read_back": request.read_back,
    }


def _case(request: AidRequest, on: Performance) -> dict[str, str]:
    # before there is a number there is no case to ask for
    case, owner = accepted_case(request) if on.dossier.number else None, request.dossier.owner
    return {
        "tracking_code": show(on.dossier.tracking_code),
        "tracking_url": f"{settings.SITE_URL.rstrip('/')}{reverse('portal:track')}?ma={show(on.dossier.tracking_code)}",
        "case_code": case.code if case else "",
        "accepted_on": day(case.accepted_at) if case else "",
        "ended_on": day(case.ended_at) if case and case.ended_at else "",
        "practitioner_name": owner.full_name if owner else "",
    }
