"""A referral becomes a request, or is answered; the case it became tells its outcome."""

import logging
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast
from uuid import NAMESPACE_OID, UUID, uuid4, uuid5

from django.db import transaction
from django.db.models import QuerySet
from django.dispatch import Signal
from django.utils.translation import gettext as _

from diemtua.accounts.models import User
from diemtua.cases.actions.intake import Intake, take_in
from diemtua.cases.actions.reception import initials
from diemtua.cases.models import AidRequest, Case
from diemtua.dossiers.actions import ActRefused, AlreadyChanged, Performance, annul, effect, perform, undo
from diemtua.dossiers.models import Dossier, Entry
from diemtua.law.process import Act
from diemtua.law.processes.referral import OPENED, SENT, AnswerReferral, OpenCase, ReportOutcome, TellOutcome
from diemtua.law.referrals import appointment_due
from diemtua.law.vocabulary.aid import AidForm, LegalField
from diemtua.law.vocabulary.proceedings import ProceduralStatus
from diemtua.law.vocabulary.reception import ReceptionChannel, Requester
from diemtua.law.vocabulary.referrals import ReferralKind, ReferralOutcome, ReportWay
from diemtua.people.details import PersonDetails
from diemtua.referrals.actions.telling import tell_the_outcome
from diemtua.referrals.models import Referral
from diemtua.referrals.outcomes import OUTCOMES, outcome_of, referral_of, with_who_was_engaged
from diemtua.rulebook.queries import calendar_in_force
from diemtua.workforce.actions import silence

LOG = logging.getLogger(__name__)
senders_waiting = Signal()
"""Sent with the `entry` of a case that more than one body sent; `tasks` hands it to the worker."""

CHANNELS = {
    ReferralKind.COMMUNE_INTRODUCTION: ReceptionChannel.COMMUNE_INTRODUCTION,
    ReferralKind.OTHER_BODY: ReceptionChannel.OTHER_BODY,
}


@dataclass(frozen=True, kw_only=True)
class Opening:
    """What an officer adds to what the body told: who the person is, the field, the form wished for.

    beneficiary: a person as typed, or the id of one known, whom the caller offered. summary: the request in the
    officer's words.
    """

    beneficiary: PersonDetails | int
    field: LegalField
    form: AidForm | None
    summary: str


@transaction.atomic
def open_request(referral: Referral, opening: Opening, *, by: User, at: datetime, seen: int, key: UUID) -> Dossier:
    """Take the person's request in, from the moment the Centre received the referral, and tie the two together.

    The same key gives the same request again. Raises ActRefused.
    """
    kind, office = ReferralKind(referral.kind), referral.dossier.office
    intake = Intake(
        beneficiary=opening.beneficiary,
        channel=CHANNELS.get(kind, ReceptionChannel.PROCEEDINGS_NOTICE),
        requester=Requester.SELF,
        field=opening.field,
        form=opening.form,
        status=ProceduralStatus(referral.status) if referral.status else None,
        summary=opening.summary,
        sent_by=referral.sender_id,
        kind=kind,
        appointed_defence=kind is ReferralKind.DEFENCE_APPOINTMENT,
        reason=_("Mở từ %(number)s, tính từ lúc Trung tâm nhận") % {"number": referral.dossier.number},
    )
    first, offered = uuid5(NAMESPACE_OID, f"{key}"), ("person", "organisation")
    found = take_in(intake, office, by=by, received_at=referral.received_at, at=at, key=first, vouched=offered)
    act = OpenCase(request=found.request.pk)
    _open(act, referral.dossier, by=by, at=at, seen=seen, key=key, vouched=("referred_request",))
    _hide_as_there(referral.dossier, found)
    return found


def tie(dossier: Dossier, request: int, *, by: User, at: datetime, seen: int, key: UUID) -> Entry:
    """Say that the referral is a request that was there, and tell what already came of it. Raises ActRefused."""
    with transaction.atomic():
        # a case with an outcome answers at once; until one that waits does, the sender's clocks go on
        waits = AidRequest.objects.filter(pk=request).exclude(dossier__state__in=OUTCOMES).exists()
        entry = _open(OpenCase(request=request, known_before=waits), dossier, by=by, at=at, seen=seen, key=key)
        _follow(_with_its_case().get(dossier=dossier), by=by, at=at, key=uuid5(key, "outcome"))
        return entry


