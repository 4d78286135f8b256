"""Documents of the Council that were drafted outside the system: entered, with a scan, withdrawn, void."""

from datetime import date, timedelta
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from django.utils.timezone import localtime
from openpyxl import load_workbook

from diemtua.accounts.models import User
from diemtua.council.actions import enter_document
from diemtua.council.actions.documents import DocumentNotIssuedYet
from diemtua.council.queries import issued_papers, register_lines, why_over
from diemtua.documents.actions import NumberTaken
from diemtua.documents.models import Attachment, Paper
from diemtua.documents.queries import file_name
from diemtua.dossiers.actions import annul, erase, new_dossier
from diemtua.dossiers.models import Dossier
from diemtua.law.processes.council_document import EnterDocument, VoidDocument, WithdrawDocument
from diemtua.law.vocabulary.council import DocumentKind
from diemtua.shared.clock import now
from tests.cases.asking import browser, words
from tests.cases.conftest import Do
from tests.council.conftest import AFTER, Open
from tests.documents.conftest import upload

pytestmark = pytest.mark.django_db
PAGE = "/hoi-dong/van-ban/"
LATER = AFTER + timedelta(hours=1)
SUBJECT = "Hoạt động của Hội đồng năm 2026"


def typed(**said: Any) -> dict[str, Any]:
    asked = {
        "kernel_seen": 0, "kernel_key": str(uuid4()), "kind": "PLAN", "given": "12", "dated_on": "03/02/2026",
        "subject": SUBJECT, "signer_name": "Tô Hồng Vân", "signer_position": "Phó Chủ tịch Hội đồng",
    }  # fmt: skip
    return asked | said


def lines(user: User) -> list[tuple[str, str]]:
    rows = issued_papers(user, {}, AFTER.date()).order_by("pk")
    return [(line.code, line.paper.state_words(AFTER.date())) for line in register_lines(rows)]


def test_number_is_the_next_of_its_kind_and_year(enter_plan: Open, evaluator: User) -> None:
    enter_plan(given="2")
    enter_plan(), enter_plan(), enter_plan(kind=DocumentKind.LETTER), enter_plan(dated_on=date(2025, 3, 1))
    assert [code for code, _state in lines(evaluator)] == [
        "02/KH-HĐPH", "01/KH-HĐPH", "03/KH-HĐPH", "01/HĐPH", "01/KH-HĐPH",
    ]  # fmt: skip


def test_number_of_the_clerk_is_given_once(enter_plan: Open) -> None:
    enter_plan(given="7")
    with pytest.raises(NumberTaken):
        enter_plan(given="07")
    assert Paper.objects.count() == 1


@pytest.mark.parametrize(
    ("typed_sign", "code"),
    [
        ("KH-HĐPHLN", "53/KH-HĐPHLN"),
        (" /kh – hđphln", "53/KH-HĐPHLN"),
        ("KH-HĐPH", "53/KH-HĐPH"),
        ("kh-hđph", "53/KH-HĐPH"),
        ("TB-STP", "53/TB-STP"),
        ("", "53/KH-HĐPH"),
    ],
)
def test_document_stands_under_the_sign_it_bears(enter_plan: Open, evaluator: User, typed_sign: str, code: str) -> None:
    enter_plan(given="53", sign=typed_sign)
    assert [code for code, _state in lines(evaluator)] == [code]


def test_numbers_of_each_sign_run_apart_and_each_is_given_once(enter_plan: Open, evaluator: User) -> None:
    enter_plan(given="1", sign="KH-HĐPHLN")
    enter_plan(given="1", sign="TB-STP")
    enter_plan(given="1", sign="KH-HĐPH")
    for again in ("KH-HĐPHLN", "kh-hđphln", "KH-HĐPH", ""):
        with pytest.raises(NumberTaken):
            enter_plan(given="01", sign=again)
    enter_plan()
    assert [code for code, _state in lines(evaluator)] == [
        "01/KH-HĐPHLN", "01/TB-STP", "01/KH-HĐPH", "02/KH-HĐPH",
    ]  # fmt: skip


