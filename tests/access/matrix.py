"""What a table of access says, who is asked, and what each is answered."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse

from diemtua.accounts.models import User
from diemtua.council.models import Member as Seat
from diemtua.demo.cast import STAFF, Member, Post
from diemtua.dossiers.actions import AlreadyChanged, MomentInTheFuture, NotPermitted, perform
from diemtua.dossiers.models import Dossier
from diemtua.dossiers.queries import act_slug
from diemtua.law.process import REGISTRY, ActRule
from diemtua.law.vocabulary.council import CouncilSeat
from diemtua.law.vocabulary.roles import Role
from tests.cast import join, organisation

# the roles that stand outside these rooms, all held by one: were one of them let in, so would be this person
OUTSIDE = {
    Role.PROVINCE_CHAIR: "UBND-TINH", Role.PROVINCE_OFFICE: "VP-UBND", Role.FINANCE: "STC", Role.HOME_AFFAIRS: "SNV",
    Role.INFORMATION: "SVHTTDL", Role.PROGRAMME_OWNER: "SDTTG", Role.BAR_ASSOCIATION: "DLS",
    Role.PRESS_PARTNER: "BAO-DAI",
}  # fmt: skip
COUNCIL = (Post(Role.COUNCIL_MEMBER, "HDPH", "Ủy viên Hội đồng"),)
BESIDE = (
    Member("dong", "Tô Văn Đông", "đồng nghiệp của điều tra viên", (Post(Role.PROCEEDINGS_AUTHORITY, "CQCSDT"),)),
    Member("bich", "Ngô Thị Bích", "tiếp nhận tại Chi nhánh", (Post(Role.DESK_OFFICER, "CN1"),)),
    Member("son", "Lý Trường Sơn", "Ủy viên Hội đồng của công an", COUNCIL),
    Member("chanh", "Đinh Công Chánh", "Ủy viên Hội đồng của tòa án", COUNCIL),
    Member("cuu", "Mai Văn Cựu", "nguyên Ủy viên Hội đồng, nhiệm kỳ đã hết", COUNCIL),
    Member("ngoai", "Đỗ Thị Ngoài", "mọi vai trò bên ngoài", tuple(Post(*held) for held in OUTSIDE.items())),
    Member("khong", "Lê Văn Không", "không có vai trò nào", ()),
)  # fmt: skip
SEATS = {"son": "CAT", "chanh": "TAT", "cuu": "VKST"}
TERM_OVER = date(2026, 1, 1)
NOW = datetime(2026, 11, 23, 2, tzinfo=UTC)

NOBODY, NOT_SO = "", "-"
"""Nobody is answered; nobody may ask in this way at all."""

EVERYBODY = " ".join(sorted(each.username for each in (*STAFF, *BESIDE)))
TOLD = {200, 302, 409, 422}
Table = Iterable[tuple[str, str, str, str]]
Names = dict[str, tuple[str, ...]]
Answers = dict[str, list[str]]


@dataclass(frozen=True)
class Situation:
    """What the rows of a table are about.

    things: arguments of addresses by name; dossiers: one of each kind; sent: what a POST must name, by the thing.
    """

    things: Mapping[str, list[Any]]
    dossiers: Mapping[str, Dossier] = field(default_factory=dict)
    sent: Mapping[str, dict[str, Any]] = field(default_factory=dict)


def everybody() -> dict[str, Client]:
    """The cast, and who else is of interest, each signed in; members of the Council have their seats."""
    people = [join(member) for member in (*STAFF, *BESIDE)]
    for user in people:
        if user.username in SEATS and not Seat.objects.filter(user=user).exists():
            _sit(user)
    return {user.username: _signed_in(user) for user in people}


def _sit(user: User) -> None:
    Seat.objects.create(
        office=organisation("STP"), body=organisation(SEATS[user.username]), seat=CouncilSeat.MEMBER,
        full_name=user.full_name, position="Ủy viên", user=user, document="Quyết định số 1",
        valid_from=date(2020, 1, 1), valid_to=TERM_OVER if user.username == "cuu" else None, entered_at=NOW,
    )  # fmt: skip


def _signed_in(user: User) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(user)
    return client


def wrongly_answered(table: Table, situation: Situation) -> Answers:
    """Rows whose GET or POST is let through, or 404, to others than the table says."""
    people, said, found = everybody(), Names(), Names()
    for page, of, *names in table:
        address = reverse(page, args=situation.things[of] if of else [])
        row = f"{page} {of}".strip()
        said[row] = (_ordered(names[0]), _ordered(names[1]))
        found[row] = (_who(people, "get", address), _who(people, "post", address, situation.sent.get(of)))
    return differences(("GET", "POST"), said, found)


def differences(ways: Iterable[str], said: Names, found: Names) -> Answers:
    """For each row that differs: `GET let in: son; shut out: hoa`."""
    told = {row: [_differs(*each) for each in zip(ways, said[row], found[row], strict=True)] for row in said}
    return {row: lines for row, each in told.items() if (lines := [line for line in each if line])}


def _differs(way: str, said: str, found: str) -> str:
    more, less = set(found.split()) - set(said.split()), set(said.split()) - set(found.split())
    return f"{way} let in: {_ordered(' '.join(more))}; shut out: {_ordered(' '.join(less))}" if more or less else ""


def _ordered(names: str) -> str:
    return " ".join(sorted(names.split()))


def _who(people: Mapping[str, Client], method: str, address: str, sent: Any = None) -> str:
    assert _status(Client(raise_request_exception=False), method, address) == 302, f"{address} asks nobody to sign in"
    if _status(people["khong"], method, address) == 405:
        return NOT_SO
    statuses = {name: _status(client, method, address, sent) for name, client in people.items()}
    strange = {name: status for name, status in statuses.items() if status not in TOLD | {404}}
    assert strange == {}, f"{method} {address}"
    return " ".join(sorted(name for name, status in statuses.items() if status != 404))


def _status(client: Client, method: str, address: str, sent: Any = None) -> int:
    # whatever it does is undone: the next reader meets the same situation
    with transaction.atomic():
        status: int = getattr(client, method)(address, sent).status_code
        transaction.set_rollback(True)
    return status


def wrongly_let(
    kinds: Iterable[str], who: Mapping[str, str], situation: Situation, only: Container[str] = ()
) -> Answers:
    """Acts of these processes that others may do than the process says, by `perform` itself or by their pages.

    who: names by predicate, and by kind of dossier those who see the one of the situation: its pages ask for both.
    only: codes of acts; without, every act.
    """
    people, said, found = everybody(), Names(), Names()
    for kind in kinds:
        dossier = situation.dossiers[kind]
        sees, works_there = set(who[kind].split()), _at(dossier.office_id)
        for rule in (each for each in REGISTRY[kind].acts if not only or each.code in only):
            may = {name for each in rule.who for name in who[each].split()}
            pages = _ordered(" ".join(may & (works_there if rule.opens else sees)))
            address, row = _page_of(rule, dossier), f"{kind} {rule.code}"
            said[row] = (_ordered(" ".join(may)), pages, pages)
            found[row] = (_let(rule, dossier), _who(people, "get", address), _who(people, "post", address))
    return differences(("perform", "GET", "POST"), said, found)


def _at(office: int) -> set[str]:
    """Names of those who hold any post at an office: the page that opens a dossier is one of their own office."""
    return {each.username for each in (*STAFF, *BESIDE) if office in join(each).standing.organisations()}


def _page_of(rule: ActRule, dossier: Dossier) -> str:
    if rule.opens:
        return reverse("dossiers:open", args=[dossier.kind, act_slug(rule)]) + f"?co-quan={dossier.office_id}"
    return reverse("dossiers:act", args=[dossier.uid, act_slug(rule)])


def _let(rule: ActRule, dossier: Dossier) -> str:
    """Whom `perform` itself does not refuse for want of a right, which is the first thing it asks."""
    return " ".join(sorted(each.username for each in (*STAFF, *BESIDE) if _may_perform(rule, dossier, join(each))))


def _may_perform(rule: ActRule, dossier: Dossier, user: User) -> bool:
    target = Dossier(kind=dossier.kind, office=dossier.office) if rule.opens else dossier
    act = rule.act(**{each.name: None for each in fields(rule.act)})
    try:
        # on a version that no page showed, tomorrow: who has the right is told so, and nothing happens
        seen = target.version + (not rule.opens)
        perform(act, target, by=user, occurred_at=NOW + timedelta(days=1), recorded_at=NOW, seen=seen, key=uuid4())
    except NotPermitted:
        return False
    except (AlreadyChanged, MomentInTheFuture):
        return True
    raise AssertionError(f"{rule.code} was done tomorrow")


def addresses(room: str, part: str = "") -> set[str]:
    """The names of a room's addresses, or of those with this part in their name."""
    found = next(each for each in get_resolver().url_patterns if getattr(each, "app_name", "") == room)
    return {f"{room}:{each.name}" for each in found.url_patterns if part in each.name}  # type: ignore[union-attr]
