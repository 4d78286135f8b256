"""Figures of the reports, counted from referrals and cases, and the very rows behind each."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from diemtua.accounts.models import Organisation, User
from diemtua.cases.models import CATEGORY_INDEX, Case
from diemtua.dossiers.models import Deadline
from diemtua.dossiers.queries import ids_visible_to
from diemtua.law.figures import Line
from diemtua.law.vocabulary.aid import AidForm
from diemtua.law.vocabulary.categories import SENSITIVE, CategoryCode
from diemtua.law.vocabulary.organisations import OrganisationKind
from diemtua.law.vocabulary.referrals import ReferralKind
from diemtua.referrals.models import Referral
from diemtua.shared.clock import midnight
from diemtua.shared.encryption import blind_index

Rows = QuerySet[Any]
Days = tuple[date, date]
AUTHORITIES = (
    OrganisationKind.INVESTIGATION, OrganisationKind.POLICE, OrganisationKind.PROCURACY, OrganisationKind.COURT,
)  # fmt: skip
SENDING = (*AUTHORITIES, OrganisationKind.DETENTION, OrganisationKind.PRISON, OrganisationKind.MILITARY)
APPOINTING = ("T05", "T06")
# of a notice the earlier of two clocks counts: 03 working days from its receipt run beside those from acceptance
IN_TIME_BY = (*APPOINTING, "T08X")
OPEN_ONES = (
    CategoryCode.MERIT, CategoryCode.POOR_HOUSEHOLD, CategoryCode.ETHNIC_MINORITY, CategoryCode.CHARGED_NEAR_POOR,
)  # fmt: skip


def count(lines: Iterable[Line], office: Organisation, days: Days) -> dict[str, int]:
    """Every line by key, for the offices under the standing one; one query for each thing that is counted."""
    asked = list(lines)
    found: dict[str, int] = {}
    for what, rows in _BASES.items():
        wanted = {line.key: line for line in asked if line.count == what}
        filters = {f"n{place}": Count("pk", filter=_where(line)) for place, line in enumerate(wanted.values())}
        counted = rows(office, days).aggregate(**filters)
        found |= {key: counted[f"n{place}"] for place, key in enumerate(wanted)}
    return found


def rows_behind(user: User, line: Line, office: Organisation, days: Days) -> Rows:
    """What a line counted: numbers, kinds and days, never names.

    Lines of a category keep to files the reader may open: a number in one would tell somebody's category.
    """
    rows = _BASES[line.count](office, days).filter(_where(line)).select_related("dossier", *_BESIDE[line.count])
    return rows.filter(dossier__in=ids_visible_to(user)) if "category" in line.where else rows


def _where(line: Line) -> Q:
    found = Q(pk__isnull=False)
    for name, value in line.where.items():
        found &= _FILTERS[name](value)
    return found


def _under(office: Organisation, path: str) -> Q:
    """The Centre of the standing office and its Branches."""
    return Q(**{f"{path}__parent": office}) | Q(**{f"{path}__parent__parent": office})


def _inside(days: Days) -> tuple[datetime, datetime]:
    start, end = days
    return midnight(start), midnight(end)


def _referrals(office: Organisation, days: Days) -> Rows:
    start, end = _inside(days)
    rows = Referral.objects.filter(void_at__isnull=True, received_at__gte=start, received_at__lt=end)
    return rows.filter(_under(office, "dossier__office"))


def _cases(office: Organisation) -> Rows:
    """Litigation cases that stand in the register; `in_time`, `tardy` say how somebody was appointed."""
    met = Deadline.objects.filter(dossier=OuterRef("dossier"), met_at__isnull=False)
    late = Exists(met.filter(rule__in=IN_TIME_BY, met_at__gt=F("due_at")))
    rows = Case.objects.filter(_under(office, "office"), form=AidForm.LITIGATION, annulled_at=None)
    return rows.annotate(appointed=Exists(met.filter(rule__in=APPOINTING)), tardy=late)


def _accepted(office: Organisation, days: Days) -> Rows:
    start, end = _inside(days)
    return _cases(office).filter(accepted_at__gte=start, accepted_at__lt=end)


def _ended(office: Organisation, days: Days) -> Rows:
    start, end = _inside(days)
    return _cases(office).filter(ended_at__gte=start, ended_at__lt=end)


_BASES: Mapping[str, Callable[[Organisation, Days], Rows]] = {
    "referrals": _referrals, "accepted": _accepted, "ended": _ended,
}  # fmt: skip
_BESIDE = {"referrals": ("sender",), "accepted": ("request__sent_by",), "ended": ("request__sent_by",)}


def _notice(value: str) -> Q:
    known = Q(notice_due_at__isnull=False)
    return known & (Q(sent_at__lte=F("notice_due_at")) if value == "in_time" else Q(sent_at__gt=F("notice_due_at")))


def _appointed(value: str) -> Q:
    return Q(appointed=True, tardy=value == "late")


def _authority(value: Any) -> Q:
    inside = Q(request__sent_by__kind__in=AUTHORITIES if value == "others" else value)
    return Q(request__sent_by__isnull=True) | ~inside if value == "others" else inside


def _sender(value: Any) -> Q:
    return ~Q(sender__kind__in=SENDING) if value == "others" else Q(sender__kind__in=value)


def _category(value: Any) -> Q:
    if value == "protected":
        return _indexed(SENSITIVE)
    if value == "others":
        return ~_indexed({*SENSITIVE, *OPEN_ONES})
    return _indexed(CategoryCode(code) for code in value)


def _indexed(codes: Iterable[CategoryCode]) -> Q:
    return Q(category_index__in=[blind_index(code.value, CATEGORY_INDEX) for code in codes])


_FILTERS: Mapping[str, Callable[[Any], Q]] = {
    "kind": lambda value: Q(kind__in=value),
    "notice": _notice,
    # an introduction by a commune is no duty of proceedings; an explained right is no notice
    "sent": lambda value: Q(kind__in=[ReferralKind.NOTICE, ReferralKind.INFORMATION, ReferralKind.DEFENCE_APPOINTMENT]),
    "outcome": lambda value: Q(outcome__in=value),
    "sender": _sender,
    "field": lambda value: Q(field__in=value),
    "appointed": _appointed,
    "authority": _authority,
    "category": _category,
}
