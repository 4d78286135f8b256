"""Geometry of the small charts drawn on the server; the template adds the table of the same figures."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, BAR, GAP, LABEL = 640, 22, 10, 190
HEIGHT, MARGIN = 220, 36


@dataclass(frozen=True)
class Bar:
    """One row of a bar chart; places in the units of the drawing, already as text so that no comma slips in."""

    label: str
    value: int
    y: str
    text_y: str
    width: str
    value_x: str


@dataclass(frozen=True)
class Point:
    label: str
    value: int
    x: str
    y: str


def bars(rows: Sequence[tuple[str, int]]) -> tuple[list[Bar], int]:
    """Horizontal bars and the height of the drawing; the longest bar fills the width."""
    top = max([value for _, value in rows] + [1])
    drawn = []
    for index, (label, value) in enumerate(rows):
        y, width = index * (BAR + GAP), max(2, (WIDTH - LABEL - 70) * value / top)
        drawn.append(Bar(str(label), value, str(y), str(y + BAR - 6), f"{width:.1f}", f"{LABEL + width + 8:.1f}"))
    return drawn, len(rows) * (BAR + GAP)


def line(rows: Sequence[tuple[str, int]]) -> list[Point]:
    """Points of a line chart from left to right, zero at the bottom."""
    top = max([value for _, value in rows] + [1])
    step = (WIDTH - 2 * MARGIN) / max(1, len(rows) - 1)
    return [
        Point(str(label), value, f"{MARGIN + index * step:.1f}", f"{_height(value, top):.1f}")
        for index, (label, value) in enumerate(rows)
    ]


def _height(value: int, top: int) -> float:
    return HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * value / top
