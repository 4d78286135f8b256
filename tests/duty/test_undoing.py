"""What was done by mistake is taken back, and the database still says who can be where."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.urls import reverse

from diemtua.accounts.models import User
from diemtua.documents.models import Paper
from diemtua.dossiers.actions import ActRefused, EntryCannotBeAnnulled, NotPermitted, annul, new_dossier
from diemtua.dossiers.models import Dossier, Entry
from diemtua.dossiers.queries import last_standing
from diemtua.duty import queries
from diemtua.duty.actions import propose_now
from diemtua.duty.actions.restoring import SeatTakenMeanwhile, ShiftMovedOn, ShiftWasServed
from diemtua.duty.actions.rosters import RosterNotReadyToPublish
from diemtua.duty.actions.withdrawing import RosterCannotBeWithdrawn
from diemtua.duty.models import IN_FORCE, Contact, Roster, Shift, Site
from diemtua.law.processes.duty_roster import ClearSeat, DropRoster, PublishRoster
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
from diemtua.notices.models import Message
from diemtua.shared.clock import VIETNAM
from diemtua.workforce.models import OnCall, Practitioner
from tests.cases.asking import at_most, browser
from tests.duty.conftest import FRIDAY, MONDAY, NOON, QUICK, Do, make_site, open_roster, placed, shift_of
from tests.watch import hold

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
TUESDAY, WEDNESDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=2)
LATER = NOON + timedelta(hours=1)


def undo(dossier: Dossier, by: User | None, at: datetime = LATER) -> Entry:
    """The last standing act of the dossier was a mistake."""
    entry = last_standing(dossier)
    assert entry is not None
    assert by is not None
    done = annul(entry, by=by, reason="Ghi nhầm.", at=at)
    dossier.refresh_from_db()
    return done


def seated(roster: Roster) -> dict[Any, str]:
    """Who stands on which day of a roster as it is."""
    roster.refresh_from_db()
    return {each.day: each.practitioner.full_name for each in queries.standing_shifts(roster).own}


def cover(roster: Roster, shift: Shift, other: Practitioner, do: Do, head: User, at: datetime = NOON) -> Dossier:
    dossier = new_dossier("duty_swap", roster.office)
    do(ArrangeCover(giving=shift.pk, other=other.pk, reason="Ốm"), dossier, head, at)
    return dossier


# a draft


def test_each_act_on_a_draft_gives_back_who_sat_there(
    draft: Roster, court: Site, khai: Practitioner, ut: Practitioner, do: Do, head: User, desk_officer: User
) -> None:
    steps: list[dict[Any, str]] = [seated(draft)]
    do(placed(court, khai), draft.dossier, head)
    steps.append(seated(draft))
    do(placed(court, ut), draft.dossier, head)
    steps.append(seated(draft))
    propose_now(draft, by=head, at=NOON, limits=QUICK)
    draft.dossier.refresh_from_db()
    steps.append(seated(draft))
    do(ClearSeat(shift=shift_of(draft, FRIDAY).pk), draft.dossier, head)
    steps.append(seated(draft))
    do(DropRoster(), draft.dossier, head)
    assert [len(step) for step in steps] == [0, 1, 1, 5, 4]
    for before in reversed(steps):
        undo(draft.dossier, desk_officer)
        assert seated(draft) == before
    assert draft.dossier.state == "DRAFT"
    with pytest.raises(EntryCannotBeAnnulled):
        undo(draft.dossier, head)


# swaps and covers


def test_wrong_cover_gives_the_shift_back(one_shift: Roster, ut: Practitioner, do: Do, head: User) -> None:
    shift = shift_of(one_shift)
    swap = cover(one_shift, shift, ut, do, head)
    Message.objects.all().delete()
    undo(swap, head)
    standing = shift_of(one_shift)
    assert (standing, standing.ended_in, standing.ended_because, swap.state) == (shift, None, "", "")
    assert [(each.practitioner, each.ended_because) for each in queries.history_of(standing)] == [(ut, "ANNULLED")]
    assert {message.user for message in Message.objects.all()} == {shift.practitioner.user, ut.user}
    assert browser(head).get(reverse("duty:swap", args=[swap.uid])).status_code == 200
    with pytest.raises(EntryCannotBeAnnulled):
        annul(swap.entries.get(version=1), by=head, reason="Lần nữa", at=LATER)


def test_page_annuls_a_cover_within_its_price(
    one_shift: Roster, ut: Practitioner, do: Do, head: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold(monkeypatch, LATER)
    swap, client = cover(one_shift, shift_of(one_shift), ut, do, head), browser(head)
    page = reverse("dossiers:annul", args=[swap.uid, 1])
    form = client.get(page).context["form"]
    with at_most(30):
        client.post(page, {**{each.html_name: each.value() for each in form}, "reason": "Nhầm người"})
    assert shift_of(one_shift).practitioner != ut


def test_every_answer_to_a_swap_is_taken_back_by_whose_it_was(
    one_shift: Roster, khai: Practitioner, ut: Practitioner, do: Do, head: User
) -> None:
    swap = new_dossier("duty_swap", one_shift.office)
    do(ProposeSwap(giving=shift_of(one_shift).pk, other=ut.pk, reason="Con ốm"), swap, khai.user)
    answers = (
        (DeclineSwap(), ut.user, "PROPOSED"), (WithdrawSwap(), khai.user, "PROPOSED"),
        (RefuseSwap(reason="Gấp"), head, "PROPOSED"), (ConsentToSwap(), ut.user, "PROPOSED"),
    )  # fmt: skip
    for act, by, before in answers:
        do(act, swap, by)
        Message.objects.all().delete()
        undo(swap, by)
        assert swap.state == before
        assert {message.user for message in Message.objects.all()} == {khai.user, ut.user} - {by}
    do(ConsentToSwap(), swap, ut.user)
    with pytest.raises(NotPermitted):
        undo(swap, khai.user)
    do(ApproveSwap(), swap, head)
    undo(swap, head)
    assert (swap.state, shift_of(one_shift).practitioner) == ("CONSENTED", khai)
    do(ApproveSwap(), swap, head)
    assert shift_of(one_shift).practitioner == ut
    with pytest.raises(EntryCannotBeAnnulled):
        annul(swap.entries.get(version=1), by=head, reason="Nhầm", at=LATER)


def test_shift_is_not_given_back_to_who_stands_elsewhere_now(
    one_shift: Roster, khai: Practitioner, ut: Practitioner, do: Do, head: User
) -> None:
    swap = cover(one_shift, shift_of(one_shift), ut, do, head)
    other = make_site(one_shift.office, "CQCSDT", mode=DutyMode.BY_PHONE, weekdays="0", parts=(DutyPart.MORNING,))
    Shift.objects.create(
        roster=one_shift, practitioner=khai, site=other, day=MONDAY, part=DutyPart.MORNING, entered_at=NOON
    )
    with pytest.raises(SeatTakenMeanwhile, match=f"Không trả lại được ca .* cho {khai.full_name}: chỗ đó đã có người"):
        undo(swap, head)
    assert (shift_of(one_shift, site=shift_of(one_shift, practitioner=ut).site).practitioner, swap.state) == (
        ut, "APPROVED",
    )  # fmt: skip


def test_shift_that_moved_on_is_given_back_in_turn(
    one_shift: Roster, khai: Practitioner, ut: Practitioner, tam: Practitioner, do: Do, head: User
) -> None:
    first = cover(one_shift, shift_of(one_shift), ut, do, head)
    second = cover(one_shift, shift_of(one_shift), tam, do, head)
    with pytest.raises(ShiftMovedOn, match="Có người trực thay"):
        undo(first, head)
    undo(second, head)
    undo(first, head)
    assert shift_of(one_shift).practitioner == khai


def test_shift_that_was_served_is_no_mistake(one_shift: Roster, ut: Practitioner, do: Do, head: User) -> None:
    swap = cover(one_shift, shift_of(one_shift), ut, do, head)
    taken = shift_of(one_shift)
    Shift.objects.filter(pk=taken.pk).update(checked_in_at=taken.starts_at)
    with pytest.raises(ShiftWasServed, match=ut.full_name):
        undo(swap, head)
    Shift.objects.filter(pk=taken.pk).update(checked_in_at=None)
    contact = Contact.objects.create(shift=taken, at=NOON, caller="Thư ký", about="Hỏi", outcome="GUIDED")
    with pytest.raises(ShiftWasServed, match="ghi người liên hệ"):
        undo(swap, head)
    Contact.objects.filter(pk=contact.pk).update(struck_at=NOON)
    undo(swap, head)
    assert shift_of(one_shift).practitioner != ut


# a published roster


def test_roster_published_by_mistake_is_a_draft_again(
    one_shift: Roster, khai: Practitioner, do: Do, head: User, desk_officer: User
) -> None:
    number, paper = one_shift.dossier.number, one_shift.paper
    with pytest.raises(NotPermitted):
        undo(one_shift.dossier, desk_officer)
    Message.objects.all().delete()
    undo(one_shift.dossier, head)
    shift = shift_of(one_shift)
    assert (one_shift.dossier.state, one_shift.dossier.number, shift.layer) == ("EDITED", "", one_shift.pk)
    one_shift.refresh_from_db()
    assert (one_shift.published_at, one_shift.paper, Paper.objects.get(pk=paper.pk).state) == (None, None, "VOID")  # type: ignore[union-attr]
    assert [message.user for message in Message.objects.all()] == [khai.user]
    do(PublishRoster(), one_shift.dossier, head, LATER)
    assert (one_shift.dossier.number != number, shift_of(one_shift).layer) == (True, IN_FORCE)


def test_roster_that_was_followed_by_mistake_stands_again(
    one_shift: Roster, court: Site, khai: Practitioner, ut: Practitioner, do: Do, head: User
) -> None:
    later = open_roster(one_shift.office, do, head, previous=one_shift.pk)
    do(placed(court, ut), later.dossier, head)
    do(placed(court, khai, TUESDAY), later.dossier, head)
    do(PublishRoster(), later.dossier, head)
    one_shift.dossier.refresh_from_db()
    assert (one_shift.dossier.state, seated(one_shift)) == ("SUPERSEDED", {})
    with pytest.raises(NotPermitted):
        undo(one_shift.dossier, head)
    paper = Paper.objects.get(dossier=one_shift.dossier)
    assert [paper.state_words(day) for day in (MONDAY - DAY, MONDAY)] == [
        "Còn hiệu lực đến hết 01/03/2026", "Không còn hiệu lực",
    ]  # fmt: skip
    assert [paper.holds_on(day) for day in (MONDAY - DAY, MONDAY)] == [True, False]
    undo(later.dossier, head)
    one_shift.dossier.refresh_from_db()
    assert (one_shift.dossier.state, seated(one_shift)) == ("PUBLISHED", {MONDAY: khai.full_name})
    paper.refresh_from_db()
    assert (paper.state_words(MONDAY), paper.superseded_on) == ("Đã vào số", None)
    assert seated(later) == {MONDAY: ut.full_name, TUESDAY: khai.full_name}
    do(PublishRoster(), later.dossier, head, LATER)
    assert (seated(one_shift), len(later.changes) or len(Roster.objects.get(pk=later.pk).changes)) == ({}, 2)


def test_roster_is_withdrawn_on_its_page_within_its_price(
    one_shift: Roster, court: Site, ut: Practitioner, do: Do, head: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold(monkeypatch, LATER)
    later = open_roster(one_shift.office, do, head, previous=one_shift.pk)
    do(placed(court, ut), later.dossier, head)
    do(PublishRoster(), later.dossier, head)
    client = browser(head)
    page = reverse("dossiers:annul", args=[later.dossier.uid, later.dossier.version])
    assert page in client.get(reverse("duty:roster", args=[later.dossier.uid])).content.decode()
    form = client.get(page).context["form"]
    with at_most(30):
        client.post(page, {**{each.html_name: each.value() for each in form}, "reason": "Ban hành nhầm"})
    later.dossier.refresh_from_db()
    assert later.dossier.state == "EDITED"


def test_withdrawn_hotline_rings_nobody(hotline: Site, khai: Practitioner, do: Do, head: User) -> None:
    roster = open_roster(hotline.office, do, head)
    do(placed(hotline, khai), roster.dossier, head)
    do(PublishRoster(), roster.dossier, head)
    standing = OnCall.objects.filter(user=khai.user, withdrawn_at__isnull=True)
    assert standing.count() == 1
    undo(roster.dossier, head)
    assert standing.count() == 0


def test_roster_in_use_is_not_withdrawn(
    one_shift: Roster, khai: Practitioner, ut: Practitioner, do: Do, head: User
) -> None:
    begun = datetime(2026, 3, 2, 7, 0, tzinfo=VIETNAM)
    with pytest.raises(RosterCannotBeWithdrawn, match="Đã có ca trực bắt đầu"):
        undo(one_shift.dossier, head, begun)
    swap = new_dossier("duty_swap", one_shift.office)
    do(ProposeSwap(giving=shift_of(one_shift).pk, other=ut.pk, reason="Con ốm"), swap, khai.user)
    with pytest.raises(RosterCannotBeWithdrawn, match="đang xin đổi"):
        undo(one_shift.dossier, head)
    do(WithdrawSwap(), swap, khai.user)
    later = open_roster(one_shift.office, do, head, previous=one_shift.pk)
    with pytest.raises(RosterCannotBeWithdrawn, match="Đã có bản thay thế đang lập"):
        undo(one_shift.dossier, head)
    do(DropRoster(), later.dossier, head)
    undo(one_shift.dossier, head)
    undo(later.dossier, head)
    with pytest.raises(RosterNotReadyToPublish, match="Lịch được thay đã rút lại"):
        do(PublishRoster(), later.dossier, head, LATER)


def test_refused_undoing_changes_nothing(one_shift: Roster, head: User) -> None:
    begun = datetime(2026, 3, 2, 7, 0, tzinfo=VIETNAM)
    before = list(Shift.objects.values())
    with pytest.raises(ActRefused):
        undo(one_shift.dossier, head, begun)
    one_shift.dossier.refresh_from_db()
    assert (list(Shift.objects.values()), one_shift.dossier.state) == (before, "PUBLISHED")