def test_document_of_a_day_to_come_is_not_entered(enter_plan: Open) -> None:
    with pytest.raises(DocumentNotIssuedYet):
        enter_plan(dated_on=AFTER.date() + timedelta(days=1))
    assert enter_plan(dated_on=AFTER.date()).number == "HĐPH.VB.01.2026"


def test_withdrawn_document_keeps_its_line_and_may_stand_again(enter_plan: Open, do: Do, evaluator: User) -> None:
    document = enter_plan()
    entry = do(WithdrawDocument(reason="Thay bằng Kế hoạch số 02"), document, evaluator, LATER)
    assert lines(evaluator) == [("01/KH-HĐPH", "Không còn hiệu lực")]
    page = words(browser(evaluator).get(f"{PAGE}{document.uid}/"))
    assert ("Thu hồi, bãi bỏ văn bản" in page, "dt-struck" in page) == (True, True)
    annul(entry, by=evaluator, reason="Ghi nhầm", at=LATER)
    assert lines(evaluator) == [("01/KH-HĐPH", "Đã vào số")]


@pytest.mark.parametrize("withdrawn", [True, False])
def test_document_entered_by_mistake_is_void_and_its_number_spent(
    enter_plan: Open, do: Do, evaluator: User, withdrawn: bool
) -> None:
    document = enter_plan()
    if withdrawn:
        do(WithdrawDocument(reason="Thay thế"), document, evaluator, LATER)
    do(VoidDocument(reason="Văn bản của cơ quan khác"), document, evaluator, LATER)
    enter_plan()
    assert lines(evaluator) == [("01/KH-HĐPH", "Đã hủy"), ("02/KH-HĐPH", "Đã vào số")]
    assert "Văn bản của cơ quan khác" in words(browser(evaluator).get(f"{PAGE}{document.uid}/"))


def test_whoever_reads_the_document_reads_why_it_holds_no_more(
    enter_plan: Open, do: Do, evaluator: User, court_member: User, stranger: User
) -> None:
    document = enter_plan()
    page = f"{PAGE}{document.uid}/"
    said = {"withdrawn": "Thay bằng Kế hoạch số 02", "void": "Văn bản của cơ quan khác", "annulled": "Ghi nhầm ngày"}

    def told(user: User) -> list[str]:
        shown = words(browser(user).get(page))
        return [what for what, reason in said.items() if reason in shown]

    assert why_over(document) == ""
    entry = do(WithdrawDocument(reason=said["withdrawn"]), document, evaluator, LATER)
    assert (told(court_member), told(evaluator), told(stranger)) == (["withdrawn"], ["withdrawn"], [])
    annul(entry, by=evaluator, reason=said["annulled"], at=LATER)
    assert told(court_member) == []
    document.refresh_from_db()
    do(VoidDocument(reason=said["void"]), document, evaluator, LATER)
    assert told(court_member) == ["void"]
    document.refresh_from_db()
    erase(document, by=evaluator, document="Quyết định số 1", at=LATER)
    assert (told(court_member), browser(court_member).get(page).status_code) == ([], 200)


def test_document_is_entered_with_its_scan_on_one_page(enter_plan: Open, evaluator: User, head: User) -> None:
    client = browser(evaluator)
    answer = client.post(f"{PAGE}ghi/", typed(scan=upload("Kế hoạch 12.pdf")))
    document = Dossier.objects.get(kind="council_document")
    assert (answer.status_code, answer["Location"]) == (302, f"{PAGE}{document.uid}/")
    assert [file_name(each) for each in Attachment.objects.all()] == ["Kế hoạch 12.pdf"]
    assert lines(evaluator) == [("12/KH-HĐPH", "Đã có bản ký")]
    scan = Attachment.objects.get()
    for user in (evaluator, head):
        shown = words(browser(user).get(PAGE))
        said = ("12/KH-HĐPH", "Tô Hồng Vân", "Phó Chủ tịch Hội đồng", SUBJECT, f"/tep/{scan.uid}/")
        assert [each for each in said if each not in shown] == []
    sheet = load_workbook(BytesIO(client.get(f"{PAGE}tai-excel/").content)).active
    row = [cell.value for cell in next(iter(sheet.iter_rows(min_row=3)))]
    assert row[3:8] == [SUBJECT, "Tô Hồng Vân", "Phó Chủ tịch Hội đồng", "Có", "Đã có bản ký"]
    assert "12/KH-HĐPH" in words(client.get(f"{PAGE}ban-in/"))


