"""What tests of pages need: a signed-in browser, the answers of a form, the count of queries."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from diemtua.accounts.models import User
from diemtua.dossiers.models import Dossier
from diemtua.dossiers.queries import act_url

# what a page may cost, with its fragments, its session and the record of reading; a page that acts
GET, POST = 12, 30
OF_TRANSACTIONS = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")


def browser(user: User) -> Client:
    """A browser in which the user is signed in."""
    client = Client()
    client.force_login(user)
    return client


def answers(dossier: Dossier, **said: Any) -> dict[str, Any]:
    """The answers of an act's form, as the page of this version sends them."""
    return {"kernel_seen": dossier.version, "kernel_key": str(uuid4()), **said}


def driven(user: User, dossier: Dossier, act: str, *, most: int = POST, **said: Any) -> None:
    """Send one act through its page: it is done, within its budget."""
    before, given = dossier.version, answers(dossier, **said)
    # pages of rooms call the same two answers otherwise
    given |= {"seen": given["kernel_seen"], "key": given["kernel_key"]}
    sent(user, act_url(dossier.process.rule(act), dossier), most=most, **given)
    dossier.refresh_from_db()
    assert (act, dossier.version) == (act, before + 1)


def sent(user: User, address: str, *, most: int = POST, **given: Any) -> str:
    """Send a form, within its budget; where it leads."""
    client = browser(user)
    with at_most(most, f"{user.username} {address}"):
        answer = client.post(address, given)
    assert (address, answer.status_code) == (address, 302)
    return str(answer["Location"])


def words(page: Any) -> str:
    """What a page says, with its marks."""
    return str(page.content.decode())


def read(client: Client, address: str, asked: Mapping[str, Any] | None = None) -> str:
    """What a page says that is opened within its budget."""
    with at_most(GET, address):
        page = client.get(address, asked)
    return words(page)


def looked_at(user: User, *addresses: str) -> None:
    """Open pages, each within its budget; one the user may not see is there for nobody."""
    client = browser(user)
    for address in addresses:
        with at_most(GET, f"{user.username} {address}"):
            assert client.get(address).status_code in {200, 404}


@contextmanager
def at_most(limit: int, what: str = "") -> Iterator[list[str]]:
    """Fail where more than `limit` queries are asked, those that begin and end transactions not counted."""
    asked: list[str] = []
    with CaptureQueriesContext(connection) as captured:
        yield asked
    asked += [query["sql"] for query in captured if not query["sql"].startswith(OF_TRANSACTIONS)]
    assert len(asked) <= limit, f"{what} {len(asked)} queries:\n" + "\n".join(sql[:160] for sql in asked)
