"""Effects of planning, inviting, postponing, holding and cancelling a meeting, and of issuing its minutes."""

from datetime import datetime

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from diemtua.council.actions.sharing import (
    draft_for_the_council,
    let_the_council_in,
    tell_of_the_meeting,
    tell_who_was_invited,
)
from diemtua.council.models import Attendance, Meeting, Member
from diemtua.council.queries.journal import answered_before
from diemtua.council.queries.meetings import invited_names, presences
from diemtua.council.queries.members import members_on
from diemtua.documents.actions import supersede_papers
from diemtua.documents.queries import called, last_issued, standing_papers
from diemtua.dossiers.actions import ActRefused, Performance, effect, undo
from diemtua.dossiers.models import Entry
from diemtua.law.numbers import BOOK_OF_MEETINGS, council_code
from diemtua.law.processes.council import (
    CancelMeeting,
    InviteMembers,
    IssueMinutes,
    PlanMeeting,
    PostponeMeeting,
    RecordHolding,
)
from diemtua.law.vocabulary.council import Presence
from diemtua.shared.clock import VIETNAM
from diemtua.shared.encryption import overwrite
from diemtua.shared.vietnamese import tidy

INVITATION = "HD-GM"


class MeetingInThePast(ActRefused):
    """Nobody can be invited to a moment that is over."""

    def __init__(self) -> None:
        super().__init__(_("Thời gian họp đã qua. Hãy dời cuộc họp rồi mời lại."))


class MeetingNotYet(ActRefused):
    """A meeting was not held before it began."""

    def __init__(self, starts_at: datetime) -> None:
        at = f"{starts_at.astimezone(VIETNAM):%H:%M %d/%m/%Y}"
        super().__init__(_("Cuộc họp bắt đầu lúc %(at)s, chưa ghi nhận đã họp được.") % {"at": at})


class BothPresentAndRepresented(ActRefused):
    """Somebody came and sent somebody else at once."""

    def __init__(self, names: str) -> None:
        super().__init__(_("Vừa có mặt vừa cử người dự thay: %(names)s. Hãy chọn một.") % {"names": names})


@effect(PlanMeeting)
def plan(act: PlanMeeting, on: Performance) -> None:
    """The meeting comes into being with its number, its agenda and its readers."""
    meeting = Meeting.objects.create(
        dossier=on.dossier, title=tidy(act.title), starts_at=act.starts_at, place=tidy(act.place),
        agenda=list(filter(None, map(tidy, act.agenda.splitlines()))),
    )  # fmt: skip
    year = on.occurred_at.astimezone(VIETNAM).year
    on.number(council_code(BOOK_OF_MEETINGS, on.take_number(BOOK_OF_MEETINGS, year), year))
    on.label(meeting.title)
    on.record(meeting=str(meeting.uid))
    let_the_council_in(on)


@undo(PlanMeeting)
def strike(entry: Entry, on: Performance) -> None:
    """It was entered by mistake."""
    Meeting.objects.filter(dossier=on.dossier).update(void_at=on.recorded_at)


@effect(InviteMembers)
def invite(act: InviteMembers, on: Performance) -> None:
    """The invitation is drafted in the Council's name and its members are told."""
    meeting = on.dossier.meeting
    if meeting.starts_at <= on.occurred_at:
        raise MeetingInThePast
    meeting.guests = act.guests.strip()
    meeting.save(update_fields=["guests"])
    draft_for_the_council(on, {INVITATION: _about(meeting) | {"invited": invited_names(meeting)} | _replaced(on)})
    let_the_council_in(on)
    tell_of_the_meeting(on)


def _replaced(on: Performance) -> dict[str, str]:
    """Which invitation the new one takes the place of; nothing where none went out under a number."""
    before = last_issued(on.dossier, INVITATION)
    return {"invitation_replaces": called(before)} if before else {}


def _about(meeting: Meeting) -> dict[str, object]:
    return {
        "meeting_title": meeting.title,
        "meeting_at": meeting.starts_at.astimezone(VIETNAM).isoformat(timespec="minutes"),
        "meeting_place": meeting.place,
        "agenda": meeting.agenda,
    }


@undo(InviteMembers)
def uninvite(entry: Entry, on: Performance) -> None:
    """The invitation is void with its act; who else was asked is asked anew."""
    overwrite(Meeting.objects.filter(dossier=on.dossier), guests="")


