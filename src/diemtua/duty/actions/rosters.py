"""Effects of the acts of a roster: opened, proposed, edited by hand, published, followed."""

from datetime import date
from uuid import uuid4

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from diemtua.documents.actions import supersede_papers
from diemtua.documents.queries import standing_papers
from diemtua.dossiers.actions import ActRefused, Performance, effect, perform
from diemtua.dossiers.models import Dossier
from diemtua.duty.actions.paper import FORM, changes_between, paper_of
from diemtua.duty.actions.placing import AlreadyOnDuty, SeatAgainstRules, end, end_all, put, put_all, written
from diemtua.duty.actions.restoring import clashing
from diemtua.duty.actions.telling import ring_by, rung_to_come, tell_published
from diemtua.duty.enums import ShiftEnd
from diemtua.duty.models import IN_FORCE, Proposal, Roster, Shift
from diemtua.duty.queries import plan_of, standing_shifts
from diemtua.duty.rostering import Seat, Slot, against_each
from diemtua.law.processes.duty_roster import (
    PUBLISHED,
    ClearSeat,
    DropRoster,
    OpenRoster,
    PlaceOnDuty,
    ProposeRoster,
    PublishRoster,
    SupersedeRoster,
)
from diemtua.law.vocabulary.duty import DutyPart, Obstacle, PlacedBecause
from diemtua.shared.clock import VIETNAM

LONGEST_DAYS = 100


class RosterDaysNotPossible(ActRefused):
    """A roster that ends before it starts, is longer than a quarter, or would leave days of the one before bare."""


class RosterNotReadyToPublish(ActRefused):
    """A roster that names nobody, or would change days that are over."""


class SeatNotInRoster(ActRefused):
    """A place or day that the roster does not speak of."""

    def __init__(self) -> None:
        super().__init__(_("Nơi trực hoặc ngày này không thuộc lịch đang lập. Hãy chọn lại trong bảng."))


@effect(OpenRoster)
def open_roster(act: OpenRoster, on: Performance) -> None:
    """A draft; a later version begins with the shifts that the published one still has to come."""
    previous = Roster.objects.select_related("dossier").get(pk=act.previous) if act.previous else None
    _check_days(act.first_day, act.last_day, previous, on)
    begins = f"{act.first_day:%d/%m}" if act.first_day.year == act.last_day.year else f"{act.first_day:%d/%m/%Y}"
    words = {"first": begins, "last": f"{act.last_day:%d/%m/%Y}"}
    on.label(_("Lịch trực %(first)s – %(last)s") % words)
    on.with_entry(lambda entry: _draw_up(act, previous, on))


def _check_days(first: date, last: date, previous: Roster | None, on: Performance) -> None:
    if last < first:
        raise RosterDaysNotPossible(_("Ngày cuối phải từ ngày đầu trở đi."))
    if (last - first).days >= LONGEST_DAYS:
        raise RosterDaysNotPossible(_("Một lịch trực dài nhất một quý (100 ngày). Hãy chia thành nhiều lịch."))
    if previous is not None and first <= on.recorded_at.astimezone(VIETNAM).date():
        raise RosterDaysNotPossible(_("Bản thay thế chỉ đổi được những ngày sắp tới: hãy bắt đầu từ ngày mai trở đi."))
    if previous is not None and last < previous.last_day:
        raise RosterDaysNotPossible(
            _(
                "Bản thay thế phải đến ít nhất hết ngày %(day)s như lịch đang có, nếu không các ca sau đó không còn ai "
                "trực."
            )
            % {"day": f"{previous.last_day:%d/%m/%Y}"}
        )


def _draw_up(act: OpenRoster, previous: Roster | None, on: Performance) -> None:
    roster = Roster.objects.create(
        dossier=on.dossier, office=on.dossier.office, first_day=act.first_day, last_day=act.last_day,
        previous=previous, version=previous.version + 1 if previous else 1,
    )  # fmt: skip
    if previous is None:
        return
    standing = previous.shifts.filter(
        layer=IN_FORCE, ended_at__isnull=True, day__gte=act.first_day, day__lte=act.last_day
    )  # fmt: skip
    put_all(_copy(each, roster, on) for each in standing)


def _copy(shift: Shift, roster: Roster, on: Performance) -> Shift:
    return Shift(
        roster=roster, practitioner_id=shift.practitioner_id, site_id=shift.site_id, day=shift.day, part=shift.part,
        seat=shift.seat, layer=roster.layer, reasons=[PlacedBecause.BY_HAND], **written(on),
    )  # fmt: skip


@effect(ProposeRoster)
def propose(act: ProposeRoster, on: Performance) -> None:
    """The solver's answer takes the place of what it proposed before; choices made by hand are part of it."""
    roster = Roster.objects.get(dossier=on.dossier)
    proposal = Proposal.objects.get(pk=act.proposal, roster=roster)
    end_all(roster.shifts.all(), ShiftEnd.PROPOSED_ANEW, on)
    put_all(
        Shift(
            roster=roster, site_id=site, day=date.fromisoformat(day), part=part, seat=seat, practitioner_id=person,
            layer=roster.layer, reasons=reasons, **written(on),
        )
        for site, day, part, seat, person, reasons in proposal.placements
    )  # fmt: skip
    on.record(proposal=proposal.pk, placed=len(proposal.placements), empty=len(proposal.missing))


