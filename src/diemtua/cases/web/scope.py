"""Which Centre acts: the law's answer beside what was told; a person decides."""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.translation import gettext as _

from diemtua.cases.queries import scope_of
from diemtua.dossiers.permissions import may
from diemtua.dossiers.queries import act_url
from diemtua.law.eligibility.territory import Scope
from diemtua.law.process import ActRule
from diemtua.law.processes.legal_aid_case import LEGAL_AID_CASE
from diemtua.law.processes.legal_aid_case.states import BEFORE_ACCEPTANCE
from diemtua.shared.clock import VIETNAM
from diemtua.shared.ui.asking import reader

TRANSFER, WHEREABOUTS = LEGAL_AID_CASE.rule("TransferRequest"), LEGAL_AID_CASE.rule("RecordWhereabouts")


def scope_shown(request: HttpRequest, matter: Any, at: datetime) -> dict[str, Any]:
    """The finding with its reason, article and the acts that follow; nothing once it is decided."""
    if matter.dossier.state not in BEFORE_ACCEPTANCE:
        return {}
    finding = scope_of(matter, at.astimezone(VIETNAM).date())
    result, reasons = Scope(finding.result), " ".join(reason.said(_) for reason in finding.reasons)
    outside = result is Scope.TRANSFER
    shown = {
        "words": _(result.label),
        "tone": "good" if result is Scope.WITHIN else "amber",
        "reasons": reasons,
        "articles": "; ".join(citation.text for citation in finding.cited),
        "tell": _address(request, WHEREABOUTS, matter),
        "transfer": _address(request, TRANSFER, matter, reason=reasons) if outside else "",
        "outside": outside,
    }
    return {"scope": shown}


def _address(request: HttpRequest, rule: ActRule, matter: Any, **said: str) -> str:
    """Where the reader does the act, with what is known already; empty where another must."""
    if not may(reader(request), rule.who, matter.dossier):
        return ""
    return f"{act_url(rule, matter.dossier)}?{urlencode(said)}" if said else act_url(rule, matter.dossier)