def _open(act: OpenCase, dossier: Dossier, *, at: datetime, **said: Any) -> Entry:
    return perform(act, dossier, occurred_at=at, recorded_at=at, **said)


@effect(OpenCase)
def open_case(act: OpenCase, on: Performance) -> None:
    """The request is remembered; from here on it speaks for the referral."""
    Referral.objects.filter(dossier=on.dossier).update(request=act.request)
    # who took it silenced what rang
    if on.dossier.state == SENT:
        silence(on.dossier, on.by, on.recorded_at)
    if on.dossier.owner_id is None:
        on.own(on.by)


@undo(OpenCase)
def untie(entry: Entry, on: Performance) -> None:
    """The referral waits again; the request stands on its own."""
    Referral.objects.filter(dossier=on.dossier).update(request=None)


@effect(AnswerReferral)
def answer(act: AnswerReferral, on: Performance) -> None:
    """The body is told why no case was opened."""
    referral = cast(Referral, referral_of(on.dossier))
    referral.outcome, referral.outcome_at, referral.answer = ReferralOutcome(act.outcome), on.occurred_at, act.answer
    silence(on.dossier, on.by, on.recorded_at)
    _tell(referral, on)


@effect(TellOutcome)
def tell(act: TellOutcome, on: Performance) -> None:
    """The body is told what came of the case."""
    # the case that tells it read it; whoever sends the act from its page did not
    read = next(iter(on.in_hand(Referral).values()), None)
    referral = read or cast(Referral, referral_of(on.dossier))
    referral.outcome, referral.practitioner_id, referral.ground = act.outcome, act.practitioner, act.ground or ""
    referral.outcome_at, referral.appointed_at = on.occurred_at, act.appointed_at
    _tell(referral, on)


def _tell(referral: Referral, on: Performance) -> None:
    """What the system can send goes out; where nothing of it arrives, somebody owes a call or a letter."""
    referral.reported_by, referral.reported_at = "", None
    referral.save()
    on.fact("reach", tell_the_outcome(referral, on))


class LetterNeedsItsNumber(ActRefused):
    """A letter without a number could not be found again."""

    def __init__(self) -> None:
        super().__init__(_("Hãy ghi số, ngày của công văn đã gửi."))


@effect(ReportOutcome)
def report(act: ReportOutcome, on: Performance) -> None:
    """The body knows; whom one spoke to stays sealed in the journal."""
    if act.way == ReportWay.LETTER and not act.number.strip():
        raise LetterNeedsItsNumber
    Referral.objects.filter(dossier=on.dossier).update(reported_by=act.way, reported_at=on.occurred_at)


@undo(ReportOutcome)
def report_no_more(entry: Entry, on: Performance) -> None:
    """Nobody told it: it is owed again."""
    Referral.objects.filter(dossier=on.dossier).update(reported_by="", reported_at=None)


@undo(AnswerReferral)
@undo(TellOutcome)
def answer_no_more(entry: Entry, on: Performance) -> None:
    """Nothing is told yet; an earlier outcome of the same case comes back with it."""
    referral = on.dossier.referral
    before = _standing(on.dossier, TellOutcome).filter(version__lt=entry.version).last()
    said = before.data["answers"] if before else {}
    referral.outcome, referral.practitioner_id = said.get("outcome", ""), said.get("practitioner")
    referral.outcome_at, referral.answer = before.occurred_at if before else None, ""
    referral.ground, since = said.get("ground") or "", said.get("appointed_at")
    referral.appointed_at = datetime.fromisoformat(since) if since else None
    reported = _standing(on.dossier, ReportOutcome).filter(version__lt=entry.version).last() if before else None
    referral.reported_by = reported.data["answers"]["way"] if reported else ""
    referral.reported_at = reported.occurred_at if reported else None
    referral.save()


def _standing(dossier: Dossier, *acts: type[Act]) -> QuerySet[Entry]:
    names = [act.__name__ for act in acts]
    return dossier.entries.filter(act__in=names, annulled_by=None).order_by("version")


