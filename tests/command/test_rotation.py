"""A key of the ring is replaced: every sealed value of every room opens with the new one alone."""

import base64
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from diemtua.shared.encryption import EncryptedBytesField, EncryptedJSONField, overwrite
from diemtua.workforce.models import ConflictCheck
from tests.rows import Model, a_row, our_models, sealed_fields

pytestmark = pytest.mark.django_db
OLD, NEW = (f"{name}:{base64.b64encode(name.encode() * 32).decode()}" for name in ("a", "b"))
SEALED = [model for model in our_models() if sealed_fields(model)]


def words(model: Model) -> dict[str, Any]:
    """Something for every sealed column."""
    return {field.name: _words(field) for field in sealed_fields(model)}


def _words(field: Any) -> Any:
    special: dict[type, Any] = {EncryptedJSONField: ["kín"], EncryptedBytesField: b"kin"}
    return special.get(type(field), f"kín {field.name}")


def key_ids(model: Model) -> set[str]:
    with connection.cursor() as cursor:
        found = set()
        for field in sealed_fields(model):
            cursor.execute(f'SELECT "{field.column}" FROM "{model._meta.db_table}"')  # noqa: S608 - our own names
            found |= {value.split(":")[0] for (value,) in cursor.fetchall() if value is not None}
    return found


def rotated() -> str:
    out = StringIO()
    call_command("rotate", stdout=out)
    return out.getvalue().strip()


def test_every_sealed_column_of_every_room_opens_with_the_new_key_alone(settings: Any) -> None:
    settings.FIELD_KEYS = [OLD]
    known: dict[Model, Any] = {}
    for model in SEALED:
        known.get(model) or a_row(model, known)
        overwrite(model._base_manager.all(), **words(model))
    assert {model: key_ids(model) for model in SEALED} == {model: {"a"} for model in SEALED}
    settings.FIELD_KEYS = [NEW, OLD]
    assert rotated() != "Đã mã hóa lại 0 dòng."
    assert rotated() == "Đã mã hóa lại 0 dòng."
    assert {model: key_ids(model) for model in SEALED} == {model: {"b"} for model in SEALED}
    settings.FIELD_KEYS = [NEW]
    for model in SEALED:
        row = known[model]
        row.refresh_from_db()
        assert {name: getattr(row, name) for name in words(model)} == words(model)


@pytest.mark.parametrize("column", ["verdict", "basis", "hits", "checked_at"])
def test_of_evidence_only_the_sealing_may_change(column: str) -> None:
    check: Any = a_row(ConflictCheck, {})
    other = {"verdict": "BLOCK", "basis": "khác", "hits": 7, "checked_at": check.checked_at.replace(year=2020)}
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        ConflictCheck.objects.update(**{column: other[column]})
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        check.delete()
