"""Who may open which page of the people of a file, and send to it: who works on the file, and who inspects."""

from typing import Any

import pytest

from diemtua.accounts.models import User
from diemtua.cases.models import AidRequest
from diemtua.dossiers.models import Dossier
from diemtua.law.vocabulary.categories import CategoryCode
from diemtua.people.actions import add_representative, name_sensitive_ground, record_consent, record_person
from diemtua.people.details import PersonDetails
from diemtua.people.enums import ConsentKind, PartyRole, Relationship, RepresentationBasis
from diemtua.people.models import Party
from diemtua.workforce.models import Practitioner
from tests.access.matrix import NOT_SO, Situation, wrongly_answered
from tests.cases.conftest import NOON, accepted, do, khai, rulebook, take, working

pytestmark = pytest.mark.django_db
OF_THE_FILE = "yen hoa khai"
PAGES = [
    # address                      of what          who GETs      who POSTs
    ("people:parties", "file", OF_THE_FILE, NOT_SO),
    ("people:represent", "file", OF_THE_FILE, OF_THE_FILE),
    ("people:consent", "file", OF_THE_FILE, OF_THE_FILE),
    ("people:remove_party", "party", OF_THE_FILE, OF_THE_FILE),
    ("people:person", "person", OF_THE_FILE, NOT_SO),
    ("people:correct", "person", OF_THE_FILE, OF_THE_FILE),
    ("people:safe_contact", "person", OF_THE_FILE, OF_THE_FILE),
    ("people:duplicates", "person", "yen hoa", NOT_SO),
    ("people:merge", "person", NOT_SO, "yen hoa"),
    ("people:grounds", "ground", NOT_SO, OF_THE_FILE),
    ("people:withdraw_consent", "consent", OF_THE_FILE, OF_THE_FILE),
    ("people:end_representation", "representation", OF_THE_FILE, OF_THE_FILE),
]


@pytest.fixture
def situation(working: Dossier, khai: Practitioner, desk_officer: User) -> Situation:
    """A case with a representative, a consent and a protected group."""
    helped = AidRequest.objects.get(dossier=working).beneficiary
    son = record_person(PersonDetails(full_name="Lê Văn Con"), by=desk_officer, at=NOON)
    said: dict[str, Any] = {"by": desk_officer, "at": NOON}
    speaks = add_representative(
        working, son, helped, relationship=Relationship.CHILD, basis=RepresentationBasis.AUTHORISATION,
        valid_from=NOON.date(), **said,
    )  # fmt: skip
    consent = record_consent(working, helped, ConsentKind.STORY, given_on=NOON.date(), **said)
    name_sensitive_ground(working, helped, CategoryCode.HIV, **said)
    party = Party.objects.get(dossier=working, person=son, role=PartyRole.REPRESENTATIVE)
    things: dict[str, list[Any]] = {
        "file": [working.uid], "party": [working.uid, party.pk], "person": [helped.uid], "consent": [consent.uid],
        "ground": [helped.uid, working.uid], "representation": [speaks.uid],
    }  # fmt: skip
    return Situation(things)


def test_every_role_against_every_page(situation: Situation) -> None:
    assert wrongly_answered(PAGES, situation) == {}


__all__ = ["accepted", "do", "khai", "rulebook", "take", "working"]
