"""Meetings and decisions: their states, papers, clocks, readers, and the way back from a mistake."""

from dataclasses import fields
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from diemtua.accounts.models import User
from diemtua.cases.models import Case
from diemtua.council.actions.decisions import DayBeforeItWasAsked, DayNotLater
from diemtua.council.actions.meetings import (
    BothPresentAndRepresented,
    MeetingInThePast,
    MeetingNotYet,
)
from diemtua.council.models import Decision, Meeting, Member
from diemtua.council.permissions import may_keep_allowances
from diemtua.council.queries import council_meetings, decisions_visible_to, listed, meetings_visible_to, next_meeting
from diemtua.documents.actions import number_paper
from diemtua.documents.models import Paper
from diemtua.documents.queries import frozen
from diemtua.dossiers.actions import NotPermitted, RowNotOffered, annul, erase
from diemtua.dossiers.models import Deadline, Dossier, Entry
from diemtua.dossiers.queries.journal import last_standing
from diemtua.law.process import Act, question
from diemtua.law.processes.council import (
    CancelMeeting,
    CloseDecision,
    ExtendDecision,
    InviteMembers,
    IssueMinutes,
    OpenDecision,
    PlanMeeting,
    PostponeMeeting,
    RecordHolding,
    ReportDecision,
    WithdrawDecision,
)
from diemtua.law.processes.legal_aid_case.ending import ArchiveFile
from diemtua.notices.models import Message
from diemtua.shared.clock import VIETNAM
from tests.cases.conftest import Do
from tests.cast import organisation
from tests.council.conftest import AFTER, MEETING_AT, PLANNED_AT, Open, open_with

pytestmark = pytest.mark.django_db
LATER = AFTER + timedelta(days=10)


def last(dossier: Dossier) -> Entry:
    found = last_standing(dossier)
    assert found is not None
    return found


def back(dossier: Dossier, by: User) -> Dossier:
    """Annul the last act."""
    annul(last(dossier), by=by, reason="Ghi nhầm", at=LATER)
    dossier.refresh_from_db()
    return dossier


# meetings


def test_meeting_gets_a_number_of_the_councils_own(plan: Open) -> None:
    assert [plan().number, plan().number] == ["HĐPH.HOP.01.2026", "HĐPH.HOP.02.2026"]
    meeting = Meeting.objects.earliest("pk")
    assert meeting.agenda == ["Kết quả 9 tháng", "Kế hoạch quý IV"]


@pytest.mark.parametrize(
    ("act", "name", "column"),
    [
        (PlanMeeting, "title", Meeting.title), (PlanMeeting, "place", Meeting.place),
        (PostponeMeeting, "place", Meeting.place), (OpenDecision, "person", Decision.person),
        (ArchiveFile, "shelf", Case.shelf),
    ],
)  # fmt: skip
def test_words_are_asked_no_longer_than_their_column(act: type[Act], name: str, column: Any) -> None:
    """One of two databases refuses what is longer."""
    [asked] = [question(each) for each in fields(act) if each.name == name]
    assert asked.longest == column.field.max_length


def test_point_of_the_agenda_is_never_cut_short(plan: Open) -> None:
    long = "Nội dung " * 60
    assert plan(agenda=f"\u200b\nKết quả\n{long}").meeting.agenda == ["Kết quả", long.strip()]


def test_invitation_names_members_and_guests_in_the_councils_name(invited: Dossier) -> None:
    paper = Paper.objects.get(form="HD-GM")
    data, sheet = frozen(paper)
    assert data["invited"][0] == "Nguyễn Thanh Hải, Giám đốc, Chủ tịch Hội đồng"
    assert data["invited"][-2:] == ["Đoàn Luật sư tỉnh", "Trại tạm giam Công an tỉnh"]
    assert (paper.office.code, sheet.symbol) == ("HDPH", "GM-HĐPH")
    assert sheet.signatures[-1].lines == ("TM. HỘI ĐỒNG", "CHỦ TỊCH – GIÁM ĐỐC")
    assert (sheet.signatures[-1].name, invited.state) == ("Nguyễn Thanh Hải", "INVITED")


def test_members_are_told_and_nobody_else(invited: Dossier) -> None:
    told = set(Message.objects.filter(event="COUNCIL").values_list("user__username", flat=True))
    assert told == {"son", "chanh", "hoa"}
    assert Message.objects.filter(event="COUNCIL").earliest("pk").subject == "Mời họp Hội đồng: HĐPH.HOP.01.2026"


