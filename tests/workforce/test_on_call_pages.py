"""The page of who is on call."""

from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from diemtua.accounts.models import Organisation, User
from diemtua.shared import clock
from diemtua.workforce import queries
from diemtua.workforce.actions import put_on_call
from diemtua.workforce.models import OnCall
from diemtua.workforce.queries import Turn
from tests.watch import hold

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=clock.VIETNAM)
LATER = datetime(2026, 11, 25, 7, 0, tzinfo=clock.VIETNAM)


@pytest.fixture(autouse=True)
def _morning(monkeypatch: pytest.MonkeyPatch) -> None:
    hold(monkeypatch, NOW)


def sign_in(client: Client, user: User) -> Client:
    client.force_login(user)
    return client


def wish(user: User, **more: str) -> dict[str, Any]:
    return {
        "user": user.pk, "order": "1", "from_at": "23/11/2026 17:00", "to_at": "24/11/2026 07:00",
        "phone": "0912 345 678", **more,
    }  # fmt: skip


def test_page_names_the_head_where_nobody_is_written(client: Client, centre: Organisation, head: User) -> None:
    page = sign_in(client, head).get(reverse("workforce:on_call"))
    assert page.status_code == 200
    assert [each.user for each in page.context["chain"]] == [head]
    assert (len(page.context["days"]), page.context["form"] is None) == (30, False)


@pytest.mark.parametrize(("month", "past"), [("2026-10", 0), ("2026-11", 22), ("2026-12", 0)])
def test_days_of_this_month_that_are_over_wait_behind_a_heading(
    client: Client, centre: Organisation, head: User, month: str, past: int
) -> None:
    page = sign_in(client, head).get(reverse("workforce:on_call"), {"thang": month}).text
    assert page.count("dt-day-past") == past
    assert ("Những ngày đã qua trong tháng" in page) is bool(past)


def test_head_writes_a_turn_and_sees_it_on_both_days(
    client: Client, centre: Organisation, head: User, legal_aid_officer: User
) -> None:
    answer = sign_in(client, head).post(reverse("workforce:put_on_call", args=[centre.pk]), wish(legal_aid_officer))
    page = client.get(answer.url)  # type: ignore[attr-defined]
    hours = {day.day: [hours for _, hours in turns] for day, turns in page.context["days"] if turns}
    assert hours == {23: ["17:00–24:00"], 24: ["00:00–07:00"]}
    assert queries.on_call(centre, datetime(2026, 11, 24, 3, tzinfo=clock.VIETNAM)).phone == "0912345678"
    assert "Trần Văn Khải" in page.text


def test_what_stands_against_a_turn_is_named_and_what_was_typed_stays(
    client: Client, centre: Organisation, head: User, legal_aid_officer: User, other_officer: User
) -> None:
    put_on_call(centre, Turn(other_officer, NOW, LATER, 1, "0911111111"), by=head, at=NOW)
    address = reverse("workforce:put_on_call", args=[centre.pk])
    page = sign_in(client, head).post(address, wish(legal_aid_officer))
    assert page.status_code == 422
    assert "Huỳnh Út đang đứng thứ tự 1" in page.text
    assert 'value="23/11/2026 17:00"' in page.text
    assert client.post(address, wish(legal_aid_officer, over="on")).status_code == 302
    assert queries.on_call(centre, datetime(2026, 11, 23, 18, tzinfo=clock.VIETNAM)).user == legal_aid_officer


def test_bad_phone_is_refused(client: Client, centre: Organisation, head: User) -> None:
    page = sign_in(client, head).post(reverse("workforce:put_on_call", args=[centre.pk]), wish(head, phone="12"))
    assert (page.status_code, "số di động" in page.text) == (422, True)


def test_head_takes_a_turn_off(client: Client, centre: Organisation, head: User) -> None:
    turn = put_on_call(centre, Turn(head, NOW, LATER, 1, "0911111111"), by=head, at=NOW)
    answer = sign_in(client, head).post(reverse("workforce:take_off_call", args=[centre.pk, turn.pk]))
    assert answer.status_code == 302
    assert OnCall.objects.get(pk=turn.pk).withdrawn_at == NOW


def test_others_look_and_strangers_see_nothing(
    client: Client, centre: Organisation, head: User, desk_officer: User, policewoman: User
) -> None:
    page = sign_in(client, desk_officer).get(reverse("workforce:on_call"), {"thang": "không phải tháng"})
    assert (page.status_code, page.context["form"], page.context["first"].month) == (200, None, 11)
    addresses = [
        reverse("workforce:put_on_call", args=[centre.pk]),
        reverse("workforce:take_off_call", args=[centre.pk, 1]),
    ]
    assert [client.post(each).status_code for each in addresses] == [404, 404]
    sign_in(client, policewoman)
    assert client.get(reverse("workforce:on_call")).status_code == 404
    assert client.get(reverse("workforce:on_call"), {"co-quan": centre.pk}).status_code == 404


def test_today_names_who_is_on_call(client: Client, centre: Organisation, head: User, legal_aid_officer: User) -> None:
    put_on_call(centre, Turn(legal_aid_officer, NOW, LATER, 1, "0911111111"), by=head, at=NOW)
    page = sign_in(client, head).get(reverse("office:today"))
    assert page.context["on_call"].user == legal_aid_officer
    assert "0911111111" in page.text


def test_today_of_who_works_at_no_office_names_nobody(client: Client, evaluator: User) -> None:
    assert sign_in(client, evaluator).get(reverse("office:today")).context["on_call"] is None


def test_page_asks_the_same_number_of_questions_for_a_full_month(
    client: Client, centre: Organisation, head: User, legal_aid_officer: User, django_assert_max_num_queries: Any
) -> None:
    sign_in(client, head)
    for day in range(24, 30):
        start = NOW.replace(day=day)
        put_on_call(centre, Turn(legal_aid_officer, start, start.replace(hour=20), 1, "09"), by=head, at=NOW)
    with django_assert_max_num_queries(12):
        client.get(reverse("workforce:on_call"))
