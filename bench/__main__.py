"""`python -m bench`: the figures on SQLite and, where DIEMTUA_DATABASE_URL names one, on an empty PostgreSQL."""

import json
import os
import subprocess
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.report import failures, report

ROOT = Path(__file__).resolve().parent.parent
FIGURES = ROOT / "docs" / "figures.md"
INTRODUCTION = Path(__file__).resolve().parent / "introduction.md"


def asked() -> Namespace:
    parser = ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--small", action="store_true", help="1 000 and 10 000 cases: a quick look")
    parser.add_argument("--only", choices=["sqlite", "postgresql"], help="one database alone")
    parser.add_argument("--write", action="store_true", help="write the tables to docs/figures.md")
    return parser.parse_args()


def main() -> None:
    """Build, measure, report. Ends with 1 where a bar is not kept."""
    said = asked()
    small, large = (1_000, 10_000) if said.small else (10_000, 100_000)
    with TemporaryDirectory() as folder:
        seed = _seed(Path(folder))
        results = [_measured(Path(folder), seed, kind, small, large) for kind in _databases(said.only)]
    text = "\n".join(report(results))
    print(text)
    if said.write:
        FIGURES.write_text(INTRODUCTION.read_text() + "\n" + text)
    missed = failures(results)
    print("\n".join(missed) or "Every bar is kept.")
    sys.exit(1 if missed else 0)


def _databases(only: str | None) -> list[str]:
    there = ["sqlite"] + (["postgresql"] if os.environ.get("DIEMTUA_DATABASE_URL") else [])
    return [kind for kind in there if only in {None, kind}]


def _seed(folder: Path) -> Path:
    _run(folder / "seed", "bench.seed", {"DJANGO_SETTINGS_MODULE": "diemtua.config.settings"})
    return folder / "seed" / "diemtua.sqlite3"


def _measured(folder: Path, seed: Path, kind: str, small: int, large: int) -> Any:
    target = folder / f"{kind}.json"
    more = {"DJANGO_SETTINGS_MODULE": "bench.settings", "BENCH_SEED": str(seed)}
    if kind == "postgresql":
        more["DIEMTUA_DATABASE_URL"] = os.environ["DIEMTUA_DATABASE_URL"]
    _run(folder / kind, "bench.one", more, str(target), str(small), str(large))
    return json.loads(target.read_text())


def _run(data: Path, module: str, more: dict[str, str], *words: str) -> None:
    """A process of its own for each database: its settings come from its environment."""
    kept = {name: value for name, value in os.environ.items() if name != "DIEMTUA_DATABASE_URL"}
    paths = os.pathsep.join([str(ROOT), str(ROOT / "src"), kept.get("PYTHONPATH", "")])
    env = kept | {"PYTHONPATH": paths, "DIEMTUA_DATA": str(data), "DIEMTUA_SQLITE_SYNCHRONOUS": "OFF"} | more
    subprocess.run([sys.executable, "-m", module, *words], env=env, check=True)


main()
