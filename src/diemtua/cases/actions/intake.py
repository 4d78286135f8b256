"""A request is taken in at a desk or from the public: people are recorded, then the dossier is opened."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from django.db import transaction

from diemtua.accounts.models import Organisation, User
from diemtua.cases.models import AidRequest
from diemtua.dossiers.actions import new_dossier, perform
from diemtua.dossiers.models import Dossier
from diemtua.law.processes.legal_aid_case import LEGAL_AID_CASE
from diemtua.law.processes.legal_aid_case.reception import ReceiveRequest
from diemtua.law.vocabulary.aid import AidForm, LegalField
from diemtua.law.vocabulary.proceedings import ProceduralStatus
from diemtua.law.vocabulary.reception import Locality, ReceptionChannel, Requester
from diemtua.law.vocabulary.referrals import ReferralKind
from diemtua.people.actions import record_people
from diemtua.people.details import PersonDetails
from diemtua.people.models import Person


@dataclass(frozen=True, kw_only=True)
class Intake:
    """Everything a desk form or an online form says.

    beneficiary, applicant: a person as typed, or the id of one already known. kind: what a body sent, where one did.
    reason: why the moment of reception lies in the past.
    """

    beneficiary: PersonDetails | int
    applicant: PersonDetails | int | None = None
    channel: ReceptionChannel
    requester: Requester = Requester.SELF
    field: LegalField
    form: AidForm | None = None
    status: ProceduralStatus | None = None
    summary: str
    sent_by: int | None = None
    lives: Locality | None = None
    happened: Locality | None = None
    kind: ReferralKind | None = None
    appointed_defence: bool = False
    cannot_write: bool = False
    read_back: str = ""
    linked_to: int | None = None
    duty_contact: int | None = None
    reason: str = ""


def take_in(
    intake: Intake, office: Organisation, *, by: User | None, received_at: datetime, at: datetime, key: UUID,
    vouched: Collection[str] = (),
) -> Dossier:  # fmt: skip
    """Record the people and receive the request, all or nothing. The same key gives the same dossier again.

    vouched: lists from which the caller chose the people and bodies that are named by id.
    """
    with transaction.atomic():
        written = _written_down(intake, by, at)
        beneficiary, applicant = _named(intake, written)
        act = ReceiveRequest(
            channel=intake.channel,
            requester=intake.requester,
            beneficiary=beneficiary,
            applicant=applicant,
            field=intake.field,
            form=intake.form,
            status=intake.status,
            summary=intake.summary,
            sent_by=intake.sent_by,
            lives=intake.lives,
            happened=intake.happened,
            kind=intake.kind,
            appointed_defence=intake.appointed_defence,
            cannot_write=intake.cannot_write,
            read_back=intake.read_back,
            linked_to=intake.linked_to,
            duty_contact=intake.duty_contact,
        )
        linked = AidRequest.objects.get(pk=intake.linked_to).dossier if intake.linked_to else None
        dossier = new_dossier(LEGAL_AID_CASE.kind, office, linked_to=linked)
        moment: dict[str, Any] = {"occurred_at": received_at, "recorded_at": at, "reason": intake.reason}
        offered = {*vouched, *_vouched(intake)}
        entry = perform(act, dossier, by=by, seen=0, key=key, vouched=offered, rows=written, **moment)
        if entry.dossier_id != dossier.pk:
            # the same page was sent before: its people stand, ours go
            transaction.set_rollback(True)
    return entry.dossier


def _vouched(intake: Intake) -> tuple[str, ...]:
    """People written down here are nobody else's; our own page offers the bodies it takes, and no others. The page
    that begins with a contact found it for this user."""
    known = isinstance(intake.beneficiary, int) or isinstance(intake.applicant, int)
    offered = intake.channel is ReceptionChannel.OWN_PAGE
    return ("duty_contact", *(() if known else ("person",)), *(("organisation",) if offered else ()))


def _written_down(intake: Intake, by: User | None, at: datetime) -> list[Person]:
    """Those who are not known yet."""
    named = (intake.beneficiary, intake.applicant)
    return record_people([each for each in named if isinstance(each, PersonDetails)], by=by, at=at)


def _named(intake: Intake, written: Iterable[Person]) -> tuple[int, int | None]:
    """Ids of the beneficiary and of the applicant."""
    new = iter(written)
    named = (intake.beneficiary, intake.applicant)
    ids = [next(new).pk if isinstance(each, PersonDetails) else each for each in named]
    return cast(int, ids[0]), ids[1]
