"""Practitioners as rows: who there is, who is away, who works on what."""

from datetime import date, datetime, timedelta

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from diemtua.accounts.models import Organisation, User
from diemtua.dossiers.models import Dossier
from diemtua.dossiers.queries import dossiers_visible_to
from diemtua.law.vocabulary.roles import Role
from diemtua.shared.periods import in_force
from diemtua.workforce.enums import KEEPERS, READERS
from diemtua.workforce.models import Engagement, Leave, Practitioner

SOON = timedelta(days=60)


class NobodyEngaged(LookupError):
    """Work is recorded on a dossier that nobody had at that moment."""

    def __init__(self) -> None:
        super().__init__(
            _("Lúc đó chưa có ai được cử thực hiện. Hãy kiểm tra thời điểm, hoặc cử người thực hiện trước.")
        )


def practitioners_visible_to(user: User) -> QuerySet[Practitioner]:
    """Practitioners of the offices one works for, with the branches under them; all for the Department and auditors."""
    if user.standing.organisations(Role.DEPARTMENT, Role.AUDITOR):
        return Practitioner.objects.all()
    offices = user.standing.organisations(*READERS)
    return Practitioner.objects.filter(
        Q(office__in=offices) | Q(office__parent__in=offices) | Q(office__children__in=offices) | Q(user=user)
    ).distinct()  # fmt: skip


def with_load(rows: QuerySet[Practitioner], on: date) -> QuerySet[Practitioner]:
    """Each row with `load`, its open engagements, and `away_to`, the end of a leave that holds the day."""
    open_ones = Engagement.objects.filter(practitioner=OuterRef("pk"), to_at__isnull=True).order_by()
    away = Leave.objects.filter(in_force(on), practitioner=OuterRef("pk")).order_by("-valid_to")
    counted = open_ones.values("practitioner").annotate(many=Count("pk")).values("many")
    return rows.annotate(load=Subquery(counted), away_to=Subquery(away.values("valid_to")[:1]))


def cards_ending_soon(rows: QuerySet[Practitioner], on: date) -> QuerySet[Practitioner]:
    """Active practitioners whose card or contract is over, or will be within sixty days."""
    return rows.filter(Q(card_valid_to__lte=on + SOON) | Q(contract_to__lte=on + SOON), active=True)


def offices_for(user: User) -> QuerySet[Organisation]:
    """Offices whose practitioners the user keeps."""
    kept = user.standing.organisations(*KEEPERS)
    return Organisation.objects.filter(Q(pk__in=kept) | Q(parent__in=kept, kind="BRANCH")).order_by("sort_key", "pk")


def leaves_of(practitioner: Practitioner) -> QuerySet[Leave]:
    """Leaves, the latest first."""
    return Leave.objects.filter(practitioner=practitioner).order_by("-valid_from", "-pk")


def engagements_of(user: User, practitioner: Practitioner) -> QuerySet[Engagement]:
    """What the practitioner works or worked on, among dossiers the user may see, the newest first."""
    rows = Engagement.objects.filter(practitioner=practitioner, dossier__in=dossiers_visible_to(user))
    return rows.select_related("dossier").order_by(F("to_at").desc(nulls_first=True), "-from_at", "-pk")


def engaged_practitioner(dossier: Dossier, user: User | None, *, at: datetime) -> Practitioner:
    """Who had the dossier at the moment: the user, if it was them, else the last engaged. Raises NobodyEngaged."""
    rows = Engagement.objects.filter(Q(to_at__isnull=True) | Q(to_at__gt=at), dossier=dossier, from_at__lte=at)
    found = [row.practitioner for row in rows.select_related("practitioner").order_by("-from_at", "-pk")]
    if not found:
        raise NobodyEngaged
    own = [row for row in found if user is not None and row.user_id == user.pk]
    return (own or found)[0]


def works_here(user: User | None, dossier: Dossier) -> bool:
    """Whether the user is engaged on the dossier now."""
    if user is None:
        return False
    return Engagement.objects.filter(dossier=dossier, practitioner__user=user, to_at__isnull=True).exists()
