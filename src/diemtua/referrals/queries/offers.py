"""Rows that acts of a referral may name, and where its pages lead."""

from collections.abc import Iterable
from datetime import date
from typing import cast

from django.db.models import Q

from diemtua.accounts.models import Organisation, User
from diemtua.accounts.queries import organisations_on
from diemtua.cases.models import AidRequest
from diemtua.dossiers.models import Dossier
from diemtua.dossiers.queries import begins_with, choices, do_at, ids_visible_to, nameable, show_at
from diemtua.law.processes.legal_aid_case import LEGAL_AID_CASE
from diemtua.law.processes.referral import REFERRAL
from diemtua.law.vocabulary.organisations import OrganisationKind
from diemtua.referrals.enums import RECEIVERS, REFERRERS
from diemtua.referrals.models import Referral
from diemtua.shared.clock import today
from diemtua.workforce.models import Engagement

show_at(REFERRAL.kind, "referrals:referral")
do_at(REFERRAL.kind, "SendReferral", "referrals:enter")
do_at(REFERRAL.kind, "OpenCase", "referrals:open-case")
begins_with(LEGAL_AID_CASE.kind, REFERRAL.kind, "referral__request", whom="referral__sender__name")


def ends_of_sending(user: User, on: date) -> tuple[list[Organisation], list[Organisation]]:
    """The bodies outside that the user works for, in order of name; the Centre, then its Branches. One query."""
    mine = user.standing.organisations(*REFERRERS)
    rows = organisations_on(on).filter(Q(pk__in=mine) | Q(kind__in=RECEIVERS)).select_related("parent", "place")
    return [body for body in rows if body.pk in mine], _centre_first(rows)


def offices_to_send_to(on: date) -> list[Organisation]:
    """The Centre and its Branches, the Centre first."""
    return _centre_first(organisations_on(on, RECEIVERS).select_related("parent", "place"))


def _centre_first(rows: Iterable[Organisation]) -> list[Organisation]:
    offices = [row for row in rows if row.kind in RECEIVERS]
    return sorted(offices, key=lambda office: office.kind != OrganisationKind.CENTRE)


@choices("referring_body")
def referring_bodies(user: User | None, dossier: Dossier) -> list[tuple[int, str]]:
    """Every body that exists today but those that receive."""
    return [(body.pk, body.name) for body in organisations_on(today()).exclude(kind__in=RECEIVERS)]


@nameable("referring_body")
def nameable_bodies(user: User | None, dossier: Dossier, asked: frozenset[int]) -> Iterable[int]:
    """Any body that ever was: what came by post may be older than the body's end."""
    rows = Organisation.objects.filter(pk__in=asked).exclude(kind__in=RECEIVERS)
    return rows.values_list("pk", flat=True)


@nameable("referred_request")
def nameable_requests(user: User | None, dossier: Dossier, asked: frozenset[int]) -> Iterable[int]:
    """Requests of the same office that the user sees, or took in himself."""
    mine = Q(dossier__entries__by=user, dossier__entries__version=1)
    rows = AidRequest.objects.filter(pk__in=asked, dossier__office=dossier.office_id)
    # no act of the public names one
    return rows.filter(Q(dossier__in=ids_visible_to(cast(User, user))) | mine).values_list("pk", flat=True)


@nameable("appointed_practitioner")
def nameable_practitioners(user: User | None, dossier: Dossier, asked: frozenset[int]) -> Iterable[int]:
    """Who works, or worked, on the request that the referral became."""
    engaged = Engagement.objects.filter(dossier__request__referrals__dossier=dossier, practitioner__in=asked)
    return engaged.values_list("practitioner", flat=True)


@choices("referred_request")
def referred_request(user: User | None, dossier: Dossier) -> list[tuple[int, str]]:
    """The request the referral became."""
    rows = Referral.objects.filter(dossier=dossier.pk, request__isnull=False).select_related("request__dossier")
    found = [row.request for row in rows if row.request is not None]
    return [(request.pk, request.dossier.reference) for request in found]


@choices("appointed_practitioner")
def appointed_practitioner(user: User | None, dossier: Dossier) -> list[tuple[int, str]]:
    """Who was appointed."""
    rows = Referral.objects.filter(dossier=dossier.pk, practitioner__isnull=False).select_related("practitioner")
    found = [row.practitioner for row in rows if row.practitioner is not None]
    return [(practitioner.pk, practitioner.full_name) for practitioner in found]
