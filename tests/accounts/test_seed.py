from datetime import date

import pytest

from diemtua.accounts.actions import load
from diemtua.accounts.models import BodyGroup, Organisation, OrganisationSuccession
from diemtua.accounts.queries import (
    bearers_of,
    group_today,
    match_body,
    members_on,
    organisation_by_code,
    organisations_on,
)
from diemtua.law.vocabulary.organisations import OrganisationKind
from diemtua.places import actions as places

pytestmark = pytest.mark.django_db
SIGNED, TODAY = date(2023, 5, 22), date(2026, 3, 2)
IN_THE_PLAN = [
    ("Sở Tư pháp", "STP"),
    ("Sở Tư pháp - Cơ quan Thường trực của Hội đồng", "STP"),
    ("Sở Tư pháp (Trung tâm Trợ giúp pháp lý nhà nước)", "TTTGPL"),
    ("Trung tâm Trợ giúp pháp lý nhà nước", "TTTGPL"),
    ("Báo Cà Mau", "BAO"),
    ("Đài Phát thanh - Truyền hình", "DAI"),
    ("Đài Phát thanh - Truyền hình Cà Mau", "DAI"),
    ("Ủy ban nhân dân cấp huyện", "CAP-HUYEN"),
    ("Ủy ban nhân dân các huyện, thành phố Cà Mau (Ủy ban nhân dân cấp huyện)", "CAP-HUYEN"),
    ("Chủ tịch Ủy ban nhân dân cấp huyện", "CAP-HUYEN"),
    ("Ủy ban nhân dân cấp huyện, cấp xã", "CAP-HUYEN-XA"),
    ("cấp xã", "CAP-XA"),
    ("Ủy ban nhân dân cấp xã", "CAP-XA"),
    ("Ủy ban nhân dân các xã, phường, thị trấn (Ủy ban nhân dân cấp xã)", "CAP-XA"),
    ("Phòng Tư pháp", "PHONG-TP"),
    (
        "Các cơ quan, tổ chức, người có thẩm quyền thực hiện trợ giúp pháp lý trong hoạt động tố tụng[1]",
        "TO-TUNG",
    ),
    (
        "Thành viên Hội đồng phối hợp liên ngành về trợ giúp pháp lý trong hoạt động tố tụng của tỉnh Cà Mau",
        "TV-HDPH",
    ),
    ("Tòa án nhân dân tỉnh và cấp huyện", "TOA-AN"),
    ("các cơ quan, đơn vị có liên quan", "LIEN-QUAN"),
    ("các cơ quan, đơn vị, địa phương có liên quan", "LIEN-QUAN"),
    ("Văn phòng Ủy ban nhân dân tỉnh", "VP-UBND"),
    ("Ủy ban nhân dân tỉnh", "UBND-TINH"),
    ("Sở Lao động - Thương binh và Xã hội", "SLDTBXH"),
    ("Sở Nông nghiệp và Phát triển nông thôn", "SNNPTNT"),
    ("Ban Dân tộc", "BDT"),
    ("Bộ Chỉ huy Bộ đội Biên phòng tỉnh", "BCHBP"),
    ("các sở, ngành có liên quan", "SO-NGANH"),
    ("Các sở, ban, ngành có liên quan", "SO-NGANH"),
    ("các sở, ban, ngành tỉnh có liên quan", "SO-NGANH"),
    ("Đoàn Luật sư tỉnh", "DLS"),
    ("Sở Thông tin và Truyền thông", "STTTT"),
    ("Sở Nội vụ", "SNV"),
    ("Sở Tài chính", "STC"),
    ("Hội đồng phối hợp liên ngành về trợ giúp pháp lý trong hoạt động tố tụng", "HDPH"),
]


@pytest.fixture
def _bodies() -> None:
    places.load()
    load()


@pytest.mark.usefixtures("_bodies")
def test_every_body_of_the_plan_is_matched() -> None:
    found = [(words, match_body(words, SIGNED)) for words, _ in IN_THE_PLAN]
    assert [(words, body.code if body else None) for words, body in found] == IN_THE_PLAN


@pytest.mark.usefixtures("_bodies")
def test_districts_are_borne_by_their_communes_today() -> None:
    district = Organisation.objects.get(name="Ủy ban nhân dân huyện Năm Căn")
    assert bearers_of([district], SIGNED)[district.pk] == [district]
    assert [body.name for body in bearers_of([district], TODAY)[district.pk]] == [
        "Ủy ban nhân dân xã Đất Mới",
        "Ủy ban nhân dân xã Năm Căn",
        "Ủy ban nhân dân xã Tam Giang",
    ]


@pytest.mark.usefixtures("_bodies")
def test_collective_bodies_mean_other_bodies_today() -> None:
    districts = BodyGroup.objects.get(code="CAP-HUYEN")
    assert members_on(districts, SIGNED).count() == 9
    assert members_on(districts, TODAY).count() == 0
    assert group_today(districts, SIGNED) == districts
    assert group_today(districts, TODAY).code == "CAP-XA"
    assert members_on(group_today(districts, TODAY), TODAY).count() == 64
    assert members_on(BodyGroup.objects.get(code="CAP-XA"), SIGNED).count() == 101
    council = members_on(BodyGroup.objects.get(code="TV-HDPH"), TODAY)
    assert {body.code for body in council} == {
        "STP", "CAT", "STC", "TAT", "VKST", "BCHQS", "BAN-BP", "TTTGPL",
    }  # fmt: skip


def borne_today(code: str) -> list[Organisation]:
    body = organisation_by_code(code)
    return bearers_of([body], TODAY)[body.pk]


@pytest.mark.usefixtures("_bodies")
def test_departments_of_the_plan_have_bearers_today() -> None:
    now = {code: borne_today(code) for code in ("SNNPTNT", "BDT", "STTTT", "BAO", "DAI", "STP")}
    assert {code: [body.code for body in found] for code, found in now.items()} == {
        "SNNPTNT": ["SNNMT"], "BDT": ["SDTTG"], "STTTT": ["SKHCN"], "BAO": ["BAO-DAI"], "DAI": ["BAO-DAI"],
        "STP": ["STP"],
    }  # fmt: skip
    split = {body.code for body in borne_today("SLDTBXH")}
    assert split == {"SNV", "SNNMT", "SYT"}


@pytest.mark.usefixtures("_bodies")
def test_bodies_of_today_and_their_parents() -> None:
    assert organisations_on(TODAY, [OrganisationKind.COMMUNE]).count() == 64
    assert organisations_on(TODAY, [OrganisationKind.DISTRICT, OrganisationKind.JUSTICE_OFFICE]).count() == 0
    branch = organisation_by_code("CN1")
    assert (branch.parent, branch.register_prefix) == (organisation_by_code("TTTGPL"), "CN1")
    assert Organisation.objects.filter(valid_to__isnull=False, successions__isnull=True).exclude(
        kind__in=[OrganisationKind.COURT, OrganisationKind.PROCURACY]
    ).count() == 0  # fmt: skip
    assert OrganisationSuccession.objects.filter(old__valid_to__isnull=True).count() == 0


def test_loading_again_adds_nothing() -> None:
    places.load()
    shown: list[tuple[int, int]] = []
    assert load(lambda done, of: shown.append((done, of))) == Organisation.objects.count() + BodyGroup.objects.count()
    assert shown == [(1, 3), (2, 3), (3, 3)]
    Organisation.objects.filter(code="STP").update(phone="0290 000 000")
    assert load() == 0
    assert organisation_by_code("STP").phone == "0290 000 000"
