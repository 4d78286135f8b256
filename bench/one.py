"""One database, from empty to the largest size; writes its figures as JSON."""

import json
import sys
from pathlib import Path

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from tqdm import tqdm  # noqa: E402

from bench.build.filling import fill, load_representative_set  # noqa: E402
from bench.clients import under_load  # noqa: E402
from bench.measure import measured  # noqa: E402
from bench.pages import pages  # noqa: E402
from diemtua.accounts.models import User  # noqa: E402


def main(target: str, small: int, large: int) -> None:
    """Measure at the small and the large size, then under load."""
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    if User.objects.exists():
        raise SystemExit("This database is not empty: the figures are taken on one made for them.")
    load_representative_set()
    sizes = [_at(small, small)]
    _say("measured")
    sizes.append(_at(large, small))
    Path(target).write_text(json.dumps({"database": connection.vendor, "sizes": sizes, "load": under_load()}))
    _say("measured")


def _at(size: int, small: int) -> dict[str, object]:
    cases = fill(size, small)
    _say("filled")
    # the other database is measured meanwhile
    input()
    shown = tqdm(pages(), desc=f"{connection.vendor}: pages at {size} cases", unit=" pages")
    return {"size": size, "cases": cases, "pages": [measured(page).as_dict() for page in shown]}


def _say(word: str) -> None:
    print(word, flush=True)


main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
