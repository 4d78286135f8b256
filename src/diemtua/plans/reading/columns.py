"""Which column of the annex is which, and which cell of a short row belongs to it."""

import re
from collections.abc import Sequence

from diemtua.shared.vietnamese import fold

COLUMNS = ("number", "content", "lead", "coordinating", "timing", "product", "notes")
LABELS = {
    "number": "TT",
    "content": "Nội dung",
    "lead": "Chủ trì",
    "coordinating": "Phối hợp",
    "timing": "Thời gian",
    "product": "Sản phẩm",
    "notes": "Ghi chú",
}
_BODIES = "(co quan|don vi|to chuc)( don vi| to chuc)?"
# the first that fits decides: "cơ quan chủ trì" is the lead, "cơ quan, đơn vị" alone heads two columns
_WORDS = (
    ("number", r"(so )?(tt|stt)( so)?"),
    ("lead", rf"({_BODIES} )?chu tri( thuc hien)?"),
    ("coordinating", rf"({_BODIES} )?phoi hop( thuc hien)?"),
    ("timing", r"(thoi gian|thoi han|tien do|thoi diem).*"),
    ("product", r"(san pham|ket qua|dau ra|du kien ket qua).*"),
    ("notes", r"ghi chu.*"),
    ("content", r"(noi dung|nhiem vu|hoat dong|cong viec|ten nhiem vu|noi dung cong viec).*"),
    ("bodies", rf"{_BODIES}( thuc hien)?"),
)
_TIMING = re.compile(
    r"^(thuong xuien|hang (nam|thang|qui|tuan)|dinh ki|giai doan|qui|thang|nam|trong (nam|qui|thang)|truoc ngai|sau khi"
    r"|den (het )?(nam|ngai|thang)|khi |theo |ca nam|\d+ thang|tu (nam|thang|ngai)|ngai)\b"
)
_LONGEST_TITLE = 60
_NUMBER = re.compile(r"^\d{1,3}(\.\d{1,3})*[.)]?$")
_ROMAN = re.compile(r"^(I{1,3}|IV|VI{0,3}|IX|XI{0,3}|XIV|XV)(?:[.)]\s*(\S.*)?)?$")


def role(text: str) -> str:
    """The column a header cell names, `bodies` for one that heads both kinds of bodies, empty for anything else."""
    words = fold(text)
    if not words or len(words) > _LONGEST_TITLE:
        return ""
    return next((name for name, pattern in _WORDS if re.fullmatch(pattern, words)), "")


def is_header(cells: Sequence[str | None]) -> bool:
    """Whether these cells are the titles of an annex: at least three different columns, the content among them."""
    found = {role(cell) for cell in cells if cell} - {""}
    return len(found) >= 3 and "content" in found


def is_subheader(cells: Sequence[str | None]) -> bool:
    """Whether these cells only divide the bodies' column."""
    named = [cell for cell in cells if cell]
    return bool(named) and {role(cell) for cell in named} <= {"lead", "coordinating"}


def columns_of(header: Sequence[str | None], below: Sequence[str | None] = ()) -> tuple[str, ...]:
    """The columns of an annex in order, from its header row and the row that divides it, if there is one."""
    found = [role(cell or "") for cell in header]
    for place, cell in enumerate(below):
        if cell and place < len(found):
            found[place] = role(cell)
    return tuple("lead" if name == "bodies" else name for name in found)


def spread(header: Sequence[str], below: Sequence[str]) -> tuple[str, ...]:
    """The columns where merged cells were lost: the dividing titles take the place of the bodies' title."""
    names: list[str] = []
    for cell in header:
        names += [role(part) for part in below] if role(cell) == "bodies" and below else [role(cell)]
    return tuple("lead" if name == "bodies" else name for name in names if name)


def is_number(text: str | None) -> bool:
    """Whether a cell is a row number: 1, 01, 2.1, 3)."""
    return bool(text) and bool(_NUMBER.match(text or ""))


def roman(text: str | None) -> tuple[str, str]:
    """The roman number a text begins with and what follows: `IV. Thực hiện` gives `IV` and `Thực hiện`."""
    match = _ROMAN.match(text or "")
    return (match[1], match[2] or "") if match else ("", "")


def is_timing(text: str) -> bool:
    """Whether a cell reads like a time of execution rather than a body or a product."""
    return len(text) <= 120 and bool(_TIMING.match(fold(text)))


def place_by_meaning(cells: Sequence[str]) -> dict[str, str]:
    """Cells of a row that lost some, content first, laid under columns by what they say.

    The timing is the anchor: before it stand lead and coordinating bodies, after it product and notes. Without
    a timing nothing but the content can be told and the rest becomes notes.
    """
    content, rest = cells[0], list(cells[1:])
    anchor = next((place for place, cell in enumerate(rest) if is_timing(cell)), None)
    if anchor is None:
        return {"content": content, "notes": "; ".join(cell for cell in rest if cell)}
    placed = {"content": content, "timing": rest[anchor]}
    placed |= dict(zip(("lead", "coordinating"), (cell for cell in rest[:anchor] if cell), strict=False))
    after = rest[anchor + 1 :]
    placed |= {"product": after[0] if after else "", "notes": "; ".join(cell for cell in after[1:] if cell)}
    return placed


def timing_parts(text: str) -> tuple[str, ...]:
    """`Hằng năm, giai đoạn (2021-2025)` holds two timings; each is kept in its own words."""
    return tuple(part.strip() for part in re.split(r"[,;]\s+(?![^(]*\))", text) if part.strip())
