"""Write an opening into an empty, migrated database."""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction

from diemtua.accounts.actions.seed import load as load_bodies
from diemtua.accounts.actions.users import give_role, open_account
from diemtua.accounts.models import Organisation, User
from diemtua.command.opening.plan import Office, Opening, OpeningNotReadable, Person
from diemtua.dossiers.actions import continue_after
from diemtua.law.vocabulary.organisations import OrganisationKind
from diemtua.law.vocabulary.roles import Role
from diemtua.places.actions import load as load_places
from diemtua.rulebook.actions import Correction, HoursNotReadable, set_hours
from diemtua.rulebook.actions import seed as seed_rulebook
from diemtua.shared.clock import VIETNAM

CORRECTED = ("name", "phone", "address", "email", "register_prefix")


@transaction.atomic
def start(opening: Opening, at: datetime) -> Iterator[str]:
    """Do everything or nothing; yields lines to print, among them the one-time codes."""
    seed_rulebook(at)
    load_places()
    load_bodies()
    _keep_hours(opening.hours, at)
    lines = [_account(opening.administrator, Role.ADMINISTRATOR, _office(opening.offices[0]), at)]
    for said in opening.offices:
        office = _office(said)
        _correct(office, said)
        if said.head:
            role = Role.HEAD if office.kind == OrganisationKind.CENTRE else Role.BRANCH_HEAD
            lines.append(_account(said.head, role, office, at))
        for register, years in said.books.items():
            for year, last in years.items():
                continue_after(register, office.pk, year, last)
                lines.append(f"  {office.code}: sổ {register} năm {year} nối tiếp sau số {last}")
    return iter(lines)


def _keep_hours(hours: str, at: datetime) -> None:
    if not hours:
        return
    since, why = at.astimezone(VIETNAM).date(), "Giờ làm việc nêu khi mở đầu"
    try:
        set_hours(since, hours, why, Correction(None, at, why))
    except HoursNotReadable as error:
        raise OpeningNotReadable(str(error)) from error


def _office(said: Office) -> Organisation:
    found = Organisation.objects.filter(code=said.code).first()
    if found is None:
        raise OpeningNotReadable(f"Không có cơ quan nào mang mã {said.code}. Trung tâm là TTTGPL, chi nhánh là CN1.")
    return found


def _correct(office: Organisation, said: Office) -> None:
    for name in CORRECTED:
        if value := getattr(said, name):
            setattr(office, name, value)
    office.save()


def _account(person: Person, role: Role, office: Organisation, at: datetime) -> str:
    known = User.objects.filter(username=person.username).first()
    user, code = (
        (known, "") if known else open_account(username=person.username, full_name=person.full_name, by=None, at=at)
    )
    since = at.astimezone(VIETNAM).date()
    give_role(user, role, office, valid_from=since, by=None, at=at, title=person.title)
    first = f", mã đăng nhập lần đầu: {code}" if code else ""
    return f"  {person.username} ({person.full_name}): {role.label}, {office.short_name or office.name}{first}"
