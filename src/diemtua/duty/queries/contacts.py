"""Somebody turned to duty: what a referral or a request begins with, so that nothing is typed twice."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from diemtua.accounts.models import User
from diemtua.dossiers.models import Dossier
from diemtua.dossiers.queries import Handed, choices, dossiers_visible_to, hands, nameable, page_url
from diemtua.duty.models import Contact, Shift
from diemtua.duty.queries.sites import planned_by
from diemtua.law.vocabulary.aid import AidForm
from diemtua.law.vocabulary.duty import ContactOutcome, DutyMode
from diemtua.law.vocabulary.proceedings import ProceduralStatus
from diemtua.shared.clock import VIETNAM

HELD = (
    ProceduralStatus.EMERGENCY_HELD, ProceduralStatus.ARRESTED, ProceduralStatus.IN_CUSTODY,
    ProceduralStatus.REMANDED, ProceduralStatus.PRISONER,
)  # fmt: skip
OFFERED = 20


def contacts_visible_to(user: User) -> QuerySet[Contact]:
    """What was told the user on duty, and where the user plans duty."""
    seen = Q(shift__practitioner__user=user) | planned_by(user, "shift__site__office")
    return Contact.objects.filter(seen)


def told_on(user: User, shift: Shift) -> list[tuple[Contact, str]]:
    """Who turned to the person on duty, in order, each with the page of what it opened; "" where the user may not.

    Then its code is not told either: before there is a number it is the tracking code, half of what the public's page
    asks for, and who noted the contact knows the telephone.
    """
    seen = {row.pk: page_url(row) for row in dossiers_visible_to(user).filter(duty_contact__shift=shift)}
    rows = Contact.objects.filter(shift=shift).select_related("opened", "struck_by")
    return [(each, seen.get(each.opened_id or 0, "")) for each in rows]


def contact_by_uid(user: User, uid: UUID) -> Contact:
    """One that still counts and still says who it was. Raises Contact.DoesNotExist."""
    standing = contacts_visible_to(user).filter(struck_at__isnull=True, emptied_at__isnull=True)
    return standing.select_related("shift__site", "shift__practitioner", "shift__roster").get(uid=uid)


def contact_to_forget(user: User, uid: UUID) -> Contact:
    """One that still says who it was and became no dossier. Raises Contact.DoesNotExist."""
    rows = contacts_visible_to(user).filter(opened__isnull=True, emptied_at__isnull=True)
    return rows.select_related("shift__site", "shift__practitioner", "shift__roster").get(uid=uid)


def _free(user: User) -> QuerySet[Contact]:
    return contacts_visible_to(user).filter(opened__isnull=True, struck_at__isnull=True, emptied_at__isnull=True)


@choices("duty_contact")
def offered_contacts(user: User | None, dossier: Dossier) -> list[tuple[int, str]]:
    """The newest that opened nothing yet."""
    if user is None:
        return []
    rows = _free(user).select_related("shift__site").order_by("-at", "-pk")
    return [(row.pk, _words(row)) for row in rows[:OFFERED]]


@nameable("duty_contact")
def nameable_contacts(user: User | None, dossier: Dossier, ids: frozenset[int]) -> Iterable[int]:
    """Any that the user may read and that opened nothing yet."""
    if user is None:
        return ()
    return _free(user).filter(pk__in=ids).values_list("pk", flat=True)


@hands("duty_contact")
def hand_contact(user: User, uid: UUID) -> Handed:
    """What was written down, as answers. Raises Contact.DoesNotExist."""
    found = contact_by_uid(user, uid)
    page = reverse("duty:shift", args=[found.shift.uid])
    used = found.opened_id is not None
    return Handed(row=found.pk, uid=found.uid, words=_words(found), page=page, used=used, said=_said(found))


def _words(contact: Contact) -> str:
    at, site = contact.at.astimezone(VIETNAM), contact.shift.site
    return f"{at:%H:%M %d/%m/%Y} · {site.name} · {contact.caller}"


def _said(contact: Contact) -> dict[str, Any]:
    """Who needs help is the caller, unless somebody else was named; a place is of custody for who is held."""
    site, held = contact.shift.site, contact.status in HELD
    return {
        "full_name": contact.person, "asker": contact.caller, "asker_phone": contact.phone, "status": contact.status,
        "matter": contact.about, "custody": contact.place if held else "", "address": "" if held else contact.place,
        "at": contact.at, "why": _("Ghi khi trực: %(site)s") % {"site": site.name}, "body": site.organisation_id,
        "by_phone": site.mode == DutyMode.BY_PHONE, "office": contact.shift.roster.office_id,
        "form": AidForm.ADVICE if contact.outcome == ContactOutcome.SIMPLE_MATTER else "",
    }  # fmt: skip
