"""What was read as plain values for JSON."""

from dataclasses import asdict
from datetime import date
from typing import Any

from diemtua.plans.reading.values import PlanRead, Task

_LISTED = ("key", "group", "content", "lead", "coordinating", "timing", "product", "notes")


def plain(read: PlanRead) -> dict[str, Any]:
    """`metadata`, `groups`, `tasks`, `findings` and the rest of the document; days as ISO text."""
    about = asdict(read.metadata)
    return {
        "metadata": {name: value.isoformat() if isinstance(value, date) else value for name, value in about.items()},
        "groups": [asdict(group) for group in read.groups],
        "tasks": [_task(task) for task in read.tasks],
        "sections": [{"key": section.key, **asdict(section)} for section in read.sections],
        "duties": [asdict(duty) for duty in read.duties],
        "targets": [asdict(target) for target in read.targets],
        "footnotes": [asdict(note) for note in read.footnotes],
        "findings": [
            {"kind": finding.kind.value, "where": finding.where, "text": finding.text, "said": dict(finding.said)}
            for finding in read.findings
        ],
    }


def _task(task: Task) -> dict[str, Any]:
    """As signed; a row without a number has null there and its key beside it."""
    return {
        **{name: getattr(task, name) for name in _LISTED},
        "number": task.number or None,
        "lead_bodies": task.lead_bodies,
        "coordinating_bodies": task.coordinating_bodies,
        "timing_parts": task.timing_parts,
        "footnotes": task.footnotes,
        "inherited": task.inherited,
    }
