"""The same plan as Word and as a web page, merged cells and footnotes included."""

from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from diemtua.plans.reading import Finding, FindingKind, read_plan
from tests.plans.documents import EXAMPLE, OTHER, example_plan, kinds, read_text


def word_plan() -> Any:
    """Two header rows, a merged body cell over two numbered rows, a group row over all columns."""
    document = Document()
    document.add_paragraph("KẾ HOẠCH")
    document.add_paragraph("Công tác trợ giúp pháp lý năm 2024")
    head = document.add_table(rows=1, cols=2)
    head.rows[0].cells[0].text = "ỦY BAN NHÂN DÂN\nTỈNH A\nSố: 12/KH-UBND"
    head.rows[0].cells[1].text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỉnh A, ngày 3 tháng 2 năm 2024"
    document.add_paragraph("")
    document.add_paragraph("1. Truyền thông")
    document.add_paragraph("Đoạn đánh số", style="List Number")
    table = document.add_table(rows=6, cols=7)
    for place, title in enumerate(("TT", "Nội dung", "Cơ quan, đơn vị", "", "Thời gian", "Sản phẩm", "Ghi chú")):
        table.cell(0, place).text = title
    table.cell(0, 2).merge(table.cell(0, 3))
    for place in (0, 1, 4, 5, 6):
        table.cell(0, place).merge(table.cell(1, place))
    table.cell(1, 2).text, table.cell(1, 3).text = "Chủ trì", "Phối hợp"
    table.cell(2, 0).merge(table.cell(2, 6)).text = "I. Truyền thông"
    for row, cells in ((3, ("1", "Nói chuyện ở xã")), (4, ("2", "In tờ gấp")), (5, ("", "Phát tờ gấp"))):
        for place, words in enumerate(cells):
            table.cell(row, place).text = words
        table.cell(row, 4).text = "Quý I"
    table.cell(3, 2).text, table.cell(3, 3).text = "Sở Tư pháp", "Báo A và Đài A"
    table.cell(3, 2).merge(table.cell(5, 2))
    table.cell(3, 3).merge(table.cell(4, 3))
    return document


def saved(document: Any) -> bytes:
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_word_rows_inherit_what_a_merged_cell_covers() -> None:
    read = read_plan(saved(word_plan()), "Ke hoach.DOCX")
    assert (read.metadata.number, read.metadata.issued_on) == ("12/KH-UBND", date(2024, 2, 3))
    assert read.metadata.title == "Công tác trợ giúp pháp lý năm 2024"
    assert [(group.number, group.name) for group in read.groups] == [("I", "Truyền thông")]
    assert [(task.key, task.lead, task.coordinating_bodies, task.inherited) for task in read.tasks] == [
        ("I.1", "Sở Tư pháp", ("Báo A", "Đài A"), ()),
        ("I.2", "Sở Tư pháp", ("Báo A", "Đài A"), ("lead", "coordinating")),
        ("I.2b", "Sở Tư pháp", ("Báo A", "Đài A"), ("lead", "coordinating")),
    ]


def test_word_paragraph_with_an_automatic_number_is_a_finding() -> None:
    document = word_plan()
    properties = document.paragraphs[-1]._p.get_or_add_pPr()
    properties.append(OxmlElement("w:numPr"))
    read = read_plan(saved(document), "a.docx")
    assert [one.said["text"] for one in read.findings if one.kind == FindingKind.AUTOMATIC_NUMBER] == ["Đoạn đánh số"]


def test_word_footnotes_are_kept() -> None:
    document = word_plan()
    run = document.tables[1].cell(3, 1).paragraphs[0].add_run()
    mark = OxmlElement("w:footnoteReference")
    mark.set(qn("w:id"), "2")
    run._r.append(mark)
    read = read_plan(with_footnotes(saved(document)), "a.docx")
    assert [(task.key, task.footnotes) for task in read.tasks if task.footnotes] == [("I.1", ("2",))]
    assert [(note.mark, note.text) for note in read.footnotes] == [("2", "Theo thông tư liên tịch")]


