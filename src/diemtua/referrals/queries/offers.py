"""Rows that acts of a referral may name, and where its pages lead."""

from datetime import date

from diemtua.accounts.models import Organisation, User
from diemtua.accounts.queries import organisations_on
from diemtua.dossiers.models import Dossier
from diemtua.dossiers.queries import choices, do_at, show_at
from diemtua.law.processes.referral import REFERRAL
from diemtua.law.vocabulary.organisations import OrganisationKind
from diemtua.referrals.enums import RECEIVERS, REFERRERS
from diemtua.referrals.models import Referral
from diemtua.shared.clock import today

show_at(REFERRAL.kind, "referrals:referral")
do_at(REFERRAL.kind, "SendReferral", "referrals:enter")
do_at(REFERRAL.kind, "OpenCase", "referrals:open-case")


def bodies_to_send_for(user: User, on: date) -> list[Organisation]:
    """The bodies outside that the user works for, in order of name."""
    mine = user.standing.organisations(*REFERRERS)
    return list(organisations_on(on).filter(pk__in=mine).select_related("place"))


def offices_to_send_to(on: date) -> list[Organisation]:
    """The Centre and its Branches, the Centre first."""
    offices = organisations_on(on, RECEIVERS).select_related("parent", "place")
    return sorted(offices, key=lambda office: office.kind != OrganisationKind.CENTRE)


@choices("referring_body")
def referring_bodies(user: User | None, dossier: Dossier) -> list[tuple[int, str]]:
    """Every body that exists today but those that receive."""
    return [(body.pk, body.name) for body in organisations_on(today()).exclude(kind__in=RECEIVERS)]


@choices("referred_request")
def referred_request(user: User | None, dossier: Dossier) -> list[tuple[int, str]]:
    """The request the referral became."""
    rows = Referral.objects.filter(dossier=dossier.pk, request__isnull=False).select_related("request__dossier")
    found = [row.request for row in rows if row.request is not None]
    return [(request.pk, request.dossier.number or request.dossier.tracking_code) for request in found]


@choices("appointed_practitioner")
def appointed_practitioner(user: User | None, dossier: Dossier) -> list[tuple[int, str]]:
    """Who was appointed."""
    rows = Referral.objects.filter(dossier=dossier.pk, practitioner__isnull=False).select_related("practitioner")
    found = [row.practitioner for row in rows if row.practitioner is not None]
    return [(practitioner.pk, practitioner.full_name) for practitioner in found]
