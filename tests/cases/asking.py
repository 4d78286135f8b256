"""What tests of pages need: a signed-in browser, the answers of a form, the count of queries."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from diemtua.accounts.models import User
from diemtua.dossiers.models import Dossier

OF_TRANSACTIONS = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")


def browser(user: User) -> Client:
    """A browser in which the user is signed in."""
    client = Client()
    client.force_login(user)
    return client


def answers(dossier: Dossier, **said: Any) -> dict[str, Any]:
    """The answers of an act's form, as the page of this version sends them."""
    return {"kernel_seen": dossier.version, "kernel_key": str(uuid4()), **said}


@contextmanager
def at_most(limit: int, what: str = "") -> Iterator[list[str]]:
    """Fail where more than `limit` queries are asked, those that begin and end transactions not counted."""
    asked: list[str] = []
    with CaptureQueriesContext(connection) as captured:
        yield asked
    asked += [query["sql"] for query in captured if not query["sql"].startswith(OF_TRANSACTIONS)]
    assert len(asked) <= limit, f"{what} {len(asked)} queries:\n" + "\n".join(sql[:160] for sql in asked)
