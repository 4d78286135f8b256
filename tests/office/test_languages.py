"""Every word a staff page shows is marked for translation, or is data: in the pseudo-locale nothing else is left, and
in English no Vietnamese word is."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from lxml import html

from diemtua.accounts.models import User
from diemtua.demo.cast import ADMINISTRATOR, DESK_OFFICER, HEAD, LEGAL_AID_OFFICER, PLANNER, Member
from diemtua.demo.scoreboard import take_in_example
from diemtua.demo.setting import PASSWORD, set_the_scene
from diemtua.demo.year import play_year
from diemtua.dossiers.queries import dossiers_visible_to
from diemtua.law.process import REGISTRY
from tests.pseudo_locale import NOT_A_PAGE, data, foreign, shape, shown, speak_pseudo, unmarked

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 23, 2, tzinfo=UTC)
READERS = (HEAD, DESK_OFFICER, LEGAL_AID_OFFICER, PLANNER, ADMINISTRATOR)
Page = Any


def play(lives: int, language: str = "") -> None:
    """A year of few cases at an office whose people all chose one language."""
    offices = set_the_scene(AT, lambda _what: None)
    User.objects.update(language=language)
    take_in_example(User.objects.get(username=PLANNER.username), AT)
    play_year(offices, date(2026, 11, 23), lives, lambda _done: None)


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


def crawl(client: Client, start: list[str]) -> Iterator[tuple[str, Page]]:
    """The pages that links lead to, each shape once, but all those of the start."""
    waiting, met = list(start), {shape(address) for address in start}
    while waiting:
        address = waiting.pop(0)
        answer = client.get(address)
        found = [answer.headers["Location"]] if "Location" in answer.headers else []
        if is_page(answer):
            page = html.fromstring(answer.content.decode())
            yield address, page
            found = page.xpath("//a/@href[starts-with(., '/')]")
        for link in found:
            if shape(link) not in met and not NOT_A_PAGE.search(link.split("?")[0]):
                met.add(shape(link))
                waiting.append(link)


def refused(client: Client, address: str, page: Page) -> Iterator[Page]:
    """The page again, its own form sent with nothing in it: what it then says."""
    if any((form.get("action") or address) == address for form in page.xpath("//main//form[@method='post']")):
        answer = client.post(address, {})
        if is_page(answer):
            yield html.fromstring(answer.content.decode())


def told(readers: tuple[Member, ...], wrong: Callable[[list[str]], list[str]], *, errors: bool) -> dict[str, str]:
    """Text that is wrong in the language of the pages, with the page it was first met on."""
    found: dict[str, str] = {}
    sent: set[str] = set()
    for member in readers:
        client = enter(member)
        for address, page in crawl(client, starts(member)):
            pages = [page]
            if errors and shape(address) not in sent:
                pages += refused(client, address, page)
                sent.add(shape(address))
            for piece in [piece for each in pages for piece in wrong(shown(each))]:
                found.setdefault(piece, f"{member.username} {address}")
    return found


@pytest.fixture(autouse=True)
def _nothing_of_other_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither their tries at the door nor the processes they declare."""
    cache.clear()
    ours = {kind: each for kind, each in REGISTRY.items() if each.acts[0].act.__module__.startswith("diemtua.")}
    monkeypatch.setattr("diemtua.dossiers.web.views.REGISTRY", ours)


def test_every_word_of_staff_pages_is_marked(settings: Any, tmp_path: Path) -> None:
    speak_pseudo(settings, tmp_path)
    play(24)
    known = data()
    assert told(READERS, lambda texts: unmarked(texts, known), errors=True) == {}


def test_english_staff_pages_have_no_vietnamese_word() -> None:
    play(6, "en")
    known = data()
    assert told((HEAD, ADMINISTRATOR), lambda texts: foreign(texts, known), errors=False) == {}


def test_text_that_is_neither_marked_nor_data_is_found() -> None:
    page = html.fromstring(
        "<html lang='vi'><body><p>⟦Chào ⟦bạn⟧⟧ <b title='quên'>12/2026</b> chưa đánh dấu</p><i lang='vi'>Điều 7</i>"
        "<i translate='no'>Lê Thị Hoa</i><input type='submit' value='Gửi'><input value='gõ'>"
        "<td data-label='Cột'>Hoa</td><textarea>điều đã gõ</textarea><script>let an;</script></body></html>"
    )
    known = re.compile("Hoa")
    assert unmarked(shown(page), known) == ["quên", "chưa đánh dấu", "Gửi", "Cột"]
    assert foreign(shown(page), known) == ["⟦Chào ⟦bạn⟧⟧", "quên", "chưa đánh dấu", "Gửi", "Cột"]
