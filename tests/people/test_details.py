from datetime import date

import pytest

from diemtua.people.details import (
    DateNotUnderstood,
    PersonDetails,
    digits,
    doubts,
    is_phone_number,
    phone_number,
    phone_numbers,
    read_birth,
)

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("05/03/1950", (date(1950, 3, 5), None)),
        ("5-3-1950", (date(1950, 3, 5), None)),
        ("1950-03-05", (date(1950, 3, 5), None)),
        (" 1950 ", (None, 1950)),
        ("1900", (None, 1900)),
        ("20/11/2026", (TODAY, None)),
        ("", (None, None)),
    ],
)
def test_read_birth_takes_a_day_or_a_year(text: str, read: tuple[date | None, int | None]) -> None:
    assert read_birth(text, TODAY) == read


@pytest.mark.parametrize(
    "text", ["31/02/1950", "03/1950", "50", "2027", "21/11/2026", "1899", "không rõ", "1/1/1899", "9" * 20, "9" * 5000]
)
def test_read_birth_refuses_what_is_no_birth(text: str) -> None:
    with pytest.raises(DateNotUnderstood, match="Ghi ngày sinh như 05/03/1950"):
        read_birth(text, TODAY)


@pytest.mark.parametrize(
    ("text", "number", "possible"),
    [
        ("+84 91 234 5678", "0912345678", True),
        ("091.234.5678", "0912345678", True),
        ("0290 383 1234", "02903831234", True),
        ("84123", "84123", False),
        ("0123456789", "0123456789", False),
        ("", "", False),
    ],
)
def test_phone_number_is_national(text: str, number: str, possible: bool) -> None:
    assert phone_number(text) == number
    assert is_phone_number(phone_number(text)) is possible


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("0912.345.678 (mẹ), +84 987 654 321; 0912345678", ("0912345678", "0987654321")),
        ("nhà: 02903 831 234", ("02903831234",)),
        ("số mẹ: 12", ()),
        ("", ()),
    ],
)
def test_numbers_are_found_among_words(text: str, found: tuple[str, ...]) -> None:
    assert phone_numbers(text) == found


def test_digits_keeps_only_digits() -> None:
    assert digits("096 150.000-123") == "096150000123"


@pytest.mark.parametrize(
    ("details", "found"),
    [
        (PersonDetails(full_name="A"), []),
        (PersonDetails(full_name="A", identity_new="096150000123", birth_year=1950, sex="FEMALE"), []),
        (PersonDetails(full_name="A", identity_new="096950000123", birth_year=1950), []),
        (
            PersonDetails(full_name="A", identity_new="09615000012"),
            ["Số căn cước thường có 12 chữ số; số đã ghi có 11."],
        ),
        (
            PersonDetails(full_name="A", identity_new="096150000123", birth_on=date(1951, 1, 1), sex="MALE"),
            [
                "Số căn cước cho biết năm sinh 1950, khác năm đã ghi.",
                "Số căn cước cho biết giới tính khác với mục đã ghi.",
            ],
        ),
        (
            PersonDetails(full_name="A", identity_old="12345678"),
            ["Số chứng minh nhân dân thường có 9 chữ số; số đã ghi có 8."],
        ),
        (PersonDetails(full_name="A", identity_old="123456789"), []),
    ],
)
def test_doubts_warn_and_never_refuse(details: PersonDetails, found: list[str]) -> None:
    assert doubts(details) == found
