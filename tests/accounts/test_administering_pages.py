import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from diemtua.accounts.actions import name_deputy
from diemtua.accounts.models import Deputising, Organisation, RoleHeld, User
from diemtua.law.vocabulary.roles import Role
from diemtua.law.vocabulary.signing import SigningManner
from diemtua.shared import clock
from tests.cast import ADMINISTRATOR, STAFF, give, join

pytestmark = pytest.mark.django_db
LIST = "/quan-tri/nguoi-dung/"


@pytest.fixture
def admin(client: Client, administrator: User) -> Client:
    client.force_login(administrator)
    return client


def role_of(user: User) -> RoleHeld:
    return RoleHeld.objects.get(user=user)


def deputising_of(user: User, head: User) -> Deputising:
    body = role_of(head).organisation
    return name_deputy(
        user, Role.HEAD, body, SigningManner.KT, title="Giám đốc", valid_from=clock.today(), by=None, at=clock.now()
    )


def addresses(person: User, other: User) -> list[tuple[str, str]]:
    """(method, address) of every page of the administrator, about one person."""
    about = [
        "edit", "give-role", "name-deputy", "confirm-deactivate", "confirm-reset-password",
        "confirm-reset-second-factor", "user",
    ]  # fmt: skip
    doing = ["deactivate", "reactivate", "reset-password", "reset-second-factor"]
    row, named = role_of(person), deputising_of(other, person)
    return [
        *(("get", reverse(f"accounts:{name}")) for name in ("users", "open", "bodies")),
        *(("get", reverse(f"accounts:{name}", args=[person.pk])) for name in about),
        ("get", reverse("accounts:end-role", args=[row.pk])),
        ("get", reverse("accounts:end-deputising", args=[named.pk])),
        *(("post", reverse(f"accounts:{name}", args=[person.pk])) for name in doing),
    ]


def test_only_administrators_find_these_pages(client: Client, head: User, deputy_head: User) -> None:
    pages = addresses(head, deputy_head)
    for member in STAFF:
        if member is not ADMINISTRATOR:
            client.force_login(join(member))
            answers = [getattr(client, method)(address).status_code for method, address in pages]
            assert (member.username, set(answers)) == (member.username, {404})
    client.logout()
    assert {getattr(client, method)(address).status_code for method, address in pages} == {302}


def test_every_page_opens_for_the_administrator(
    admin: Client, head: User, deputy_head: User, django_assert_max_num_queries: Any
) -> None:
    pages = [address for method, address in addresses(head, deputy_head) if method == "get"]
    for address in pages:
        with django_assert_max_num_queries(12):
            assert (address, admin.get(address).status_code) == (address, 200)


def test_administrator_of_a_branch_finds_only_its_people(
    client: Client, planner: User, head: User, branch_head: User, deputy_head: User
) -> None:
    give(planner, Role.ADMINISTRATOR, "CN1")
    client.force_login(planner)
    assert client.get(reverse("accounts:user", args=[branch_head.pk])).status_code == 200
    out_of_reach = [pair for pair in addresses(head, deputy_head) if re.search(r"/\d+/", pair[1])]
    assert {getattr(client, method)(address).status_code for method, address in out_of_reach} == {404}
    offered = client.get(reverse("accounts:give-role", args=[branch_head.pk])).content.decode()
    assert re.findall(r'<option value="\d+"[^>]*>([^<]+)', offered) == [
        "Chi nhánh Trợ giúp pháp lý số 1 thuộc Trung tâm Trợ giúp pháp lý nhà nước tỉnh Cà Mau"
    ]


def test_list_is_filtered_by_its_address(admin: Client, head: User, stranger: User) -> None:
    def names(query: str) -> list[str]:
        return re.findall(r'nguoi-dung/\d+/">([^<]+)</a>', admin.get(f"{LIST}?{query}").content.decode())

    assert names("") == ["Phan Quốc Bảo", "Lê Thị Hoa", "Hồ Văn Lạ"]
    assert names("tim=le+thi") == names("vai_tro=HEAD") == ["Lê Thị Hoa"]
    assert names("tinh_trang=da-ngung") == []
    assert names("vai_tro=khong-co") == names("tinh_trang=dang-dung") == names("")


@pytest.mark.parametrize("rows", [1, 3, 60])
def test_list_takes_the_same_queries_for_any_number(
    admin: Client, rows: int, django_assert_max_num_queries: Any
) -> None:
    for number in range(rows):
        user = User.objects.create_user(f"u{number}", f"Người Thứ {number}")
        give(user, Role.AUDITOR, "STP")
    with django_assert_max_num_queries(9):
        assert admin.get(LIST).status_code == 200
    with django_assert_max_num_queries(9):
        assert admin.get("/quan-tri/co-quan/").status_code == 200


