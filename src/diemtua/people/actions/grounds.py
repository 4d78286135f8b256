"""Sensitive grounds and consents."""

from datetime import date, datetime

from django.db import transaction
from django.dispatch import Signal
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from diemtua.accounts.models import User
from diemtua.dossiers.models import Dossier
from diemtua.law.vocabulary.categories import CategoryCode
from diemtua.people.actions.refusals import ConsentAlreadyWithdrawn, ConsentNotWithdrawable, ReasonNeeded
from diemtua.people.actions.telling import tell_who_does_it
from diemtua.people.enums import ConsentKind
from diemtua.people.models import CATEGORY_INDEX, Consent, Person, SensitiveGround
from diemtua.shared.encryption import blind_index

# sender: Consent; arguments consent, by, at. Rooms above look again at what was allowed by it.
consent_withdrawn = Signal()


def name_sensitive_ground(
    dossier: Dossier, person: Person, category: CategoryCode, *, by: User | None, at: datetime, detail: str = ""
) -> SensitiveGround:
    """Seal why the person belongs to a protected group. Said twice, it is kept once."""
    index = blind_index(category, CATEGORY_INDEX)
    known = SensitiveGround.objects.filter(dossier=dossier, person=person, category_index=index).first()
    return known or SensitiveGround.objects.create(
        dossier=dossier, person=person, category=category.value, detail=detail, recorded_at=at, recorded_by=by
    )


def record_consent(
    dossier: Dossier,
    person: Person,
    kind: ConsentKind,
    *,
    given_on: date,
    by: User | None,
    at: datetime,
    words: str = "",
    in_writing: bool = True,
) -> Consent:
    """What the person agreed to, and on which day."""
    return Consent.objects.create(
        dossier=dossier, person=person, kind=kind, given_on=given_on, words=words, in_writing=in_writing,
        recorded_by=by, recorded_at=at,
    )  # fmt: skip


@transaction.atomic
def withdraw_consent(consent: Consent, *, on: date, reason: str, by: User, at: datetime) -> None:
    """The consent ends on that day; that it was given stays known, with why it ended.

    Whoever does the matter is told. Raises ReasonNeeded, ConsentAlreadyWithdrawn, ConsentNotWithdrawable.
    """
    if not reason.strip():
        raise ReasonNeeded
    consent = Consent.objects.select_for_update(of=("self",)).select_related("dossier__owner").get(pk=consent.pk)
    if consent.withdrawn_on is not None:
        raise ConsentAlreadyWithdrawn(consent.withdrawn_on)
    if not consent.given_on <= on <= localdate(at):
        raise ConsentNotWithdrawable(consent.given_on)
    consent.withdrawn_on, consent.withdrawn_because = on, reason.strip()
    consent.withdrawn_at, consent.withdrawn_by = at, by
    consent.save(update_fields=["withdrawn_on", "withdrawn_because", "withdrawn_at", "withdrawn_by"])
    consent_withdrawn.send(Consent, consent=consent, by=by, at=at)
    body = _("Hãy mở hồ sơ xem sự đồng ý nào không còn và dừng những gì chỉ dựa vào nó.")
    tell_who_does_it([consent.dossier], _("Một sự đồng ý đã được rút lại"), body, by=by, at=at)
