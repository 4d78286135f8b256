"""Putting people at seats and taking them off. The database has the last word on who can be where."""

from collections.abc import Iterable
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from diemtua.dossiers.actions import ActRefused, Performance
from diemtua.dossiers.models import Dossier
from diemtua.duty.enums import ShiftEnd
from diemtua.duty.models import Shift
from diemtua.duty.queries import obstacle_words, words_of
from diemtua.law.vocabulary.duty import Obstacle


class AlreadyOnDuty(ActRefused):
    """Somebody would be at two places, or two people at one seat."""

    def __init__(self, shift: Shift) -> None:
        said = {"name": shift.practitioner.full_name, "shift": words_of(shift)}
        super().__init__(
            _("%(name)s đã trực nơi khác cùng buổi, hoặc chỗ này vừa có người: %(shift)s. Hãy chọn người khác.") % said
        )


class ShiftChangedHands(ActRefused):
    """The shift is not with the person who was thought to hold it, or is over."""

    def __init__(self, shift: Shift) -> None:
        super().__init__(
            _("Ca trực %(shift)s đã đổi người hoặc không còn. Hãy tải lại trang để xem ai đang giữ ca.")
            % {"shift": words_of(shift)}
        )


class SeatAgainstRules(ActRefused):
    """A person edits by hand against rules: possible, but not in silence."""

    def __init__(self, name: str, obstacles: Iterable[Obstacle]) -> None:
        said = {"name": name, "obstacles": obstacle_words(obstacles)}
        super().__init__(_("%(name)s: %(obstacles)s. Nếu vẫn xếp, hãy ghi lý do.") % said)


def hold_roster(shifts: QuerySet[Shift]) -> None:
    """Who moves shifts in force waits for who withdraws or follows their roster, and is waited for. The dossier is the
    lock: every act of a roster holds its own."""
    list(Dossier.objects.select_for_update().filter(pk__in=shifts.values("roster__dossier")).values_list("pk"))


def put(**columns: Any) -> Shift:
    """One shift. Raises AlreadyOnDuty where the database knows better."""
    shift = Shift(**columns)
    try:
        with transaction.atomic():
            shift.save(force_insert=True)
    except IntegrityError as error:
        raise AlreadyOnDuty(shift) from error
    return shift


def put_all(shifts: Iterable[Shift]) -> None:
    """Many shifts in a few statements. Raises AlreadyOnDuty, naming the first."""
    rows = list(shifts)
    try:
        with transaction.atomic():
            Shift.objects.bulk_create(rows, batch_size=200)
    except IntegrityError as error:
        raise AlreadyOnDuty(rows[0]) from error


def written(on: Performance) -> dict[str, Any]:
    """When a shift was written, and by which act."""
    return {"entered_at": on.recorded_at, "entered_in": on.entry.key}


def _over(because: ShiftEnd, on: Performance) -> dict[str, Any]:
    return {"ended_at": on.recorded_at, "ended_because": because, "ended_in": on.entry.key}


def end(shift: Shift, because: ShiftEnd, on: Performance) -> None:
    """The shift is nobody's any more. Raises ShiftChangedHands where somebody else was quicker."""
    held = Shift.objects.filter(pk=shift.pk, practitioner=shift.practitioner_id, ended_at__isnull=True)
    if not held.update(**_over(because, on)):
        raise ShiftChangedHands(shift)


def end_all(rows: QuerySet[Shift], because: ShiftEnd, on: Performance) -> int:
    """Every standing shift among the rows ends; how many did."""
    return rows.filter(ended_at__isnull=True).update(**_over(because, on))
