"""A person as typed: cleaned, with doubts in words. Nothing here refuses anybody."""

import re
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from diemtua.people.enums import Language, Sex

_MOBILE = re.compile(r"0[35789]\d{8}")
_FIXED = re.compile(r"02\d{9}")
_CENTURIES = {"0": (1900, Sex.MALE), "1": (1900, Sex.FEMALE), "2": (2000, Sex.MALE), "3": (2000, Sex.FEMALE)}


class DateNotUnderstood(ValueError):
    """Words that are neither a day nor a year."""


@dataclass(frozen=True, kw_only=True)
class SafeContactWish:
    """How the person may be reached without harm."""

    may_call: bool = True
    may_text: bool = True
    may_write: bool = True
    may_leave_message: bool = True
    through: str = ""
    code_word: str = ""
    good_hours: str = ""


@dataclass(frozen=True, kw_only=True)
class PersonDetails:
    """Everything that is known of a person, in clean form. birth_on and birth_year exclude each other.

    phones: national writing. resides_from: since when they live at the place. safe_contact: None leaves what was said
    before as it is.
    """

    full_name: str
    other_names: str = ""
    birth_on: date | None = None
    birth_year: int | None = None
    sex: str = ""
    ethnicity: str = ""
    language: str = Language.VIETNAMESE.value
    identity_new: str = ""
    identity_old: str = ""
    phones: tuple[str, ...] = ()
    commune_id: int | None = None
    address: str = ""
    resides_from: date | None = None
    can_write: bool = True
    deceased: bool = False
    safe_contact: SafeContactWish | None = field(default=None, compare=False)

    @property
    def year(self) -> int | None:
        """The year of birth, however it is known."""
        return self.birth_on.year if self.birth_on else self.birth_year


def digits(text: str) -> str:
    """Only the digits: how identity numbers are stored."""
    return re.sub(r"\D", "", text)


def phone_number(text: str) -> str:
    """National writing: `+84 91 234 5678` and `091.234.5678` are `0912345678`."""
    found = digits(text)
    return "0" + found[2:] if found.startswith("84") and len(found) >= 11 else found


def phone_numbers(text: str) -> tuple[str, ...]:
    """Every telephone number that stands among other words, in national writing: `0912 345 678 (mẹ), 02903 831 234`."""
    found = (phone_number(part) for part in re.findall(r"\+?\d[\d .()-]*\d", text))
    return tuple(dict.fromkeys(number for number in found if is_phone_number(number)))


def is_phone_number(number: str) -> bool:
    """Whether a number in national writing can be a mobile or fixed line of Việt Nam."""
    return bool(_MOBILE.fullmatch(number) or _FIXED.fullmatch(number))


def read_birth(text: str, today: date) -> tuple[date | None, int | None]:
    """(day, None) from `05/03/1950`, (None, year) from `1950`, (None, None) from ""; DateNotUnderstood otherwise."""
    parts = [int(part[:9]) for part in re.findall(r"\d+", text)]
    if not text.strip():
        return None, None
    if len(parts) == 1 and 1900 <= parts[0] <= today.year:
        return None, parts[0]
    try:
        on = date(*(parts if parts and parts[0] > 31 else parts[::-1]))
    except (TypeError, ValueError, OverflowError):
        on = None
    if on is None or not date(1900, 1, 1) <= on <= today:
        raise DateNotUnderstood(_("Ghi ngày sinh như 05/03/1950, hoặc chỉ ghi năm sinh như 1950."))
    return on, None


def doubts(details: PersonDetails) -> list[str]:
    """What an officer should look at again, in words. The number may still be right: it is a warning."""
    found = []
    if details.identity_new and len(details.identity_new) != 12:
        found.append(_("Số căn cước thường có 12 chữ số; số đã ghi có %d.") % len(details.identity_new))
    elif details.identity_new:
        found += _disagreements(details)
    if details.identity_old and len(details.identity_old) != 9:
        found.append(_("Số chứng minh nhân dân thường có 9 chữ số; số đã ghi có %d.") % len(details.identity_old))
    return found


def _disagreements(details: PersonDetails) -> list[str]:
    """The fourth digit tells century and sex, the next two the year (Decree 137/2015, Article 13)."""
    number = details.identity_new
    if number[3] not in _CENTURIES:
        return []
    century, sex = _CENTURIES[number[3]]
    found = []
    if details.year and details.year != century + int(number[4:6]):
        found.append(_("Số căn cước cho biết năm sinh %d, khác năm đã ghi.") % (century + int(number[4:6])))
    if details.sex in (Sex.MALE, Sex.FEMALE) and details.sex != sex:
        found.append(_("Số căn cước cho biết giới tính khác với mục đã ghi."))
    return found
