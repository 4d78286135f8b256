"""One more dossier like a representative one: new ids, keys, seals, numbers and hashes; the same life."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.apps import apps
from django.db import connection, models

from bench.build.world import Office
from diemtua.dossiers.models import Dossier, Entry, Payload, RegisterSequence
from diemtua.law.numbers import BOOK_OF_REFERRALS, case_code, referral_code
from diemtua.law.vocabulary.aid import AidForm
from diemtua.shared.encryption import encrypt, new_key
from diemtua.shared.reference_codes import new_code

WITH_UID = {model for model in apps.get_models() if any(each.name == "uid" for each in model._meta.concrete_fields)}


class Books:
    """Running numbers of the registers of one office, as the system keeps them."""

    def __init__(self, office: int) -> None:
        rows = RegisterSequence.objects.filter(office=office).values_list("register", "office_id", "year", "last")
        self.last: dict[tuple[str, int, int], int] = defaultdict(int, {tuple(row[:3]): row[3] for row in rows})

    def take(self, register: str, office: int, year: int) -> int:
        self.last[(register, office, year)] += 1
        return self.last[(register, office, year)]

    def save(self) -> None:
        for (register, office, year), last in self.last.items():
            RegisterSequence.objects.update_or_create(
                register=register, office_id=office, year=year, defaults={"last": last}
            )


@dataclass
class Link:
    """What is new about one entry: its sealed words, its place in the chain."""

    data: Any
    sealed: str
    digest: str
    prev_hash: str
    hash: str
    key: str


class Copy:
    """One copy of one life at one office in one year. ids: how far primary keys move, by table."""

    def __init__(self, life: Any, office: Office, years_back: int, books: Books, ids: dict[type[models.Model], int]):
        self.life, self.office, self.years_back, self.books, self.ids = life, office, years_back, books, ids
        self.users, self.practitioners, self.sites = office.users, office.practitioners, office.sites
        self.uid = str(uuid4())
        self.key, self.tracking_code = new_key(), new_code()
        self.number, self.code = self._entered()
        self.spent_simple = 0
        self.head, self.chain = "", {}
        for template, words in life.entries:
            self.chain[template.pk] = self._link(template, words)

    def _entered(self) -> tuple[int, str]:
        line = self.life.line
        if line is None:
            return 0, ""
        year, body = line.year - self.years_back, self.office.organisation
        number = self.books.take(line.register, body.pk, year)
        if line.register == BOOK_OF_REFERRALS:
            return number, referral_code(body.register_prefix, number, year)
        return number, case_code(body.register_prefix, AidForm(self.life.form), number, year)

    def uid_for(self, model: type[models.Model]) -> str:
        """The new row's own uid."""
        return self.uid if model is Dossier else str(uuid4()) if model in WITH_UID else ""

    def pk(self, model: type[models.Model], pk: int) -> int:
        return self.ids[model] + pk

    def body(self, pk: int) -> int:
        """The representative Centre becomes this office; every other body stays."""
        return self.office.organisation.pk if pk == self.life.dossier.office_id else pk

    def spent(self, register: str, year: int) -> int:
        """The number of a line: that of the case or referral, or the next one of another book."""
        if self.life.line and register == self.life.line.register:
            return self.number
        self.spent_simple = self.books.take(register, self.office.organisation.pk, year - self.years_back)
        return self.spent_simple

    def outgoing(self, series: str, year: int) -> str:
        """The next number of outgoing papers."""
        return str(self.books.take(series, self.office.organisation.pk, year - self.years_back))

    def paper(self, pk: int, uid: str) -> str:
        return encrypt(self.life.papers[pk], f"documents.paper.sealed:{uid}", key=self.key)

    def _link(self, template: Entry, words: str) -> Link:
        place = f"dossiers.payload:{self.uid}:{template.version}"
        sealed = encrypt(words.encode(), place, key=self.key) if words else ""
        entry = self._as_entry(template)
        entry.payload_digest = Payload(sealed=sealed).digest() if words else ""
        self.head, prev = entry.computed_hash(UUID(self.uid)), self.head
        data = Entry._meta.get_field("data").get_db_prep_save(entry.data, connection)
        return Link(data, sealed, entry.payload_digest, prev, self.head, entry.key.hex)

    def _as_entry(self, template: Entry) -> Entry:
        """The representative entry itself, lent to compute a hash by the system's own code."""
        template.prev_hash, template.key = self.head, uuid4()
        template.by_id = self.users.get(template.of_user, template.of_user)  # type: ignore[attr-defined]
        template.annuls_id = self.pk(Entry, template.of_entry) if template.of_entry else None  # type: ignore[attr-defined]
        if "code" in template.recorded:
            template.data["recorded"] |= {"number": self.number, "code": self.code}
        return template
