"""Every form of the public pages, sent empty, says so as a page with mistakes does."""

import pytest
from django.core.cache import cache
from django.test import Client

from diemtua.law.vocabulary.reception import Requester
from tests.mistakes import untold

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_earlier_tries() -> None:
    cache.clear()


@pytest.mark.parametrize("address", ["/nop-don/viet-tiep/", "/tra-cuu/", "/co-quan-gioi-thieu/tra-cuu/"])
def test_empty_form_of_the_public_says_what_is_missing(client: Client, address: str) -> None:
    assert untold(client.post(address)) == []


@pytest.mark.parametrize("part", ["trang/cho-ai", "trang/nguoi-can-giup", "trang/nguoi-nop", "giay-to"])
def test_empty_page_of_a_request_says_what_is_missing(client: Client, part: str) -> None:
    client.post("/nop-don/bat-dau/")
    client.post("/nop-don/trang/cho-ai/", {"requester": Requester.RELATIVE})
    assert untold(client.post(f"/nop-don/{part}/")) == []
