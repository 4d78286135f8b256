"""Whenever somebody enters a dossier, interests are looked at again."""

from datetime import datetime
from typing import Any

from django.dispatch import receiver

from diemtua.accounts.models import User
from diemtua.dossiers.models import Dossier
from diemtua.people.actions import party_added
from diemtua.people.enums import OUR_SIDE, PartyRole
from diemtua.people.models import Party
from diemtua.workforce.actions import check_centre, check_practitioner
from diemtua.workforce.enums import CheckOccasion
from diemtua.workforce.models import Practitioner


@receiver(party_added)
def look_again(sender: type[Party], *, party: Party, by: User | None, at: datetime, **_: Any) -> None:
    """The Centre's work, and that of everybody engaged on the dossier, is checked against the newcomer."""
    if party.role not in (*OUR_SIDE, PartyRole.OPPOSING):
        return
    dossier: Dossier = party.dossier
    helped = party.role == PartyRole.BENEFICIARY
    check_centre(dossier, CheckOccasion.INTAKE if helped else CheckOccasion.PARTY_ADDED, by=by, at=at)
    # nobody can be engaged on a dossier that is just being opened
    if not dossier.state:
        return
    for practitioner in Practitioner.objects.filter(engagements__dossier=dossier, engagements__to_at__isnull=True):
        check_practitioner(practitioner, dossier, CheckOccasion.PARTY_ADDED, by=by, at=at)
