"""Filling the tables of bodies and groups from the file beside this room; what an office corrected stays."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction

from diemtua.accounts.models import (
    BodyGroup,
    GroupMember,
    Organisation,
    OrganisationAlias,
    OrganisationSuccession,
)
from diemtua.law.vocabulary.organisations import OrganisationKind
from diemtua.places.enums import COMMUNE_KINDS, DISTRICT_KINDS
from diemtua.places.models import Unit, UnitSuccession
from diemtua.shared.vietnamese import fold

DATA = Path(__file__).parent.parent / "data" / "organisations.yaml"
PROVINCE = "96"
Progress = Callable[[int, int], object]
Entry = dict[str, Any]
UNITS = {
    "communes": Unit.objects.filter(kind__in=COMMUNE_KINDS),
    "communes of today": Unit.objects.filter(kind__in=COMMUNE_KINDS, valid_to__isnull=True),
    "districts": Unit.objects.filter(kind__in=DISTRICT_KINDS),
}


@dataclass
class Bodies:
    """What the file says, gathered before it is written: bodies by code, and the codes of their successors."""

    by_code: dict[str, Organisation] = field(default_factory=dict)
    parents: dict[str, str] = field(default_factory=dict)
    became: list[tuple[str, str, date, str]] = field(default_factory=list)

    def add(self, entry: Entry, place: Unit | None) -> None:
        body = Organisation(
            code=entry["code"], name=entry["name"], short_name=entry.get("short", ""), kind=entry["kind"], place=place,
            register_prefix=entry.get("prefix", ""), valid_from=entry.get("from"), valid_to=entry.get("to"),
            unsure=entry.get("unsure", False), note=entry.get("note", ""),
        )  # fmt: skip
        body.derive()
        self.by_code[body.code] = body
        if "parent" in entry:
            self.parents[body.code] = entry["parent"]
        for step in entry.get("became", []):
            self.became.append((body.code, step["code"], step["since"], step.get("document", "")))


def quietly(_done: int, _of: int) -> None:
    """No progress shown."""


def read() -> Entry:
    """The file as it stands."""
    content: Entry = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    return content


@transaction.atomic
def load(progress: Progress = quietly) -> int:
    """Add the bodies, successions, groups and aliases that are not there yet; returns how many bodies and groups.

    Needs the places. Running it again adds nothing. progress: called with (steps done, steps in all).
    """
    content = read()
    bodies = _gather(content)
    fresh = _load_bodies(bodies)
    progress(1, 3)
    known = {body.code: body for body in Organisation.objects.all()}
    _load_successions(bodies, known, fresh)
    progress(2, 3)
    groups = _load_groups(content["groups"], known)
    _load_aliases(content["bodies"], known, fresh)
    progress(3, 3)
    return len(fresh) + groups


def _gather(content: Entry) -> Bodies:
    bodies, provinces = Bodies(), _provinces()
    for entry in content["bodies"]:
        bodies.add(entry, provinces.get(entry.get("place", "")))
    for rule in content["of_places"]:
        for unit in UNITS[rule["units"]].order_by("pk"):
            bodies.add(_of_place(rule, unit), unit)
    bodies.became += _committees_after(bodies)
    return bodies


def _provinces() -> dict[str, Unit]:
    """The newest unit of each province's code."""
    found = Unit.objects.filter(parent__isnull=True).order_by("valid_from")
    return {unit.code: unit for unit in found}


def _of_place(rule: Entry, unit: Unit) -> Entry:
    name = unit.full_name[0].lower() + unit.full_name[1:]
    ended = rule.get("to", unit.valid_to)
    became = [{"code": rule["became"], "since": ended}] if "became" in rule else []
    return {
        "code": _code(rule["prefix"], unit), "name": rule["name"].format(unit=name), "kind": rule["kind"],
        "from": unit.valid_from, "to": ended, "became": became,
    }  # fmt: skip


def _code(prefix: str, unit: Unit) -> str:
    # communes of 2025 carry on the code of an older one
    return f"{prefix}-{unit.code}" + (f"-{unit.valid_to.year}" if unit.valid_to else "")


def _committees_after(bodies: Bodies) -> Iterator[tuple[str, str, date, str]]:
    """Committees follow their units; a district's committee and justice office went to the communes of its land."""
    seen = set()
    for step in UnitSuccession.objects.select_related("old__parent", "new"):
        if step.old.kind not in COMMUNE_KINDS or step.old.parent is None or step.old.valid_to is None:
            continue
        new = _code("UBND", step.new)
        olds = [_code("UBND", step.old)]
        if step.new.valid_to is None:
            olds += [_code(prefix, step.old.parent) for prefix in ("UBND", "PTP")]
        for old in olds:
            if (old, new) not in seen and old in bodies.by_code:
                seen.add((old, new))
                yield old, new, step.old.valid_to, step.new.decree


def _load_bodies(bodies: Bodies) -> set[str]:
    known = set(Organisation.objects.values_list("code", flat=True))
    fresh = {code: body for code, body in bodies.by_code.items() if code not in known}
    Organisation.objects.bulk_create(fresh.values())
    saved = {body.code: body for body in Organisation.objects.filter(code__in=bodies.parents)}
    owners = {body.code: body for body in Organisation.objects.filter(code__in=bodies.parents.values())}
    children = [saved[code] for code in bodies.parents if code in fresh]
    for child in children:
        child.parent = owners[bodies.parents[child.code]]
    Organisation.objects.bulk_update(children, ["parent"])
    return set(fresh)


def _load_successions(bodies: Bodies, known: dict[str, Organisation], fresh: set[str]) -> None:
    OrganisationSuccession.objects.bulk_create(
        OrganisationSuccession(old=known[old], new=known[new], on=on, document=document, unsure=not document)
        for old, new, on, document in bodies.became
        if old in fresh
    )


def _load_groups(entries: list[Entry], known: dict[str, Organisation]) -> int:
    groups = {group.code: group for group in BodyGroup.objects.all()}
    fresh = [entry for entry in entries if entry["code"] not in groups]
    for entry in fresh:
        group = groups[entry["code"]] = BodyGroup.objects.create(
            code=entry["code"], name=entry["name"], open_ended=entry.get("open_ended", False),
            basis=entry.get("basis", ""), valid_to=entry.get("to"),
            followed_by=groups.get(entry.get("followed_by", "")),
        )  # fmt: skip
        GroupMember.objects.bulk_create(
            GroupMember(group=group, organisation=body, valid_from=body.valid_from, valid_to=body.valid_to)
            for body in _members(entry, known)
        )
        OrganisationAlias.objects.bulk_create(
            OrganisationAlias(group=group, text=text, folded=fold(text)) for text in entry.get("same", [])
        )
    return len(fresh)


def _members(entry: Entry, known: dict[str, Organisation]) -> list[Organisation]:
    kinds = [OrganisationKind(kind) for kind in entry.get("kinds", [])]
    of_kind = Organisation.objects.filter(kind__in=kinds).select_related("place__parent__parent")
    return [known[code] for code in entry.get("members", [])] + [body for body in of_kind if _in_province(body.place)]


def _in_province(place: Unit | None) -> bool:
    while place is not None and place.parent is not None:
        place = place.parent
    return place is not None and place.code == PROVINCE


def _load_aliases(entries: list[Entry], known: dict[str, Organisation], fresh: set[str]) -> None:
    OrganisationAlias.objects.bulk_create(
        OrganisationAlias(organisation=known[entry["code"]], text=text, folded=fold(text))
        for entry in entries
        if entry["code"] in fresh
        for text in entry.get("same", [])
    )
