"""A dossier and who may see it."""

import uuid
from collections.abc import Collection

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from diemtua.accounts.models import User
from diemtua.dossiers.enums import WATCHERS, GrantLevel
from diemtua.law.codes import N_
from diemtua.law.process import REGISTRY, Process, State
from diemtua.law.vocabulary.roles import Role
from diemtua.shared.reference_codes import show

ANNULLED = State("", N_("Đã hủy do ghi nhầm"), over=True, tone="stop")


class Dossier(models.Model):
    """One matter with a legal clock. It changes only by acts (`dossiers.actions.perform`).

    kind: its process. version: number of entries in its journal; head: the hash of the last one.
    facts: codes the process decides by, never personal data. label: masked words for lists.
    rule_versions: the rules in force when it was opened. next_due_at: the earliest running clock the
    office owes. anchored_version: how much of the journal the daily anchors hold.
    """

    uid = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(_("Loại hồ sơ"), max_length=60)
    state = models.CharField(_("Trạng thái"), max_length=60, blank=True)
    over = models.BooleanField(_("Đã xong"), default=False)
    version = models.PositiveIntegerField(default=0)
    head = models.CharField(max_length=64, blank=True)
    anchored_version = models.PositiveIntegerField(default=0)
    number = models.CharField(_("Số"), max_length=60, blank=True)
    label = models.CharField(_("Tên"), max_length=200, blank=True)
    office = models.ForeignKey("accounts.Organisation", models.PROTECT, related_name="dossiers")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="dossiers_owned")
    linked_to = models.ForeignKey("self", models.PROTECT, null=True, related_name="linked")
    facts = models.JSONField(default=dict)
    rule_versions = models.JSONField(default=dict)
    next_due_at = models.DateTimeField(_("Đến hạn"), null=True)
    next_due_rule = models.CharField(max_length=40, blank=True)
    tracking_code = models.CharField(_("Mã tra cứu"), max_length=12, unique=True)
    opened_at = models.DateTimeField(_("Mở lúc"))
    erased_at = models.DateTimeField(_("Đã xóa dữ liệu cá nhân lúc"), null=True)

    class Meta:
        verbose_name = _("Hồ sơ")
        indexes = [
            models.Index(F("next_due_at"), F("id"), name="dossier_due", condition=Q(next_due_at__isnull=False)),
            models.Index(fields=["office", "next_due_at", "id"], name="dossier_office_due"),
            models.Index(fields=["office", "opened_at"], name="dossier_office_opened"),
            models.Index(fields=["owner", "next_due_at", "id"], name="dossier_owner_due"),
            models.Index(fields=["kind", "-opened_at", "-id"], name="dossier_kind_newest"),
            models.Index(fields=["number"], name="dossier_number"),
        ]

    @property
    def reference(self) -> str:
        """What people call it by: its number, before that its tracking code in groups."""
        return self.number or show(self.tracking_code)

    @property
    def process(self) -> Process:
        """The declaration this dossier lives by."""
        return REGISTRY[self.kind]

    @property
    def current_state(self) -> State:
        """The declared status it stands in; one whose opening was annulled stands in none."""
        return self.process.state(self.state) if self.state else ANNULLED


# an organisation's grant is read by those who work on its files; a practitioner reads what he was given,
# and who looks after accounts or plans reads no file
_NO_FILES = frozenset({Role.PRACTITIONER, Role.ADMINISTRATOR, Role.PLANNER, Role.ACCOUNTANT})
READ_FOR_THE_OFFICE = tuple(role for role in Role if role not in _NO_FILES)
WORK_FOR_THE_OFFICE = tuple(role for role in READ_FOR_THE_OFFICE if role is not Role.AUDITOR)
# the Centre answers for its Branches (Law 11/2017, Điều 11): who leads or inspects it reads their files
READ_FOR_THE_BRANCHES = (Role.HEAD, Role.AUDITOR)


