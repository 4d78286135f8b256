"""Rows that acts of the Council may name, and where its dossiers are shown."""

from django.utils.timezone import localdate

from diemtua.accounts.models import User
from diemtua.council.models import Meeting
from diemtua.council.queries.meetings import meetings_visible_to
from diemtua.council.queries.members import bodies_to_sit_for, members_on
from diemtua.dossiers.models import Dossier
from diemtua.dossiers.queries import choices, do_at, show_at
from diemtua.law.processes.council import COUNCIL_DECISION, COUNCIL_MEETING, HELD, ISSUED
from diemtua.law.processes.council_document import COUNCIL_DOCUMENT, EnterDocument
from diemtua.law.processes.council_report import COUNCIL_REPORT
from diemtua.shared.clock import today

show_at(COUNCIL_MEETING.kind, "council:meeting")
show_at(COUNCIL_DECISION.kind, "council:decision")
show_at(COUNCIL_REPORT.kind, "council:report")
show_at(COUNCIL_DOCUMENT.kind, "council:document")
do_at(COUNCIL_DOCUMENT.kind, EnterDocument.__name__, "council:enter")


@choices("seated_member")
def seated_members(user: User | None, dossier: Dossier) -> list[tuple[int, str]]:
    """Who sits on the Council on the day of the meeting."""
    meeting = Meeting.objects.filter(dossier=dossier.pk).first()
    day = localdate(meeting.starts_at) if meeting else today()
    return [(row.pk, f"{row.full_name}, {row.body.name}") for row in members_on(day) if row.on_the_council]


@choices("council_meeting")
def council_meetings(user: User | None, dossier: Dossier) -> list[tuple[int, str]]:
    """Meetings a decision may come from, the latest first: none that did not take place yet."""
    if user is None:
        return []
    rows = meetings_visible_to(user).filter(void_at__isnull=True, dossier__state__in=(HELD, ISSUED))
    return [(row.pk, f"{row.dossier.number} · {row.title}") for row in rows.order_by("-starts_at", "-pk")[:50]]


@choices("decision_body")
def decision_bodies(user: User | None, dossier: Dossier) -> list[tuple[int, str]]:
    """Bodies the Council may ask: those that may sit on it."""
    return [(body.pk, body.name) for body in bodies_to_sit_for(today())]
