"""Referrals under their filters, one referral, and who it may be."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils.timezone import localdate

from diemtua.accounts.models import RoleHeld, User
from diemtua.cases.models import AidRequest
from diemtua.cases.queries import requests_visible_to
from diemtua.dossiers.enums import GrantLevel
from diemtua.dossiers.models import Grant
from diemtua.dossiers.queries import end_of_chain, ids_visible_to, is_visible_to
from diemtua.law.processes.legal_aid_case.states import ARCHIVED
from diemtua.people.details import DateNotUnderstood, PersonDetails, phone_numbers, read_birth
from diemtua.people.queries import Duplicate, possible_duplicates
from diemtua.referrals.enums import BY_THEMSELVES, REFERRERS
from diemtua.referrals.models import Referral
from diemtua.shared.clock import VIETNAM, midnight
from diemtua.shared.filters import every_word, narrowed
from diemtua.shared.periods import in_force
from diemtua.shared.vietnamese import fold

LATELY = timedelta(hours=24)


def referrals_visible_to(user: User) -> QuerySet[Referral]:
    """Every referral the user may see: of another body there is none."""
    return Referral.objects.filter(dossier__in=ids_visible_to(user))


LISTED_WITH = ("dossier", "sender", "practitioner", "taken_by")


def listed(user: User, wanted: Mapping[str, Any], at: datetime) -> QuerySet[Referral]:
    """The list under its filters; names of `FILTERS`, empty values do not filter. Each is drawn with LISTED_WITH."""
    return narrowed(referrals_visible_to(user), wanted, FILTERS, at)


def _text(value: str, at: datetime) -> Q:
    return every_word(value) & Q(dossier__erased_at__isnull=True) | Q(dossier__number__iexact=value.strip())


def _notice(value: str, at: datetime) -> Q:
    """`in_time`, `late`, or `unknown` where nobody said when the person asked."""
    known = Q(notice_due_at__isnull=False)
    found = {"in_time": Q(sent_at__lte=F("notice_due_at")), "late": Q(sent_at__gt=F("notice_due_at"))}
    return ~known if value == "unknown" else known & found.get(value, Q(pk__in=[]))


def _appointed(value: str, at: datetime) -> Q:
    """By the moment of the appointment, not by when the body was told of it, nor of whoever came later."""
    found = {"in_time": Q(appointed_at__lte=F("appoint_due_at")), "late": Q(appointed_at__gt=F("appoint_due_at"))}
    return found.get(value, Q(pk__in=[]))


STANDS = Q(void_at__isnull=True)
FILTERS: dict[str, Callable[[Any, datetime], Q]] = {
    "text": _text,
    "kind": lambda value, at: Q(kind=value),
    "state": lambda value, at: Q(dossier__state=value),
    "status": lambda value, at: Q(status=value),
    "way": lambda value, at: Q(way=value),
    # by the key itself: a number that no key can be finds nothing
    "sender": lambda value, at: Q(sender__id=value),
    "received_from": lambda value, at: Q(received_at__gte=midnight(value)),
    "received_to": lambda value, at: Q(received_at__lt=midnight(value)),
    "outcome": lambda value, at: Q(outcome=value),
    "ground": lambda value, at: Q(ground=value),
    "notice": _notice,
    "appointed": _appointed,
    "opened": lambda value, at: Q(request__isnull=False),
    "unanswered": lambda value, at: Q(outcome="", dossier__over=False),
    "counted": lambda value, at: STANDS,
    "late": lambda value, at: Q(outcome="", appoint_due_at__lt=at, dossier__over=False),
}


def referral_by_uid(user: User, uid: UUID, at: datetime) -> Referral:
    """One referral by its dossier, about to be read at the moment: with `end_of_chain` of the reader.

    `works` where the user works on it; `opens_case` where the user may see the case it became; `has_account` where
    somebody of the body that sent it signs in. Raises Referral.DoesNotExist.
    """
    around = ("dossier__office__parent", "dossier__owner", "sender", "taken_by", "practitioner", "request__dossier")
    works = Grant.objects.open_to(user).filter(dossier=OuterRef("dossier"), level=GrantLevel.WORK)
    sign_in = RoleHeld.objects.filter(in_force(localdate(at)), role__in=REFERRERS, user__is_active=True)
    has_account = Exists(sign_in.filter(organisation=OuterRef("sender")))
    rows = referrals_visible_to(user).select_related(*around).annotate(works=Exists(works), has_account=has_account)
    rows = rows.annotate(opens_case=is_visible_to(user, "request__dossier"), **end_of_chain(user, at))
    return rows.get(dossier__uid=uid)


def words_for_reader(referral: Referral) -> dict[str, Any]:
    """What was told, for who read it by `referral_by_uid`: a body reads back what it typed itself.

    What an officer of the Centre wrote down after a call or beside somebody's own words stays with the Centre.
    """
    ours: Any = referral
    told: dict[str, Any] = referral.told if ours.works or referral.way in BY_THEMSELVES else {}
    return told


def same_person_sent_lately(user: User, full_name: str, kind: str, at: datetime) -> Referral | None:
    """The same kind for somebody of the same name within a day: perhaps the connection was lost after sending."""
    rows = referrals_visible_to(user).filter(STANDS, kind=kind, folded=fold(full_name), received_at__gte=at - LATELY)
    return rows.select_related("dossier").order_by("-received_at", "-pk").first()


def person_told(referral: Referral) -> PersonDetails:
    """The person as the body described them."""
    told = referral.told
    try:
        birth_on, birth_year = read_birth(told.get("born", ""), referral.received_at.astimezone(VIETNAM).date())
    except DateNotUnderstood:
        birth_on, birth_year = None, None
    return PersonDetails(
        full_name=referral.full_name, birth_on=birth_on, birth_year=birth_year,
        phones=phone_numbers(told.get("phone", "")), address=told.get("address", ""),
    )  # fmt: skip


def recognised_people(user: User, referral: Referral) -> list[Duplicate]:
    """People the office knows who may be the one the body speaks of, surest first."""
    return possible_duplicates(user, person_told(referral))


def requests_of_the_same_name(user: User, referral: Referral) -> list[AidRequest]:
    """The ten newest requests of the office for somebody so called: the person may have asked already."""
    return list(_of_the_same_name(user, referral)[:10])


def requests_it_may_be(user: User, referral: Referral) -> list[AidRequest]:
    """The newest of them that the referral may turn out to be: what is archived is over, a new need is new."""
    return list(_of_the_same_name(user, referral).exclude(dossier__state=ARCHIVED)[:10])


def _of_the_same_name(user: User, referral: Referral) -> QuerySet[AidRequest]:
    rows = requests_visible_to(user).filter(
        beneficiary__folded=referral.folded, dossier__office=referral.dossier.office_id, dossier__erased_at__isnull=True
    )  # fmt: skip
    return rows.select_related("dossier", "beneficiary").order_by("-received_at", "-pk")
