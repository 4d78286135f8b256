"""The first page of staff: what is due, with the act that is asked for."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from diemtua.accounts.models import User
from diemtua.dossiers.models import Deadline
from diemtua.dossiers.permissions import act_asked_by
from diemtua.dossiers.queries.clocks import today
from diemtua.dossiers.queries.pages import act_url, page_url
from diemtua.law import deadlines as law

SHOWN = 40


@dataclass(frozen=True)
class Due:
    """One clock on the page. act_url, act_label: what the reader can do to meet it, empty where another must."""

    deadline: Deadline
    duty: str
    url: str
    mine: bool
    act_url: str
    act_label: str


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
    found = [(row.due_at or at, _due(row, user)) for row in rows[: SHOWN + 1]]
    shown, soon_until = found[:SHOWN], at + timedelta(days=1)
    return Today(
        late=[due for moment, due in shown if moment < at],
        soon=[due for moment, due in shown if at <= moment < soon_until],
        later=[due for moment, due in shown if moment >= soon_until],
        more=len(found) > SHOWN,
    )


def _due(deadline: Deadline, user: User) -> Due:
    dossier = deadline.dossier
    act = act_asked_by(user, dossier, deadline.rule)
    duty = _(law.rule(deadline.rule, localdate(deadline.started_at)).duty)
    url, label = (act_url(act, dossier), _(act.label)) if act else ("", "")
    return Due(deadline, duty, page_url(dossier), dossier.owner_id == user.pk, url, label)
