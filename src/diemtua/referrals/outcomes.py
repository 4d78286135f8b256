"""What a case says of the referral it came from: told to the body by the case itself."""

from dataclasses import dataclass
from datetime import datetime
from typing import cast

from django.db.models import OuterRef, QuerySet, Subquery

from diemtua.cases.models import AidRequest
from diemtua.dossiers.models import Dossier
from diemtua.law.processes.legal_aid_case import states as s
from diemtua.law.vocabulary.grounds import RefusalGround
from diemtua.law.vocabulary.referrals import ReferralOutcome
from diemtua.referrals.models import Referral
from diemtua.workforce.models import Engagement

WITHOUT_ANYBODY = {
    s.SIMPLE_MATTER: ReferralOutcome.ADVISED,
    s.REFUSED: ReferralOutcome.REFUSED,
    s.TRANSFERRED: ReferralOutcome.TRANSFERRED,
    s.WITHDRAWN: ReferralOutcome.WITHDRAWN,
    s.ENDED_DISCONTINUED: ReferralOutcome.DISCONTINUED,
    s.ENDED_STAYED: ReferralOutcome.DISCONTINUED,
}
WITH_SOMEBODY = frozenset({*s.WITH_PRACTITIONER, *s.ENDED, s.HANDED_OVER, s.ARCHIVED})
OUTCOMES = frozenset({*WITH_SOMEBODY, *WITHOUT_ANYBODY})


@dataclass(frozen=True)
class CaseOutcome:
    """What came of a case; who was appointed last, where somebody was, and when the first one; why it was refused."""

    outcome: ReferralOutcome
    practitioner: int | None = None
    appointed_at: datetime | None = None
    ground: RefusalGround | None = None

    def is_told(self, referral: Referral) -> bool:
        """Whether the body knows it already."""
        told = (referral.outcome, referral.practitioner_id, referral.ground)
        return (self.outcome.value, self.practitioner, self.ground or "") == told


def referral_of(dossier: Dossier) -> Referral | None:
    """What a dossier tells, with its sender and the request it became; asked once for each time the dossier is read."""
    if not Dossier._meta.get_field("referral").is_cached(dossier):
        found = Referral.objects.filter(dossier=dossier).select_related("sender", "request__dossier").first()
        dossier.referral = found
        return found
    return getattr(dossier, "referral", None)


def with_who_was_engaged() -> QuerySet[Referral]:
    """Referrals for `outcome_of`: when somebody was first engaged for the case, and who was last."""
    engaged = Engagement.objects.filter(dossier=OuterRef("request__dossier"))
    return Referral.objects.annotate(
        engaged_at=Subquery(engaged.order_by("from_at", "pk").values("from_at")[:1]),
        engaged=Subquery(engaged.order_by("-from_at", "-pk").values("practitioner")[:1]),
    )


def _engaged(referral: Referral) -> tuple[int | None, datetime | None]:
    read = referral if hasattr(referral, "engaged") else with_who_was_engaged().get(pk=referral.pk)
    return read.engaged, read.engaged_at  # type: ignore[attr-defined]


def outcome_of(referral: Referral) -> CaseOutcome | None:
    """What the case says that a referral became; None while nothing came of it yet."""
    case = cast(AidRequest, referral.request).dossier
    if case.state in WITH_SOMEBODY:
        last, first_at = _engaged(referral)
        if last is not None:
            return CaseOutcome(ReferralOutcome.APPOINTED, last, first_at)
    found = WITHOUT_ANYBODY.get(case.state)
    ground = case.facts.get("ground") if found is ReferralOutcome.REFUSED else None
    return CaseOutcome(found, ground=RefusalGround(ground) if ground else None) if found else None
