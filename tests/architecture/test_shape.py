"""The house holds: sizes, names and the two blind spots of the import contracts."""

import ast
import re
import statistics
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "diemtua"
ROOMS_BOTTOM_UP = [
    "config", "shared", "law", "rulebook", "places", "accounts", "notices", "dossiers", "documents", "people",
    "workforce", "cases", "referrals", "duty", "outreach", "procedures", "council", "budget", "quality", "plans",
    "reports", "office", "portal", "api", "command", "demo", "integrations",
]  # fmt: skip
IN_A_ROOM = {
    "__init__", "apps", "enums", "models", "queries", "permissions", "actions", "receivers", "tasks", "web", "checks",
    "migrations", "templates", "static", "templatetags",
}  # fmt: skip
FORBIDDEN_NAMES = {"utils", "helpers", "services", "common", "core", "mixins"}
DJANGO_ROOMS = [room for room in ROOMS_BOTTOM_UP[3:] if (SOURCE / room / "apps.py").exists()]


def sources() -> list[Path]:
    return [path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts]


def functions() -> Iterator[tuple[Path, ast.FunctionDef]]:
    for path in sources():
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef):
                yield path, node


def body_lines(node: ast.FunctionDef) -> int:
    start = node.body[0]
    documented = isinstance(start, ast.Expr) and isinstance(start.value, ast.Constant)
    first = node.body[1].lineno if documented and len(node.body) > 1 else start.lineno
    return (node.end_lineno or first) - first + 1


def test_functions_are_short() -> None:
    sizes = sorted(body_lines(node) for _, node in functions())
    long = [f"{path.relative_to(ROOT)}:{node.name}" for path, node in functions() if body_lines(node) > 40]
    assert long == []
    assert statistics.median(sizes) <= 7
    assert sizes[int(len(sizes) * 0.9)] <= 20


def test_files_are_short() -> None:
    assert [str(path) for path in sources() if len(path.read_text().splitlines()) > 400] == []
    templates = [*SOURCE.rglob("*.html"), *SOURCE.rglob("*.txt")]
    assert [str(path) for path in templates if len(path.read_text().splitlines()) > 150] == []


def test_no_import_inside_functions() -> None:
    deferred = [
        f"{path.relative_to(ROOT)}:{inner.lineno}"
        for path, node in functions()
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]
    assert deferred == []


def test_no_forbidden_file_names() -> None:
    assert [str(path) for path in sources() if {path.stem, *path.parts} & FORBIDDEN_NAMES] == []


def test_rooms_hold_only_what_a_room_holds() -> None:
    stray = [
        str(path.relative_to(SOURCE))
        for room in DJANGO_ROOMS
        for path in (SOURCE / room).iterdir()
        if path.stem not in IN_A_ROOM and path.name != "__pycache__" and not _own_file_allowed(room, path)
    ]
    assert stray == []


def _own_file_allowed(room: str, path: Path) -> bool:
    """Files that are the very business of one room, named in docs/architecture.md."""
    page = (ROOT / "docs" / "architecture.md").read_text()
    return f"`{room}/{path.name}`" in page or f"`{room}/{path.name}/`" in page


def test_string_foreign_keys_point_down() -> None:
    upward = []
    for room in DJANGO_ROOMS:
        for path in [*(SOURCE / room).glob("models*"), *(SOURCE / room).glob("models/*.py")]:
            if path.is_file():
                upward += [
                    f"{room} -> {target}"
                    for target in re.findall(r"[\"']([a-z]+)\.[A-Z]\w+[\"']", path.read_text())
                    if target in ROOMS_BOTTOM_UP and ROOMS_BOTTOM_UP.index(target) > ROOMS_BOTTOM_UP.index(room)
                ]
    assert upward == []


def test_views_and_fronts_never_import_models() -> None:
    """A front may keep rows of its own behind its own actions and queries; its pages never see a model."""
    offenders = []
    for path in sources():
        if "web" in path.parts or path.relative_to(SOURCE).parts[0] in {"office", "portal", "api"}:
            tree = ast.parse(path.read_text())
            offenders += [
                f"{path.relative_to(ROOT)}:{node.lineno}"
                for node in ast.walk(tree)
                if isinstance(node, ast.ImportFrom) and re.search(r"diemtua\.\w+\.models|^\.+models", node.module or "")
                if "web" in path.parts or node.module != f"diemtua.{path.relative_to(SOURCE).parts[0]}.models"
            ]
    assert offenders == []


def test_root_has_few_entries() -> None:
    made = [".git", *(line.rstrip("/") for line in (ROOT / ".gitignore").read_text().split())]
    kept = [entry.name for entry in ROOT.iterdir() if not any(fnmatch(entry.name, pattern) for pattern in made)]
    assert "pyproject.toml" in kept
    assert len(kept) <= 20


def test_shared_is_small() -> None:
    lines = {path: len(path.read_text().splitlines()) for path in sources()}
    shared = sum(count for path, count in lines.items() if path.relative_to(SOURCE).parts[0] == "shared")
    assert shared <= max(1200, 0.08 * sum(lines.values()))
