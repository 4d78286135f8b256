"""What changes plans: a document comes in, a task is reported on."""

from diemtua.plans.actions.importing import Imported, PlanCannotBeKnown, import_plan
from diemtua.plans.actions.reporting import ReportFromTheFuture, report_progress

__all__ = ["Imported", "PlanCannotBeKnown", "ReportFromTheFuture", "import_plan", "report_progress"]
