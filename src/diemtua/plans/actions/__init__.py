"""What changes plans: a document comes in, a task is reported on."""

from diemtua.plans.actions.importing import Imported, PlanCannotBeKnown, import_plan
from diemtua.plans.actions.incoming import IncomingIsGone, incoming, keep_incoming
from diemtua.plans.actions.reporting import ReportFromTheFuture, report_progress

__all__ = [
    "Imported",
    "IncomingIsGone",
    "PlanCannotBeKnown",
    "ReportFromTheFuture",
    "import_plan",
    "incoming",
    "keep_incoming",
    "report_progress",
]
