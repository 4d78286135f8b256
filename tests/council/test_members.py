"""Seats and terms: what the law allows at any moment, held by the database itself on both."""

from collections.abc import Callable, Iterable
from contextlib import nullcontext
from datetime import date, datetime, time, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from diemtua.accounts.models import Organisation, RoleHeld, User
from diemtua.council.actions import CouncilFull, SeatHeld, TermNotPossible, end_term, withdraw_term
from diemtua.council.models import Member
from diemtua.council.queries import every_term, members_on
from diemtua.documents.models import Paper
from diemtua.dossiers.actions import NotPermitted
from diemtua.dossiers.models import Dossier, Grant
from diemtua.dossiers.queries import dossiers_visible_to
from diemtua.law.processes.council import ReportDecision
from diemtua.law.vocabulary.council import CouncilSeat
from diemtua.law.vocabulary.roles import Role
from diemtua.shared.clock import VIETNAM
from tests.cases.asking import browser
from tests.cases.conftest import Do
from tests.cast import give, organisation
from tests.council.conftest import AFTER, DOCUMENT, PLANNED_AT, SINCE, Open, Seat
from tests.watch import hold

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def test_eight_sit_and_the_ninth_is_named(seat: Seat) -> None:
    for number in range(1, 9):
        seat(f"Ủy viên {number}")
    told = r"không quá 08 người.*Ngày 01/07/2025 đã có: Ủy viên 1; Ủy viên 2"
    with pytest.raises(CouncilFull, match=told) as refused:
        seat("Người thứ chín", valid_from=SINCE - 9 * DAY)
    assert isinstance(refused.value, TermNotPossible)
    assert Member.objects.count() == 8


def test_somebody_else_may_sit_once_a_term_ended(seat: Seat, evaluator: User) -> None:
    rows = [seat(f"Ủy viên {number}") for number in range(1, 9)]
    end_term(rows[2], on=date(2026, 1, 1), by=evaluator, at=AFTER)
    assert seat("Người kế nhiệm", valid_from=date(2026, 1, 1)).pk
    with pytest.raises(CouncilFull):
        seat("Người đến sớm", valid_from=date(2025, 12, 31))


def test_helpers_are_not_counted(seat: Seat) -> None:
    for number in range(1, 9):
        seat(f"Ủy viên {number}")
        seat(f"Giúp việc {number}", CouncilSeat.HELPER)
    assert len(members_on(SINCE)) == 16


@pytest.mark.parametrize("alone", [CouncilSeat.CHAIR, CouncilSeat.HELPER_HEAD])
def test_two_in_a_seat_of_one_are_named(seat: Seat, evaluator: User, alone: CouncilSeat) -> None:
    first = seat("Nguyễn Thanh Hải", alone)
    with pytest.raises(SeatHeld, match="Nguyễn Thanh Hải giữ vị trí này từ 01/07/2025"):
        seat("Người khác", alone, valid_from=date(2030, 1, 1))
    end_term(first, on=date(2026, 1, 1), by=evaluator, at=AFTER)
    with pytest.raises(SeatHeld, match="đến: 31/12/2025"):
        seat("Người khác", alone, valid_from=date(2025, 12, 31))
    assert seat("Người khác", alone, valid_from=date(2026, 1, 1)).seat == alone


def test_term_of_no_day_is_refused(seat: Seat, evaluator: User) -> None:
    with pytest.raises(TermNotPossible, match="Ngày thôi phải sau ngày bắt đầu 01/07/2025"):
        seat(valid_to=SINCE)
    with pytest.raises(TermNotPossible, match="01/07/2025"):
        end_term(seat(), on=SINCE, by=evaluator, at=AFTER)


@pytest.mark.parametrize("on", [date(2026, 1, 1), date(2027, 1, 1)])
def test_ending_that_would_not_shorten_a_term_is_told(seat: Seat, evaluator: User, on: date) -> None:
    member = seat(valid_to=date(2026, 1, 1))
    with pytest.raises(TermNotPossible, match=r"ngày cuối là 31/12/2025 .* nhiệm kỳ mới .* từ ngày 01/01/2026"):
        end_term(member, on=on, by=evaluator, at=AFTER)
    assert Member.objects.get().valid_to == date(2026, 1, 1)


def test_term_is_ended_on_an_earlier_day_than_the_one_kept(seat: Seat, evaluator: User) -> None:
    member = seat(valid_to=date(2026, 1, 1))
    assert end_term(member, on=date(2025, 12, 31), by=evaluator, at=AFTER).last_on == date(2025, 12, 30)


def test_second_who_ends_a_term_is_told_what_the_first_kept(seat: Seat, evaluator: User) -> None:
    shown = seat()
    end_term(Member.objects.get(), on=date(2026, 1, 1), by=evaluator, at=AFTER)
    with pytest.raises(TermNotPossible, match="31/12/2025"):
        end_term(shown, on=date(2027, 1, 1), by=evaluator, at=AFTER)


