"""Which Centre acts (Law 11/2017, Điều 26): asked at intake, shown until it is decided, refusing nobody."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from diemtua.accounts.models import Organisation, User
from diemtua.cases.actions.reception import NothingNewToRecord
from diemtua.cases.models import AidRequest
from diemtua.cases.queries import scope_of
from diemtua.cases.web.entitlement import FactsForm
from diemtua.dossiers.models import Dossier
from diemtua.law.eligibility.territory import Place, Scope
from diemtua.law.processes.legal_aid_case.reception import RecordWhereabouts
from diemtua.law.vocabulary.proceedings import ProceduralStatus
from diemtua.law.vocabulary.reception import Locality, ReceptionChannel
from diemtua.people.actions import correct_person
from diemtua.people.queries import person_details
from diemtua.places.enums import UnitKind
from diemtua.places.models import Unit
from diemtua.places.queries import province_of
from tests.cases.asking import answers, browser, read, words
from tests.cases.conftest import ACCEPT, NOON, SAU, Do, Take
from tests.cases.test_pages import DESK, told
from tests.cast import organisation

pytestmark = pytest.mark.django_db
ON = NOON.date()
WHEREABOUTS = "/ho-so/%s/ghi-noi-cu-tru-noi-xay-ra-vu-viec/"


def unit(code: str, name: str, kind: UnitKind, parent: Unit | None = None, **more: Any) -> Unit:
    return Unit.objects.create(code=code, full_name=name, kind=kind, parent=parent, **more)


@pytest.fixture
def here(centre: Organisation) -> Unit:
    """A ward of the Centre's province, where the Centre stands."""
    province = unit("96", "Tỉnh Cà Mau", UnitKind.PROVINCE)
    ward = unit("31999", "Phường An Xuyên", UnitKind.WARD, province)
    centre.place = ward
    centre.save()
    return ward


@pytest.fixture
def elsewhere() -> Unit:
    """A commune of another province."""
    return unit("30001", "Xã Vĩnh Thuận", UnitKind.COMMUNE, unit("91", "Tỉnh An Giang", UnitKind.PROVINCE))


def found(dossier: Dossier) -> tuple[object, list[object]]:
    request = AidRequest.objects.select_related("dossier__office", "beneficiary", "sent_by").get(dossier=dossier)
    finding = scope_of(request, ON)
    return finding.result, [reason.code for reason in finding.reasons]


def test_commune_of_the_province_is_residence_here(take: Take, here: Unit) -> None:
    dossier = take(beneficiary=replace(SAU, commune_id=here.pk))
    assert found(dossier) == (Scope.WITHIN, [Place.LIVES_HERE])


@pytest.mark.parametrize(
    ("days", "scope"), [(1, (Scope.WITHIN, [Place.LIVES_HERE])), (0, (Scope.ASK, [Place.UNKNOWN]))]
)
def test_place_of_the_deciding_day_counts_not_a_later_one(
    take: Take, here: Unit, elsewhere: Unit, desk_officer: User, days: int, scope: tuple[object, list[object]]
) -> None:
    dossier = take(beneficiary=replace(SAU, commune_id=here.pk))
    sau = AidRequest.objects.get(dossier=dossier).beneficiary
    there = replace(person_details(sau), commune_id=elsewhere.pk, resides_from=ON + timedelta(days=days))
    correct_person(sau, there, by=desk_officer, at=NOON, reason="Chuyển nhà")
    facts = FactsForm({})
    assert facts.is_valid()
    lived = facts.facts(AidRequest.objects.get(dossier=dossier), "", ON).residence
    assert (lived, found(dossier)) == ((here if days else elsewhere).code, scope)


def test_matter_that_happened_here_is_within_wherever_somebody_lives(take: Take, here: Unit, elsewhere: Unit) -> None:
    dossier = take(beneficiary=replace(SAU, commune_id=elsewhere.pk), happened=Locality.HERE)
    assert found(dossier) == (Scope.WITHIN, [Place.HAPPENED_HERE])


