"""Duty in the demonstration: places, a roster in force with what happened on it, the next one drafted, a swap asked."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from uuid import uuid4

from diemtua.accounts.models import Organisation, User
from diemtua.demo.cast import HEAD
from diemtua.demo.stage import commune_called
from diemtua.dossiers.actions import new_dossier, perform
from diemtua.dossiers.models import Dossier
from diemtua.duty import actions, queries
from diemtua.duty.models import Roster, Shift, Site
from diemtua.duty.rostering import Limits, against_each
from diemtua.duty.schedules import HearingGiven
from diemtua.law.process import Act
from diemtua.law.processes.duty_roster import OpenRoster, PublishRoster
from diemtua.law.processes.duty_swap import ProposeSwap
from diemtua.law.vocabulary.duty import ContactOutcome, DutyMode, DutyPart
from diemtua.shared.clock import VIETNAM

# the same roster each time: the solver's own measure of work, not seconds
LIMITS = Limits(seconds=30, work=1.0)


@dataclass(frozen=True)
class Place:
    """A place of duty and what it wants. code: of the body. commune: by its name, where one goes there."""

    code: str
    name: str
    mode: DutyMode
    weekdays: str
    parts: tuple[DutyPart, ...]
    commune: str = ""


PLACES = (
    Place("TAT", "Tòa án nhân dân tỉnh Cà Mau", DutyMode.AT_SITE, "01234", (DutyPart.MORNING,), "Phường An Xuyên"),
    Place(
        "TAKV1",
        "Tòa án nhân dân khu vực 1 - Cà Mau",
        DutyMode.AT_SITE,
        "01234",
        (DutyPart.MORNING,),
        "Phường Lý Văn Lâm",
    ),
    Place("CQCSDT", "Cơ quan Cảnh sát điều tra Công an tỉnh", DutyMode.BY_PHONE, "01234", (DutyPart.AFTERNOON,)),
    Place("TTTGPL", "Điện thoại trực của Trung tâm", DutyMode.BY_PHONE, "0123456", tuple(DutyPart)),
)
CALLS = (
    ("Thư ký Tòa án", "Bị cáo 17 tuổi chưa có người bào chữa", ContactOutcome.REQUEST),
    ("Điều tra viên", "Hỏi mẫu thông báo về trợ giúp pháp lý", ContactOutcome.GUIDED),
    ("Người nhà bị hại", "Hỏi ai được trợ giúp pháp lý miễn phí", ContactOutcome.GUIDED),
)


def put_on_duty(centre: Organisation, ends_on: date) -> None:
    """Two weeks behind and two ahead are in force, the month after is proposed, one shift is offered to a colleague."""
    head = User.objects.get(username=HEAD.username)
    roster = serve_since(ends_on - timedelta(days=14), centre, head, ends_on + timedelta(days=13), ends_on)
    today = datetime.combine(ends_on, time(8), VIETNAM)
    _roster(centre, head, today, ends_on + timedelta(days=14), ends_on + timedelta(days=41))
    _offer(roster, today)
    _hear(Site.objects.get(office=centre, organisation__code="TAT"), head, today)


def serve_since(first: date, centre: Organisation, head: User, last: date, until: date) -> Roster:
    """The places, and a roster in force from the first to the last day, served before `until`."""
    for place in PLACES:
        _open(place, centre, head, last - timedelta(days=378))
    began = datetime.combine(first - timedelta(days=1), time(9), VIETNAM)
    roster = _roster(centre, head, began, first, last)
    _do(PublishRoster(), roster.dossier, head, began)
    roster.refresh_from_db()
    for number, shift in enumerate(_served(roster, until)):
        _serve(shift, number)
    return roster


def _open(place: Place, centre: Organisation, head: User, since: date) -> None:
    hotline = place.code == centre.code
    site = actions.keep_site(
        actions.new_site(centre), by=head, organisation=Organisation.objects.get(code=place.code), name=place.name,
        mode=place.mode, commune=commune_called(place.commune),
        valid_from=since, on_call=hotline, phone="0290 3831 234" if hotline else "",
    )  # fmt: skip
    for part in place.parts:
        wanted = {"part": part, "seats": 1, "days_off": hotline, "valid_from": since}
        actions.add_demand(site, by=head, weekdays=list(place.weekdays), **wanted)


def _roster(centre: Organisation, head: User, at: datetime, first: date, last: date) -> Roster:
    dossier = new_dossier("duty_roster", centre)
    _do(OpenRoster(first_day=first, last_day=last), dossier, head, at)
    roster = Roster.objects.select_related("office", "dossier__office").get(dossier=dossier)
    actions.propose_now(roster, by=head, at=at, limits=LIMITS)
    roster.dossier.refresh_from_db()
    return roster


def _served(roster: Roster, ends_on: date) -> list[Shift]:
    rows = Shift.objects.filter(roster=roster, ended_at__isnull=True, day__lt=ends_on, practitioner__user__isnull=False)
    return list(rows.select_related("practitioner__user").order_by("day", "part", "pk"))


def _serve(shift: Shift, number: int) -> None:
    """Taken up, sometimes with a call, handed over; one in ten was forgotten."""
    user = shift.practitioner.user
    if user is None or number % 10 == 9:
        return
    actions.check_in(shift, by=user, at=shift.starts_at)
    if number % 4 == 0:
        caller, about, outcome = CALLS[number // 4 % len(CALLS)]
        at = shift.starts_at + timedelta(minutes=40)
        given = actions.ContactGiven(at, caller, "", about, outcome, uuid4())
        actions.log_contact(shift, given, by=user, at=at)
    actions.check_out(shift, by=user, at=shift.ends_at)


def _offer(roster: Roster, at: datetime) -> None:
    """The first who is on duty in some days and has a colleague who is free then asks that one to take the shift."""
    rows = Shift.objects.filter(roster=roster, ended_at__isnull=True, day__gt=at.date() + timedelta(days=2))
    here = rows.filter(practitioner__user__isnull=False, practitioner__office=roster.office_id)
    shifts = list(here.select_related("practitioner__user").order_by("day", "pk"))
    plan, serving = queries.plan_of(roster), {each.practitioner_id for each in shifts}
    mine, other = next((shift, free) for shift in shifts for free in sorted(serving & _free(plan, shift)))
    act = ProposeSwap(giving=mine.pk, other=other, reason="Con ốm, phải đưa đi khám.")
    _do(act, new_dossier("duty_swap", roster.office), mine.practitioner.user, at)


def _free(plan: queries.Plan, shift: Shift) -> set[int]:
    """Who else could take the shift with nothing against it."""
    against = against_each(plan.problem, plan.placed, queries.seat_of(shift))
    return {person for person, obstacles in against.items() if not obstacles} - {shift.practitioner_id}


def _hear(court: Site, by: User, at: datetime) -> None:
    """The court sent the schedule of the days to come, then another: one hearing moved, to where nobody is on duty."""
    days = [at.date() + timedelta(days=number) for number in (1, 2, 3)]
    rows = [
        HearingGiven(court.pk, datetime.combine(day, time(8), VIETNAM), "Phòng xử 1", "", f"{number}/2026/TLST-HS")
        for number, day in enumerate(days, start=41)
    ]
    moved = replace(rows[1], starts_at=datetime.combine(days[1], time(14), VIETNAM))
    for sent, hours in ((rows, 0), ([rows[0], moved, rows[2]], 1)):
        read_at, period = at + timedelta(hours=hours - 20), (days[0], days[2] + timedelta(days=1))
        made = actions.read_schedule(sent, court.office, period, by=by, at=read_at)
        actions.take_schedule(made, by=by, at=read_at)


def _do(act: Act, dossier: Dossier, by: User | None, at: datetime) -> None:
    perform(act, dossier, by=by, occurred_at=at, recorded_at=at, seen=dossier.version, key=uuid4())
