"""Every word a page shows is marked for translation, or is data: in the pseudo-locale nothing else is left, also after
scripts ran."""

import re
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core.cache import cache
from lxml import html
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from diemtua.accounts.models import User
from diemtua.demo.answering import answer_the_plan
from diemtua.demo.cast import FINANCE_OFFICER, HEAD, PLANNER, Member
from diemtua.demo.council import convene
from diemtua.demo.duty import put_on_duty
from diemtua.demo.scoreboard import take_in_example
from diemtua.demo.setting import PASSWORD, set_the_scene
from diemtua.demo.year import play_year
from diemtua.dossiers.permissions import possible_acts
from diemtua.dossiers.queries import act_url, dossiers_visible_to, page_url
from diemtua.law.processes.legal_aid_case import LEGAL_AID_CASE
from diemtua.plans.models import Plan
from diemtua.shared.clock import VIETNAM
from diemtua.shared.ui import navigation
from tests.pseudo_locale import LANGUAGE, NOT_A_PAGE, data, shape, shown, speak_pseudo, unmarked

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
NOW = datetime(2026, 11, 23, 9, tzinfo=VIETNAM)
PUBLIC = ["/", "/kiem-tra/", "/kiem-tra/?a=A1&gui=1", "/tra-cuu/", "/nop-don/", "/dang-nhap/", "/quen-mat-khau/"]
AT_MOST = 45


@pytest.fixture
def pseudo(settings: Any, tmp_path: Path) -> None:
    speak_pseudo(settings, tmp_path)
    cache.clear()


@pytest.fixture
def played(live_server: LiveServer) -> None:
    play_year(set_the_scene(NOW, lambda _what: None), NOW.date(), 12, lambda _done: None)


@pytest.fixture
def everything_played(live_server: LiveServer) -> None:
    """Cases in more states, and the rooms beside them: the plan and its answers, the roster, the Council."""
    offices = set_the_scene(NOW, lambda _what: None)
    play_year(offices, NOW.date(), 24, lambda _done: None)
    take_in_example(User.objects.get(username=PLANNER.username), NOW)
    answer_the_plan(NOW.date())
    put_on_duty(offices[0], NOW.date())
    convene(NOW.date())
    User.objects.update(language="")


def speak(page: Page, server: LiveServer) -> None:
    page.context.add_cookies([{"name": "django_language", "value": LANGUAGE, "url": str(server)}])


def left_over(
    page: Page, server: LiveServer, start: list[str], known: re.Pattern[str], at_most: int = AT_MOST
) -> dict[str, str]:
    """Text that is neither marked nor data, with the page it was first met on, as it stands after scripts ran.

    Every page of the start, then those that links lead to, each shape once, at_most in all.
    """
    waiting, met, found, opened = list(start), set[str](), dict[str, str](), 0
    while waiting and opened < at_most:
        address = waiting.pop(0)
        if opened >= len(start) and (shape(address) in met or NOT_A_PAGE.search(urlsplit(address).path)):
            continue
        met.add(shape(address))
        opened += 1
        page.goto(f"{server}{address}", wait_until="domcontentloaded")
        assert page.get_attribute("html", "lang") == LANGUAGE
        for piece in unmarked(shown(html.fromstring(page.content())), known):
            found.setdefault(piece, address)
        waiting += page.eval_on_selector_all("a[href^='/']", "all => all.map(one => one.getAttribute('href'))")
    return found


def test_public_pages_are_marked(page: Page, live_server: LiveServer, pseudo: None, played: None) -> None:
    speak(page, live_server)
    assert left_over(page, live_server, PUBLIC, data()) == {}


def enter(page: Page, server: LiveServer, member: Member) -> None:
    page.context.clear_cookies()
    speak(page, server)
    page.goto(f"{server}/dang-nhap/")
    page.fill("[name=login]", member.username)
    page.fill("[name=password]", PASSWORD)
    page.click("main button[type=submit]")
    page.wait_for_selector(".dt-nav")


def main_pages(member: Member) -> list[str]:
    """The reader's navigation, a case in every state, a dossier of each other kind, each act the reader may do."""
    user = User.objects.get(username=member.username)
    seen = {(each.kind, each.state): each for each in dossiers_visible_to(user).select_related("office").order_by("pk")}
    acts = {(each.kind, rule.code): act_url(rule, each) for each in seen.values() for rule in possible_acts(user, each)}
    pages = {each.state if each.kind == LEGAL_AID_CASE.kind else each.kind: page_url(each) for each in seen.values()}
    items = [item.url for item in navigation.items_for(user) if item.url]
    return list(dict.fromkeys([*items, *pages.values(), *acts.values()]))


def test_staff_pages_are_marked(page: Page, live_server: LiveServer, pseudo: None, everything_played: None) -> None:
    known, plan = data(), f"/ke-hoach/{Plan.objects.get().pk}/"
    besides = {
        HEAD: ["/so-thu-ly/", "/vu-viec/tiep-nhan/", "/gioi-thieu/nhap/", "/truc/cua-toi/", "/tai-khoan/"],
        PLANNER: [plan, f"{plan}loi-van/", f"{plan}in/", f"{plan}nhiem-vu/VI.3/", "/ke-hoach/nhap/"],
        FINANCE_OFFICER: [f"/ke-hoach/co-quan-minh/{Plan.objects.get().pk}/VI.3/"],
    }
    for member, more in besides.items():
        enter(page, live_server, member)
        start = [*main_pages(member), *more]
        assert left_over(page, live_server, start, known, len(start)) == {}
