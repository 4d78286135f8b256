"""Erasing a case: no word of it is left in any room, and every figure stays as it was."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.models import CharField, JSONField, TextField
from django.test import Client

from diemtua.accounts.models import Organisation, User
from diemtua.cases.models import AidRequest, Case, Hearing, SimpleMatter, WorkEntry
from diemtua.cases.queries import listed, parties_of
from diemtua.dossiers.actions import ERASED, erase
from diemtua.dossiers.models import Dossier
from diemtua.law.processes.legal_aid_case.ending import ArchiveFile, CompleteCase, HandOverFile
from diemtua.law.processes.legal_aid_case.hearings import RecordHearingOutcome, ScheduleHearing
from diemtua.law.processes.legal_aid_case.reception import AnswerSimpleMatter
from diemtua.law.processes.legal_aid_case.work import RecordWork
from diemtua.law.vocabulary.hearings import HearingOutcome, Venue
from diemtua.law.vocabulary.work import Activity, Confirmer
from diemtua.people.details import SafeContactWish
from diemtua.people.models import Party, Person, PersonChange, Phone, SafeContact
from diemtua.plans.queries import Period, figures
from diemtua.shared.encryption import overwrite
from diemtua.workforce.models import Practitioner
from tests.cases.conftest import NOON, SAU, Do, Take
from tests.rows import Model, a_row, linked_models, sealed_fields

LATER = NOON + timedelta(days=800)
YEAR = Period(NOON.date().replace(month=1, day=1), NOON.date().replace(month=12, day=31))


@pytest.fixture
def archived(working: Dossier, do: Do, khai: Practitioner, desk_officer: User) -> Dossier:
    """A case with words in every place, long over."""
    worked = RecordWork(
        activity=Activity.V_H,
        began_at=NOON.replace(hour=6),
        ended_at=NOON.replace(hour=7),
        confirmer=next(iter(Confirmer)),
        confirmed_by="Ông Bảy trưởng ấp",
        note="Đo lại ranh đất",
    )
    do(worked, working, khai.user)
    do(ScheduleHearing(starts_at=NOON, venue=next(iter(Venue)), place="Phòng 2"), working, khai.user)
    hearing = Hearing.objects.get(case__dossier=working)
    said = RecordHearingOutcome(hearing=hearing.pk, outcome=next(iter(HearingOutcome)), cause=None, note="Bà Sáu vắng")
    do(said, working, khai.user)
    do(CompleteCase(result="Hòa giải thành."), working, khai.user)
    do(HandOverFile(pages=42, missing="Giấy tờ gốc người dân giữ."), working, khai.user)
    do(ArchiveFile(shelf="Kho A"), working, desk_officer)
    return working


def forget(dossier: Dossier, by: User, at: datetime = LATER) -> None:
    erase(dossier, by=by, document="12/QĐ-TTTGPL", at=at)


def test_erased_case_keeps_no_word(archived: Dossier, head: User) -> None:
    forget(archived, head)
    archived.refresh_from_db()
    request = AidRequest.objects.get(dossier=archived)
    case = Case.objects.get(dossier=archived)
    work = WorkEntry.objects.filter(case=case)
    hearing = Hearing.objects.get(case=case)
    assert (archived.label, request.summary, request.read_back, case.category, hearing.note) == ("", "", "", "", "")
    assert [(line.confirmed_by, line.note) for line in work] == [("", ""), ("", "")]
    assert (request.beneficiary.full_name, request.beneficiary.born) == (ERASED, "1951")
    assert not Phone.objects.exists()


def test_erased_simple_matter_keeps_no_answer(take: Take, do: Do, desk_officer: User, head: User) -> None:
    dossier = take()
    do(AnswerSimpleMatter(answer="Bà Sáu nên hỏi xã"), dossier, desk_officer)
    forget(dossier, head)
    assert SimpleMatter.objects.get(request__dossier=dossier).answer == ""


def test_journal_of_an_erased_case_still_verifies(archived: Dossier, head: User) -> None:
    forget(archived, head)
    call_command("verify", verbosity=0)


def test_figures_stay_when_a_case_is_erased(archived: Dossier, head: User) -> None:
    before = figures(head, YEAR, LATER)
    forget(archived, head)
    assert figures(head, YEAR, LATER) == before
    assert before["GROUPS"].numerator == 1


def test_saving_an_erased_case_keeps_its_place_in_the_count(archived: Dossier, head: User) -> None:
    counted = Case.objects.get(dossier=archived).category_index
    forget(archived, head)
    Case.objects.get(dossier=archived).save()
    assert Case.objects.get(dossier=archived).category_index == counted != ""


def test_somebody_with_another_case_is_not_forgotten_but_the_erased_one_does_not_name_them(
    archived: Dossier, take: Take, head: User, centre: Organisation
) -> None:
    known = AidRequest.objects.get(dossier=archived).beneficiary
    other = take(beneficiary=known.pk)
    forget(archived, head)
    assert Person.objects.get(pk=known.pk).full_name == "Trần Thị Sáu"
    assert (list(parties_of(archived)), parties_of(other).count()) == ([], 1)
    assert [row.dossier_id for row in listed(head, {"text": "Trần Thị Sáu"}, LATER)] == [other.pk]


def test_erased_case_still_opens_and_stands_in_the_register_without_a_name(
    archived: Dossier, head: User, client: Client
) -> None:
    code = Case.objects.get(dossier=archived).code
    forget(archived, head)
    client.force_login(head)
    page = client.get(f"/vu-viec/{archived.uid}/")
    register = client.get("/so-thu-ly/TTTGPL/2026/3/").content.decode()
    assert page.status_code == 200
    assert "Thị Sáu" not in page.content.decode()
    assert ("Sáu" in register, code in register, "Đã xóa theo quyết định" in register) == (False, True, True)


# all that points to a dossier or a person, and what of it may stay: codes, numbers, moments, hashes, sealed words
MARK = "Ⓜ"
LINKED = linked_models(Dossier, Person)
STAYS = {
    "cases.case": {"code", "category_index", "shelf"},
    "council.report": {"figures", "lines"},
    "documents.attachment": {"sealed_name", "sha256"},
    "documents.paper": {"form", "sealed", "series", "number"},
    "documents.revision": {"sealed"},
    "dossiers.deadline": {"rule", "unit", "paused", "trace", "owed_by"},
    "dossiers.dossier": {
        "kind", "state", "head", "number", "facts", "rule_versions", "next_due_rule", "tracking_code",
    },
    "dossiers.dossierkey": {"wrapped"},
    "dossiers.entry": {"act", "state_before", "state_after", "data", "payload_digest", "prev_hash", "hash"},
    "dossiers.payload": {"sealed"},
    "dossiers.readrecord": {"what", "words", "prev_hash", "hash"},
    "dossiers.registerline": {"register"},
    "duty.proposal": {"placements", "missing", "dropped"},
    "duty.shift": {"reasons"},
    "people.personchange": {"fields"},
    "people.sensitiveground": {"category_index"},
    "workforce.conflictcheck": {"verdict", "basis", "found"},
    "workforce.engagement": {"ended_because"},
}  # fmt: skip


def words_of(model: Model) -> list[str]:
    """Columns in which somebody may have typed something."""
    stays = STAYS.get(model._meta.label_lower, set())
    texts = (CharField, TextField, JSONField)
    typed = [field for field in model._meta.concrete_fields if isinstance(field, texts) and not field.choices]
    return [field.name for field in typed if field.name not in stays]


def test_every_word_of_every_row_that_points_to_an_erased_case_is_gone(archived: Dossier, head: User) -> None:
    dossier = Dossier.objects.get(pk=archived.pk)
    known: dict[Model, Any] = {Dossier: dossier, Person: dossier.request.beneficiary}
    # a correction is written once
    a_row(PersonChange, known, reason=MARK)
    for model in LINKED:
        if model not in known:
            known[model] = model._base_manager.order_by("pk").first() or a_row(model, known)
    for person in Person.objects.filter(parties=None):
        a_row(Party, known | {Person: person})
    for model in LINKED:
        plant(model)
    assert {model: planted(model) for model in LINKED} == {model: set(words_of(model)) for model in LINKED}
    archived.refresh_from_db()
    forget(archived, head)
    assert {model: planted(model) for model in LINKED} == {model: set() for model in LINKED}


def plant(model: Model) -> None:
    """A mark in every word of every row."""
    sealed = {field.name for field in sealed_fields(model)}
    rows = model._base_manager.all()
    overwrite(rows, **{name: MARK for name in words_of(model) if name in sealed})
    plain = {name: MARK for name in words_of(model) if name not in sealed}
    if plain:
        rows.update(**plain)


def planted(model: Model) -> set[str]:
    """Columns in which the mark can be read."""
    return {name for name in words_of(model) for row in model._base_manager.all() if MARK in str(getattr(row, name))}


def test_nothing_readable_is_left_in_any_table(take: Take, do: Do, desk_officer: User, head: User) -> None:
    secret = "Đỗ Quyên"
    known = replace(
        SAU, full_name=secret, other_names=secret, address=secret, safe_contact=SafeContactWish(through=secret)
    )
    dossier = take(beneficiary=known, summary=secret)
    do(AnswerSimpleMatter(answer=secret), dossier, desk_officer)
    forget(dossier, head)
    assert not SafeContact.objects.exists()
    assert tables_with(secret) == []


def tables_with(text: str) -> list[str]:
    """Tables in which the text stands for everybody to read."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - names of our own tables
            if any(text in str(value) for row in cursor.fetchall() for value in row):
                found.append(table)
    return found
