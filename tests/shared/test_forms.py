"""What forms of every room are made of: choices, days, reasons, folds."""

from datetime import date

import pytest
from django import forms
from django.utils.translation import override

from diemtua.shared.periods import end_after, last_day_before
from diemtua.shared.ui.choices import offer, options
from diemtua.shared.ui.folding import Folded
from diemtua.shared.ui.periods import OfDays
from diemtua.shared.ui.reasons import ReasonField


class Colour:
    def __init__(self, value: str, label: str) -> None:
        self.value, self.label = value, label


COLOURS = (Colour("RED", "Lý do"), Colour("BLUE", "Xanh"))


class Asked(Folded, OfDays):
    colour = forms.ChoiceField()
    reason = ReasonField(max_length=9)
    first_day = forms.DateField(required=False)
    last_day = forms.DateField(required=False)
    more = ("last_day", "first_day")


def asked(**said: str) -> Asked:
    form = Asked({"colour": "RED", "reason": " a  b ", **said})
    offer(form, "colour", options(COLOURS, "Chưa chọn"))
    return form


def test_options_speak_the_readers_language_when_they_are_read() -> None:
    rows = options(COLOURS)
    with override("en"):
        assert [(value, str(words)) for value, words in rows] == [("RED", "Reason"), ("BLUE", "Xanh")]
    assert [value for value, _words in options(COLOURS, "")] == ["", "RED", "BLUE"]


def test_form_takes_what_it_offers_and_nothing_else() -> None:
    assert asked().is_valid()
    assert list(asked(colour="GREEN").errors) == ["colour"]


def test_reason_is_tidy_and_no_longer_than_said() -> None:
    form = asked()
    assert (form.is_valid(), form.cleaned_data["reason"]) == (True, "a b")
    assert list(asked(reason="0123456789").errors) == list(asked(reason="  ").errors) == ["reason"]
    assert (ReasonField().label, ReasonField().max_length) == ("Lý do", 300)


@pytest.mark.parametrize(
    ("first", "last", "wrong"),
    [("05/03/2026", "05/03/2026", []), ("05/03/2026", "04/03/2026", ["last_day"]), ("05/03/2026", "", [])],
)
def test_last_day_lies_on_or_after_the_first(first: str, last: str, wrong: list[str]) -> None:
    assert list(asked(first_day=first, last_day=last).errors) == wrong


def test_questions_behind_the_fold_keep_the_order_of_the_form() -> None:
    form = asked()
    assert [bound.name for bound in form.main_fields()] == ["colour", "reason"]
    assert [bound.name for bound in form.more_fields()] == ["first_day", "last_day"]


def test_last_day_of_people_is_the_day_before_the_end() -> None:
    day, after = date(2026, 2, 28), date(2026, 3, 1)
    assert (end_after(day), last_day_before(after)) == (after, day)
    assert (end_after(None), last_day_before(None)) == (None, None)
