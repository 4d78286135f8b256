"""What the public may read without an account."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext

from diemtua.accounts.queries import organisations_on
from diemtua.dossiers.permissions import possible_acts
from diemtua.dossiers.queries import dossier_by_code, dossier_by_uid, timeline
from diemtua.law import proofs
from diemtua.law.citations import Citation, cite
from diemtua.law.eligibility.categories import CategoryVersion, applied_on, is_confirmed
from diemtua.law.vocabulary.organisations import OrganisationKind
from diemtua.people.queries import proves_to_be_ours
from diemtua.portal.models import Draft, DraftFile, index_of
from diemtua.shared import reference_codes

GIVING_AID = (OrganisationKind.CENTRE, OrganisationKind.BRANCH, OrganisationKind.PARTICIPATING)


@dataclass(frozen=True)
class Office:
    """Where somebody may go, call or write."""

    name: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True)
class Entitled:
    """One category of Article 7 as the public reads it. papers: any of these groups is enough."""

    label: str
    needs_hardship: bool
    papers: str
    basis: tuple[Citation, ...]


def offices_on(on: date) -> list[Office]:
    """Bodies that give legal aid on the day: the Centre, its branches, then organisations taking part."""
    found = sorted(organisations_on(on, GIVING_AID), key=lambda row: GIVING_AID.index(OrganisationKind(row.kind)))
    return [Office(row.name, row.address, row.phone, row.email) for row in found]


def bodies_of_a_request(on: date, *, with_communes: bool) -> dict[str, list[Any]]:
    """By kind, in one query: the Centre and Branches, which take requests from these pages, and the committees of
    communes, which send them, if asked for."""
    kinds = (*GIVING_AID[:2], *((OrganisationKind.COMMUNE,) if with_communes else ()))
    found = list(organisations_on(on, kinds).select_related("parent", "place"))
    return {kind: [row for row in found if row.kind == kind] for kind in kinds}


def contact_on(on: date) -> Office:
    """The Centre that answers for this installation: its name stands in the header. One query."""
    centre = organisations_on(on, [OrganisationKind.CENTRE]).first()
    return Office(centre.name, centre.address, centre.phone, centre.email) if centre else Office()


def entitled_on(on: date) -> list[Entitled]:
    """Every category in force on the day, in the order of the law."""
    return [_entitled(version) for version in applied_on(on)]


def wording_is_confirmed(on: date) -> bool:
    """Whether the law's words of that day were seen; otherwise the page says that a person confirms."""
    return is_confirmed(on)


def _entitled(version: CategoryVersion) -> Entitled:
    papers = proofs.as_words(proofs.proofs()[version.proof], gettext)
    return Entitled(version.code.label, version.hardship, papers, tuple(cite(key) for key in version.basis))


@dataclass(frozen=True)
class Step:
    """One thing that happened to a request, in the citizen's words."""

    at: datetime
    words: str
    undone: bool


def matter_proved(typed_code: str, said: str, on: date) -> Any | None:
    """The dossier of a tracking code, where `said` proves a right to it on the day. None tells nothing of what was
    wrong."""
    code = reference_codes.read(typed_code)
    dossier = dossier_by_code(code) if code else None
    return dossier if dossier is not None and proves_to_be_ours(dossier, said, on) else None


def matter_of(uid: UUID) -> Any | None:
    """The dossier proved before in this session."""
    return dossier_by_uid(uid)


def steps_of(dossier: Any) -> list[Step]:
    """The journal in plain words, newest first; what concerns only the office is not there."""
    words = {rule.code: rule.public_done for rule in dossier.process.acts}
    rows = [row for row in timeline(dossier, named=False) if words.get(row.entry.act)]
    return [Step(row.entry.occurred_at, words[row.entry.act], row.annulled_by is not None) for row in rows]


def open_to_the_public(dossier: Any) -> frozenset[str]:
    """Codes of the acts a citizen may do now."""
    return frozenset(rule.code for rule in possible_acts(None, dossier))


def draft_of(code: str) -> Draft | None:
    """The request begun under this code."""
    return Draft.objects.filter(code_index=index_of(code)).first()


def files_of(draft: Draft) -> list[DraftFile]:
    """What goes with the draft, in order of arrival, without the bytes."""
    return list(DraftFile.objects.filter(draft=draft).defer("content").order_by("pk"))
