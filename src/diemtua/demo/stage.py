"""Who plays: the offices, their people and the bodies around them, looked up once."""

from datetime import date
from random import Random

from diemtua.accounts.models import Organisation, RoleHeld, User
from diemtua.accounts.queries import organisations_on
from diemtua.law.vocabulary.aid import AidForm
from diemtua.law.vocabulary.organisations import OrganisationKind
from diemtua.law.vocabulary.practitioners import PractitionerKind
from diemtua.law.vocabulary.reception import ReceptionChannel
from diemtua.law.vocabulary.roles import Role
from diemtua.places.models import Unit
from diemtua.places.queries import communes_on
from diemtua.rulebook.queries import calendar_in_force
from diemtua.workforce.models import Practitioner

PROVINCE = "96"
SENDERS = {
    ReceptionChannel.PROCEEDINGS_NOTICE: (
        OrganisationKind.INVESTIGATION,
        OrganisationKind.PROCURACY,
        OrganisationKind.COURT,
    ),
    ReceptionChannel.COMMUNE_INTRODUCTION: (OrganisationKind.COMMUNE,),
}


def commune_called(name: str) -> Unit | None:
    """Of the province's communes of today, by the whole name; None where there is no such."""
    return communes_on(date(2026, 1, 1), PROVINCE).filter(full_name=name).first()


class Stage:
    """The demonstration's offices with their users and practitioners."""

    def __init__(self, offices: list[Organisation], on: date) -> None:
        self.offices = offices
        self.calendar = calendar_in_force()
        self.communes = [unit.pk for unit in communes_on(on, PROVINCE)]
        self._users = {(held.role, held.organisation_id): held.user for held in RoleHeld.objects.select_related("user")}
        rows = Practitioner.objects.filter(user__isnull=False).select_related("user")
        self._practitioners = {office.pk: [row for row in rows if row.office_id == office.pk] for office in offices}
        outside = (Role.PROCEEDINGS_AUTHORITY, Role.COMMUNE)
        self._outsiders = {place: user for (role, place), user in self._users.items() if role in outside}
        self._senders = {
            channel: [body.pk for body in organisations_on(on, kinds)] for channel, kinds in SENDERS.items()
        }

    def desk(self, office: Organisation) -> User:
        """Who sits at the office's desk; a branch without one is served by its head."""
        return self._users.get((Role.DESK_OFFICER, office.pk)) or self.head(office)

    def head(self, office: Organisation) -> User:
        """Who leads the office."""
        return self._users.get((Role.HEAD, office.pk)) or self._users[(Role.BRANCH_HEAD, office.pk)]

    def other_centre(self, office: Organisation) -> Organisation:
        """Somebody to transfer to."""
        return next(each for each in self.offices if each.pk != office.pk)

    def sender(self, channel: ReceptionChannel, dice: Random) -> int:
        """The body behind a notice or introduction; those with an account send as much as all others together."""
        bodies = self._senders[channel]
        known = [body for body in bodies if body in self._outsiders]
        return dice.choice(known if known and dice.random() < 0.5 else bodies)

    def known_sender(self, channel: ReceptionChannel) -> int:
        """The first body behind such a notice that has an account."""
        return next(body for body in self._senders[channel] if body in self._outsiders)

    def silent_sender(self, channel: ReceptionChannel) -> int:
        """The first body behind such a notice in which nobody has an account."""
        return next(body for body in self._senders[channel] if body not in self._outsiders)

    def outsider(self, body: int) -> User | None:
        """Who sends for a body outside; None where nobody there has an account."""
        return self._outsiders.get(body)

    def practitioner(
        self, office: Organisation, form: AidForm, dice: Random, besides: Practitioner | None = None
    ) -> Practitioner:
        """Somebody of the office who may do this form of aid."""
        fit = [row for row in self._practitioners[office.pk] if row != besides and _may(row, form)]
        return dice.choice(fit)


def _may(row: Practitioner, form: AidForm) -> bool:
    return form is AidForm.ADVICE or row.kind != PractitionerKind.COLLABORATOR
