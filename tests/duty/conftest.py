"""A Centre with two places of duty and three people who can be on duty, in March 2026."""

from datetime import date, datetime
from typing import Any

import pytest

from diemtua.accounts.models import Organisation, User
from diemtua.dossiers.actions import new_dossier
from diemtua.dossiers.models import Dossier
from diemtua.duty.actions import propose_now
from diemtua.duty.models import Demand, DutyTie, Roster, Shift, Site
from diemtua.duty.rostering import Limits
from diemtua.law.processes.duty_roster import OpenRoster, PlaceOnDuty, PublishRoster
from diemtua.law.processes.duty_swap import ProposeSwap
from diemtua.law.vocabulary.duty import DutyMode, DutyPart
from diemtua.law.vocabulary.practitioners import PractitionerKind
from diemtua.places.enums import UnitKind
from diemtua.places.models import Unit
from diemtua.rulebook.actions import seed
from diemtua.shared.clock import VIETNAM
from diemtua.workforce.models import Practitioner
from tests.cases.conftest import Do, doing_at
from tests.cast import organisation
from tests.workforce.builders import practitioner

NOON = datetime(2026, 2, 27, 9, 0, tzinfo=VIETNAM)
MONDAY, FRIDAY = date(2026, 3, 2), date(2026, 3, 6)
QUICK = Limits(seconds=20, work=0.05)


@pytest.fixture
def rulebook(db: None) -> None:
    """The calendar in force."""
    seed(NOON)


@pytest.fixture
def court(rulebook: None, centre: Organisation) -> Site:
    """A court served at its seat in the mornings of working days."""
    return make_site(centre, "TAKV1", mode=DutyMode.AT_SITE, weekdays="01234", parts=(DutyPart.MORNING,))


@pytest.fixture
def hotline(rulebook: None, centre: Organisation) -> Site:
    """The Centre's telephone for urgent notices, day and night."""
    return make_site(
        centre, "TTTGPL", mode=DutyMode.BY_PHONE, weekdays="0123456", parts=tuple(DutyPart), on_call=True,
        phone="0290 3831 234", days_off=True,
    )  # fmt: skip


def make_site(
    office: Organisation, body: str, *, mode: DutyMode, weekdays: str, parts: tuple[DutyPart, ...],
    days_off: bool = False, **more: Any,
) -> Site:  # fmt: skip
    """A place of duty with its demand."""
    served = organisation(body)
    site = Site.objects.create(
        office=office, organisation=served, name=more.pop("name", served.name), mode=mode,
        valid_from=date(2026, 1, 1), **more,
    )  # fmt: skip
    Demand.objects.bulk_create(
        Demand(site=site, weekday=weekday, part=part, days_off=days_off, valid_from=date(2026, 1, 1))
        for weekday in weekdays for part in parts
    )  # fmt: skip
    return site


def on_duty(user: User, office: Organisation, kind: str = "LEGAL_AID_OFFICER") -> Practitioner:
    """The user as a practitioner with a telephone number."""
    return practitioner(user.full_name, office, kind, user=user, phone="0900 000 111")


@pytest.fixture
def khai(legal_aid_officer: User, centre: Organisation) -> Practitioner:
    return on_duty(legal_aid_officer, centre)


@pytest.fixture
def ut(other_officer: User, centre: Organisation) -> Practitioner:
    return on_duty(other_officer, centre)


@pytest.fixture
def tam(contract_lawyer: User, centre: Organisation) -> Practitioner:
    return on_duty(contract_lawyer, centre, PractitionerKind.CONTRACT_LAWYER)


@pytest.fixture
def homes(court: Site, khai: Practitioner, ut: Practitioner) -> dict[str, Unit]:
    """The court in one commune; Khải at home there, Út in another that was made of the same former province."""
    province = Unit.objects.create(code="96", full_name="Tỉnh Cà Mau", kind=UnitKind.PROVINCE)
    made = {
        code: Unit.objects.create(code=code, full_name=name, kind=UnitKind.COMMUNE, parent=province)
        for code, name in (("31999", "Phường An Xuyên"), ("32152", "Xã Cái Nước"))
    }
    court.commune = khai.commune = made["31999"]
    ut.commune = made["32152"]
    for each in (court, khai, ut):
        each.save()
    return made


@pytest.fixture
def do() -> Do:
    """Perform an act at a moment."""
    return doing_at(NOON)


@pytest.fixture
def draft(court: Site, khai: Practitioner, ut: Practitioner, do: Do, head: User) -> Roster:
    """An empty roster of one week for one court and two people."""
    return open_roster(court.office, do, head)


def open_roster(office: Organisation, do: Do, by: User, **more: Any) -> Roster:
    """A new draft."""
    dossier = new_dossier("duty_roster", office)
    do(OpenRoster(**{"first_day": MONDAY, "last_day": FRIDAY, **more}), dossier, by)
    return Roster.objects.select_related("dossier", "office").get(dossier=dossier)


def solved(roster: Roster, do: Do, by: User) -> Roster:
    """The roster with what the solver proposes."""
    propose_now(roster, by=by, at=NOON, limits=QUICK)
    roster.dossier.refresh_from_db()
    roster.refresh_from_db()
    return roster


@pytest.fixture
def published(draft: Roster, do: Do, head: User) -> Roster:
    """A week of one court in force."""
    solved(draft, do, head)
    do(PublishRoster(), draft.dossier, head)
    draft.refresh_from_db()
    return draft


@pytest.fixture
def one_shift(draft: Roster, court: Site, khai: Practitioner, do: Do, head: User) -> Roster:
    """A published roster that names one person on one morning."""
    do(placed(court, khai), draft.dossier, head)
    do(PublishRoster(), draft.dossier, head)
    draft.refresh_from_db()
    return draft


def placed(site: Site, person: Practitioner, day: date = MONDAY, **more: Any) -> PlaceOnDuty:
    """Somebody put at the first seat of a morning."""
    return PlaceOnDuty(site=site.pk, day=day, part=DutyPart.MORNING, practitioner=person.pk, **more)


def shift_of(roster: Roster, day: date = MONDAY, **more: Any) -> Shift:
    """The standing shift of a day."""
    rows = Shift.objects.select_related("practitioner__user", "site", "roster")
    return rows.get(roster=roster, day=day, ended_at__isnull=True, **more)


@pytest.fixture
def asked(published: Roster, do: Do, tam: Practitioner) -> Dossier:
    """Who is on duty on Monday asks the lawyer to take it."""
    giving = shift_of(published)
    dossier = new_dossier("duty_swap", published.office)
    do(ProposeSwap(giving=giving.pk, other=tam.pk, reason="Con ốm."), dossier, giving.practitioner.user)
    return dossier


def tie(person: Practitioner, site: Site, **more: Any) -> DutyTie:
    """What is known of a person for a site."""
    return DutyTie.objects.create(practitioner=person, site=site, **more)