def test_papers_of_the_council_are_numbered_apart_by_the_standing_office(
    invited: Dossier, issued: Dossier, evaluator: User, desk_officer: User
) -> None:
    numbered = [number_paper(paper, by=evaluator, at=AFTER) for paper in Paper.objects.order_by("pk")]
    assert [(paper.series, paper.number, paper.office.code) for paper in numbered] == [
        ("DI.GM", "01", "HDPH"), ("DI.BB", "01", "HDPH"),
    ]  # fmt: skip


def test_nobody_is_invited_to_the_past(plan: Open, do: Do, evaluator: User) -> None:
    dossier = plan(starts_at=PLANNED_AT + timedelta(minutes=1))
    with pytest.raises(MeetingInThePast):
        do(InviteMembers(), dossier, evaluator, PLANNED_AT + timedelta(hours=1))


def test_postponed_meeting_is_invited_to_again(invited: Dossier, do: Do, evaluator: User) -> None:
    other = MEETING_AT + timedelta(days=7)
    do(PostponeMeeting(starts_at=other, place="Phòng họp số 2", reason="Trùng lịch"), invited, evaluator, PLANNED_AT)
    assert (invited.state, invited.meeting.starts_at, invited.meeting.place) == ("PLANNED", other, "Phòng họp số 2")
    assert back(invited, evaluator).state == "INVITED"
    before = Meeting.objects.get()
    assert (before.starts_at, before.place) == (MEETING_AT, "Phòng họp Sở Tư pháp")


def test_attendance_says_of_everybody(held: Dossier) -> None:
    found = {row.member.body.code: row.presence for row in held.meeting.attendance.select_related("member__body")}
    assert found == {"STP": "PRESENT", "TTTGPL": "PRESENT", "CAT": "REPRESENTED", "TAT": "ABSENT"}


def test_meeting_is_not_held_before_it_begins(invited: Dossier, do: Do, evaluator: User) -> None:
    with pytest.raises(MeetingNotYet, match="08:00 15/10/2026"):
        do(RecordHolding(present=()), invited, evaluator, PLANNED_AT)


def test_nobody_comes_and_sends_somebody(invited: Dossier, do: Do, evaluator: User) -> None:
    member = Member.objects.get(body__code="CAT")
    with pytest.raises(BothPresentAndRepresented, match="Lý Trường Sơn"):
        do(RecordHolding(present=(member.pk,), represented=(member.pk,)), invited, evaluator, AFTER)


def test_minutes_say_who_came_and_what_was_concluded(issued: Dossier) -> None:
    data, _sheet = frozen(Paper.objects.get(form="HD-BB"))
    assert data["attended"][-1] == "Đoàn Luật sư"
    assert data["represented"] == ["Lý Trường Sơn, Phó Giám đốc"]
    assert data["absent"] == ["Đinh Công Chánh, Phó Chánh án"]
    assert (issued.state, issued.over, data["conclusions"]) == ("ISSUED", True, "Giao Công an tỉnh rà soát.")


def test_every_step_of_a_meeting_can_be_annulled(issued: Dossier, evaluator: User) -> None:
    states = [back(issued, evaluator).state for _ in range(4)]
    assert states == ["HELD", "INVITED", "PLANNED", ""]
    meeting = Meeting.objects.get()
    assert (meeting.conclusions, meeting.attendance.count(), meeting.guests) == ("", 0, "")
    assert meeting.void_at == LATER
    assert set(Paper.objects.values_list("state", flat=True)) == {"VOID"}


def test_head_of_the_centre_drafts_but_does_not_cancel(planned: Dossier, do: Do, head: User) -> None:
    do(InviteMembers(), planned, head, PLANNED_AT)
    assert planned.state == "INVITED"
    with pytest.raises(NotPermitted):
        do(CancelMeeting(reason="Bận"), planned, head, PLANNED_AT)


def test_cancelled_meeting_is_over_and_comes_back(planned: Dossier, do: Do, evaluator: User) -> None:
    assert next_meeting(evaluator, PLANNED_AT) == planned.meeting
    do(CancelMeeting(reason="Lũ"), planned, evaluator, PLANNED_AT)
    assert (planned.over, next_meeting(evaluator, PLANNED_AT)) == (True, None)
    assert back(planned, evaluator).state == "PLANNED"


def test_meeting_is_seen_by_members_office_and_head_only(
    planned: Dossier, police_member: User, evaluator: User, head: User, auditor: User, desk_officer: User,
    stranger: User, policewoman: User, accountant: User,
) -> None:  # fmt: skip
    seeing = [police_member, evaluator, head, auditor]
    assert [meetings_visible_to(user).count() for user in seeing] == [1, 1, 1, 1]
    others = [desk_officer, stranger, policewoman, accountant]
    assert [meetings_visible_to(user).count() for user in others] == [0, 0, 0, 0]


def test_only_who_sees_a_meeting_may_name_it_in_a_decision(held: Dossier, evaluator: User, stranger: User) -> None:
    assert [len(council_meetings(user, held)) for user in (evaluator, stranger, None)] == [1, 0, 0]


