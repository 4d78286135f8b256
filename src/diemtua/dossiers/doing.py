"""Asking for an act and doing it on a room's own page."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from diemtua.dossiers.actions import ActRefused, AlreadyChanged, perform
from diemtua.dossiers.asking import ActForm, first_look, form_for
from diemtua.dossiers.models import Dossier
from diemtua.law.process import ActRule
from diemtua.shared.ui.asking import posted, reader


def form_of(request: HttpRequest, rule: ActRule, dossier: Dossier) -> ActForm:
    """The form of an act as it was sent, or as it is first seen."""
    return form_for(rule, reader(request), dossier)(posted(request), initial=first_look(dossier))


def done(request: HttpRequest, form: ActForm, dossier: Dossier, at: datetime) -> bool:
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
