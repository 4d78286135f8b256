"""One act under way: what an effect may read, and the only things it may do to its dossier."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from diemtua.accounts.models import Organisation, User
from diemtua.dossiers.actions import registers
from diemtua.dossiers.enums import GrantLevel
from diemtua.dossiers.models import Dossier, Entry, Grant
from diemtua.notices.actions import Notice, queue_all
from diemtua.notices.enums import Event


@dataclass
class Performance:
    """The context of one act.

    entry: the journal entry; it is saved after the effect, so give what must refer to it to `with_entry`.
    Everything asked for here is written after the effect, in the same transaction.
    """

    dossier: Dossier
    entry: Entry
    by: User | None
    occurred_at: datetime
    recorded_at: datetime
    reason: str = ""
    recorded: dict[str, Any] = field(default_factory=dict)
    _after: list[Callable[[Entry], object]] = field(default_factory=list)
    _notices: list[Notice] = field(default_factory=list)

    def record(self, **codes: Any) -> None:
        """Keep codes and ids in the journal entry. Never words, never personal data."""
        self.recorded |= codes

    def fact(self, name: str, value: Any) -> None:
        """State a fact of the dossier that no field of the act asks for. Codes, numbers, booleans."""
        self.dossier.facts = {**self.dossier.facts, name: value}

    def own(self, user: User | None) -> None:
        """Make the user responsible for the dossier."""
        self.dossier.owner = user

    def label(self, text: str) -> None:
        """The words under which lists show the dossier, masked where they must be."""
        self.dossier.label = text

    def number(self, text: str) -> None:
        """The dossier's printed number, such as TT.TGTT.88.2026."""
        self.dossier.number = text

    def take_number(self, register: str, year: int) -> int:
        """Spend the next number of the office's register of that year; the line is struck if the act is annulled."""
        number = registers.next_number(register, self.dossier.office_id, year)
        self.with_entry(lambda entry: registers.enter(entry, register, self.dossier.office_id, year, number))
        return number

    def grant_user(
        self, user: User, level: GrantLevel = GrantLevel.WORK, *, post_at: Organisation | None = None
    ) -> None:
        """Let a person see the dossier: for good, or while the person holds a post at a body."""
        self.with_entry(lambda entry: _grant(entry, level, user=user, post_at=post_at))

    def grant_organisation(self, organisation: Organisation, level: GrantLevel = GrantLevel.READ) -> None:
        """Let those who work on files at an organisation see the dossier."""
        self.with_entry(lambda entry: _grant(entry, level, organisation=organisation))

    def revoke_user(self, user: User) -> None:
        """The person sees the dossier no more."""
        self.with_entry(lambda entry: _revoke(entry, user=user))

    def revoke_organisation(self, organisation: Organisation) -> None:
        """The organisation sees the dossier no more."""
        self.with_entry(lambda entry: _revoke(entry, organisation=organisation))

    def tell(self, event: Event, *users: User, **words: Any) -> None:
        """Tell users of the act. words: subject, body and link of the `Notice`."""
        self._notices.append(Notice(event=event, users=users, **words))

    def with_entry(self, work: Callable[[Entry], object]) -> None:
        """Do `work` once the entry is saved, in the same transaction."""
        self._after.append(work)

    def later(self, work: Callable[[], object]) -> None:
        """Do `work` after the transaction is committed; never when it is not."""
        transaction.on_commit(work)

    def finish(self) -> None:
        """The kernel's call: do what waited for the entry, then tell."""
        for work in self._after:
            work(self.entry)
        queue_all(self._notices, self.recorded_at)


def _grant(entry: Entry, level: GrantLevel, **whom: Any) -> None:
    standing = Grant.objects.filter(dossier=entry.dossier, to_at__isnull=True, **whom)
    # a dossier that was opened this moment was granted to nobody before
    levels = set(standing.values_list("level", flat=True)) if entry.version > 1 else set()
    if level in levels:
        return
    if levels:
        standing.update(to_at=entry.recorded_at, closed_by=entry)
    Grant.objects.create(dossier=entry.dossier, level=level, from_at=entry.recorded_at, opened_by=entry, **whom)


def _revoke(entry: Entry, **whom: Any) -> None:
    standing = Grant.objects.filter(dossier=entry.dossier, to_at__isnull=True, **whom)
    standing.update(to_at=entry.recorded_at, closed_by=entry)
