"""A list that tells people's names is on record, shown on a page or taken away as a file."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import override

from diemtua.dossiers.enums import Reading
from diemtua.dossiers.queries import record_offices_read
from diemtua.shared.sheets import Column, workbook
from diemtua.shared.ui.asking import reader
from diemtua.shared.ui.files import excel_answer

Words = Callable[[], str]


@dataclass(frozen=True)
class Sheet:
    """A list as Excel. title: asked in the reader's language for the file and in Vietnamese for the record.

    rows: whatever `cells` writes as a line; lines themselves, where it is not given. narrowed: by which filters,
    without a name. office: whose list; None for the reader's own. whose: the office of one row, where a list has rows
    of several.
    """

    file: str
    title: Words
    columns: Sequence[Column]
    rows: Iterable[Any]
    cells: Callable[[Any], Sequence[Any]] = list
    narrowed: Words = str
    office: int | None = None
    whose: Callable[[Any], int] | None = None

    def said(self) -> str:
        """What the record calls it."""
        return " · ".join(filter(None, (self.title(), self.narrowed())))


class _Counted(Iterator[Sequence[Any]]):
    """Rows that are counted, for each office, as they are written."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet, self.rows, self.many = sheet, iter(sheet.rows), Counter[int | None]()

    def __next__(self) -> Sequence[Any]:
        row, sheet = next(self.rows), self.sheet
        self.many[sheet.whose(row) if sheet.whose else sheet.office] += 1
        return sheet.cells(row)


def taken_as_excel(request: HttpRequest, sheet: Sheet, at: datetime) -> HttpResponse:
    """The file, once it is recorded who took it, what it was narrowed by and how many rows it has."""
    rows = _Counted(sheet)
    content = workbook(sheet.title(), sheet.columns, rows)
    _on_record(request, Reading.EXPORT, at, sheet.said, rows.many or {sheet.office: 0})
    return excel_answer(content, sheet.file)


def list_read(
    request: HttpRequest, what: Reading, at: datetime, said: Words, rows: int, *, office: int | None = None
) -> None:
    """Put on record that the reader was shown, or took away, a list. said: which one, asked in Vietnamese."""
    _on_record(request, what, at, said, {office: rows})


def _on_record(request: HttpRequest, what: Reading, at: datetime, said: Words, rows: Mapping[int | None, int]) -> None:
    with override("vi"):
        record_offices_read(reader(request), what, at, words=said(), rows=rows)
