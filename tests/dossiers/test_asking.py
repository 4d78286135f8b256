"""An act's dataclass becomes a form, and the form an act again."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pytest
from django import forms
from django.http import QueryDict

from diemtua.dossiers.actions import new_dossier
from diemtua.dossiers.asking import ActForm, first_look, form_for
from diemtua.law.codes import Code
from diemtua.law.process import Act, ActRule, asked
from diemtua.shared.clock import VIETNAM
from tests.dossiers.conftest import Office
from tests.dossiers.process import Speed


class Many(Code):
    A = "A", "A"
    B = "B", "B"
    C = "C", "C"
    D = "D", "D"
    E = "E", "E"
    F = "F", "F"
    G = "G", "G"


@dataclass(frozen=True, kw_only=True)
class Everything(Act):
    words: str = asked("Chữ")
    story: str = asked("Chuyện", long=True, default="")
    short: str = asked("Ngắn", longest=9, default="")
    count: int = asked("Số")
    sure: bool = asked("Chắc")
    tick: bool = asked("Đánh dấu", default=False)
    day: date = asked("Ngày", help="Ghi theo giấy")
    at: datetime | None = asked("Lúc", default=None)
    speed: Speed = asked("Mức", default=Speed.FAST)
    many: Many = asked("Nhiều")
    some: tuple[Speed, ...] = asked("Vài", default=())
    maybe: Speed | None = asked("Có thể", default=None)
    worker: int = asked("Người", ref="test_worker")
    helpers: tuple[int, ...] = asked("Người giúp", ref="test_worker", default=())
    why: str = asked("Vì sao", shown_if={"sure": frozenset({"True"})})
    when: date | None = asked("Bao giờ", default=None, shown_if={"sure": frozenset({"False"})})


RULE = ActRule(Everything, "Tất cả", "Tất cả", ("desk_officer",), back_dating=("desk_officer",))
GIVEN = {
    "words": "  hai   từ ", "count": "3", "sure": "True", "day": "05/03/2026", "speed": "SLOW", "many": "G",
    "why": "vì vậy", "kernel_seen": "0", "kernel_key": "7f1d7b30-0000-4000-8000-000000000000",
}  # fmt: skip


def filled(office: Office, **changes: Any) -> ActForm:
    data = QueryDict(mutable=True)
    data.update(
        GIVEN | {"worker": str(office.worker.pk)} | {k: v for k, v in changes.items() if not isinstance(v, list)}
    )
    for name, value in changes.items():
        if isinstance(value, list):
            data.setlist(name, value)
    return form_for(RULE, office.desk, new_dossier("test_matter", office.centre))(data)


def test_words_are_no_longer_than_their_question_allows(office: Office) -> None:
    form = filled(office, words="x" * 501, story="x" * 20_001, short="x" * 10)
    assert set(form.errors) == {"words", "story", "short"}
    assert filled(office, words="x" * 500, story="x" * 20_000, short="x" * 9).is_valid()


def test_answers_become_the_act(office: Office) -> None:
    form = filled(office, some=["SLOW", "FAST"], helpers=[str(office.head.pk)], at="05/03/2026 09:12", story="a\nb")
    assert form.is_valid(), form.errors
    assert form.act() == Everything(
        words="hai từ", story="a\nb", count=3, sure=True, day=date(2026, 3, 5), many=Many.G, speed=Speed.SLOW,
        at=datetime(2026, 3, 5, 9, 12, tzinfo=VIETNAM), some=(Speed.SLOW, Speed.FAST), worker=office.worker.pk,
        helpers=(office.head.pk,), why="vì vậy",
    )  # fmt: skip
    assert (form.seen, str(form.key)) == (0, GIVEN["kernel_key"])


def test_answers_left_out_fall_back_or_are_missed(office: Office) -> None:
    form = filled(office, words="", speed="", worker="ai đó")
    assert not form.is_valid()
    assert sorted(form.errors) == ["speed", "words", "worker"]


def test_questions_under_other_answers_are_asked_only_there(office: Office) -> None:
    asked_in_vain = filled(office, why="")
    assert not asked_in_vain.is_valid()
    assert list(asked_in_vain.errors) == ["why"]
    other = filled(office, sure="False", why="", when="32/13/2026")
    assert list(other.errors) == ["when"]
    hidden = filled(office, sure="True", when="32/13/2026")
    assert hidden.is_valid()
    assert hidden.act().when is None  # type: ignore[attr-defined]
    quiet = filled(office, sure="False", why="không hỏi", when="05/03/2026")
    assert quiet.is_valid()
    assert (quiet.act().why, quiet.act().when) == ("", date(2026, 3, 5))  # type: ignore[attr-defined]


def test_each_kind_of_answer_has_its_control(office: Office) -> None:
    form = form_for(RULE, office.desk, new_dossier("test_matter", office.centre))(initial={})
    widgets = {bound.name: type(bound.field.widget) for bound in form.own_fields()}
    assert widgets == {
        "words": forms.TextInput, "story": forms.Textarea, "short": forms.TextInput,
        "count": forms.NumberInput, "sure": forms.RadioSelect,
        "tick": forms.CheckboxInput, "day": forms.DateInput, "at": forms.DateTimeInput, "speed": forms.RadioSelect,
        "many": forms.Select, "some": forms.CheckboxSelectMultiple, "maybe": forms.Select, "worker": forms.Select,
        "helpers": forms.CheckboxSelectMultiple, "why": forms.TextInput, "when": forms.DateInput,
    }  # fmt: skip
    assert form["speed"].initial is Speed.FAST
    assert form["why"].field.widget.attrs["data-shown-if"] == "sure=True"
    assert form["day"].help_text == "Ghi theo giấy"


def test_a_past_moment_is_asked_with_its_reason_of_who_may(office: Office) -> None:
    now = datetime(2026, 11, 20, 9, tzinfo=VIETNAM)
    late = filled(office, kernel_at="19/11/2026 08:00")
    assert list(late.errors) == ["kernel_reason"]
    told = filled(office, kernel_at="19/11/2026 08:00", kernel_reason="mất điện")
    assert told.is_valid()
    assert told.moment(now) == {
        "occurred_at": datetime(2026, 11, 19, 8, tzinfo=VIETNAM), "recorded_at": now, "reason": "mất điện",
    }  # fmt: skip
    assert [bound.name for bound in told.back_dating_fields()] == ["kernel_at", "kernel_reason"]
    stranger = form_for(RULE, office.stranger, new_dossier("test_matter", office.centre))(initial={})
    assert stranger.back_dating_fields() == []


def test_typed_answers_survive_a_second_look(office: Office) -> None:
    form = filled(office)
    form.look_again(7)
    assert (form["kernel_seen"].value(), form["words"].value()) == ("7", "  hai   từ ")
    assert set(first_look(new_dossier("test_matter", office.centre))) == {"kernel_seen", "kernel_key"}


@pytest.mark.parametrize("value", ["1", "maybe", ""])
def test_yes_or_no_must_be_answered(office: Office, value: str) -> None:
    assert "sure" in filled(office, sure=value, why="x").errors
