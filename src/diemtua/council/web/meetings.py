"""The Council's own page, its meetings, one meeting."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from diemtua.council import queries
from diemtua.council.permissions import may_keep_members, may_read_council
from diemtua.documents.queries import listed_papers
from diemtua.dossiers.queries import act_slug
from diemtua.law.processes.council import COUNCIL_DECISION, COUNCIL_MEETING, HELD, ISSUED
from diemtua.shared.clock import now
from diemtua.shared.ui.asking import found_or_404, reader, required
from diemtua.shared.ui.lists import page_of

SHOWN = 8
PLAN, ASK = (act_slug(process.acts[0]) for process in (COUNCIL_MEETING, COUNCIL_DECISION))


@login_required
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Who sits, the next meeting, what is open and how late."""
    required(may_read_council(reader(request)))
    user, at = reader(request), now()
    members = list(queries.members_on(at.date()))
    open_ones = list(queries.open_decisions(user)[: SHOWN + 1])
    shown = {
        "members": [row for row in members if row.on_the_council],
        "helpers": [row for row in members if not row.on_the_council],
        "coming": queries.next_meeting(user, at), "open_ones": open_ones[:SHOWN], "more": len(open_ones) > SHOWN,
        "now": at, "today": at.date(), "keeps": may_keep_members(user), "plan": PLAN,
    }  # fmt: skip
    return render(request, "council/home.html", shown)


@login_required
@require_GET
def meeting_list(request: HttpRequest) -> HttpResponse:
    """Meetings, the latest first."""
    required(may_read_council(reader(request)))
    rows = queries.meetings_visible_to(reader(request)).filter(void_at__isnull=True)
    page = page_of(rows, request.GET, order=("-starts_at", "-pk"))
    shown = {"page": page, "keeps": may_keep_members(reader(request)), "plan": PLAN}
    return render(request, "council/meetings.html", shown)


@login_required
@require_GET
def meeting(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Agenda, who came, minutes, and what was asked of whom."""
    user = reader(request)
    required(may_read_council(user))
    found: Any = found_or_404(lambda: queries.meeting_by_uid(user, uid))
    held = found.dossier.state in {HELD, ISSUED}
    shown = {
        "meeting": found, "dossier": found.dossier, "now": now(),
        "presences": queries.presences(found) if held else (),
        "decisions": queries.decisions_visible_to(user).filter(meeting=found).order_by("due_on", "pk"),
        "papers": listed_papers(user, found.dossier),
        "ask": ASK if held and may_keep_members(user) else "", "today": now().date(),
    }  # fmt: skip
    return render(request, "council/meeting.html", shown)
