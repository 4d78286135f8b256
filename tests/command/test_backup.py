"""A restore drill: an office is saved, the machine is lost, another one takes the backup."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src"
FILL = """
import django; django.setup()
from datetime import UTC, datetime
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from diemtua.accounts.actions.seed import load as load_bodies
from diemtua.accounts.models import User
from diemtua.people.actions import record_person
from diemtua.people.details import PersonDetails
from diemtua.places.actions import load as load_places
from diemtua.rulebook.actions import seed
at = datetime(2026, 11, 23, 8, tzinfo=UTC)
load_places(); load_bodies(); seed(at)
user = User.objects.create_user("hoa", "Lê Thị Hoa")
record_person(PersonDetails(full_name="Trần Thị Sáu", birth_year=1951, identity_new="096151000123"), by=user, at=at)
default_storage.save("ho-so/don.pdf", ContentFile("%PDF đơn".encode()))
"""
LOOK = """
import django; django.setup()
from django.core.files.storage import default_storage
from diemtua.accounts.models import Organisation, User
from diemtua.people.models import Person
from diemtua.places.models import Unit
person = Person.objects.get()
print(person.full_name, person.identity_new, person.recorded_by.full_name)
print(Unit.objects.count() > 200, Organisation.objects.count() > 50)
print(User.objects.create_user("moi", "Người Mới").pk > 1)
print(default_storage.open("ho-so/don.pdf").read().decode())
"""


Done = subprocess.CompletedProcess[str]


def run(data: Path, *command: str, key: str = "", check: bool = True) -> Done:
    env = {"PATH": os.environ["PATH"], "DIEMTUA_DATA": str(data), "PYTHONPATH": str(SOURCE), "LANG": "C.UTF-8"}
    env |= {"DJANGO_SETTINGS_MODULE": "diemtua.config.settings", "DIEMTUA_BACKUP_KEY": key}
    data.mkdir(exist_ok=True)
    line = [sys.executable, *command]
    return subprocess.run(line, env=env, capture_output=True, text=True, check=check)


def diemtua(data: Path, *words: str, **more: object) -> Done:
    return run(data, "-m", "diemtua", *words, **more)  # type: ignore[arg-type]


KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="


@pytest.fixture(scope="module")
def offices(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """An office that is about to open, and one with its first person: made once, each test takes copies."""
    empty, filled = (tmp_path_factory.mktemp("offices") / name for name in ("empty", "filled"))
    diemtua(empty, "migrate", "-v0")
    shutil.copytree(empty, filled)
    run(filled, "-c", FILL)
    return empty, filled


@pytest.fixture
def empty(offices: tuple[Path, Path], tmp_path: Path) -> Path:
    return Path(shutil.copytree(offices[0], tmp_path / "empty"))


@pytest.fixture
def office(offices: tuple[Path, Path], tmp_path: Path) -> Path:
    return Path(shutil.copytree(offices[1], tmp_path / "office"))


def test_backup_restored_on_another_machine_is_the_same_office(office: Path, empty: Path, tmp_path: Path) -> None:
    saved = tmp_path / "saved.diemtua"
    diemtua(office, "backup", str(saved), key=KEY)
    diemtua(empty, "restore", str(saved), key=KEY)
    lines = run(empty, "-c", LOOK).stdout.splitlines()
    assert lines == ["Trần Thị Sáu 096151000123 Lê Thị Hoa", "True True", "True", "%PDF đơn"]


def test_backup_says_nothing_without_its_key_and_restores_only_into_an_empty_office(
    office: Path, empty: Path, tmp_path: Path
) -> None:
    saved = tmp_path / "saved.diemtua"
    assert "Chưa có khóa sao lưu" in diemtua(office, "backup", str(saved), key="", check=False).stderr
    diemtua(office, "backup", str(saved), key=KEY)
    assert "Trần Thị Sáu".encode() not in saved.read_bytes()
    assert "đã có người dùng" in diemtua(office, "restore", str(saved), key=KEY, check=False).stderr
    other = diemtua(empty, "restore", str(saved), key="B" + KEY[1:], check=False)
    assert "sai khóa" in other.stderr


def test_new_key_is_written_once_and_for_its_owner_only(empty: Path, tmp_path: Path) -> None:
    key = tmp_path / "key"
    diemtua(empty, "backup", str(tmp_path / "a.diemtua"), "--key-file", str(key), "--new-key", key="")
    assert key.stat().st_mode & 0o777 == 0o600
    again = diemtua(
        empty, "backup", str(tmp_path / "b.diemtua"), "--key-file", str(key), "--new-key", key="", check=False
    )
    assert "không ghi đè" in again.stderr
