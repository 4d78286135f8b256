"""Taking back what an annulled act did to shifts. The database has the last word here, too."""

from operator import attrgetter

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from diemtua.dossiers.actions import ActRefused, Performance
from diemtua.dossiers.models import Entry
from diemtua.duty.actions.placing import end_all
from diemtua.duty.enums import ShiftEnd
from diemtua.duty.models import IN_FORCE, Contact, Shift
from diemtua.duty.queries import words_of


class ShiftMovedOn(ActRefused):
    """What an act wrote was changed by a later one, which must go first."""

    def __init__(self, shift: Shift) -> None:
        why = _(ShiftEnd(shift.ended_because).label)
        super().__init__(
            _("Ca %(shift)s của %(name)s sau đó đã thay đổi tiếp (%(why)s). Hãy hủy lần thay đổi sau trước.")
            % {"why": why, **_said(shift)}
        )


class ShiftWasServed(ActRefused):
    """Somebody stood there already: that is no mistake on paper any more."""

    def __init__(self, shift: Shift) -> None:
        super().__init__(
            _(
                "%(name)s đã nhận ca hoặc đã ghi người liên hệ: %(shift)s. Nếu việc đó cũng ghi nhầm, hãy hủy nó trước "
                "ở trang ca trực."
            )
            % _said(shift)
        )


class SeatTakenMeanwhile(ActRefused):
    """A shift cannot stand again: its seat or its person has another."""

    def __init__(self, shift: Shift) -> None:
        super().__init__(
            _(
                "Không trả lại được ca %(shift)s cho %(name)s: chỗ đó đã có người, hoặc người này đã được xếp nơi khác "
                "cùng buổi. Hãy gỡ ca kia trước, hoặc cử người trực thay."
            )
            % _said(shift)
        )


def _said(shift: Shift) -> dict[str, str]:
    return {"shift": words_of(shift), "name": shift.practitioner.full_name}


def take_back(undone: Entry, on: Performance) -> list[Shift]:
    """Shifts that the act wrote end, those that it ended stand again; all of them. Raises ShiftMovedOn,
    ShiftWasServed, SeatTakenMeanwhile."""
    known = Shift.objects.select_related("practitioner__user", "site")
    moved = list(known.filter(Q(entered_in=undone.key) | Q(ended_in=undone.key)))
    wrote = [shift for shift in moved if shift.entered_in == undone.key]
    if wrote:
        _refuse_unless_untouched(wrote, undone)
        end_all(Shift.objects.filter(entered_in=undone.key), ShiftEnd.ANNULLED, on)
    stand_again(undone, [shift for shift in moved if shift not in wrote])
    return moved


def stand_again(undone: Entry, ended: list[Shift]) -> None:
    """The shifts that the act ended are their people's again. Raises SeatTakenMeanwhile."""
    try:
        with transaction.atomic():
            Shift.objects.filter(ended_in=undone.key).update(ended_at=None, ended_because="", ended_in=None)
    except IntegrityError as error:
        raise SeatTakenMeanwhile(clashing(ended)) from error


def _refuse_unless_untouched(wrote: list[Shift], undone: Entry) -> None:
    told = Contact.objects.filter(shift__entered_in=undone.key, struck_at__isnull=True)
    told_on = set(told.values_list("shift", flat=True))
    for shift in wrote:
        if shift.ended_at is not None:
            raise ShiftMovedOn(shift)
        if shift.checked_in_at is not None or shift.pk in told_on:
            raise ShiftWasServed(shift)


def clashing(shifts: list[Shift]) -> Shift:
    """The first shift whose person or seat another in force already has."""
    taken = Shift.objects.filter(layer=IN_FORCE, ended_at__isnull=True, day__in={each.day for each in shifts})
    people, seats = (set(taken.values_list(*names)) for names in (_PERSON, _SEAT))
    found = (each for each in shifts if _PERSON_OF(each) in people or _SEAT_OF(each) in seats)
    return next(found, shifts[0])


_PERSON, _SEAT = ("practitioner_id", "day", "part"), ("site_id", "day", "part", "seat")
_PERSON_OF, _SEAT_OF = attrgetter(*_PERSON), attrgetter(*_SEAT)
