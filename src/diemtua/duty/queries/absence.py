"""Published shifts whose person is on leave or gone: the seat stands empty until somebody stands in."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import BooleanField, Case, DateField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet, When

from diemtua.accounts.models import User
from diemtua.duty.models import Shift
from diemtua.duty.queries.rosters import in_turn, shifts_in_force, shifts_visible_to
from diemtua.law.vocabulary.duty import DutyPart
from diemtua.law.vocabulary.practitioners import PractitionerKind
from diemtua.shared.clock import VIETNAM
from diemtua.workforce.models import Leave

_DAY = timedelta(days=1)
_NEXT_DAY = ExpressionWrapper(F("day") + _DAY, output_field=DateField())
# as `is_away` has it of who could be placed
_GONE = (
    Q(practitioner__active=False) | Q(practitioner__user__is_active=False)
    | Q(practitioner__withdrawn_on__isnull=False) | Q(practitioner__banned_on__isnull=False)
    | Q(practitioner__card_valid_to__lte=F("day"))
    | Q(practitioner__kind=PractitionerKind.CONTRACT_LAWYER, practitioner__contract_to__lte=F("day"))
)  # fmt: skip


def with_absence(rows: QuerySet[Shift]) -> QuerySet[Any]:
    """Each with whether its person is on leave then, or works here no more (`away`); no query more."""
    leaves = Leave.objects.filter(
        practitioner=OuterRef("practitioner"), valid_from__lte=OuterRef("ends_on"), valid_to__gt=OuterRef("day")
    )  # fmt: skip
    # a card or contract without an end makes the condition neither true nor false
    away = Case(When(Exists(leaves) | _GONE, then=True), default=False, output_field=BooleanField())
    found: QuerySet[Any] = _with_end(rows).annotate(away=away)
    return found


def emptied_by(leave: Leave, at: datetime) -> list[Shift]:
    """Shifts, under way or to come, that the leave takes their person from."""
    rows = _with_end(shifts_in_force()).filter(
        practitioner=leave.practitioner_id, ends_on__gte=leave.valid_from, day__lt=leave.valid_to
    )  # fmt: skip
    found = in_turn(rows.select_related("site", "roster__dossier", "roster__office"))
    return [each for each in found if each.ends_at > at]


def without_their_person(user: User, at: datetime) -> list[Shift]:
    """Shifts of the user's offices, under way or to come, that stand with somebody who is on leave then, or
    gone."""
    rows = shifts_visible_to(user).filter(day__gte=at.astimezone(VIETNAM).date() - _DAY)
    return [each for each in in_turn(with_absence(rows).filter(away=True)) if each.ends_at > at]


def _with_end(rows: QuerySet[Shift]) -> QuerySet[Any]:
    # the night before the first day of a leave reaches into it
    return rows.alias(ends_on=Case(When(part=DutyPart.NIGHT, then=_NEXT_DAY), default=F("day")))
