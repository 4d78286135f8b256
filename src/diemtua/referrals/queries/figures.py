"""The board of each body that refers: what came, in time or how late, and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, DurationField, ExpressionWrapper, F, Max, Q, QuerySet

from diemtua.accounts.models import User
from diemtua.dossiers.queries import is_visible_to
from diemtua.law.processes.referral import TO_TELL
from diemtua.law.vocabulary.grounds import RefusalGround
from diemtua.law.vocabulary.referrals import ReferralKind, ReferralOutcome
from diemtua.referrals.enums import follows_bodies
from diemtua.referrals.models import Referral
from diemtua.referrals.queries.missed import Period, missed_counted
from diemtua.referrals.queries.reading import FILTERS, STANDS, referrals_visible_to

NO_CASE = (
    ReferralOutcome.NOT_ELIGIBLE, ReferralOutcome.NO_REQUEST, ReferralOutcome.REFUSED, ReferralOutcome.TRANSFERRED,
    ReferralOutcome.WITHDRAWN, ReferralOutcome.ADVISED, ReferralOutcome.DISCONTINUED,
)  # fmt: skip
_CODES = ("sender__name", "dossier__uid", "dossier__number")
# each figure is a filter of the list, so that its rows are the ones that were counted
WANTED: dict[str, dict[str, Any]] = {
    "received": {},
    "explained": {"kind": ReferralKind.RIGHT_EXPLAINED},
    "in_time": {"notice": "in_time"},
    "late": {"notice": "late"},
    "unknown": {"kind": ReferralKind.NOTICE, "notice": "unknown"},
    "opened": {"opened": True},
    "appointed_in_time": {"appointed": "in_time"},
    "appointed_late": {"appointed": "late"},
    "unanswered": {"unanswered": True},
    "to_tell": {"state": TO_TELL},
    **{f"no_{outcome.lower()}": {"outcome": outcome} for outcome in NO_CASE},
    **{f"refused_{ground.lower()}": {"ground": ground} for ground in RefusalGround},
}
MISSED = "missed"
FIGURES = (*WANTED, MISSED)


@dataclass(frozen=True)
class Board:
    """The figures of one body, by their names in `FIGURES`. latest: how late its latest notice was."""

    sender: int
    name: str
    figures: Mapping[str, int] = field(default_factory=dict)
    latest: timedelta | None = None

    @property
    def without_a_case(self) -> list[tuple[ReferralOutcome, int]]:
        """Why no case came of it, and how often."""
        found = [(outcome, self.figures[f"no_{outcome.lower()}"]) for outcome in NO_CASE]
        return [(outcome, number) for outcome, number in found if number]

    @property
    def refused(self) -> list[tuple[RefusalGround, int]]:
        """The grounds of refusals, and how often."""
        found = [(ground, self.figures[f"refused_{ground.lower()}"]) for ground in RefusalGround]
        return [(ground, number) for ground, number in found if number]


def referrals_counted(user: User, from_on: date, to_on: date, at: datetime) -> QuerySet[Referral]:
    """What the board counts of what was received in the period, without what was sent or entered by mistake.

    Who follows the bodies has every referral counted: what may be told of each is for `rows_counted` to say.
    """
    rows = Referral.objects.all() if follows_bodies(user) else referrals_visible_to(user)
    return rows.filter(STANDS, FILTERS["received_from"](from_on, at), FILTERS["received_to"](to_on, at))


def rows_counted(user: User, figure: str, sender: int | None, period: Period, at: datetime) -> QuerySet[Referral]:
    """The referrals behind one figure of the board, for who follows the bodies: codes, dates, clocks, the outcome.

    figure: a name of `WANTED`. sender: of one body, None for all. What says who it is stays in the database; `seen`
    says whether the user may open it.
    """
    rows = referrals_counted(user, *period, at).filter(_condition(WANTED[figure], at))
    if sender is not None:
        rows = rows.filter(FILTERS["sender"](sender, at))
    seen = is_visible_to(user)
    told = (
        "kind",
        "sent_at",
        "received_at",
        "notice_due_at",
        "appoint_due_at",
        "appointed_at",
        "outcome",
        "outcome_at",
    )
    return rows.select_related("sender", "dossier").only(*told, *_CODES).annotate(seen=seen)


def boards(user: User, from_on: date, to_on: date, at: datetime) -> list[Board]:
    """Each body with its figures, those that sent most first; with one that sent nothing it ought to. Two queries."""
    lateness = ExpressionWrapper(F("sent_at") - F("notice_due_at"), output_field=DurationField())
    counted = {name: Count("pk", filter=_condition(wanted, at)) for name, wanted in WANTED.items()}
    grouped = referrals_counted(user, from_on, to_on, at).order_by().values("sender", "sender__name")
    latest = Max(lateness, filter=_condition({"notice": "late"}, at))
    rows: Any = grouped.annotate(latest=latest, **counted)
    missed = _missed(user, (from_on, to_on))
    found = [_board(row, missed.pop((row["sender"], row["sender__name"]), 0)) for row in rows]
    nothing = dict.fromkeys(WANTED, 0)
    found += [Board(*body, nothing | {MISSED: number}) for body, number in missed.items()]
    return sorted(found, key=lambda board: (-board.figures["received"], board.name))


def _board(row: Mapping[str, Any], missed: int) -> Board:
    figures = {name: row[name] for name in WANTED} | {MISSED: missed}
    return Board(row["sender"], row["sender__name"], figures, row["latest"])


def _missed(user: User, period: Period) -> dict[tuple[int, str], int]:
    """How many referrals of each body were missed, by the body and its name."""
    sender = "theirs__check_of__sender"
    rows = missed_counted(user, period).order_by().values_list(sender, f"{sender}__name")
    return {(body, name): number for body, name, number in rows.annotate(number=Count("pk"))}


def total_of_boards(found: list[Board], words: str) -> Board:
    """All bodies together."""
    figures = {name: sum(board.figures[name] for board in found) for name in FIGURES}
    latest = max((board.latest for board in found if board.latest is not None), default=None)
    return Board(0, words, figures, latest)


def _condition(wanted: Mapping[str, Any], at: datetime) -> Q:
    found = Q(pk__isnull=False)
    for name, value in wanted.items():
        found &= FILTERS[name](value, at)
    return found
