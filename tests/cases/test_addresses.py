"""No address that our pages make holds a personal name: addresses go to logs, histories and bookmarks."""

import re
from base64 import urlsafe_b64decode
from html import unescape
from typing import Any
from urllib.parse import unquote_plus

import pytest
from django.test import Client

from diemtua.accounts.models import User
from diemtua.dossiers.models import Dossier
from diemtua.people.models import Person
from diemtua.shared.vietnamese import fold
from tests.cases.asking import browser
from tests.cases.conftest import Take

pytestmark = pytest.mark.django_db
ADDRESS = re.compile(r"""\s(?:href|src|action|formaction|hx-[a-z]+|data-[a-z-]+)="([^"]*)\"""")
CURSOR = re.compile(r"(?:sau|truoc)=([\w-]+)")
TYPED = "Trần Thị Sáu"


def readable(address: str) -> str:
    """What somebody who reads a log makes of an address: escapes and cursors opened, without marks."""
    plain = unquote_plus(unescape(address))
    cursors = [urlsafe_b64decode(found + "=" * (-len(found) % 4)).decode() for found in CURSOR.findall(plain)]
    return fold(" ".join([plain, *cursors]))


def addresses(page: Any) -> list[str]:
    """Every address of a page, and those it was reached by."""
    followed = [where for where, _status in getattr(page, "redirect_chain", [])]
    return [readable(found) for found in (*ADDRESS.findall(page.content.decode()), *followed)]


def opened(client: Client, dossier: Dossier) -> list[Any]:
    """Every page of people, cases and registers, with the searches by name, their next pages and exports."""
    person = Person.objects.earliest("pk")
    return [
        client.post("/vu-viec/tim/", {"text": TYPED, "late": ""}, follow=True),
        client.post("/nguoi/tim/", {"q": TYPED}, follow=True),
        *(client.post("/vu-viec/danh-sach/luu/", {"name": "A", "query": f"text={TYPED}"}, follow=True) for _ in "1"),
        *(client.get(path) for path in ("/vu-viec/", "/vu-viec/", "/hom-nay/", "/nguoi/", "/vu-viec/viec-don-gian/")),
        client.get("/so-thu-ly/TTTGPL/2026/3/"), client.get("/vu-viec/", {"text": TYPED}),
        *(client.get(f"/vu-viec/{dossier.uid}/{part}") for part in ("", "cong-viec/", "ho-so/", "them-nguoi/")),
        *(client.get(f"/nguoi/{person.uid}/{part}") for part in ("", "dinh-chinh/", "trung-ten/", "lien-he-an-toan/")),
        client.get(f"/nguoi/ho-so/{dossier.uid}/"), client.get(f"/ho-so/{dossier.uid}/cu-nguoi-thuc-hien/"),
    ]  # fmt: skip


def test_no_address_holds_a_personal_name(accepted: Dossier, take: Take, head: User) -> None:
    for _ in range(51):
        take()
    client, names = browser(head), {fold(name) for name in Person.objects.values_list("full_name", flat=True)}
    names |= {word for name in names for word in (name.replace(" ", "-"), name.replace(" ", ""))}
    for page in opened(client, accepted):
        assert page.status_code == 200
        assert [found for found in addresses(page) if any(name in found for name in names)] == []


def test_a_sealed_search_pages_and_exports_what_was_typed(accepted: Dossier, take: Take, head: User) -> None:
    for _ in range(51):
        take()
    client = browser(head)
    page = client.post("/vu-viec/tim/", {"text": TYPED}, follow=True)
    assert f'value="{TYPED}"' in page.content.decode()
    assert "<strong>52</strong>" in page.content.decode()
    following = client.get("/vu-viec/" + page.context["page"].following)
    assert len(following.context["page"]) == 2
    nobody = client.post("/vu-viec/tim/", {"text": "Không Có Ai"})["Location"].partition("?")[2]
    assert client.get(f"/vu-viec/tai-excel/?{nobody}").status_code == 200
    assert len(client.get(f"/vu-viec/?{nobody}").context["page"]) == 0


@pytest.mark.parametrize("token", ["x", "k1:x", "k1:%00", "chữ", "k1:AAAA"])
def test_words_that_do_not_open_are_no_words(accepted: Dossier, head: User, token: str) -> None:
    assert len(browser(head).get("/vu-viec/", {"tim": token}).context["page"]) == 1
