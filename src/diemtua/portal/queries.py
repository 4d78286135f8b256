"""What the public may read without an account."""

from dataclasses import dataclass
from datetime import date

from diemtua.accounts.queries import organisations_on
from diemtua.law import proofs
from diemtua.law.citations import Citation, cite
from diemtua.law.eligibility.categories import CategoryVersion, is_confirmed, versions, wording_day
from diemtua.law.vocabulary.organisations import OrganisationKind

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


def contact_on(on: date) -> Office:
    """The Centre that answers for this installation: its name stands in the header. One query."""
    centre = organisations_on(on, [OrganisationKind.CENTRE]).first()
    return Office(centre.name, centre.address, centre.phone, centre.email) if centre else Office()


def entitled_on(on: date) -> list[Entitled]:
    """Every category in force on the day, in the order of the law."""
    return [_entitled(version) for version in versions() if version.applies(wording_day(on))]


def wording_is_confirmed(on: date) -> bool:
    """Whether the law's words of that day were seen; otherwise the page says that a person confirms."""
    return is_confirmed(on)


def _entitled(version: CategoryVersion) -> Entitled:
    papers = proofs.as_words(proofs.proofs()[version.proof])
    return Entitled(version.code.label, version.hardship, papers, tuple(cite(key) for key in version.basis))
