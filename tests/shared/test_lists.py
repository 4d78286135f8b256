"""Lists: every row once, forwards and backwards, and the same number of queries for any length."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.db.models import QuerySet
from django.http import QueryDict
from django.template import Context, Template

from diemtua.accounts.models import Organisation, RoleHeld, User
from diemtua.law.vocabulary.roles import Role
from diemtua.shared.ui import lists
from diemtua.shared.ui.lists import Page, page_of

ORDER = ["-full_name", "pk"]


@pytest.fixture
def people(db: None) -> QuerySet[User]:
    User.objects.bulk_create(User(username=f"u{n}", full_name=f"Người {n // 3:02}") for n in range(23))
    return User.objects.all()


def pages(rows: QuerySet[User], size: int, start: str = "") -> Iterator[Page[User]]:
    query = start
    while True:
        page = page_of(rows, QueryDict(query), order=ORDER, size=size)
        yield page
        if not page.following:
            return
        query = page.following[1:]


def test_pages_show_every_row_once_in_order(people: QuerySet[User]) -> None:
    seen = [row.pk for page in pages(people, 5) for row in page]
    assert seen == list(people.order_by(*ORDER).values_list("pk", flat=True))


def test_going_back_shows_the_page_before(people: QuerySet[User]) -> None:
    first, second, *_ = pages(people, 5)
    back = page_of(people, QueryDict(second.preceding[1:]), order=ORDER, size=5)
    assert [row.pk for row in back] == [row.pk for row in first]
    assert (first.preceding, back.preceding) == ("", "")


def test_filters_stay_in_the_address_and_cursors_do_not_pile_up(people: QuerySet[User]) -> None:
    page = list(pages(people, 5, "tim=ng%C6%B0%E1%BB%9Di"))[1]
    assert page.following.startswith("?tim=ng%C6%B0%E1%BB%9Di&sau=")
    assert page.following.count("sau=") == 1


@pytest.mark.parametrize("cursor", ["x", "W10", "bnVsbA", "W1siIixbXV0sWyIiLDFdXQ", "é"])
def test_unreadable_cursor_gives_the_first_page(people: QuerySet[User], cursor: str) -> None:
    page = page_of(people, QueryDict(f"sau={cursor}"), order=ORDER, size=5)
    assert page.rows == list(people.order_by(*ORDER)[:5])


@pytest.mark.parametrize("size", [1, 3, 300])
def test_page_takes_two_queries_whatever_the_rows(people: QuerySet[User], size: int, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    with django_assert_num_queries(2):
        page_of(people, QueryDict(), order=ORDER, size=size)


def test_what_is_shown_is_read_with_the_rows_of_the_page(people: QuerySet[User], django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    centre = Organisation.objects.create(code="TT", name="Trung tâm", kind="CENTRE")
    held = [RoleHeld(user=each, organisation=centre, role=Role.HEAD, valid_from=date(2026, 1, 1)) for each in people]
    RoleHeld.objects.bulk_create(held)
    order, wanted = ["-user__full_name", "pk"], RoleHeld.objects.filter(organisation=centre)
    plain = page_of(wanted, QueryDict(), order=order, size=5)
    with django_assert_num_queries(2):
        page = page_of(wanted, QueryDict(), order=order, size=5, related=["user"])
        assert [row.user.username for row in page] == ["u21", "u22", "u18", "u19", "u20"]
    assert (page.rows, page.following) == (plain.rows, plain.following)


def test_count_stops_at_the_limit_until_asked(people: QuerySet[User], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "COUNT_LIMIT", 20)
    first = page_of(people, QueryDict("loai=1"), order=ORDER)
    assert (str(first.total), first.count_all) == ("hơn 20", "?loai=1&dem=1")
    assert str(page_of(people, QueryDict("dem=1"), order=ORDER).total) == "23"


def test_counts_are_written_in_groups() -> None:
    assert str(lists.Total(1000, is_more=True)) == "hơn 1\u00a0000"


def test_pager_links_to_neighbours(people: QuerySet[User]) -> None:
    page = list(pages(people, 5))[1]
    drawn = Template("{% load ui %}{% list_header page 'người' %}{% pager page %}").render(Context({"page": page}))
    assert "<strong>23</strong> người" in drawn
    assert drawn.count('rel="prev"') + drawn.count('rel="next"') == 2
