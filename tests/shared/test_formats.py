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


def test_numbers_days_and_moments_have_vietnamese_signs() -> None:
    page = Template("{% load ui %}{{ share }}|{{ on|day }}|{{ at|moment }}|{{ none|day }}")
    at = datetime(2026, 11, 20, 2, 12, tzinfo=ZoneInfo("UTC"))
    told = page.render(Context({"share": 12.5, "on": date(2026, 3, 5), "at": at, "no": None}))
    assert told == "12,5|05/03/2026|20/11/2026 09:12|"