def test_document_drafted_outside_has_nothing_of_ours_to_print(enter_plan: Open, evaluator: User) -> None:
    enter_plan()
    paper, client = Paper.objects.get(), browser(evaluator)
    pages = [client.get(f"/van-ban/{paper.uid}/{what}").status_code for what in ("", "pdf/", "docx/")]
    assert pages == [200, 404, 404]
    assert [f"{paper.uid}/pdf/" in words(client.get(page)) for page in (PAGE, f"/van-ban/{paper.uid}/")] == [False] * 2


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"given": "12/KH-HĐPH"}, "Chỉ ghi số, ví dụ 05."),
        ({"given": "7"}, "đã dùng cho văn bản khác"),
        ({"sign": "53/KH-HĐPHLN"}, "Ký hiệu chỉ gồm chữ, số và dấu gạch nối"),
        ({"sign": "KH HĐPHLN"}, "Ký hiệu chỉ gồm chữ, số và dấu gạch nối"),
        ({"sign": "K" * 31}, "Ký hiệu chỉ gồm chữ, số và dấu gạch nối"),
        ({"sign": "tb-stp", "given": ""}, "Văn bản ký hiệu TB-STP không thuộc dãy số của hệ thống."),
        ({"subject": ""}, "Trích yếu"),
        ({"dated_on": f"{localtime(now()) + timedelta(days=2):%d/%m/%Y}"}, "chưa tới"),
        ({"scan": upload("ban-ky.pdf", b"MZ program")}, "Không nhận được tệp"),
    ],
)
def test_refused_form_keeps_what_was_typed(enter_plan: Open, evaluator: User, wrong: dict[str, Any], said: str) -> None:
    enter_plan(given="07")
    answer = browser(evaluator).post(f"{PAGE}ghi/", typed(**wrong))
    shown = words(answer)
    assert (answer.status_code, said in shown, "Tô Hồng Vân" in shown) == (422, True, True)
    assert (Dossier.objects.filter(kind="council_document").count(), Attachment.objects.count()) == (1, 0)


def test_form_sent_twice_enters_one_document(enter_plan: Open, evaluator: User) -> None:
    once, client = typed(), browser(evaluator)
    places = {client.post(f"{PAGE}ghi/", once | {"scan": upload()})["Location"] for _time in range(2)}
    assert (len(places), Paper.objects.count(), Attachment.objects.count()) == (1, 1, 1)


def test_document_needs_no_scan(enter_plan: Open, department: Any, evaluator: User) -> None:
    act = EnterDocument(
        kind=DocumentKind.NOTICE, dated_on=AFTER.date(), subject="Kết luận", signer_name="Hải", signer_position="x"
    )
    dossier = new_dossier("council_document", department)
    enter_document(act, dossier, None, by=evaluator, at=AFTER, key=uuid4())
    assert lines(evaluator) == [("01/TB-HĐPH", "Đã vào số")]


def test_documents_are_entered_by_the_standing_office_alone(enter_plan: Open, head: User, stranger: User) -> None:
    document = enter_plan()
    answers = [browser(user).get(f"{PAGE}ghi/").status_code for user in (head, stranger)]
    assert (answers, browser(stranger).get(f"{PAGE}{document.uid}/").status_code) == ([404, 404], 404)
