"""Pages that only tell: they open without an account, weigh little, and speak of the law in force."""

import gzip
import re
from datetime import date
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from diemtua.accounts.models import Organisation
from diemtua.law.vocabulary.organisations import OrganisationKind
from diemtua.portal.queries import contact_on, entitled_on, offices_on, wording_is_confirmed
from tests.cast import organisation

PAGES = ["/", "/ai-duoc-giup/", "/quyen-cua-ban/", "/noi-tro-giup/", "/tiep-can/", "/rieng-tu/"]
ON = date(2026, 11, 20)
pytestmark = pytest.mark.django_db


@pytest.fixture
def centre() -> Organisation:
    found = organisation("TTTGPL")
    Organisation.objects.filter(pk=found.pk).update(phone="0290 3 111 222", address="Phường Tân Thành")
    return found


@pytest.mark.parametrize("address", PAGES)
def test_page_opens_without_account_in_few_queries(client: Client, address: str) -> None:
    with CaptureQueriesContext(connection) as asked:
        response = client.get(address)
    assert response.status_code == 200
    assert len(asked) <= 2
    assert response.headers["Content-Security-Policy"].count("default-src 'self'") == 1


def weigh(client: Client, address: str) -> tuple[int, int]:
    """Bytes gzipped on a first visit with every face, sheet and script, and on the next visit."""
    page = client.get(address).content
    names = re.findall(r'(?:href|src)="/static/([^"]+)"', page.decode())
    names += [f"ui/{name}" for name in re.findall(r"url\((vendor/[^)]+)\)", static("ui/diemtua.css").read_text())]
    later = len(gzip.compress(page))
    return later + sum(len(gzip.compress(static(name).read_bytes())) for name in names), later


def static(name: str) -> Path:
    found = finders.find(name)
    assert isinstance(found, str)
    return Path(found)


@pytest.mark.parametrize("address", PAGES)
def test_page_weighs_little(client: Client, address: str) -> None:
    first, later = weigh(client, address)
    assert first <= 80_000
    assert later <= 15_000


def test_offices_are_listed_centre_first(centre: Organisation) -> None:
    organisation("CN1")
    Organisation.objects.create(code="LS", name="An Văn phòng luật sư", kind=OrganisationKind.PARTICIPATING)
    assert [office.name for office in offices_on(ON)] == [
        centre.name, organisation("CN1").name, "An Văn phòng luật sư",
    ]  # fmt: skip


def test_centre_is_called_from_every_page(client: Client, centre: Organisation) -> None:
    assert 'href="tel:02903111222"' in client.get("/quyen-cua-ban/").content.decode()
    assert contact_on(ON).name == centre.name


def test_without_a_centre_the_page_still_helps(client: Client) -> None:
    assert contact_on(ON).name == ""
    assert "Ủy ban nhân dân xã" in client.get("/noi-tro-giup/").content.decode()


def test_categories_follow_the_law_of_the_day() -> None:
    labels = {on: [row.label for row in entitled_on(on)] for on in (date(2025, 12, 31), date(2026, 1, 1))}
    victim = "Người từ đủ 16 tuổi đến dưới 18 tuổi là bị hại trong vụ án hình sự"
    assert (victim in labels[date(2025, 12, 31)], victim in labels[date(2026, 1, 1)]) == (True, False)


def test_unconfirmed_wording_says_that_a_person_confirms() -> None:
    assert (wording_is_confirmed(date(2026, 12, 31)), wording_is_confirmed(date(2027, 1, 1))) == (True, False)
    assert len(entitled_on(date(2027, 1, 1))) == len(entitled_on(date(2026, 12, 31)))


def test_unknown_address_is_told_kindly(client: Client) -> None:
    response = client.get("/khong-co/")
    assert response.status_code == 404
    assert "Không tìm thấy trang" in response.content.decode()
