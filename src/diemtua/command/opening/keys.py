"""Fresh keys for an office, written once to a file that the server reads as its environment."""

import base64
import os
import secrets
from pathlib import Path


def write_keys(path: Path) -> bool:
    """Write new keys, readable by their owner only; returns False where the file is there already."""
    lines = [
        "DIEMTUA_PRODUCTION=1",
        f"DIEMTUA_SECRET_KEY={secrets.token_urlsafe(60)}",
        f"DIEMTUA_FIELD_KEYS=k1:{base64.b64encode(os.urandom(32)).decode()}",
        f"DIEMTUA_INDEX_KEY={secrets.token_urlsafe(48)}",
        f"DIEMTUA_ANCHOR_KEY={secrets.token_urlsafe(48)}",
        f"DIEMTUA_BACKUP_KEY={base64.b64encode(os.urandom(32)).decode()}",
    ]
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return False
    with os.fdopen(handle, "w") as file:
        file.write("\n".join(lines) + "\n")
    return True
