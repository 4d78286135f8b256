"""Reports on tasks."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from diemtua.accounts.models import User
from diemtua.plans.enums import TaskState
from diemtua.plans.models import Task, TaskReport
from diemtua.shared.clock import VIETNAM


class ReportFromTheFuture(ValueError):
    """A report tells what was done, so its day cannot lie ahead."""

    def __init__(self) -> None:
        super().__init__(_("Ngày báo cáo không thể sau hôm nay."))


@transaction.atomic
def report_progress(
    task: Task, *, by: User, at: datetime, on: date, state: TaskState, note: str, product: str = ""
) -> TaskReport:
    """Add a report; the task stands where its newest report, by the day it stands for, says.

    Raises ReportFromTheFuture.
    """
    if on > at.astimezone(VIETNAM).date():
        raise ReportFromTheFuture
    report = TaskReport.objects.create(
        task=task, state=state, note=note, product=product, reported_on=on, written_by=by, written_at=at
    )
    newest = TaskReport.objects.filter(task=task).order_by("-reported_on", "-pk").values_list("state", flat=True)[:1]
    Task.objects.filter(pk=task.pk).update(state=newest.get())
    task.refresh_from_db(fields=["state"])
    return report
