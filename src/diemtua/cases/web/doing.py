"""A page of one matter: who may open it, and what the page of an act shows."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from diemtua.cases.queries import accepted_case, request_by_uid
from diemtua.dossiers.actions import ActNotPossible
from diemtua.dossiers.asking import ActForm
from diemtua.dossiers.enums import Reading
from diemtua.dossiers.permissions import may, possible_acts
from diemtua.dossiers.queries import record_read
from diemtua.law.citations import cite
from diemtua.law.process import ActRule
from diemtua.shared.clock import now
from diemtua.shared.ui.asking import found_or_404, reader


def opened(request: HttpRequest, uid: UUID, *, accepted: bool = False) -> tuple[Any, datetime]:
    """The matter, with the reading recorded, and the moment. accepted: the page belongs to accepted cases alone."""
    at, user = now(), reader(request)
    matter: Any = found_or_404(lambda: request_by_uid(user, uid, at))
    if accepted and accepted_case(matter) is None:
        raise Http404
    record_read(user, matter.dossier, Reading.FILE, at, after=(matter.read_seq, matter.read_hash))
    return matter, at


def may_do_now(request: HttpRequest, rule: ActRule, dossier: Any) -> bool:
    """Whether the act can be done; no page for who never may, a word where only the state forbids it."""
    if not may(reader(request), rule.who, dossier):
        raise Http404
    # what was typed is not thrown away because somebody else was quicker: the refusal is said on the form
    if request.method == "POST" or rule in possible_acts(reader(request), dossier):
        return True
    messages.warning(request, str(ActNotPossible(rule, dossier)))
    return False


def page_of_act(rule: ActRule, dossier: Any, form: ActForm, back: str, at: datetime) -> dict[str, Any]:
    """What the page of an act shows, as the derived ones do."""
    basis = [cite(key) for key in rule.basis]
    shown = {"rule": rule, "dossier": dossier, "form": form, "basis": basis, "back": back, "at": at}
    return shown | {"process_label": _(dossier.process.label)}
