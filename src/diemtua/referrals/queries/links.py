"""Links by which bodies without an account introduce people, and what the sender of an introduction may be told."""

import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q

from diemtua.accounts.models import Organisation, SecretAddress, User
from diemtua.accounts.queries import address_by_secret, open_secret_addresses, organisations_on
from diemtua.dossiers.models import Dossier, Entry
from diemtua.dossiers.queries import choices, nameable
from diemtua.law.processes.referral import IntroduceByLink
from diemtua.law.vocabulary.referrals import ReferralWay
from diemtua.referrals.enums import AT_THE_DESK, RECEIVERS
from diemtua.referrals.models import Referral
from diemtua.shared.clock import today
from diemtua.shared.encryption import blind_index
from diemtua.shared.filters import any_of

LINK = "referrals.link:"
_DIGITS = 8


@dataclass(frozen=True)
class Link:
    """A link that nobody took back. introduced: how many people came by links of this body so far."""

    address: SecretAddress
    office: Organisation
    body: Organisation
    introduced: int = 0


@dataclass(frozen=True)
class Introduction:
    """What came by a link, as its sender may follow it. secret: what opens it beside the tracking code.

    tells_who: whether the person agreed that the body learns who was appointed; by law only the proceedings body
    concerned is told (Law 11/2017, Điều 31 khoản 4).
    """

    referral: Referral
    secret: str
    tells_who: bool


def link_subject(office: int, body: int) -> str:
    """The code under which the link of a body to an office is kept."""
    return f"{LINK}{office}:{body}"


def links_of(user: User) -> list[Link]:
    """Links that nobody took back, ended ones as well, to offices at whose desk the user sits or which they lead; by
    name of the body."""
    offices = user.standing.organisations(*AT_THE_DESK)
    of_offices = any_of(Q(subject__startswith=f"{LINK}{office}:") for office in offices)
    found = _links(open_secret_addresses(None).filter(of_offices))
    came = Referral.objects.filter(way=ReferralWay.LINK, void_at__isnull=True, dossier__office__in=offices)
    rows = came.order_by().values_list("dossier__office", "sender").annotate(number=Count("pk"))
    counted = {(office, sender): number for office, sender, number in rows}
    links = [Link(one.address, one.office, one.body, counted.get((one.office.pk, one.body.pk), 0)) for one in found]
    return sorted(links, key=lambda link: (link.body.sort_key, link.office.pk))


def link_to_take_back(user: User, pk: int) -> Link:
    """One of `links_of`. Raises SecretAddress.DoesNotExist."""
    found = next((link for link in links_of(user) if link.address.pk == pk), None)
    if found is None:
        raise SecretAddress.DoesNotExist
    return found


def link_by_secret(secret: str, on: date) -> Link:
    """The link a body opened. Raises SecretAddress.DoesNotExist where it was taken back or has ended, or the body is no
    more."""
    found = _links([address_by_secret(secret, LINK, on)])
    if not found:
        raise SecretAddress.DoesNotExist
    return found[0]


def bodies_to_link(user: User) -> tuple[list[Organisation], list[Organisation]]:
    """Offices the user gives links for, and every body of today that may be given one. One query."""
    rows = list(organisations_on(today()).select_related("place"))
    mine = user.standing.organisations(*AT_THE_DESK)
    return [row for row in rows if row.pk in mine], [row for row in rows if row.kind not in RECEIVERS]


def _pair(address: SecretAddress) -> tuple[int, int]:
    office, body = address.subject.removeprefix(LINK).split(":")
    return int(office), int(body)


def _links(addresses: Iterable[SecretAddress]) -> list[Link]:
    """With both bodies, where both are there today. One query beside that of the addresses."""
    pairs = {address: _pair(address) for address in addresses}
    named = {each for pair in pairs.values() for each in pair}
    bodies = organisations_on(today()).select_related("place").in_bulk(named)
    there = {address: pair for address, pair in pairs.items() if set(pair) <= set(bodies)}
    return [Link(address, bodies[office], bodies[body]) for address, (office, body) in there.items()]


def pair_behind(address: SecretAddress) -> tuple[Organisation, Organisation]:
    """The office and the body of a link, be they still there or not."""
    office, body = _pair(address)
    bodies = Organisation.objects.in_bulk([office, body])
    return bodies[office], bodies[body]


def body_behind(address: int) -> Organisation:
    """Whose link it is."""
    subject = SecretAddress.objects.values_list("subject", flat=True).get(pk=address)
    return Organisation.objects.get(pk=int(subject.rpartition(":")[2]))


@choices("introduction_link")
def introduction_link(user: User | None, dossier: Dossier) -> list[tuple[int, str]]:
    """The links of the body that sent this one, those taken back as well: the journal calls them by its name."""
    sent = Referral.objects.filter(dossier=dossier.pk).select_related("sender")
    bodies = {link_subject(dossier.office_id, row.sender_id): row.sender.name for row in sent}
    rows = SecretAddress.objects.filter(subject__in=bodies).values_list("pk", "subject")
    return [(pk, bodies[subject]) for pk, subject in rows]


@nameable("introduction_link")
def nameable_links(user: User | None, dossier: Dossier, asked: frozenset[int]) -> Iterable[int]:
    """A link that was taken back or ended since its page was opened is none any more."""
    rows = open_secret_addresses(None).filter(subject__startswith=f"{LINK}{dossier.office_id}:", pk__in=asked)
    return rows.filter(ends_on__gte=today()).values_list("pk", flat=True)


def receipt_secret(key: UUID) -> str:
    """The second secret of a receipt, from the key of the page that was sent: kept nowhere, and the same if sent twice.

    Whoever reads the database alone, without the keys that stay outside it, learns none.
    """
    return f"{int(blind_index(str(key), 'referrals.receipt')[:16], 16) % 10**_DIGITS:0{_DIGITS}d}"


def introduction_proved(code: str, said: str) -> Introduction | None:
    """What was introduced by a link under this tracking code, where `said` is its second secret. None tells no more."""
    found = _introduction(Q(dossier__tracking_code=code))
    right = found is not None and hmac.compare_digest(found.secret.encode(), said.encode())
    return found if right else None


def introduction_by_uid(uid: UUID) -> Introduction | None:
    """The one whose code and secret this browser proved a moment ago, or whose page it has just sent."""
    return _introduction(Q(dossier__uid=uid))


def _introduction(which: Q) -> Introduction | None:
    around = ("dossier", "dossier__office", "practitioner")
    rows = Entry.objects.filter(act=IntroduceByLink.__name__, version=1)
    rows_left = Referral.objects.filter(which, way=ReferralWay.LINK, dossier__erased_at__isnull=True)
    referral = rows_left.select_related(*around).first()
    if referral is None:
        return None
    entry = rows.get(dossier=referral.dossier)
    return Introduction(referral, receipt_secret(entry.key), bool(entry.data["answers"].get("tell_who")))
