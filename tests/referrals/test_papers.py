"""What the papers of a referral say: the groups of the day, the articles they rest on, who asked and who must."""

import re
import unicodedata
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from diemtua.accounts.models import Organisation
from diemtua.dossiers.models import Dossier
from diemtua.law.vocabulary.proceedings import ProceduralStatus
from diemtua.law.vocabulary.referrals import ReferralKind
from diemtua.referrals.models import Referral
from diemtua.referrals.printing import NOT_SURE, information_sheet, paper_of, sheet_data
from tests.referrals.conftest import Send

pytestmark = pytest.mark.django_db
ARTICLE_31, ARTICLE_7 = "khoản 3 Điều 31 Luật Trợ giúp pháp lý", "Điều 7 Thông tư liên tịch số 10/2018/TTLT"


def said(pdf: bytes) -> str:
    """The words of a paper without spaces, which lines break."""
    pages = [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", " ".join(pages)))


def holds(pdf: bytes, *words: str) -> list[bool]:
    found = said(pdf)
    return [re.sub(r"\s+", "", each) in found for each in words]


ASKED = "đã yêu cầu được trợ giúp pháp lý"


def words_of(dossier: Dossier, *words: str) -> list[bool]:
    referral = Referral.objects.select_related("sender", "dossier__office").get(dossier=dossier)
    return holds(paper_of(referral, referral.told), *words)


@pytest.mark.parametrize(
    ("on", "many", "minor", "trafficked"),
    [
        (date(2025, 6, 30), 14, "Người bị buộc tội từ đủ 16 tuổi", "Nạn nhân của hành vi mua bán người"),
        (date(2025, 7, 1), 14, "Người bị buộc tội từ đủ 16 tuổi", "Nạn nhân, người đang trong quá trình xác định"),
        (date(2026, 11, 23), 13, "Người từ đủ 16 tuổi đến dưới 18 tuổi là người bị tố giác", "Nạn nhân, người đang"),
    ],
)
def test_sheet_lists_the_groups_of_its_day_by_the_words_of_article_7(
    on: date, many: int, minor: str, trafficked: str
) -> None:
    data = sheet_data(on)
    *groups, last = data["entitled_groups"]
    assert (len(groups), last, data["groups_unread"]) == (many, NOT_SURE, "")
    assert [sum(each.startswith(start) for each in groups) for start in (minor, trafficked)] == [1, 1]
    assert [each for each in groups if each.startswith(("Người cao tuổi", "Trẻ em"))] == [
        "Trẻ em", "Người cao tuổi, có khó khăn về tài chính",
    ]  # fmt: skip


def test_sheet_of_a_wording_nobody_read_says_so_and_sends_people_to_the_centre() -> None:
    assert holds(information_sheet(date(2027, 1, 1), ()), "Điều 7 đã được sửa đổi") == [True]
    assert holds(information_sheet(date(2026, 12, 31), ()), "Điều 7 đã được sửa đổi", "phạm nhân", "hộ cận nghèo") == [
        False, True, True,
    ]  # fmt: skip


def test_sheet_says_where_to_ask(centre: Organisation) -> None:
    centre.phone = "0290 3 123 456"
    assert holds(information_sheet(date(2026, 11, 23), [centre]), centre.name, "0290 3 123 456") == [True, True]


def test_notice_names_its_articles_and_its_moments(send: Send) -> None:
    told = (ARTICLE_31, f"khoản 2 {ARTICLE_7}", ASKED, "22 giờ 40 phút", "23 giờ 40 phút")
    assert words_of(send(), *told) == [True] * 5


@pytest.mark.parametrize("status", [ProceduralStatus.EMERGENCY_HELD, ProceduralStatus.WITNESS, None])
def test_notice_of_who_is_not_named_rests_on_the_circular_alone(send: Send, status: ProceduralStatus | None) -> None:
    assert words_of(send(status=status), ARTICLE_31, f"khoản 2 {ARTICLE_7}") == [False, True]


def test_appointed_defence_is_asked_for_and_never_said_to_be_the_persons_wish(send: Send) -> None:
    paper = send(kind=ReferralKind.DEFENCE_APPOINTMENT, asked_at=None)
    told = (f"khoản 3 {ARTICLE_7}", "không mời người bào chữa", "cử ngay", ASKED, ARTICLE_31)
    assert words_of(paper, *told) == [True, True, True, False, False]


def test_information_says_that_nobody_asked_yet(send: Send) -> None:
    paper = send(kind=ReferralKind.INFORMATION, asked_at=None)
    told = (f"khoản 2 {ARTICLE_7}", "chưa có yêu cầu trợ giúp pháp lý", ARTICLE_31)
    assert words_of(paper, *told) == [True, True, False]


@pytest.mark.parametrize(("kind", "commune"), [("COMMUNE_INTRODUCTION", True), ("OTHER_BODY", False)])
def test_introduction_rests_on_article_42_and_of_a_commune_on_form_13(send: Send, kind: str, commune: bool) -> None:
    paper = send(kind=ReferralKind(kind), asked_at=None, status=ProceduralStatus.VICTIM)
    assert words_of(paper, "Điều 42 Luật Trợ giúp pháp lý", "Điều 17a Thông tư số 12/2018/TT-BTP", "Bị hại") == [
        True, commune, True,
    ]  # fmt: skip


def test_record_of_an_explanation_names_its_article(send: Send) -> None:
    assert words_of(send(kind=ReferralKind.RIGHT_EXPLAINED, asked_at=None), f"khoản 1 {ARTICLE_7}") == [True]


@pytest.mark.parametrize(
    ("kind", "signs"),
    [
        ("INVESTIGATION", "THỦ TRƯỞNG"), ("COURT", "CHÁNH ÁN"), ("PROCURACY", "VIỆN TRƯỞNG"), ("COMMUNE", "CHỦ TỊCH"),
        ("ASSOCIATION", "NGƯỜI ĐỨNG ĐẦU"),
    ],
)  # fmt: skip
def test_paper_is_signed_by_the_head_of_the_body_that_sends_not_by_a_director(
    send: Send, kind: str, signs: str
) -> None:
    sent = send(kind=ReferralKind.NOTICE)
    sender = sent.referral.sender
    sender.kind, sender.code = kind, "UBND-32167"
    body_alone = "/TB-UBND-32167" if kind != "COMMUNE" else "/TB-UBND"
    paper = paper_of(sent.referral, {"matter": "Trộm cắp tài sản. "})
    assert holds(paper, signs, "GIÁM ĐỐC", body_alone, "vụ việc: Trộm cắp tài sản; nay thông báo") == [
        True, False, True, True,
    ]  # fmt: skip
    assert holds(paper, "32167") == [kind != "COMMUNE"]


def test_sheet_stays_one_page_with_two_offices(centre: Organisation) -> None:
    sheet = information_sheet(date(2026, 11, 24), [centre, centre])
    assert len(PdfReader(BytesIO(sheet)).pages) == 1
