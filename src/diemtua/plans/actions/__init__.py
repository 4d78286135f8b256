"""What changes plans: a document comes in, a task is reported on, a body answers."""

from diemtua.plans.actions.importing import Imported, PlanCannotBeKnown, import_plan
from diemtua.plans.actions.incoming import IncomingIsGone, incoming, keep_incoming
from diemtua.plans.actions.reporting import Done, ReportFromTheFuture, TaskNotOfThisBody, answer_task, report_progress

__all__ = [
    "Done",
    "Imported",
    "IncomingIsGone",
    "PlanCannotBeKnown",
    "ReportFromTheFuture",
    "TaskNotOfThisBody",
    "answer_task",
    "import_plan",
    "incoming",
    "keep_incoming",
    "report_progress",
]
