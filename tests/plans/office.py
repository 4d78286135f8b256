"""People and bodies that the plan's tests stand on."""

from dataclasses import dataclass
from datetime import date, datetime

from diemtua.accounts.models import BodyGroup, Organisation, OrganisationSuccession, RoleHeld, User
from diemtua.law.vocabulary.organisations import OrganisationKind
from diemtua.law.vocabulary.roles import Role
from diemtua.plans.actions import Imported, import_plan
from diemtua.shared.clock import VIETNAM
from tests.plans.documents import example_plan

AT = datetime(2026, 3, 2, 9, 0, tzinfo=VIETNAM)


@dataclass(frozen=True)
class Office:
    """The bodies of a small province and a planner of its Centre."""

    department: Organisation
    centre: Organisation
    planner: User


def body(code: str, name: str, kind: str = OrganisationKind.DEPARTMENT, **more: object) -> Organisation:
    return Organisation.objects.create(code=code, name=f"{name} tỉnh Cà Mau", short_name=name, kind=kind, **more)


def user_with(role: Role, organisation: Organisation, username: str = "") -> User:
    user = User.objects.create_user(username or role.lower(), "Lê Thị Kế Hoạch")
    RoleHeld.objects.create(user=user, organisation=organisation, role=role, valid_from=date(2020, 1, 1))
    return user


def open_office() -> Office:
    """A Department, its Centre, two bodies that ended with one and two successors, and a collective body."""
    department = body("STP", "Sở Tư pháp", OrganisationKind.JUSTICE_DEPARTMENT)
    centre = body("TT", "Trung tâm Trợ giúp pháp lý nhà nước", OrganisationKind.CENTRE, parent=department)
    ended, split = date(2025, 7, 1), body("SLD", "Sở Lao động - Thương binh và Xã hội", valid_to=date(2025, 3, 1))
    gone, follower = body("BDT", "Ban Dân tộc", valid_to=ended), body("SDT", "Sở Dân tộc và Tôn giáo", valid_from=ended)
    OrganisationSuccession.objects.create(old=gone, new=follower, on=ended)
    for new in (body("SNV", "Sở Nội vụ"), body("SYT", "Sở Y tế")):
        OrganisationSuccession.objects.create(old=split, new=new, on=date(2025, 3, 1))
    BodyGroup.objects.create(code="LQ", name="Các cơ quan, đơn vị có liên quan", open_ended=True)
    return Office(department, centre, user_with(Role.PLANNER, centre))


def import_example(office: Office) -> Imported:
    return import_plan(example_plan(), by=office.planner, at=AT, document="example-plan.txt")
