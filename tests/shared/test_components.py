"""Navigation, header, badges and deadlines."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import reverse

from diemtua.shared.ui import navigation
from diemtua.shared.ui.navigation import Identity

NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)


class Somebody:
    """A signed-in person as the header sees one."""

    is_authenticated = True


@pytest.fixture(autouse=True)
def own_navigation(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(navigation, "_items", {})
    monkeypatch.setattr(navigation, "_identify", [])


def drawn(template: str, **context: Any) -> str:
    return re.sub(r"\s+", " ", Template("{% load ui %}" + template).render(Context(context)))


def test_navigation_has_what_the_person_may_open_in_order() -> None:
    navigation.register(2, "Vụ việc", "portal:offices")
    navigation.register(1, "Hôm nay", "portal:home")
    navigation.register(3, "Quản trị", "portal:rights", lambda user: False)
    navigation.register(4, "Chưa có", "nowhere:at-all")
    assert [item.label for item in navigation.items_for(Somebody())] == ["Hôm nay", "Vụ việc"]


def test_deepest_page_of_the_address_is_the_current_one() -> None:
    navigation.register(1, "Hôm nay", "portal:home")
    navigation.register(2, "Nơi trợ giúp", "portal:offices")
    request = RequestFactory().get("/noi-tro-giup/")
    request.user = Somebody()  # type: ignore[assignment]
    page = drawn("{% nav_items %}", request=request)
    assert re.findall(r'aria-current="page">([^<]+)<', page) == ["Nơi trợ giúp"]


def test_page_that_lies_elsewhere_marks_the_item_it_belongs_to() -> None:
    navigation.register(1, "Kiểm tra", "portal:check", beside=("portal:rights",))
    navigation.register(2, "Nơi trợ giúp", "portal:offices")
    items = navigation.items_for(Somebody())
    check, offices, rights = (reverse(f"portal:{name}") for name in ("check", "offices", "rights"))
    found = [navigation.current(items, address) for address in (check, f"{rights}x/", f"{offices}1/", "/ho-so/")]
    assert [item and item.label for item in found] == ["Kiểm tra", "Kiểm tra", "Nơi trợ giúp", None]
    assert navigation.current([], "/") is None


def test_header_names_office_and_role_of_who_signed_in() -> None:
    navigation.identify_with(lambda user: Identity("Trung tâm", "Giám đốc"))
    assert navigation.identity_of(Somebody()) == Identity("Trung tâm", "Giám đốc")
    assert navigation.identity_of(AnonymousUser()) == Identity()


def test_badge_carries_words_and_escapes_them() -> None:
    page = drawn("{% badge text 'danger' %}", text="<b>")
    assert page == '<strong class="govuk-tag govuk-tag--red">&lt;b&gt;</strong>'


def test_deadline_is_a_card_with_a_duty_and_words_without() -> None:
    card = drawn("{% deadline due now 'Cử người' 'Điều 31' %}", due=NOW + timedelta(hours=9), now=NOW)
    assert ("dt-deadline--danger" in card, "Còn 9 giờ" in card, "Điều 31" in card) == (True, True, True)
    line = drawn("{% deadline due now words='Còn 4 ngày làm việc' %}", due=NOW + timedelta(days=6), now=NOW)
    assert ("dt-left--calm" in line, "Còn 4 ngày làm việc" in line) == (True, True)


@pytest.mark.parametrize("made_up", [False, True])
def test_pages_of_the_demonstration_say_that_people_are_made_up(settings: Any, made_up: bool) -> None:
    settings.DEMONSTRATION = made_up
    assert ("máy bịa ra" in render_to_string("ui/base.html")) is made_up
