"""A small process of the tests: it uses everything a process can say, and clocks that may stand still."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from diemtua.accounts.models import User
from diemtua.dossiers.actions import Performance, effect, undo
from diemtua.dossiers.models import Dossier, Entry
from diemtua.dossiers.permissions import predicate
from diemtua.dossiers.queries import choices, nameable
from diemtua.law import deadlines as law
from diemtua.law.codes import Code
from diemtua.law.process import Act, ActRule, Process, Start, State, asked, declare
from diemtua.law.vocabulary.clocks import Debtor, Unit


class Speed(Code):
    SLOW = "SLOW", "Thường"
    FAST = "FAST", "Gấp"


@dataclass(frozen=True, kw_only=True)
class Open(Act):
    speed: Speed = asked("Mức độ", fact="speed")
    story: str = asked("Câu chuyện", personal=True, long=True)
    since_on: date | None = asked("Từ ngày", default=None)


@dataclass(frozen=True, kw_only=True)
class Accept(Act):
    year: int = asked("Năm")


@dataclass(frozen=True, kw_only=True)
class Assign(Act):
    worker: int = asked("Người làm", ref="test_worker")
    also: tuple[Speed, ...] = asked("Kèm theo", fact="also", default=())


@dataclass(frozen=True, kw_only=True)
class Unassign(Act):
    worker: int = asked("Người làm", ref="test_worker")


@dataclass(frozen=True, kw_only=True)
class Gather(Act):
    workers: tuple[int, ...] = asked("Những người làm", ref="test_worker_asked", default=())
    last: int | None = asked("Người cuối", ref="test_worker_asked", default=None)


@dataclass(frozen=True, kw_only=True)
class Hold(Act):
    asked_at: datetime | None = asked("Hỏi lúc", default=None)


@dataclass(frozen=True, kw_only=True)
class Continue(Act):
    pass


@dataclass(frozen=True, kw_only=True)
class Extend(Act):
    pass


@dataclass(frozen=True, kw_only=True)
class Hurry(Act):
    area: bool = asked("Vùng khó khăn", fact="special_area")


@dataclass(frozen=True, kw_only=True)
class Finish(Act):
    good: bool = asked("Xong", fact="good")
    words: str = asked("Kết quả", default="")


@dataclass(frozen=True, kw_only=True)
class Fail(Act):
    pass


DESK = ("desk_officer",)
SLOW, FAST = frozenset({Speed.SLOW}), frozenset({Speed.FAST})
PROCESS = declare(
    Process(
        kind="test_matter",
        label="Việc thử",
        states=(
            State("NEW", "Mới"),
            State("TAKEN", "Đã nhận"),
            State("HELD", "Tạm dừng"),
            State("GOOD", "Xong", over=True),
            State("BAD", "Hỏng", over=True),
        ),
        acts=(
            ActRule(
                Open, "Mở", "Mở", DESK, to="NEW", back_dating=DESK, annul_by=DESK,
                starts=(Start("T01"), Start("T02", since="since_on", facts={"speed": FAST})),
                basis=("L11:30.2",),
            ),
            ActRule(
                Accept, "Nhận", "Nhận", DESK, ("NEW",), to="TAKEN", stops=("T01",), cancels=("T02",),
                starts=(Start("X01", facts={"speed": SLOW}), Start("X02", facts={"speed": FAST}), Start("T04")),
                back_dating=DESK, annul_by=("head",), basis=("L11:31.2",), primary=True,
            ),
            ActRule(Assign, "Giao", "Giao", ("head",), ("TAKEN",), annul_by=("head",)),
            ActRule(Unassign, "Thôi giao", "Thôi giao", ("head",), ("TAKEN",), annul_by=("head",)),
            ActRule(Gather, "Tập hợp", "Tập hợp", ("head",), ("TAKEN",)),
            ActRule(
                Hold, "Dừng", "Dừng", ("head",), ("TAKEN", "HELD"), to="HELD", pauses=("X01", "X02"),
                back_dating=("head",), annul_by=("head",), starts=(Start("X06", since="asked_at"),),
            ),
            ActRule(
                Continue, "Tiếp", "Tiếp", ("head",), ("TAKEN", "HELD"), to="TAKEN", resumes=("X01", "X02"),
                back_dating=("head",), annul_by=("head",),
            ),
            ActRule(
                Extend, "Gia hạn", "Gia hạn", ("head",), ("TAKEN",), cancels=("X01",), annul_by=("head",),
                starts=(Start("X03", since="X01"), Start("X04", states=("NEW",)), Start("X05")),
            ),
            ActRule(Hurry, "Ghi vùng", "Ghi vùng", DESK, ("TAKEN",), annul_by=DESK),
            ActRule(
                Finish, "Kết thúc", "Kết thúc", ("test_worker", "head"), ("TAKEN",), stops=("X01", "X02", "X03"),
                asked_by=("X01", "X02", "X03"),
                cancels=("T04", "X05"), to={"True": "GOOD", "False": "BAD"}, to_by="good",
                facts={"speed": SLOW | FAST}, confirm="Chắc chưa?",
            ),
            ActRule(Fail, "Làm hỏng", "Làm hỏng", ("head",), ("TAKEN",)),
        ),
        basis=("L11:29",),
    )
)  # fmt: skip

# clocks that an article of no real law lets stand still, and one that is not in force yet
_T05 = law.rules()["T05"][0]
CLOCKS = {
    **law.rules(),
    "X01": (replace(_T05, id="X01", unit=Unit.WORKING_DAYS, length=3, pause="L11:30"),),
    "X02": (replace(_T05, id="X02", unit=Unit.HOURS, length=12, pause="L11:30"),),
    "X03": (replace(_T05, id="X03", unit=Unit.DAYS, length=30),),
    "X04": (replace(_T05, id="X04"),),
    "X06": (replace(_T05, id="X06", unit=Unit.DAYS, length=30, owed_by=Debtor.BENEFICIARY),),
    "X05": (replace(_T05, id="X05", valid_from=date(2090, 1, 1)),),
}


class Refused(Exception):
    pass


@effect(Accept, nothing_to_undo="only what is of the dossier, which the kernel restores")
def accept(act: Accept, on: Performance) -> None:
    number = on.take_number("TEST", act.year)
    on.number(f"TT.TEST.{number:02d}.{act.year}")
    on.record(number=number)
    on.label("N. T. Đ.")


@effect(Assign)
def assign(act: Assign, on: Performance) -> None:
    worker = User.objects.get(pk=act.worker)
    on.own(worker)
    on.grant_user(worker)
    on.record(worker=worker.pk)
    on.fact("workers", on.dossier.facts.get("workers", 0) + 1)


@effect(Unassign, nothing_to_undo="only what is of the dossier, which the kernel restores")
def unassign(act: Unassign, on: Performance) -> None:
    on.revoke_user(User.objects.get(pk=act.worker))
    on.own(None)


UNDONE: list[int] = []
LATER: list[str] = []


@undo(Assign)
def unassign_again(entry: Entry, on: Performance) -> None:
    UNDONE.append(entry.recorded["worker"])
    on.record(left=entry.recorded["worker"])


@effect(Finish)
def finish(act: Finish, on: Performance) -> None:
    on.later(lambda: LATER.append("finished"))


@effect(Fail)
def fail(act: Fail, on: Performance) -> None:
    on.take_number("TEST", 2026)
    raise Refused


@predicate("test_worker", "Người được giao")
def is_worker(user: User | None, dossier: Dossier) -> bool:
    return user is not None and dossier.owner_id == user.pk


@choices("test_worker")
def workers(user: User | None, dossier: Dossier) -> list[tuple[int, str]]:
    return [(each.pk, each.full_name) for each in User.objects.order_by("sort_key")]


ASKED: list[frozenset[int]] = []


@choices("test_worker_asked")
def first_worker(user: User | None, dossier: Dossier) -> list[tuple[int, str]]:
    return workers(user, dossier)[:1]


@nameable("test_worker_asked")
def nameable_workers(user: User | None, dossier: Dossier, asked: frozenset[int]) -> Iterable[int]:
    ASKED.append(asked)
    return User.objects.filter(pk__in=asked).values_list("pk", flat=True)