def test_neither_here_is_to_be_transferred_and_unknown_is_asked(take: Take, here: Unit, elsewhere: Unit) -> None:
    away = replace(SAU, commune_id=elsewhere.pk)
    assert found(take(beneficiary=away, happened=Locality.ELSEWHERE)) == (Scope.TRANSFER, [Place.ELSEWHERE])
    assert found(take(lives=Locality.ELSEWHERE, happened=Locality.ELSEWHERE)) == (Scope.TRANSFER, [Place.ELSEWHERE])
    assert found(take(beneficiary=away)) == (Scope.ASK, [Place.UNKNOWN])
    assert found(take()) == (Scope.ASK, [Place.UNKNOWN])


def test_central_authority_may_ask_for_anybody(take: Take, here: Unit, do: Do, desk_officer: User) -> None:
    asked = take(lives=Locality.ELSEWHERE, happened=Locality.ELSEWHERE, channel=ReceptionChannel.CENTRAL_AUTHORITY)
    assert found(asked) == (Scope.WITHIN, [Place.CENTRAL])
    told_later = take(lives=Locality.ELSEWHERE, happened=Locality.ELSEWHERE)
    do(RecordWhereabouts(central=True), told_later, desk_officer)
    assert found(told_later) == (Scope.WITHIN, [Place.CENTRAL])


def test_residence_told_later_keeps_what_the_central_authority_asked(
    take: Take, here: Unit, do: Do, desk_officer: User
) -> None:
    dossier = take(lives=Locality.ELSEWHERE, happened=Locality.ELSEWHERE)
    do(RecordWhereabouts(central=True), dossier, desk_officer)
    left_open = {"happened": "", "proceedings": "", "central": ""}
    browser(desk_officer).post(WHEREABOUTS % dossier.uid, answers(dossier, lives="HERE", **left_open))
    assert found(dossier) == (Scope.WITHIN, [Place.LIVES_HERE, Place.CENTRAL])


def test_request_of_the_central_authority_noted_by_mistake_is_taken_back(
    take: Take, here: Unit, do: Do, desk_officer: User
) -> None:
    away = {"lives": Locality.ELSEWHERE, "happened": Locality.ELSEWHERE}
    dossier = take(**away, channel=ReceptionChannel.CENTRAL_AUTHORITY)
    do(RecordWhereabouts(central=False), dossier, desk_officer)
    assert found(dossier) == (Scope.TRANSFER, [Place.ELSEWHERE])


def test_proceedings_in_the_province_ask_a_person(
    take: Take, here: Unit, elsewhere: Unit, do: Do, desk_officer: User
) -> None:
    police = organisation("CQCSDT")
    police.place = here
    police.save()
    notice = {"channel": ReceptionChannel.PROCEEDINGS_NOTICE, "sent_by": police.pk, "status": ProceduralStatus.REMANDED}
    away = {"beneficiary": replace(SAU, commune_id=elsewhere.pk), "happened": Locality.ELSEWHERE}
    assert found(take(**away, **notice)) == (Scope.ASK, [Place.PROCEEDINGS_HERE])
    told_later = take(**away)
    do(RecordWhereabouts(proceedings=Locality.HERE), told_later, desk_officer)
    assert found(told_later) == (Scope.ASK, [Place.PROCEEDINGS_HERE])


def test_what_is_told_later_counts_before_what_was_told_first(
    take: Take, here: Unit, do: Do, desk_officer: User
) -> None:
    dossier = take(beneficiary=replace(SAU, commune_id=here.pk), happened=Locality.ELSEWHERE)
    do(RecordWhereabouts(lives=Locality.ELSEWHERE), dossier, desk_officer)
    assert found(dossier) == (Scope.TRANSFER, [Place.ELSEWHERE])


