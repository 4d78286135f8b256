"""Which request this browser proved a right to; forgotten after half an hour or at once on leaving."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest

from diemtua.portal import queries

KEPT_FOR = timedelta(minutes=30)
KEY = "followed"


def remember(request: HttpRequest, dossier: Any, at: datetime) -> None:
    request.session[KEY] = [str(dossier.uid), at.isoformat()]


def proved(request: HttpRequest, at: datetime) -> Any | None:
    """The dossier, while the proof is fresh; each look refreshes it."""
    uid, since = request.session.get(KEY, ["", ""])
    if not uid or at - datetime.fromisoformat(since) > KEPT_FOR:
        return None
    dossier = queries.matter_of(UUID(uid))
    if dossier is not None:
        remember(request, dossier, at)
    return dossier


def proved_or_404(request: HttpRequest, at: datetime) -> Any:
    dossier = proved(request, at)
    if dossier is None:
        raise Http404
    return dossier


def forget(request: HttpRequest) -> None:
    """Everything the public pages remembered of this browser."""
    for key in (KEY, "draft"):
        request.session.pop(key, None)
