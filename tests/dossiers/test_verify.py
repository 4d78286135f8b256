"""`verify` names the first broken, missing or cut link, whatever was tampered with."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction

from diemtua.dossiers.actions import anchor, erase
from diemtua.dossiers.models import Anchor, AnchorHead, Dossier, Entry, Payload, ReadRecord
from diemtua.dossiers.queries import Break, record_read, verify
from diemtua.dossiers.queries import reading as reading_module
from tests.dossiers import process as p
from tests.dossiers.conftest import Office


@contextmanager
def intruder() -> Iterator[Any]:
    """Somebody with the database in hand: no triggers, no keys between tables. All is put back afterwards."""
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL session_replication_role = replica")
        else:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            for (name,) in cursor.fetchall():
                cursor.execute(f"DROP TRIGGER {name}")
        yield cursor
        transaction.set_rollback(True)


def broken() -> list[tuple[str, int]]:
    return [(each.subject.split(":")[0], each.version) for each in verify().breaks]


@pytest.fixture
def story(office: Office) -> Office:
    dossier = office.over()
    office.opened()
    for minute in range(3):
        record_read(office.head, dossier, "file", office.at + timedelta(minutes=minute))
    record_read(office.desk, dossier, "file", office.at)
    anchor(office.at)
    office.accepted()
    anchor(office.at + timedelta(days=1))
    return office


def test_an_untouched_story_is_whole(story: Office) -> None:
    found = verify()
    assert (found.entries, found.readings, found.anchors, found.breaks) == (7, 4, 2, ())
    assert AnchorHead.objects.filter(anchor__seq=2, subject__startswith="dossier").count() == 1


def test_an_erased_dossier_is_whole(story: Office) -> None:
    erase(Dossier.objects.get(state="GOOD"), by=story.head, document="1", at=story.at + timedelta(days=2))
    assert verify().breaks == ()


@pytest.mark.parametrize(
    ("statement", "where"),
    [
        ("UPDATE dossiers_entry SET act = 'Other' WHERE version = 2 AND dossier_id = {d}", ("dossier", 2)),
        ("UPDATE dossiers_entry SET hash = 'x' WHERE version = 2 AND dossier_id = {d}", ("dossier", 2)),
        ("UPDATE dossiers_entry SET prev_hash = 'x' WHERE version = 2 AND dossier_id = {d}", ("dossier", 2)),
        ("UPDATE dossiers_payload SET sealed = 'x' WHERE entry_id = {e}", ("dossier", 2)),
        ("DELETE FROM dossiers_payload WHERE entry_id = {e}", ("dossier", 2)),
        ("UPDATE dossiers_entry SET version = 9 WHERE version = 2 AND dossier_id = {d}", ("dossier", 2)),
        ("UPDATE dossiers_dossier SET head = 'x' WHERE id = {d}", ("dossier", 4)),
        ("UPDATE dossiers_readrecord SET what = 'x' WHERE seq = 2", ("reads", 2)),
        ("DELETE FROM dossiers_readrecord WHERE seq = 1 AND user_id = {u}", ("reads", 1)),
        ("UPDATE dossiers_anchor SET digest = 'x' WHERE seq = 1", ("anchors", 1)),
        ("UPDATE dossiers_anchor SET seq = 5 WHERE seq = 2", ("anchors", 2)),
        ("UPDATE dossiers_anchorhead SET version = 1 WHERE subject LIKE 'reads:{u}%%'", ("anchors", 1)),
    ],
)
def test_tampering_is_named(story: Office, statement: str, where: tuple[str, int]) -> None:
    entry = Entry.objects.get(version=2, dossier__state="GOOD")
    with intruder() as cursor:
        cursor.execute(statement.format(d=entry.dossier_id, e=entry.pk, u=story.head.pk), [])
        assert broken()[0] == where


def test_a_journal_cut_at_its_end_is_named_even_with_its_head_forged(story: Office) -> None:
    dossier = Dossier.objects.get(state="GOOD")
    third = Entry.objects.get(dossier=dossier, version=3)
    with intruder() as cursor:
        cursor.execute(
            "DELETE FROM dossiers_payload WHERE entry_id IN (SELECT id FROM dossiers_entry WHERE version = 4)"
        )
        cursor.execute("DELETE FROM dossiers_entry WHERE version = 4")
        assert broken()[0] == ("dossier", 4)
        cursor.execute("UPDATE dossiers_dossier SET version = 3, head = %s WHERE id = %s", [third.hash, dossier.pk])
        assert verify().breaks == (
            Break(f"dossier:{dossier.uid}", 4, "mục này đã được neo nhưng nay không còn hoặc đã khác"),
        )


def test_readings_cut_at_their_end_are_named(story: Office) -> None:
    with intruder() as cursor:
        cursor.execute("DELETE FROM dossiers_readrecord WHERE seq = 3")
        assert broken() == [("reads", 3)]


def test_a_dossier_without_journal_is_named(story: Office) -> None:
    newest = Dossier.objects.latest("pk")
    with intruder() as cursor:
        cursor.execute("DELETE FROM dossiers_entry WHERE dossier_id = %s", [newest.pk])
        assert broken()[0] == ("dossier", 2)


def test_anchors_of_another_key_are_named(story: Office, settings: Any) -> None:
    settings.ANCHOR_KEY = "another"
    assert broken() == [("anchors", 1)]


def test_commands_anchor_export_and_verify(story: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    export = tmp_path / "anchors.jsonl"
    call_command("anchor", export=export)
    call_command("anchor")
    call_command("verify", against=export)
    assert capsys.readouterr().out.endswith("7 mục nhật ký, 4 lượt xem, 4 mốc neo.\nNguyên vẹn.\n")
    with intruder() as cursor:
        cursor.execute(
            "DELETE FROM dossiers_anchorhead WHERE anchor_id IN (SELECT id FROM dossiers_anchor WHERE seq > 2)"
        )
        cursor.execute("DELETE FROM dossiers_anchor WHERE seq > 2")
        call_command("verify")
        with pytest.raises(CommandError):
            call_command("verify", against=export)
    assert "mốc neo không khớp với bản đã xuất" in capsys.readouterr().out


def test_two_windows_reading_at_once_find_their_places(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    dossier = office.opened()
    record_read(office.head, dossier, "file", office.at)
    append = reading_module._append
    tries: list[int] = []

    def late(*given: Any) -> ReadRecord:
        tries.append(1)
        if len(tries) == 1:
            raise IntegrityError
        return append(*given)

    monkeypatch.setattr(reading_module, "_append", late)
    assert record_read(office.head, dossier, "file", office.at).seq == 2
    monkeypatch.setattr(reading_module, "_append", lambda *_: (_ for _ in ()).throw(IntegrityError))
    with pytest.raises(IntegrityError, match="found no place"):
        record_read(office.head, dossier, "file", office.at)
    assert verify().breaks == ()


def test_nothing_typed_is_in_the_clear(office: Office) -> None:
    office.act(p.Finish(good=True, words="Bí mật"), office.assigned(), office.worker)
    assert "Bí mật" not in str([list(each.objects.values()) for each in (Entry, Payload, Dossier, Anchor)])
