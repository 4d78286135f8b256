"""Two rows that are one person become one, with everything needed to take it back."""

from datetime import datetime
from typing import Any

from django.db import models, transaction

from diemtua.accounts.models import User
from diemtua.people.actions.recording import COLUMNS, snapshot
from diemtua.people.actions.refusals import MergeNotUndoable, PeopleNotMergeable, ReasonNeeded
from diemtua.people.enums import ChangeKind
from diemtua.people.models import (
    Consent,
    Party,
    Person,
    PersonChange,
    Phone,
    Representative,
    Residence,
    SensitiveGround,
)

# (model, field that names the person, fields that may not be equal twice for one person)
_TIED: tuple[tuple[type[models.Model], str, tuple[str, ...]], ...] = (
    (Party, "person", ("dossier_id", "role")),
    (Phone, "person", ("number_index",)),
    (SensitiveGround, "person", ("dossier_id", "category_index")),
    (Consent, "person", ()),
    (Residence, "person", ()),
    (Representative, "person", ()),
    (Representative, "represents", ()),
)


@transaction.atomic
def merge_people(kept: Person, dropped: Person, *, by: User, at: datetime, reason: str) -> PersonChange:
    """What hangs on `dropped` moves to `kept`, which also takes the values it lacked.

    What `kept` already has (the same role, number or ground) stays with the dropped row. The change
    returned is what `undo_merge` takes.
    """
    if not reason.strip():
        raise ReasonNeeded
    rows = {row.pk: row for row in Person.objects.select_for_update().filter(pk__in=[kept.pk, dropped.pk])}
    if len(rows) != 2 or any(row.merged_into_id for row in rows.values()):
        raise PeopleNotMergeable
    kept, dropped = rows[kept.pk], rows[dropped.pk]
    before: Any = {"kept": snapshot(kept), "dropped": dropped.pk, "moved": _move(dropped, kept)}
    _fill_gaps(kept, dropped)
    dropped.merged_into = kept
    dropped.save()
    return PersonChange.objects.create(
        person=kept,
        what=ChangeKind.MERGE,
        fields=["merged"],
        before=before,
        reason=reason,
        changed_at=at,
        changed_by=by,
    )


@transaction.atomic
def undo_merge(change: PersonChange, *, by: User, at: datetime, reason: str) -> PersonChange:
    """The dropped row stands again with what was its own; corrections made since on the kept row stay."""
    if not reason.strip():
        raise ReasonNeeded
    dropped = Person.objects.select_for_update().filter(
        pk=change.before.get("dropped"), merged_into_id=change.person_id
    ).first()  # fmt: skip
    if change.what != ChangeKind.MERGE or dropped is None:
        raise MergeNotUndoable
    for model, name, _ in _TIED:
        ids = change.before["moved"][_label(model, name)]
        model._default_manager.filter(pk__in=ids, **{name: change.person_id}).update(**{name: dropped.pk})
    _take_back(change.person, dropped, change.before["kept"])
    dropped.merged_into = None
    dropped.save()
    undone: Any = {"dropped": dropped.pk}
    return PersonChange.objects.create(
        person=change.person, what=ChangeKind.UNMERGE, fields=["merged"], before=undone, undoes=change,
        reason=reason, changed_at=at, changed_by=by,
    )  # fmt: skip


def _label(model: type[models.Model], name: str) -> str:
    return f"{model._meta.model_name}.{name}"


def _move(dropped: Person, kept: Person) -> dict[str, list[int]]:
    """Primary keys moved, by table and field."""
    moved = {}
    for model, name, alone in _TIED:
        rows = model._default_manager.filter(**{name: dropped.pk})
        taken = set(model._default_manager.filter(**{name: kept.pk}).values_list(*alone)) if alone else set()
        ids = [row.pk for row in rows if not alone or tuple(getattr(row, each) for each in alone) not in taken]
        ids = _one_place_at_a_time(model, _not_of_oneself(model, ids, kept), kept)
        model._default_manager.filter(pk__in=ids).update(**{name: kept.pk})
        moved[_label(model, name)] = ids
    return moved


def _not_of_oneself(model: type[models.Model], ids: list[int], kept: Person) -> list[int]:
    """A representation between the two rows would become one of oneself: it stays where it is."""
    if model is not Representative:
        return ids
    between = Representative.objects.filter(pk__in=ids).exclude(person=kept).exclude(represents=kept)
    return list(between.values_list("pk", flat=True))


def _one_place_at_a_time(model: type[models.Model], ids: list[int], kept: Person) -> list[int]:
    """Where somebody lived on days that the kept row accounts for stays where it is."""
    if model is not Residence:
        return ids
    places = list(kept.residences.all())
    moving = Residence.objects.filter(pk__in=ids)
    return [row.pk for row in moving if not any(row.overlaps(place) for place in places)]


def _fill_gaps(kept: Person, dropped: Person) -> None:
    knows_birth = kept.birth_on is not None or kept.birth_year is not None
    # since when they live there goes with the place
    known = {"birth_on": knows_birth, "birth_year": knows_birth, "resides_from": kept.commune_id is not None}
    for name in COLUMNS:
        if known.get(name, False):
            continue
        if getattr(kept, name) in ("", None):
            setattr(kept, name, getattr(dropped, name))
    kept.save()


def _take_back(kept: Person, dropped: Person, before: dict[str, Any]) -> None:
    """Values that came with the merge leave with it."""
    for name in COLUMNS:
        if before[name] in ("", None) and getattr(kept, name) == getattr(dropped, name):
            setattr(kept, name, before[name])
    kept.save()
