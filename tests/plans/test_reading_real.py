"""The signed plan and the example that mirrors it."""

from datetime import date

from diemtua.plans.reading import PlanRead
from tests.plans.documents import example_plan, real_plan

KEYS = {
    "I": ["I.1"],
    "II": ["II.1", "II.2", "II.3", "II.4"],
    "III": ["III.1", "III.2"],
    "IV": ["IV.1", "IV.2"],
    "V": ["V.1", "V.2", "V.3"],
    "VI": ["VI.1", "VI.1b", "VI.2", "VI.3"],
}


def keys_by_group(read: PlanRead) -> dict[str, list[str]]:
    return {group.number: [task.key for task in read.tasks if task.group == group.number] for group in read.groups}


def test_real_plan_gives_its_groups_and_tasks() -> None:
    assert keys_by_group(real_plan()) == KEYS


def test_real_plan_tells_what_it_is() -> None:
    about = real_plan().metadata
    assert (about.number, about.issued_on, about.signer, about.kind) == (
        "122/KH-UBND", date(2023, 5, 22), "Nguyễn Minh Luân", "Kế hoạch",
    )  # fmt: skip


def test_real_plan_lends_names_between_text_and_annex() -> None:
    read = real_plan()
    assert [group.name_from for group in read.groups] == ["section", "annex", "annex", "section", "annex", "annex"]
    assert [(one.key, one.name) for one in read.sections if one.name_from == "annex"] == [("II.2", read.groups[1].name)]


def test_real_plan_keeps_doubled_sections_once() -> None:
    keys = [section.key for section in real_plan().sections]
    assert keys == [*(f"I.{n}" for n in (1, 2)), *(f"II.{n}" for n in range(1, 8)), *(f"III.{n}" for n in range(1, 5))]


def test_real_plan_row_without_number_inherits_its_bodies() -> None:
    tasks = {task.key: task for task in real_plan().tasks}
    row = tasks["VI.1b"]
    assert (row.lead_bodies, row.coordinating_bodies, row.timing, row.product) == (
        tasks["VI.1"].lead_bodies, tasks["VI.1"].coordinating_bodies, "Thường xuyên",
        "Mở các lớp đào tạo nghề, bồi dưỡng",
    )  # fmt: skip


def test_real_plan_keeps_combined_timings_footnote_and_targets() -> None:
    read = real_plan()
    assert {task.key: task.timing_parts for task in read.tasks}["VI.3"] == ("Hằng năm", "giai đoạn (2021-2025)")
    assert [(note.mark, note.text[:19]) for note in read.footnotes] == [("1", "Theo quy định tại T")]
    assert [task.footnotes for task in read.tasks if task.footnotes] == [("1",)]
    assert [(target.comparison, target.value, target.where) for target in read.targets] == [
        (">=", 90, ("II.1",)), (">=", 90, ("II.5", "V.1")), ("=", 0, ("II.5", "V.1")), (">", 80, ("II.5", "V.2")),
    ]  # fmt: skip


def test_real_plan_findings_say_what_was_dropped_and_where_it_contradicts_itself() -> None:
    findings = real_plan().findings
    dropped = [finding.said["text"] for finding in findings if finding.kind == "DROPPED"]
    assert dropped == ["Đăng xuất", "Việc làm Hồ Chí Minh"]
    differing = [
        (finding.where, finding.kind.value) for finding in findings if finding.kind.endswith(("DIFFER", "DIFFERS"))
    ]
    assert differing == [
        ("II.2", "BODIES_DIFFER"), ("II.2", "PRODUCT_DIFFERS"), ("II.3", "BODIES_DIFFER"), ("II.3", "PRODUCT_DIFFERS"),
        ("II.4", "BODIES_DIFFER"), ("II.4", "PRODUCT_DIFFERS"), ("II.5", "BODIES_DIFFER"), ("II.5", "TIMING_DIFFERS"),
        ("II.5", "PRODUCT_DIFFERS"), ("II.6", "BODIES_DIFFER"), ("II.6", "TIMING_DIFFERS"), ("II.6", "PRODUCT_DIFFERS"),
    ]  # fmt: skip


def test_real_plan_standing_duties_name_body_and_source() -> None:
    read = real_plan()
    last = read.duties[-1]
    assert (last.body, last.duty[:21]) == ("các cơ quan, tổ chức, cá nhân", "kịp thời phản ánh, ki")
    assert {duty.where for duty in read.duties} == {
        *(f"II.{n}" for n in range(1, 8)),
        *(f"III.{n}" for n in range(1, 5)),
    }
    lines = [line for section in read.sections for line in section.lines]
    assert [duty for duty in read.duties if not any(duty.sentence.lstrip("+- ") in line for line in lines)] == []


def test_example_plan_mirrors_the_real_one() -> None:
    ours, theirs = example_plan(), real_plan()
    assert keys_by_group(ours) == keys_by_group(theirs)
    bodies = [(task.key, task.lead_bodies, task.coordinating_bodies, task.timing_parts) for task in ours.tasks]
    assert bodies == [(t.key, t.lead_bodies, t.coordinating_bodies, t.timing_parts) for t in theirs.tasks]
    assert [bool(task.product) for task in ours.tasks] == [bool(task.product) for task in theirs.tasks]
    targets = [(target.comparison, target.value, target.where) for target in ours.targets]
    assert targets == [(target.comparison, target.value, target.where) for target in theirs.targets]
    assert [(d.where, d.body) for d in ours.duties] == [(d.where, d.body) for d in theirs.duties]


def test_example_plan_is_in_our_own_words() -> None:
    theirs = {task.content for task in real_plan().tasks}
    assert {task.content for task in example_plan().tasks} & theirs == set()


def test_example_plan_alone_gives_its_groups_and_tasks() -> None:
    assert keys_by_group(example_plan()) == KEYS
