"""What pages and acts of duty may cost: two places, three people, a week of shifts, some of them by telephone."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from diemtua.accounts.models import User
from diemtua.dossiers.models import Dossier
from diemtua.dossiers.queries import act_slug
from diemtua.duty.models import Roster, Shift, Site, Swap
from diemtua.law.process import ActRule
from diemtua.law.processes.duty_roster import DUTY_ROSTER, PublishRoster
from diemtua.law.processes.duty_swap import DUTY_SWAP
from diemtua.places.models import Unit
from diemtua.workforce.models import OnCall, Practitioner
from tests.cases.asking import driven, looked_at, sent
from tests.duty.conftest import FRIDAY, MONDAY, NOON, Do, open_roster, solved
from tests.watch import hold

pytestmark = pytest.mark.django_db
SWAP_PAGES = ("swap",)
ROSTER_PAGES = ("roster", "publish")
PLACES = (
    "home", "mine", "sites", "people", "month", "month-print", "month-sheet", "coverage", "add-site",
)  # fmt: skip
People = list[Practitioner]


@pytest.fixture(autouse=True)
def february(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Pages open on 27/02/2026."""
    return hold(monkeypatch, NOON)


@pytest.fixture
def people(
    khai: Practitioner, ut: Practitioner, tam: Practitioner, homes: dict[str, Unit], head: User, desk_officer: User
) -> People:
    """Everybody has an address, two of them a home."""
    User.objects.update(email="can-bo@example.vn")
    return [khai, ut, tam]


@pytest.fixture
def week(court: Site, hotline: Site, people: People, do: Do, head: User) -> Roster:
    """A week in force at both places."""
    roster = solved(open_roster(court.office, do, head), do, head)
    do(PublishRoster(), roster.dossier, head)
    return Roster.objects.select_related("dossier").get(pk=roster.pk)


def opening(rule: ActRule) -> str:
    return reverse("dossiers:open", args=[DUTY_ROSTER.kind, act_slug(rule)])


def opened(head: User, **more: Any) -> Roster:
    """A draft of the week, opened through its page."""
    said = {"first_day": f"{MONDAY:%d/%m/%Y}", "last_day": f"{FRIDAY:%d/%m/%Y}"} | more
    sent(head, opening(DUTY_ROSTER.rule("OpenRoster")), kernel_seen=0, kernel_key=uuid4(), **said)
    return Roster.objects.select_related("dossier").latest("pk")


def proposed(roster: Roster, head: User) -> None:
    """The search begins on its page; what that leaves to the worker is done."""
    sent(head, reverse("duty:propose", args=[roster.dossier.uid]))
    for job in DBTaskResult.objects.filter(task_path__startswith="diemtua.duty"):
        job.task.call(*job.args_kwargs["args"])


def published(roster: Roster, head: User) -> None:
    roster.dossier.refresh_from_db()
    given = {"kernel_seen": roster.dossier.version, "kernel_key": uuid4()}
    sent(head, reverse("duty:publish", args=[roster.dossier.uid]), **given)


def withdrawn(roster: Roster, head: User) -> None:
    """A publication by mistake is taken back on its page."""
    roster.dossier.refresh_from_db()
    page = reverse("dossiers:annul", args=[roster.dossier.uid, roster.dossier.version])
    looked_at(head, page)
    sent(head, page, reason="Ban hành nhầm.", key=uuid4())


def turns() -> set[tuple[Any, ...]]:
    """Who is rung when."""
    return set(OnCall.objects.filter(withdrawn_at__isnull=True).values_list("user", "from_at", "to_at"))


def looked_at_by_all(dossier: Dossier, pages: tuple[str, ...], *users: User) -> None:
    for user in users:
        looked_at(user, *(reverse(f"duty:{page}", args=[dossier.uid]) for page in pages))


def test_roster_from_its_draft_to_its_next_version(
    court: Site, hotline: Site, people: People, head: User, desk_officer: User
) -> None:
    roster = opened(head)
    uid, readers = roster.dossier.uid, (head, desk_officer, *(each.user for each in people if each.user))
    proposed(roster, head)
    looked_at_by_all(roster.dossier, ROSTER_PAGES, *readers)
    taken = Shift.objects.filter(roster=roster, site=court).earliest("day", "pk")
    seat = reverse("duty:seat", args=[uid, court.pk, f"{taken.day.isoformat()}-{taken.part}", 1])
    looked_at(head, seat)
    other = next(each for each in people if each.pk != taken.practitioner_id)
    roster.dossier.refresh_from_db()
    chosen = {"practitioner": other.pk, "reason": "Đổi theo đề nghị.", "seen": roster.dossier.version, "key": uuid4()}
    # whoever stands elsewhere at that hour is freed first: two places at once are no question of a budget
    Shift.objects.filter(roster=roster, day=taken.day, part=taken.part, practitioner=other).delete()
    sent(head, seat, **chosen)
    cleared = Shift.objects.filter(roster=roster, ended_at__isnull=True).latest("day", "pk")
    sent(head, reverse("duty:clear", args=[uid, cleared.pk]))
    published(roster, head)
    looked_at_by_all(roster.dossier, (*ROSTER_PAGES, "pdf", "docx"), *readers)
    following = opened(head, previous=roster.pk)
    proposed(following, head)
    looked_at_by_all(following.dossier, ROSTER_PAGES, *readers)
    # somebody is rung no more, and somebody instead of the seat that was cleared
    Shift.objects.filter(roster=following, site=hotline, day=MONDAY + timedelta(days=2)).delete()
    rung = turns()
    published(following, head)
    roster.dossier.refresh_from_db()
    assert (roster.dossier.state, Shift.objects.filter(layer=0, roster=following).count() > 10) == ("SUPERSEDED", True)
    assert (bool(turns() - rung), bool(rung - turns())) == (True, True)
    withdrawn(following, head)
    roster.dossier.refresh_from_db()
    assert (roster.dossier.state, turns()) == ("PUBLISHED", rung)
    dropped = opened(head)
    driven(head, dropped.dossier, "DropRoster")