@effect(PostponeMeeting)
def postpone(act: PostponeMeeting, on: Performance) -> None:
    """Another moment, perhaps another place; what they were is kept for the way back. Nobody comes by the old paper."""
    meeting = on.dossier.meeting
    on.record(starts_at=meeting.starts_at.isoformat())
    meeting.starts_at = act.starts_at
    meeting.place = tidy(act.place) or meeting.place
    meeting.save(update_fields=["starts_at", "place"])
    supersede_papers(on, standing_papers(on.dossier, INVITATION))
    tell_who_was_invited(_("Dời cuộc họp Hội đồng: %(number)s"), on)


@undo(PostponeMeeting)
def postpone_back(entry: Entry, on: Performance) -> None:
    """The moment and the place as before."""
    starts_at = datetime.fromisoformat(entry.recorded["starts_at"])
    earlier = answered_before(entry, PlanMeeting, PostponeMeeting)
    place = next(tidy(said["place"]) for _entry, said in earlier if said["place"])
    Meeting.objects.filter(dossier=on.dossier).update(starts_at=starts_at, place=place)


@effect(RecordHolding)
def hold(act: RecordHolding, on: Performance) -> None:
    """Each member of the day was there, sent somebody, or was away."""
    meeting = on.dossier.meeting
    if on.occurred_at < meeting.starts_at:
        raise MeetingNotYet(meeting.starts_at)
    both = set(act.present) & set(act.represented)
    if both:
        names = Member.objects.filter(pk__in=both).order_by("sort_key").values_list("full_name", flat=True)
        raise BothPresentAndRepresented("; ".join(names))
    seated = [row for row in members_on(localdate(meeting.starts_at)) if row.on_the_council]
    Attendance.objects.bulk_create(Attendance(meeting=meeting, member=row, presence=_of(row, act)) for row in seated)
    meeting.guests_present = act.guests.strip()
    meeting.save(update_fields=["guests_present"])


def _of(member: Member, act: RecordHolding) -> Presence:
    if member.pk in act.present:
        return Presence.PRESENT
    return Presence.REPRESENTED if member.pk in act.represented else Presence.ABSENT


@undo(RecordHolding)
def not_held(entry: Entry, on: Performance) -> None:
    """Nobody came after all."""
    Attendance.objects.filter(meeting__dossier=on.dossier).delete()
    overwrite(Meeting.objects.filter(dossier=on.dossier), guests_present="")


@effect(IssueMinutes)
def issue(act: IssueMinutes, on: Performance) -> None:
    """The minutes are drafted in the Council's name, with who was there."""
    meeting = on.dossier.meeting
    meeting.opinions, meeting.conclusions = act.opinions.strip(), act.conclusions.strip()
    meeting.save(update_fields=["opinions", "conclusions"])
    said = {"opinions": meeting.opinions, "conclusions": meeting.conclusions} | _who_came(meeting)
    draft_for_the_council(on, {"HD-BB": _about(meeting) | said})


def _who_came(meeting: Meeting) -> dict[str, list[str]]:
    lines: dict[str, list[str]] = {presence: [] for presence in Presence}
    for row in presences(meeting):
        lines[row.presence].append(f"{row.member.full_name}, {row.member.position}")
    guests = [line.strip() for line in meeting.guests_present.splitlines() if line.strip()]
    return {
        "attended": lines[Presence.PRESENT] + guests,
        "represented": lines[Presence.REPRESENTED],
        "absent": lines[Presence.ABSENT],
    }


@undo(IssueMinutes)
def recall(entry: Entry, on: Performance) -> None:
    """The minutes are void with their act."""
    overwrite(Meeting.objects.filter(dossier=on.dossier), opinions="", conclusions="")


@effect(CancelMeeting, nothing_to_undo="The reason stays sealed in the journal; the meeting's own row did not change.")
def cancel(act: CancelMeeting, on: Performance) -> None:
    """Members see why it does not take place, and who was invited is told."""
    let_the_council_in(on)
    supersede_papers(on, standing_papers(on.dossier, INVITATION))
    tell_who_was_invited(_("Hủy cuộc họp Hội đồng: %(number)s"), on)