def follow_case(entry: Entry) -> None:
    """Bring the referrals of a case to where an entry of the case leaves them: accepted, told, or told no more.

    What came of the case goes back to every body that sent the person: to one with the act itself; of several
    `senders_waiting` tells the worker, so that the act costs no more however many they are.
    """
    referrals = _of_the_case(entry)
    if len(referrals) > 1:
        senders_waiting.send(Referral, entry=entry)
        return
    for referral in referrals:
        _follow_entry(referral, entry, entry.recorded_at)


def tell_the_senders(entry: Entry, at: datetime) -> None:
    """The same for the several referrals of a case; for one that changed meanwhile, `catch_up`."""
    for referral in _of_the_case(entry):
        with suppress(AlreadyChanged), transaction.atomic():
            _follow_entry(referral, entry, at)


def _of_the_case(entry: Entry) -> list[Referral]:
    return list(_with_its_case().filter(request__dossier=entry.dossier).order_by("pk"))


def _follow_entry(referral: Referral, entry: Entry, at: datetime) -> None:
    _follow(referral, by=entry.by, at=at, key=uuid5(entry.key, str(referral.uid)))


def catch_up(at: datetime) -> int:
    """Tell every outcome that a case has and its sender was not told yet; how many were told."""
    waiting = _with_its_case().filter(dossier__state=OPENED, request__dossier__state__in=OUTCOMES)
    return sum([_caught_up(referral, at) for referral in waiting.order_by("pk")])


def _caught_up(referral: Referral, at: datetime) -> bool:
    try:
        with transaction.atomic():
            _follow(referral, by=None, at=at, key=uuid4())
    except Exception:  # whatever it is, the senders behind it wait for their word
        LOG.exception("The outcome of referral %s could not be told.", referral.pk)
        return False
    return True


def _with_its_case() -> QuerySet[Referral]:
    standing = with_who_was_engaged().filter(dossier__erased_at__isnull=True)
    return standing.select_related("dossier__office", "sender", "request__dossier", "request__case")


def _hide_as_there(dossier: Dossier, matter: Dossier) -> None:
    """Whom the lists of cases name by initials, for age or group, the list of referrals names no more either.

    No act: nothing happened to the referral, and which group it was must not be told by its journal.
    """
    hidden = initials(dossier.label)
    if matter.label and matter.label == initials(matter.label) and dossier.label != hidden:
        dossier.label = hidden
        dossier.save(update_fields=["label"])


def _follow(referral: Referral, *, by: User | None, at: datetime, key: UUID) -> None:
    request = cast(AidRequest, referral.request)
    _hide_as_there(referral.dossier, request.dossier)
    _follow_acceptance(referral, request.dossier, getattr(request, "case", None))
    said = outcome_of(referral)
    if said is None:
        _tell_no_more(referral, by, at, key)
    elif not said.is_told(referral):
        act = TellOutcome(
            outcome=said.outcome, practitioner=said.practitioner, appointed_at=said.appointed_at, ground=said.ground
        )
        dossier, vouched = referral.dossier, ("the_case", "appointed_practitioner")
        # what was read with this version stands, or another act came between and this one is refused
        how: dict[str, Any] = {"seen": dossier.version, "key": key, "vouched": vouched, "rows": (referral,)}
        perform(act, dossier, by=by, occurred_at=at, recorded_at=at, **how)


def _follow_acceptance(referral: Referral, matter: Dossier, case: Case | None) -> None:
    accepted_at = case.accepted_at if case is not None and case.annulled_at is None else None
    if accepted_at == referral.accepted_at:
        return
    referral.accepted_at = accepted_at
    if referral.appoint_due_at is not None:
        # who is in custody says the file, by which the same clock runs there
        said = matter.facts.get("status") or referral.status
        status = ProceduralStatus(said) if said else None
        due = appointment_due(referral.received_at, accepted_at, status, calendar=calendar_in_force())
        referral.appoint_due_at = due.at if due else None
    referral.save()


def _tell_no_more(referral: Referral, by: User | None, at: datetime, key: UUID) -> None:
    """The act of the case that gave the outcome was annulled: nothing stands that was told, or that somebody called to
    tell."""
    if not referral.outcome or by is None:
        return
    for entry in _standing(referral.dossier, TellOutcome, ReportOutcome).reverse():
        reason = _("Vụ việc đã hủy thao tác cho kết quả này.")
        annul(entry, by=by, reason=reason, at=at, key=uuid5(key, str(entry.version)))
