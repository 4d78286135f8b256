"""A sheet drawn as PDF/A-2b. Words travel as JSON and are never read as markup."""

import json
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import typst

from diemtua.documents.rendering.qr import svg
from diemtua.documents.rendering.sheet import Sheet

HERE = Path(__file__).resolve().parent
FONTS = HERE.parent / "fonts"


def pdf(sheet: Sheet) -> bytes:
    """The paper as a printer and an archive want it; equal sheets give equal bytes."""
    made: bytes = typst.compile(
        (HERE / "paper.typ").read_bytes(),
        root=str(HERE),
        font_paths=_fonts(),
        sys_inputs={"sheet": json.dumps(_drawn(sheet), ensure_ascii=False)},
        pdf_standards=["a-2b"],
        timestamp=_made_at(sheet),
    )
    return made


@cache
def _fonts() -> Any:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


def _drawn(sheet: Sheet) -> dict[str, object]:
    said = sheet.as_json() | {"code_line": sheet.code_line, "place_line": sheet.place_line}
    said["blocks"] = [_with_picture(block) for block in said["blocks"]]
    return said


def _with_picture(block: dict[str, object]) -> dict[str, object]:
    return block | {"picture": svg(str(block["text"]))} if block["kind"] == "qr" else block


def _made_at(sheet: Sheet) -> datetime:
    # a fixed moment keeps the bytes equal: the day on the paper, or any day for one that has none yet
    on = date.fromisoformat(sheet.dated) if sheet.dated else date(2000, 1, 1)
    return datetime.combine(on, time(0), tzinfo=UTC)
