"""Every difference between two registers is settled by somebody, as often as needed; what was said before is kept."""

from dataclasses import dataclass
from datetime import datetime
from typing import cast

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from diemtua.accounts.models import User
from diemtua.referrals.actions.comparing import standing
from diemtua.referrals.enums import OF_OURS, Match, Resolution
from diemtua.referrals.models import Referral, RegisterResolution, RegisterRow
from diemtua.shared.clock import VIETNAM


class CannotResolve(Exception):
    """A difference that can't be settled that way."""


class _AlreadyPaired(CannotResolve):
    def __init__(self, settled: RegisterResolution) -> None:
        line, referral = cast(RegisterRow, settled.theirs), cast(Referral, settled.referral)
        super().__init__(
            _("%(number)s đã ghép với dòng %(line)s, đối chiếu lúc %(at)s. Hãy lấy lại cách giải quyết ở đó trước.")
            % {
                "number": referral.dossier.number,
                "line": line.line,
                "at": f"{line.check_of.made_at.astimezone(VIETNAM):%H:%M %d/%m/%Y}",
            }
        )


class NothingToReopen(Exception):
    """Nobody settled the line, or somebody opened it again before."""

    def __init__(self) -> None:
        super().__init__(_("Dòng này đang chờ giải quyết, không có gì để lấy lại."))


@dataclass(frozen=True)
class _Closed:
    """What a resolution closes, and the referral that a line of theirs proved to be."""

    theirs: RegisterRow | None = None
    ours: RegisterRow | None = None
    referral: Referral | None = None


@transaction.atomic
def resolve(
    row: RegisterRow, resolution: Resolution, *, by: User, at: datetime, note: str = "", named: str = ""
) -> RegisterResolution:
    """Settle a difference; settled again, the later word stands and the earlier one is kept.

    named: for a line of theirs the receipt number of the referral it proved to be, or that was entered now; for one
    of ours the line of theirs that is the same case. Two lines of one case close together.
    Raises CannotResolve, ComparisonTakenBack.
    """
    standing(row.check_of)
    closed = _ours(row, resolution, named) if row.match == Match.ONLY_OURS else _theirs(row, resolution, named)
    rows = [each for each in (closed.theirs, closed.ours) if each is not None]
    _of(*rows).update(ended_at=at, ended_by=by)
    return RegisterResolution.objects.create(
        theirs=closed.theirs, ours=closed.ours, referral=closed.referral, resolution=resolution, note=note.strip(),
        made_at=at, made_by=by,
    )  # fmt: skip


@transaction.atomic
def reopen(row: RegisterRow, *, reason: str, by: User, at: datetime) -> None:
    """The line waits again, and so does the one that was closed with it.

    Raises NothingToReopen, ComparisonTakenBack.
    """
    standing(row.check_of)
    settled = _of(row).first()
    if settled is None:
        raise NothingToReopen
    settled.ended_at, settled.ended_by, settled.ended_for = at, by, reason.strip()
    settled.save()


def _of(*rows: RegisterRow) -> QuerySet[RegisterResolution]:
    return RegisterResolution.objects.filter(Q(theirs__in=rows) | Q(ours__in=rows), ended_at__isnull=True)


def _theirs(row: RegisterRow, resolution: Resolution, number: str) -> _Closed:
    if row.match == Match.BOTH:
        raise CannotResolve(_("Dòng này đã khớp ở cả hai sổ, không có gì phải giải quyết."))
    if resolution is Resolution.MATCHED:
        return _pair(row, _named(row, number))
    if resolution is Resolution.ENTERED:
        return _entered(row, _named(row, number))
    return _Closed(theirs=row)


def _ours(row: RegisterRow, resolution: Resolution, line: str) -> _Closed:
    if resolution not in OF_OURS:
        raise CannotResolve(_("Giới thiệu này đã có ở Trung tâm. Hãy chọn cách giải quyết khác."))
    if resolution is not Resolution.MATCHED:
        return _Closed(ours=row)
    number = int(line) if line.strip().isdecimal() else None
    theirs = RegisterRow.objects.filter(check_of=row.check_of_id, match=Match.ONLY_THEIRS, line=number).first()
    if theirs is None or row.referral is None:
        raise CannotResolve(_("Không có dòng nào mang số này chỉ có trong sổ của cơ quan. Hãy kiểm tra lại số dòng."))
    _refuse(_of(theirs).filter(referral__isnull=False).exclude(referral=row.referral))
    return _pair(theirs, row.referral)


def _pair(theirs: RegisterRow, referral: Referral) -> _Closed:
    """A line of theirs with the referral, and with our line of it where the comparison has one."""
    ours = RegisterRow.objects.filter(check_of=theirs.check_of_id, referral=referral).first()
    if ours is not None and ours.match == Match.BOTH:
        raise CannotResolve(_("Giới thiệu này đã khớp với dòng %(line)s trong sổ của cơ quan.") % {"line": ours.line})
    _in_no_other(theirs, referral, Q(theirs__check_of=theirs.check_of_id))
    return _Closed(theirs, ours, referral)


def _entered(row: RegisterRow, referral: Referral) -> _Closed:
    """A missed referral counts once, and only what came after the comparison was missed."""
    if RegisterRow.objects.filter(check_of=row.check_of_id, referral=referral).exists():
        raise CannotResolve(
            _("Trung tâm đã có giới thiệu này khi đối chiếu. Hãy chọn “Là cùng một trường hợp, ghi khác nhau”.")
        )
    counted = Q(resolution=Resolution.ENTERED, theirs__check_of__void_at__isnull=True)
    _in_no_other(row, referral, counted | Q(theirs__check_of=row.check_of_id))
    return _Closed(theirs=row, referral=referral)


def _in_no_other(row: RegisterRow, referral: Referral, where: Q) -> None:
    _refuse(RegisterResolution.objects.filter(where, referral=referral, ended_at__isnull=True).exclude(theirs=row))


def _refuse(settled: QuerySet[RegisterResolution]) -> None:
    found = settled.select_related("theirs__check_of", "referral__dossier").first()
    if found is not None:
        raise _AlreadyPaired(found)


def _named(row: RegisterRow, number: str) -> Referral:
    check = row.check_of
    # of two comparisons in which it is named at once the second sees what the first one said
    rows = Referral.objects.select_for_update(of=("self",))
    found = rows.filter(dossier__number__iexact=number.strip(), sender=check.sender_id)
    referral = found.filter(dossier__office=check.office_id, void_at__isnull=True).first()
    if referral is None:
        raise CannotResolve(_("Cơ quan này không có giới thiệu nào với số tiếp nhận đã ghi. Hãy kiểm tra lại số."))
    return referral
