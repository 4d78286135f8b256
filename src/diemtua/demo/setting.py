"""Everything around the cases: places, bodies, users, practitioners, the plan."""

from collections.abc import Callable
from datetime import date, datetime

from django.contrib.auth.hashers import make_password

from diemtua.accounts.actions.seed import load as load_bodies
from diemtua.accounts.models import Organisation, RoleHeld, User
from diemtua.demo.cast import (
    ANSWERING,
    BRANCH_HEAD,
    CONTRACT_LAWYER,
    COUNCIL_MEMBER,
    LEGAL_AID_OFFICER,
    OTHER_OFFICER,
    SINCE,
    STAFF,
    Member,
    Post,
)
from diemtua.demo.stage import commune_called
from diemtua.law.vocabulary.aid import LegalField
from diemtua.law.vocabulary.practitioners import PractitionerKind
from diemtua.law.vocabulary.roles import Role
from diemtua.places.actions import load as load_places
from diemtua.rulebook.actions import seed as seed_rulebook
from diemtua.workforce.models import Practitioner

PASSWORD = "diem-tua-2026"  # noqa: S105 - printed for everybody who tries the demonstration
OFFICER, LAWYER = PractitionerKind.LEGAL_AID_OFFICER, PractitionerKind.CONTRACT_LAWYER
MORE = (
    Member("dung", "Lâm Quốc Dũng", "trợ giúp viên pháp lý", (Post(Role.PRACTITIONER, "TTTGPL"),)),
    Member("trang", "Võ Ngọc Trang", "trợ giúp viên pháp lý", (Post(Role.PRACTITIONER, "TTTGPL"),)),
    Member("phuc", "Đặng Minh Phúc", "luật sư ký hợp đồng", (Post(Role.PRACTITIONER, "TTTGPL"),)),
    Member("xuan", "Thạch Thị Xuân", "trợ giúp viên pháp lý, nói tiếng Khmer", (Post(Role.PRACTITIONER, "CN1"),)),
    Member("luan", "Trương Hữu Luân", "luật sư ký hợp đồng của Chi nhánh", (Post(Role.PRACTITIONER, "CN1"),)),
    COUNCIL_MEMBER,
    *ANSWERING,
)  # fmt: skip
CRIMINAL, CIVIL = [LegalField.CRIMINAL.value], [LegalField.CIVIL.value, LegalField.LAND.value]
TEAM: tuple[tuple[Member, PractitionerKind, str, list[str], list[str]], ...] = (
    (LEGAL_AID_OFFICER, OFFICER, "TGV.CM.07", CRIMINAL, ["VIETNAMESE"]),
    (OTHER_OFFICER, OFFICER, "TGV.CM.11", CIVIL, ["VIETNAMESE"]),
    (CONTRACT_LAWYER, LAWYER, "LS.4102", CRIMINAL + CIVIL, ["VIETNAMESE"]),
    (BRANCH_HEAD, OFFICER, "TGV.CM.03", CRIMINAL, ["VIETNAMESE"]),
    (MORE[0], OFFICER, "TGV.CM.12", [], ["VIETNAMESE"]),
    (MORE[1], OFFICER, "TGV.CM.14", CIVIL, ["VIETNAMESE"]),
    (MORE[2], LAWYER, "LS.5530", [], ["VIETNAMESE"]),
    (MORE[3], OFFICER, "TGV.CM.09", [], ["VIETNAMESE", "KHMER"]),
    (MORE[4], LAWYER, "LS.6127", CIVIL, ["VIETNAMESE"]),
)
# where they live, by user name: who stands nowhere here never said
HOMES = {
    "khai": "Xã Cái Nước", "ut": "Xã Năm Căn", "tam": "Phường An Xuyên", "nam": "Phường Bạc Liêu",
    "dung": "Phường Lý Văn Lâm", "trang": "Xã Đầm Dơi", "phuc": "Xã Trần Văn Thời", "xuan": "Xã Hồng Dân",
}  # fmt: skip
EVERYBODY = (*STAFF, *MORE)
# no such house and no such subscriber: whoever reads them on a public page sees that both are examples
OFFICES = {
    "TTTGPL": {
        "address": "Số 1 đường Thí Dụ (địa chỉ minh họa), phường An Xuyên, tỉnh Cà Mau",
        "phone": "0290 000 0001",
        "email": "trungtam@tgpl.example.vn",
    },
    "CN1": {
        "address": "Số 2 đường Thí Dụ (địa chỉ minh họa), phường Bạc Liêu, tỉnh Cà Mau",
        "phone": "0290 000 0002",
        "email": "chinhanh1@tgpl.example.vn",
    },
}


def set_the_scene(at: datetime, progress: Callable[[str], object]) -> list[Organisation]:
    """Load what a Centre stands in and its people. Returns the offices, the Centre first."""
    progress("Lịch làm việc, tham số")
    seed_rulebook(at)
    progress("Tỉnh, xã, phường")
    load_places()
    progress("Cơ quan, tổ chức")
    load_bodies()
    progress("Tài khoản, người thực hiện")
    # one hash for all: a good hash is slow on purpose, and everybody is told the same password anyway
    password = make_password(PASSWORD)
    for member in EVERYBODY:
        _join(member, password)
    for number, (member, kind, card, fields, languages) in enumerate(TEAM, start=201):
        _practitioner(member, kind, card, fields, languages, phone=f"0900 000 {number}")
    return [_furnished(code) for code in OFFICES]


def _furnished(code: str) -> Organisation:
    Organisation.objects.filter(code=code).update(**OFFICES[code])
    return Organisation.objects.get(code=code)


def _join(member: Member, password: str) -> None:
    user = User.objects.create(
        username=member.username, full_name=member.full_name, phone=member.phone, password=password
    )
    for post in member.posts:
        office = Organisation.objects.get(code=post.organisation)
        RoleHeld.objects.create(
            user=user, organisation=office, role=post.role, title=post.title, valid_from=SINCE, document="Dữ liệu mẫu"
        )


def _practitioner(
    member: Member, kind: PractitionerKind, card: str, fields: list[str], languages: list[str], *, phone: str
) -> None:
    post = next(post for post in member.posts if post.role is Role.PRACTITIONER)
    contract = {"contract_from": date(2025, 1, 1), "contract_to": date(2028, 1, 1)} if kind is LAWYER else {}
    Practitioner.objects.create(
        user=User.objects.get(username=member.username),
        full_name=member.full_name,
        kind=kind,
        office=Organisation.objects.get(code=post.organisation),
        card_number=card,
        card_valid_from=date(2020, 6, 1),
        appointed_on=date(2020, 6, 1),
        fields=fields,
        languages=languages,
        commune=commune_called(HOMES.get(member.username, "")),
        phone=phone,
        **contract,
    )
