"""What the libraries can say on a page of ours: the words they mark, without the parts that no page of ours reaches."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import django
from django.apps import apps
from django.template.loader import get_template
from tools import messages

Word = tuple[str | None, str, str]
DJANGO = Path(django.__file__).parent
PARTS = [DJANGO / part for part in ("core", "db/models", "forms", "http", "template", "utils")]
# never on a page: commands, history of tables, names of tables and columns and how a password was scrambled (Django's
# administration is not installed), the view of content types (no address), and security keys (not switched on)
NOT_SHOWN = {
    "management", "migrations", "apps.py", "admin.py", "base_session.py", "hashers.py", "contenttypes", "webauthn",
}  # fmt: skip


@cache
def library_words() -> dict[Word, str]:
    """(context, message, plural) and a file it stands in."""
    return {word: path.name for root in (*PARTS, *installed()) for path in files(root) for word in words_in(path)}


def installed() -> list[Path]:
    others = [Path(app.path) for app in apps.get_app_configs() if not app.name.startswith(("diemtua", "tests"))]
    return [folder for folder in others if folder.name not in NOT_SHOWN]


def files(folder: Path) -> Iterator[Path]:
    """Code and templates of one app or part; an app inside that is not installed is not entered."""
    for path in sorted(folder.iterdir()):
        if path.name in NOT_SHOWN or (path.name == "models.py" and folder not in PARTS):
            continue
        if path.is_dir() and not ((path / "apps.py").exists() and path not in installed()):
            yield from files(path)
        elif path.suffix == ".py" or (path.parent.name == "messages" and is_said(path)):
            yield path


def is_said(path: Path) -> bool:
    """Whether a message after an act comes from an app that is installed, and no template of ours says it instead."""
    name = "/".join(path.parts[-3:])
    return apps.is_installed(f"allauth.{path.parts[-3]}") and Path(get_template(name).origin.name) == path


def words_in(path: Path) -> Iterator[Word]:
    if "gettext" in (text := path.read_text()) or (path.suffix == ".txt" and "i18n" in text):
        yield from messages.READERS.get(path.suffix, messages.in_template)(path)
