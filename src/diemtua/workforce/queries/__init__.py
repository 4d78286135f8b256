"""Questions about practitioners: who there is, who could take a dossier, what stands against it."""

from diemtua.workforce.queries.appointing import (
    Candidate,
    appointable,
    appointment_finding,
    offered_practitioners,
)
from diemtua.workforce.queries.checking import ConflictFound, centre_conflict, checks_of, conflict_of, references_of
from diemtua.workforce.queries.people import (
    NobodyEngaged,
    cards_ending_soon,
    engaged_practitioner,
    engagements_of,
    leaves_of,
    offices_for,
    practitioners_visible_to,
    works_here,
)

__all__ = [
    "Candidate",
    "ConflictFound",
    "NobodyEngaged",
    "appointable",
    "appointment_finding",
    "cards_ending_soon",
    "centre_conflict",
    "checks_of",
    "conflict_of",
    "engaged_practitioner",
    "engagements_of",
    "leaves_of",
    "offered_practitioners",
    "offices_for",
    "practitioners_visible_to",
    "references_of",
    "works_here",
]
