"""A document waits between its preview and the planner's yes."""

import secrets
from datetime import datetime, timedelta
from pathlib import PurePath
from typing import Final

from django.core import signing
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from diemtua.accounts.models import User

FOLDER: Final = "plans/incoming"
KEPT_FOR: Final = timedelta(days=1)


class IncomingIsGone(LookupError):
    """The document was brought in, given up, or waited longer than a day."""


def keep_incoming(content: bytes, name: str, *, by: User, at: datetime) -> str:
    """Keep a document aside; the ticket returned opens it for the same person only."""
    _clear(at)
    stored = f"{at:%Y%m%d%H%M%S}-{secrets.token_hex(8)}{PurePath(name).suffix.lower()}"
    default_storage.save(f"{FOLDER}/{stored}", ContentFile(content))
    return signing.dumps({"file": stored, "name": PurePath(name).name[-120:], "by": by.pk}, salt=FOLDER)


def incoming(ticket: str, *, by: User) -> tuple[bytes, str]:
    """Content and name of a waiting document. Raises IncomingIsGone."""
    try:
        said = signing.loads(ticket, salt=FOLDER, max_age=KEPT_FOR)
        with default_storage.open(f"{FOLDER}/{said['file']}") as file:
            content = file.read()
    except (signing.BadSignature, OSError) as problem:
        raise IncomingIsGone from problem
    if said["by"] != by.pk:
        raise IncomingIsGone
    return content, str(said["name"])


def _clear(at: datetime) -> None:
    """Throw away what nobody said yes to; names begin with their moment."""
    oldest = f"{at - KEPT_FOR:%Y%m%d%H%M%S}"
    names = default_storage.listdir(FOLDER)[1] if default_storage.exists(FOLDER) else []
    for name in names:
        if name < oldest:
            default_storage.delete(f"{FOLDER}/{name}")
