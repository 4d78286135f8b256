"""What an office runs: the settings of production, in a process of their own."""

import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest

from diemtua.command.opening.keys import write_keys
from diemtua.config.logs import Reserved


@pytest.fixture
def office(tmp_path: Path) -> dict[str, str]:
    """The environment of a fresh office."""
    write_keys(tmp_path / "keys.env")
    keys = dict(line.split("=", 1) for line in (tmp_path / "keys.env").read_text().splitlines())
    site = {"DIEMTUA_HOSTS": "tro.vn", "DIEMTUA_ORIGINS": "https://tro.vn", "DIEMTUA_SITE_URL": "https://tro.vn"}
    ours = {"DJANGO_SETTINGS_MODULE": "diemtua.config.settings", "PYTHONPATH": "src", "DIEMTUA_DATA": str(tmp_path)}
    # the tests of a browser set it, and a deployment must not
    around = {name: value for name, value in os.environ.items() if name != "DJANGO_ALLOW_ASYNC_UNSAFE"}
    return {**around, **keys, **site, **ours}


def run(office: dict[str, str], *words: str) -> str:
    line = [sys.executable, "-W", "error", "-m", *words]
    done = subprocess.run(line, env=office, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def test_deploy_check_finds_nothing_under_production(office: dict[str, str]) -> None:
    assert run(office, "diemtua", "check", "--deploy") == "System check identified no issues (0 silenced).\n"


def test_office_sends_its_mails(office: dict[str, str]) -> None:
    code = "from django.conf import settings as s; print(s.EMAIL_BACKEND)"
    said = run(office, "diemtua", "shell", "--no-imports", "-c", code)
    assert said == "django.core.mail.backends.smtp.EmailBackend\n"


def test_collected_files_carry_a_digest_and_a_small_copy(office: dict[str, str], tmp_path: Path) -> None:
    run(office, "diemtua", "collectstatic", "--noinput")
    static = tmp_path / "static"
    assert (static / "staticfiles.json").exists()
    sheets = list(static.rglob("*.????????????.css"))
    assert sheets
    assert [sheet for sheet in sheets if not Path(f"{sheet}.gz").exists()] == []


def _fails() -> None:
    try:
        {}["Nguyễn Thị Lan"]
    except KeyError as first:
        raise ValueError("".join(["0912", "345678"])) from first


def test_log_names_the_place_and_kind_of_an_error_but_no_data() -> None:
    try:
        _fails()
    except ValueError:
        record = logging.LogRecord("django.request", logging.ERROR, "", 0, "Lỗi", None, sys.exc_info())
    said = Reserved().format(record).splitlines()
    assert [line for line in said if line.startswith("builtins.")] == ["builtins.KeyError", "builtins.ValueError"]
    assert ("0912345678" in "".join(said), "test_production" in "".join(said)) == (False, True)


def test_embedded_database_is_set_for_real_use(office: dict[str, str]) -> None:
    asked = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
    code = (
        "from django.db import connection as line; line.ensure_connection();"
        f"print([line.connection.execute('PRAGMA ' + name).fetchone()[0] for name in {asked}],"
        "line.transaction_mode)"
    )
    # a write-ahead log, every commit on the disk, foreign keys held, twenty seconds of patience, no upgraded locks
    embedded = {name: value for name, value in office.items() if name != "DIEMTUA_DATABASE_URL"}
    assert run(embedded, "diemtua", "shell", "--no-imports", "-c", code) == "['wal', 2, 1, 20000] IMMEDIATE\n"
