"""Shifts change hands: both ended and both written anew in one transaction, or nothing happens."""

from django.utils.translation import gettext_lazy as _

from diemtua.dossiers.actions import ActRefused, Performance, effect, undo
from diemtua.dossiers.enums import GrantLevel
from diemtua.dossiers.models import Entry
from diemtua.duty.actions.placing import ShiftChangedHands, end, hold_roster, put, written
from diemtua.duty.actions.restoring import take_back
from diemtua.duty.actions.telling import ring_by, tell_asked, tell_both, tell_heads
from diemtua.duty.enums import ShiftEnd, SwapKind
from diemtua.duty.models import IN_FORCE, Shift, Swap
from diemtua.law.processes.duty_swap import (
    ApproveSwap,
    ArrangeCover,
    ConsentToSwap,
    DeclineSwap,
    ProposeSwap,
    RefuseSwap,
    WithdrawSwap,
)
from diemtua.law.vocabulary.duty import PlacedBecause
from diemtua.workforce.models import Practitioner


class SwapNotPossible(ActRefused):
    """What is wanted is no swap: not one's own shift, not the other's, or a shift that is over."""


@effect(ProposeSwap)
def propose(act: ProposeSwap, on: Performance) -> None:
    """Both sides see it; the other is told. That the shift is one's own, and the other somebody else, is what the
    lists offer."""
    giving = _shift(act.giving)
    returning = _shift(act.returning) if act.returning else None
    other = Practitioner.objects.select_related("user").get(pk=act.other)
    if returning and (returning.practitioner_id != other.pk or returning.roster_id != giving.roster_id):
        raise SwapNotPossible(_("Ca muốn đổi lấy không phải của người nhận, hoặc ở lịch trực khác. Hãy chọn lại."))
    if other.user is None:
        raise SwapNotPossible(
            _("%(name)s chưa có tài khoản để trả lời. Hãy nhờ lãnh đạo cử người trực thay.") % {"name": other.full_name}
        )
    for shift in filter(None, (giving, returning)):
        _refuse_if_begun(shift, on)
    kind = SwapKind.EXCHANGE if returning else SwapKind.COVER
    _open(on, kind, giving, returning, other)


@effect(ArrangeCover)
def cover(act: ArrangeCover, on: Performance) -> None:
    """Somebody fell out: another stands in at once, until the shift is over."""
    giving, other = _shift(act.giving), Practitioner.objects.select_related("user").get(pk=act.other)
    _refuse_unless_in_force(giving)
    if giving.practitioner_id == other.pk:
        raise SwapNotPossible(_("Người trực thay phải là người khác."))
    if giving.ends_at <= on.recorded_at:
        raise SwapNotPossible(_("Ca này đã qua, không đổi người được nữa."))
    _open(on, SwapKind.COVER, giving, None, other, done=True)


def _open(
    on: Performance, kind: SwapKind, giving: Shift, returning: Shift | None, other: Practitioner, *, done: bool = False
) -> None:
    on.label(f"{_(kind.label)} {giving.day:%d/%m/%Y}")
    for person in (giving.practitioner, other):
        if person.user is not None:
            on.grant_user(person.user, GrantLevel.WORK)
    swap = Swap(kind=kind, giving=giving, returning=returning, asker=giving.practitioner, other=other)
    on.with_entry(lambda entry: _save(swap, on, done=done))


def _save(swap: Swap, on: Performance, *, done: bool) -> None:
    swap.dossier = on.dossier
    swap.save(force_insert=True)
    if done:
        _exchange(swap, ShiftEnd.COVERED, on)
        tell_both(swap, _("Lãnh đạo đã cử người trực thay"), on)
    else:
        tell_asked(swap, on)


def _shift(pk: int) -> Shift:
    hold_roster(Shift.objects.filter(pk=pk))
    return Shift.objects.select_related("practitioner__user", "site", "roster__office").get(pk=pk)


def _swap(on: Performance) -> Swap:
    rows = Swap.objects.select_related(
        "giving__practitioner", "giving__site", "giving__roster__office", "returning__practitioner",
        "returning__site", "returning__roster", "asker__user", "other__user",
    )  # fmt: skip
    return rows.get(dossier=on.dossier)


