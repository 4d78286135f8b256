"""A list that tells people's names is on record, shown on a page or taken away as a file."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import override

from diemtua.dossiers.enums import Reading
from diemtua.dossiers.queries import record_list_read
from diemtua.shared.sheets import MEDIA_TYPE, Column, workbook
from diemtua.shared.ui.asking import reader
from diemtua.shared.ui.files import file_answer

Words = Callable[[], str]


@dataclass(frozen=True)
class Sheet:
    """A list as Excel. title: asked in the reader's language for the file and in Vietnamese for the record.

    narrowed: by which filters, without a name. office: whose list; None for the reader's own.
    """

    file: str
    title: Words
    columns: Sequence[Column]
    rows: Iterable[Sequence[Any]]
    narrowed: Words = str
    office: int | None = None

    def said(self) -> str:
        """What the record calls it."""
        return " · ".join(filter(None, (self.title(), self.narrowed())))


class _Counted(Iterator[Sequence[Any]]):
    """Rows that are counted as they are written."""

    def __init__(self, rows: Iterable[Sequence[Any]]) -> None:
        self.rows, self.many = iter(rows), 0

    def __next__(self) -> Sequence[Any]:
        row = next(self.rows)
        self.many += 1
        return row


def taken_as_excel(request: HttpRequest, sheet: Sheet, at: datetime) -> HttpResponse:
    """The file, once it is recorded who took it, what it was narrowed by and how many rows it has."""
    rows = _Counted(sheet.rows)
    content = workbook(sheet.title(), sheet.columns, rows)
    list_read(request, Reading.EXPORT, at, sheet.said, rows.many, office=sheet.office)
    return file_answer(content, MEDIA_TYPE, sheet.file)


def list_read(
    request: HttpRequest, what: Reading, at: datetime, said: Words, rows: int, *, office: int | None = None
) -> None:
    """Put on record that the reader was shown, or took away, a list. said: which one, asked in Vietnamese."""
    with override("vi"):
        record_list_read(reader(request), what, at, words=said(), rows=rows, office=office)
