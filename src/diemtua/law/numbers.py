"""Registers and the codes printed from them (Circular 12/2018, Điều 5 khoản 2, Điều 8 khoản 2, Điều 11 khoản 1)."""

import re
import unicodedata

from diemtua.law.vocabulary.aid import AidForm

BOOK_OF_CASES = "TT12-01"
# an office may number each form by itself; together they are the one Sổ
BOOKS_OF_CASES = (BOOK_OF_CASES, *(f"{BOOK_OF_CASES}.{form.value}" for form in AidForm))
BOOK_OF_SIMPLE_MATTERS = "VIEC"
# no circular asks for it; the number is the receipt that the sender holds
BOOK_OF_REFERRALS = "GIOI-THIEU"
# the Council's own series, kept by its standing office
BOOK_OF_MEETINGS, BOOK_OF_DECISIONS, BOOK_OF_REPORTS = "HDPH-HOP", "HDPH-VIEC", "HDPH-BAO-CAO"
BOOK_OF_DOCUMENTS = "HDPH-VAN-BAN"
_COUNCIL_LETTERS = {BOOK_OF_MEETINGS: "HOP", BOOK_OF_DECISIONS: "VIEC", BOOK_OF_REPORTS: "BC", BOOK_OF_DOCUMENTS: "VB"}


def book_of_cases(form: AidForm, *, by_form: bool) -> str:
    """The running numbers that a case of this form takes its own from.

    >>> book_of_cases(AidForm.ADVICE, by_form=True)
    'TT12-01.ADVICE'
    """
    return f"{BOOK_OF_CASES}.{form.value}" if by_form else BOOK_OF_CASES


def case_code(prefix: str, form: AidForm, number: int, year: int) -> str:
    """Organisation, form, number in the register, year: at least two digits in the number.

    >>> case_code("CN1", AidForm.ADVICE, 7, 2026)
    'CN1.TV.07.2026'
    """
    return f"{prefix}.{form.short}.{number:02d}.{year}"


def simple_matter_code(number: int, year: int) -> str:
    """A line of the book of simple matters: each office keeps one by the year; no circular makes a code for it.

    >>> simple_matter_code(7, 2026)
    '07/2026'
    """
    return f"{number:02d}/{year}"


def referral_code(prefix: str, number: int, year: int) -> str:
    """The number of the receipt that a body gets for what it sent.

    >>> referral_code("TT", 7, 2026)
    'TT.GT.07.2026'
    """
    return f"{prefix}.GT.{number:02d}.{year}"


def council_code(book: str, number: int, year: int) -> str:
    """The number of a meeting, a decision, a report or a document of the inter-agency council.

    >>> council_code(BOOK_OF_DECISIONS, 3, 2026)
    'HĐPH.VIEC.03.2026'
    """
    return f"HĐPH.{_COUNCIL_LETTERS[book]}.{number:02d}.{year}"


LONGEST_SIGN = 30
_DASH, _SIGN = re.compile(r"\s*[-–—]\s*"), re.compile(r"[^\W\d_][^\W_]*(?:[-.][^\W_]+)*")


def document_sign(typed: str) -> str | None:
    """The symbol after the number of a document (Decree 30/2020, Annex I, part II, point 3) as it is printed; None for
    words that are none.

    >>> document_sign(" /kh – HĐPHLN ")
    'KH-HĐPHLN'
    """
    said = _DASH.sub("-", unicodedata.normalize("NFC", typed).strip().removeprefix("/").strip()).upper()
    return said if len(said) <= LONGEST_SIGN and _SIGN.fullmatch(said) else None
