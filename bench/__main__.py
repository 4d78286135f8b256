"""`python -m bench`: the figures on SQLite and, where DIEMTUA_DATABASE_URL names one, on an empty PostgreSQL."""

import json
import os
import subprocess
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any

from bench import record
from bench.report import failures, report

ROOT = Path(__file__).resolve().parent.parent
FIGURES = ROOT / "docs" / "figures.md"
INTRODUCTION = Path(__file__).resolve().parent / "introduction.md"


def asked() -> Namespace:
    parser = ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--small", action="store_true", help="1 000 and 10 000 cases: a quick look")
    parser.add_argument("--sizes", type=int, nargs=2, default=(10_000, 100_000), help="other numbers of cases")
    parser.add_argument("--only", choices=["sqlite", "postgresql"], help="one database alone")
    parser.add_argument("--write", action="store_true", help="write docs/figures.md, and the record where it fell")
    return parser.parse_args()


def main() -> None:
    """Build, measure, report. Ends with 1 where a bar is not kept."""
    said = asked()
    small, large = (1_000, 10_000) if said.small else said.sizes
    with TemporaryDirectory() as folder:
        seed = _seed(Path(folder))
        results = _measured(Path(folder), seed, _databases(said.only), (small, large))
    text, missed = "\n".join(report(results)), failures(results)
    print(text)
    if said.write:
        FIGURES.write_text(INTRODUCTION.read_text() + "\n" + text)
        record.lower(results)
    print("\n".join(missed) or "Every bar is kept.")
    sys.exit(1 if missed else 0)


def _databases(only: str | None) -> list[str]:
    there = ["sqlite"] + (["postgresql"] if os.environ.get("DIEMTUA_DATABASE_URL") else [])
    return [kind for kind in there if only in {None, kind}]


def _seed(folder: Path) -> Path:
    _run(folder / "seed", "bench.seed", {"DJANGO_SETTINGS_MODULE": "diemtua.config.settings"})
    return folder / "seed" / "diemtua.sqlite3"


def _measured(folder: Path, seed: Path, kinds: list[str], sizes: tuple[int, int]) -> list[Any]:
    """Every database in a process of its own: filled side by side, measured one after the other on a quiet machine."""
    running = [_one(folder, seed, kind, sizes) for kind in kinds]
    for process in running:
        _heard(process)
    for process in running:
        _told(process).write("measure\n")
        _told(process).flush()
        _heard(process)
    return [json.loads((folder / f"{kind}.json").read_text()) for kind in kinds]


def _one(folder: Path, seed: Path, kind: str, sizes: tuple[int, int]) -> "subprocess.Popen[str]":
    more = {"DJANGO_SETTINGS_MODULE": "bench.settings", "BENCH_SEED": str(seed)}
    if kind == "postgresql":
        more["DIEMTUA_DATABASE_URL"] = os.environ["DIEMTUA_DATABASE_URL"]
    words = _line("bench.one", str(folder / f"{kind}.json"), *map(str, sizes))
    pipe = subprocess.PIPE
    return subprocess.Popen(words, env=_env(folder / kind, more), stdin=pipe, stdout=pipe, text=True)


def _heard(process: "subprocess.Popen[str]") -> None:
    """Wait until it says that it is filled, or measured."""
    if process.stdout is None or not process.stdout.readline():
        raise SystemExit("A database could not be measured; why stands above.")


def _told(process: "subprocess.Popen[str]") -> IO[str]:
    assert process.stdin is not None
    return process.stdin


def _run(data: Path, module: str, more: dict[str, str]) -> None:
    subprocess.run(_line(module), env=_env(data, more), check=True)


def _line(module: str, *words: str) -> list[str]:
    return [sys.executable, "-m", module, *words]


def _env(data: Path, more: dict[str, str]) -> dict[str, str]:
    """The settings of a process: nothing but what it is given."""
    kept = {name: value for name, value in os.environ.items() if name != "DIEMTUA_DATABASE_URL"}
    paths = os.pathsep.join([str(ROOT), str(ROOT / "src"), kept.get("PYTHONPATH", "")])
    return kept | {"PYTHONPATH": paths, "DIEMTUA_DATA": str(data), "DIEMTUA_SQLITE_SYNCHRONOUS": "OFF"} | more


main()
