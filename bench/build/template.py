"""The rows of one representative dossier as cells: constants, and functions of the copy that is being made."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django.db import connection, models

from bench.build.copying import Copy
from bench.build.writing import columns
from diemtua.accounts.models import Organisation, User
from diemtua.cases.models import AidRequest, Case, Hearing, SimpleMatter, WorkEntry
from diemtua.documents.models import Paper
from diemtua.documents.queries import place_of
from diemtua.dossiers.models import Deadline, Dossier, DossierKey, Entry, Grant, Payload, RegisterLine
from diemtua.dossiers.queries import payload_place
from diemtua.duty.models import Contact, Roster, Shift, Site
from diemtua.law.numbers import BOOK_OF_CASES, BOOK_OF_REFERRALS
from diemtua.law.processes.duty_roster import DUTY_ROSTER
from diemtua.people.models import Party, Person, Phone, SensitiveGround
from diemtua.referrals.models import Referral
from diemtua.shared.encryption import EncryptedTextField, decrypt, seal
from diemtua.workforce.models import ConflictCheck, Engagement, Practitioner

Cell = Callable[[Copy, str], Any]
# every table that grows with cases, and its way to the dossier
TABLES: dict[type[models.Model], str] = {
    Dossier: "pk",
    DossierKey: "dossier",
    Entry: "dossier",
    Payload: "entry__dossier",
    Grant: "dossier",
    Deadline: "dossier",
    RegisterLine: "dossier",
    Person: "parties__dossier",
    Phone: "person__parties__dossier",
    Party: "dossier",
    SensitiveGround: "dossier",
    AidRequest: "dossier",
    Case: "dossier",
    SimpleMatter: "request__dossier",
    WorkEntry: "case__dossier",
    Hearing: "case__dossier",
    Engagement: "dossier",
    ConflictCheck: "dossier",
    Paper: "dossier",
    Referral: "dossier",
    Roster: "dossier",
    Shift: "roster__dossier",
    Contact: "shift__roster__dossier",
}
UNMOVED = {"birth_on"}


@dataclass
class Row:
    """One row: constants with holes, and what fills the holes."""

    model: type[models.Model]
    constants: list[Any]
    holes: list[tuple[int, Cell]]

    def filled(self, copy: Copy) -> list[Any]:
        """The row of one copy."""
        values, uid = list(self.constants), copy.uid_for(self.model)
        for place, cell in self.holes:
            values[place] = cell(copy, uid)
        return values


@dataclass
class Life:
    """One representative dossier. line: its line in a book of cases or of referrals.

    entries: each with what was said, which may be nothing.
    beside: dossiers that are copied with it, because they point at each other: the referral a request came from.
    """

    dossier: Dossier
    line: RegisterLine | None
    form: str
    key: bytes
    rows: list[Row] = field(default_factory=list)
    entries: list[tuple[Any, str]] = field(default_factory=list)
    papers: dict[int, bytes] = field(default_factory=dict)
    beside: list["Life"] = field(default_factory=list)

    @property
    def accepted(self) -> bool:
        """Whether a case was entered in the register."""
        return self.line is not None and self.line.register == BOOK_OF_CASES

    @property
    def whole(self) -> list["Life"]:
        """The dossier and those beside it."""
        return [self, *self.beside]


def lives(office: Organisation) -> list[Life]:
    """Every matter of the office in the representative set, the earliest first."""
    found = {each.dossier.pk: each for each in _lives(office) if each.dossier.kind != DUTY_ROSTER.kind}
    opened = Referral.objects.using("seed").filter(request__isnull=False)
    for referral, request in opened.values_list("dossier", "request__dossier"):
        if referral in found and request in found:
            found[request].beside.append(found.pop(referral))
    return list(found.values())


def rosters(office: Organisation) -> list[Life]:
    """The rosters of the office in the representative set."""
    return [each for each in _lives(office) if each.dossier.kind == DUTY_ROSTER.kind]


def _lives(office: Organisation) -> Iterator[Life]:
    entered = RegisterLine.objects.using("seed").filter(register__in=(BOOK_OF_CASES, BOOK_OF_REFERRALS))
    lines = {line.dossier_id: line for line in entered}
    dossiers = Dossier.objects.using("seed").filter(office=office.pk).order_by("opened_at")
    for each in dossiers.select_related("sealing_key"):
        key = bytes.fromhex(each.sealing_key.wrapped)
        yield Life(each, lines.get(each.pk), each.facts.get("form", ""), key)


def as_cells(found: Sequence[Life], shift: timedelta) -> list[Life]:
    """The lives with every row as cells, moments moved back by `shift`."""
    made = Templates([part for each in found for part in each.whole], shift).made()
    for each in found:
        made[each.dossier.pk].beside = [made[part.dossier.pk] for part in each.beside]
    return [made[each.dossier.pk] for each in found]


class Templates:
    """What turns rows into cells."""

    def __init__(self, found: Sequence[Life], shift: timedelta) -> None:
        self.shift = shift
        self.lives = {each.dossier.pk: Life(each.dossier, each.line, each.form, each.key) for each in found}
        self.ids: dict[type[models.Model], set[int]] = defaultdict(set)

    def made(self) -> dict[int, Life]:
        rows = {model: list(self._rows(model)) for model in TABLES}
        for model, instances in rows.items():
            self.ids[model] = {instance.pk for instance in instances}
        for model, instances in rows.items():
            for instance in instances:
                self._take(self.lives[instance.of_dossier], model, instance)
        return self.lives

    def _rows(self, model: type[models.Model]) -> Iterator[Any]:
        path = TABLES[model]
        found = model._base_manager.using("seed").filter(**{f"{path}__in": list(self.lives)})
        if model is Entry:
            found = found.select_related("payload")
        unique = {row.pk: row for row in found.annotate(of_dossier=models.F(path)).order_by("pk")}
        yield from unique.values()

    def _take(self, life: Life, model: type[models.Model], instance: Any) -> None:
        life.rows.append(self._row(model, instance))
        if model is Entry:
            self._entry(life, instance)
        elif model is Paper:
            life.papers[instance.pk] = decrypt(instance.sealed, place_of(instance, "sealed"), key=life.key)

    def _entry(self, life: Life, entry: Any) -> None:
        place = payload_place(life.dossier, entry.version)
        entry.of_user, entry.of_entry = entry.by_id, entry.annuls_id
        entry.occurred_at, entry.recorded_at = entry.occurred_at - self.shift, entry.recorded_at - self.shift
        payload = getattr(entry, "payload", None)
        words = decrypt(payload.sealed, place, key=life.key).decode() if payload else ""
        life.entries.append((entry, words))

    def _row(self, model: type[models.Model], instance: Any) -> Row:
        constants: list[Any] = []
        holes = []
        for place, column in enumerate(columns(model)):
            cell = self._cell(model, column, instance)
            constants.append(None if cell else self._constant(column, instance))
            if cell:
                holes.append((place, cell))
        return Row(model, constants, holes)

    def _cell(self, model: type[models.Model], column: Any, instance: Any) -> Cell | None:
        special = SPECIAL.get((model, column.name))
        if special:
            return special(instance)
        if isinstance(column, EncryptedTextField):
            return _sealed(column, instance)
        if column.name == "uid":
            return lambda _copy, uid: uid.replace("-", "")
        value = getattr(instance, column.attname)
        if column.primary_key:
            return _moved(model, value)
        return self._related(column.related_model, value) if column.is_relation and value is not None else None

    def _related(self, target: Any, value: int) -> Cell | None:
        if target is Organisation:
            return lambda copy, _uid: copy.body(value)
        if target is User:
            return lambda copy, _uid: copy.users.get(value, value)
        if target is Practitioner:
            return lambda copy, _uid: copy.practitioners.get(value, value)
        if target is Site:
            return lambda copy, _uid: copy.sites.get(value, value)
        return _moved(target, value) if value in self.ids.get(target, ()) else None

    def _constant(self, column: Any, instance: Any) -> Any:
        value = getattr(instance, column.attname)
        if isinstance(value, date) and column.name not in UNMOVED:
            value -= self.shift
        return column.get_db_prep_save(value, connection)


def _moved(model: type[models.Model], pk: int) -> Cell:
    return lambda copy, _uid: copy.pk(model, pk)


def _sealed(column: EncryptedTextField, instance: Any) -> Cell | None:
    plain = getattr(instance, column.attname)
    if plain is None:
        return None
    label, raw = f"{column.model._meta.label_lower}.{column.name}:", column.to_bytes(plain)
    return lambda _copy, uid: seal(raw, label + uid)


def _linked(name: str) -> Callable[[Any], Cell]:
    return lambda entry: lambda copy, _uid: getattr(copy.chain[entry.pk], name)


def _key(key: Any) -> Cell:
    return lambda copy, uid: seal(copy.key.hex().encode(), f"dossiers.dossierkey.wrapped:{uid}")


def _numbered(cell: Callable[[Any, Copy], Any]) -> Callable[[Any], Cell | None]:
    """Of papers that have a number; drafts stay as they are."""
    return lambda row: (lambda copy, _uid: cell(row, copy)) if row.number else None


SPECIAL: dict[tuple[type[models.Model], str], Callable[[Any], Cell | None]] = {
    (Dossier, "number"): lambda row: lambda copy, _uid: copy.code or row.number,
    (Dossier, "head"): lambda _row: lambda copy, _uid: copy.head,
    (Dossier, "tracking_code"): lambda _row: lambda copy, _uid: copy.tracking_code,
    (DossierKey, "wrapped"): _key,
    (Entry, "data"): _linked("data"),
    (Entry, "payload_digest"): _linked("digest"),
    (Entry, "prev_hash"): _linked("prev_hash"),
    (Entry, "hash"): _linked("hash"),
    (Entry, "key"): _linked("key"),
    (Payload, "sealed"): lambda row: lambda copy, _uid: copy.chain[row.entry_id].sealed,
    (Contact, "key"): lambda _row: lambda _copy, _uid: uuid4().hex,
    (Case, "number"): lambda _row: lambda copy, _uid: copy.number,
    (Case, "code"): lambda _row: lambda copy, _uid: copy.code,
    (RegisterLine, "number"): lambda row: lambda copy, _uid: copy.spent(row.register, row.year),
    (RegisterLine, "year"): lambda row: lambda copy, _uid: row.year - copy.years_back,
    (SimpleMatter, "number"): lambda _row: lambda copy, _uid: copy.spent_simple,
    (Paper, "number"): _numbered(lambda row, copy: copy.outgoing(row.series, row.year)),
    (Paper, "year"): _numbered(lambda row, copy: row.year - copy.years_back),
    (Paper, "sealed"): lambda row: lambda copy, uid: copy.paper(row.pk, uid),
}
