"""Who sees and who keeps the list of practitioners."""

from diemtua.accounts.models import Organisation, User
from diemtua.dossiers.models import Dossier
from diemtua.dossiers.permissions import predicate
from diemtua.law.codes import N_
from diemtua.law.vocabulary.roles import Role
from diemtua.workforce.enums import KEEPERS, ON_CALL_KEEPERS, READERS
from diemtua.workforce.models import Practitioner, Ring


def may_see_workforce(user: User) -> bool:
    """Those who work in the house, and those who look after it from the Department."""
    return user.standing.holds_anywhere(*READERS)


def may_keep_workforce(user: User) -> bool:
    """Heads and administrators enter practitioners of their office."""
    return user.standing.holds_anywhere(*KEEPERS)


def may_keep(user: User, practitioner: Practitioner) -> bool:
    """Heads and administrators of the practitioner's office, or of the Centre above it."""
    kept = user.standing.organisations(*KEEPERS)
    return bool(kept & {practitioner.office_id, practitioner.office.parent_id})


def may_enter_leave(user: User, practitioner: Practitioner) -> bool:
    """Whoever keeps the row, and the practitioner."""
    return practitioner.user_id == user.pk or may_keep(user, practitioner)


def may_read_found(user: User) -> bool:
    """Heads are shown which other dossiers a conflict check met."""
    return user.standing.holds_anywhere(Role.HEAD, Role.BRANCH_HEAD)


def may_set_on_call(user: User, office: Organisation) -> bool:
    """Whoever leads the office, or the Centre above it, writes its turns by hand."""
    led = user.standing.organisations(*ON_CALL_KEEPERS)
    return bool(led & {office.pk, office.parent_id})


@predicate("rung", N_("Người đang trực được gọi"))
def rung(user: User | None, dossier: Dossier) -> bool:
    """Whoever the open alarm of the dossier rang."""
    if user is None:
        return False
    return Ring.objects.filter(user=user, alarm__dossier=dossier, alarm__silenced_at__isnull=True).exists()