@pytest.mark.parametrize(
    "told",
    [{}, {"lives": Locality.HERE}, {"happened": Locality.ELSEWHERE, "lives": Locality.HERE}],
    ids=["nothing", "one thing known", "all of it known"],
)
def test_nothing_new_is_not_recorded(take: Take, do: Do, here: Unit, desk_officer: User, told: dict[str, Any]) -> None:
    dossier = take(lives=Locality.HERE, happened=Locality.ELSEWHERE)
    with pytest.raises(NothingNewToRecord):
        do(RecordWhereabouts(**told), dossier, desk_officer)
    assert Dossier.objects.get(pk=dossier.pk).version == 1
    do(RecordWhereabouts(**told, central=True), dossier, desk_officer)
    assert Dossier.objects.get(pk=dossier.pk).version == 2


def test_empty_page_of_whereabouts_says_what_is_missing(take: Take, here: Unit, desk_officer: User) -> None:
    dossier = take()
    refused = browser(desk_officer).post(
        WHEREABOUTS % dossier.uid, answers(dossier, lives="", happened="", proceedings="")
    )
    assert (refused.status_code, "Chưa có điều gì mới để ghi." in words(refused)) == (422, True)


def test_units_lie_in_provinces_that_stand(here: Unit, elsewhere: Unit) -> None:
    gone = unit("95", "Tỉnh Bạc Liêu", UnitKind.PROVINCE, valid_to=ON.replace(year=2025))
    former = unit("31800", "Xã Vĩnh Mỹ", UnitKind.COMMUNE, unit("958", "Huyện Hòa Bình", UnitKind.DISTRICT, gone))
    district = unit("966", "Huyện Đầm Dơi", UnitKind.DISTRICT, here.parent)
    below = unit("32150", "Xã Tân Duyệt", UnitKind.COMMUNE, district)
    units = [here, here.parent, below, elsewhere, former, None]
    provinces = [here.parent_id, here.parent_id, here.parent_id, elsewhere.parent_id, None, None]
    assert [province_of(each, ON) for each in units] == provinces
    assert province_of(former, ON.replace(year=2024)) == gone.pk


def test_desk_asks_and_the_page_offers_the_transfer(rulebook: None, here: Unit, desk_officer: User, head: User) -> None:
    client = browser(desk_officer)
    client.post(DESK, told(**{"viec-lives": "ELSEWHERE", "viec-happened": "ELSEWHERE"}))
    dossier = Dossier.objects.get()
    page = read(client, f"/vu-viec/{dossier.uid}/")
    assert "Luật TGPL, Điều 26 khoản 1; Luật TGPL, Điều 35" in page
    assert ("hãy đề nghị lãnh đạo chuyển" in page, "/chuyen-yeu-cau/?reason=" in page) == (True, False)
    led = words(browser(head).get(f"/vu-viec/{dossier.uid}/"))
    assert f"/ho-so/{dossier.uid}/chuyen-yeu-cau/?reason=Kh" in led
    form = words(browser(head).get(f"/ho-so/{dossier.uid}/chuyen-yeu-cau/", {"reason": "Không cư trú tại địa phương"}))
    assert "Không cư trú tại địa phương</textarea>" in form


def test_scope_is_shown_with_the_decision_and_no_more_after_it(
    take: Take, do: Do, here: Unit, desk_officer: User
) -> None:
    dossier = take(lives=Locality.ELSEWHERE, happened=Locality.ELSEWHERE)
    client = browser(desk_officer)
    for page in ("dien", "thu-ly"):
        assert "Chuyển đến tổ chức có thẩm quyền" in words(client.get(f"/vu-viec/{dossier.uid}/{page}/"))
    where = client.post(WHEREABOUTS % dossier.uid, answers(dossier, lives="HERE", central=""))
    assert where.status_code == 302
    dossier.refresh_from_db()
    assert "Thuộc phạm vi của Trung tâm" in words(client.get(f"/vu-viec/{dossier.uid}/"))
    do(ACCEPT, dossier, desk_officer)
    assert "Phạm vi trợ giúp của Trung tâm" not in words(client.get(f"/vu-viec/{dossier.uid}/"))
