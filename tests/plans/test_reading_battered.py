"""The example as a site may print it: cells one under another, headings lost, the beginning twice, debris below."""

from collections.abc import Iterator

from diemtua.plans.reading import FindingKind, PlanRead
from tests.plans.documents import EXAMPLE, OTHER, example_plan, kinds, read_text

LOST = ("I. MỤC ĐÍCH", "III. TỔ CHỨC", "2. Để Hội đồng", "PHỤ LỤC")


def battered() -> str:
    lines = EXAMPLE.read_text().splitlines()
    start = next(place for place, line in enumerate(lines) if line.startswith("| TT"))
    text = [line for line in lines[8:start] if not line.startswith(LOST)]
    table = "\n".join(part for line in lines[start:-1] for part in flattened(line))
    return "\n".join([*lines[:8], *text[:20], *text, table, lines[-1], "Đăng xuất"])


def flattened(row: str) -> Iterator[str]:
    """A row as a site flattens it; the first group's heading is gone, the fourth keeps only its number."""
    cells = [cell.strip() for cell in row[1:-1].split("|")]
    if cells[0].startswith("I. "):
        return
    yield "|"
    if cells[0].startswith("IV. "):
        yield from ("IV. |", "||||||")
    elif not any(cells[1:]):
        yield f"{cells[0].split('. ', 1)[1]} |||||||"
    elif not cells[0]:
        yield from (*(f"{cell} |" for cell in cells if cell), "|||")
    else:
        yield from (f"{cell} |" if cell else "|" for cell in cells)


def rows(read: PlanRead) -> list[tuple[object, ...]]:
    return [(t.key, t.content, t.lead, t.coordinating, t.timing_parts, t.product) for t in read.tasks]


def test_battered_plan_gives_the_same_tasks() -> None:
    assert rows(read_text(battered())) == rows(example_plan())


def test_battered_plan_gives_the_same_text() -> None:
    read, whole = read_text(battered()), example_plan()
    assert [(one.key, one.name) for one in read.sections] == [(one.key, one.name) for one in whole.sections]
    assert [(duty.where, duty.body) for duty in read.duties] == [(duty.where, duty.body) for duty in whole.duties]
    assert [group.name_from for group in read.groups] == ["section", "annex", "annex", "section", "annex", "annex"]


def test_battered_plan_says_what_was_lost() -> None:
    found = kinds(read_text(battered()))
    lost = ("DOUBLED", "PART_WITHOUT_HEADING", "SECTION_WITHOUT_HEADING", "GROUP_WITHOUT_HEADING", "NAME_FROM_SECTION")
    assert {kind: found.count(kind) for kind in (*lost, "NAME_FROM_ANNEX", "INHERITED", "SHORT_ROW", "DROPPED")} == {
        "DOUBLED": 1, "PART_WITHOUT_HEADING": 2, "SECTION_WITHOUT_HEADING": 1, "GROUP_WITHOUT_HEADING": 1,
        "NAME_FROM_SECTION": 2, "NAME_FROM_ANNEX": 1, "INHERITED": 1, "SHORT_ROW": 1, "DROPPED": 1,
    }  # fmt: skip


def test_percent_that_promises_nothing_is_a_finding() -> None:
    read = read_text(OTHER.replace("12 buổi nói chuyện.", "Giảm 10% so với năm trước; trên 50% số xã."))
    assert [one.said["text"] for one in read.findings if one.kind == FindingKind.PERCENT_NOT_A_TARGET] == [
        "- Kết quả: Giảm 10% so với năm trước"
    ]
    assert [(one.comparison, one.value, one.subject) for one in read.targets][:1] == [(">", 50, "xã")]


def test_whole_row_among_flattened_cells_is_read() -> None:
    flat = battered()
    assert [task.key for task in read_text(f"{flat}\n| 4 | Việc thêm | Sở A | | Quý I | Báo cáo | |").tasks][
        -1
    ] == "VI.4"


def test_day_that_does_not_exist_is_no_day() -> None:
    read = read_text(OTHER.replace("ngày 05 tháng 02", "ngày 31 tháng 02"))
    assert (read.metadata.issued_on, kinds(read).count("NO_METADATA")) == (None, 1)


def test_group_and_section_both_without_a_name_are_said() -> None:
    lines = [line for line in battered().splitlines() if "Hội đồng phối hợp liên ngành làm việc" not in line]
    read = read_text("\n".join(lines))
    assert (read.groups[1].name, kinds(read).count("NAME_MISSING")) == ("", 1)
