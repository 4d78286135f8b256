"""Dates and numbers as Vietnamese offices write them."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django import forms
from django.template import Context, Template
from django.utils import translation


class When(forms.Form):
    on = forms.DateField()
    at = forms.DateTimeField(required=False)
    number = forms.DecimalField(required=False, localize=True)
    words = forms.CharField(required=False)
    whole = forms.IntegerField(required=False)
    key = forms.UUIDField(required=False)


@pytest.mark.parametrize("typed", ["05/03/2026", "5/3/2026", "5-3-2026", "5.3.2026", "2026-03-05"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_date_is_day_first_in_both_languages(typed: str, language: str) -> None:
    with translation.override(language):
        form = When({"on": typed})
        assert form.is_valid()
        assert form.cleaned_data["on"] == date(2026, 3, 5)


def test_moment_is_read_in_vietnams_time() -> None:
    form = When({"on": "05/03/2026", "at": "05/03/2026 23:50"})
    assert form.is_valid()
    assert form.cleaned_data["at"] == datetime(2026, 3, 5, 23, 50, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


def test_date_that_does_not_exist_is_refused_in_vietnamese() -> None:
    assert When({"on": "30/02/2026"}).errors["on"] == ["Hãy nhập ngày đúng, ví dụ 05/03/2026."]


@pytest.mark.parametrize("year", ["0001", "0026", "1899", "2100", "9999"])
def test_year_that_is_a_slip_of_the_key_is_refused(year: str) -> None:
    form = When({"on": f"31/12/{year}", "at": f"01/01/{year} 00:00"})
    said = ["Hãy kiểm tra lại năm: từ 1900 đến 2099."]
    assert form.errors == {"on": said, "at": said}
    assert When({"on": "01/01/1900", "at": "31/12/2099 23:59"}).is_valid()


@pytest.mark.parametrize("typed", ["\u200b", " \ufeff\u00ad "])
def test_words_that_nobody_sees_are_no_answer(typed: str) -> None:
    form = When({"on": "05/03/2026", "words": typed})
    assert form.errors == {"words": ["Chưa có chữ nào đọc được trong ô này. Hãy gõ lại."]}


def test_number_that_no_database_holds_is_refused() -> None:
    said = ["Số này lớn quá. Hãy kiểm tra lại."]
    assert [When({"on": "05/03/2026", "whole": f"{sign}{2**63}"}).errors.get("whole") for sign in ("", "-")] == [
        said
    ] * 2
    assert When({"on": "05/03/2026", "whole": f"{2**63 - 1}", "key": "9d0d6f2e-3c58-4f0a-9d8c-0e1cf1a5a002"}).is_valid()


def test_numbers_days_and_moments_have_vietnamese_signs() -> None:
    page = Template("{% load ui %}{{ share }}|{{ on|day }}|{{ at|moment }}|{{ none|day }}")
    at = datetime(2026, 11, 20, 2, 12, tzinfo=ZoneInfo("UTC"))
    told = page.render(Context({"share": 12.5, "on": date(2026, 3, 5), "at": at, "no": None}))
    assert told == "12,5|05/03/2026|20/11/2026 09:12|"
