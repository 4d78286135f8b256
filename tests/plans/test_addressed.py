"""What a plan asks of the reader's own body: who finds which task, whose answer tells what, who is told."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from diemtua.accounts.models import BodyGroup, GroupMember, OrganisationSuccession, User
from diemtua.council.models import Member as Seat
from diemtua.demo.cast import ANSWERING
from diemtua.law.vocabulary.council import CouncilSeat
from diemtua.law.vocabulary.roles import Role
from diemtua.notices.models import Message
from diemtua.plans import queries
from diemtua.plans.actions import Done, ReportFromTheFuture, TaskNotOfThisBody, answer_task, report_progress
from diemtua.plans.enums import ADDRESSED, READERS, TaskState
from diemtua.plans.models import Plan, Task, TaskBody, TaskReport
from diemtua.plans.permissions import may_answer, may_report, may_see_plans, only_answers
from tests.cast import COUNCIL_MEMBER, give, join, organisation
from tests.plans.office import AT, Office, import_example, open_office, user_with

pytestmark = pytest.mark.django_db
ON = AT.date()
UNDER_WAY = Done(TaskState.UNDER_WAY, ON, "Đã làm một nửa", "Dự thảo", ("Tin, bài đã đăng: 12",))
FINISHED = replace(UNDER_WAY, state=TaskState.DONE)
SIGNED_IN = Callable[[User], Client]


@pytest.fixture
def office() -> Office:
    found = open_office()
    for code in ("STC", "BAO", "DAI", "BAO-DAI", "STTTT", "SKHCN", "DLS", "VP-UBND"):
        organisation(code)
    for old, new in (("BAO", "BAO-DAI"), ("DAI", "BAO-DAI"), ("STTTT", "SKHCN")):
        OrganisationSuccession.objects.create(
            old=organisation(old), new=organisation(new), on=organisation(old).valid_to
        )  # fmt: skip
    return found


@pytest.fixture
def plan(office: Office) -> Plan:
    return import_example(office).plan


@pytest.fixture
def signed_in() -> SIGNED_IN:
    def sign_in(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return sign_in


def of_body(role: Role, code: str) -> User:
    return user_with(role, organisation(code))


def keys(user: User, *, unanswered: bool = False) -> list[str]:
    asked = queries.asked_of(user, ON)
    found = asked.unanswered if unanswered else asked.tasks
    return list(found.order_by("position").values_list("key", flat=True))


def answer(user: User, plan: Plan, key: str, done: Done = UNDER_WAY) -> TaskReport:
    own = queries.own_task(user, plan.pk, key, ON)
    return answer_task(own, own.bodies[0], done, by=user, at=AT)


@pytest.mark.parametrize(
    ("role", "code", "asked"),
    [
        (Role.FINANCE, "STC", ["VI.3"]),
        (Role.HOME_AFFAIRS, "SNV", ["IV.1", "IV.2", "VI.1", "VI.1b", "VI.2", "VI.3"]),
        (Role.INFORMATION, "SKHCN", ["V.3"]),
        (Role.PROGRAMME_OWNER, "SDTTG", ["IV.1", "IV.2"]),
        (Role.PRESS_PARTNER, "BAO-DAI", ["I.1"]),
        (Role.BAR_ASSOCIATION, "DLS", ["V.1"]),
        (Role.PROVINCE_OFFICE, "VP-UBND", ["III.1", "III.2"]),
        (Role.PROVINCE_CHAIR, "UBND-TINH", []),
        # the duties went to another body, and who still sits in the old one bears none
        (Role.INFORMATION, "STTTT", []),
        # another role at a body that is named
        (Role.ACCOUNTANT, "STC", []),
    ],
)
def test_body_finds_what_is_asked_of_it_today(plan: Plan, role: Role, code: str, asked: list[str]) -> None:
    assert keys(of_body(role, code)) == asked


def test_body_bears_the_duty_from_the_day_it_follows_another(plan: Plan) -> None:
    user, since = of_body(Role.INFORMATION, "SKHCN"), organisation("STTTT").valid_to
    assert since is not None
    days = (since - timedelta(days=1), since)
    assert [queries.asked_of(user, day).tasks.exists() for day in days] == [False, True]


def test_members_of_a_collective_body_are_asked_while_they_are_members(plan: Plan) -> None:
    user, group = of_body(Role.BAR_ASSOCIATION, "DLS"), BodyGroup.objects.get(code="CAP-XA")
    member = GroupMember.objects.create(group=group, organisation=organisation("DLS"), valid_from=date(2026, 1, 1))
    assert keys(user) == ["I.1", "II.4", "III.1", "III.2", "IV.1", "IV.2", "V.1", "V.2"]
    member.valid_to = ON
    member.save()
    assert keys(user) == ["V.1"]


def test_member_of_the_council_answers_for_the_body_of_the_seat(plan: Plan) -> None:
    son = join(COUNCIL_MEMBER)
    seat = Seat.objects.create(
        office=organisation("STP"), body=organisation("STC"), seat=CouncilSeat.MEMBER, full_name="Sơn",
        position="Ủy viên", user=son, document="Quyết định số 1", valid_from=date(2020, 1, 1), entered_at=AT,
    )  # fmt: skip
    TaskBody.objects.filter(task__key="II.2", role="COORDINATING").update(organisation=organisation("HDPH"))
    assert keys(son) == ["II.2", "VI.3"]
    seat.valid_to = ON
    seat.save()
    assert keys(User.objects.get(pk=son.pk)) == []


def test_task_let_go_by_the_document_is_asked_of_nobody(plan: Plan) -> None:
    Task.objects.filter(key="VI.3").update(dropped_at=AT)
    assert keys(of_body(Role.FINANCE, "STC")) == []


def test_answer_tells_of_a_part_and_leaves_the_task_where_it_stands(plan: Plan, office: Office) -> None:
    user = of_body(Role.FINANCE, "STC")
    written = answer(user, plan, "VI.3", FINISHED)
    assert (written.whole, written.body, written.task.state) == (False, organisation("STC"), TaskState.NOT_STARTED)
    (row,) = queries.task_rows(office.planner, plan, ON, key="VI.3", parts=True)
    assert (row.last_note, row.answered, row.parts) == ("", 1, (written,))
    own = queries.own_task(user, plan.pk, "VI.3", ON)
    assert list(queries.answers(user, own)) == [written]
    assert (keys(user), keys(user, unanswered=True)) == (["VI.3"], [])


def test_of_each_body_the_newest_answer_is_shown(plan: Plan, office: Office) -> None:
    finance, home = of_body(Role.FINANCE, "STC"), of_body(Role.HOME_AFFAIRS, "SNV")
    newest = answer(finance, plan, "VI.3", FINISHED)
    answer(finance, plan, "VI.3", replace(UNDER_WAY, on=ON - timedelta(days=9)))
    answer(home, plan, "VI.3")
    again = answer(home, plan, "VI.3")
    (row,) = queries.task_rows(office.planner, plan, ON, key="VI.3", parts=True)
    assert (row.answered, row.parts) == (2, (again, newest))
    task = queries.task_visible_to(office.planner, plan.pk, "VI.3")
    assert queries.reports(office.planner, task).count() == 4


def test_body_that_leads_alone_tells_where_the_task_stands_and_reads_the_others(plan: Plan) -> None:
    leads(plan, "VI.3", "SNV")
    finance, home = of_body(Role.FINANCE, "STC"), of_body(Role.HOME_AFFAIRS, "SNV")
    part, whole = answer(finance, plan, "VI.3"), answer(home, plan, "VI.3", FINISHED)
    assert (whole.whole, Task.objects.get(plan=plan, key="VI.3").state) == (True, TaskState.DONE)
    seen = [set(queries.answers(user, queries.own_task(user, plan.pk, "VI.3", ON))) for user in (finance, home)]
    assert seen == [{part}, {part, whole}]


def test_bodies_that_lead_together_tell_of_their_parts(plan: Plan) -> None:
    leads(plan, "VI.3", "STC", "SNV")
    own = queries.own_task(of_body(Role.FINANCE, "STC"), plan.pk, "VI.3", ON)
    assert (own.sole, own.leading) == (None, {organisation("STC").pk})
    assert answer(of_body(Role.HOME_AFFAIRS, "SNV"), plan, "VI.3").whole is False


def test_body_beside_a_collective_or_an_unknown_lead_leads_not_alone(plan: Plan) -> None:
    user = of_body(Role.FINANCE, "STC")
    for named in ({"body_group": BodyGroup.objects.get(code="CAP-XA")}, {}):
        leads(plan, "VI.3", "STC")
        TaskBody.objects.create(
            task=Task.objects.get(plan=plan, key="VI.3"), role="LEAD", position=8, text="Các xã", **named
        )  # fmt: skip
        assert queries.own_task(user, plan.pk, "VI.3", ON).sole is None


def leads(plan: Plan, key: str, *codes: str) -> None:
    """Other bodies lead the task than the document says."""
    task = Task.objects.get(plan=plan, key=key)
    task.bodies.filter(role="LEAD").delete()
    for place, code in enumerate(codes):
        body = organisation(code)
        TaskBody.objects.create(task=task, role="LEAD", position=place, text=body.name, organisation=body)


def test_answer_for_another_body_or_of_tomorrow_is_refused(plan: Plan) -> None:
    user = of_body(Role.FINANCE, "STC")
    own = queries.own_task(user, plan.pk, "VI.3", ON)
    with pytest.raises(TaskNotOfThisBody, match="không giao nhiệm vụ này cho Sở Nội vụ"):
        answer_task(own, organisation("SNV"), UNDER_WAY, by=user, at=AT)
    with pytest.raises(ReportFromTheFuture):
        answer(user, plan, "VI.3", replace(UNDER_WAY, on=ON + timedelta(days=1)))
    assert (TaskReport.objects.count(), Message.objects.count()) == (0, 0)


def test_database_refuses_a_part_of_nobody(plan: Plan, office: Office) -> None:
    report = report_progress(Task.objects.get(key="VI.3"), UNDER_WAY, by=office.planner, at=AT)
    report.whole = False
    with pytest.raises(IntegrityError), transaction.atomic():
        report.save()


def test_planners_and_the_lead_are_told_of_an_answer(plan: Plan, office: Office) -> None:
    leads(plan, "VI.3", "SNV")
    home = of_body(Role.HOME_AFFAIRS, "SNV")
    answer(of_body(Role.FINANCE, "STC"), plan, "VI.3")
    told = {(each.user, each.subject, each.link) for each in Message.objects.select_related("user")}
    subject = "Sở Tài chính tỉnh Cà Mau trả lời nhiệm vụ VI.3"
    assert told == {
        (office.planner, subject, reverse("plans:task", args=[plan.pk, "VI.3"])),
        (home, subject, reverse("plans:own-task", args=[plan.pk, "VI.3"])),
    }
    answer(home, plan, "VI.3")
    assert Message.objects.filter(user=home).count() == 1


def test_rights_of_those_who_answer() -> None:
    office = open_office()
    for role in ADDRESSED:
        user = user_with(role, office.centre)
        if role is not Role.COUNCIL_MEMBER:
            assert (may_answer(user), only_answers(user)) == (True, True)
        assert (may_see_plans(user), may_report(user)) == (False, False)
    assert set(READERS).isdisjoint(ADDRESSED)
    assert [only_answers(office.planner), may_answer(office.planner)] == [False, False]
    assert only_answers(User.objects.create_user("khong", "Không Vai Trò")) is False
    home = User.objects.get(username="home_affairs")
    give(home, Role.PLANNER, "STP")
    assert only_answers(User.objects.get(pk=home.pk)) is False


def test_first_page_of_who_only_answers_is_the_list(plan: Plan, signed_in: SIGNED_IN) -> None:
    client = signed_in(of_body(Role.FINANCE, "STC"))
    page = client.get("/hom-nay/", follow=True)
    assert page.redirect_chain == [(reverse("plans:own"), 302)]
    shown = page.content.decode()
    items = ["/ke-hoach/co-quan-minh/", "/ke-hoach/", "/hom-nay/"]
    assert [f'dt-nav__link" href="{item}"' in shown for item in items] == [True, False, False]
    assert ("VI.3. Bảo đảm số người" in shown, "1</strong> nhiệm vụ" in shown) == (True, True)


def test_list_keeps_to_what_is_not_answered_yet(plan: Plan, signed_in: SIGNED_IN) -> None:
    user = of_body(Role.FINANCE, "STC")
    client, address = signed_in(user), reverse("plans:own")
    answer(user, plan, "VI.3")
    assert "02/03/2026" in client.get(address).content.decode()
    assert "đã trả lời mọi nhiệm vụ" in client.get(address, {"xem": "chua-tra-loi"}).content.decode()


def test_list_of_a_body_nobody_named_says_so(plan: Plan, signed_in: SIGNED_IN) -> None:
    shown = signed_in(of_body(Role.PROVINCE_CHAIR, "UBND-TINH")).get(reverse("plans:own")).content.decode()
    assert "Chưa có kế hoạch nào giao nhiệm vụ cho cơ quan bạn" in shown


def test_standing_duties_of_the_body_are_listed(plan: Plan, office: Office, signed_in: SIGNED_IN) -> None:
    user = of_body(Role.FINANCE, "STC")
    assert list(queries.asked_of(user, ON).duties) == []
    duty = plan.duties.order_by("position")[0]
    duty.organisation, duty.body_group = organisation("STC"), None
    duty.save()
    assert list(queries.asked_of(user, ON).duties) == [duty]
    assert duty.duty in signed_in(user).get(reverse("plans:own")).content.decode()


def said(**other: str) -> dict[str, str]:
    return {
        "state": "UNDER_WAY", "reported_on": f"{ON:%d/%m/%Y}", "note": "Đã thẩm định", "product": "Công văn 9",
        "figures": "Kinh phí:  1.250 triệu đồng\n\n",
    } | other  # fmt: skip


def test_answer_is_given_on_its_page(plan: Plan, signed_in: SIGNED_IN) -> None:
    client = signed_in(of_body(Role.FINANCE, "STC"))
    answered = client.post(reverse("plans:answer", args=[plan.pk, "VI.3"]), said(), follow=True)
    shown = answered.content.decode()
    assert (answered.status_code, "Đã gửi trả lời của cơ quan" in shown) == (200, True)
    assert ["<li>Kinh phí: 1.250 triệu đồng</li>" in shown, "Lê Thị Kế Hoạch" in shown] == [True, True]
    assert TaskReport.objects.get().body == organisation("STC")


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"note": ""}, "Kết quả thực hiện"),
        ({"reported_on": "01/01/2099"}, "Ngày báo cáo không thể sau hôm nay"),
        ({"figures": "Tin, bài: 3\nnhiều lắm"}, "Dòng “nhiều lắm” chưa có số"),
        ({"figures": ": 3"}, "Dòng “: 3” chưa có số"),
    ],
)
def test_answer_with_a_mistake_keeps_what_was_typed(
    plan: Plan, signed_in: SIGNED_IN, wrong: dict[str, str], told: str
) -> None:
    client = signed_in(of_body(Role.FINANCE, "STC"))
    answered = client.post(reverse("plans:answer", args=[plan.pk, "VI.3"]), said(**wrong))
    shown = answered.content.decode()
    assert (answered.status_code, told in shown, "Công văn 9" in shown) == (422, True, True)
    assert TaskReport.objects.count() == 0


def test_somebody_of_two_bodies_says_for_which_one(plan: Plan, signed_in: SIGNED_IN) -> None:
    user = of_body(Role.FINANCE, "STC")
    give(user, Role.HOME_AFFAIRS, "SNV")
    client, address = signed_in(user), reverse("plans:answer", args=[plan.pk, "VI.3"])
    assert client.post(address, said()).status_code == 422
    assert client.post(address, said(body=str(organisation("STP").pk))).status_code == 422
    client.post(address, said(body=str(organisation("SNV").pk)))
    assert TaskReport.objects.get().body == organisation("SNV")


def test_rest_of_the_plan_is_not_there_for_who_answers(plan: Plan, signed_in: SIGNED_IN) -> None:
    client = signed_in(of_body(Role.FINANCE, "STC"))
    of_plan = [reverse(f"plans:{name}", args=[plan.pk]) for name in ("plan", "print", "text", "excel", "word")]
    others = [reverse(f"plans:{name}", args=[plan.pk, "V.3"]) for name in ("own-task", "task")]
    own = [reverse("plans:task", args=[plan.pk, "VI.3"]), reverse("plans:list")]
    rows = [reverse("plans:rows", args=[plan.pk, "CASES"])]
    assert {client.get(address).status_code for address in (*of_plan, *others, *own, *rows)} == {404}
    posts = [reverse("plans:answer", args=[plan.pk, "V.3"]), reverse("plans:report", args=[plan.pk, "VI.3"])]
    assert {client.post(address, said()).status_code for address in posts} == {404}


def counted(client: Client, address: str, data: Any = None) -> int:
    with CaptureQueriesContext(connection) as asked:
        client.post(address, data) if data else client.get(address)
    return len(asked)


def test_pages_cost_the_same_for_one_row_and_for_many(plan: Plan, signed_in: SIGNED_IN) -> None:
    user = join(COUNCIL_MEMBER)
    Seat.objects.create(
        office=organisation("STP"), body=organisation("SNV"), seat=CouncilSeat.MEMBER, full_name="Sơn",
        position="Ủy viên", user=user, document="Quyết định số 1", valid_from=date(2020, 1, 1), entered_at=AT,
    )  # fmt: skip
    client = signed_in(user)
    pages = [reverse("plans:own"), reverse("plans:own-task", args=[plan.pk, "VI.3"])]
    few = [counted(client, address) for address in pages]
    assert max(few) <= 12
    for key in ("VI.1", "VI.3", "VI.3", "VI.3"):
        answer(user, plan, key)
    assert [counted(client, address) for address in pages] == few
    assert counted(client, reverse("plans:answer", args=[plan.pk, "VI.3"]), said()) <= 30


def test_annex_holds_what_the_bodies_answered(plan: Plan, signed_in: SIGNED_IN, office: Office) -> None:
    answer(of_body(Role.FINANCE, "STC"), plan, "VI.3")
    planner = signed_in(office.planner)
    words = "Sở Tài chính (02/03/2026), Đang thực hiện: Đã làm một nửa. Dự thảo. Tin, bài đã đăng: 12"
    assert words in planner.get(reverse("plans:print", args=[plan.pk])).content.decode()
    assert words in _cells(planner.get(reverse("plans:excel", args=[plan.pk])).content)
    board = planner.get(reverse("plans:plan", args=[plan.pk])).content.decode()
    assert "1 cơ quan đã trả lời" in board
    page = planner.get(reverse("plans:task", args=[plan.pk, "VI.3"])).content.decode()
    assert ["Sở Tài chính tỉnh Cà Mau" in page, "phần việc của cơ quan" in page] == [True, True]


def _cells(content: bytes) -> set[str]:
    sheet = load_workbook(BytesIO(content)).active
    assert sheet is not None
    return {str(cell) for row in sheet.iter_rows(values_only=True) for cell in row}


def test_organisation_of_every_answering_account_is_in_the_cast() -> None:
    assert {each.posts[0].role for each in ANSWERING} == set(ADDRESSED) - {Role.PROVINCE_CHAIR, Role.COUNCIL_MEMBER}