def asked(giving: Shift, other: Practitioner, **more: Any) -> Swap:
    """A swap, asked for through its page."""
    said = {"other": other.pk, "reason": "Con ốm.", "kernel_seen": 0, "kernel_key": uuid4()} | more
    user = giving.practitioner.user
    assert user is not None
    sent(user, reverse("duty:ask-swap", args=[giving.uid]), **said)
    return Swap.objects.select_related("dossier").latest("pk")


@pytest.fixture
def two(week: Roster) -> tuple[Shift, Shift]:
    """Shifts of two people by telephone that can be exchanged: whoever is rung changes with them."""
    rows = list(Shift.objects.filter(roster=week, site__on_call=True).select_related("practitioner__user"))
    held = {(each.practitioner_id, each.day, each.part) for each in Shift.objects.filter(roster=week)}

    def free(taker: Shift, shift: Shift) -> bool:
        return (taker.practitioner_id, shift.day, shift.part) not in held

    return next(
        (one, other) for one in rows for other in rows
        if one.practitioner_id != other.practitioner_id and free(one, other) and free(other, one)
    )  # fmt: skip


def test_exchange_of_shifts_by_telephone(two: tuple[Shift, Shift], head: User, desk_officer: User) -> None:
    giving, returning = two
    asker, other = giving.practitioner.user, returning.practitioner.user
    assert asker is not None
    assert other is not None
    looked_at(asker, *(reverse(f"duty:{page}", args=[giving.uid]) for page in ("shift", "ask-swap", "cover")))
    swap = asked(giving, returning.practitioner, returning=returning.pk)
    for user, act in ((other, "ConsentToSwap"), (head, "ApproveSwap")):
        looked_at_by_all(swap.dossier, SWAP_PAGES, asker, other, head, desk_officer)
        driven(user, swap.dossier, act)
    looked_at_by_all(swap.dossier, SWAP_PAGES, asker, other, head, desk_officer)


def test_swaps_that_come_to_nothing_and_a_cover(two: tuple[Shift, Shift], head: User) -> None:
    giving, returning = two
    asker, other = giving.practitioner.user, returning.practitioner.user
    assert asker is not None
    assert other is not None
    for steps in (
        ((other, "DeclineSwap"),),
        ((asker, "WithdrawSwap"),),
        ((other, "ConsentToSwap"), (head, "RefuseSwap")),
    ):
        swap = asked(giving, returning.practitioner)
        for user, act in steps:
            driven(user, swap.dossier, act, reason="Không thu xếp được.")
    said = {"other": returning.practitioner_id, "reason": "Ốm", "kernel_seen": 0, "kernel_key": uuid4()}
    looked_at(head, reverse("duty:cover", args=[giving.uid]))
    sent(head, reverse("duty:cover", args=[giving.uid]), **said)


def test_day_of_a_shift(week: Roster, february: Any, head: User) -> None:
    shift = Shift.objects.filter(roster=week).select_related("practitioner__user").earliest("day", "pk")
    user = shift.practitioner.user
    assert user is not None
    february.at = shift.starts_at
    page = reverse("duty:shift", args=[shift.uid])
    sent(user, f"{page}nhan/")
    for _ in range(3):
        sent(user, f"{page}lien-he/", caller="Thư ký Tòa án", about="Bị cáo 17 tuổi", outcome="REQUEST", key=uuid4())
    for reader in (user, head):
        looked_at(reader, page, *(reverse(f"duty:{place}") for place in PLACES))
    february.at = shift.starts_at + timedelta(hours=3)
    sent(user, f"{page}giao/")


def test_every_act_of_duty_is_measured() -> None:
    rosters = {
        "OpenRoster",
        "ProposeRoster",
        "PlaceOnDuty",
        "ClearSeat",
        "PublishRoster",
        "SupersedeRoster",
        "DropRoster",
    }
    swaps = {
        "ProposeSwap", "ConsentToSwap", "DeclineSwap", "WithdrawSwap", "ApproveSwap", "RefuseSwap", "ArrangeCover",
    }  # fmt: skip
    assert [{rule.code for rule in each.acts} for each in (DUTY_ROSTER, DUTY_SWAP)] == [rosters, swaps]
