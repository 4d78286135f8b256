"""Questions about the Council. Dossiers are seen by their grants; who sits where is open to every reader."""

from diemtua.council.queries.allowances import allowance_sheet, allowance_sheets, corrections
from diemtua.council.queries.arrears import arrears_row, months_handed_over, owed_of, owed_to
from diemtua.council.queries.decisions import (
    FILTERS,
    decision_by_uid,
    decisions_visible_to,
    listed,
    open_decisions,
    owners_asked,
)
from diemtua.council.queries.figures import rows_behind
from diemtua.council.queries.issued import (
    Issued,
    document_line,
    form_name,
    issued_papers,
    register_lines,
    why_over,
    years_and_forms,
)
from diemtua.council.queries.meetings import (
    invited_names,
    meeting_by_uid,
    meetings_visible_to,
    next_meeting,
    presences,
)
from diemtua.council.queries.members import (
    bodies_to_sit_for,
    council_of,
    every_term,
    member_by_uid,
    members_on,
    namesakes,
    standing_office,
    users_to_sit,
    what_follows,
)
from diemtua.council.queries.offers import council_meetings, decision_bodies, seated_members
from diemtua.council.queries.reports import figures_of, lines_of, report_by_uid, reports_visible_to

__all__ = [
    "FILTERS",
    "Issued",
    "allowance_sheet",
    "allowance_sheets",
    "arrears_row",
    "bodies_to_sit_for",
    "corrections",
    "council_meetings",
    "council_of",
    "decision_bodies",
    "decision_by_uid",
    "decisions_visible_to",
    "document_line",
    "every_term",
    "figures_of",
    "form_name",
    "invited_names",
    "issued_papers",
    "lines_of",
    "listed",
    "meeting_by_uid",
    "meetings_visible_to",
    "member_by_uid",
    "members_on",
    "months_handed_over",
    "namesakes",
    "next_meeting",
    "open_decisions",
    "owed_of",
    "owed_to",
    "owners_asked",
    "presences",
    "register_lines",
    "report_by_uid",
    "reports_visible_to",
    "rows_behind",
    "seated_members",
    "standing_office",
    "users_to_sit",
    "what_follows",
    "why_over",
    "years_and_forms",
]
