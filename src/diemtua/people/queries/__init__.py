"""Questions about people. Whoever asks sees only people of dossiers they may see."""

from diemtua.people.queries.grounds import (
    PROTECTED,
    grounds_shown,
)
from diemtua.people.queries.matching import Duplicate, open_elsewhere, possible_duplicates
from diemtua.people.queries.opposing import (
    Hit,
    both_sides_agreed,
    opposing_hits,
    parties_met,
    sides_among,
    sides_of,
    taken_elsewhere,
    with_agreement,
)
from diemtua.people.queries.proving import proves_to_be_ours
from diemtua.people.queries.residing import lived_in, places_left
from diemtua.people.queries.search import SEARCH_ORDER, search_people
from diemtua.people.queries.visible import (
    changes_of,
    consent_visible_to,
    consents_of,
    consents_of_person,
    nameable_people,
    offered_people,
    parties_of,
    parties_of_person,
    people_visible_to,
    person_details,
    record_person_read,
    removable_parties,
    representation_visible_to,
    representations_of,
)

__all__ = [
    "PROTECTED",
    "SEARCH_ORDER",
    "Duplicate",
    "Hit",
    "both_sides_agreed",
    "changes_of",
    "consent_visible_to",
    "consents_of",
    "consents_of_person",
    "grounds_shown",
    "lived_in",
    "nameable_people",
    "offered_people",
    "open_elsewhere",
    "opposing_hits",
    "parties_met",
    "parties_of",
    "parties_of_person",
    "people_visible_to",
    "person_details",
    "places_left",
    "possible_duplicates",
    "proves_to_be_ours",
    "record_person_read",
    "removable_parties",
    "representation_visible_to",
    "representations_of",
    "search_people",
    "sides_among",
    "sides_of",
    "taken_elsewhere",
    "with_agreement",
]
