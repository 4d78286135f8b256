"""Every word a staff page shows is marked for translation, or is data: in the pseudo-locale nothing else is left, and
in English no Vietnamese word is. On the way every form is sent empty, and says so as a page with mistakes does."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core.cache import cache
from django.test import Client
from lxml import html

from diemtua.accounts.models import User
from diemtua.demo.cast import (
    ACCOUNTANT,
    ADMINISTRATOR,
    AUDITOR,
    BRANCH_HEAD,
    COMMUNE_OFFICER,
    DESK_OFFICER,
    EVALUATOR,
    HEAD,
    LEGAL_AID_OFFICER,
    PLANNER,
    POLICEWOMAN,
    Member,
)
from diemtua.demo.council import convene
from diemtua.demo.duty import put_on_duty
from diemtua.demo.scoreboard import take_in_example
from diemtua.demo.setting import EVERYBODY, PASSWORD, set_the_scene
from diemtua.demo.year import play_year
from diemtua.dossiers.queries import dossiers_visible_to
from diemtua.law.process import REGISTRY
from diemtua.law.vocabulary.roles import Role
from tests.mistakes import untold
from tests.pseudo_locale import NOT_A_PAGE, data, foreign, shape, shown, speak_pseudo, unmarked

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("unmeasured")]
AT = datetime(2026, 11, 23, 2, tzinfo=UTC)
READERS = (HEAD, DESK_OFFICER, LEGAL_AID_OFFICER, PLANNER, ADMINISTRATOR, POLICEWOMAN)
# who meets the rooms of proceedings from another side, and those rooms
COUNCIL_MEMBER = next(each for each in EVERYBODY if each.posts[0].role == Role.COUNCIL_MEMBER)
OTHERS = (BRANCH_HEAD, AUDITOR, ACCOUNTANT, COMMUNE_OFFICER, EVALUATOR, COUNCIL_MEMBER)
PROCEEDINGS = ("/truc/", "/doi-ngu/truc/", "/hoi-dong/", "/gioi-thieu/", "/lich-phien/")
Page = Any
# readers of one kind of page: one who may do much there, one who may do less
ENOUGH = 2
# a form that asks for nothing: what is not known stays so
ASKS_FOR_NOTHING = "/vu-viec/#/dien/"
BOXES = (
    ".//input[not(@type) or contains('text number email tel password', @type)]/@name|.//textarea/@name|.//select/@name"
)


def play(lives: int, language: str = "") -> None:
    """A year of few cases at an office whose people all chose one language, with its duty and its Council."""
    offices = set_the_scene(AT, lambda _what: None)
    User.objects.update(language=language)
    take_in_example(User.objects.get(username=PLANNER.username), AT)
    play_year(offices, AT.date(), lives, lambda _done: None)
    put_on_duty(offices[0], AT.date())
    convene(AT.date())


def enter(member: Member) -> Client:
    client = Client()
    client.post("/dang-nhap/", {"login": member.username, "password": PASSWORD})
    return client


def starts(member: Member) -> list[str]:
    """Where a reader begins: the front page, and a case in every state they may see."""
    user = User.objects.get(username=member.username)
    cases = dict(dossiers_visible_to(user).order_by("pk").values_list("state", "uid"))
    return ["/hom-nay/", "/tai-khoan/", *(f"/vu-viec/{uid}/" for uid in cases.values())]


def is_page(answer: Any) -> bool:
    return "html" in answer.headers.get("Content-Type", "") and bool(answer.content)


def crawl(
    client: Client, start: list[str], known: Counter[str] | None = None, within: tuple[str, ...] = ("/",)
) -> Iterator[tuple[str, Page]]:
    """The pages that links lead to, each shape once, but all those of the start; `known`: how many readers met it.

    within: how addresses begin.
    """
    waiting, met = list(start), {shape(address) for address in start}
    readers = Counter[str]() if known is None else known
    while waiting:
        address = waiting.pop(0)
        answer = client.get(address)
        found = [answer.headers["Location"]] if "Location" in answer.headers else []
        if is_page(answer):
            page = html.fromstring(answer.content.decode())
            yield address, page
            found = [link for link in page.xpath("//a/@href") if link.startswith(within)]
        for link in found:
            if shape(link) not in met and readers[shape(link)] < ENOUGH and not NOT_A_PAGE.search(link.split("?")[0]):
                met.add(shape(link))
                readers[shape(link)] += 1
                waiting.append(link)


def refused(client: Client, address: str, page: Page) -> Iterator[Page]:
    """The page again, its own form sent with every box empty and nothing hidden: what it then says."""
    own = [form for form in page.xpath("//main//form[@method='post']") if (form.get("action") or address) == address]
    if own:
        answer = client.post(address, dict.fromkeys(own[0].xpath(BOXES), ""))
        if is_page(answer):
            assert shape(address) == ASKS_FOR_NOTHING or untold(answer) == [], address
            yield html.fromstring(answer.content.decode())


def with_errors(
    client: Client, start: list[str], known: Counter[str], within: tuple[str, ...] = ("/",)
) -> Iterator[tuple[str, Page]]:
    """The pages that links lead to, and each form once more with what it says to nothing."""
    for address, page in crawl(client, start, known, within):
        yield address, page
        if known[shape(address)] <= 1:
            yield from ((address, again) for again in refused(client, address, page))


def told(pages: Iterable[tuple[str, Page]], wrong: Callable[[list[str]], list[str]]) -> dict[str, str]:
    """Text that is wrong in the language of the pages, with the page it was met on."""
    return {piece: address for address, page in pages for piece in wrong(shown(page))}


@pytest.fixture(autouse=True)
def _nothing_of_other_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither their tries at the door nor the processes they declare."""
    cache.clear()
    ours = {kind: each for kind, each in REGISTRY.items() if each.acts[0].act.__module__.startswith("diemtua.")}
    monkeypatch.setattr("diemtua.dossiers.web.views.REGISTRY", ours)


