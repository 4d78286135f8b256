"""How pages send files."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header


def file_answer(content: bytes, mime: str, name: str, *, inline: bool = False) -> HttpResponse:
    """A file that no browser runs or guesses the kind of; `inline` only for what we drew ourselves."""
    # a code is a subclass of str, and a server that follows PEP 3333 to the letter refuses it as a header
    answer = HttpResponse(content, content_type=f"{mime}")
    answer["Content-Disposition"] = content_disposition_header(not inline, name) or "attachment"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer
