"""Practitioners as rows: who there is, who is away, who works on what."""

from datetime import date, datetime, timedelta

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from diemtua.accounts.models import Organisation, RoleHeld, User
from diemtua.dossiers.actions import ActRefused
from diemtua.dossiers.models import Dossier
from diemtua.dossiers.queries import ids_visible_to
from diemtua.law.vocabulary.organisations import OrganisationKind
from diemtua.law.vocabulary.roles import Role
from diemtua.shared.filters import every_word
from diemtua.shared.periods import in_force
from diemtua.workforce.enums import KEEPERS, READERS
from diemtua.workforce.models import Engagement, Leave, Practitioner

SOON = timedelta(days=60)
ENDING_SOON, INACTIVE = "sap-het-han", "da-nghi"


class NobodyEngaged(ActRefused):
    """Work is recorded on a dossier that nobody had at that moment."""

    def __init__(self) -> None:
        super().__init__(
            _("Lúc đó chưa có ai được cử thực hiện. Hãy kiểm tra thời điểm, hoặc cử người thực hiện trước.")
        )


def practitioners_visible_to(user: User) -> QuerySet[Practitioner]:
    """Practitioners of the offices one works for, with the branches under them; all for the Department and auditors."""
    if user.standing.holds_anywhere(Role.DEPARTMENT, Role.AUDITOR):
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


def filtered(
    user: User, on: date, *, text: str = "", kind: str = "", office: str = "", show: str = ""
) -> QuerySet[Practitioner]:
    """The list of practitioners under the filters of its address. show: `sap-het-han`, `da-nghi`, else those active."""
    rows = practitioners_visible_to(user).filter(every_word(text))
    if kind:
        rows = rows.filter(kind=kind)
    if office.isdigit():
        rows = rows.filter(office=int(office))
    rows = cards_ending_soon(rows, on) if show == ENDING_SOON else rows.filter(active=show != INACTIVE)
    return with_load(rows, on).select_related("office", "organisation")


def cards_ending_soon(rows: QuerySet[Practitioner], on: date) -> QuerySet[Practitioner]:
    """Active practitioners whose card or contract is over, or will be within sixty days."""
    return rows.filter(Q(card_valid_to__lte=on + SOON) | Q(contract_to__lte=on + SOON), active=True)


def offices_seen(user: User) -> QuerySet[Organisation]:
    """Offices whose practitioners the user may see."""
    offices = practitioners_visible_to(user).order_by().values("office")
    return Organisation.objects.filter(pk__in=offices).order_by("sort_key", "pk")


def offices_for(user: User) -> QuerySet[Organisation]:
    """Offices whose practitioners the user keeps."""
    kept = user.standing.organisations(*KEEPERS)
    return Organisation.objects.filter(Q(pk__in=kept) | Q(parent__in=kept, kind="BRANCH")).order_by("sort_key", "pk")


def participating_organisations(on: date) -> QuerySet[Organisation]:
    """Organisations that take part in legal aid on the day."""
    return Organisation.objects.filter(in_force(on), kind=OrganisationKind.PARTICIPATING).order_by("sort_key", "pk")


def accounts_for(user: User, on: date) -> QuerySet[User]:
    """Accounts that hold the role of practitioner at the offices the user keeps."""
    held = RoleHeld.objects.filter(in_force(on), role=Role.PRACTITIONER, organisation__in=offices_for(user))
    return User.objects.filter(pk__in=held.values("user"), is_active=True).order_by("sort_key", "pk")


def card_taken(kind: str, number: str, besides: Practitioner | None) -> bool:
    """Whether somebody else of the kind already bears the card number."""
    rows = Practitioner.objects.filter(kind=kind, card_number=number).exclude(pk=besides.pk if besides else 0)
    return rows.exists()


def account_taken(user_id: int, besides: Practitioner | None) -> bool:
    """Whether the account belongs to another practitioner already."""
    return Practitioner.objects.filter(user=user_id).exclude(pk=besides.pk if besides else 0).exists()


def leaves_of(practitioner: Practitioner) -> QuerySet[Leave]:
    """Leaves, the latest first."""
    return Leave.objects.filter(practitioner=practitioner).order_by("-valid_from", "-pk")


def engagements_of(user: User, practitioner: Practitioner) -> QuerySet[Engagement]:
    """What the practitioner works or worked on, among dossiers the user may see, the newest first."""
    rows = Engagement.objects.filter(practitioner=practitioner, dossier__in=ids_visible_to(user))
    return rows.select_related("dossier").order_by(F("to_at").desc(nulls_first=True), "-from_at", "-pk")


def engaged_practitioner(dossier: Dossier, user: User | None, *, at: datetime) -> Practitioner:
    """Who had the dossier at the moment: the user, if it was them, else the last engaged. Raises NobodyEngaged."""
    rows = Engagement.objects.filter(Q(to_at__isnull=True) | Q(to_at__gt=at), dossier=dossier, from_at__lte=at)
    found = [row.practitioner for row in rows.select_related("practitioner").order_by("-from_at", "-pk")]
    if not found:
        raise NobodyEngaged
    own = [row for row in found if user is not None and row.user_id == user.pk]
    return (own or found)[0]
