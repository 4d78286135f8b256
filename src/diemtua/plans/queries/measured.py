"""A task's indicators with their figures and the plan's own targets."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from diemtua.accounts.models import User
from diemtua.plans.enums import READERS, TaskState
from diemtua.plans.indicators import Indicator, indicators_of
from diemtua.plans.models import Group, Plan, Target, Task
from diemtua.plans.queries.boards import TaskRow, state_counts, task_rows
from diemtua.plans.queries.figures import Figure, Period, figures
from diemtua.shared.clock import VIETNAM

_SIGNS = {">=": "≥", ">": ">", "=": "="}


@dataclass(frozen=True)
class Measure:
    """One indicator of one task. figure is None while its room is not there; target: the plan's promise, if any."""

    indicator: Indicator
    figure: Figure | None
    target: Target | None

    @property
    def target_words(self) -> str:
        """`≥ 90 %`, `= 0`."""
        if self.target is None:
            return ""
        return f"{_SIGNS[self.target.comparison]} {self.target.value}{' %' if self.indicator.share else ''}"

    @property
    def met(self) -> bool | None:
        """Whether the promise is kept; None where there is no promise or nothing to judge by."""
        if self.target is None or self.figure is None:
            return None
        value = self.figure.percent if self.indicator.share else float(self.figure.numerator)
        return None if value is None else _kept(value, self.target)


@dataclass(frozen=True)
class BoardRow:
    """A task of the scoreboard with its measures."""

    shown: TaskRow
    measures: tuple[Measure, ...]


@dataclass(frozen=True)
class Board:
    """The scoreboard: groups in the plan's order, each with its tasks."""

    groups: tuple[tuple[Group, tuple[BoardRow, ...]], ...]
    counts: Mapping[TaskState, int]

    @property
    def rows(self) -> Iterator[BoardRow]:
        """Every task in order."""
        return (row for _group, rows in self.groups for row in rows)


def board(user: User, plan: Plan, period: Period, at: datetime, key: str = "", *, parts: bool = False) -> Board:
    """The scoreboard of a plan for a period, or one task of it, on request with what each body answered: at most ten
    queries, however many tasks."""
    shown = task_rows(user, plan, at.astimezone(VIETNAM).date(), key, parts=parts)
    named = {one.task.pk: _indicators(plan, one.task) for one in shown}
    counted = figures(user, period, at, {one.code for found in named.values() for one in found if one.live})
    promised = plan_targets(user, plan)
    rows = [BoardRow(one, _measures(one.task, named[one.task.pk], counted, promised)) for one in shown]
    by_group = groupby(rows, key=lambda row: row.shown.task.group)
    return Board(tuple((group, tuple(inside)) for group, inside in by_group), state_counts(shown))


def plan_targets(user: User, plan: Plan) -> list[Target]:
    """The targets found in the plan's text, in its order."""
    return list(plan.targets.order_by("position")) if user.standing.holds_anywhere(*READERS) else []


def _indicators(plan: Plan, task: Task) -> tuple[Indicator, ...]:
    return indicators_of(plan.number, task.key, f"{task.content} {task.product}")


def _measures(
    task: Task, named: Iterable[Indicator], figures: Mapping[str, Figure], targets: Iterable[Target]
) -> tuple[Measure, ...]:
    """From figures and targets already asked for: no query."""
    places = {task.key, task.group.section}
    own = [target for target in targets if places & set(target.where)]
    return tuple(Measure(one, figures.get(one.code), _promise(one, own)) for one in named)


def _promise(indicator: Indicator, own: Iterable[Target]) -> Target | None:
    return next((one for one in own if indicator.target == f"{one.comparison} {one.value}"), None)


def _kept(value: float, target: Target) -> bool:
    if target.comparison == ">":
        return value > target.value
    return value >= target.value if target.comparison == ">=" else value == target.value
