"""Public pages in English have no Vietnamese left but names of laws, and what is marked as Vietnamese."""

import re
from html import unescape

import pytest
from django.test import Client

from diemtua.accounts.models import Organisation
from diemtua.law.vocabulary.organisations import OrganisationKind

pytestmark = pytest.mark.django_db
PAGES = [
    "/", "/ai-duoc-giup/", "/quyen-cua-ban/", "/noi-tro-giup/", "/tiep-can/", "/rieng-tu/", "/khong-co/",
    "/kiem-tra/", "/kiem-tra/?a=A1&gui=1", "/kiem-tra/ket-qua/?a=A0", "/kiem-tra/ket-qua/?a=A1B3C0",
    "/kiem-tra/ket-qua/?a=A1B4C5D4E6F7G4", "/nop-don/", "/tra-cuu/",
]  # fmt: skip
VIETNAMESE = re.compile(r"[ăâđêôơưĂÂĐÊÔƠƯàáảãạèéẻẽẹìíỉĩịòóỏõọùúủũụỳýỷỹỵ\u1ea0-\u1ef9]")


@pytest.fixture
def english(client: Client) -> Client:
    Organisation.objects.create(code="C", name="Legal Aid Centre", kind=OrganisationKind.CENTRE)
    client.cookies["django_language"] = "en"
    return client


def words_of(page: str) -> list[str]:
    """Texts a reader sees, without what is marked as Vietnamese."""
    body = re.sub(r"<(script|style|svg)\b.*?</\1>|<(\w+)[^>]* lang=\"vi\"[^>]*>.*?</\2>", " ", page, flags=re.DOTALL)
    return [text for text in (unescape(one).strip() for one in re.split(r"<[^>]+>", body)) if text]


@pytest.mark.parametrize("address", PAGES)
def test_page_speaks_english(english: Client, address: str) -> None:
    page = english.get(address, follow=True).content.decode()
    assert [text for text in words_of(page) if VIETNAMESE.search(text)] == []


@pytest.mark.parametrize("page", ["cho-ai", "nguoi-can-giup", "chuyen", "lien-he"])
def test_page_of_a_request_speaks_english(english: Client, page: str) -> None:
    english.post("/nop-don/bat-dau/")
    for answer in (english.get(f"/nop-don/trang/{page}/"), english.post(f"/nop-don/trang/{page}/", {})):
        assert [text for text in words_of(answer.content.decode()) if VIETNAMESE.search(text)] == []
