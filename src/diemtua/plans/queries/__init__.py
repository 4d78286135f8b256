"""Questions about plans."""

from diemtua.plans.queries.boards import (
    BodyShown,
    TaskRow,
    duties,
    findings,
    plan_visible_to,
    plans_visible_to,
    reports,
    state_counts,
    task_rows,
    task_visible_to,
    unmatched_bodies,
)
from diemtua.plans.queries.differences import Difference, differences, plan_of

__all__ = [
    "BodyShown",
    "Difference",
    "TaskRow",
    "differences",
    "duties",
    "findings",
    "plan_of",
    "plan_visible_to",
    "plans_visible_to",
    "reports",
    "state_counts",
    "task_rows",
    "task_visible_to",
    "unmatched_bodies",
]
