"""Every form is drawn, as PDF and as Word, with the same words."""

import re
import unicodedata
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from pypdf import PdfReader

from diemtua.documents.rendering.compose import PaperDataMissing, PaperDataUnknown, compose
from diemtua.documents.rendering.form import GAP, PLACEHOLDER, blanks, forms
from diemtua.documents.rendering.pdf import pdf
from diemtua.documents.rendering.sheet import Sheet, date_in_words
from diemtua.documents.rendering.word import docx
from diemtua.law.processes.council import COUNCIL_DECISION, COUNCIL_MEETING
from diemtua.law.processes.council_document import COUNCIL_DOCUMENT
from diemtua.law.processes.council_report import COUNCIL_REPORT
from diemtua.law.processes.legal_aid_case import LEGAL_AID_CASE
from tests.documents.examples import full_data

KEYS = sorted(forms())
PROCESSES = (LEGAL_AID_CASE, COUNCIL_MEETING, COUNCIL_DECISION, COUNCIL_REPORT, COUNCIL_DOCUMENT)
ISSUED = [key for key in KEYS if forms()[key].layout == "issued"]
LETTERS = (
    "aàảãáạ ăằẳẵắặ âầẩẫấậ eèẻẽéẹ êềểễếệ iìỉĩíị oòỏõóọ ôồổỗốộ ơờởỡớợ uùủũúụ ưừửữứự yỳỷỹýỵ đ "
    "AÀẢÃÁẠ ĂẰẲẴẮẶ ÂẦẨẪẤẬ EÈẺẼÉẸ ÊỀỂỄẾỆ IÌỈĨÍỊ OÒỎÕÓỌ ÔỒỔỖỐỘ ƠỜỞỠỚỢ UÙỦŨÚỤ ƯỪỬỮỨỰ YỲỶỸÝỴ Đ"
)


def filled(key: str, **more: Any) -> Sheet:
    return compose(forms()[key], full_data(forms()[key]) | more)


def pdf_words(sheet: Sheet) -> str:
    pages = [page.extract_text() for page in PdfReader(BytesIO(pdf(sheet))).pages]
    return squeezed(" ".join(pages))


def docx_words(sheet: Sheet) -> str:
    document = Document(BytesIO(docx(sheet)))
    texts = [node.text for node in document.element.body.iter() if node.tag.endswith("}t") and node.text]
    return squeezed("".join(texts))


def squeezed(text: str) -> str:
    """Without the spaces, rules and dots that only belong to one of the two drawings."""
    return re.sub(r"[\s\u00a0─☐☒]+", "", unicodedata.normalize("NFC", text))


def sheet_words(sheet: Sheet) -> list[str]:
    texts = [sheet.about, sheet.subject, *sheet.to, *sheet.recipients, *(one.name for one in sheet.signatures)]
    for block in sheet.blocks:
        texts += [block.text if block.kind != "qr" else "", block.lead, *(cell for row in block.rows for cell in row)]
    return [squeezed(text) for text in texts if text]


@pytest.mark.parametrize("key", KEYS)
def test_form_speaks_only_of_declared_blanks(key: str) -> None:
    form = forms()[key]
    assert [name for name in (*form.needs, *form.may) if name not in blanks()] == []
    assert [name for name in form.needs if name in form.may] == []


def test_every_declared_blank_is_used_by_a_form() -> None:
    used = {name for form in forms().values() for name in (*form.needs, *form.may)}
    assert sorted(set(blanks()) - used) == []


@pytest.mark.parametrize("key", KEYS)
def test_pdf_and_word_carry_every_word_of_the_sheet(key: str) -> None:
    sheet = filled(key).numbered("15", date(2026, 3, 5))
    printed, written = pdf_words(sheet), docx_words(sheet)
    assert [text for text in sheet_words(sheet) if text not in printed] == []
    assert [text for text in sheet_words(sheet) if text not in written] == []
    assert not PLACEHOLDER.search(printed)


