"""Questions about people who sign in: what they hold, where they are signed in, who looks after whom."""

from collections.abc import Iterable
from datetime import date

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from diemtua.accounts.models import (
    AccountChange,
    Deputising,
    LoginEvent,
    Organisation,
    RoleHeld,
    User,
)
from diemtua.accounts.queries.bodies import organisations_on
from diemtua.law.vocabulary.organisations import OrganisationKind
from diemtua.law.vocabulary.roles import Role
from diemtua.shared.periods import in_force
from diemtua.shared.vietnamese import fold


def holders(role: Role, on: date) -> QuerySet[User]:
    """Active users who hold the role anywhere in their own right, each once."""
    held = RoleHeld.objects.filter(in_force(on), role=role)
    return User.objects.filter(pk__in=held.values("user"), is_active=True).order_by("sort_key", "pk")


def holders_of_any(roles: Iterable[Role], organisation: Organisation, on: date) -> QuerySet[User]:
    """Active users who hold one of the roles there in their own right, each once."""
    held = RoleHeld.objects.filter(in_force(on), role__in=list(roles), organisation=organisation)
    return User.objects.filter(pk__in=held.values("user"), is_active=True).order_by("sort_key", "pk")


def roles_held_at(organisation: Organisation, on: date, *roles: Role) -> list[RoleHeld]:
    """Roles that active users hold there in their own right, each with its user: by the roles' order, then by name."""
    held = RoleHeld.objects.filter(in_force(on), role__in=roles, organisation=organisation, user__is_active=True)
    found = held.select_related("user").order_by("user__sort_key", "user", "-valid_from", "pk")
    return sorted(found, key=lambda each: roles.index(Role(each.role)))


def roles_held_under(parent: Organisation, kind: OrganisationKind, on: date, role: Role) -> QuerySet[RoleHeld]:
    """The role as active users hold it at bodies of a kind under another one, each with its user and its body."""
    there = {"organisation__parent": parent, "organisation__kind": kind}
    held = RoleHeld.objects.filter(in_force(on), role=role, user__is_active=True, **there)
    return held.select_related("user", "organisation").order_by("user__sort_key", "user", "pk")


def has_second_factor(user: User) -> bool:
    """Whether the user signs in with a code of an authenticator app besides the password."""
    return bool(Authenticator.objects.filter(user_id=user.pk, type=Authenticator.Type.TOTP).exists())


def sessions_of(user: User) -> list[UserSession]:
    """Where the user is signed in now, the newest first; sessions that ended elsewhere are cleared away."""
    live: list[UserSession] = UserSession.objects.purge_and_list(user)
    return sorted(live, key=lambda session: session.created_at, reverse=True)


def roles_of(user: User, on: date) -> QuerySet[RoleHeld]:
    """What the user holds on the day in their own right, with the bodies."""
    return RoleHeld.objects.filter(in_force(on), user=user).select_related("organisation").order_by("pk")


def deputising_of(user: User, on: date) -> QuerySet[Deputising]:
    """For whom or which post the user stands in on the day."""
    found = Deputising.objects.filter(in_force(on), deputy=user)
    return found.select_related("organisation", "for_user").order_by("pk")


def login_events_of(user: User, limit: int = 10) -> QuerySet[LoginEvent]:
    """The user's own last happenings at the door."""
    return LoginEvent.objects.filter(user=user).order_by("-at", "-pk")[:limit]


def administers_all(user: User) -> bool:
    """The Centre's administrator opens accounts for every body that works with it."""
    own = user.standing.organisations(Role.ADMINISTRATOR)
    return Organisation.objects.filter(pk__in=own, kind=OrganisationKind.CENTRE).exists()


def organisations_administered(user: User, on: date) -> QuerySet[Organisation]:
    """The bodies of the day whose accounts the user looks after: all for the Centre's administrator."""
    every = organisations_on(on)
    if administers_all(user):
        return every
    return every.filter(pk__in=user.standing.organisations(Role.ADMINISTRATOR))


def users_administered(user: User) -> QuerySet[User]:
    """The people whose accounts the user looks after."""
    if administers_all(user):
        return User.objects.all()
    own = user.standing.organisations(Role.ADMINISTRATOR)
    return User.objects.filter(Exists(RoleHeld.objects.filter(user=OuterRef("pk"), organisation__in=own)))


def users_found(user: User, on: date, *, words: str = "", role: str = "", active: bool | None = None) -> QuerySet[User]:
    """Among those the user looks after: by part of a name or sign-in name, a role of the day, whether in use.

    Each carries `current_roles`, the roles of the day with their bodies.
    """
    found = users_administered(user)
    if words:
        found = found.filter(folded__contains=fold(words)) | found.filter(username__startswith=words.strip().lower())
    if role:
        found = found.filter(Exists(RoleHeld.objects.filter(in_force(on), user=OuterRef("pk"), role=role)))
    if active is not None:
        found = found.filter(is_active=active)
    now_held = RoleHeld.objects.filter(in_force(on)).select_related("organisation").order_by("pk")
    return found.prefetch_related(Prefetch("roles_held", queryset=now_held, to_attr="current_roles"))


def user_administered(user: User, pk: int) -> User:
    """One person the user looks after. Raises User.DoesNotExist."""
    return users_administered(user).get(pk=pk)


def role_administered(user: User, on: date, pk: int) -> RoleHeld:
    """A role at a body the user looks after. Raises RoleHeld.DoesNotExist."""
    bodies = organisations_administered(user, on)
    return RoleHeld.objects.select_related("user", "organisation").get(pk=pk, organisation__in=bodies)


def deputising_administered(user: User, on: date, pk: int) -> Deputising:
    """A deputising at a body the user looks after. Raises Deputising.DoesNotExist."""
    bodies = organisations_administered(user, on)
    return Deputising.objects.select_related("deputy", "organisation").get(pk=pk, organisation__in=bodies)


def all_roles_of(user: User) -> QuerySet[RoleHeld]:
    """Every role the user ever held, the newest first."""
    return RoleHeld.objects.filter(user=user).select_related("organisation").order_by("-valid_from", "-pk")


def all_deputising_of(user: User) -> QuerySet[Deputising]:
    """Every deputising of the user, the newest first."""
    found = Deputising.objects.filter(deputy=user).select_related("organisation", "for_user")
    return found.order_by("-valid_from", "-pk")


def changes_of(user: User, limit: int = 20) -> QuerySet[AccountChange]:
    """What administrators did to the account, the newest first."""
    return AccountChange.objects.filter(user=user).select_related("by").order_by("-at", "-pk")[:limit]
