"""Sensitive grounds and consents."""

from datetime import date, datetime

from diemtua.accounts.models import User
from diemtua.dossiers.models import Dossier
from diemtua.law.vocabulary.categories import CategoryCode
from diemtua.people.actions.refusals import ConsentNotWithdrawable
from diemtua.people.enums import ConsentKind
from diemtua.people.models import CATEGORY_INDEX, Consent, Person, SensitiveGround
from diemtua.shared.encryption import blind_index


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


def withdraw_consent(consent: Consent, *, on: date) -> None:
    """The consent ends on that day; that it was given stays known."""
    found = Consent.objects.filter(pk=consent.pk, withdrawn_on__isnull=True, given_on__lte=on).update(withdrawn_on=on)
    if not found:
        raise ConsentNotWithdrawable(consent.given_on)