@pytest.mark.parametrize("key", ISSUED)
def test_issued_paper_has_the_head_of_decree_30(key: str) -> None:
    sheet = filled(key).numbered("15", date(2026, 3, 5))
    for words in (pdf_words(sheet), docx_words(sheet)):
        assert squeezed("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") in words
        assert squeezed("Độc lập - Tự do - Hạnh phúc") in words
        assert squeezed("Cà Mau, ngày 05 tháng 3 năm 2026") in words
        assert (squeezed(f"Số: 15/{sheet.symbol}") in words) is forms()[key].numbered
        assert squeezed("SỞ TƯ PHÁP TỈNH CÀ MAU") in words


@pytest.mark.parametrize("key", KEYS)
def test_blank_form_can_be_printed_for_a_pen(key: str) -> None:
    sheet = compose(forms()[key], {}, blank=True)
    assert len(PdfReader(BytesIO(pdf(sheet))).pages) <= 2
    assert docx_words(sheet)


def test_every_vietnamese_letter_survives_the_pdf() -> None:
    sheet = filled("TT12-08", reason=LETTERS)
    assert [letter for letter in LETTERS.replace(" ", "") if letter not in pdf_words(sheet)] == []
    assert squeezed(LETTERS) in docx_words(sheet)


def test_pdf_declares_pdf_a_and_embeds_only_our_face() -> None:
    made = pdf(filled("TT08-14"))
    assert b"pdfaid:part" in made
    fonts = PdfReader(BytesIO(made)).pages[0]["/Resources"]["/Font"]
    names = {str(font.get_object()["/BaseFont"]).split("+")[-1].partition("-Identity")[0] for font in fonts.values()}
    assert {name.partition("-")[0] for name in names} == {"LiberationSerif"}


def test_equal_sheets_give_equal_pdf_bytes() -> None:
    assert pdf(filled("TT08-14")) == pdf(filled("TT08-14"))


def test_page_is_a4_with_the_margins_of_decree_30() -> None:
    section = Document(BytesIO(docx(filled("TT12-08")))).sections[0]
    margins = [section.top_margin, section.bottom_margin, section.left_margin, section.right_margin]
    assert [round(margin.mm) for margin in margins if margin is not None] == [20, 20, 30, 15]
    box = PdfReader(BytesIO(pdf(filled("TT12-08")))).pages[0].mediabox
    assert [round(float(side) / 72 * 25.4) for side in (box.width, box.height)] == [210, 297]


def test_register_lies_across_the_page() -> None:
    box = PdfReader(BytesIO(pdf(filled("TT12-01")))).pages[0].mediabox
    assert box.width > box.height


@pytest.mark.parametrize(
    "evil",
    [
        '#read("/etc/passwd")', "#panic()", "$ sum $", "*bold* _x_ @ref <label>", '"] #let x = 1 [',
        "{{ 7*7 }} {% raw %}",
        "{practitioner_name}", "<w:p>&amp;</w:p>", "\\u{41} // comment /* */", "= Tiêu đề", "- gạch",
    ],
)  # fmt: skip
def test_data_are_printed_as_they_are_and_never_read_as_markup(evil: str) -> None:
    sheet = filled("TT12-08", reason=evil, requester_name=evil)
    assert squeezed(evil) in pdf_words(sheet)
    assert squeezed(evil) in docx_words(sheet)


def test_missing_data_are_named_in_vietnamese() -> None:
    form = forms()["TT12-08"]
    data = full_data(form)
    del data["reason"], data["refusal_point"]
    with pytest.raises(PaperDataMissing) as refused:
        compose(form, data)
    assert refused.value.labels == ("Lý do", "Điểm của khoản 3 Điều 30")
    assert "Thông báo từ chối thụ lý yêu cầu trợ giúp pháp lý" in str(refused.value)


def test_data_that_no_form_knows_are_refused() -> None:
    with pytest.raises(PaperDataUnknown, match="practicioner"):
        compose(forms()["TT08-14"], {"practicioner": "x"})


