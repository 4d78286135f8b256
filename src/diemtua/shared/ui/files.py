"""How pages send files, and how large those may be that they take."""

from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_CALENDAR = "text/calendar; charset=utf-8"
MEGABYTE = 1024 * 1024


def file_answer(content: bytes, mime: str, name: str, *, inline: bool = False) -> HttpResponse:
    """A file that no browser runs or guesses the kind of; `inline` only for what we drew ourselves."""
    # a code is a subclass of str, and a server that follows PEP 3333 to the letter refuses it as a header
    answer = HttpResponse(content, content_type=f"{mime}")
    answer["Content-Disposition"] = content_disposition_header(not inline, name) or "attachment"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer


def excel_answer(content: bytes, name: str) -> HttpResponse:
    """A workbook that is taken away."""
    return file_answer(content, _EXCEL, name)


def calendar_answer(content: bytes, name: str) -> HttpResponse:
    """A calendar for programs that sign in by the secret of its address: no search engine keeps what it holds."""
    answer = file_answer(content, _CALENDAR, name)
    answer["X-Robots-Tag"] = "noindex"
    return answer


def no_larger_than(megabytes: int) -> Callable[["UploadedFile[bytes]"], None]:
    """A validator of a file field: a table of some thousand lines is far smaller."""

    def check(file: "UploadedFile[bytes]") -> None:
        if (file.size or 0) > megabytes * MEGABYTE:
            raise ValidationError(
                _("Tệp lớn hơn %(number)s MB. Hãy chỉ giữ những dòng cần thiết.") % {"number": megabytes}
            )

    return check
