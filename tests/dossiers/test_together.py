"""Many people at once: numbers stay different and consecutive, and of two officers one is told of the other."""

import threading
from collections.abc import Callable
from datetime import datetime
from uuid import uuid4

import pytest
from django.db import connection

from diemtua.dossiers.actions import AlreadyChanged, new_dossier, perform
from diemtua.dossiers.models import Dossier, Entry, RegisterLine, RegisterSequence
from diemtua.dossiers.queries import record_read, verify
from tests.dossiers import process as p
from tests.dossiers.conftest import Office

HOW_MANY = 32


def at_once(*works: Callable[[], object]) -> list[BaseException]:
    """Do every piece of work in a thread and on a connection of its own, all starting together."""
    ready, raised = threading.Barrier(len(works)), []

    def run(work: Callable[[], object]) -> None:
        try:
            ready.wait(timeout=30)
            work()
        except Exception as error:
            raised.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[work]) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return raised


def accept(office: Office, dossier: Dossier, at: datetime) -> Callable[[], Entry]:
    own = Dossier.objects.get(pk=dossier.pk)
    office.desk.standing  # noqa: B018 - asked once, before the threads share it
    return lambda: perform(
        p.Accept(year=2026), own, by=office.desk, occurred_at=at, recorded_at=at, seen=1, key=uuid4()
    )


def test_parallel_acceptances_take_consecutive_numbers(shared_office: Office) -> None:
    dossiers = [shared_office.opened() for _ in range(HOW_MANY)]
    raised = at_once(*(accept(shared_office, each, shared_office.at) for each in dossiers))
    assert raised == []
    assert sorted(RegisterLine.objects.values_list("number", flat=True)) == list(range(1, HOW_MANY + 1))
    assert RegisterSequence.objects.get().last == HOW_MANY
    assert len(set(Dossier.objects.values_list("number", flat=True))) == HOW_MANY
    assert verify().breaks == ()


def test_two_officers_on_one_dossier(shared_office: Office) -> None:
    dossier = shared_office.opened()
    raised = at_once(*(accept(shared_office, dossier, shared_office.at) for _ in range(2)))
    assert [type(each) for each in raised] == [AlreadyChanged]
    assert "Yến đã “Nhận” lúc 09:13 20/11/2026" in str(raised[0])
    assert Entry.objects.filter(act="Accept").count() == 1


def test_one_page_sent_many_times_opens_one_dossier(shared_office: Office) -> None:
    key, office, at = uuid4(), shared_office, shared_office.at
    office.desk.standing  # noqa: B018 - asked once, before the threads share it
    found: list[int] = []

    def send() -> None:
        entry = perform(
            p.Open(speed=p.Speed.SLOW, story="kể"), new_dossier("test_matter", office.centre),
            by=office.desk, occurred_at=at, recorded_at=at, seen=0, key=key,
        )  # fmt: skip
        found.append(entry.pk)

    assert at_once(*[send] * 8) == []
    assert (Dossier.objects.count(), set(found), len(found)) == (1, {Entry.objects.get().pk}, 8)


@pytest.mark.usefixtures("transactional_db")
def test_many_windows_of_one_reader_make_one_chain(shared_office: Office) -> None:
    dossier, at = shared_office.opened(), shared_office.at
    raised = at_once(*[lambda: record_read(shared_office.head, dossier, "file", at)] * 4)
    assert raised == []
    assert (verify().readings, verify().breaks) == (4, ())
