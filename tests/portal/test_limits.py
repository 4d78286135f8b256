"""A code tried too often stays closed for the hour, in the cache an office runs with."""

import time
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client, RequestFactory

from diemtua.config.settings import CACHES
from diemtua.portal.models import Draft
from diemtua.portal.web.limits import A_CODE, DRAFTS, WINDOW, count_failure, too_many


@pytest.mark.parametrize(("later", "closed"), [(0, True), (WINDOW - 60, True), (WINDOW + 60, False)])
def test_code_tried_too_often_is_closed_for_an_hour(
    settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, later: int, closed: bool
) -> None:
    settings.CACHES = {"default": {**CACHES["default"], "LOCATION": tmp_path}}
    request = RequestFactory().post("/tra-cuu/")
    for _try in range(A_CODE):
        count_failure(request, "track", "DT-1")
    then = time.time() + later
    monkeypatch.setattr(time, "time", lambda: then)
    assert too_many(request, "track", "DT-1") is closed


def test_asker_behind_a_proxy_is_counted_alone(settings: Any, tmp_path: Path) -> None:
    settings.CACHES = {"default": {**CACHES["default"], "LOCATION": tmp_path}}
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    guesser, citizen = (
        RequestFactory().post("/tra-cuu/", headers={"x-forwarded-for": address})
        for address in ("192.0.2.1", "192.0.2.2")
    )
    for number in range(30):
        count_failure(guesser, "track", f"DT-{number}")
    assert (too_many(guesser, "track", "DT-99"), too_many(citizen, "track", "DT-99")) == (True, False)


@pytest.mark.django_db
def test_machine_that_begins_drafts_without_end_is_stopped(client: Client) -> None:
    cache.clear()
    answers = [client.post("/nop-don/bat-dau/")["Location"] for _draft in range(DRAFTS + 1)]
    assert (set(answers[:-1]), answers[-1]) == ({"/nop-don/trang/cho-ai/"}, "/nop-don/")
    assert Draft.objects.count() == DRAFTS
    cache.clear()
