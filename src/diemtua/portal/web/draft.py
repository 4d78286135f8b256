"""The draft that is open in this browser."""

from typing import Any

from django.http import HttpRequest

from diemtua.portal import queries
from diemtua.shared import reference_codes

DRAFT = "draft"


def open_draft(request: HttpRequest) -> Any | None:
    """The draft; None where nothing is being written."""
    code = request.session.get(DRAFT)
    return queries.draft_of(code) if code else None


def shown_code(request: HttpRequest) -> str:
    """Its code as people read it."""
    return reference_codes.show(request.session[DRAFT])