def test_mistaken_row_stands_no_more_and_stays(seat: Seat, evaluator: User) -> None:
    member = withdraw_term(seat(seat=CouncilSeat.CHAIR), because="Ghi nhầm", by=evaluator, at=AFTER)
    assert list(members_on(SINCE)) == []
    again = seat(seat=CouncilSeat.CHAIR)
    assert list(members_on(SINCE)) == [again]
    kept = Member.objects.get(pk=member.pk)
    assert (kept.withdrawn_by, kept.withdrawn_because) == (evaluator, "Ghi nhầm")


def test_order_of_the_list_is_that_of_the_law(seat: Seat) -> None:
    for name, place in (("Ba", CouncilSeat.HELPER), ("An", CouncilSeat.MEMBER), ("Tư", CouncilSeat.CHAIR)):
        seat(name, place)
    assert [row.full_name for row in members_on(SINCE)] == ["Tư", "An", "Ba"]
    assert list(members_on(SINCE - DAY)) == []


def raw(office: Organisation, **said: object) -> Member:
    """A row that asked nobody."""
    known = {"seat": "MEMBER", "full_name": "Ai đó", "position": "x", "valid_from": SINCE}
    row = Member(**{"office": office, "body": office, "document": DOCUMENT, "entered_at": PLANNED_AT} | known | said)
    row.save(force_insert=True)
    return row


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"seat": "CHAIR"}, {"seat": "CHAIR", "valid_from": SINCE + DAY}),
        ({"seat": "CHAIR", "valid_to": SINCE + 9 * DAY}, {"seat": "CHAIR", "valid_from": SINCE + 8 * DAY}),
        ({"seat": "HELPER_HEAD"}, {"seat": "HELPER_HEAD"}),
    ],
)
def test_database_refuses_two_in_one_seat(
    department: Organisation, first: dict[str, object], second: dict[str, object]
) -> None:
    raw(department, **first)
    with pytest.raises(DatabaseError), transaction.atomic():
        raw(department, **second)
    raw(department, **second | {"valid_from": SINCE - 9 * DAY, "valid_to": SINCE})


def test_database_refuses_a_ninth_member_on_any_day(department: Organisation) -> None:
    for number in range(8):
        raw(department, valid_from=SINCE + number * DAY, valid_to=SINCE + 8 * DAY)
    free: dict[str, date] = {"valid_to": SINCE + 7 * DAY}
    late = raw(department, **free)
    for said in (
        {"valid_from": SINCE + 7 * DAY}, {"valid_from": SINCE - DAY}, {"valid_from": SINCE - DAY, "seat": "CHAIR"},
    ):  # fmt: skip
        with pytest.raises(DatabaseError), transaction.atomic():
            raw(department, **said)
    late.valid_to = SINCE + 8 * DAY
    with pytest.raises(DatabaseError), transaction.atomic():
        late.save()
    raw(department, valid_from=SINCE + 7 * DAY, seat="HELPER")
    raw(department, valid_from=SINCE + 8 * DAY)


@pytest.mark.parametrize("said", [{"full_name": ""}, {"valid_to": SINCE}])
def test_database_refuses_what_is_no_term(department: Organisation, said: dict[str, object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        raw(department, **said)


def test_database_refuses_to_move_a_term_into_another(department: Organisation) -> None:
    raw(department, seat="CHAIR")
    late = raw(department, seat="CHAIR", valid_from=SINCE - 9 * DAY, valid_to=SINCE)
    late.valid_to = SINCE + DAY
    with pytest.raises(DatabaseError), transaction.atomic():
        late.save()
    with pytest.raises(DatabaseError), transaction.atomic():
        late.delete()


def fill(seat: Seat, spans: Iterable[tuple[int, int | None]], refused: type[Exception]) -> None:
    """Seat people for spans of days, in any order: whoever leaves no day with nine of them, and nobody else."""
    seated = [0] * 82
    for start, length in spans:
        days = range(start, start + length if length else len(seated))
        since = SINCE + start * DAY
        full = any(seated[day] == 8 for day in days)
        with transaction.atomic(), pytest.raises(refused) if full else nullcontext():
            seat(valid_from=since, valid_to=since + length * DAY if length else None)
        if not full:
            seated[start : days.stop] = [count + 1 for count in seated[start : days.stop]]
    assert [members_on(SINCE + day * DAY).count() for day in (0, 40, 81)] == [seated[day] for day in (0, 40, 81)]


SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 40) | st.none()), max_size=24)


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(SPANS)
@example([(0, None)] * 6 + [(0, 2), (5, 2), (1, 3), (3, 3)])
def test_never_more_than_eight_on_any_day_and_never_fewer_than_may(
    seat: Seat, spans: list[tuple[int, int | None]]
) -> None:
    with transaction.atomic():
        fill(seat, spans, CouncilFull)
        transaction.set_rollback(True)


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(SPANS)
def test_database_counts_as_the_code_does(department: Organisation, spans: list[tuple[int, int | None]]) -> None:
    with transaction.atomic():
        fill(lambda **said: raw(department, **said), spans, DatabaseError)
        transaction.set_rollback(True)


