"""Number, dates, issuer and signer of a plan, from the table a site prints above it or from its own head."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from diemtua.plans.reading.values import Block, Finding, FindingKind, Line, Metadata, Row
from diemtua.shared.vietnamese import fold

_LABELS = {
    "so hieu": "number",
    "so ki hieu": "number",
    "ngai ban hanh": "issued_on",
    "ngai co hieu luc": "effective_on",
    "ngai hieu luc": "effective_on",
    "loai van ban": "kind",
    "co quan ban hanh": "issuer",
    "noi ban hanh": "issuer",
    "nguoi ki": "signer",
    "linh vuc": "field",
    "linh vuc nganh": "field",
    "tieu de": "title",
    "trich ieu": "title",
}
_NUMBER = re.compile(r"(?:^|\s)Số\s*:\s*(\d+\s*/\s*[\w\-/Đ]+)", re.IGNORECASE)
_PLACE_AND_DATE = re.compile(r"(?:^|\s)(\w[^,]{1,40}),\s*ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})")
_NUMBERS_TITLE = re.compile(r"(\d+/[A-ZĐ][\w\-Đ]*)")
_LETTERHEAD = ("ui ban nhan dan", "cong hoa xa hoi", "chu nghia viet nam", "doc lap tu do hanh phuc")


def metadata(blocks: Sequence[Block]) -> tuple[Metadata, list[Finding]]:
    """What the document says about itself; what it does not say is a finding."""
    said = _table(blocks)
    lines = [block.text for block in blocks if isinstance(block, Line)]
    heads = [cell for block in blocks if isinstance(block, Row) for cell in block.cells if cell]
    said |= {name: value for name, value in _head([*heads, *lines]).items() if not said.get(name)}
    read = Metadata(
        number=said.get("number", ""),
        title=said.get("title") or _title(lines),
        kind=said.get("kind", "") or ("Kế hoạch" if "/KH-" in said.get("number", "") else ""),
        issuer=said.get("issuer", ""),
        signer=said.get("signer", ""),
        field=said.get("field", ""),
        issued_on=_day(said.get("issued_on", "")),
        effective_on=_day(said.get("effective_on", "")),
        basis=tuple(line for line in lines if line.startswith("Căn cứ ") and not line.startswith("Căn cứ Kế hoạch")),
    )
    missing = [("số hiệu", read.number), ("ngày ban hành", read.issued_on), ("tên", read.title)]
    return read, [Finding(FindingKind.NO_METADATA, {"what": what}) for what, value in missing if not value]


def is_letterhead(text: str) -> bool:
    """Whether a line is only the fixed head of official papers, its number, or its place and date."""
    words = fold(text)
    return words.startswith(_LETTERHEAD) or bool(_NUMBER.match(text) or _PLACE_AND_DATE.match(text))


def is_metadata(row: Row) -> bool:
    """Whether a row is a pair of a known label and its value."""
    cells = [cell for cell in row.cells if cell]
    return len(cells) >= 2 and fold(cells[0]) in _LABELS


def _table(blocks: Sequence[Block]) -> dict[str, str]:
    found: dict[str, str] = {}
    for block in blocks:
        if isinstance(block, Row):
            cells = [cell for cell in block.cells if cell]
            for label, value in zip(cells[::2], cells[1::2], strict=False):
                if fold(label) in _LABELS:
                    found.setdefault(_LABELS[fold(label)], value)
    return found


def _head(lines: Sequence[str]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for line in lines:
        if match := _NUMBER.search(line):
            found.setdefault("number", re.sub(r"\s", "", match[1]))
        if match := _PLACE_AND_DATE.search(line):
            found.setdefault("issued_on", f"{match[2]}/{match[3]}/{match[4]}")
    return found


def _title(lines: Sequence[str]) -> str:
    """The first line that says it is a plan: a title of a page, or the words under `KẾ HOẠCH`."""
    for place, line in enumerate(lines):
        if fold(line) == "ke hoach" and place + 1 < len(lines):
            return lines[place + 1]
        if fold(line).startswith("ke hoach ") and (_NUMBERS_TITLE.search(line) or len(line) > 40):
            return line
    return ""


def _day(text: str) -> date | None:
    match = re.search(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", text)
    if not match:
        return None
    try:
        return date(int(match[3]), int(match[2]), int(match[1]))
    except ValueError:
        return None
