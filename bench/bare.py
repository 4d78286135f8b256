"""A bare Django view of the rows that the case list shows: no middleware, no session, one statement, one table."""

import os
from html import escape
from pathlib import Path

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import path

_STATEMENT = (Path(__file__).resolve().parent / "sql" / "case_list.sql").read_text()


def rows(request: HttpRequest) -> HttpResponse:
    """The reader's newest fifty; a practitioner reads for no office."""
    reader = {"reader": int(os.environ["BENCH_READER"]), "grant_office": 0}
    with connection.cursor() as cursor:
        cursor.execute(_STATEMENT, reader)
        found = cursor.fetchall()
    lines = ("".join(f"<td>{escape(str(value))}</td>" for value in row) for row in found[:50])
    return HttpResponse("<table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>")


urlpatterns = [path("", rows)]
