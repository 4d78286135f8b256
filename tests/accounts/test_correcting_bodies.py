from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from diemtua.accounts import actions
from diemtua.accounts.enums import ChangeKind
from diemtua.accounts.models import AccountChange, Organisation, OrganisationSuccession, User
from diemtua.accounts.queries import bearers_of, changes_of_body, organisation_in_full
from diemtua.law.vocabulary.organisations import OrganisationKind
from diemtua.law.vocabulary.roles import Role
from tests.cast import give, organisation

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
TODAY, MAY = date(2026, 3, 2), date(2026, 5, 1)


def words(**given: Any) -> dict[str, Any]:
    empty: dict[str, Any] = dict.fromkeys(
        ("name", "short_name", "register_prefix", "phone", "email", "address", "note"), ""
    )
    return empty | {"valid_from": None, "valid_to": None, "unsure": False} | given


def test_body_is_added_once(administrator: User) -> None:
    given = words(name="Tòa án nhân dân khu vực 4 - Cà Mau")
    body = actions.add_body(code="TAKV4", kind=OrganisationKind.COURT, **given, by=administrator, at=NOW)
    assert (body.folded, [change.kind for change in changes_of_body(body)]) == (
        "toa an nhan dan khu vuc 4 ca mau", [ChangeKind.BODY_ADDED],
    )  # fmt: skip
    with pytest.raises(actions.CodeTaken, match="đã dùng"):
        actions.add_body(code="TAKV4", kind=OrganisationKind.COURT, **given, by=administrator, at=NOW)


def test_correction_remembers_what_was_before(administrator: User, branch: Organisation) -> None:
    same = {name: getattr(branch, name) for name in words()}
    actions.correct_body(branch, **same, by=administrator, at=NOW)
    assert list(changes_of_body(branch)) == []
    actions.correct_body(branch, **same | {"valid_from": MAY, "phone": "0291"}, by=administrator, at=NOW)
    assert changes_of_body(branch)[0].detail == {"before": {"phone": "", "valid_from": "2025-07-01"}}
    with pytest.raises(actions.PeriodEndsBeforeItStarts):
        actions.correct_body(branch, **same | {"valid_from": MAY, "valid_to": TODAY}, by=administrator, at=NOW)


def test_successor_bears_the_duties(administrator: User, branch: Organisation, centre: Organisation) -> None:
    Organisation.objects.filter(pk=branch.pk).update(valid_to=MAY)
    actions.name_successor(branch, centre, on=MAY, document="Quyết định số 9", by=administrator, at=NOW)
    full = organisation_in_full(branch.pk)
    assert bearers_of([full], MAY) == {full.pk: [centre]}
    assert [step.new for step in full.successions.all()] == [centre]
    for wrong in (centre, branch):
        with pytest.raises(actions.SuccessorNotPossible):
            actions.name_successor(branch, wrong, on=MAY, document="", by=administrator, at=NOW)
    assert OrganisationSuccession.objects.count() == 1


def test_pages_correct_bodies(client: Client, administrator: User, branch: Organisation) -> None:
    client.force_login(administrator)
    added = {"code": "VPLS-1", "kind": "PARTICIPATING", "name": "Văn phòng luật sư Ví Dụ"}
    assert client.post(reverse("accounts:add-body"), added).status_code == 302
    again = client.post(reverse("accounts:add-body"), added)
    assert (again.status_code, "Mã này đã dùng" in again.content.decode()) == (422, True)
    body = Organisation.objects.get(code="VPLS-1")
    correcting = reverse("accounts:correct-body", args=[body.pk])
    assert 'value="Văn phòng luật sư Ví Dụ"' in client.get(correcting).content.decode()
    client.post(correcting, {"name": body.name, "phone": "0290 111"})
    page = client.get(reverse("accounts:body", args=[body.pk])).content.decode()
    assert ("0290 111" in page, "Sửa thông tin cơ quan" in page) == (True, True)
    successor = {"new": branch.pk, "on": "01/05/2026"}
    assert client.get(reverse("accounts:name-successor", args=[body.pk])).status_code == 200
    assert client.post(reverse("accounts:name-successor", args=[body.pk]), successor).status_code == 302
    assert "Nhận nhiệm vụ từ" in client.get(reverse("accounts:body", args=[branch.pk])).content.decode()
    assert client.get(reverse("accounts:add-body")).status_code == 200


def test_others_read_or_find_nothing(client: Client, planner: User, head: User, branch: Organisation) -> None:
    correcting = [
        reverse("accounts:add-body"), reverse("accounts:correct-body", args=[branch.pk]),
        reverse("accounts:name-successor", args=[branch.pk]),
    ]  # fmt: skip
    give(planner, Role.ADMINISTRATOR, "CN1")
    client.force_login(planner)
    assert client.get(reverse("accounts:body", args=[branch.pk])).status_code == 200
    assert {client.get(address).status_code for address in correcting} == {404}
    client.force_login(head)
    assert client.get(reverse("accounts:body", args=[branch.pk])).status_code == 404
    assert AccountChange.objects.count() == 0
    assert organisation("CN1") == branch