@effect(PlaceOnDuty)
def place(act: PlaceOnDuty, on: Performance) -> None:
    """Somebody by hand. What stands against it must be answered with a reason; two places at once never."""
    roster = Roster.objects.select_related("office").get(dossier=on.dossier)
    plan = plan_of(roster)
    if act.site not in plan.problem.sites or not roster.first_day <= act.day <= roster.last_day:
        raise SeatNotInRoster
    seat = Seat(act.site, Slot(act.day, DutyPart(act.part)), act.seat)
    obstacles = against_each(plan.problem, plan.placed, seat).get(act.practitioner, (Obstacle.NOT_COMPETENT,))
    before = plan.rows.get(seat)
    if before is not None:
        end(before, ShiftEnd.EDITED, on)
    shift = put(
        roster=roster, practitioner_id=act.practitioner, site_id=act.site, day=act.day, part=act.part, seat=act.seat,
        layer=roster.layer, reasons=[PlacedBecause.BY_HAND], followed=before, **written(on),
    )  # fmt: skip
    if Obstacle.ELSEWHERE in obstacles:
        raise AlreadyOnDuty(shift)
    if obstacles and not act.reason:
        raise SeatAgainstRules(shift.practitioner.full_name, obstacles)
    on.record(shift=shift.pk, obstacles=obstacles)


@effect(ClearSeat)
def clear(act: ClearSeat, on: Performance) -> None:
    """The seat is empty."""
    shift = Shift.objects.select_related("site").get(pk=act.shift, roster__dossier=on.dossier)
    end(shift, ShiftEnd.CLEARED, on)
    on.record(shift=shift.pk)


@effect(DropRoster)
def drop(act: DropRoster, on: Performance) -> None:
    """A draft binds nobody; its shifts are kept, ended."""
    roster = Roster.objects.get(dossier=on.dossier)
    end_all(roster.shifts.all(), ShiftEnd.DROPPED, on)


@effect(PublishRoster)
def publish(act: PublishRoster, on: Performance) -> None:
    """The draft becomes what binds: the days of the previous roster are followed, the paper numbered, people told."""
    around = ("office", "previous__dossier", "previous__paper")
    roster = Roster.objects.select_related(*around).get(dossier=on.dossier)
    previous = roster.previous
    if previous is not None:
        # of two who publish what follows one roster, the second waits here and finds that it was followed
        previous.dossier = Dossier.objects.select_for_update().get(pk=previous.dossier_id)
    standing = standing_shifts(roster, beside=rung_to_come(roster, on.recorded_at))
    shifts, before = standing.own, standing.followed
    _check_ready(roster, shifts, on)
    roster.changes = changes_between(before, shifts) if previous else []
    _bring_in_force(roster, shifts, before, on)
    roster.published_at, roster.paper = on.recorded_at, paper_of(roster, shifts, on)
    on.number(roster.paper.number)
    on.with_entry(lambda entry: roster.save())
    on.record(shifts=len(shifts))
    rung = [each for each in shifts if each.site.on_call]
    ring_by(roster, by=on.by, at=on.recorded_at, shifts=standing.beside + rung)
    tell_published(roster, shifts, on)
    if previous is not None:
        # what comes before the first day is still served by the paper of before
        supersede_papers(on, standing_papers(previous.dossier, FORM), since=roster.first_day)
        on.with_entry(lambda entry: _supersede(previous, on))


def _check_ready(roster: Roster, shifts: list[Shift], on: Performance) -> None:
    if not shifts:
        raise RosterNotReadyToPublish(_("Lịch chưa có ai trực. Hãy đề xuất phương án hoặc xếp người trước."))
    if roster.previous is not None and roster.previous.dossier.state != PUBLISHED:
        raise RosterNotReadyToPublish(
            _("Lịch được thay đã rút lại hoặc đã có bản khác thay. Hãy bỏ bản này và lập lại từ lịch đang có hiệu lực.")
        )
    today = on.recorded_at.astimezone(VIETNAM).date()
    if roster.previous is not None and roster.first_day <= today:
        raise RosterNotReadyToPublish(
            _("Bản thay thế này bắt đầu từ ngày đã tới. Hãy bỏ bản này và lập bản thay thế từ ngày mai trở đi.")
        )


def _bring_in_force(roster: Roster, shifts: list[Shift], before: list[Shift], on: Performance) -> None:
    ended = Shift.objects.filter(pk__in=[each.pk for each in before])
    end_all(ended, ShiftEnd.SUPERSEDED, on)
    try:
        with transaction.atomic():
            Shift.objects.filter(roster=roster, layer=roster.pk, ended_at__isnull=True).update(layer=IN_FORCE)
    except IntegrityError as error:
        raise AlreadyOnDuty(clashing(shifts)) from error


def _supersede(previous: Roster, on: Performance) -> None:
    dossier = previous.dossier
    at = on.recorded_at
    perform(
        SupersedeRoster(), dossier, by=on.by, occurred_at=at, recorded_at=at, seen=dossier.version, key=uuid4(),
        vouched={"roster_replaced"},
    )  # fmt: skip
