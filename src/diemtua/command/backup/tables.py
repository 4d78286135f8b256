"""Rows of every table as lines of JSON and back, whatever the database."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models, transaction

from diemtua.shared.encryption import EncryptedTextField, Sealed

# a session or a cached page is nobody's record
LEFT_OUT = frozenset({"sessions.session", "usersessions.usersession"})
_BATCH = 1000


def kept_models() -> list[type[models.Model]]:
    """Every model with a table of its own, those others refer to first."""
    found = [model for model in apps.get_models(include_auto_created=True) if not model._meta.proxy]
    return [model for model in found if model._meta.managed and model._meta.label_lower not in LEFT_OUT]


def lines_of(model: type[models.Model]) -> Iterator[str]:
    """One JSON array a row, in the order of `columns_of`."""
    names = columns_of(model)
    for row in model._base_manager.order_by("pk").values_list(*names).iterator(chunk_size=_BATCH):
        yield json.dumps([_written(value) for value in row], cls=DjangoJSONEncoder, ensure_ascii=False)


def columns_of(model: type[models.Model]) -> list[str]:
    """Attribute names of the columns."""
    return [field.attname for field in model._meta.concrete_fields]


def _written(value: Any) -> Any:
    return value.token if isinstance(value, Sealed) else value


def empty_everything() -> None:
    """Forget rows that migrations made, so that a restored database is exactly the saved one."""
    tables = [model._meta.db_table for model in reversed(kept_models())]
    with connection.cursor() as cursor:
        for statement in connection.ops.sql_flush(no_style(), tables, allow_cascade=True):
            cursor.execute(statement)


def put_back(model: type[models.Model], names: list[str], lines: Iterable[str]) -> int:
    """Insert rows as they were; returns how many."""
    fields = {field.attname: field for field in model._meta.concrete_fields}
    count, batch = 0, []
    for line in lines:
        values = dict(zip(names, json.loads(line), strict=True))
        batch.append(_row(model, fields, values))
        if len(batch) == _BATCH:
            count += _insert(model, batch)
            batch = []
    return count + _insert(model, batch)


def _row(model: type[models.Model], fields: dict[str, Any], values: dict[str, Any]) -> models.Model:
    row = model()
    for name, value in values.items():
        field = fields[name]
        sealed = isinstance(field, EncryptedTextField) and value is not None
        row.__dict__[name] = Sealed(value) if sealed else _read(field, value)
    return row


def _read(field: Any, value: Any) -> Any:
    if isinstance(field, models.ForeignKey):
        return field.target_field.to_python(value)
    return value if isinstance(field, models.JSONField) else field.to_python(value)


def _insert(model: type[models.Model], batch: list[models.Model]) -> int:
    model._base_manager.bulk_create(batch)
    return len(batch)


def mend_sequences() -> None:
    """Let automatic keys go on after the highest one."""
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), kept_models()):
            cursor.execute(statement)
