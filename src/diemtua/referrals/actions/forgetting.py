"""Lines of other bodies' registers about people who became no referral are forgotten in time, or at their request.

What was found, counted and settled stays: lines, days and codes.
"""

from datetime import datetime

from django.db.models import Q, QuerySet

from diemtua.accounts.models import User
from diemtua.dossiers.actions import NotPermitted, forget_on_decision, forget_past
from diemtua.dossiers.enums import KernelAct
from diemtua.law.vocabulary.retention import Kept
from diemtua.referrals.models import RegisterCheck, RegisterResolution, RegisterRow
from diemtua.referrals.permissions import may_forget
from diemtua.referrals.queries import forgettable, of_nobody
from diemtua.shared.encryption import overwrite


def forget_old_lines(at: datetime) -> int:
    """Lines that match nobody and were kept for their period, since they were compared; how many."""

    def empty(before: datetime) -> list[int]:
        rows = RegisterRow.objects.filter(of_nobody(), check_of__made_at__lt=before)
        return _empty_lines(rows, at)

    return forget_past(Kept.REGISTER_LINE, at, empty)


def forget_taken_back(at: datetime) -> int:
    """Comparisons kept for their period, since they were taken back; how many."""
    return forget_past(Kept.TAKEN_BACK, at, lambda before: _empty_checks(before, at))


def forget_line(row: RegisterRow, *, by: User, document: str, at: datetime) -> None:
    """One line, on a decision. Raises NotPermitted, ReasonMissing, NothingToForget."""
    if not may_forget(by, row.check_of):
        raise NotPermitted(KernelAct.ERASE.label)
    own = RegisterRow.objects.filter(forgettable(), pk=row.pk)
    forget_on_decision(
        Kept.REGISTER_LINE, row.uid, lambda: _empty_lines(own, at), by=by, document=document, at=at
    )  # fmt: skip


def wipe_lines(lines: QuerySet[RegisterRow], at: datetime) -> None:
    """Nobody is named in these any more, nor in what was said when they were settled."""
    keys = list(lines.values_list("pk", flat=True))
    rows = RegisterRow.objects.filter(pk__in=keys)
    overwrite(rows, told=None)
    overwrite(RegisterResolution.objects.filter(Q(theirs__in=keys) | Q(ours__in=keys)), note="", ended_for="")
    rows.filter(line__isnull=False).update(emptied_at=at)


def _empty_lines(rows: QuerySet[RegisterRow], at: datetime) -> list[int]:
    found = list(rows.select_related("check_of").select_for_update(of=("self",)))
    wipe_lines(RegisterRow.objects.filter(pk__in=[each.pk for each in found]), at)
    return [each.check_of.office_id for each in found]


def _empty_checks(before: datetime, at: datetime) -> list[int]:
    ripe = RegisterCheck.objects.filter(void_at__lt=before, emptied_at__isnull=True)
    found = list(ripe.select_for_update())
    checks = RegisterCheck.objects.filter(pk__in=[each.pk for each in found])
    wipe_lines(RegisterRow.objects.filter(check_of__in=checks), at)
    overwrite(checks, void_reason="")
    checks.update(emptied_at=at)
    return [each.office_id for each in found]
