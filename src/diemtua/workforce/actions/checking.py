"""A conflict check leaves evidence: who was looked through, when, why, and what the law said."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from diemtua.accounts.models import User
from diemtua.dossiers.models import Dossier
from diemtua.people.models import Party
from diemtua.people.queries import sides_of
from diemtua.workforce.enums import CheckOccasion
from diemtua.workforce.models import ConflictCheck, Practitioner
from diemtua.workforce.queries import ConflictFound, centre_conflict, conflict_of


def check_practitioner(
    practitioner: Practitioner,
    dossier: Dossier,
    occasion: CheckOccasion,
    *,
    by: User | None,
    at: datetime,
    agreed: bool = False,
) -> ConflictFound:
    """Look through one practitioner's past and present work, and keep what was found."""
    found = conflict_of(practitioner, dossier, agreed=agreed)
    _keep(found, dossier, occasion, by=by, at=at, practitioner=practitioner)
    return found


def check_centre(
    dossier: Dossier, occasion: CheckOccasion, *, by: User | None, at: datetime, ours: Sequence[Party] | None = None
) -> ConflictFound:
    """Look through the work of the whole Centre, and for the same person elsewhere, and keep what was found.

    ours: the sides of the dossier, where they are known.
    """
    found = centre_conflict(dossier, sides_of(dossier) if ours is None else ours)
    _keep(found, dossier, occasion, by=by, at=at, practitioner=None)
    return found


def _keep(
    found: ConflictFound,
    dossier: Dossier,
    occasion: CheckOccasion,
    *,
    by: User | None,
    at: datetime,
    practitioner: Practitioner | None,
) -> None:
    met: Any = [
        {"dossier": hit.dossier_id, "certain": hit.certain, "same_matter": hit.same_matter,
         "for_opponent": hit.for_opponent, "against_us": hit.against_us}
        for hit in found.hits
    ]  # fmt: skip
    met += [{"dossier": each, "elsewhere": True} for each in found.elsewhere]
    ConflictCheck.objects.create(
        dossier=dossier, practitioner=practitioner, occasion=occasion, verdict=found.verdict,
        basis=" ".join(found.finding.citations)[:60], hits=len(met), found=met, checked_at=at,
        checked_by=by,
    )  # fmt: skip
