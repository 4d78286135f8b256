"""A request is taken in at a desk or from the public: people are recorded, then the dossier is opened."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from diemtua.accounts.models import Organisation, User
from diemtua.cases.models import AidRequest
from diemtua.dossiers.actions import new_dossier, perform
from diemtua.dossiers.models import Dossier, Entry
from diemtua.law.processes.legal_aid_case import LEGAL_AID_CASE
from diemtua.law.processes.legal_aid_case.reception import ReceiveRequest
from diemtua.law.vocabulary.aid import AidForm, LegalField
from diemtua.law.vocabulary.proceedings import ProceduralStatus
from diemtua.law.vocabulary.reception import Locality, ReceptionChannel, Requester
from diemtua.people.actions import record_person
from diemtua.people.details import PersonDetails
from diemtua.people.models import Person


@dataclass(frozen=True, kw_only=True)
class Intake:
    """Everything a desk form or an online form says.

    beneficiary, applicant: a person as typed, or the id of one already known. reason: why the moment of reception
    lies in the past.
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
    appointed_defence: bool = False
    cannot_write: bool = False
    read_back: str = ""
    linked_to: int | None = None
    reason: str = ""


def take_in(
    intake: Intake, office: Organisation, *, by: User | None, received_at: datetime, at: datetime, key: UUID
) -> Dossier:
    """Record the people and receive the request, all or nothing. The same key gives the same dossier again."""
    with transaction.atomic():
        known = Entry.objects.filter(key=key).select_related("dossier").first()
        if known is not None:
            return known.dossier
        act = ReceiveRequest(
            channel=intake.channel,
            requester=intake.requester,
            beneficiary=_known(intake.beneficiary, by, at),
            applicant=None if intake.applicant is None else _known(intake.applicant, by, at),
            field=intake.field,
            form=intake.form,
            status=intake.status,
            summary=intake.summary,
            sent_by=intake.sent_by,
            lives=intake.lives,
            happened=intake.happened,
            appointed_defence=intake.appointed_defence,
            cannot_write=intake.cannot_write,
            read_back=intake.read_back,
            linked_to=intake.linked_to,
        )
        linked = AidRequest.objects.get(pk=intake.linked_to).dossier if intake.linked_to else None
        dossier = new_dossier(LEGAL_AID_CASE.kind, office, linked_to=linked)
        moment: dict[str, Any] = {"occurred_at": received_at, "recorded_at": at, "reason": intake.reason}
        entry = perform(act, dossier, by=by, seen=0, key=key, **moment)
        if entry.dossier_id != dossier.pk:
            # the same page, sent twice at once, was first: its people stand, ours go
            transaction.set_rollback(True)
    return entry.dossier


def _known(person: PersonDetails | int, by: User | None, at: datetime) -> int:
    if isinstance(person, int):
        return person
    recorded: Person = record_person(person, by=by, at=at)
    return int(recorded.pk)
