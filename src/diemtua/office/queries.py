"""What staff find on their first page: what is due, with the act that settles it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from diemtua.accounts.models import User
from diemtua.dossiers.models import Deadline
from diemtua.dossiers.permissions import possible_acts
from diemtua.dossiers.queries import today
from diemtua.law.process import ActRule

SHOWN = 40


@dataclass(frozen=True)
class Due:
    """One clock on the page. act: what the reader can do to meet it, None when it is another's to do."""

    deadline: Deadline
    mine: bool
    act: ActRule | None


@dataclass(frozen=True)
class Today:
    """What is due for one person: late, within a day, later; each by time left. more: there are rows not shown."""

    late: list[Due]
    soon: list[Due]
    later: list[Due]
    more: bool

    @property
    def empty(self) -> bool:
        """Nothing is due."""
        return not (self.late or self.soon or self.later)


def due_for(user: User, at: datetime, *, mine_only: bool = False) -> Today:
    """The reader's own and the office's running clocks. One query, whatever the rows."""
    rows = today(user, at).filter(external=False)
    if mine_only:
        rows = rows.filter(dossier__owner=user)
    found = [_due(row, user) for row in rows[: SHOWN + 1]]
    shown, soon_until = found[:SHOWN], at + timedelta(days=1)
    moments = [(due.deadline.due_at or soon_until, due) for due in shown]
    return Today(
        late=[due for moment, due in moments if moment < at],
        soon=[due for moment, due in moments if at <= moment < soon_until],
        later=[due for moment, due in moments if moment >= soon_until],
        more=len(found) > SHOWN,
    )


def _due(deadline: Deadline, user: User) -> Due:
    acts = possible_acts(user, deadline.dossier)
    act = next((rule for rule in acts if deadline.rule in rule.stops), None)
    return Due(deadline, deadline.dossier.owner_id == user.pk, act)
