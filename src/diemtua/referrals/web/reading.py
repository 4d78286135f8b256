"""What a body sent and what came of it; what came to the Centre."""

from dataclasses import fields
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from diemtua.dossiers.enums import Reading
from diemtua.dossiers.queries import record_read
from diemtua.law.process import question
from diemtua.law.processes.referral import OPEN, IntroduceByLink, SendReferral
from diemtua.law.referrals import NOT_NAMED, phones_first
from diemtua.law.vocabulary.proceedings import ProceduralStatus
from diemtua.law.vocabulary.referrals import ReferralKind, ReferralWay
from diemtua.referrals.enums import TOLD
from diemtua.referrals.permissions import may_compare, may_enter, may_give_links, may_read, may_send
from diemtua.referrals.queries import (
    LISTED_WITH,
    listed,
    recognised_people,
    referral_by_uid,
    requests_of_the_same_name,
    words_for_reader,
)
from diemtua.referrals.web.forms import ReferralFilter
from diemtua.referrals.web.sending import kinds_for
from diemtua.shared.clock import now
from diemtua.shared.filters import wanted_by
from diemtua.shared.ui.asking import found_or_404, reader, required
from diemtua.shared.ui.lists import page_of
from diemtua.shared.ui.searching import asked_of, filters_of, list_address

NEWEST = ("-received_at", "-id")
LABELS = {each.name: question(each).label for act in (IntroduceByLink, SendReferral) for each in fields(act)}


@login_required
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """A body's own page: what can be sent, what was sent, what came of it."""
    required(may_send(reader(request)))
    at = now()
    page = page_of(listed(reader(request), {}, at), request.GET, order=NEWEST, size=25, related=LISTED_WITH)
    return render(
        request, "referrals/home.html", {"page": page, "ways": kinds_for(reader(request), entered=False), "now": at}
    )


@login_required
@require_GET
def referral_list(request: HttpRequest) -> HttpResponse:
    """What came to the Centre, newest first."""
    required(may_read(reader(request)) or may_send(reader(request)))
    at = now()
    asked, told = asked_of(request)
    filters = ReferralFilter(told)
    wanted = wanted_by(filters)
    page = page_of(listed(reader(request), wanted, at), asked, order=NEWEST, related=LISTED_WITH)
    shown = {"page": page, "filters": filters, "now": at, "filtered": any(wanted.values())}
    shown |= {"enters": may_enter(reader(request)), "compares": may_compare(reader(request))}
    shown["links"] = may_give_links(reader(request))
    return render(request, "referrals/list.html", shown)


@login_required
@require_POST
def search(request: HttpRequest) -> HttpResponse:
    """The list under the filters that were chosen; a name that was typed goes sealed into its address."""
    required(may_read(reader(request)) or may_send(reader(request)))
    return redirect(list_address("referrals:list", filters_of(request, ReferralFilter, request.POST)))


@login_required
@require_GET
def referral(request: HttpRequest, uid: UUID) -> HttpResponse:
    """One referral: as its sender sees it, or as the Centre works on it."""
    at = now()
    found: Any = found_or_404(lambda: referral_by_uid(reader(request), uid, at))
    record_read(reader(request), found.dossier, Reading.FILE, at, after=(found.read_seq, found.read_hash))
    shown = _shown(found, at) | {"reads_words": found.works, "by_hand": _told_by_hand(found)}
    if not may_read(reader(request)):
        return render(request, "referrals/sent.html", shown)
    return render(request, "referrals/referral.html", shown | _known(reader(request), found))


def _shown(found: Any, at: datetime) -> dict[str, Any]:
    status = ProceduralStatus(found.status) if found.status else None
    said = words_for_reader(found)
    told = [(_(LABELS[name]), said[name]) for name in TOLD if said.get(name)]
    call = phones_first(status) and found.kind == ReferralKind.NOTICE and not found.phoned_at
    warning = NOT_NAMED if status is ProceduralStatus.EMERGENCY_HELD and found.notice_due_at else ""
    return {"referral": found, "dossier": found.dossier, "told": told, "now": at, "call_now": call} | {
        "warning": warning, "kept": bool(found.told) and not said,
    }  # fmt: skip


def _told_by_hand(found: Any) -> bool:
    """Whether nothing that the system sends reaches the body: neither a page nor a mail."""
    reached = found.way == ReferralWay.LINK or found.has_account or found.sender.email
    return not reached and not found.reported_by


def _known(user: Any, found: Any) -> dict[str, Any]:
    """Who it may be, while nobody said so."""
    if found.dossier.state not in OPEN:
        return {}
    return {"people": recognised_people(user, found), "requests": requests_of_the_same_name(user, found)}
