"""How a page under load compares with a bare view: the lowest multiple of each database, which may only fall."""

import json
from collections.abc import Mapping, Sequence
from math import inf
from pathlib import Path
from typing import Any

RECORD = Path(__file__).with_name("record.json")
# a p95 under a full processor moves so much between two runs of the same code
TOLERANCE = 1.15


def multiple(result: Mapping[str, Any]) -> float:
    """Of one database, in this run."""
    return float(result["load"]["multiple"])


def lowest(result: Mapping[str, Any]) -> float | None:
    """The lowest ever written down for this database and size; None before the first."""
    return _kept().get(_name(result))


def lower(results: Sequence[Mapping[str, Any]]) -> None:
    """Write down what is lower than ever."""
    kept = _kept()
    for result in results:
        kept[_name(result)] = min(round(multiple(result), 2), lowest(result) or inf)
    RECORD.write_text(json.dumps(kept, indent=2, sort_keys=True) + "\n")


def _name(result: Mapping[str, Any]) -> str:
    return f"{result['database']}, {result['size']} cases"


def _kept() -> dict[str, float]:
    return dict(json.loads(RECORD.read_text())) if RECORD.exists() else {}
