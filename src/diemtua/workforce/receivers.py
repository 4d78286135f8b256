"""Whenever somebody enters a dossier, or agrees no more to one person for both sides, interests are looked at again."""

from datetime import datetime
from typing import Any

from django.dispatch import receiver

from diemtua.accounts.models import User
from diemtua.dossiers.models import Dossier
from diemtua.people.actions import consent_withdrawn, parties_added
from diemtua.people.enums import OUR_SIDE, ConsentKind, PartyRole
from diemtua.people.models import Consent, Party
from diemtua.people.queries import sides_among
from diemtua.workforce.actions import check_centre, check_practitioner
from diemtua.workforce.enums import CheckOccasion
from diemtua.workforce.models import Practitioner


@receiver(parties_added)
def look_again(
    sender: type[Party], *, dossier: Dossier, parties: list[Party], by: User | None, at: datetime, **_: Any
) -> None:
    """The Centre's work, and that of everybody engaged on the dossier, is checked against the newcomers."""
    roles = {party.role for party in parties}
    if not roles & {*OUR_SIDE, PartyRole.OPPOSING}:
        return
    helped = PartyRole.BENEFICIARY in roles
    occasion = CheckOccasion.INTAKE if helped else CheckOccasion.PARTY_ADDED
    # a dossier that is just being opened has these people alone, and nobody is engaged on it
    if not dossier.state:
        check_centre(dossier, occasion, by=by, at=at, ours=sides_among(parties))
        return
    check_centre(dossier, occasion, by=by, at=at)
    _check_who_does_it(dossier, CheckOccasion.PARTY_ADDED, by, at)


@receiver(consent_withdrawn)
def look_without_agreement(sender: type[Consent], *, consent: Consent, by: User, at: datetime, **_: Any) -> None:
    """Those engaged on the dossier are checked without the agreement that they were appointed under."""
    if consent.kind == ConsentKind.BOTH_PARTIES:
        _check_who_does_it(consent.dossier, CheckOccasion.WITHDRAWAL, by, at)


def _check_who_does_it(dossier: Dossier, occasion: CheckOccasion, by: User | None, at: datetime) -> None:
    for practitioner in Practitioner.objects.filter(engagements__dossier=dossier, engagements__to_at__isnull=True):
        check_practitioner(practitioner, dossier, occasion, by=by, at=at)
