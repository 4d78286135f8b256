"""Who is on call: always one person, whatever a roster says or forgets."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from diemtua.accounts.models import Deputising, Organisation, User
from diemtua.demo.cast import HEAD, LEGAL_AID_OFFICER, OTHER_OFFICER
from diemtua.law.vocabulary.roles import Role
from diemtua.workforce import actions, permissions, queries
from diemtua.workforce.actions import OnCallNotPossible, publish_on_call, put_on_call, take_off_call
from diemtua.workforce.actions.on_call import _left
from diemtua.workforce.enums import MANUAL, LeaveKind
from diemtua.workforce.models import OnCall
from diemtua.workforce.queries import Turn
from tests import cast
from tests.workforce.builders import practitioner

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
PHONE = "0912345678"


def hours(number: float) -> datetime:
    return AT + timedelta(hours=number)


def turn(user: User, start: float, end: float, order: int = 1, phone: str = PHONE) -> Turn:
    return Turn(user, hours(start), hours(end), order, phone)


def standing(office: Organisation) -> list[tuple[str, float, float, int, str]]:
    rows = queries.turns_between(office, hours(-1000), hours(1000))
    return [
        (row.user.username, (row.from_at - AT) / timedelta(hours=1), (row.to_at - AT) / timedelta(hours=1),
         row.order, row.source)
        for row in rows
    ]  # fmt: skip


def row(office: Organisation, user: User, start: float, end: float, **more: Any) -> OnCall:
    return OnCall.objects.create(
        office=office, user=user, from_at=hours(start), to_at=hours(end), entered_at=AT, **{"order": 1, **more}
    )


def rung(office: Organisation, at: datetime) -> tuple[User, ...]:
    """Who is rung, one after another."""
    return tuple(each.user for each in queries.chain(office, at))


def test_without_roster_the_head_is_on_call(centre: Organisation, head: User) -> None:
    assert queries.on_call(centre, AT) == queries.OnCallNow(head, head.phone, 0)
    assert rung(centre, AT) == (head,)


def test_first_next_and_head_are_rung_in_order(
    centre: Organisation, head: User, legal_aid_officer: User, other_officer: User
) -> None:
    publish_on_call(centre, "lich-1", [turn(other_officer, 0, 8, 2), turn(legal_aid_officer, 0, 8)], by=head, at=AT)
    assert rung(centre, AT) == (legal_aid_officer, other_officer, head)
    assert queries.on_call(centre, AT) == queries.OnCallNow(legal_aid_officer, PHONE, 1, hours(8))
    assert queries.on_call(centre, hours(8)).user == head


def test_where_the_first_is_missing_or_left_the_next_is_on_call(
    centre: Organisation, head: User, legal_aid_officer: User, other_officer: User
) -> None:
    turns = [turn(legal_aid_officer, 0, 8), turn(other_officer, 0, 9, 2)]
    publish_on_call(centre, "lich-1", turns, by=head, at=AT)
    assert queries.on_call(centre, hours(8.5)).user == other_officer
    legal_aid_officer.is_active = False
    legal_aid_officer.save()
    assert queries.on_call(centre, AT).user == other_officer


def test_head_who_is_on_call_is_rung_once(centre: Organisation, head: User) -> None:
    publish_on_call(centre, "lich-1", [turn(head, 0, 8)], by=head, at=AT)
    assert rung(centre, AT) == (head,)


def test_branch_rings_its_own_head_then_the_head_of_the_centre(
    branch: Organisation, branch_head: User, head: User
) -> None:
    assert rung(branch, AT) == (branch_head, head)


def test_deputy_answers_while_the_head_is_away(centre: Organisation, head: User, deputy_head: User) -> None:
    Deputising.objects.create(
        deputy=deputy_head, for_user=head, organisation=centre, role=Role.HEAD, manner="KT", title="Giám đốc",
        valid_from=date(2026, 1, 1),
    )  # fmt: skip
    assert rung(centre, AT) == (head,)
    hoa = practitioner("Lê Thị Hoa", centre, user=head)
    actions.enter_leave(hoa, LeaveKind.ANNUAL, start=date(2026, 11, 23), end=date(2026, 11, 25), by=head, at=AT)
    assert rung(centre, AT) == (deputy_head,)
    vinh = practitioner("Bùi Quang Vinh", centre, user=deputy_head)
    actions.enter_leave(vinh, LeaveKind.SICK, start=date(2026, 11, 20), end=date(2026, 11, 30), by=head, at=AT)
    assert rung(centre, AT) == (head,)


def test_without_head_an_administrator_is_rung(centre: Organisation, administrator: User) -> None:
    assert rung(centre, AT) == (administrator,)


def test_office_without_anybody_says_so(centre: Organisation) -> None:
    with pytest.raises(queries.NobodyToRing, match="chưa có người đứng đầu"):
        queries.on_call(centre, AT)


def test_database_keeps_two_people_of_one_order_apart(
    centre: Organisation, branch: Organisation, head: User, legal_aid_officer: User
) -> None:
    first = row(centre, legal_aid_officer, 0, 8)
    row(centre, head, 8, 9)
    row(centre, head, 0, 8, order=2)
    row(branch, head, 0, 8)
    for start, end in ((0, 8), (7, 9), (-1, 1), (2, 3), (-1, 9)):
        with pytest.raises(IntegrityError), transaction.atomic():
            row(centre, head, start, end)
    with pytest.raises(IntegrityError), transaction.atomic():
        OnCall.objects.filter(pk=first.pk).update(to_at=hours(8.5))
    OnCall.objects.filter(pk=first.pk).update(withdrawn_at=AT)
    row(centre, head, 0, 8)
    with pytest.raises(IntegrityError), transaction.atomic():
        OnCall.objects.filter(pk=first.pk).update(withdrawn_at=None)


def test_turns_are_never_deleted(centre: Organisation, head: User) -> None:
    kept = row(centre, head, 0, 8)
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        kept.delete()


@pytest.mark.parametrize(("start", "end", "order"), [(8, 8, 1), (8, 7, 1), (0, 1, 0)])
def test_database_refuses_an_empty_turn(centre: Organisation, head: User, start: int, end: int, order: int) -> None:
    with pytest.raises(IntegrityError):
        row(centre, head, start, end, order=order)


def test_a_new_version_of_a_roster_replaces_what_is_to_come_and_keeps_what_was(
    centre: Organisation, head: User, legal_aid_officer: User, other_officer: User
) -> None:
    an, ut = legal_aid_officer, other_officer
    publish_on_call(centre, "lich-1", [turn(an, 0, 8), turn(ut, 8, 16), turn(an, 16, 24)], by=head, at=AT)
    kept = OnCall.objects.get(from_at=hours(16))
    publish_on_call(centre, "lich-1", [turn(ut, 0, 12), turn(an, 12, 16), turn(an, 16, 24)], by=head, at=hours(4))
    assert standing(centre) == [
        ("khai", 0, 4, 1, "lich-1"), ("ut", 4, 12, 1, "lich-1"), ("khai", 12, 16, 1, "lich-1"),
        ("khai", 16, 24, 1, "lich-1"),
    ]  # fmt: skip
    assert (OnCall.objects.filter(withdrawn_at=hours(4)).count(), kept.pk) == (2, OnCall.objects.get(pk=kept.pk).pk)
    assert OnCall.objects.get(pk=kept.pk).withdrawn_at is None


def test_publishing_the_same_again_changes_nothing(centre: Organisation, head: User, legal_aid_officer: User) -> None:
    turns = [turn(legal_aid_officer, 0, 8), turn(legal_aid_officer, -8, 0)]
    publish_on_call(centre, "lich-1", turns, by=head, at=AT)
    assert [each.from_at for each in publish_on_call(centre, "lich-1", turns, by=head, at=hours(1))] == [AT]
    assert OnCall.objects.count() == 1


def test_roster_meets_a_turn_by_hand_and_names_it(
    centre: Organisation, head: User, legal_aid_officer: User, other_officer: User
) -> None:
    put_on_call(centre, turn(other_officer, 2, 4), by=head, at=AT)
    with pytest.raises(OnCallNotPossible) as refused:
        publish_on_call(centre, "lich-1", [turn(legal_aid_officer, 0, 8)], by=head, at=AT)
    assert refused.value.faults == ("từ 19:00 23/11/2026 đến 21:00 23/11/2026: Huỳnh Út đang đứng thứ tự 1.",)
    publish_on_call(centre, "lich-1", [turn(legal_aid_officer, 0, 8)], by=head, at=AT, over=True)
    assert standing(centre) == [("khai", 0, 8, 1, "lich-1")]


def test_head_puts_somebody_into_the_middle_of_a_turn(
    centre: Organisation, head: User, legal_aid_officer: User, other_officer: User
) -> None:
    publish_on_call(centre, "lich-1", [turn(legal_aid_officer, 0, 8), turn(head, 0, 8, 2)], by=head, at=AT)
    with pytest.raises(OnCallNotPossible, match="Trần Văn Khải đang đứng thứ tự 1"):
        put_on_call(centre, turn(other_officer, 2, 4), by=head, at=AT)
    put_on_call(centre, turn(other_officer, 2, 4), by=head, at=AT, over=True)
    assert [each for each in standing(centre) if each[3] == 1] == [
        ("khai", 0, 2, 1, "lich-1"), ("ut", 2, 4, 1, MANUAL), ("khai", 4, 8, 1, "lich-1"),
    ]  # fmt: skip


def test_who_stands_next_and_is_put_first_leaves_the_other_order(
    centre: Organisation, head: User, legal_aid_officer: User
) -> None:
    put_on_call(centre, turn(legal_aid_officer, 0, 8, 2), by=head, at=AT)
    put_on_call(centre, turn(legal_aid_officer, 0, 4, 1), by=head, at=AT, over=True)
    assert standing(centre) == [("khai", 0, 4, 1, MANUAL), ("khai", 4, 8, 2, MANUAL)]


def test_what_is_left_of_a_turn_is_taken_off(centre: Organisation, head: User, legal_aid_officer: User) -> None:
    turned = put_on_call(centre, turn(legal_aid_officer, 0, 8), by=head, at=AT)
    take_off_call(queries.turn_of(centre, turned.pk), by=head, at=hours(3))
    assert standing(centre) == [("khai", 0, 3, 1, MANUAL)]
    assert OnCall.objects.get(pk=turned.pk).withdrawn_by == head
    with pytest.raises(OnCall.DoesNotExist):
        queries.turn_of(centre, turned.pk)


def test_every_fault_of_a_turn_is_named(
    centre: Organisation, head: User, legal_aid_officer: User, policewoman: User
) -> None:
    khai = practitioner("Trần Văn Khải", centre, user=legal_aid_officer)
    actions.enter_leave(khai, LeaveKind.ANNUAL, start=date(2026, 11, 24), end=date(2026, 11, 25), by=head, at=AT)
    wrong = [
        turn(legal_aid_officer, 8, 30), turn(policewoman, 40, 41, phone=""), turn(head, 60, 59), turn(head, 41, 42),
        turn(head, 41, 43, 2), turn(legal_aid_officer, 41.5, 44),
    ]  # fmt: skip
    with pytest.raises(OnCallNotPossible) as refused:
        publish_on_call(centre, "lich-1", wrong, by=head, at=AT)
    assert refused.value.faults == (
        "Trần Văn Khải, từ 01:00 24/11/2026 đến 23:00 24/11/2026: đang nghỉ trong những ngày này.",
        "Lâm Thị Ngọc không làm việc ở đơn vị này hoặc đã ngừng tài khoản.",
        "Lâm Thị Ngọc chưa có số điện thoại. Hãy ghi số trực.",
        "Lê Thị Hoa, từ 05:00 26/11/2026 đến 04:00 26/11/2026: giờ kết thúc phải sau giờ bắt đầu.",
        "từ 10:00 25/11/2026 đến 11:00 25/11/2026: Lê Thị Hoa đứng hai thứ tự cùng một lúc.",
        "từ 10:30 25/11/2026 đến 11:00 25/11/2026: cả Lê Thị Hoa và Trần Văn Khải cùng đứng thứ tự 1.",
    )


def test_past_turn_by_hand_is_refused(centre: Organisation, head: User) -> None:
    with pytest.raises(OnCallNotPossible, match="lượt trực này đã qua"):
        put_on_call(centre, turn(head, -5, -1), by=head, at=AT)


def test_who_sees_and_who_sets(
    centre: Organisation, branch: Organisation, head: User, branch_head: User, desk_officer: User, policewoman: User
) -> None:
    assert [list(queries.offices_on_call(user)) for user in (head, branch_head, desk_officer, policewoman)] == [
        [centre, branch], [centre, branch], [centre, branch], [],
    ]  # fmt: skip
    assert [queries.own_office(user) for user in (head, branch_head, desk_officer, policewoman)] == [
        centre, branch, centre, None,
    ]  # fmt: skip
    may = permissions.may_set_on_call
    assert [(may(user, centre), may(user, branch)) for user in (head, branch_head, desk_officer)] == [
        (True, True), (False, True), (False, False),
    ]  # fmt: skip


SPANS = st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(whole=SPANS, cuts=st.lists(SPANS, max_size=6))
@settings(max_examples=200)
def test_what_is_left_is_what_no_cut_covers(whole: tuple[int, int], cuts: list[tuple[int, int]]) -> None:
    meeting = [(hours(a), hours(b)) for a, b in cuts if a < whole[1] and b > whole[0]]
    left = _left((hours(whole[0]), hours(whole[1])), meeting)
    for hour in range(*whole):
        outside = not any(start <= hours(hour) < end for start, end in meeting)
        assert any(start <= hours(hour) < end for start, end in left) is outside


WISHES = st.lists(
    st.tuples(st.integers(0, 2), st.integers(0, 20), st.integers(1, 9), st.sampled_from((1, 2))), max_size=8
)


@given(wishes=WISHES, asked=st.integers(0, 30))
@settings(max_examples=40)
def test_whatever_is_written_there_is_always_one_person(wishes: list[tuple[int, int, int, int]], asked: int) -> None:
    with transaction.atomic():
        centre = cast.organisation("TTTGPL")
        people = [cast.join(each) for each in (HEAD, LEGAL_AID_OFFICER, OTHER_OFFICER)]
        for who, start, length, order in wishes:
            put_on_call(centre, turn(people[who], start, start + length, order), by=people[0], at=AT, over=True)
        chain = rung(centre, hours(asked))
        assert queries.on_call(centre, hours(asked)).user == chain[0]
        assert len(set(chain)) == len(chain)
        assert people[0] in chain
        transaction.set_rollback(True)


@pytest.mark.django_db(transaction=True)
def test_many_who_write_the_same_hours_at_once_leave_one_person() -> None:
    centre = cast.organisation("TTTGPL")
    head, *people = [cast.join(each) for each in (HEAD, LEGAL_AID_OFFICER, OTHER_OFFICER)]

    def write(number: int) -> bool:
        try:
            put_on_call(centre, turn(people[number % 2], number % 3, number % 3 + 4), by=head, at=AT)
        except OnCallNotPossible:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(8) as workers:
        assert sum(workers.map(write, range(16))) == 1
    assert len(standing(centre)) == 1
