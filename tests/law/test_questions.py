"""The citizen's check: whatever is answered, at most seven pages, and never a no where something is not known."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from diemtua.law.eligibility.facts import Lists, SpecialAreaList
from diemtua.law.eligibility.questions import (
    Answers,
    Ask,
    Question,
    answered,
    conclude,
    next_question,
    questions,
)
from diemtua.law.findings import Result

TODAY = date(2026, 11, 23)
LOADED = Lists((SpecialAreaList(date(2026, 1, 1), None, frozenset({"32048"})),))
DAYS = st.sampled_from([date(2018, 1, 1), date(2025, 12, 31), TODAY, date(2027, 1, 1)])


def walk(draw: st.DataObject, on: date, lists: Lists) -> Answers:
    """Answer at random until the check is over."""
    answers: Answers = {}
    while (question := next_question(answers, on, lists)) is not None:
        codes = [option.code for option in question.options]
        most = len(codes) if question.many else 1
        picks = draw.draw(st.lists(st.sampled_from(codes), min_size=1, max_size=most, unique=True))
        answers = answered(answers, question.code, tuple(picks), on)
    return answers


@settings(max_examples=60)
@given(st.data(), DAYS, st.sampled_from([Lists(), LOADED]))
def test_check_ends_after_seven_questions_at_most(draw: st.DataObject, on: date, lists: Lists) -> None:
    answers = walk(draw, on, lists)
    unsure = any("unknown" in picks for code, picks in answers.items() if code != "business")
    assert len(answers) <= 7
    if unsure and conclude(answers, on, lists).result is Result.NO:
        assert no_answer_would_help(answers, on, lists)


def no_answer_would_help(answers: Answers, on: date, lists: Lists) -> bool:
    """A no in spite of something unknown is right only where no answer to it would have helped."""
    for code in [code for code, picks in answers.items() if "unknown" in picks]:
        question = next(each for each in questions(on) if each.code == code)
        for option in question.options:
            if conclude({**answers, code: (option.code,)}, on, lists).result is not Result.NO:
                return False
    return True


def test_every_question_says_why_it_is_asked_and_lets_one_not_know() -> None:
    told = questions(TODAY)
    assert [question.code for question in told] == list(Ask)
    assert [question.why.label != "" for question in told] == [True] * 7
    assert [question.options[-1].code for question in told] == ["unknown"] * 7


def test_ages_asked_follow_the_wording() -> None:
    assert [option.words.text for option in questions(TODAY)[1].options] == [
        "dưới 16 tuổi",
        "từ đủ 16 tuổi đến dưới 18 tuổi",
        "từ đủ 18 tuổi đến dưới 60 tuổi",
        "từ đủ 60 tuổi trở lên",
        "Không rõ",
    ]


def test_options_that_can_change_nothing_are_left_out() -> None:
    answers = {"business": ("no",), "age": ("18",), "household": ("none",)}
    asked = next_question(answers, TODAY)
    assert isinstance(asked, Question)
    assert [option.code for option in asked.options] == ["merit", "none", "unknown"]


def test_changed_answer_forgets_those_after_it() -> None:
    answers = {"business": ("no",), "age": ("18",), "household": ("none",)}
    assert answered(answers, Ask.AGE, ("60",), TODAY) == {"business": ("no",), "age": ("60",)}


def test_unlisted_answer_leaves_the_question_unknown() -> None:
    answers = {"business": ("no",), "age": ("wrong",)}
    asked = next_question(answers, TODAY)
    assert isinstance(asked, Question)
    assert asked.code is Ask.HOUSEHOLD


def test_minority_in_a_listed_place_elsewhere_still_talks_to_us() -> None:
    answers = {
        "business": ("no",),
        "age": ("18",),
        "household": ("none",),
        "honour": ("none",),
        "harm": ("none",),
        "minority": ("minority_elsewhere",),
    }
    assert conclude(answers, TODAY, LOADED).result is Result.ASK
