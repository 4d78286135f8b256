"""An authority's register is laid beside ours; what was compared wrongly is taken back, and kept."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from diemtua.accounts.models import Organisation, User
from diemtua.referrals.enums import Match
from diemtua.referrals.models import Referral, RegisterCheck, RegisterRow
from diemtua.shared.clock import VIETNAM, midnight
from diemtua.shared.vietnamese import fold

# a paper may be dated some days before or after it reached us
NEAR = timedelta(days=5)


class AlreadyCompared(Exception):
    """The same file was laid beside our register before."""

    def __init__(self, check: RegisterCheck) -> None:
        self.check = check
        super().__init__(
            _(
                "Tệp này đã được đối chiếu lúc %(at)s cho kỳ từ %(first)s đến trước %(last)s. Hãy mở lần đối chiếu đó; "
                "nếu chọn nhầm kỳ thì bỏ nó rồi tải tệp lên lại."
            )
            % {
                "at": f"{check.made_at.astimezone(VIETNAM):%H:%M %d/%m/%Y}",
                "first": f"{check.from_on:%d/%m/%Y}",
                "last": f"{check.to_on:%d/%m/%Y}",
            }
        )


class ComparisonTakenBack(Exception):
    """Nothing is settled in a comparison that was taken back, nor is it taken back twice."""

    def __init__(self) -> None:
        super().__init__(_("Lần đối chiếu này đã bỏ, chỉ còn để xem. Hãy tải tệp lên lại để đối chiếu."))


@dataclass(frozen=True)
class Line:
    """One line of the authority's register. number: of its paper; on: the day of the paper, where it says so."""

    line: int
    full_name: str
    number: str = ""
    on: date | None = None

    def as_json(self) -> dict[str, str]:
        """How it is kept, sealed."""
        return {"full_name": self.full_name, "number": self.number, "on": self.on.isoformat() if self.on else ""}


@dataclass(frozen=True)
class Register:
    """A register as it came: whose, of which period, its lines, and the file it was read from."""

    office: Organisation
    sender: Organisation
    from_on: date
    to_on: date
    lines: Sequence[Line]
    content: bytes


@transaction.atomic
def compare(register: Register, *, by: User, at: datetime) -> RegisterCheck:
    """Find for every line of theirs the one of ours, by the number of the paper, else by name and day.

    Raises AlreadyCompared, for whoever is the second of two at once as well.
    """
    check, is_new = RegisterCheck.objects.get_or_create(
        office=register.office, sender=register.sender, digest=hashlib.sha256(register.content).hexdigest(),
        void_at=None,
        defaults={"from_on": register.from_on, "to_on": register.to_on, "made_at": at, "made_by": by},
    )  # fmt: skip
    if not is_new:
        raise AlreadyCompared(check)
    RegisterRow.objects.bulk_create(_rows(check, register.lines, _ours(register)))
    return check


@transaction.atomic
def take_back(check: RegisterCheck, *, reason: str, by: User, at: datetime) -> None:
    """The comparison counts no more and stays to be read; its file may be compared again.

    Raises ComparisonTakenBack.
    """
    check = standing(check)
    check.void_at, check.void_by, check.void_reason = at, by, reason.strip()
    check.save()


def standing(check: RegisterCheck) -> RegisterCheck:
    """The comparison, locked: two who settle its lines come one after the other. Raises ComparisonTakenBack."""
    check = RegisterCheck.objects.select_for_update().get(pk=check.pk)
    if check.void_at is not None:
        raise ComparisonTakenBack
    return check


def _ours(register: Register) -> list[Referral]:
    """What the office received of that body around the period."""
    start, end = midnight(register.from_on), midnight(register.to_on)
    rows = Referral.objects.filter(sender=register.sender, dossier__office=register.office, void_at__isnull=True)
    return list(rows.filter(sent_at__gte=start - NEAR, sent_at__lt=end + NEAR).order_by("sent_at", "pk"))


def _rows(check: RegisterCheck, lines: Sequence[Line], ours: Sequence[Referral]) -> Iterator[RegisterRow]:
    found = _found(lines, ours)
    last_day = check.to_on - timedelta(days=1)
    for line in lines:
        referral = found.get(line.line)
        match = Match.BOTH if referral else Match.ONLY_THEIRS
        told: Any = line.as_json()
        yield RegisterRow(
            check_of=check, line=line.line, day=line.on or last_day, match=match, referral=referral, told=told
        )
    matched = {referral.pk for referral in found.values()}
    left = (each for each in ours if each.pk not in matched)
    yield from (RegisterRow(check_of=check, match=Match.ONLY_OURS, referral=each) for each in left)


def _found(lines: Sequence[Line], ours: Sequence[Referral]) -> dict[int, Referral]:
    """The referral of each line, each of one line alone; all numbers before any name."""
    numbers, names = defaultdict[str, list[Referral]](list), defaultdict[str, list[Referral]](list)
    for each in ours:
        numbers[fold(each.told.get("number", ""))].append(each)
        names[each.folded].append(each)
    found: dict[int, Referral] = {}
    _find(lines, lambda line: numbers.get(fold(line.number), ()) if line.number else (), found)
    _find(lines, lambda line: [each for each in names.get(fold(line.full_name), ()) if _near(line, each)], found)
    return found


def _find(lines: Sequence[Line], offered: Callable[[Line], Iterable[Referral]], found: dict[int, Referral]) -> None:
    taken = {each.pk for each in found.values()}
    for line in lines:
        free = (each for each in offered(line) if each.pk not in taken)
        one = None if line.line in found else next(free, None)
        if one is not None:
            found[line.line] = one
            taken.add(one.pk)


def _near(line: Line, referral: Referral) -> bool:
    return line.on is None or abs(line.on - referral.sent_at.astimezone(VIETNAM).date()) <= NEAR
