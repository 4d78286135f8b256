"""One act under way: what an effect may read, and the only things it may do to its dossier."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Model

from diemtua.accounts.models import Organisation, User
from diemtua.dossiers.actions import granting, registers
from diemtua.dossiers.enums import GrantLevel
from diemtua.dossiers.models import Dossier, Entry
from diemtua.dossiers.models.dossier import READ_FOR_THE_OFFICE
from diemtua.law.calendar import Calendar
from diemtua.notices.actions import Notice, told
from diemtua.notices.enums import Event
from diemtua.rulebook.queries import calendar_in_force

M = TypeVar("M", bound=Model)


@dataclass
class Performance:
    """The context of one act.

    entry: the journal entry; it is saved after the effect, so give what must refer to it to `with_entry`.
    Everything asked for here is written after the effect, in the same transaction. known_calendar: the calendar in
    force, once somebody asked for it. rows: what the caller of the act has in hand.
    """

    dossier: Dossier
    entry: Entry
    by: User | None
    occurred_at: datetime
    recorded_at: datetime
    reason: str = ""
    recorded: dict[str, Any] = field(default_factory=dict)
    known_calendar: Calendar | None = None
    rows: Iterable[Model] = ()
    _after: list[Callable[[Entry], object]] = field(default_factory=list)
    _given: dict[granting.Whom, GrantLevel] = field(default_factory=dict)
    _taken: set[granting.Whom] = field(default_factory=set)
    _notices: list[Notice] = field(default_factory=list)

    @property
    def calendar(self) -> Calendar:
        """The calendar in force, asked once for the whole act."""
        self.known_calendar = self.known_calendar or calendar_in_force()
        return self.known_calendar

    def in_hand(self, model: type[M]) -> dict[int, M]:
        """Rows of a model, by id, that the caller of the act just wrote or read: nobody reads them again."""
        return {row.pk: row for row in self.rows if isinstance(row, model)}

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
        self._given[granting.Whom(user=user.pk, post_at=post_at.pk if post_at else None)] = level

    def let_the_author_work(self) -> None:
        """A practitioner reads no file of the office but those he wrote down or took himself."""
        if self.by is not None and self.dossier.office_id not in self.by.standing.organisations(*READ_FOR_THE_OFFICE):
            self.grant_user(self.by, GrantLevel.WORK)

    def grant_organisation(self, organisation: Organisation, level: GrantLevel = GrantLevel.READ) -> None:
        """Let those who work on files at an organisation see the dossier."""
        self._given[granting.Whom(organisation=organisation.pk)] = level

    def revoke_user(self, user: User) -> None:
        """The person sees the dossier no more."""
        whom = granting.Whom(user=user.pk)
        self._given = {each: level for each, level in self._given.items() if each._replace(post_at=None) != whom}
        self._taken.add(whom)

    def tell(self, event: Event, *users: User, **words: Any) -> None:
        """Tell users of the act. words: what else the `Notice` says: subject, body, link, e-mail addresses."""
        self.pass_on(Notice(event=event, users=users, **words))

    def pass_on(self, notice: Notice) -> None:
        """Tell with everything else that the act tells."""
        self._notices.append(notice)

    def with_entry(self, work: Callable[[Entry], object]) -> None:
        """Do `work` once the entry is saved, in the same transaction."""
        self._after.append(work)

    def later(self, work: Callable[[], object]) -> None:
        """Do `work` after the transaction is committed; never when it is not."""
        transaction.on_commit(work)

    def finish(self) -> None:
        """The kernel's call: do what waited for the entry, let in and out, then tell."""
        for work in self._after:
            work(self.entry)
        granting.write(self.entry, self._given, self._taken)
        told(self._notices, self.recorded_at)
