"""An act of duty that one button of this room sends."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest

from diemtua.dossiers.actions import ActRefused, perform
from diemtua.law.process import Act
from diemtua.shared.ui.asking import reader


def do_now(request: HttpRequest, act: Act, dossier: Any, at: datetime, *, said: str) -> bool:
    """Do an act that one button sends; a refusal is told on the next page."""
    try:
        perform(act, dossier, by=reader(request), occurred_at=at, recorded_at=at, seen=dossier.version, key=uuid4())
    except ActRefused as refused:
        messages.error(request, str(refused))
        return False
    messages.success(request, said)
    return True
