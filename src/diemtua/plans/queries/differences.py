"""What a document says otherwise than the plan that stands under its number and date."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from diemtua.plans import reading
from diemtua.plans.models import Plan

_ABOUT = ("title", "kind", "issuer", "signer", "field", "effective_on")
_OF_A_TASK = ("number", "content", "lead", "coordinating", "timing", "product", "notes")


@dataclass(frozen=True)
class Difference:
    """One thing that changed: `where` it stands, the field, the words before and after."""

    where: str
    field: str
    before: str
    after: str


def plan_of(read: reading.PlanRead) -> Plan | None:
    """The plan that already stands under the document's number and date."""
    about = read.metadata
    return Plan.objects.filter(number=about.number, issued_on=about.issued_on).first() if about.issued_on else None


def differences(plan: Plan, read: reading.PlanRead) -> tuple[Difference, ...]:
    """Every difference, in the order of the document; none where the document says the same."""
    return (*_about(plan, read), *_groups(plan, read), *_tasks(plan, read), *_text(plan, read))


def _about(plan: Plan, read: reading.PlanRead) -> Iterator[Difference]:
    for name in _ABOUT:
        yield from _changed(plan.number, name, getattr(plan, name), getattr(read.metadata, name))


def _groups(plan: Plan, read: reading.PlanRead) -> Iterator[Difference]:
    known = {group.number: group.name for group in plan.groups.all()}
    for group in read.groups:
        yield from _changed(group.number, "name", known.get(group.number, ""), group.name)


def _tasks(plan: Plan, read: reading.PlanRead) -> Iterator[Difference]:
    known = {task.key: task for task in plan.tasks.filter(dropped_at=None)}
    for one in read.tasks:
        if one.key not in known:
            yield Difference(one.key, "task", "", one.content)
        else:
            task = known.pop(one.key)
            for name in _OF_A_TASK:
                yield from _changed(one.key, name, getattr(task, name), getattr(one, name))
    for key, task in known.items():
        yield Difference(key, "task", task.content, "")


def _text(plan: Plan, read: reading.PlanRead) -> Iterator[Difference]:
    """The parts of the text, each compared as one whole: its words follow from the document alone."""
    before = {
        "sections": _lines(plan.sections.order_by("position").values_list("key", "name", "lines", "timing", "product")),
        "duties": _lines(plan.duties.order_by("position").values_list("section", "body", "duty")),
        "targets": _lines(plan.targets.order_by("position").values_list("comparison", "value", "subject", "where")),
        "footnotes": _lines(plan.footnotes.order_by("pk").values_list("mark", "text")),
        "findings": _lines((row.kind, sorted(row.said.items())) for row in plan.findings.order_by("position")),
    }
    after = {
        "sections": _lines((one.key, one.name, list(one.lines), one.timing, one.product) for one in read.sections),
        "duties": _lines((one.where, one.body, one.duty) for one in read.duties),
        "targets": _lines((one.comparison, one.value, one.subject, list(one.where)) for one in read.targets),
        "footnotes": _lines((one.mark, one.text) for one in read.footnotes),
        "findings": _lines((one.kind.value, sorted(one.said.items())) for one in read.findings),
    }
    for name, lines in after.items():
        gone = [line for line in before[name] if line not in lines]
        fresh = [line for line in lines if line not in before[name]]
        yield from _changed(plan.number, name, "\n".join(gone), "\n".join(fresh))


def _lines(rows: Iterable[Sequence[Any]]) -> list[str]:
    return [" | ".join(str(part) for part in row) for row in rows]


def _changed(where: str, field: str, before: object, after: object) -> Iterator[Difference]:
    if before != after:
        yield Difference(where, field, str(before or ""), str(after or ""))
