"""The annex with its results as Excel and Word."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Cm, Pt

from diemtua.plans.enums import TaskState
from diemtua.plans.models import Group, Plan, TaskReport
from diemtua.plans.queries import Board, BoardRow, BodyShown, Measure, Period
from diemtua.shared.clock import VIETNAM
from diemtua.shared.sheets import workbook

_WIDTHS = (6, 46, 22, 34, 16, 30, 14, 16, 40, 44, 44)


def columns() -> tuple[str, ...]:
    """Titles of the annex as signed, then of what was done."""
    return (
        _("TT"), _("Nội dung"), _("Chủ trì"), _("Phối hợp"), _("Thời gian thực hiện"), _("Sản phẩm, kết quả"),
        _("Ghi chú"), _("Tình trạng"), _("Kết quả thực hiện"), _("Cơ quan được giao trả lời"),
        _("Số liệu trong kỳ"),
    )  # fmt: skip


def as_excel(plan: Plan, board: Board, period: Period) -> bytes:
    """The annex as one sheet: a line for each group, a line for each task."""
    rows: list[Sequence[str]] = []
    for group, tasks in board.groups:
        rows.append((group.number, group.name))
        rows += [_cells(row) for row in tasks]
    heads = list(zip(columns(), _WIDTHS, strict=True))
    return workbook(f"{_title(plan)} – {_during(period)}", heads, rows)


def as_word(plan: Plan, board: Board, period: Period, at: datetime) -> bytes:
    """The annex as a landscape table that can be edited."""
    document = Document()
    page = document.sections[0]
    page.orientation, page.page_width, page.page_height = WD_ORIENT.LANDSCAPE, Cm(29.7), Cm(21)
    page.left_margin = page.right_margin = Cm(1.5)
    document.styles["Normal"].font.name, document.styles["Normal"].font.size = "Times New Roman", Pt(10)
    document.add_heading(_("PHỤ LỤC KÈM KẾT QUẢ THỰC HIỆN"), level=1)
    document.add_paragraph(f"{_title(plan)}. {plan.title}")
    said = {"period": _during(period), "at": f"{at.astimezone(VIETNAM):%d/%m/%Y %H:%M}"}
    document.add_paragraph(_("%(period)s; lập lúc %(at)s.") % said)
    _table(document, board)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _table(document: Any, board: Board) -> None:
    table = document.add_table(rows=1, cols=len(_WIDTHS), style="Table Grid")
    for cell, title in zip(table.rows[0].cells, columns(), strict=True):
        cell.text = ""
        cell.paragraphs[0].add_run(title).bold = True
    for group, tasks in board.groups:
        cells = table.add_row().cells
        cells[0].merge(cells[-1]).paragraphs[0].add_run(_heading(group)).bold = True
        for row in tasks:
            for cell, words in zip(table.add_row().cells, _cells(row), strict=True):
                cell.text = words


def _heading(group: Group) -> str:
    return f"{group.number}. {group.name}"


def _cells(row: BoardRow) -> tuple[str, ...]:
    shown, task = row.shown, row.shown.task
    done = ". ".join(filter(None, [shown.last_note, shown.last_product]))
    when = f" ({shown.last_on:%d/%m/%Y})" if shown.last_on else ""
    return (
        task.number, task.content, _bodies(shown.lead), _bodies(shown.coordinating), task.timing, task.product,
        task.notes, _(shown.state.label), f"{done}{when}",
        "\n".join(part_words(part) for part in shown.parts), "\n".join(_measure(one) for one in row.measures),
    )  # fmt: skip


def part_words(part: TaskReport) -> str:
    """What a body answered of its part: `Sở Tài chính (23/11/2026), Đang thực hiện: Đã … . Sản phẩm. Số liệu`."""
    body = part.body.short_name or part.body.name if part.body else ""
    done = ". ".join(filter(None, [part.note, part.product, "; ".join(part.figures)]))
    return f"{body} ({part.reported_on:%d/%m/%Y}), {_(TaskState(part.state).label)}: {done}"


def _bodies(bodies: Sequence[BodyShown]) -> str:
    return "; ".join(_body(body) for body in bodies)


def _body(body: BodyShown) -> str:
    """As signed and, where it changed, who bears the duty today."""
    if not body.changed:
        return body.text
    return _("%(signed)s (nay: %(today)s)") % {"signed": body.text, "today": ", ".join(body.bearers) or "?"}


def _measure(one: Measure) -> str:
    label = _(one.indicator.label)
    if one.figure is None:
        return _("%(label)s: chưa có số liệu, chờ phần “%(room)s”") % {"label": label, "room": _(one.indicator.awaits)}
    promise = f" ({_('chỉ tiêu')} {one.target_words})" if one.target_words else ""
    return f"{label}: {figure_words(one)}{promise}"


def figure_words(one: Measure) -> str:
    """`12/40 (30 %)`, `12 vụ việc`."""
    figure = one.figure
    if figure is None:
        return ""
    if figure.denominator is None:
        return f"{figure.numerator} {_(one.indicator.noun)}"
    percent = "" if figure.percent is None else f" ({figure.percent:.1f} %)".replace(".", ",").replace(",0 ", " ")
    return f"{figure.numerator}/{figure.denominator}{percent}"


def _title(plan: Plan) -> str:
    return _("Kế hoạch %(number)s ngày %(day)s") % {"number": plan.number, "day": f"{plan.issued_on:%d/%m/%Y}"}


def _during(period: Period) -> str:
    said = {"start": f"{period.start:%d/%m/%Y}", "end": f"{period.last:%d/%m/%Y}"}
    return _("Số liệu từ %(start)s đến %(end)s") % said
