"""Personal data that stand outside dossiers: emptied when their period is over, or at the person's request."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from diemtua.accounts.models import User
from diemtua.dossiers.actions.errors import ActRefused, ReasonMissing
from diemtua.dossiers.models import Erasure
from diemtua.law.vocabulary.retention import Kept
from diemtua.rulebook.queries import period_kept
from diemtua.shared.clock import midnight
from diemtua.shared.months import months_before


class NothingToForget(ActRefused):
    """It was emptied before, or it has become part of a dossier and goes with that."""

    def __init__(self) -> None:
        super().__init__(
            _("Nội dung này đã xóa rồi, hoặc đã thuộc một hồ sơ. Nếu có hồ sơ, hãy xóa dữ liệu ở hồ sơ đó.")
        )


@transaction.atomic
def forget_past(what: Kept, at: datetime, empty: Callable[[datetime], Sequence[int]]) -> int:
    """Empty what has been kept for its period; how many. Nothing where the rulebook names no period.

    empty: empties what is from before a moment, and answers with the office of each.
    """
    day = localdate(at)
    rule = period_kept(what, day)
    if rule is None:
        return 0
    offices = Counter(empty(midnight(months_before(day, rule.value))))
    Erasure.objects.bulk_create(
        Erasure(what=what, office_id=office, number=number, rule=rule, at=at) for office, number in offices.items()
    )
    return offices.total()


@transaction.atomic
def forget_on_decision(
    what: Kept, row: UUID, empty: Callable[[], Sequence[int]], *, by: User, document: str, at: datetime
) -> Erasure:
    """Empty one row on the strength of a decision (its number: `document`). Who may is the room's to ask.

    Raises ReasonMissing, NothingToForget.
    """
    if not document.strip():
        raise ReasonMissing
    offices = empty()
    if not offices:
        raise NothingToForget
    return Erasure.objects.create(what=what, office_id=offices[0], row=row, by=by, document=document.strip(), at=at)
