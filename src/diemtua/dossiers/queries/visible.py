"""Who sees which dossier: one join on which every room's queries stand."""

import uuid

from django.db.models import Q, QuerySet

from diemtua.accounts.models import User
from diemtua.dossiers.models import Dossier, Grant
from diemtua.law.vocabulary.roles import Role

# an organisation's grant is read by those who work on its files; a practitioner reads what he was given,
# and who looks after accounts or plans reads no file
READ_FOR_THE_OFFICE = tuple(role for role in Role if role not in {Role.PRACTITIONER, Role.ADMINISTRATOR, Role.PLANNER})


def open_grants(user: User) -> QuerySet[Grant]:
    """Grants that stand today and reach this user: in person, or through an office the user reads for."""
    offices = user.standing.organisations(*READ_FOR_THE_OFFICE)
    return Grant.objects.filter(Q(user=user) | Q(organisation__in=offices), to_at__isnull=True)


def dossiers_visible_to(user: User) -> QuerySet[Dossier]:
    """Every dossier the user may open. `<room>.filter(dossier__in=dossiers_visible_to(user))` in rooms above."""
    return Dossier.objects.filter(pk__in=open_grants(user).values("dossier"))


def dossier_visible_to(user: User, uid: uuid.UUID) -> Dossier:
    """One dossier with its office and owner; Dossier.DoesNotExist where the user may not see it."""
    return dossiers_visible_to(user).select_related("office", "owner").get(uid=uid)
