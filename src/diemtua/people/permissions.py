"""Who may record, correct, tie to a dossier, or merge people."""

from diemtua.accounts.models import User
from diemtua.dossiers.models import Dossier, Grant
from diemtua.dossiers.permissions import may
from diemtua.people.enums import OFFICE_ROLES, RECORDERS


def may_record_people(user: User) -> bool:
    """Those who meet people: the desk, heads, practitioners."""
    return user.standing.holds_anywhere(*RECORDERS)


def may_merge_people(user: User) -> bool:
    """The desk and heads: a merge touches every dossier of both rows."""
    return user.standing.holds_anywhere(*OFFICE_ROLES)


def may_change_parties(user: User, dossier: Dossier, *, works: bool | None = None) -> bool:
    """The desk and heads of its office, and those who were granted the work on it.

    works: whether the user was, where it was asked for already.
    """
    if may(user, ("desk_officer", "head"), dossier):
        return True
    return Grant.objects.work_of(user).filter(dossier=dossier).exists() if works is None else works
