"""Encrypted fields: what the database sees, what opens, what is refused."""

import base64
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.exceptions import FieldError, ImproperlyConfigured
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from diemtua.shared import encryption
from diemtua.shared.encryption import Sealed, ValueNeedsItsRow, ValueNotOpened
from tests.shared.encrypted_model import Secret

OLD, NEW = (f"{name}:{base64.b64encode(name.encode() * 32)[:44].decode()}" for name in ("a", "b"))


@pytest.fixture
def table(transactional_db: None) -> Iterator[None]:
    with connection.schema_editor() as editor:
        editor.create_model(Secret)
    yield
    with connection.schema_editor() as editor:
        editor.delete_model(Secret)


@pytest.fixture(autouse=True)
def keys(settings: Any) -> None:
    settings.FIELD_KEYS = [OLD]


def stored(row: Secret) -> tuple[str, str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT note, facts FROM shared_tests_secret WHERE id = %s", [row.pk])
        found: tuple[str, str] = cursor.fetchone()
    return found


@pytest.mark.usefixtures("table")
def test_row_written_is_sealed_and_opens_again() -> None:
    row = Secret.objects.create(note="bị tạm giữ", facts={"ground": "A1", "years": [2025]})
    assert [value.split(":")[0] for value in stored(row)] == ["a", "a"]
    again = Secret.objects.get()
    assert (again.note, again.facts) == ("bị tạm giữ", {"ground": "A1", "years": [2025]})


@pytest.mark.usefixtures("table")
@pytest.mark.parametrize("note", [None, ""])
def test_nothing_and_empty_stay_different(note: str | None) -> None:
    Secret.objects.create(note=note)
    assert Secret.objects.get().note == note
    assert Secret.objects.filter(note__isnull=True).exists() == (note is None)


@pytest.mark.usefixtures("table")
def test_value_of_another_row_does_not_open() -> None:
    one, two = Secret.objects.create(note="một"), Secret.objects.create(note="hai")
    Secret.objects.filter(pk=two.pk).update(note=Sealed(stored(one)[0]))
    with pytest.raises(ValueNotOpened):
        _ = Secret.objects.get(pk=two.pk).note


@pytest.mark.usefixtures("table")
def test_deferred_and_untouched_values_survive_saving() -> None:
    row = Secret.objects.create(note="một")
    assert Secret.objects.defer("note").get().note == "một"
    before = stored(row)
    Secret.objects.get().save()
    assert stored(row) == before


@pytest.mark.usefixtures("table")
def test_wrong_key_raises_and_never_shows_ciphertext(settings: Any) -> None:
    Secret.objects.create(note="kín")
    row = Secret.objects.get()
    settings.FIELD_KEYS = [NEW]
    with pytest.raises(ValueNotOpened):
        _ = row.note
    settings.FIELD_KEYS = ["a:" + NEW.split(":")[1]]
    with pytest.raises(ValueNotOpened):
        _ = row.note
    assert str(Secret.objects.values_list("note", flat=True)[0]) == "<sealed>"


@pytest.mark.usefixtures("table")
def test_damaged_value_raises() -> None:
    row = Secret.objects.create(note="kín")
    Secret.objects.filter(pk=row.pk).update(note=Sealed("a:not base64"))
    with pytest.raises(ValueNotOpened):
        _ = Secret.objects.get().note


@pytest.mark.usefixtures("table")
def test_update_with_a_plain_value_is_refused() -> None:
    with pytest.raises(ValueNeedsItsRow):
        Secret.objects.update(note="lộ")
    assert Secret.objects.update(note=None) == 0


@pytest.mark.parametrize("lookup", ["note", "note__contains", "facts__key", "note__in"])
def test_searching_is_refused(lookup: str) -> None:
    with pytest.raises(FieldError):
        Secret.objects.filter(**{lookup: "x"})


@pytest.mark.usefixtures("table")
def test_rotation_frees_the_old_key(settings: Any) -> None:
    first, empty = Secret.objects.create(note="một", facts=[1]), Secret.objects.create(note=None, facts=[])
    settings.FIELD_KEYS = [NEW, OLD]
    Secret.objects.create(note="hai")
    assert encryption.rotate(Secret, batch=1) == 2
    assert encryption.rotate(Secret) == 0
    settings.FIELD_KEYS = [NEW]
    assert Secret.objects.get(pk=first.pk).note == "một"
    assert Secret.objects.get(pk=empty.pk).note is None


@pytest.mark.usefixtures("table")
def test_rotation_leaves_a_row_changed_meanwhile(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    row = Secret.objects.create(note="cũ")
    settings.FIELD_KEYS = [NEW, OLD]
    stale = Secret.objects.get()
    row.note = "mới"
    row.save()
    monkeypatch.setattr(encryption, "_rows", lambda *_: iter([stale]))
    assert encryption.rotate(Secret) == 0
    assert Secret.objects.get().note == "mới"


@given(st.binary(), st.text())
def test_sealing_round_trip(plain: bytes, about: str) -> None:
    key = encryption.new_key()
    assert encryption.decrypt(encryption.encrypt(plain, about, key=key), about, key=key) == plain
    assert encryption.unseal(encryption.seal(plain, about), about) == plain


def test_blind_index_depends_on_text_purpose_and_key(settings: Any) -> None:
    index = encryption.blind_index("012345678901", "cccd")
    assert index == encryption.blind_index("012345678901", "cccd")
    assert len({index, encryption.blind_index("012345678901", "phone"), encryption.blind_index("1", "cccd")}) == 3
    settings.INDEX_KEY = "another"
    assert encryption.blind_index("012345678901", "cccd") != index
    assert encryption.blind_index("", "cccd") == ""


@pytest.mark.parametrize("lines", [[], ["a:c2hvcnQ="], [":" + OLD[2:]]])
def test_unusable_key_ring_is_named(settings: Any, lines: list[str]) -> None:
    settings.FIELD_KEYS = lines
    with pytest.raises(ImproperlyConfigured):
        encryption.key_ring()


def test_class_attribute_is_the_descriptor() -> None:
    assert Secret.note.field.name == "note"
    assert Secret(uid=uuid.uuid4(), note="một").note == "một"


def test_typed_values_are_taken_as_they_are() -> None:
    field = Secret._meta.get_field("note")
    assert field.to_python(" một ") == " một "
    with pytest.raises(FieldError):
        field.get_transform("length")