def test_nothing_is_asked_by_a_meeting_that_did_not_take_place(invited: Dossier, evaluator: User) -> None:
    assert council_meetings(evaluator, invited) == []
    act = OpenDecision(
        meeting=invited.meeting.pk, content="Rà soát", owner=organisation("CAT").pk, due_on=MEETING_AT.date()
    )
    with pytest.raises(RowNotOffered, match="Kết luận tại cuộc họp"):
        open_with(act, "council_decision", invited.office, evaluator, AFTER)


def test_who_was_invited_is_told_that_it_is_put_off_or_cancelled(
    invited: Dossier, do: Do, evaluator: User, police_member: User
) -> None:
    def told() -> list[str]:
        return [each.subject for each in Message.objects.filter(user=police_member).order_by("pk")]

    later = MEETING_AT + timedelta(days=7)
    do(PostponeMeeting(starts_at=later, reason="Trùng lịch"), invited, evaluator, PLANNED_AT)
    do(CancelMeeting(reason="Lũ"), invited, evaluator, PLANNED_AT)
    said = ("Mời họp Hội đồng", "Dời cuộc họp Hội đồng", "Hủy cuộc họp Hội đồng")
    assert told() == [f"{words}: {invited.number}" for words in said]


def test_nobody_hears_of_a_plan_that_came_to_nothing(planned: Dossier, do: Do, evaluator: User) -> None:
    do(PostponeMeeting(starts_at=MEETING_AT + timedelta(days=7), reason="Trùng lịch"), planned, evaluator, PLANNED_AT)
    do(CancelMeeting(reason="Lũ"), planned, evaluator, PLANNED_AT)
    assert Message.objects.count() == 0


def test_accountants_and_the_standing_office_keep_allowances(accountant: User, evaluator: User, head: User) -> None:
    assert [may_keep_allowances(user) for user in (accountant, evaluator, head)] == [True, True, False]


def test_erased_meeting_keeps_its_days_and_no_word(issued: Dossier, asked: Dossier, evaluator: User) -> None:
    erase(issued, by=evaluator, document="Quyết định số 1", at=LATER)
    meeting = Meeting.objects.get()
    assert (meeting.title, meeting.conclusions, meeting.starts_at) == ("Đã xóa theo quyết định", "", MEETING_AT)
    assert (meeting.agenda, meeting.guests) == ([], "")


# decisions


def clock(dossier: Dossier) -> Deadline:
    return Deadline.objects.get(dossier=dossier)


def test_decision_runs_to_the_day_of_the_council(asked: Dossier) -> None:
    assert asked.number == "HĐPH.VIEC.01.2026"
    due = clock(asked).due_at
    assert due is not None
    assert due.astimezone(VIETNAM).date() == date(2026, 11, 15)
    assert clock(asked).trace[0] == "ngày Hội đồng phối hợp liên ngành ấn định: 15/11/2026"
    assert clock(asked).external


def test_owner_is_told_reads_and_reports(asked: Dossier, do: Do, police_member: User, court_member: User) -> None:
    subjects = {message.subject for message in Message.objects.filter(user=police_member)}
    assert subjects == {"Mời họp Hội đồng: HĐPH.HOP.01.2026", "Hội đồng giao việc: HĐPH.VIEC.01.2026"}
    assert (decisions_visible_to(police_member).count(), decisions_visible_to(court_member).count()) == (1, 0)
    do(ReportDecision(progress="Đã rà soát 5/9 nhà tạm giữ"), asked, police_member, LATER)
    decision = Decision.objects.get()
    assert (decision.result, decision.reported_at, asked.state) == ("Đã rà soát 5/9 nhà tạm giữ", LATER, "OPEN")
    with pytest.raises(NotPermitted):
        do(CloseDecision(result="Xong"), asked, police_member, LATER)
    with pytest.raises(NotPermitted):
        do(ReportDecision(progress="x"), asked, court_member, LATER)


def test_report_taken_back_leaves_none(asked: Dossier, do: Do, evaluator: User) -> None:
    do(ReportDecision(progress="Nhầm"), asked, evaluator, LATER)
    back(asked, evaluator)
    assert (Decision.objects.get().result, Decision.objects.get().reported_at) == ("", None)


@pytest.mark.parametrize("mistake", [ReportDecision(progress="Nhầm"), CloseDecision(result="Nhầm")])
def test_report_before_a_mistake_stands_again(asked: Dossier, do: Do, evaluator: User, mistake: Act) -> None:
    do(ReportDecision(progress="Đã rà soát 5 nhà tạm giữ"), asked, evaluator, AFTER)
    do(mistake, asked, evaluator, LATER)
    back(asked, evaluator)
    decision = Decision.objects.get()
    assert (decision.result, decision.reported_at, decision.done_on) == ("Đã rà soát 5 nhà tạm giữ", AFTER, None)


