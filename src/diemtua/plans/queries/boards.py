"""Plans, tasks and the scoreboard. Every question takes the user; who may not see gets nothing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from diemtua.accounts.models import Organisation, User
from diemtua.accounts.queries import bearers_of, group_today
from diemtua.plans.enums import READERS, BodyRole, TaskState
from diemtua.plans.models import Finding, Plan, StandingDuty, Task, TaskBody, TaskReport

_BODIES = Count("body", distinct=True)


@dataclass(frozen=True)
class BodyShown:
    """A body as signed and who bears its duty today. matched: it was found among the bodies known.

    bearers: names of today; more than one where the body was split; empty where nobody is known. changed: today's
    bearer is another than the one signed. open_ended: whoever leads the task names the members.
    """

    text: str
    matched: bool
    bearers: tuple[str, ...] = ()
    changed: bool = False
    open_ended: bool = False


@dataclass(frozen=True)
class TaskRow:
    """A task on the scoreboard with its last report and its bodies. answered: how many bodies told of their own part;
    parts: the newest word of each of them, where asked for."""

    task: Task
    lead: tuple[BodyShown, ...]
    coordinating: tuple[BodyShown, ...]
    last_note: str
    last_product: str
    last_on: date | None
    answered: int = 0
    parts: tuple[TaskReport, ...] = ()

    @property
    def state(self) -> TaskState:
        return TaskState(self.task.state)


def plans_visible_to(user: User) -> QuerySet[Plan]:
    """All plans for whoever may see plans, the newest first, with how many tasks they have and how many are done."""
    found = Plan.objects.all() if user.standing.holds_anywhere(*READERS) else Plan.objects.none()
    standing = Q(tasks__dropped_at=None)
    return found.annotate(
        task_count=Count("tasks", filter=standing),
        done_count=Count("tasks", filter=standing & Q(tasks__state=TaskState.DONE)),
    ).order_by("-issued_on", "-pk")


def plan_visible_to(user: User, pk: int) -> Plan:
    """Raises Plan.DoesNotExist where there is none or the user may not see it."""
    return plans_visible_to(user).get(pk=pk)


def task_visible_to(user: User, pk: int, key: str) -> Task:
    """A task of a plan by its key; Task.DoesNotExist where the user may not see it."""
    found = Task.objects.filter(plan__in=plans_visible_to(user).values("pk"))
    return found.select_related("plan", "group").get(plan=pk, key=key)


def task_rows(user: User, plan: Plan, on: date, key: str = "", *, parts: bool = False) -> list[TaskRow]:
    """The tasks of the plan in order, or the one with `key`, on request with `parts`: at most five queries, however
    many there are."""
    last = TaskReport.objects.filter(task=OuterRef("pk"), whole=True).order_by("-reported_on", "-pk")
    found = Task.objects.filter(plan=plan, plan__in=plans_visible_to(user).values("pk"), dropped_at=None)
    found = found.filter(key=key) if key else found
    tasks = found.select_related("group").order_by("position").annotate(
        last_note=Subquery(last.values("note")[:1]),
        last_product=Subquery(last.values("product")[:1]),
        last_on=Subquery(last.values("reported_on")[:1]),
        answered=Subquery(_of_parts().filter(task=OuterRef("pk")).order_by().values("task").annotate(n=_BODIES).values("n")),
    )  # fmt: skip
    bodies, told = _bodies_by_task(tasks, on), _parts_by_task(tasks) if parts else {}
    return [_row(task, bodies.get(task.pk, []), told.get(task.pk, [])) for task in tasks]


def _row(task: Task, bodies: Sequence[tuple[str, BodyShown]], parts: Sequence[TaskReport]) -> TaskRow:
    return TaskRow(
        task=task,
        lead=tuple(shown for role, shown in bodies if role == BodyRole.LEAD),
        coordinating=tuple(shown for role, shown in bodies if role == BodyRole.COORDINATING),
        last_note=getattr(task, "last_note", None) or "",
        last_product=getattr(task, "last_product", None) or "",
        last_on=getattr(task, "last_on", None),
        answered=getattr(task, "answered", None) or 0,
        parts=tuple(parts),
    )


def _bodies_by_task(tasks: QuerySet[Task], on: date) -> Mapping[int, list[tuple[str, BodyShown]]]:
    rows = TaskBody.objects.filter(task__in=tasks.order_by().values("pk")).order_by("task", "role", "position")
    named = list(rows.select_related("organisation", "body_group__followed_by"))
    bearers = bearers_of((row.organisation for row in named if row.organisation), on)
    found: dict[int, list[tuple[str, BodyShown]]] = {}
    for row in named:
        found.setdefault(row.task_id, []).append((row.role, shown(row, bearers, on)))
    return found


def _of_parts() -> QuerySet[TaskReport]:
    return TaskReport.objects.filter(whole=False)


def _parts_by_task(tasks: QuerySet[Task]) -> Mapping[int, list[TaskReport]]:
    """Of each body that told of its part of a task the newest word, in Vietnamese order of the bodies."""
    later = Q(reported_on__gt=OuterRef("reported_on")) | Q(reported_on=OuterRef("reported_on"), pk__gt=OuterRef("pk"))
    newer = _of_parts().filter(later, task=OuterRef("task"), body=OuterRef("body"))
    rows = _of_parts().filter(~Exists(newer), task__in=tasks.order_by().values("pk"))
    found: dict[int, list[TaskReport]] = {}
    for row in rows.select_related("body").order_by("task", "body__sort_key"):
        found.setdefault(row.task_id, []).append(row)
    return found


def shown(row: TaskBody | StandingDuty, bearers: Mapping[int, Sequence[Organisation]], on: date) -> BodyShown:
    """The words of the document beside the names of today."""
    text = row.text if isinstance(row, TaskBody) else row.body
    if row.body_group:
        group = group_today(row.body_group, on)
        return BodyShown(text, True, (group.name,), changed=group != row.body_group, open_ended=group.open_ended)
    if row.organisation is None:
        return BodyShown(text, matched=False)
    today = bearers[row.organisation.pk]
    return BodyShown(text, True, tuple(_name(body) for body in today), changed=list(today) != [row.organisation])


def _name(body: Organisation) -> str:
    return body.short_name or body.name


def unmatched_bodies(user: User, plan: Plan) -> list[str]:
    """Words of the annex that no known body or group answers to, each once."""
    rows = TaskBody.objects.filter(task__plan=plan, task__plan__in=plans_visible_to(user).values("pk"))
    unknown = rows.filter(organisation=None, body_group=None).order_by("text").values_list("text", flat=True)
    return list(dict.fromkeys(unknown))


def duties(user: User, plan: Plan, on: date) -> list[tuple[StandingDuty, BodyShown]]:
    """Standing duties in the order of the text, each with who bears it today."""
    rows = list(
        StandingDuty.objects.filter(plan=plan, plan__in=plans_visible_to(user).values("pk"))
        .select_related("organisation", "body_group__followed_by").order_by("position")
    )  # fmt: skip
    bearers = bearers_of((row.organisation for row in rows if row.organisation), on)
    return [(row, shown(row, bearers, on)) for row in rows]


def findings(user: User, plan: Plan) -> QuerySet[Finding]:
    """What the reader asked a person to look at."""
    return Finding.objects.filter(plan=plan, plan__in=plans_visible_to(user).values("pk")).order_by("position")


def reports(user: User, task: Task) -> QuerySet[TaskReport]:
    """Everything reported on a task, the newest first."""
    found = TaskReport.objects.filter(task=task, task__plan__in=plans_visible_to(user).values("pk"))
    return found.select_related("written_by", "body").order_by("-reported_on", "-pk")


def state_counts(rows: Iterable[TaskRow]) -> dict[TaskState, int]:
    """How many tasks stand in each state, every state named."""
    states = [row.state for row in rows]
    return {state: states.count(state) for state in TaskState}
