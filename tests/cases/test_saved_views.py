"""A list kept under a name goes back to itself and nowhere else."""

import pytest
from django.test import Client

from diemtua.accounts.models import User
from diemtua.cases.models import SavedView


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("state=NEW&late=on", "state=NEW&late=on"),
        ("text=Nguyễn Lan", "text=Nguy%E1%BB%85n+Lan"),
        ("next=https://xa.example&late=on", "late=on"),
        ("\r\nLocation: https://xa.example", ""),
    ],
)
def test_saved_view_keeps_filters_alone(client: Client, desk_officer: User, typed: str, kept: str) -> None:
    client.force_login(desk_officer)
    answer = client.post("/vu-viec/danh-sach/luu/", {"name": "Của tôi", "query": typed})
    assert answer["Location"] == (f"/vu-viec/?{kept}" if kept else "/vu-viec/")
    assert SavedView.objects.get().query == kept