@pytest.mark.parametrize(("days", "late"), [(31, False), (32, True)])
def test_done_is_in_time_until_the_day_is_over(asked: Dossier, do: Do, evaluator: User, days: int, late: bool) -> None:
    at = AFTER + timedelta(days=days)
    do(CloseDecision(result="Đã xong"), asked, evaluator, at)
    assert (asked.state, clock(asked).met_at, Decision.objects.get().done_late) == ("DONE", at, late)
    annul(last(asked), by=evaluator, reason="Chưa xong", at=at)
    assert (Decision.objects.get().done_on, clock(asked).met_at) == (None, None)


def test_extended_day_moves_the_clock_and_back(asked: Dossier, do: Do, evaluator: User) -> None:
    with pytest.raises(DayNotLater, match="15/11/2026"):
        do(ExtendDecision(due_on=date(2026, 11, 15), reason="x"), asked, evaluator, LATER)
    do(ExtendDecision(due_on=date(2026, 12, 15), reason="Chờ số liệu"), asked, evaluator, LATER)
    moved = clock(asked).due_at
    assert moved is not None
    assert (moved.astimezone(VIETNAM).date(), Decision.objects.get().due_on) == (date(2026, 12, 15),) * 2
    back(asked, evaluator)
    restored = clock(asked).due_at
    assert restored is not None
    assert (restored.astimezone(VIETNAM).date(), Decision.objects.get().due_on) == (date(2026, 11, 15),) * 2


def test_nothing_is_due_before_it_was_asked(ask: Open) -> None:
    with pytest.raises(DayBeforeItWasAsked):
        ask(due_on=date(2026, 10, 14))
    assert ask(due_on=date(2026, 10, 15)).state == "OPEN"


def test_withdrawn_decision_has_no_clock(asked: Dossier, do: Do, evaluator: User) -> None:
    do(WithdrawDecision(reason="Không còn cần"), asked, evaluator, LATER)
    assert (asked.state, clock(asked).cancelled_at, asked.next_due_at) == ("WITHDRAWN", LATER, None)


def test_decision_by_mistake_is_in_no_list(asked: Dossier, evaluator: User) -> None:
    assert back(asked, evaluator).state == ""
    assert decisions_visible_to(evaluator).count() == 0


def test_list_is_narrowed(ask: Open, do: Do, evaluator: User) -> None:
    late, soon = ask(), ask("TAT", content="Bố trí nơi trực tại Tòa án", due_on=date(2026, 12, 1))
    done, tardy = ask("VKST", due_on=date(2026, 12, 31)), ask("STC")
    do(CloseDecision(result="Xong"), done, evaluator, LATER)
    do(CloseDecision(result="Xong"), tardy, evaluator, AFTER + timedelta(days=40))

    def found(**wanted: object) -> set[Dossier]:
        return {row.dossier for row in listed(evaluator, wanted, date(2026, 11, 23))}

    assert found() == {late, soon, done, tardy}
    assert found(lateness="LATE") == found(text="giai thich quyen", state="OPEN") == found(text=late.number) == {late}
    assert found(lateness="SOON") == found(owner=organisation("TAT").pk) == found(text="noi truc toa") == {soon}
    assert (found(lateness="DONE_IN_TIME"), found(lateness="DONE_LATE")) == ({done}, {tardy})
    assert found(due_from=date(2026, 12, 1), due_to=date(2026, 12, 2)) == {soon}
    assert found(text="", other="x") == {late, soon, done, tardy}


def test_council_that_is_no_body_yet_writes_in_the_name_of_its_office(
    plan: Open, do: Do, evaluator: User, council: object
) -> None:
    dossier = plan()
    body = organisation("HDPH")
    body.valid_to = date(2026, 9, 1)
    body.save()
    Member.objects.update(valid_to=date(2026, 9, 1))
    do(InviteMembers(guests="Đoàn Luật sư"), dossier, evaluator, PLANNED_AT)
    data, sheet = frozen(Paper.objects.get())
    assert (Paper.objects.get().office.code, data["invited"]) == ("STP", ["Đoàn Luật sư"])
    assert sheet.signatures[-1].lines == ("TM. HỘI ĐỒNG", "CHỦ TỊCH")
    assert datetime.fromisoformat(data["meeting_at"]) == MEETING_AT


def test_minutes_cannot_be_issued_before_the_meeting(invited: Dossier, do: Do, evaluator: User) -> None:
    assert IssueMinutes not in [rule.act for rule in invited.process.possible(invited.state, invited.facts)]
