"""The database itself refuses to rewrite the journal."""

from datetime import datetime
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, models, transaction

from diemtua.accounts.models import Organisation, User
from diemtua.dossiers.models import Dossier, DossierKey, Entry, Erasure, Payload, RegisterLine
from diemtua.shared.clock import VIETNAM
from diemtua.shared.encryption import Sealed

AT = datetime(2026, 11, 20, 9, 12, tzinfo=VIETNAM)


@pytest.fixture
def entry(db: None) -> Entry:
    office = Organisation.objects.create(code="X", name="Trung tâm", kind="CENTRE")
    dossier = Dossier.objects.create(kind="none", office=office, tracking_code="K7QF3MVN92", opened_at=AT)
    entry = Entry.objects.create(dossier=dossier, version=1, act="Open", occurred_at=AT, recorded_at=AT, hash="0")
    Payload.objects.create(entry=entry, sealed="x")
    DossierKey.objects.create(dossier=dossier, destroyed_at=AT)
    by = User.objects.create(username="x")
    Erasure.objects.create(what="CONTACT", office=office, at=AT, row=uuid4(), by=by, document="01/QĐ")
    RegisterLine.objects.create(
        register="TV", office=office, year=2026, number=1, dossier=dossier, entry=entry, entered_at=AT, struck_at=AT
    )
    return entry


@pytest.mark.parametrize(
    ("model", "change"),
    [
        (Entry, {"act": "Other"}),
        (Payload, {"sealed": "y"}),
        (Erasure, {"document": "02/QĐ"}),
        (RegisterLine, {"number": 2}),
        (RegisterLine, {"struck_at": None}),
        (DossierKey, {"destroyed_at": None, "wrapped": Sealed("k:")}),
        (Dossier, {"tracking_code": "other"}),
    ],
)
@pytest.mark.usefixtures("entry")
def test_rewriting_is_refused(model: type[models.Model], change: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        model._base_manager.update(**change)


@pytest.mark.parametrize("table", ["entry", "payload", "registerline", "dossierkey", "dossier", "erasure"])
@pytest.mark.usefixtures("entry")
def test_removing_is_refused(table: str) -> None:
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        models.QuerySet(next(m for m in (Entry, Payload, RegisterLine, DossierKey, Dossier, Erasure)
                             if m._meta.model_name == table))._raw_delete("default")  # fmt: skip


def test_erasure_is_by_a_rule_or_on_a_decision(entry: Entry) -> None:
    office = entry.dossier.office
    with pytest.raises(IntegrityError, match="erasure_by_rule_or_on_a_decision"), transaction.atomic():
        Erasure.objects.create(what="CONTACT", office=office, at=AT)


def test_what_may_change_changes(entry: Entry) -> None:
    assert Dossier.objects.filter(pk=entry.dossier_id).update(state="OPEN", label="N. T. Đ.") == 1
