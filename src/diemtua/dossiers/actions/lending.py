"""Who is rung for an urgent dossier sees it at once: the one right to see that no act opens."""

from collections.abc import Iterable
from datetime import datetime

from diemtua.accounts.models import Organisation, User
from diemtua.dossiers.enums import GrantLevel
from diemtua.dossiers.models import Dossier, Grant


def lend(dossier: Dossier, user: User, *, at: datetime, post_at: Organisation | None = None) -> None:
    """Let a person work on the dossier until `take_back`, or while the person holds a post at a body; whoever was
    given it otherwise keeps that."""
    standing = Grant.objects.filter(dossier=dossier, user=user, post_at=post_at, to_at__isnull=True)
    # a dossier that is being opened is nobody's yet
    if dossier.version == 0 or not standing.exists():
        Grant.objects.create(dossier=dossier, user=user, post_at=post_at, level=GrantLevel.WORK, from_at=at)


def take_back(dossier: Dossier, users: Iterable[User], *, at: datetime) -> None:
    """What was lent to these people ends; what an act gave stays."""
    lent = Grant.objects.filter(dossier=dossier, opened_by__isnull=True, to_at__isnull=True)
    lent.filter(user__in=users).update(to_at=at)
