"""Questions about plans."""

from diemtua.plans.queries.addressed import Asked, OwnTask, answers, asked_of, own_task
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
from diemtua.plans.queries.figures import Figure, Part, Period, figures, rows_behind
from diemtua.plans.queries.lines import Line, lines
from diemtua.plans.queries.measured import Board, BoardRow, Measure, board, plan_targets

__all__ = [
    "Asked",
    "Board",
    "BoardRow",
    "BodyShown",
    "Difference",
    "Figure",
    "Line",
    "Measure",
    "OwnTask",
    "Part",
    "Period",
    "TaskRow",
    "answers",
    "asked_of",
    "board",
    "differences",
    "duties",
    "figures",
    "findings",
    "lines",
    "own_task",
    "plan_of",
    "plan_targets",
    "plan_visible_to",
    "plans_visible_to",
    "reports",
    "rows_behind",
    "state_counts",
    "task_rows",
    "task_visible_to",
    "unmatched_bodies",
]