def test_who_comes_reads_what_was_asked_of_the_body_before(asked: Dossier, seat: Seat) -> None:
    user = User.objects.create_user("moi", "Người Mới")
    give(user, Role.COUNCIL_MEMBER, "HDPH")
    assert not asked.grants.filter(user=user).exists()
    seat("Người Mới", body="CAT", user=user)
    assert asked.grants.filter(user=user, to_at=None).exists()
    assert organisation("CAT").seats_on_the_council.count() == 2


# rights follow the term


@pytest.fixture
def to(monkeypatch: pytest.MonkeyPatch) -> Callable[[date], None]:
    """Pages open at noon of a day."""
    watch = hold(monkeypatch, AFTER)

    def to(day: date) -> None:
        watch.at = datetime.combine(day, time(12), VIETNAM)

    return to


def reads(user: User, *dossiers: Dossier) -> list[bool]:
    """Whether a member who signs in anew sees each dossier."""
    seen = set(dossiers_visible_to(User.objects.get(pk=user.pk)))
    return [dossier in seen for dossier in dossiers]


LAST = date(2026, 11, 30)


def test_rights_of_a_member_end_with_the_term_and_come_back_with_the_next(
    asked: Dossier, issued: Dossier, police_member: User, evaluator: User, seat: Seat, to: Callable[[date], None]
) -> None:
    end_term(Member.objects.get(user=police_member), on=LAST + DAY, by=evaluator, at=AFTER)
    seat("Lý Trường Sơn", body="CAT", user=police_member, valid_from=date(2027, 3, 1))
    found = {}
    for day in (LAST, LAST + DAY, date(2027, 2, 28), date(2027, 3, 1)):
        to(day)
        page = browser(police_member).get("/hoi-dong/").status_code
        paper = browser(police_member).get(f"/van-ban/{Paper.objects.get(form='HD-BB').uid}/").status_code
        found[day] = (reads(police_member, asked, issued), page, paper)
    reader, nobody = ([True, True], 200, 200), ([False, False], 404, 404)
    assert list(found.values()) == [reader, nobody, nobody, reader]
    assert Grant.objects.filter(dossier=asked, user=police_member, to_at__isnull=True).count() == 1


def test_member_whose_term_is_over_reports_no_more(
    asked: Dossier, police_member: User, evaluator: User, do: Do, to: Callable[[date], None]
) -> None:
    end_term(Member.objects.get(user=police_member), on=LAST + DAY, by=evaluator, at=AFTER)
    to(LAST + DAY)
    late = User.objects.get(pk=police_member.pk)
    with pytest.raises(NotPermitted):
        do(ReportDecision(progress="x"), asked, late, AFTER)
    to(LAST)
    do(ReportDecision(progress="x"), asked, User.objects.get(pk=police_member.pk), AFTER)


def test_seat_by_mistake_gives_no_right(issued: Dossier, police_member: User, evaluator: User) -> None:
    withdraw_term(Member.objects.get(user=police_member), because="Ghi nhầm", by=evaluator, at=AFTER)
    assert reads(police_member, issued) == [False]


def test_role_without_a_seat_reads_nothing(issued: Dossier) -> None:
    user = User.objects.create_user("moi", "Người Mới")
    give(user, Role.COUNCIL_MEMBER, "HDPH")
    assert (reads(user, issued), browser(user).get("/hoi-dong/").status_code) == ([False], 404)


def test_head_who_left_the_centre_reads_no_meeting(issued: Dossier, head: User) -> None:
    assert reads(head, issued) == [True]
    RoleHeld.objects.filter(user=head).update(valid_to=date(2026, 1, 1))
    assert reads(head, issued) == [False]


def test_head_who_sits_for_the_centre_is_asked_like_others(ask: Open, head: User) -> None:
    dossier = ask("TTTGPL")
    assert reads(head, dossier) == [True]
    assert dossier.grants.filter(user=head).count() == 2


def test_terms_are_read_the_latest_first_and_by_rank(seated: list[Member], seat: Seat) -> None:
    seat("Người kế nhiệm", valid_from=date(2026, 1, 1))
    assert [row.full_name for row in every_term()][:2] == ["Người kế nhiệm", "Nguyễn Thanh Hải"]
    assert [row.seat for row in every_term()][-1] == CouncilSeat.HELPER_HEAD