@pytest.fixture
def pseudo(settings: Any, tmp_path: Path) -> None:
    speak_pseudo(settings, tmp_path)


@pytest.mark.usefixtures("pseudo")
def test_every_word_of_staff_pages_is_marked() -> None:
    play(24)
    met = Counter[str]()
    pages = (page for member in READERS for page in with_errors(enter(member), starts(member), met))
    known = data()
    assert told(pages, lambda texts: unmarked(texts, known)) == {}
    other = {member.username: list(from_another_side(member)) for member in OTHERS}
    assert {username for username, pages in other.items() if len(pages) < ENOUGH} == set()
    assert told((page for pages in other.values() for page in pages), lambda texts: unmarked(texts, known)) == {}


def from_another_side(member: Member) -> Iterator[tuple[str, Page]]:
    """The rooms of proceedings as this reader meets them, whoever met them before."""
    return with_errors(enter(member), ["/hom-nay/"], Counter(), PROCEEDINGS)


@pytest.mark.usefixtures("pseudo")
def test_every_word_of_the_second_factor_is_marked(head: User) -> None:
    head.set_password(PASSWORD)
    head.save()
    inside = enter(HEAD)
    TOTP.activate(head, generate_totp_secret())
    RecoveryCodes.activate(head)
    inside.post("/tai-khoan/xac-nhan/", {"password": PASSWORD})
    door = with_errors(enter(HEAD), ["/dang-nhap/ma-xac-thuc/"], Counter())
    pages = [*door, *with_errors(inside, ["/tai-khoan/lop-thu-hai/"], Counter())]
    known = data()
    assert {address for address, _ in pages} >= {
        "/dang-nhap/ma-xac-thuc/", "/tai-khoan/lop-thu-hai/tat/", "/tai-khoan/ma-du-phong/",
        "/tai-khoan/ma-du-phong/tao/",
    }  # fmt: skip
    assert told(pages, lambda texts: unmarked(texts, known)) == {}


def test_english_staff_pages_have_no_vietnamese_word() -> None:
    play(6, "en")
    known = data()
    pages = (page for member in (HEAD, ADMINISTRATOR) for page in crawl(enter(member), starts(member)))
    assert told(pages, lambda texts: foreign(texts, known)) == {}


def test_text_that_is_neither_marked_nor_data_is_found() -> None:
    page = html.fromstring(
        "<html lang='vi'><body><p>⟦Chào ⟦bạn⟧⟧ <b title='quên'>12/2026</b> chưa đánh dấu</p><i lang='vi'>Điều 7</i>"
        "<i translate='no'>Lê Thị Hoa</i><input type='submit' value='Gửi'><input value='gõ'>"
        "<td data-label='Cột'>Hoa</td><textarea>điều đã gõ</textarea><script>let an;</script></body></html>"
    )
    known = re.compile("Hoa")
    assert unmarked(shown(page), known) == ["quên", "chưa đánh dấu", "Gửi", "Cột"]
    assert foreign(shown(page), known) == ["⟦Chào ⟦bạn⟧⟧", "quên", "chưa đánh dấu", "Gửi", "Cột"]
