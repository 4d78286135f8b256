"""A secret that the next page shows once waits for it sealed: sessions stand in the database and in its copies."""

from django.http import HttpRequest

from diemtua.shared.encryption import ValueNotOpened, seal, unseal
from diemtua.shared.ui.asking import reader


def keep(request: HttpRequest, name: str, secret: str) -> None:
    """Let the next page `take` it under this name."""
    request.session[name] = seal(secret.encode(), _about(request, name))


def take(request: HttpRequest, name: str) -> str:
    """The secret, this once; "" where none waits."""
    token = request.session.pop(name, "")
    try:
        return unseal(token, _about(request, name)).decode() if token else ""
    except ValueNotOpened:
        return ""


def _about(request: HttpRequest, name: str) -> str:
    return f"shown-once:{name}:{reader(request).pk}"
