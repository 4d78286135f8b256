"""What a person holds, where and when, and for whom somebody stands in."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, FilteredRelation, Q, Value
from django.utils.translation import gettext_lazy as _

from diemtua.accounts.models.bodies import Organisation
from diemtua.law.vocabulary.organisations import OrganisationKind
from diemtua.law.vocabulary.roles import Role
from diemtua.law.vocabulary.signing import SigningManner
from diemtua.shared.periods import ends_after_it_starts, in_force

Held = tuple[Role, int]


@dataclass(frozen=True)
class Signature:
    """The lines above a signature: the head's post behind an abbreviation, then the signer's own post."""

    manner: SigningManner | None
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Post:
    """Where somebody works and as what, in words."""

    office: str
    title: str


@dataclass(frozen=True)
class Standing:
    """What a user holds on one day: (role, organisation id) pairs, deputies and delegations included.

    above: the same roles paired with each Branch under the body where they are held.
    """

    user_id: int
    roles: frozenset[Held]
    signatures: Mapping[Held, Signature] = field(default_factory=dict, compare=False)
    posts: Mapping[Held, Post] = field(default_factory=dict, compare=False)
    above: frozenset[Held] = field(default=frozenset(), compare=False)

    @property
    def first_post(self) -> "Post":
        """The post by which pages greet the person: the first in the order of roles; empty for nobody's."""
        order = list(Role)
        held = min(self.posts, key=lambda each: order.index(each[0]), default=None)
        return self.posts[held] if held else Post("", "")

    def holds(self, role: Role, organisation_id: int) -> bool:
        return (role, organisation_id) in self.roles

    def holds_anywhere(self, *roles: Role) -> bool:
        """Whether any of the roles is held at some organisation."""
        return any(role in roles for role, _place in self.roles)

    def organisations(self, *roles: Role) -> frozenset[int]:
        """Where any of the roles is held; every organisation if none is named."""
        return frozenset(place for role, place in self.roles if not roles or role in roles)

    def branches(self, *roles: Role) -> frozenset[int]:
        """Branches under a body where any of the roles is held."""
        return frozenset(place for role, place in self.above if role in roles)

    def signs_as(self, role: Role, organisation_id: int) -> Signature:
        """How this person signs for the post; KeyError when the role is not held there."""
        return self.signatures[(role, organisation_id)]


class RoleHeld(models.Model):
    """A user's post at one organisation. title: the post as printed on papers ("Phó Giám đốc")."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="roles_held")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="roles_held", verbose_name=_("Cơ quan, tổ chức")
    )
    role = models.CharField(_("Vai trò"), max_length=30, choices=Role.choices())
    title = models.CharField(_("Chức danh trên văn bản"), max_length=120, blank=True)
    valid_from = models.DateField(_("Từ ngày"))
    valid_to = models.DateField(_("Đến trước ngày"), null=True, blank=True)
    document = models.CharField(_("Văn bản giao"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("Vai trò được giao")
        constraints = [
            ends_after_it_starts("role_ends_after_it_starts"),
            models.UniqueConstraint(
                fields=["user", "organisation", "role"], condition=Q(valid_to__isnull=True), name="role_open_once"
            ),
            models.UniqueConstraint(fields=["user", "organisation", "role", "valid_from"], name="role_starts_once"),
        ]


class Deputising(models.Model):
    """`deputy` acts in the post `role` of `organisation` from–to, as KT., Q. or TUQ.

    for_user: whose place it is; empty when the post itself stands empty.
    title: the head's post as printed; own_title: the deputy's own.
    """

    deputy = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="deputising")
    for_user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="deputising", verbose_name=_("Cơ quan, tổ chức")
    )
    role = models.CharField(_("Thay vai trò"), max_length=30, choices=Role.choices())
    manner = models.CharField(_("Hình thức"), max_length=3, choices=SigningManner.choices())
    title = models.CharField(_("Chức danh người đứng đầu"), max_length=120)
    own_title = models.CharField(_("Chức danh người ký"), max_length=120, blank=True)
    valid_from = models.DateField(_("Từ ngày"))
    valid_to = models.DateField(_("Đến trước ngày"), null=True, blank=True)
    document = models.CharField(_("Văn bản giao"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("Ký thay, giao quyền, ủy quyền")
        constraints = [
            ends_after_it_starts("deputising_ends_after_it_starts"),
            models.CheckConstraint(
                condition=Q(for_user__isnull=True) | ~Q(for_user=F("deputy")), name="nobody_deputises_for_oneself"
            ),
            models.UniqueConstraint(
                fields=["deputy", "organisation", "role", "valid_from"], name="deputising_starts_once"
            ),
        ]


_COLUMNS = ("role", "organisation_id", "manner", "title", "own_title", "organisation__short_name", "branch__pk")


_TIED: dict[Role, Callable[[date], Q]] = {}


def counts_while(role: Role, condition: Callable[[date], Q]) -> None:
    """Tie a role to more than its own dates: it counts on the days on which the condition, which a room above says
    of rows of `RoleHeld`, is true."""
    _TIED[role] = condition


def _counting(on: date) -> Iterator[Q]:
    return (~Q(role=role) | condition(on) for role, condition in _TIED.items())


def standing_on(user_id: int, on: date) -> Standing:
    """One query over roles and deputising. A post held in one's own right wins over deputising for it."""
    own = (
        RoleHeld.objects.filter(in_force(on), *_counting(on), user_id=user_id)
        .annotate(manner=Value(""), own_title=Value(""), branch=_branch())
        .values_list(*_COLUMNS)
    )
    lent = Deputising.objects.filter(in_force(on), deputy_id=user_id)
    lent_rows = lent.annotate(branch=_branch()).values_list(*_COLUMNS)
    rows = sorted(own.union(lent_rows, all=True), key=lambda row: bool(row[2]), reverse=True)
    signatures = {(Role(row[0]), row[1]): _signature(*row[:5]) for row in rows}
    posts = {(Role(row[0]), row[1]): Post(row[5], row[4] or row[3] or Role(row[0]).label) for row in rows}
    above = frozenset((Role(row[0]), row[6]) for row in rows if row[6])
    return Standing(user_id, frozenset(signatures), signatures, posts, above)


def _branch() -> FilteredRelation:
    """The Branches beside each post, in the same rows: what is seen through them costs no query of its own."""
    is_branch = Q(organisation__children__kind=OrganisationKind.BRANCH.value)
    return FilteredRelation("organisation__children", condition=is_branch)


def _signature(role: str, organisation_id: int, manner: str, title: str, own_title: str) -> Signature:
    post = title or Role(role).label
    if not manner:
        return Signature(None, (post.upper(),))
    lines: list[Any] = [f"{manner}. {post.upper()}"]
    # who is given the powers of the head signs with the head's post alone
    if own_title and manner != SigningManner.Q:
        lines.append(own_title.upper())
    return Signature(SigningManner(manner), tuple(lines))
