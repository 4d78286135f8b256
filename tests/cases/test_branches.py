"""A Branch works on its own cases; the Centre answers for it (Law 11/2017, Điều 11; Decree 144/2017, Điều 5)."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from diemtua.accounts.models import Deputising, Organisation, User
from diemtua.accounts.models.standing import standing_on
from diemtua.cases.actions.books import BookNotReadyToClose, close_book
from diemtua.cases.queries import books_of, desks_of, offices_listed, requests_visible_to
from diemtua.documents.models import Paper
from diemtua.documents.permissions import may_number, may_work_on
from diemtua.documents.queries import frozen
from diemtua.dossiers.actions import annul
from diemtua.dossiers.models import Dossier, Entry
from diemtua.dossiers.permissions import may_read_words, possible_acts
from diemtua.dossiers.queries import dossiers_visible_to
from diemtua.law.processes.legal_aid_case.appointment import AssignPractitioner
from diemtua.law.vocabulary.roles import Role
from diemtua.law.vocabulary.signing import SigningManner
from diemtua.people.permissions import may_change_parties
from diemtua.workforce.models import Practitioner
from tests.cases.asking import answers, at_most, browser
from tests.cases.conftest import ACCEPT, NOON, Do, Take
from tests.cast import Member, Post, give, join

pytestmark = pytest.mark.django_db
INSPECTOR = Member("giam", "Trần Văn Giám", "kiểm tra của Trung tâm", (Post(Role.AUDITOR, "TTTGPL", "Kiểm tra"),))


@pytest.fixture
def at_branch(take: Take, do: Do, branch_head: User, branch: Organisation) -> Dossier:
    """A case of the Branch, accepted and waiting for a practitioner."""
    dossier = take(by=branch_head, office=branch)
    do(ACCEPT, dossier, branch_head)
    return dossier


@pytest.fixture
def at_centre(accepted: Dossier) -> Dossier:
    """A case of the Centre."""
    return accepted


WHO_READS = [
    # who, the Branch's case, the Centre's case
    ("head", True, True),
    ("inspector", True, True),
    ("branch_head", True, False),
    ("desk_officer", False, True),
    ("legal_aid_officer", False, False),
    ("administrator", False, False),
    ("planner", False, False),
    ("auditor", False, False),
    ("evaluator", False, False),
    ("stranger", False, False),
]


@pytest.mark.parametrize(("who", "of_branch", "of_centre"), WHO_READS)
def test_who_reads_whose_cases(
    who: str, of_branch: bool, of_centre: bool, at_branch: Dossier, at_centre: Dossier, request: pytest.FixtureRequest
) -> None:
    user = join(INSPECTOR) if who == "inspector" else request.getfixturevalue(who)
    seen = set(dossiers_visible_to(user))
    assert [at_branch in seen, at_centre in seen] == [of_branch, of_centre]
    assert [may_read_words(user, each) for each in (at_branch, at_centre)] == [of_branch, of_centre]
    page = browser(user).get(f"/vu-viec/{at_branch.uid}/")
    assert page.status_code == (200 if of_branch else 404)


def test_the_centre_appoints_and_corrects_where_the_branch_decides_daily_matters(
    at_branch: Dossier, head: User, branch_head: User
) -> None:
    assert [rule.code for rule in possible_acts(head, at_branch)] == ["AssignPractitioner", "AddNote"]
    daily = {rule.code for rule in possible_acts(branch_head, at_branch)}
    assert daily > {"AssignPractitioner", "AddNote", "DiscontinueCase", "AddParty"}
    assert possible_acts(join(INSPECTOR), at_branch) == ()


def test_who_answers_for_a_branch_reads_without_working_on_its_files(
    at_branch: Dossier, at_centre: Dossier, head: User, branch_head: User
) -> None:
    can: list[Callable[[User, Dossier], bool]] = [may_work_on, may_change_parties, may_number]
    rights = {user.username: [may(user, at_branch) for may in can] for user in (head, branch_head, join(INSPECTOR))}
    assert rights == {"hoa": [False, False, True], "nam": [True, True, True], "giam": [False, False, False]}
    assert [may(join(INSPECTOR), at_centre) for may in can] == [False, False, False]


def test_a_decision_of_the_centre_is_issued_by_the_centre(
    at_branch: Dossier, head: User, khai: Practitioner, centre: Organisation
) -> None:
    client = browser(head)
    page = f"/ho-so/{at_branch.uid}/cu-nguoi-thuc-hien/"
    with at_most(32):
        sent = client.post(page, answers(at_branch, practitioner=khai.pk))
    assert sent.status_code == 302
    paper = Paper.objects.get(form="TT08-14")
    said = frozen(paper)[0]
    assert (paper.office, said["issuer_name"], said["signer_name"]) == (centre, centre.name, head.full_name)


def test_a_wrong_act_of_a_branch_is_annulled_by_the_centre(
    at_branch: Dossier, do: Do, head: User, khai: Practitioner
) -> None:
    do(AssignPractitioner(practitioner=khai.pk), at_branch, head)
    annul(Entry.objects.get(act="AssignPractitioner"), by=head, reason="cử nhầm người", at=NOON)
    annul(Entry.objects.get(act="AcceptRequest"), by=head, reason="thụ lý nhầm", at=NOON)
    assert Dossier.objects.get(pk=at_branch.pk).state == "RECEIVED"


def test_whoever_stands_in_for_the_centres_head_reads_and_a_branchs_own_head_keeps_the_book(
    at_branch: Dossier, deputy_head: User, centre: Organisation, branch: Organisation, head: User
) -> None:
    assert list(requests_visible_to(deputy_head)) == []
    Deputising.objects.create(
        deputy=deputy_head, organisation=centre, role=Role.HEAD, manner=SigningManner.KT, title="Giám đốc",
        valid_from=NOON.date(),
    )  # fmt: skip
    del deputy_head.standing
    assert [request.dossier for request in requests_visible_to(deputy_head)] == [at_branch]
    with pytest.raises(BookNotReadyToClose, match="Chỉ lãnh đạo"):
        close_book(branch, 2026, 3, by=head, at=NOON + timedelta(days=40))


def test_books_and_desks_of_who_answers_for_branches(
    head: User, branch: Organisation, centre: Organisation, desk_officer: User
) -> None:
    inspector = join(INSPECTOR)
    assert [books_of(user) for user in (head, inspector)] == [[branch, centre], [branch, centre]]
    assert [desks_of(user) for user in (head, inspector)] == [[centre], []]
    assert browser(head).get("/so-thu-ly/")["Location"].startswith("/so-thu-ly/TTTGPL/")
    assert browser(inspector).get("/so-thu-ly/CN1/2026/3/").status_code == 200
    assert browser(desk_officer).get("/so-thu-ly/CN1/2026/3/").status_code == 404
    assert "/so-thu-ly/" in browser(inspector).get("/vu-viec/").content.decode()


def test_list_asks_for_the_office_where_there_are_several(
    at_branch: Dossier, at_centre: Dossier, head: User, branch: Organisation, desk_officer: User
) -> None:
    client = browser(head)
    with at_most(12):
        both = client.get("/vu-viec/").content.decode()
    one = client.get("/vu-viec/", {"office": branch.pk}).content.decode()
    assert [number in both for number in (at_branch.number, at_centre.number)] == [True, True]
    assert [number in one for number in (at_branch.number, at_centre.number)] == [True, False]
    assert ("Mọi đơn vị" in both, "Mọi đơn vị" in browser(desk_officer).get("/vu-viec/").content.decode()) == (
        True, False,
    )  # fmt: skip
    assert offices_listed(desk_officer) == []


def test_seeing_branches_costs_no_query_of_its_own(
    head: User, branch: Organisation, django_assert_num_queries: Callable[[int], object]
) -> None:
    with django_assert_num_queries(1):  # type: ignore[attr-defined]
        standing = standing_on(head.pk, NOON.date())
    assert (standing.branches(Role.HEAD), standing.branches(Role.AUDITOR)) == (frozenset({branch.pk}), frozenset())


def test_the_departments_auditor_is_above_no_branch(branch: Organisation, auditor: User) -> None:
    give(auditor, Role.HEAD, "STP")
    assert auditor.standing.branches(Role.HEAD, Role.AUDITOR) == frozenset()