def test_account_is_opened_and_the_code_shown_once(admin: Client) -> None:
    answer = admin.post(LIST + "them/", {"username": "moi", "full_name": " Lý  Thị Mới ", "email": "", "phone": ""})
    page, user = answer.content.decode(), User.objects.get(username="moi")
    code = re.findall(r'govuk-panel__title">([\w-]+)<', page)[0]
    assert (user.full_name, user.check_password(code)) == ("Lý Thị Mới", True)
    assert "no-store" in answer.headers["Cache-Control"]
    again = admin.post(LIST + "them/", {"username": "moi", "full_name": "Khác"})
    assert (again.status_code, "đã có người dùng" in again.content.decode()) == (422, True)
    assert "Chỉ dùng chữ thường" in admin.post(LIST + "them/", {"username": "Á", "full_name": "K"}).content.decode()


def test_person_is_edited(admin: Client, head: User) -> None:
    address = reverse("accounts:edit", args=[head.pk])
    assert 'value="Lê Thị Hoa"' in admin.get(address).content.decode()
    admin.post(address, {"full_name": "Lê Thị Hoà", "email": "", "phone": ""})
    assert User.objects.get(pk=head.pk).full_name == "Lê Thị Hoà"


def test_role_is_given_refused_twice_and_ended(
    admin: Client, head: User, centre: Organisation, django_assert_max_num_queries: Any
) -> None:
    address = reverse("accounts:give-role", args=[head.pk])
    given = {"organisation": centre.pk, "role": "AUDITOR", "valid_from": "2026-01-01"}
    with django_assert_max_num_queries(30):
        assert admin.post(address, given).status_code == 302
    again = admin.post(address, given)
    assert (again.status_code, "đã giữ vai trò đó" in again.content.decode()) == (422, True)
    row = RoleHeld.objects.get(user=head, role=Role.AUDITOR)
    admin.post(reverse("accounts:end-role", args=[row.pk]), {"valid_to": "2026-06-01"})
    row.refresh_from_db()
    assert str(row.valid_to) == "2026-06-01"


def test_deputy_is_named_and_ended(admin: Client, head: User, deputy_head: User, centre: Organisation) -> None:
    given = {
        "organisation": centre.pk, "role": "HEAD", "manner": "KT", "for_user": head.pk, "title": "Giám đốc",
        "own_title": "Phó Giám đốc", "valid_from": "2026-01-01",
    }  # fmt: skip
    assert admin.post(reverse("accounts:name-deputy", args=[deputy_head.pk]), given).status_code == 302
    named = Deputising.objects.get(deputy=deputy_head)
    assert "KT. Giám đốc" in admin.get(reverse("accounts:user", args=[deputy_head.pk])).content.decode()
    admin.post(reverse("accounts:end-deputising", args=[named.pk]), {"valid_to": "2026-06-01"})
    named.refresh_from_db()
    assert str(named.valid_to) == "2026-06-01"


def test_account_is_stopped_and_opened_again(admin: Client, head: User) -> None:
    for name, active in (("deactivate", False), ("reactivate", True)):
        assert admin.post(reverse(f"accounts:{name}", args=[head.pk])).status_code == 302
        assert User.objects.get(pk=head.pk).is_active is active
    admin.post(reverse("accounts:reset-second-factor", args=[head.pk]))
    page = admin.post(reverse("accounts:reset-password", args=[head.pk])).content.decode()
    code = re.findall(r'govuk-panel__title">([\w-]+)<', page)[0]
    assert User.objects.get(pk=head.pk).check_password(code)


def test_administrator_never_changes_the_own_account(admin: Client, administrator: User) -> None:
    for name in ("deactivate", "reset-password", "reset-second-factor"):
        answer = admin.post(reverse(f"accounts:{name}", args=[administrator.pk]), follow=True)
        assert "Hãy nhờ quản trị viên khác." in answer.content.decode()
    assert User.objects.get(pk=administrator.pk).is_active


def test_bodies_are_shown_as_of_a_day(admin: Client, centre: Organisation, department: Organisation) -> None:
    page = admin.get("/quan-tri/co-quan/?tim=so+tu+phap&ngay=2026-03-02").content.decode()
    assert ("Tính đến ngày 02/03/2026" in page, "Sở Tư pháp tỉnh Cà Mau" in page) == (True, True)
    assert "Không có cơ quan nào như vậy" in admin.get("/quan-tri/co-quan/?loai=COURT").content.decode()
    assert admin.get("/quan-tri/co-quan/?ngay=khong").status_code == 200
