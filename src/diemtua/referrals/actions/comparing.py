"""An authority's register is laid beside ours; every difference is settled by somebody, and kept."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from diemtua.accounts.models import Organisation, User
from diemtua.referrals.enums import Match, Resolution
from diemtua.referrals.models import Referral, RegisterCheck, RegisterRow
from diemtua.shared.clock import VIETNAM, midnight
from diemtua.shared.vietnamese import fold

# a paper may be dated some days before or after it reached us
NEAR = timedelta(days=5)


class CannotResolve(Exception):
    """A difference that can't be settled that way."""


class AlreadyCompared(Exception):
    """The same file was laid beside our register before."""

    def __init__(self, check: RegisterCheck) -> None:
        self.check = check
        super().__init__(
            _("Tệp này đã được đối chiếu lúc %(at)s. Hãy mở lần đối chiếu đó.")
            % {"at": f"{check.made_at.astimezone(VIETNAM):%H:%M %d/%m/%Y}"}
        )


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

    Raises AlreadyCompared.
    """
    digest = hashlib.sha256(register.content).hexdigest()
    known = RegisterCheck.objects.filter(office=register.office, sender=register.sender, digest=digest).first()
    if known is not None:
        raise AlreadyCompared(known)
    check = RegisterCheck.objects.create(
        office=register.office, sender=register.sender, from_on=register.from_on, to_on=register.to_on, digest=digest,
        made_at=at, made_by=by,
    )  # fmt: skip
    for row in _rows(register.lines, _ours(register)):
        row.check_of = check
        row.save(force_insert=True)
    return check


def _ours(register: Register) -> list[Referral]:
    """What the office received of that body around the period."""
    start, end = midnight(register.from_on), midnight(register.to_on)
    rows = Referral.objects.filter(sender=register.sender, dossier__office=register.office, void_at__isnull=True)
    return list(rows.filter(sent_at__gte=start - NEAR, sent_at__lt=end + NEAR).order_by("sent_at", "pk"))


def _rows(lines: Sequence[Line], ours: list[Referral]) -> Iterable[RegisterRow]:
    left, found = list(ours), dict[int, Referral]()
    for same in (_same_number, _same_person):
        for line in lines:
            one = None if line.line in found else next((each for each in left if same(line, each)), None)
            if one is not None:
                found[line.line] = one
                left.remove(one)
    for line in lines:
        referral = found.get(line.line)
        match = Match.BOTH if referral else Match.ONLY_THEIRS
        told: Any = line.as_json()
        yield RegisterRow(line=line.line, match=match, referral=referral, told=told)
    yield from (RegisterRow(match=Match.ONLY_OURS, referral=each) for each in left)


def _same_number(line: Line, referral: Referral) -> bool:
    return bool(line.number) and fold(line.number) == fold(referral.told.get("number", ""))


def _same_person(line: Line, referral: Referral) -> bool:
    if fold(line.full_name) != referral.folded:
        return False
    return line.on is None or abs(line.on - referral.sent_at.astimezone(VIETNAM).date()) <= NEAR


@transaction.atomic
def resolve(
    row: RegisterRow, resolution: Resolution, *, by: User, at: datetime, note: str = "", number: str = ""
) -> RegisterRow:
    """Settle a difference. number: the receipt number of the referral it proved to be, or that was entered now.

    Settled again, the later word stands. Raises CannotResolve.
    """
    row = RegisterRow.objects.select_for_update(of=("self",)).select_related("check_of").get(pk=row.pk)
    if row.match == Match.BOTH:
        raise CannotResolve(_("Dòng này đã khớp ở cả hai sổ, không có gì phải giải quyết."))
    if row.match == Match.ONLY_THEIRS and resolution in (Resolution.MATCHED, Resolution.ENTERED):
        row.referral = _named(row, number)
    elif resolution is Resolution.ENTERED:
        raise CannotResolve(_("Giới thiệu này đã có ở Trung tâm. Hãy chọn cách giải quyết khác."))
    row.resolution, row.note = resolution, note.strip()
    row.resolved_by, row.resolved_at = by, at
    row.save()
    return row


def _named(row: RegisterRow, number: str) -> Referral:
    check: Any = row.check_of
    found = Referral.objects.filter(dossier__number__iexact=number.strip(), sender=check.sender_id)
    referral = found.filter(dossier__office=check.office_id, void_at__isnull=True).first()
    if referral is None:
        raise CannotResolve(_("Cơ quan này không có giới thiệu nào với số tiếp nhận đã ghi. Hãy kiểm tra lại số."))
    return referral
