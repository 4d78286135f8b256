"""A practitioner takes a dossier, leaves it, or gets it back when an act is annulled."""

from datetime import datetime

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from diemtua.accounts.models import User
from diemtua.dossiers.actions import ActRefused
from diemtua.dossiers.models import Dossier
from diemtua.law.conflicts import Verdict
from diemtua.law.findings import Finding, Result
from diemtua.workforce.actions.checking import check_practitioner
from diemtua.workforce.enums import CheckOccasion
from diemtua.workforce.models import Engagement, Practitioner
from diemtua.workforce.queries import appointment_finding

_ENDED = "ENDED"


class WorkforceRefused(ActRefused):
    """An appointment that can't be made. `str(error)` is the sentence for whoever tried."""


class PractitionerNotAppointable(WorkforceRefused):
    """The law forbids it: card, contract, kind, or conflicting interests."""

    def __init__(self, practitioner: Practitioner, finding: Finding) -> None:
        self.finding = finding
        super().__init__(
            _("Không cử được %(name)s: %(why)s (%(basis)s). Hãy chọn người khác.")
            % {"name": practitioner.full_name, **words_of(finding)}
        )


class AgreementNotRecorded(WorkforceRefused):
    """A civil matter in which both sides would have to agree in writing."""

    def __init__(self, practitioner: Practitioner, finding: Finding) -> None:
        super().__init__(
            _(
                "%(name)s đã hoặc đang giúp bên kia. Vụ việc dân sự chỉ cử được khi cả hai bên đồng ý bằng văn bản "
                "(%(basis)s): hãy ghi sự đồng ý của hai bên, hoặc chọn người khác."
            )
            % {"name": practitioner.full_name, **words_of(finding)}
        )


class AppointmentNeedsReason(WorkforceRefused):
    """The law leaves it to a person, who must say why."""

    def __init__(self, practitioner: Practitioner, finding: Finding) -> None:
        super().__init__(
            _("Cử %(name)s cần người có thẩm quyền quyết định: %(why)s (%(basis)s). Hãy ghi lý do chọn, rồi gửi lại.")
            % {"name": practitioner.full_name, **words_of(finding)}
        )


def words_of(finding: Finding) -> dict[str, str]:
    """Reasons and articles of a finding, ready to stand in a sentence."""
    why = "; ".join(reason.said(_).rstrip(".") for reason in finding.reasons)
    return {"why": why, "basis": "; ".join(citation.text for citation in finding.cited)}


def refuse_unless_appointable(
    practitioner: Practitioner,
    dossier: Dossier,
    *,
    on: datetime,
    both_agreed: bool = False,
    reason: str = "",
    checked_by: User | None,
) -> Finding:
    """Check conflicts, keep the evidence, and raise where the law forbids the appointment or asks for more.

    both_agreed: the written agreement of both sides lies with the appointment. reason: why a person decides for it.
    """
    conflict = check_practitioner(
        practitioner, dossier, CheckOccasion.APPOINTMENT, by=checked_by, at=on, agreed=both_agreed
    )
    finding = appointment_finding(practitioner, dossier, localdate(on), conflict)
    if finding.result is Result.NO:
        raise PractitionerNotAppointable(practitioner, finding)
    if conflict.verdict is Verdict.AGREEMENT:
        raise AgreementNotRecorded(practitioner, conflict.finding)
    if finding.result is Result.ASK and not reason.strip():
        raise AppointmentNeedsReason(practitioner, finding)
    return finding


def engage(practitioner: Practitioner, dossier: Dossier, *, at: datetime) -> None:
    """The practitioner has the dossier from that moment; having it already changes nothing."""
    opened = Engagement(practitioner=practitioner, dossier=dossier, from_at=at)
    Engagement.objects.bulk_create([opened], ignore_conflicts=True)


def disengage(practitioner: Practitioner, dossier: Dossier, *, at: datetime, because: str = "") -> None:
    """The practitioner has it no longer; past work stays known, because conflicts look at it."""
    open_ones = Engagement.objects.filter(practitioner=practitioner, dossier=dossier, to_at__isnull=True)
    open_ones.update(to_at=at, ended_because=because)


def close_engagements(dossier: Dossier, *, at: datetime) -> None:
    """The dossier ended: nobody has it in hand any more."""
    Engagement.objects.filter(dossier=dossier, to_at__isnull=True).update(to_at=at, ended_because=_ENDED)


def reopen_engagements(dossier: Dossier, *, ended_at: datetime) -> None:
    """The ending of that moment was annulled."""
    ended = Engagement.objects.filter(dossier=dossier, to_at=ended_at, ended_because=_ENDED)
    ended.update(to_at=None, ended_because="")


def undo_engagements(dossier: Dossier, *, since: datetime) -> None:
    """The appointment or replacement of that moment was annulled: who came goes, who left is back."""
    Engagement.objects.filter(dossier=dossier, from_at=since, to_at__isnull=True).delete()
    Engagement.objects.filter(dossier=dossier, to_at=since).exclude(ended_because=_ENDED).update(
        to_at=None, ended_because=""
    )
