"""An act of duty on a page of this room: doing it, with its refusal said on the form."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from diemtua.dossiers.actions import ActRefused, AlreadyChanged, new_dossier, perform
from diemtua.dossiers.asking import ActForm
from diemtua.law.process import Act
from diemtua.shared.ui.asking import reader

REFUSED = 422


def done(request: HttpRequest, form: ActForm, dossier: Any, at: datetime) -> bool:
    """Do what a valid form says. False where it was refused: the form then says why and can be sent again."""
    try:
        perform(form.act(), dossier, by=reader(request), seen=form.seen, key=form.key, **form.moment(at))
    except AlreadyChanged as refused:
        form.add_error(None, str(refused))
        form.look_again(refused.entries[-1].version)
    except ActRefused as refused:
        form.add_error(None, str(refused))
    else:
        messages.success(request, _("Đã ghi: %(done)s.") % {"done": _(form.rule.done)})
        return True
    return False


def do_now(request: HttpRequest, act: Act, dossier: Any, at: datetime, *, said: str) -> bool:
    """Do an act that one button sends; a refusal is told on the next page."""
    try:
        perform(act, dossier, by=reader(request), occurred_at=at, recorded_at=at, seen=dossier.version, key=uuid4())
    except ActRefused as refused:
        messages.error(request, str(refused))
        return False
    messages.success(request, said)
    return True


def opening(kind: str, office: Any) -> Any:
    """A dossier that exists once its opening act is done."""
    return new_dossier(kind, office)
