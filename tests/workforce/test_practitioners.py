from datetime import date

import pytest
from django.db import IntegrityError, transaction

from diemtua.accounts.models import Organisation, User
from diemtua.dossiers.models import Dossier
from diemtua.law.vocabulary.organisations import OrganisationKind
from diemtua.law.vocabulary.roles import Role
from diemtua.people.actions import add_party
from diemtua.people.enums import PartyRole
from diemtua.workforce import actions, permissions, queries
from diemtua.workforce.enums import LeaveKind
from diemtua.workforce.models import ConflictCheck, Leave, Practitioner
from tests.people.builders import AT, ON, dossier, office, person, stands, user
from tests.workforce.builders import practitioner

pytestmark = pytest.mark.django_db


@pytest.fixture
def centre() -> Organisation:
    return office()


@pytest.fixture
def branch(centre: Organisation) -> Organisation:
    return office("CN1", parent=centre, kind=OrganisationKind.BRANCH)


@pytest.fixture
def head(centre: Organisation) -> User:
    return user("Ngô Kim Yến", Role.HEAD, centre)


def said(case: Dossier) -> list[tuple[str, str, str, int]]:
    rows = ConflictCheck.objects.filter(dossier=case).select_related("practitioner").order_by("pk")
    return [(str(row.practitioner or "Trung tâm"), row.occasion, row.verdict, row.hits) for row in rows]


def test_everybody_who_enters_is_checked(centre: Organisation) -> None:
    case, there, an = dossier(centre), dossier(centre), practitioner("An", centre)
    binh = stands(there, "Trần Văn Bình")
    actions.engage(an, there, at=AT)
    stands(case, "Nguyễn Thị Đào")
    actions.engage(an, case, at=AT)
    stands(case, binh, PartyRole.OPPOSING)
    stands(case, "Người làm chứng", PartyRole.RELATED)
    assert said(case) == [
        ("Trung tâm", "INTAKE", "CLEAR", 0),
        ("Trung tâm", "PARTY_ADDED", "WARN", 1),
        ("An", "PARTY_ADDED", "ASK", 1),
    ]


def test_the_same_matter_elsewhere_is_asked(centre: Organisation, branch: Organisation) -> None:
    dao = person("Nguyễn Thị Đào", identity_new="096150000123")
    there = dossier(office("XX"))
    stands(there, dao)
    case = dossier(branch)
    add_party(case, dao, PartyRole.BENEFICIARY, by=None, at=AT)
    assert said(case) == [("Trung tâm", "INTAKE", "ASK", 1)]
    check = ConflictCheck.objects.get(dossier=case)
    assert (check.basis, check.found) == ("L11:30.3.d", [{"dossier": there.pk, "elsewhere": True}])


def test_evidence_cannot_be_rewritten(centre: Organisation) -> None:
    stands(dossier(centre), "A")
    for change in (lambda rows: rows.update(verdict="BLOCK"), lambda rows: rows._raw_delete("default")):
        with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
            change(ConflictCheck.objects.all())


def test_references_are_shown_as_far_as_one_may_see(centre: Organisation, head: User) -> None:
    here, mine, hidden = dossier(centre), dossier(centre), dossier(office("XX"))
    binh = stands(mine, "Trần Văn Bình")
    an = practitioner("An", centre)
    stands(hidden, binh)
    for each in (mine, hidden):
        actions.engage(an, each, at=AT)
    stands(here, binh, PartyRole.OPPOSING)
    found = actions.check_practitioner(an, here, "APPOINTMENT", by=head, at=AT)  # type: ignore[arg-type]
    assert len(found.hits) == 2
    check = queries.checks_of(head, here)[0]
    assert (check.practitioner, check.hits) == (an, 2)
    assert queries.references_of(head, check) == [mine]
    assert list(queries.checks_of(user("Người lạ"), here)) == []


WHO_SEES = [
    (Role.HEAD, "TT", ["Ở Chi nhánh", "Ở Trung tâm"]),
    (Role.DESK_OFFICER, "CN1", ["Ở Chi nhánh", "Ở Trung tâm"]),
    (Role.DEPARTMENT, "STP", ["Ở Chi nhánh", "Ở Trung tâm", "Ở nơi khác"]),
    (Role.AUDITOR, "STP", ["Ở Chi nhánh", "Ở Trung tâm", "Ở nơi khác"]),
    (Role.HEAD, "XX", ["Ở nơi khác"]),
    (Role.COMMUNE, "TT", []),
]


