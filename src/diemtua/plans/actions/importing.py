"""A plan document that was read becomes rows. The same document twice changes nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from diemtua.accounts.models import BodyGroup, Organisation, User
from diemtua.accounts.queries import match_body
from diemtua.plans import reading
from diemtua.plans.enums import BodyRole
from diemtua.plans.models import Finding, Footnote, Group, Plan, Section, StandingDuty, Target, Task, TaskBody
from diemtua.plans.queries.differences import Difference, differences
from diemtua.plans.reading.bodies import names_of
from diemtua.plans.reading.values import Task as TaskRead

Body = Organisation | BodyGroup | None
_ROLES = ((BodyRole.LEAD, "lead_bodies"), (BodyRole.COORDINATING, "coordinating_bodies"))


class PlanCannotBeKnown(ValueError):
    """Without number and date nobody could tell this plan from another."""

    def __init__(self) -> None:
        super().__init__(_("Văn bản không có số hiệu hoặc ngày ban hành. Hãy bổ sung vào tệp rồi nhập lại."))


@dataclass(frozen=True)
class Imported:
    """A plan after its import. created: it was new; differences: what the document changed in it."""

    plan: Plan
    created: bool
    differences: tuple[Difference, ...] = ()


@transaction.atomic
def import_plan(read: reading.PlanRead, *, by: User | None, at: datetime, document: str = "") -> Imported:
    """Make or bring up to date the plan with this number and date; reports on its tasks stay.

    Raises PlanCannotBeKnown where the document says neither. Bodies are matched as of the day of issue; those that
    match nothing stay as words.
    """
    about = read.metadata
    if not about.number or about.issued_on is None:
        raise PlanCannotBeKnown
    plan = Plan.objects.select_for_update().filter(number=about.number, issued_on=about.issued_on).first()
    changed = differences(plan, read) if plan else ()
    if plan and not changed:
        return Imported(plan, created=False)
    created = plan is None
    plan = plan or Plan(number=about.number, issued_on=about.issued_on)
    _write_plan(plan, read, by, at, document)
    _write_parts(plan, read, about.issued_on, at)
    return Imported(plan, created, changed)


def _write_plan(plan: Plan, read: reading.PlanRead, by: User | None, at: datetime, document: str) -> None:
    about = read.metadata
    plan.title, plan.kind, plan.issuer, plan.signer = about.title, about.kind, about.issuer, about.signer
    plan.field, plan.effective_on, plan.basis = about.field, about.effective_on, list(about.basis)
    plan.document, plan.imported_by, plan.imported_at = document, by, at
    plan.save()


def _write_parts(plan: Plan, read: reading.PlanRead, on: date, at: datetime) -> None:
    for rows in (plan.sections, plan.duties, plan.targets, plan.footnotes, plan.findings):
        rows.all().delete()
    bodies = _Bodies(on)
    Section.objects.bulk_create(_sections(plan, read))
    StandingDuty.objects.bulk_create(_duties(plan, read, bodies))
    Target.objects.bulk_create(_targets(plan, read))
    Footnote.objects.bulk_create(Footnote(plan=plan, mark=note.mark, text=note.text) for note in read.footnotes)
    Finding.objects.bulk_create(
        Finding(plan=plan, position=place, kind=one.kind, said=dict(one.said), where=one.where)
        for place, one in enumerate(read.findings)
    )
    _write_tasks(plan, read, _write_groups(plan, read), bodies, at)


class _Bodies:
    """Matches each signed name once."""

    def __init__(self, on: date) -> None:
        self.on = on
        self.known: dict[str, Body] = {}

    def of(self, text: str) -> Body:
        """The organisation or collective body that the words mean; its short name in brackets counts too."""
        if text not in self.known:
            found = (match_body(name, self.on) for name in (text, *names_of(text)))
            self.known[text] = next((body for body in found if body), None)
        return self.known[text]

    def columns(self, text: str) -> dict[str, Any]:
        body = self.of(text)
        return {
            "organisation": body if isinstance(body, Organisation) else None,
            "body_group": body if isinstance(body, BodyGroup) else None,
        }


def _sections(plan: Plan, read: reading.PlanRead) -> Iterable[Section]:
    for place, one in enumerate(read.sections):
        yield Section(
            plan=plan, position=place, key=one.key, name=one.name, name_from=one.name_from, lines=list(one.lines),
            bodies=list(one.bodies), timing=one.timing, product=one.product,
        )  # fmt: skip


def _duties(plan: Plan, read: reading.PlanRead, bodies: _Bodies) -> Iterable[StandingDuty]:
    for place, one in enumerate(read.duties):
        yield StandingDuty(
            plan=plan, position=place, section=one.where, body=one.body, duty=one.duty, sentence=one.sentence,
            **bodies.columns(one.body),
        )  # fmt: skip


def _targets(plan: Plan, read: reading.PlanRead) -> Iterable[Target]:
    for place, one in enumerate(read.targets):
        yield Target(
            plan=plan, position=place, comparison=one.comparison, value=one.value, subject=one.subject,
            sentence=one.sentence, where=list(one.where),
        )  # fmt: skip


def _write_groups(plan: Plan, read: reading.PlanRead) -> dict[str, Group]:
    for place, one in enumerate(read.groups):
        said = {"position": place, "name": one.name, "name_from": one.name_from, "section": one.section}
        Group.objects.update_or_create(plan=plan, number=one.number, defaults=said)
    return {group.number: group for group in plan.groups.all()}


def _write_tasks(plan: Plan, read: reading.PlanRead, groups: dict[str, Group], bodies: _Bodies, at: datetime) -> None:
    """Write the tasks by key, let go those the document no longer has, and name their bodies anew."""
    kept = []
    for place, one in enumerate(read.tasks):
        task, _made = Task.objects.update_or_create(
            plan=plan, key=one.key, defaults=_said(one, groups[one.group], place)
        )
        kept.append((task, one))
    plan.tasks.exclude(key__in=[one.key for one in read.tasks]).filter(dropped_at=None).update(dropped_at=at)
    TaskBody.objects.filter(task__plan=plan).delete()
    TaskBody.objects.bulk_create(_task_bodies(kept, bodies))


def _said(one: TaskRead, group: Group, place: int) -> dict[str, Any]:
    return {
        "group": group, "position": place, "number": one.number, "content": one.content, "lead": one.lead,
        "coordinating": one.coordinating, "timing": one.timing, "timing_parts": list(one.timing_parts),
        "product": one.product, "notes": one.notes, "footnotes": list(one.footnotes),
        "inherited": list(one.inherited), "dropped_at": None,
    }  # fmt: skip


def _task_bodies(kept: Sequence[tuple[Task, TaskRead]], bodies: _Bodies) -> Iterable[TaskBody]:
    for task, one in kept:
        for role, name in _ROLES:
            for place, text in enumerate(getattr(one, name)):
                yield TaskBody(task=task, role=role, position=place, text=text, **bodies.columns(text))
