"""One database: the small set, its copy grown to the large one, both measured in turns; writes its figures as JSON."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from tqdm import tqdm  # noqa: E402

from bench.build.filling import fill, load_representative_set  # noqa: E402
from bench.clients import under_load  # noqa: E402
from bench.measure import measured  # noqa: E402
from bench.pages import Measured, pages  # noqa: E402
from bench.sets import LARGE, SMALL, Sets, keep_as_small  # noqa: E402
from diemtua.accounts.models import User  # noqa: E402


def main(target: str, small: int, large: int) -> None:
    """Fill both sets, say so, and measure when told that the machine is free."""
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    if User.objects.exists():
        raise SystemExit("This database is not empty: the figures are taken on one made for them.")
    load_representative_set()
    cases = {SMALL: fill(small, small)}
    keep_as_small()
    cases[LARGE] = fill(large, small)
    _say("filled")
    # the other database is measured meanwhile
    input()
    about = {"database": connection.vendor, "size": large, "cases": cases}
    Path(target).write_text(json.dumps(about | _figures(Sets())))
    _say("measured")


def _figures(sets: Sets) -> dict[str, Any]:
    shown = tqdm(_in_both(sets), desc=f"{connection.vendor}: pages in turns", unit=" pages")
    found = [measured(sets, page).as_dict() for page in shown]
    sets.turn_to(LARGE)
    return {"pages": found, "load": under_load()}


def _in_both(sets: Sets) -> list[Mapping[str, Measured]]:
    """Every page as the same person opens it in the small and in the large set."""
    found = {}
    for size in (SMALL, LARGE):
        sets.turn_to(size)
        found[size] = pages()
    return [{SMALL: one, LARGE: other} for one, other in zip(found[SMALL], found[LARGE], strict=True)]


def _say(word: str) -> None:
    print(word, flush=True)


main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
