"""The lines of forms 06B and 06C as an office may correct them: labels and order are data, not code."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@dataclass(frozen=True)
class Line:
    """One line. count: what is counted; where: filters by name; confirmed: whether it was compared with the form."""

    key: str
    label: str
    unit: str
    count: str
    confirmed: bool
    where: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Group:
    """Lines under one heading."""

    heading: str
    lines: tuple[Line, ...]


@cache
def groups() -> tuple[Group, ...]:
    """Every group in the order of the file."""
    said = yaml.safe_load((files("diemtua.council") / "data" / "figures.yaml").read_text("utf-8"))
    return tuple(Group(each["heading"], tuple(Line(**row) for row in each["rows"])) for each in said)


def lines() -> dict[str, Line]:
    """Every line by key."""
    return {line.key: line for group in groups() for line in group.lines}
