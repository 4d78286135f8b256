"""Is this person known already? Candidates, how sure, and why in words."""

from dataclasses import dataclass
from typing import Any

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from diemtua.accounts.models import User
from diemtua.dossiers.queries import ids_visible_to
from diemtua.people.details import PersonDetails
from diemtua.people.enums import PartyRole
from diemtua.people.models import IDENTITY_INDEX, PHONE_INDEX, Party, Person, Phone
from diemtua.people.queries.visible import seen_by
from diemtua.shared.encryption import blind_index
from diemtua.shared.vietnamese import fold, mark_keys

# what each agreement weighs; from SHOWN on an officer is asked, from CERTAIN on it is one person
SHOWN, CERTAIN = 50, 90
_CANDIDATES = 60


@dataclass(frozen=True)
class Duplicate:
    """Somebody who may be the same person. person: None where the asker may not see them.

    score: 0-100; reasons: the evidence in Vietnamese.
    """

    person: Person | None
    score: int
    reasons: tuple[str, ...]

    @property
    def certain(self) -> bool:
        """Whether numbers, not only names, say so."""
        return self.score >= CERTAIN


def possible_duplicates(user: User, details: PersonDetails, *, besides: Person | None = None) -> list[Duplicate]:
    """People already known who may be the one described, surest first. One query.

    Tolerant of tones, đ and i/y, of a birth year without a day, and of an old number beside a new one. People of
    other offices count only where a number agrees, and nothing of them is told.
    """
    candidates = _candidates(details).exclude(pk=besides.pk if besides else 0)
    found = []
    for row in candidates.annotate(seen=ExpressionWrapper(seen_by(user), BooleanField()))[:_CANDIDATES]:
        score, reasons = agreement(details, row, shares_phone=row.shares_phone)
        if row.seen and score >= SHOWN:
            found.append(Duplicate(row, score, reasons))
        elif not row.seen and score >= CERTAIN:
            found.append(Duplicate(None, score, (_("Trùng số định danh với một người ở đơn vị khác"),)))
    return sorted(found, key=lambda duplicate: -duplicate.score)


def open_elsewhere(user: User, details: PersonDetails) -> list[str]:
    """Offices where somebody with the same identity number has a matter open that the user may not see (R4).

    Only an office's name is told: the officer asks the person who sits there, and decides.
    """
    indexes = identity_indexes(details)
    if not indexes:
        return []
    parties = Party.objects.filter(
        Q(person__identity_new_index__in=indexes) | Q(person__identity_old_index__in=indexes),
        role=PartyRole.BENEFICIARY, removed_at__isnull=True, dossier__over=False,
    ).exclude(dossier__in=ids_visible_to(user))  # fmt: skip
    return sorted(set(parties.values_list("dossier__office__name", flat=True)))


def identity_indexes(details: PersonDetails) -> list[str]:
    """Blind indexes of the numbers given; either may stand in either column."""
    return [blind_index(number, IDENTITY_INDEX) for number in (details.identity_new, details.identity_old) if number]


def agreement(details: PersonDetails, known: Person, *, shares_phone: bool) -> tuple[int, tuple[str, ...]]:
    """How far a description and a known person agree, 0-100, and the reasons in words."""
    parts = [_identities(details, known), _names(details, known), _births(details, known)]
    if shares_phone:
        parts.append((25, _("Trùng số điện thoại")))
    if details.commune_id and details.commune_id == known.commune_id:
        parts.append((10, _("Cùng xã, phường")))
    score = sum(weight for weight, _words in parts)
    return max(0, min(100, score)), tuple(words for _weight, words in parts if words)


def _candidates(details: PersonDetails) -> QuerySet[Person, Any]:
    folded = fold(details.full_name)
    wanted = Q(folded=folded) | Q(found_by__contains=f" {folded} ") | Q(shares_phone=True)
    if numbers := identity_indexes(details):
        wanted |= Q(identity_new_index__in=numbers) | Q(identity_old_index__in=numbers)
    if details.birth_on and folded:
        wanted |= Q(birth_on=details.birth_on, found_by__contains=f" {folded.split()[-1]} ")
    people = Person.objects.annotate(shares_phone=_shares_phone(details))
    return people.filter(wanted, merged_into__isnull=True).order_by("-pk")


def _shares_phone(details: PersonDetails) -> Exists:
    indexes = [blind_index(number, PHONE_INDEX) for number in details.phones]
    return Exists(Phone.objects.filter(person=OuterRef("pk"), number_index__in=indexes))


def _identities(details: PersonDetails, known: Person) -> tuple[int, str]:
    same = set(identity_indexes(details)) & {known.identity_new_index, known.identity_old_index}
    if same:
        return 100, _("Trùng số định danh")
    differs = bool(details.identity_new and known.identity_new_index)
    return (-60, _("Khác số căn cước")) if differs else (0, "")


def _names(details: PersonDetails, known: Person) -> tuple[int, str]:
    folded = fold(details.full_name)
    if sorted(mark_keys(details.full_name)) == sorted(known.sort_key.split()):
        return 45, _("Trùng họ tên")
    if folded == known.folded:
        return 35, _("Họ tên chỉ khác dấu hoặc cách viết")
    if f" {folded} " in known.found_by:
        return 30, _("Trùng tên gọi khác")
    if set(folded.split()) <= set(known.folded.split()) or set(known.folded.split()) <= set(folded.split()):
        return 20, _("Họ tên gần giống")
    return 0, ""


def _births(details: PersonDetails, known: Person) -> tuple[int, str]:
    years = (details.year, known.birth_on.year if known.birth_on else known.birth_year)
    if None in years:
        return 5, ""
    if details.birth_on and details.birth_on == known.birth_on:
        return 40, _("Trùng ngày sinh")
    if years[0] != years[1]:
        return -40, _("Khác năm sinh")
    both_days = details.birth_on is not None and known.birth_on is not None
    return (10, _("Cùng năm sinh, khác ngày")) if both_days else (25, _("Cùng năm sinh"))