def test_refusal_names_its_ground_and_the_right_to_complain() -> None:
    words = pdf_words(filled("TT12-08"))
    assert squeezed("căn cứ điểm c khoản 3 Điều 30 Luật Trợ giúp pháp lý") in words
    assert squeezed("có quyền khiếu nại") in words


@pytest.mark.parametrize(
    ("authority", "lines"),
    [
        ("", ("GIÁM ĐỐC",)),
        ("Q.", ("Q. GIÁM ĐỐC",)),
        ("KT.", ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
        ("TUQ.", ("TUQ. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
    ],
)
def test_signature_shows_in_whose_stead(authority: str, lines: tuple[str, ...]) -> None:
    assert filled("TT08-14", signer_authority=authority).signatures[0].lines == lines


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (date(2026, 1, 9), "ngày 09 tháng 01 năm 2026"),
        (date(2026, 2, 10), "ngày 10 tháng 02 năm 2026"),
        (date(2026, 3, 31), "ngày 31 tháng 3 năm 2026"),
    ],
)
def test_dates_are_spelled_as_decree_30_says(on: date, words: str) -> None:
    assert date_in_words(on) == words


def test_optional_blocks_stay_away_when_empty() -> None:
    data = full_data(forms()["ADVICE"]) | {"advice_bases": []}
    headings = [block.text for block in compose(forms()["ADVICE"], data).blocks if block.kind == "heading"]
    assert headings == ["1. Vấn đề cần tư vấn", "2. Nội dung tư vấn"]


@pytest.mark.parametrize("chosen", ["ADVICE", "Tư vấn pháp luật"])
def test_chosen_form_of_aid_is_ticked(chosen: str) -> None:
    ticked = [block.text for block in filled("TT12-02", aid_form=chosen).blocks if block.ticked]
    assert ticked == ["Tư vấn pháp luật"]


@pytest.mark.parametrize("key", KEYS)
def test_frozen_sheet_comes_back_equal(key: str) -> None:
    sheet = filled(key)
    assert Sheet.from_json(sheet.as_json()) == sheet


def test_every_paper_that_a_process_names_is_described() -> None:
    named = {key for process in PROCESSES for rule in process.acts for key in rule.papers}
    assert sorted(named - set(forms())) == []


def test_names_of_forms_leave_no_gap() -> None:
    assert [form.name for form in forms().values() if "{" in form.name or "…" in form.name] == []
    assert forms()["TT12-08"].name == "Thông báo từ chối thụ lý yêu cầu trợ giúp pháp lý"
    assert forms()["VERIFICATION"].name == "Phối hợp xác minh vụ việc trợ giúp pháp lý"


def test_empty_lines_between_paragraphs_are_not_drawn() -> None:
    texts = [block.text for block in filled("TT12-08", reason="Một.\n\n  \nHai.").blocks]
    assert texts[texts.index("Một.") + 1] == "Hai."


def test_empty_form_leaves_dots_where_a_filled_one_speaks() -> None:
    words = pdf_words(compose(forms()["TT12-08"], {}, blank=True))
    assert squeezed(f"Ngày {GAP}, {GAP} nhận được yêu cầu trợ giúp pháp lý của {GAP}") in words


def test_branch_in_the_head_is_named_without_what_stands_above_it() -> None:
    name = "Chi nhánh số 1 thuộc Trung tâm Trợ giúp pháp lý nhà nước tỉnh Cà Mau"
    said = {"issuer_name": name, "issuer_parent": "Trung tâm Trợ giúp pháp lý nhà nước tỉnh Cà Mau"}
    assert [filled("TT12-08", **said).issuer, filled("TT12-08", issuer_name=name, issuer_parent="").issuer] == [
        "CHI NHÁNH SỐ 1", name.upper(),
    ]  # fmt: skip


def test_several_addressees_stand_one_below_the_other() -> None:
    sheet = filled("TT12-09")
    for words in (pdf_words(sheet), docx_words(sheet)):
        assert squeezed(f"Kính gửi: - {sheet.to[0]}; - {sheet.to[1]}.") in words
