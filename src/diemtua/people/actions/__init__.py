"""Changes of people: recorded, corrected, tied to dossiers, merged."""

from diemtua.people.actions.erasure import erase_people
from diemtua.people.actions.grounds import consent_withdrawn, name_sensitive_ground, record_consent, withdraw_consent
from diemtua.people.actions.merging import merge_people, undo_merge
from diemtua.people.actions.parties import (
    add_parties,
    add_party,
    add_representative,
    end_representation,
    parties_added,
    remove_party,
)
from diemtua.people.actions.recording import correct_person, record_people, record_person
from diemtua.people.actions.refusals import (
    AlreadyParty,
    ConsentAlreadyWithdrawn,
    ConsentNotWithdrawable,
    MergeNotUndoable,
    MovedTooEarly,
    NobodyRepresentsOneself,
    PartyAlreadyRemoved,
    PeopleNotMergeable,
    PeopleRefused,
    PersonMerged,
    ReasonNeeded,
    RepresentationAlreadyEnded,
    RepresentationNotEndable,
)

__all__ = [
    "AlreadyParty",
    "ConsentAlreadyWithdrawn",
    "ConsentNotWithdrawable",
    "MergeNotUndoable",
    "MovedTooEarly",
    "NobodyRepresentsOneself",
    "PartyAlreadyRemoved",
    "PeopleNotMergeable",
    "PeopleRefused",
    "PersonMerged",
    "ReasonNeeded",
    "RepresentationAlreadyEnded",
    "RepresentationNotEndable",
    "add_parties",
    "add_party",
    "add_representative",
    "consent_withdrawn",
    "correct_person",
    "end_representation",
    "erase_people",
    "merge_people",
    "name_sensitive_ground",
    "parties_added",
    "record_consent",
    "record_people",
    "record_person",
    "remove_party",
    "undo_merge",
    "withdraw_consent",
]
