"""Plans as signed, and what became of their tasks."""

from diemtua.plans.models.plan import Finding, Footnote, Group, Plan, Section, StandingDuty, Target
from diemtua.plans.models.task import Task, TaskBody, TaskReport

__all__ = [
    "Finding",
    "Footnote",
    "Group",
    "Plan",
    "Section",
    "StandingDuty",
    "Target",
    "Task",
    "TaskBody",
    "TaskReport",
]
