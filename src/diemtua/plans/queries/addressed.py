"""What plans ask of the reader's own bodies, and what those answered: all that such a reader sees of a plan."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from diemtua.accounts.models import BodyGroup, GroupMember, Organisation, User
from diemtua.accounts.queries import bearers_of, group_today, holders, holders_of_any
from diemtua.council.queries import members_on
from diemtua.law.vocabulary.roles import Role
from diemtua.plans.enums import ADDRESSED, BodyRole
from diemtua.plans.models import StandingDuty, Task, TaskBody, TaskReport
from diemtua.plans.queries.boards import BodyShown, shown
from diemtua.shared.periods import in_force

Named = TaskBody | StandingDuty


@dataclass(frozen=True)
class Bearers:
    """Who bears on the day what plans ask of the organisations they name, by id; and which of the reader's own bodies
    stand in each collective body."""

    on: date
    organisations: Mapping[int, Sequence[Organisation]]
    groups: Mapping[int, Sequence[Organisation]]

    def of(self, named: Named) -> Sequence[Organisation]:
        """Bodies of today behind one signed name."""
        if named.body_group_id is not None:
            return self.groups.get(named.body_group_id, ())
        return self.organisations.get(named.organisation_id or 0, ())

    def borne_by(self, bodies: Collection[int]) -> Q:
        """Signed names behind which one of the bodies stands today."""
        borne = [
            [pk for pk, found in side.items() if any(body.pk in bodies for body in found)]
            for side in (self.organisations, self.groups)
        ]
        return Q(organisation__in=borne[0]) | Q(body_group__in=borne[1])


@dataclass(frozen=True)
class OwnTask:
    """A task that names the reader's bodies. bodies: those, in Vietnamese order; leading: which of them lead.

    sole: the one body that leads alone, whose answer tells where the whole task stands; None where several lead
    together. lead, coordinating: everybody as signed, who bears it today beside.
    """

    task: Task
    bodies: tuple[Organisation, ...]
    leading: frozenset[int]
    sole: Organisation | None
    lead: tuple[BodyShown, ...]
    coordinating: tuple[BodyShown, ...]

    @property
    def last_state(self) -> str:
        """How far the reader's bodies said they are; empty before their first answer."""
        return getattr(self.task, "last_state", None) or ""


@dataclass(frozen=True)
class Asked:
    """What plans ask of somebody's bodies. tasks: each with `leads`, and the `last_on` and `last_state` of what these
    bodies answered; duties: the newest plan first, each in the order of its text."""

    tasks: QuerySet[Task]
    unanswered: QuerySet[Task]
    duties: QuerySet[StandingDuty]


def bodies_of(user: User, on: date) -> frozenset[int]:
    """Bodies the user answers for: where such a role is held, and that for which a member sits on the Council."""
    own = user.standing.organisations(*ADDRESSED)
    if not user.standing.holds_anywhere(Role.COUNCIL_MEMBER):
        return own
    return own | set(members_on(on).order_by().filter(user=user).values_list("body", flat=True))


def asked_of(user: User, on: date) -> Asked:
    """What plans ask of the user's bodies that day. At most five queries, before any row is read."""
    bodies = bodies_of(user, on)
    bearers = _bearers(bodies, on)
    tasks = _tasks(bodies, bearers)
    duties = StandingDuty.objects.filter(bearers.borne_by(bodies)).select_related("plan")
    return Asked(
        tasks=tasks,
        unanswered=tasks.filter(~Exists(_answered(bodies))),
        duties=duties.order_by("-plan__issued_on", "-plan", "position"),
    )


def own_task(user: User, pk: int, key: str, on: date) -> OwnTask:
    """One of them, by its plan and key. Raises Task.DoesNotExist where it asks nothing of the user's bodies."""
    bodies = bodies_of(user, on)
    bearers = _bearers(bodies, on)
    task = _tasks(bodies, bearers).get(plan=pk, key=key)
    rows = task.bodies.select_related("organisation", "body_group__followed_by").order_by("role", "position")
    return _own(task, list(rows), bodies, bearers)


def answers(user: User, own: OwnTask) -> QuerySet[TaskReport]:
    """What the reader's bodies answered, the newest first; the body that leads alone reads what every body did."""
    found = TaskReport.objects.filter(task=own.task)
    if own.sole not in own.bodies:
        found = found.filter(body__in=own.bodies)
    return found.select_related("written_by", "body").order_by("-reported_on", "-pk")


def planners(on: date) -> QuerySet[User]:
    """Who follows plans and is told of every answer."""
    return holders(Role.PLANNER, on)


def people_of_lead(own: OwnTask, on: date) -> QuerySet[User]:
    """Who answers for the body that leads alone; nobody where several lead."""
    return holders_of_any(ADDRESSED, own.sole, on) if own.sole else User.objects.none()


def _bearers(bodies: Collection[int], on: date) -> Bearers:
    """Four queries, bounded by the names that stand in plans."""
    organisations = Organisation.objects.filter(_in_a_plan("organisation"))
    groups = BodyGroup.objects.filter(_in_a_plan("body_group")).select_related("followed_by")
    today = {group.pk: group_today(group, on).pk for group in groups}
    members: dict[int, list[Organisation]] = {}
    rows = GroupMember.objects.filter(in_force(on), group__in=set(today.values()), organisation__in=bodies)
    for row in rows.select_related("organisation"):
        members.setdefault(row.group_id, []).append(row.organisation)
    return Bearers(on, bearers_of(organisations, on), {pk: members.get(now, []) for pk, now in today.items()})


def _in_a_plan(column: str) -> Q:
    return Q(pk__in=TaskBody.objects.values(column)) | Q(pk__in=StandingDuty.objects.values(column))


def _tasks(bodies: Collection[int], bearers: Bearers) -> QuerySet[Task]:
    asked = TaskBody.objects.filter(bearers.borne_by(bodies), task=OuterRef("pk"))
    last = _answered(bodies).order_by("-reported_on", "-pk")
    found = Task.objects.filter(Exists(asked), dropped_at=None).select_related("plan", "group")
    return found.annotate(
        issued_on=F("plan__issued_on"),
        leads=Exists(asked.filter(role=BodyRole.LEAD)),
        last_on=Subquery(last.values("reported_on")[:1]),
        last_state=Subquery(last.values("state")[:1]),
    )


def _answered(bodies: Collection[int]) -> QuerySet[TaskReport]:
    return TaskReport.objects.filter(task=OuterRef("pk"), body__in=bodies)


def _own(task: Task, rows: Sequence[TaskBody], bodies: Collection[int], bearers: Bearers) -> OwnTask:
    lead, coordinating = ([row for row in rows if row.role == role] for role in (BodyRole.LEAD, BodyRole.COORDINATING))
    mine = {body.pk: body for row in rows for body in bearers.of(row) if body.pk in bodies}
    leading = {body.pk: body for row in lead for body in bearers.of(row)}
    alone = len(leading) == 1 and all(row.organisation_id for row in lead)
    return OwnTask(
        task=task,
        bodies=tuple(sorted(mine.values(), key=lambda body: body.sort_key)),
        leading=frozenset(leading) & frozenset(mine),
        sole=next(iter(leading.values())) if alone else None,
        lead=tuple(shown(row, bearers.organisations, bearers.on) for row in lead),
        coordinating=tuple(shown(row, bearers.organisations, bearers.on) for row in coordinating),
    )