@pytest.mark.parametrize(("role", "code", "seen"), WHO_SEES)
def test_who_sees_which_practitioners(
    centre: Organisation, branch: Organisation, role: Role, code: str, seen: list[str]
) -> None:
    for name, place in (("Ở Trung tâm", centre), ("Ở Chi nhánh", branch), ("Ở nơi khác", office("XX"))):
        practitioner(name, place)
    where = Organisation.objects.filter(code=code).first() or office(code, kind="JUSTICE_DEPARTMENT")
    who = user("Ai đó", role, where)
    assert sorted(row.full_name for row in queries.practitioners_visible_to(who)) == seen
    assert permissions.may_see_workforce(who) is bool(seen)


def test_one_sees_oneself(centre: Organisation) -> None:
    lam = user("Lâm")
    own = practitioner("Lâm", centre, user=lam)
    practitioner("Khác", centre)
    assert list(queries.practitioners_visible_to(lam)) == [own]


@pytest.mark.parametrize(
    ("role", "at", "keep"),
    [
        (Role.HEAD, "TT", True), (Role.ADMINISTRATOR, "TT", True), (Role.BRANCH_HEAD, "CN1", True),
        (Role.DESK_OFFICER, "TT", False), (Role.HEAD, "XX", False), (None, "TT", False),
    ],
)  # fmt: skip
def test_who_keeps_a_practitioner(
    centre: Organisation, branch: Organisation, role: Role | None, at: str, keep: bool
) -> None:
    row = practitioner("An", branch)
    who = user("Ai đó", role, Organisation.objects.filter(code=at).first() or office(at))
    assert permissions.may_keep(who, row) is keep
    assert permissions.may_enter_leave(who, row) is keep
    assert permissions.may_keep_workforce(who) is (keep or at == "XX")
    assert permissions.may_read_found(who) is (role in (Role.HEAD, Role.BRANCH_HEAD))


def test_a_practitioner_enters_own_leave(centre: Organisation) -> None:
    lam = user("Lâm")
    assert permissions.may_enter_leave(lam, practitioner("Lâm", centre, user=lam))


def test_offices_one_keeps(centre: Organisation, branch: Organisation, head: User) -> None:
    office("XX")
    assert {place.code for place in queries.offices_for(head)} == {"TT", "CN1"}


def test_cards_and_contracts_that_end_soon(centre: Organisation) -> None:
    for name, more in {
        "Thẻ còn 60 ngày": {"card_valid_to": date(2027, 1, 19)},
        "Thẻ còn 61 ngày": {"card_valid_to": date(2027, 1, 20)},
        "Hợp đồng hết": {"kind": "CONTRACT_LAWYER", "contract_to": ON},
        "Đã nghỉ": {"card_valid_to": ON, "active": False},
        "Lâu dài": {},
    }.items():
        practitioner(name, centre, **more)
    rows = queries.cards_ending_soon(Practitioner.objects.all(), ON)
    assert sorted(row.full_name for row in rows) == ["Hợp đồng hết", "Thẻ còn 60 ngày"]


def test_keep_practitioner_makes_and_mends(centre: Organisation) -> None:
    made = actions.keep_practitioner(None, {"full_name": " Trần  Văn Khải ", "office": centre, "kind": "ADVISER"})
    assert (made.full_name, made.folded, str(made)) == ("Trần Văn Khải", "tran van khai", "Trần Văn Khải")
    assert actions.keep_practitioner(made, {"phone": "0912345678"}).pk == made.pk
    assert Practitioner.objects.get().phone == "0912345678"


def test_leave_is_entered_and_cancelled(centre: Organisation, head: User) -> None:
    row = practitioner("An", centre)
    with pytest.raises(actions.LeaveTurnedRound, match="Ngày cuối của đợt nghỉ"):
        actions.enter_leave(row, LeaveKind.SICK, start=ON, end=ON, by=head, at=AT)
    leave = actions.enter_leave(row, LeaveKind.SICK, start=ON, end=date(2026, 11, 21), note="Cảm", by=head, at=AT)
    assert list(queries.leaves_of(row)) == [leave]
    actions.cancel_leave(leave)
    assert Leave.objects.count() == 0


def test_engagements_are_listed_as_far_as_one_may_see(centre: Organisation, head: User) -> None:
    row = practitioner("An", centre)
    first, second, elsewhere = dossier(centre), dossier(centre), dossier(office("XX"))
    for each in (first, first, second, elsewhere):
        actions.engage(row, each, at=AT)
    actions.disengage(row, second, at=AT)
    assert [each.dossier for each in queries.engagements_of(head, row)] == [first, second]


def test_a_card_number_belongs_to_one_of_a_kind(centre: Organisation) -> None:
    practitioner("An", centre, card_number="01/TGVPL")
    practitioner("Bình", centre, "ADVISER", card_number="01/TGVPL")
    with pytest.raises(IntegrityError), transaction.atomic():
        practitioner("Chi", centre, card_number="01/TGVPL")
