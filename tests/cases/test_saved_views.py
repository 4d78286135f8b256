"""A list kept under a name goes back to itself and nowhere else."""

import pytest
from django.test import Client

from diemtua.accounts.models import User
from diemtua.cases.models import SavedView
from diemtua.cases.queries import saved_views_of
from tests.cases.test_erasure import tables_with


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("state=NEW&late=on", "state=NEW&late=on"),
        ("text=Nguyễn Lan&late=on", "late=on"),
        ("next=https://xa.example&late=on", "late=on"),
        ("\r\nLocation: https://xa.example", ""),
    ],
)
def test_saved_view_keeps_filters_alone(client: Client, desk_officer: User, typed: str, kept: str) -> None:
    client.force_login(desk_officer)
    answer = client.post("/vu-viec/danh-sach/luu/", {"name": "Của tôi", "query": typed})
    assert answer["Location"] == (f"/vu-viec/?{kept}" if kept else "/vu-viec/")
    assert SavedView.objects.get().query == kept


def test_what_a_saved_view_is_called_stands_sealed_and_is_said_by_its_owner_once(
    client: Client, desk_officer: User, head: User
) -> None:
    for user, name, query in (
        (desk_officer, "Vụ bà Sáu", "late=on"), (desk_officer, "của tôi", ""), (head, "Vụ bà Sáu", ""),
        (desk_officer, "Vụ bà Sáu", "state=NEW"),
    ):  # fmt: skip
        client.force_login(user)
        client.post("/vu-viec/danh-sach/luu/", {"name": name, "query": query})
    kept = [[(view.name, view.query) for view in saved_views_of(user)] for user in (desk_officer, head)]
    assert kept == [[("của tôi", ""), ("Vụ bà Sáu", "state=NEW")], [("Vụ bà Sáu", "")]]
    # what the session still has to say is no table of ours
    assert set(tables_with("Vụ bà Sáu")) <= {"django_session"}


def test_saved_view_keeps_a_name_sealed_for_its_owner_alone(client: Client, desk_officer: User, head: User) -> None:
    client.force_login(desk_officer)
    found = client.post("/vu-viec/tim/", {"text": "Nguyễn  Lan", "late": "on"})["Location"]
    kept = client.post("/vu-viec/danh-sach/luu/", {"name": "Của tôi", "query": found.partition("?")[2]})["Location"]
    assert kept == f"/vu-viec/?{SavedView.objects.get().query}"
    assert "Nguy" not in kept
    assert 'value="Nguyễn Lan"' in client.get(kept).content.decode()
    client.force_login(head)
    assert "Nguyễn Lan" not in client.get(kept).content.decode()