def with_footnotes(content: bytes) -> bytes:
    """The file with a part of footnotes, as Word writes it: an empty separator and one note."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    note = '<w:footnote w:id="2"><w:p><w:r><w:t>Theo thông tư liên tịch</w:t></w:r></w:p></w:footnote>'
    notes = f'<w:footnotes {space}><w:footnote w:id="0"><w:p/></w:footnote>{note}</w:footnotes>'
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    link = f'<Relationship Id="rIdNotes" Type="{kind}" Target="footnotes.xml"/></Relationships>'
    form = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = f'<Override PartName="/word/footnotes.xml" ContentType="{form}"/></Types>'
    changes = {"word/_rels/document.xml.rels": ("</Relationships>", link), "[Content_Types].xml": ("</Types>", part)}
    stream = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(stream, "w") as target:
        for name in source.namelist():
            text = source.read(name)
            old, new = changes.get(name, ("", ""))
            target.writestr(name, text.decode().replace(old, new) if old else text)
        target.writestr("word/footnotes.xml", notes)
    return stream.getvalue()


def web_plan() -> str:
    """The example as a saved page: a table of layout around it, a menu, and merged cells."""
    lines = EXAMPLE.read_text().splitlines()
    body = []
    for line in lines:
        if line.startswith("| TT"):
            body.append("<table>")
        if line.startswith("|"):
            cells = line[1:-1].split("|")
            if line.startswith("| | Đào tạo"):
                cells = [cells[1], *cells[4:]]
            spans = [' rowspan="2"' if "| 1 | Dựng vị trí" in line and place in {0, 2, 3} else "" for place in range(9)]
            wide = ' colspan="7"' if "| | | | | | |" in line else ""
            cells = cells[:1] if wide else cells
            body.append(
                "<tr>" + "".join(f"<td{wide}{span}>{cell}</td>" for span, cell in zip(spans, cells, strict=False))
            )
        elif line.startswith("["):
            body.append(f"</table><p>{line}</p>")
        else:
            body.append(f"<p>{line[:30]}<b>{line[30:]}</b></p>")
    menu = "<nav>Đăng nhập</nav><script>var a = '| 1 |'</script><!-- ghi chú -->"
    return f"<html><head><title>x</title></head><body>{menu}<table><tr><td>{''.join(body)}</td></tr></table>cuối trang"


def test_web_page_reads_like_the_text() -> None:
    read, text = read_plan(web_plan().encode(), "plan.html"), example_plan()
    assert [(task.key, task.lead, task.coordinating, task.timing, task.product) for task in read.tasks] == [
        (task.key, task.lead, task.coordinating, task.timing, task.product) for task in text.tasks
    ]
    assert (read.groups, read.duties, read.targets) == (text.groups, text.duties, text.targets)
    assert [one.said["text"] for one in read.findings if one.kind == FindingKind.DROPPED] == ["cuối trang"]


@pytest.mark.parametrize("span", ["x", "0", "-3", "9999"])
def test_web_page_with_a_senseless_span_is_read(span: str) -> None:
    head = f'<tr><td rowspan="{span}">TT<td>Nội dung<td>Chủ trì</tr><tr></tr>'
    page = f"<table>{head}<tr><td colspan={span}>1<td>Việc<td>Sở A</table>"
    assert kinds(read_plan(page.encode(), "plan.htm"))[:1] == ["NO_METADATA"]


def test_text_in_utf16_is_read() -> None:
    assert read_plan(OTHER.encode("utf-16"), "plan.txt").metadata.number == "45/KH-UBND"


def test_bytes_that_are_no_text_are_read_as_noise() -> None:
    assert "NO_ANNEX" in kinds(read_plan(b"\xff\xfea", "plan.txt"))


FLAT = """TT |
Nội dung |
Chủ trì |
Phối hợp |
Thời gian thực hiện |
Sản phẩm |
Ghi chú |
|
"""


def flat(rows: str) -> Any:
    return read_text(FLAT + rows)


def test_flat_cell_of_several_lines_is_joined_and_said() -> None:
    read = flat("1 |\nNội dung dòng một\ndòng hai |\nSở A\n|\nSở B |\nQuý I |\nBáo cáo |\n|\n")
    assert [(t.content, t.lead, t.coordinating, t.product) for t in read.tasks] == [
        ("Nội dung dòng một dòng hai", "Sở A", "Sở B", "Báo cáo")
    ]
    assert kinds(read).count("JOINED") == 1


def test_flat_text_that_no_cell_takes_is_dropped_aloud() -> None:
    noise = "\n".join(f"rác {n}" for n in range(12))
    read = flat(f"{noise}\n1 |\nViệc |\nSở A |\nSở B |\nQuý I |\nBáo cáo |\n|\n")
    assert [task.key for task in read.tasks] == ["I.1"]
    assert sum(1 for finding in read.findings if finding.kind == FindingKind.DROPPED) == 12


def test_short_and_long_rows_are_found() -> None:
    read = flat("1 |\nViệc một |\nSở A |\n|\n2 |\nViệc hai |\nSở A |\nSở B |\nQuý I |\nBáo cáo |\nghi chú |\n|\n")
    assert [(task.key, task.lead, task.notes) for task in read.tasks] == [
        ("I.1", "", "Sở A"),
        ("I.2", "Sở A", "ghi chú"),
    ]
    assert kinds(read).count("SHORT_ROW") == 1
    long = read_text("| TT | Nội dung | Chủ trì |\n| 1 | Việc | Sở A | thừa |")
    assert [(task.notes, kinds(long).count("LONG_ROW")) for task in long.tasks] == [("thừa", 1)]


def test_row_with_a_number_alone_is_not_a_task() -> None:
    read = read_text("| TT | Nội dung | Chủ trì |\n| 1 | Việc | Sở A |\n| 2 | | |\n| Ghi | | Sở B |")
    assert [task.key for task in read.tasks] == ["I.1", "I.1b"]
    assert [one.said["text"] for one in read.findings if one.kind == FindingKind.UNREAD_ROW] == ["2"]


def test_groups_between_tables_and_past_the_known_numbers_are_told_apart() -> None:
    heads = "".join(f"| Nhóm {n} | | |\n| 1 | Việc {n} | Sở A |\n" for n in range(17))
    read = read_text(f"| TT | Nội dung | Chủ trì |\n{heads}IV. Nhóm rời\n| 1 | Việc cuối | Sở B |")
    assert [group.number for group in read.groups][-4:] == ["XV", "N16", "N17", "N18"]
    assert len({task.key for task in read.tasks}) == len(read.tasks)


def test_repeated_numbers_and_unread_tables_are_found() -> None:
    read = read_text("| Cột A | Cột B |\n| TT | Nội dung | Chủ trì |\n| 2 | Việc | Sở A |\n| 2 | Việc khác | Sở A |")
    assert [task.key for task in read.tasks] == ["I.2", "I.2b"]
    assert [one.said["text"] for one in read.findings if one.kind == FindingKind.UNREAD_ROW] == ["Cột A | Cột B"]
    assert kinds(read).count("REPEATED_NUMBER") == 1


def test_header_without_bodies_subtitles_names_one_lead() -> None:
    read = read_text("| STT | Nhiệm vụ | Cơ quan thực hiện | Tiến độ |\n| 1 | Việc | Sở A | Tháng 3 |")
    assert [(task.lead, task.coordinating, task.timing) for task in read.tasks] == [("Sở A", "", "Tháng 3")]


def test_names_and_wrong_days_are_findings() -> None:
    text = (
        "Kế hoạch 9/KH-UBND về trợ giúp pháp lý ở địa phương năm 2024\nSố: 9/KH-UBND\nA, ngày 31 tháng 02 năm 2024\n"
        "II. NỘI DUNG\n1. Truyền thông cho người dân\n- Hoạt động: Nói chuyện.\n- Thời gian: Quý I.\n1. Số cũ\n"
        "5. Số xa\n| TT | Nội dung | Chủ trì |\n| I. Đào tạo nghề luật sư | | |\n| 1 | Việc[3] | Sở A |\n"
        "| II | | |\n| 1 | Việc | Sở A |"
    )
    found = kinds(read_text(text))
    expected = {"NO_METADATA", "NAMES_DIFFER", "REPEATED_NUMBER", "NUMBER_GAP", "NAME_MISSING", "FOOTNOTE_MISSING"}
    assert expected - set(found) == set()


def test_part_begins_anew_after_its_numbers_do() -> None:
    read = read_text("I. MỘT\n1. Mục a\n2. Mục b\n1. Mục c")
    assert [section.key for section in read.sections] == ["I.1", "I.2", "II.1"]


def test_finding_speaks_vietnamese() -> None:
    finding = Finding(FindingKind.DROPPED, {"text": "rác"})
    assert finding.text == "Dòng không thuộc kế hoạch, đã bỏ: “rác”."
