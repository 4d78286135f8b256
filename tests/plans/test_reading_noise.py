"""Noise, losses and other provinces: the reader always answers, and what it lost it lists."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diemtua.plans.reading import PlanFileNotReadable, PlanRead, read_plan
from tests.plans.documents import EXAMPLE, OTHER, REAL, kinds, read_text, real_plan

LINES = EXAMPLE.read_text().splitlines()
NOISE = st.one_of(
    st.text(max_size=80),
    st.sampled_from(
        ["|", "|||||", "1 |", "IV. |", "I.", "TT |", "| | |", "2. ", "- Hoạt động:", "[7] ?", "100%", "\t\t", "./."]
    ),
)


@given(noise=st.lists(st.tuples(st.integers(0, len(LINES)), NOISE), max_size=12))
@settings(max_examples=60)
def test_reader_never_fails_on_noise(noise: list[tuple[int, str]]) -> None:
    lines = list(LINES)
    for place, text in noise:
        lines.insert(place, text)
    assert isinstance(read_text("\n".join(lines)), PlanRead)


@given(text=st.text(alphabet="|IV.1 2\n\tTNộidungChủtrìPhốihợp[]%-+", max_size=300))
@settings(max_examples=100)
def test_reader_never_fails_on_any_text(text: str) -> None:
    assert isinstance(read_text(text), PlanRead)


def shape(read: PlanRead) -> list[tuple[object, ...]]:
    return [(t.key, t.lead_bodies, t.coordinating_bodies, t.timing, t.product) for t in read.tasks]


def test_removing_any_line_is_read_or_found() -> None:
    whole = read_text("\n".join(LINES))
    for place in range(len(LINES)):
        less = read_text("\n".join(LINES[:place] + LINES[place + 1 :]))
        task_row = LINES[place].startswith(("| 1", "| 2", "| 3", "| 4", "| |"))
        assert shape(less) == shape(whole) or less.findings != whole.findings or task_row, LINES[place]


def test_removing_any_line_of_the_real_plan_is_read_or_found() -> None:
    whole = real_plan()
    lines = REAL.read_text().splitlines()
    for place in range(0, len(lines), 4):
        less = read_text("\n".join(lines[:place] + lines[place + 1 :]))
        same = [task.key for task in less.tasks] == [task.key for task in whole.tasks]
        assert same or kinds(less) != kinds(whole), lines[place]


def test_plan_of_another_province_is_understood() -> None:
    read = read_text(OTHER)
    assert (read.metadata.number, str(read.metadata.issued_on)) == ("45/KH-UBND", "2024-02-05")
    assert read.metadata.title == "Triển khai công tác trợ giúp pháp lý trên địa bàn tỉnh năm 2024"
    assert [(group.number, group.name) for group in read.groups] == [("I", "Truyền thông"), ("II", "Tập huấn")]
    assert [(task.key, task.coordinating_bodies, task.notes) for task in read.tasks] == [
        ("I.1", ("UBND các xã", "Hội Nông dân tỉnh", "Đoàn Thanh niên"), ""),
        ("II.2", ("Đoàn Luật sư",), "Lồng ghép"),
    ]
    assert [(target.comparison, target.value) for target in read.targets] == [(">=", 100)]
    assert [(duty.where, duty.body) for duty in read.duties] == [("II.1", "Sở Tư pháp"), ("III.1", "Sở Tư pháp")]


def test_empty_document_says_what_is_missing() -> None:
    assert sorted(kinds(read_text(""))) == ["NO_ANNEX", "NO_METADATA", "NO_METADATA", "NO_METADATA", "NO_SECTIONS"]


@pytest.mark.parametrize("name", ["plan.pdf", "plan", "plan.doc"])
def test_other_kinds_of_files_are_refused(name: str) -> None:
    with pytest.raises(PlanFileNotReadable):
        read_plan(b"%PDF-1.7", name)


def test_damaged_word_file_is_refused() -> None:
    with pytest.raises(PlanFileNotReadable):
        read_plan(b"PK\x03\x04 not a document", "plan.docx")
