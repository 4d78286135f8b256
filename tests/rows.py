"""A row of any model, filled by what its fields say: for tests that must reach every table, those to come too."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from django.apps import apps
from django.db import models

from diemtua.shared.encryption import EncryptedBytesField, EncryptedJSONField, EncryptedTextField

AT = datetime(2026, 3, 10, 2, 0, tzinfo=UTC)
Model = type[models.Model]
SOMEBODY, ANOTHER = object(), object()
# what a constraint of the database asks beyond what the fields say, and what fills more columns with words
ASKED: dict[str, dict[str, Any]] = {
    "cases.workentry": {"ended_at": AT + timedelta(hours=1)},
    "council.report": {"to_on": AT.date() + timedelta(days=1)},
    "documents.attachment": {"removed_at": AT, "removed_reason": "Nhầm tệp", "removed_by": SOMEBODY},
    "documents.paper": {"state": "VOID", "void_at": AT},
    "dossiers.dossierkey": {"wrapped": "00" * 32},
    "dossiers.grant": {"user": SOMEBODY},
    "dossiers.readrecord": {"dossier": SOMEBODY},
    "duty.courtschedule": {"to_on": AT.date() + timedelta(days=1)},
    "duty.swap": {"asker": ANOTHER},
    "notices.message": {"email": "ai.do@example.vn"},
    "referrals.registercheck": {"to_on": AT.date() + timedelta(days=1)},
    "referrals.registerresolution": {"ours": SOMEBODY},
    "referrals.registerrow": {"match": "ONLY_OURS", "referral": SOMEBODY},
    "workforce.alarm": {"next_ring_at": AT},
    "workforce.leave": {"valid_to": AT.date() + timedelta(days=1)},
    "people.party": {"removed_at": AT, "removed_because": "Nhầm người", "removed_by": SOMEBODY},
    "people.representative": {"represents": ANOTHER},
}


def our_models() -> list[Model]:
    """Every model of the rooms."""
    return [each for each in apps.get_models() if each.__module__.startswith("diemtua.")]


def linked_models(*ends: Model) -> list[Model]:
    """The models, and all that point to them, be it through others."""
    found = list(ends)
    for model in found:
        pointing = [each.related_model for each in model._meta.related_objects]
        found += [each for each in dict.fromkeys(pointing) if each not in found]  # type: ignore[misc]
    return found


def sealed_fields(model: Model) -> list[EncryptedTextField]:
    return [field for field in model._meta.concrete_fields if isinstance(field, EncryptedTextField)]


def a_row(model: Model, known: dict[Model, Any], **said: Any) -> Any:
    """A saved row; it points to the rows of `known`, and to new ones, which join them, where there is none."""
    row = model(**dict(_values(model, known, ASKED.get(model._meta.label_lower, {}) | said)))
    row.save(force_insert=True)
    known.setdefault(model, row)
    return row


def _values(model: Model, known: dict[Model, Any], asked: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for field in model._meta.concrete_fields:
        said = asked.get(field.name)
        if isinstance(field, models.ForeignKey) and (said or not field.null):
            target: Any = field.related_model
            yield field.name, a_row(target, {**known}) if said is ANOTHER else known.get(target) or a_row(target, known)
        elif said is not None:
            yield field.name, said
        elif not (field.primary_key or field.null or field.has_default() or field.blank or field.is_relation):
            yield field.name, _plain(field)


def _plain(field: Any) -> Any:
    if field.choices:
        return next(iter(field.choices))[0]
    if isinstance(field, EncryptedJSONField | models.JSONField):
        return {}
    if isinstance(field, EncryptedBytesField):
        return b""
    if isinstance(field, models.CharField | models.TextField):
        return uuid4().hex[: field.max_length or 32]
    made = {models.DateTimeField: AT, models.DateField: AT.date(), models.UUIDField: uuid4(), models.FileField: "x"}
    return made.get(type(field), 1)