def offices_read_for(user: User) -> frozenset[int]:
    """Offices whose grants the user reads by."""
    standing = user.standing
    return standing.organisations(*READ_FOR_THE_OFFICE) | standing.branches(*READ_FOR_THE_BRANCHES)


def offices_watched_by(user: User) -> tuple[frozenset[int], frozenset[int]]:
    """Offices of which the user is told who read what, and bodies inspected: of those below them, too."""
    standing = user.standing
    own = standing.organisations(*WATCHERS) | standing.branches(*READ_FOR_THE_BRANCHES)
    return own, standing.organisations(Role.AUDITOR)


class GrantQuerySet(models.QuerySet["Grant"]):
    def open_to(self, user: User) -> "GrantQuerySet":
        """Grants that stand today and reach this user: in person, through an office the user reads for, or a
        Branch of a Centre the user leads or inspects."""
        return self._reaching(user, offices_read_for(user))

    def work_of(self, user: User) -> "GrantQuerySet":
        """Grants by which the user works on a dossier, not only reads it."""
        return self._reaching(user, user.standing.organisations(*WORK_FOR_THE_OFFICE)).filter(level=GrantLevel.WORK)

    def given_to(self, user: User) -> "GrantQuerySet":
        """Grants that stand today and were given to this user in person."""
        return self.filter(_in_person(user), to_at__isnull=True)

    def given_to_offices(self, offices: Collection[int]) -> "GrantQuerySet":
        """Grants that stand today and were given to these organisations."""
        return self.filter(organisation__in=offices, to_at__isnull=True)

    def _reaching(self, user: User, offices: frozenset[int]) -> "GrantQuerySet":
        return self.filter(_in_person(user) | Q(organisation__in=offices), to_at__isnull=True)


def _in_person(user: User) -> Q:
    return Q(user=user) & (Q(post_at__isnull=True) | Q(post_at__in=user.standing.organisations()))


class Grant(models.Model):
    """One user or one organisation may see one dossier, from–to. Written by effects of acts only.

    post_at: given to a person for a post at this body: it counts on the days on which the person holds one there.
    """

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="grants")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    organisation = models.ForeignKey("accounts.Organisation", models.PROTECT, null=True, related_name="+")
    post_at = models.ForeignKey("accounts.Organisation", models.PROTECT, null=True, related_name="+")
    level = models.CharField(max_length=10, choices=GrantLevel.choices())
    from_at = models.DateTimeField()
    to_at = models.DateTimeField(null=True)
    opened_by = models.ForeignKey("dossiers.Entry", models.PROTECT, null=True, related_name="grants_opened")
    closed_by = models.ForeignKey("dossiers.Entry", models.PROTECT, null=True, related_name="grants_closed")

    objects = GrantQuerySet.as_manager()

    class Meta:
        verbose_name = _("Quyền xem hồ sơ")
        constraints = [
            models.CheckConstraint(condition=Q(user__isnull=True) ^ Q(organisation__isnull=True), name="grant_of_one"),
            models.CheckConstraint(
                condition=Q(to_at__isnull=True) | Q(to_at__gte=F("from_at")), name="grant_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(post_at__isnull=True) | Q(user__isnull=False), name="grant_for_a_post_is_a_persons"
            ),
            models.UniqueConstraint(
                fields=["dossier", "user"],
                condition=Q(to_at__isnull=True, post_at__isnull=True),
                name="grant_user_open_once",
            ),
            models.UniqueConstraint(
                fields=["dossier", "user", "post_at"], condition=Q(to_at__isnull=True), name="grant_post_open_once"
            ),
            models.UniqueConstraint(
                fields=["dossier", "organisation"], condition=Q(to_at__isnull=True), name="grant_office_open_once"
            ),
        ]
        indexes = [
            models.Index(fields=["user", "dossier"], name="grant_of_user", condition=Q(to_at__isnull=True)),
            models.Index(fields=["organisation", "dossier"], name="grant_of_office", condition=Q(to_at__isnull=True)),
        ]
