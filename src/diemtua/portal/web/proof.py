"""What this browser proved a right to, a request or an introduction; forgotten after half an hour or on leaving."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest

from diemtua.portal import queries
from diemtua.referrals.queries import introduction_by_uid

KEPT_FOR = timedelta(minutes=30)
# who introduced somebody follows the outcome alone: the two proofs never stand for each other
KEY, INTRODUCED = "followed", "introduced"


def remember(request: HttpRequest, dossier: Any, at: datetime, *, as_: str = KEY) -> None:
    request.session[as_] = [str(dossier.uid), at.isoformat()]


def proved(request: HttpRequest, at: datetime) -> Any | None:
    """The dossier, while the proof is fresh; each look refreshes it."""
    uid = _fresh(request, KEY, at)
    dossier = queries.matter_of(uid) if uid else None
    if dossier is not None:
        remember(request, dossier, at)
    return dossier


def introduction_proved(request: HttpRequest, at: datetime) -> Any | None:
    """The introduction whose sender sits here, likewise."""
    uid = _fresh(request, INTRODUCED, at)
    found = introduction_by_uid(uid) if uid else None
    if found is not None:
        remember(request, found.referral.dossier, at, as_=INTRODUCED)
    return found


def _fresh(request: HttpRequest, what: str, at: datetime) -> UUID | None:
    uid, since = request.session.get(what, ["", ""])
    return UUID(uid) if uid and at - datetime.fromisoformat(since) <= KEPT_FOR else None


def proved_or_404(request: HttpRequest, at: datetime) -> Any:
    dossier = proved(request, at)
    if dossier is None:
        raise Http404
    return dossier


def forget(request: HttpRequest) -> None:
    """Everything the public pages remembered of this browser."""
    for key in (KEY, INTRODUCED, "draft"):
        request.session.pop(key, None)
