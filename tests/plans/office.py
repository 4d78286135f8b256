"""People and bodies that the plan's tests stand on."""

from dataclasses import dataclass
from datetime import date, datetime

from diemtua.accounts.models import BodyGroup, Organisation, OrganisationSuccession, RoleHeld, User
from diemtua.law.vocabulary.roles import Role
from diemtua.plans.actions import Imported, import_plan
from diemtua.shared.clock import VIETNAM
from tests.cast import PLANNER, join, organisation
from tests.plans.documents import example_plan

AT = datetime(2026, 3, 2, 9, 0, tzinfo=VIETNAM)


@dataclass(frozen=True)
class Office:
    """Two bodies of the province and its planner."""

    department: Organisation
    centre: Organisation
    planner: User


def user_with(role: Role, body: Organisation) -> User:
    user = User.objects.create_user(role.lower(), "Lê Thị Kế Hoạch")
    RoleHeld.objects.create(user=user, organisation=body, role=role, valid_from=date(2020, 1, 1))
    return user


def open_office() -> Office:
    """The Department, its Centre, bodies that ended with one and with two successors, collective bodies."""
    for old, news in {"BDT": ["SDTTG"], "SLDTBXH": ["SNV", "SYT"]}.items():
        for new in news:
            OrganisationSuccession.objects.create(
                old=organisation(old), new=organisation(new), on=organisation(old).valid_to
            )
    communes = BodyGroup.objects.create(code="CAP-XA", name="Ủy ban nhân dân cấp xã")
    BodyGroup.objects.create(
        code="CAP-HUYEN", name="Ủy ban nhân dân cấp huyện", valid_to=date(2025, 7, 1), followed_by=communes
    )
    BodyGroup.objects.create(code="LQ", name="Các cơ quan, đơn vị có liên quan", open_ended=True)
    return Office(organisation("STP"), organisation("TTTGPL"), join(PLANNER))


def import_example(office: Office) -> Imported:
    return import_plan(example_plan(), by=office.planner, at=AT, document="example-plan.txt")
