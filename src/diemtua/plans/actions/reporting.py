"""Reports on tasks: of those who follow the plan, and of the bodies it names."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from diemtua.accounts.models import Organisation, User
from diemtua.notices.actions import Notice, filled, queue_all
from diemtua.notices.enums import Event
from diemtua.plans.enums import TaskState
from diemtua.plans.models import Task, TaskReport
from diemtua.plans.queries.addressed import OwnTask, people_of_lead, planners
from diemtua.shared.clock import VIETNAM


class ReportFromTheFuture(ValueError):
    """A report tells what was done, so its day cannot lie ahead."""

    def __init__(self) -> None:
        super().__init__(_("Ngày báo cáo không thể sau hôm nay."))


class TaskNotOfThisBody(ValueError):
    """A body answers only what a plan asks of it."""

    def __init__(self, body: Organisation) -> None:
        super().__init__(
            _("Kế hoạch không giao nhiệm vụ này cho %(body)s. Hãy chọn cơ quan được giao.") % {"body": body.name}
        )


@dataclass(frozen=True)
class Done:
    """What was done up to a day. figures: lines `what: number and unit`."""

    state: TaskState
    on: date
    note: str
    product: str = ""
    figures: tuple[str, ...] = ()


@transaction.atomic
def report_progress(task: Task, done: Done, *, by: User, at: datetime) -> TaskReport:
    """Add the report of those who follow the plan; the task stands where its newest one, by its day, says.

    Raises ReportFromTheFuture.
    """
    return _write(task, done, by, at)


@transaction.atomic
def answer_task(own: OwnTask, body: Organisation, done: Done, *, by: User, at: datetime) -> TaskReport:
    """Add what a body answers. The body that leads alone tells where the task stands, any other of its own part;
    planners and the people of that body are told. Raises TaskNotOfThisBody, ReportFromTheFuture.
    """
    if body not in own.bodies:
        raise TaskNotOfThisBody(body)
    report = _write(own.task, done, by, at, body=body, whole=body == own.sole)
    _tell(own, report, by, at)
    return report


def _write(
    task: Task, done: Done, by: User, at: datetime, *, body: Organisation | None = None, whole: bool = True
) -> TaskReport:
    if done.on > at.astimezone(VIETNAM).date():
        raise ReportFromTheFuture
    report = TaskReport.objects.create(
        task=task, state=done.state, note=done.note, product=done.product, figures=list(done.figures),
        reported_on=done.on, written_by=by, written_at=at, body=body, whole=whole,
    )  # fmt: skip
    if whole:
        newest = TaskReport.objects.filter(task=task, whole=True).order_by("-reported_on", "-pk")
        Task.objects.filter(pk=task.pk).update(state=newest.values_list("state", flat=True)[:1].get())
        task.refresh_from_db(fields=["state"])
    return report


def _tell(own: OwnTask, report: TaskReport, by: User, at: datetime) -> None:
    """Whoever may open the plan is led to its page, the lead to its own."""
    on, place = at.astimezone(VIETNAM).date(), [own.task.plan_id, own.task.key]
    following = {user.pk: user for user in planners(on) if user != by}
    leading = [user for user in people_of_lead(own, on) if user != by and user.pk not in following]
    told = ((following.values(), "plans:task"), (leading, "plans:own-task"))
    queue_all([_notice(own, report, users, reverse(page, args=place)) for users, page in told], at)


def _notice(own: OwnTask, report: TaskReport, users: Iterable[User], link: str) -> Notice:
    said = {"body": report.body, "task": own.task.key, "plan": own.task.plan.number}
    subject = filled(gettext_lazy("%(body)s trả lời nhiệm vụ %(task)s"), **said)
    words = gettext_lazy("%(body)s đã trả lời nhiệm vụ %(task)s của Kế hoạch %(plan)s. Mở nhiệm vụ để xem kết quả.")
    return Notice(event=Event.PLAN_TASK, users=users, subject=subject, body=filled(words, **said), link=link)
