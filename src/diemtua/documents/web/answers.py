"""How this room's files are called."""

from django.utils.text import slugify

from diemtua.shared.vietnamese import fold


def ascii_name(title: str, ending: str) -> str:
    """A file name every system takes: "quyet-dinh-cu-….pdf"."""
    return f"{slugify(fold(title))[:80]}{ending}"
