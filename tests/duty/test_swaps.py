"""Shifts change hands with both sides' consent and the head's approval; nobody is ever at two places."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.test import Client

from diemtua.accounts.models import Organisation, User
from diemtua.dossiers.actions import NotPermitted, RowNotOffered, annul_last, new_dossier, perform
from diemtua.dossiers.models import Dossier
from diemtua.dossiers.queries import told_about
from diemtua.duty import queries
from diemtua.duty.actions.placing import AlreadyOnDuty, ShiftChangedHands
from diemtua.duty.actions.swaps import SwapNotPossible
from diemtua.duty.actions.withdrawing import RosterCannotBeWithdrawn
from diemtua.duty.models import IN_FORCE, Roster, Shift, Site
from diemtua.law.processes.duty_swap import (
    ApproveSwap,
    ArrangeCover,
    ConsentToSwap,
    DeclineSwap,
    ProposeSwap,
    RefuseSwap,
    WithdrawSwap,
)
from diemtua.law.vocabulary.duty import DutyMode, DutyPart
from diemtua.law.vocabulary.roles import Role
from diemtua.notices.models import Message
from diemtua.workforce.models import Practitioner
from tests.dossiers.test_together import at_once
from tests.duty.conftest import FRIDAY, MONDAY, NOON, Do, make_site, shift_of
from tests.people.builders import user
from tests.watch import hold
from tests.workforce.builders import practitioner

pytestmark = pytest.mark.django_db
MANY = 16


def test_cover_with_consent_and_approval_moves_the_shift(
    asked: Dossier, published: Roster, do: Do, head: User, tam: Practitioner
) -> None:
    before = shift_of(published)
    do(ConsentToSwap(), asked, tam.user)
    assert shift_of(published).practitioner != tam
    do(ApproveSwap(), asked, head)
    after = shift_of(published)
    assert (after.practitioner, after.followed, asked.state) == (tam, before, "APPROVED")
    assert queries.history_of(after) == [Shift.objects.get(pk=before.pk, ended_because="COVERED")]


def test_exchange_moves_both_shifts(
    published: Roster, do: Do, head: User, khai: Practitioner, ut: Practitioner
) -> None:
    shifts = Shift.objects.filter(roster=published).order_by("day")
    giving = next(each for each in shifts if each.practitioner == khai)
    returning = next(each for each in shifts if each.practitioner == ut)
    dossier = new_dossier("duty_swap", published.office)
    do(ProposeSwap(giving=giving.pk, other=ut.pk, returning=returning.pk, reason="Việc nhà"), dossier, khai.user)
    assert told_about(dossier) == [
        ("Ca trực", (queries.words_of(giving), "Trần Văn Khải → Huỳnh Út")),
        ("Đổi lấy ca", (queries.words_of(returning), "Huỳnh Út → Trần Văn Khải")),
    ]
    do(ConsentToSwap(), dossier, ut.user)
    do(ApproveSwap(), dossier, head)
    holders = [shift_of(published, each.day).practitioner for each in (giving, returning)]
    assert (holders, Shift.objects.filter(ended_because="SWAPPED").count()) == ([ut, khai], 2)


def test_each_side_is_told_in_turn(asked: Dossier, do: Do, head: User, tam: Practitioner) -> None:
    assert tam.user is not None
    said = [message.subject for message in Message.objects.filter(user=tam.user)]
    assert [words.partition("đề nghị")[2] for words in said] == [" bạn nhận ca trực"]
    do(ConsentToSwap(), asked, tam.user)
    assert Message.objects.filter(user=head).count() == 1


def test_only_the_one_who_is_asked_consents(asked: Dossier, do: Do, head: User, ut: Practitioner) -> None:
    for somebody in (head, ut.user, None):
        with pytest.raises(NotPermitted):
            do(ConsentToSwap(), asked, somebody)


@pytest.mark.parametrize(
    ("act", "who", "state"),
    [
        (DeclineSwap(reason="Bận"), "other", "DECLINED"), (WithdrawSwap(), "asker", "WITHDRAWN"),
        (RefuseSwap(reason="Thiếu người"), "head", "REFUSED"),
    ],
)  # fmt: skip
def test_swap_that_ends_otherwise_moves_nothing(
    act: DeclineSwap, who: str, state: str, asked: Dossier, published: Roster, do: Do, head: User, tam: Practitioner
) -> None:
    holder = shift_of(published).practitioner
    do(act, asked, {"other": tam.user, "asker": holder.user, "head": head}[who])
    assert (asked.state, shift_of(published).practitioner) == (state, holder)


def test_shift_that_changed_hands_meanwhile_is_not_moved_again(
    asked: Dossier, published: Roster, do: Do, head: User, tam: Practitioner, ut: Practitioner, khai: Practitioner
) -> None:
    giving = shift_of(published)
    third = khai if giving.practitioner == ut else ut
    do(ConsentToSwap(), asked, tam.user)
    do(ArrangeCover(giving=giving.pk, other=third.pk, reason="Gấp"), new_dossier("duty_swap", published.office), head)
    with pytest.raises(ShiftChangedHands):
        do(ApproveSwap(), asked, head)
    assert (shift_of(published).practitioner, asked.state) == (third, "CONSENTED")


def test_shift_that_has_begun_is_covered_but_not_swapped(
    asked: Dossier, published: Roster, do: Do, head: User, tam: Practitioner
) -> None:
    begun = datetime.combine(MONDAY, NOON.timetz()).replace(hour=8)
    do(ConsentToSwap(), asked, tam.user)
    with pytest.raises(SwapNotPossible):
        do(ApproveSwap(), asked, head, begun)
    cover = ArrangeCover(giving=shift_of(published).pk, other=tam.pk, reason="Ốm đột xuất")
    with pytest.raises(SwapNotPossible):
        do(cover, new_dossier("duty_swap", published.office), head, begun + timedelta(hours=8))
    do(cover, new_dossier("duty_swap", published.office), head, begun)
    assert shift_of(published).practitioner == tam


def test_swap_is_refused_where_it_is_none(published: Roster, do: Do, tam: Practitioner, centre: Organisation) -> None:
    giving = shift_of(published)
    owner, friday = giving.practitioner, shift_of(published, FRIDAY)
    stranger = practitioner("Không Tài Khoản", centre)
    wrong = [
        (ProposeSwap(giving=giving.pk, other=tam.pk, reason="x"), tam.user),
        (ProposeSwap(giving=giving.pk, other=owner.pk, reason="x"), owner.user),
        (ProposeSwap(giving=giving.pk, other=stranger.pk, reason="x"), owner.user),
        (ProposeSwap(giving=giving.pk, other=tam.pk, returning=friday.pk, reason="x"), owner.user),
    ]
    for act, by in wrong:
        with pytest.raises((SwapNotPossible, RowNotOffered, NotPermitted)):
            do(act, new_dossier("duty_swap", published.office), by)


def test_cover_by_the_same_person_is_none(published: Roster, do: Do, head: User) -> None:
    giving = shift_of(published)
    with pytest.raises(SwapNotPossible):
        do(
            ArrangeCover(giving=giving.pk, other=giving.practitioner_id, reason="x"),
            new_dossier("duty_swap", published.office), head,
        )  # fmt: skip


def test_who_is_on_duty_elsewhere_cannot_take_a_shift(
    published: Roster, asked: Dossier, hotline: Site, do: Do, head: User, tam: Practitioner
) -> None:
    Shift.objects.create(
        roster=published, practitioner=tam, site=hotline, day=MONDAY, part=DutyPart.MORNING, entered_at=NOON
    )
    do(ConsentToSwap(), asked, tam.user)
    with pytest.raises(AlreadyOnDuty):
        do(ApproveSwap(), asked, head)
    assert (shift_of(published, site=asked.duty_swap.giving.site).practitioner == tam, asked.state) == (
        False,
        "CONSENTED",
    )


def test_swap_never_goes_to_who_left_after_consenting(
    asked: Dossier, tam: Practitioner, do: Do, head: User, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold(monkeypatch, NOON)
    do(ConsentToSwap(), asked, tam.user)
    Practitioner.objects.filter(pk=tam.pk).update(active=False)
    client.force_login(head)
    assert f"{tam.full_name}, 02/03/2026: Nghỉ" in client.get(f"/truc/doi-ca/{asked.uid}/").text
    with pytest.raises(SwapNotPossible, match="Phạm Minh Tâm không còn làm việc"):
        do(ApproveSwap(), asked, head)


def test_swaps_are_seen_by_both_sides_and_who_plans(
    asked: Dossier, published: Roster, head: User, desk_officer: User, tam: Practitioner, ut: Practitioner,
    khai: Practitioner, stranger: User,
) -> None:  # fmt: skip
    asker = shift_of(published).practitioner
    third = ut if asker == khai else khai
    users = [asker.user, tam.user, head, desk_officer, third.user, stranger]
    assert [queries.open_swaps(user).count() for user in users if user] == [1, 1, 1, 1, 0, 0]
    assert queries.swap_by_uid(head, asked.uid).dossier == asked


@pytest.mark.django_db(transaction=True)
def test_sixteen_approvals_at_once_never_put_one_person_at_two_places(
    rulebook: None, centre: Organisation, head: User, tam: Practitioner, do: Do
) -> None:
    """Sixteen people ask the same lawyer to take the same morning at sixteen places; one gets it."""
    roster = _in_force(centre)
    swaps = [_consented(_shift(roster, _place(centre, each), _member(centre, each)), tam, do) for each in range(MANY)]
    head.standing  # noqa: B018 - asked once, before the threads share it
    raised = at_once(*(lambda each=each: _approve(each, head) for each in swaps))  # type: ignore[misc]
    standing = Shift.objects.filter(ended_at__isnull=True)
    assert (len(raised), {type(each) for each in raised}) == (MANY - 1, {AlreadyOnDuty})
    assert (standing.filter(practitioner=tam).count(), standing.count()) == (1, MANY)
    assert Dossier.objects.filter(kind="duty_swap", state="APPROVED").count() == 1


@pytest.mark.django_db(transaction=True)
def test_one_shift_promised_to_sixteen_at_once_goes_to_one(
    rulebook: None, centre: Organisation, head: User, tam: Practitioner, do: Do
) -> None:
    shift = _shift(_in_force(centre), _place(centre, 0), tam)
    swaps = [_consented(shift, _member(centre, each), do) for each in range(MANY)]
    head.standing  # noqa: B018 - asked once, before the threads share it
    raised = at_once(*(lambda each=each: _approve(each, head) for each in swaps))  # type: ignore[misc]
    assert (len(raised), {type(each) for each in raised}) == (MANY - 1, {ShiftChangedHands})
    assert Shift.objects.filter(ended_at__isnull=True).exclude(practitioner=tam).count() == 1


@pytest.mark.django_db(transaction=True)
def test_swap_asked_while_its_roster_is_withdrawn_never_moves_a_draft(
    published: Roster, tam: Practitioner, head: User, do: Do
) -> None:
    """Whoever is first, the other is told."""
    shift, roster = shift_of(published), Dossier.objects.get(pk=published.dossier_id)
    asker, swap = shift.practitioner.user, new_dossier("duty_swap", roster.office)
    asking = ProposeSwap(giving=shift.pk, other=tam.pk, reason="Việc nhà")
    for each in (head, asker):
        each.standing  # type: ignore[union-attr]  # noqa: B018 - asked once, before the threads share it
    raised = at_once(lambda: annul_last(roster, by=head, reason="Ghi nhầm", at=NOON), lambda: do(asking, swap, asker))
    asked = Dossier.objects.filter(kind="duty_swap").exists()
    told = {RosterCannotBeWithdrawn} if asked else {NotPermitted, RowNotOffered, ShiftChangedHands}
    assert len(raised) == 1
    assert {type(each) for each in raised} <= told
    assert Shift.objects.filter(layer=IN_FORCE).exists() is asked


def _in_force(centre: Organisation) -> Roster:
    dossier = Dossier.objects.create(
        kind="duty_roster", state="PUBLISHED", office=centre, tracking_code="X" * 10, opened_at=NOON
    )
    return Roster.objects.create(dossier=dossier, office=centre, first_day=MONDAY, last_day=FRIDAY, published_at=NOON)


def _place(centre: Organisation, number: int) -> Site:
    parts = (DutyPart.MORNING,)
    return make_site(centre, "TAKV1", mode=DutyMode.AT_SITE, weekdays="0", parts=parts, name=f"Nơi {number}")


def _member(centre: Organisation, number: int) -> Practitioner:
    name = f"Người {number:02d}"
    return practitioner(name, centre, user=user(name, Role.PRACTITIONER, centre))


def _shift(roster: Roster, site: Site, person: Practitioner) -> Shift:
    return Shift.objects.create(
        roster=roster, practitioner=person, site=site, day=MONDAY, part=DutyPart.MORNING, entered_at=NOON
    )


def _consented(shift: Shift, other: Practitioner, do: Do) -> Dossier:
    dossier = new_dossier("duty_swap", shift.roster.office)
    do(ProposeSwap(giving=shift.pk, other=other.pk, reason="Việc nhà"), dossier, shift.practitioner.user)
    do(ConsentToSwap(), dossier, other.user)
    return dossier


def _approve(dossier: Dossier, head: User) -> None:
    perform(ApproveSwap(), dossier, by=head, occurred_at=NOON, recorded_at=NOON, seen=dossier.version, key=uuid4())