def _refuse_if_begun(shift: Shift, on: Performance) -> None:
    _refuse_unless_in_force(shift)
    if shift.starts_at <= on.recorded_at:
        raise SwapNotPossible(_("Ca đã bắt đầu hoặc đã qua, không đổi được nữa. Hãy nhờ lãnh đạo cử người trực thay."))


def _refuse_unless_in_force(shift: Shift) -> None:
    if shift.ended_at is not None or shift.layer != IN_FORCE:
        raise ShiftChangedHands(shift)


def _refuse_who_left(taker: Practitioner) -> None:
    if not (taker.active and taker.user and taker.user.is_active):
        raise SwapNotPossible(
            _("%(name)s không còn làm việc nên không nhận ca được. Hãy không duyệt, rồi cử người khác trực thay.")
            % {"name": taker.full_name}
        )


@effect(ConsentToSwap)
def consent(act: ConsentToSwap, on: Performance) -> None:
    """The head is told."""
    tell_heads(_swap(on), on)


@effect(DeclineSwap)
def decline(act: DeclineSwap, on: Performance) -> None:
    """Who asked is told."""
    tell_both(_swap(on), _("Đề nghị đổi ca không được nhận"), on)


@effect(WithdrawSwap)
def withdraw(act: WithdrawSwap, on: Performance) -> None:
    """The other is told."""
    tell_both(_swap(on), _("Đề nghị đổi ca đã rút"), on)


@effect(RefuseSwap)
def refuse(act: RefuseSwap, on: Performance) -> None:
    """Both are told."""
    tell_both(_swap(on), _("Lãnh đạo không duyệt đổi ca"), on)


@effect(ApproveSwap)
def approve(act: ApproveSwap, on: Performance) -> None:
    """The shifts change hands now, if they still are where they were."""
    hold_roster(Shift.objects.filter(given__dossier=on.dossier))
    swap = _swap(on)
    for shift in filter(None, (swap.giving, swap.returning)):
        _refuse_if_begun(shift, on)
    for taker in (swap.other, swap.asker) if swap.returning else (swap.other,):
        _refuse_who_left(taker)
    _exchange(swap, ShiftEnd.SWAPPED if swap.returning else ShiftEnd.COVERED, on)
    tell_both(swap, _("Đã duyệt đổi ca trực"), on)


def _exchange(swap: Swap, because: ShiftEnd, on: Performance) -> None:
    moved = [(swap.giving, swap.other)] + ([(swap.returning, swap.asker)] if swap.returning else [])
    for shift, _taker in moved:
        end(shift, because, on)
    for shift, taker in moved:
        _hand_over(shift, taker, on)
    if any(shift.site.on_call for shift, _taker in moved):
        ring_by(swap.giving.roster, by=on.by, at=on.recorded_at)


def _hand_over(shift: Shift, taker: Practitioner, on: Performance) -> Shift:
    return put(
        roster=shift.roster, practitioner=taker, site=shift.site, day=shift.day, part=shift.part, seat=shift.seat,
        layer=IN_FORCE, reasons=[PlacedBecause.BY_HAND], followed=shift, **written(on),
    )  # fmt: skip


@undo(ApproveSwap)
@undo(ArrangeCover)
def shifts_as_before(entry: Entry, on: Performance) -> None:
    """Each has the shift that was his, if he can still stand there."""
    swap, moved = _swap(on), take_back(entry, on)
    if any(shift.site.on_call for shift in moved):
        ring_by(swap.giving.roster, by=on.by, at=on.recorded_at)
    tell_both(swap, _("Đã hủy việc đổi ca trực do ghi nhầm"), on)


@undo(ConsentToSwap)
@undo(DeclineSwap)
@undo(WithdrawSwap)
@undo(RefuseSwap)
def answer_as_before(entry: Entry, on: Performance) -> None:
    """It waits for an answer again: both are told."""
    tell_both(_swap(on), _("Câu trả lời cho đề nghị đổi ca đã hủy do ghi nhầm"), on)
