"""What a case says of the referral it came from: told to the body by the case itself."""

from dataclasses import dataclass
from datetime import datetime

from diemtua.dossiers.models import Dossier
from diemtua.law.processes.legal_aid_case import states as s
from diemtua.law.vocabulary.grounds import RefusalGround
from diemtua.law.vocabulary.referrals import ReferralOutcome
from diemtua.referrals.models import Referral
from diemtua.workforce.models import Engagement, Practitioner

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
    practitioner: Practitioner | None = None
    appointed_at: datetime | None = None
    ground: RefusalGround | None = None

    def is_told(self, referral: Referral) -> bool:
        """Whether the body knows it already."""
        mine = self.practitioner.pk if self.practitioner else None
        told = (referral.outcome, referral.practitioner_id, referral.ground)
        return (self.outcome.value, mine, self.ground or "") == told


def referral_of(dossier: Dossier) -> Referral | None:
    """What a dossier tells, with its sender and the request it became; asked once for each time the dossier is read."""
    if not Dossier._meta.get_field("referral").is_cached(dossier):
        found = Referral.objects.filter(dossier=dossier).select_related("sender", "request__dossier").first()
        dossier.referral = found
        return found
    return getattr(dossier, "referral", None)


def outcome_of(case: Dossier) -> CaseOutcome | None:
    """None while nothing came of it yet."""
    if case.state in WITH_SOMEBODY:
        engaged = list(Engagement.objects.filter(dossier=case).select_related("practitioner").order_by("from_at", "pk"))
        if engaged:
            return CaseOutcome(ReferralOutcome.APPOINTED, engaged[-1].practitioner, engaged[0].from_at)
    found = WITHOUT_ANYBODY.get(case.state)
    ground = case.facts.get("ground") if found is ReferralOutcome.REFUSED else None
    return CaseOutcome(found, ground=RefusalGround(ground) if ground else None) if found else None
