"""The language a person chose speaks to them wherever they sign in, and on the public pages too."""

import re

import pytest
from django.core.cache import cache
from django.db import IntegrityError
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from diemtua.accounts.models import User

pytestmark = pytest.mark.django_db
PASSWORD = "mot-mat-khau-dai-2026"


@pytest.fixture(autouse=True)
def _no_earlier_tries() -> None:
    cache.clear()


def language_of(client: Client, address: str) -> str:
    answer = client.get(address, follow=True)
    (spoken,) = re.findall(r'<html lang="(\w+)"', answer.content.decode())
    assert answer.headers["Content-Language"] == spoken
    return spoken


def switch(client: Client, language: str, back: str = "/tai-khoan/") -> str:
    answer = client.post("/ngon-ngu/", {"language": language, "next": back})
    return f"{answer.status_code} {answer.headers.get('Location', '')}"


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_choice_is_kept_for_every_machine_and_page(head: User) -> None:
    assert switch(signed_in(head), "en") == "302 /tai-khoan/"
    elsewhere = signed_in(head)
    assert [language_of(elsewhere, page) for page in ("/tai-khoan/", "/", "/khong-co/")] == ["en"] * 3
    assert switch(elsewhere, "vi") == "302 /tai-khoan/"
    assert language_of(signed_in(head), "/tai-khoan/") == "vi"


def test_choice_is_found_again_at_the_next_sign_in(head: User) -> None:
    head.set_password(PASSWORD)
    head.language = "en"
    head.save()
    client = Client()
    assert language_of(client, "/dang-nhap/") == "vi"
    client.post("/dang-nhap/", {"login": head.username, "password": PASSWORD})
    assert language_of(client, "/tai-khoan/") == "en"


def test_own_choice_stands_above_the_browsers(head: User, desk_officer: User) -> None:
    """Two people share a machine: the cookie one of them left says nothing to the other."""
    User.objects.filter(pk=desk_officer.pk).update(language="vi")
    machine = signed_in(head)
    switch(machine, "en")
    machine.force_login(desk_officer)
    assert language_of(machine, "/tai-khoan/") == "vi"


def test_who_never_chose_follows_the_browser(head: User) -> None:
    client = signed_in(head)
    assert language_of(client, "/tai-khoan/") == "vi"
    client.cookies["django_language"] = "en"
    assert language_of(client, "/tai-khoan/") == "en"


def test_choice_of_somebody_not_signed_in_touches_no_table(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        assert switch(client, "en", "/tra-cuu/") == "302 /tra-cuu/"
    assert language_of(client, "/dang-nhap/") == "en"


@pytest.mark.parametrize("language", ["fr", "eo", ""])
def test_language_that_is_not_offered_is_not_there(head: User, language: str) -> None:
    client = signed_in(head)
    assert switch(client, language) == "404 "
    head.refresh_from_db()
    assert (head.language, "django_language" in client.cookies) == ("", False)


def test_switch_leads_to_no_other_site(head: User) -> None:
    assert switch(signed_in(head), "en", "https://example.vn/") == "302 /"


def test_database_keeps_only_languages_that_are_offered(head: User) -> None:
    with pytest.raises(IntegrityError, match="user_language_is_offered"):
        User.objects.filter(pk=head.pk).update(language="fr")
