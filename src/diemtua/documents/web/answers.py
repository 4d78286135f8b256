"""How this room's pages find things and send files."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.text import slugify

from diemtua.documents.queries import ContentErased
from diemtua.shared.vietnamese import fold

Found = TypeVar("Found")


def reader(request: HttpRequest) -> Any:
    """The signed-in user; pages know no models, `login_required` made sure it is one of ours."""
    return request.user


def found_or_404(look: Callable[[], Found]) -> Found:
    """What the look-up finds; a page somebody may not see does not exist."""
    try:
        return look()
    except (ObjectDoesNotExist, ContentErased) as error:
        raise Http404 from error


def file_answer(content: bytes, mime: str, name: str, *, inline: bool = False) -> HttpResponse:
    """A file that no browser runs or guesses the kind of; `inline` only for what we drew ourselves."""
    answer = HttpResponse(content, content_type=mime)
    answer["Content-Disposition"] = content_disposition_header(not inline, name) or "attachment"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer


def ascii_name(title: str, ending: str) -> str:
    """A file name every system takes: "quyet-dinh-cu-….pdf"."""
    return f"{slugify(fold(title))[:80]}{ending}"
