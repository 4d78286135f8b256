"""Tables of access are quick: a page that is not there is drawn by the tests of pages, not a thousand times here."""

import pytest
from django.http import HttpRequest, HttpResponse


def plain(request: HttpRequest, exception: Exception) -> HttpResponse:
    return HttpResponse(status=404)


@pytest.fixture(autouse=True)
def _what_is_not_there_is_plain(unmeasured: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("diemtua.config.urls.handler404", plain, raising=False)
