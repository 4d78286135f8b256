"""The register of a month on paper."""

import pytest
from django.test import Client

from tests.cast import HEAD, join

pytestmark = pytest.mark.django_db


def test_empty_month_has_nothing_to_print_and_says_so(client: Client) -> None:
    client.force_login(join(HEAD))
    answer = client.get("/so-thu-ly/TTTGPL/2026/1/ban-in/", follow=True)
    assert answer.redirect_chain == [("/so-thu-ly/TTTGPL/2026/1/", 302)]
    assert "chưa có dòng nào" in answer.content.decode()
