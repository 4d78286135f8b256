"""Numbers and dates of the law, kept as YAML beside their source and their dates in force.

Modules ask `parameters.load(name)` each time they build a table and cache the table itself with
`functools.cache`; nothing else reads these files. That is what lets a test change one leaf and see
whether a scenario notices.
"""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

_HERE = Path(__file__).resolve().parent
_LAW = _HERE.parent


@cache
def load(name: str) -> Any:
    """The document `name` (`calendar`, `deadlines`, …, or `sources` of law/). Treat it as read-only."""
    inside = _HERE / f"{name}.yaml"
    path = inside if inside.exists() else _LAW / f"{name}.yaml"
    return yaml.safe_load(path.read_text(encoding="utf-8"))
