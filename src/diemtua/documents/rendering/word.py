"""A sheet drawn as an editable Word document, in the same layout as the PDF."""

from collections.abc import Callable, Mapping
from io import BytesIO

from docx import Document
from docx.document import Document as DocumentT
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from diemtua.documents.rendering.qr import png
from diemtua.documents.rendering.sheet import Block, Sheet, Signature

# Word has this face everywhere; the PDF carries one of equal widths
FACE = "Times New Roman"
CENTRE, LEFT, JUSTIFY = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.JUSTIFY
Place = DocumentT | _Cell
TEXT_WIDTH = {False: 165, True: 252}


def docx(sheet: Sheet) -> bytes:
    """The paper as a .docx file."""
    document = Document()
    _page(document, sheet)
    _issued_head(document, sheet) if sheet.layout == "issued" else _country(document)
    _title(document, sheet)
    for block in sheet.blocks:
        _DRAWN.get(block.kind, _paragraph)(document, block, sheet)
    _foot(document, sheet)
    mark_void(document, sheet)
    return saved(document)


def mark_void(document: DocumentT, sheet: Sheet) -> None:
    """A void paper says so at the top of every page."""
    headers = [(one.first_page_header, one.header) for one in document.sections] if sheet.void else []
    for header in (each for pair in headers for each in pair):
        run = header.add_paragraph().add_run(sheet.void)
        run.font.size, run.bold, run.font.color.rgb = Pt(12), True, RGBColor(0xB1, 0x0E, 0x1E)
        header.paragraphs[-1].alignment = CENTRE


def saved(document: DocumentT) -> bytes:
    """The file of a document."""
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _page(document: DocumentT, sheet: Sheet) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE if sheet.landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(297), Mm(210)) if sheet.landscape else (Mm(210), Mm(297))
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    _page_number(section.header.paragraphs[0])
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FACE, Pt(13)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), FACE)
    normal.paragraph_format.space_after = Pt(6)
    document.core_properties.title = f"{sheet.title} {sheet.about}".strip()
    document.core_properties.author = sheet.issuer
    document.core_properties.language = "vi-VN"


def _page_number(paragraph: Paragraph) -> None:
    paragraph.alignment = CENTRE
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


def _write(
    place: Place, text: str, *, size: float = 13, bold: bool = False, italic: bool = False,
    align: WD_ALIGN_PARAGRAPH = CENTRE, after: float = 3,
) -> Paragraph:  # fmt: skip
    # a new cell already holds one empty paragraph
    fresh = isinstance(place, _Cell) and len(place.paragraphs) == 1 and not place.paragraphs[0].runs
    paragraph = place.paragraphs[0] if fresh else place.add_paragraph()
    paragraph.alignment = align
    paragraph.paragraph_format.space_after = Pt(after)
    _run(paragraph, text, size=size, bold=bold, italic=italic)
    return paragraph


def _run(paragraph: Paragraph, text: str, *, size: float = 13, bold: bool = False, italic: bool = False) -> None:
    run = paragraph.add_run(text)
    run.font.size, run.bold, run.italic = Pt(size), bold, italic


def _rule(place: Place, dashes: int) -> None:
    """A short line: characters, because every word processor draws those alike."""
    _write(place, "─" * dashes, size=8, after=2)


def _country(place: Place) -> None:
    _write(place, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=12, bold=True, after=0)
    _write(place, "Độc lập - Tự do - Hạnh phúc", bold=True, after=0)
    _rule(place, 26)


def _columns(document: DocumentT, widths: tuple[float, ...]) -> Table:
    table: Table = document.add_table(rows=1, cols=len(widths))
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for cell, width in zip(table.rows[0].cells, widths, strict=True):
        cell.width = Mm(width)
    return table


def _issued_head(document: DocumentT, sheet: Sheet) -> None:
    width = TEXT_WIDTH[sheet.landscape]
    left, right = _columns(document, (width * 0.42, width * 0.58)).rows[0].cells
    if sheet.parent:
        _write(left, sheet.parent, size=12, after=0)
    _write(left, sheet.issuer, size=12, bold=True, after=0)
    _rule(left, 10)
    if sheet.symbol:
        _write(left, sheet.code_line, size=12)
    if sheet.subject:
        _write(left, sheet.subject, size=12)
    _country(right)
    _write(right, sheet.place_line, italic=True)


def _title(document: DocumentT, sheet: Sheet) -> None:
    if not sheet.subject:
        title = _write(document, sheet.title.upper(), bold=True)
        title.paragraph_format.space_before = Pt(14)
        if sheet.about:
            _write(document, sheet.about, bold=True, after=0)
            _rule(document, 14)
    _addressees(document, sheet.to)
    if sheet.authority:
        _write(document, sheet.authority, bold=True, after=10)


def _addressees(document: DocumentT, to: tuple[str, ...]) -> None:
    if len(to) == 1:
        _write(document, f"Kính gửi: {to[0]}", after=10)
    elif to:
        lines = [f"- {each}{'.' if index == len(to) else ';'}" for index, each in enumerate(to, start=1)]
        for line in ("Kính gửi:", *lines):
            paragraph = _write(document, line, align=LEFT, after=4)
            paragraph.paragraph_format.left_indent = Mm(25 if line == "Kính gửi:" else 45)


def _paragraph(document: DocumentT, block: Block, _sheet: Sheet) -> None:
    text = f"- {block.text}" if block.kind == "item" else block.text
    paragraph = _write(document, "", align=JUSTIFY, after=6)
    paragraph.paragraph_format.first_line_indent = Mm(10)
    if block.lead:
        _run(paragraph, f"{block.lead} ", bold=block.kind == "article")
    _run(paragraph, text, italic=block.kind == "basis")


def _heading(document: DocumentT, block: Block, _sheet: Sheet) -> None:
    align = CENTRE if block.kind == "centre" else LEFT
    paragraph = _write(document, block.text, bold=True, align=align, after=6)
    paragraph.paragraph_format.space_before = Pt(8)
    paragraph.paragraph_format.keep_with_next = True


def _ask(document: DocumentT, block: Block, sheet: Sheet) -> None:
    paragraph = _write(document, f"{block.lead}: {block.text}", align=JUSTIFY if block.text else LEFT, after=6)
    paragraph.paragraph_format.first_line_indent = Mm(10)
    if not block.text:
        stop = Mm(TEXT_WIDTH[sheet.landscape])
        paragraph.paragraph_format.tab_stops.add_tab_stop(stop, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
        _run(paragraph, "\t" + "\n\t" * (block.lines - 1))


def _tick(document: DocumentT, block: Block, _sheet: Sheet) -> None:
    paragraph = _write(document, f"{'☒' if block.ticked else '☐'} {block.text}", align=LEFT)
    paragraph.paragraph_format.left_indent = Mm(10)


def _qr(document: DocumentT, block: Block, _sheet: Sheet) -> None:
    _write(document, "").runs[0].add_picture(BytesIO(png(block.text)), width=Mm(32))


def _table(document: DocumentT, block: Block, sheet: Sheet) -> None:
    size = 9 if sheet.landscape else 12
    table = document.add_table(rows=0, cols=len(block.columns))
    table.style = "Table Grid"
    table.autofit = False
    share = TEXT_WIDTH[sheet.landscape] / sum(width for _, width in block.columns)
    for index, row in enumerate([tuple(label for label, _ in block.columns), *block.rows]):
        for cell, words, (_, width) in zip(table.add_row().cells, row, block.columns, strict=True):
            cell.width = Mm(width * share)
            _write(cell, words, size=size, bold=index == 0, align=CENTRE if index == 0 else LEFT, after=0)
    _repeat_first_row(table)


def _repeat_first_row(table: Table) -> None:
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(mark)


def _foot(document: DocumentT, sheet: Sheet) -> None:
    width = TEXT_WIDTH[sheet.landscape]
    if sheet.layout == "personal":
        _write(document, sheet.place_line, italic=True, align=WD_ALIGN_PARAGRAPH.RIGHT)
    alone = len(sheet.signatures) == 1
    cells = _columns(document, tuple([width / 2] * max(2, len(sheet.signatures)))).rows[0].cells
    for cell, one in zip(cells[alone:], sheet.signatures, strict=True):
        _signature(cell, one)
    _recipients(cells[0] if alone else document, sheet.recipients)


def _signature(cell: _Cell, one: Signature) -> None:
    for line in one.lines:
        _write(cell, line, bold=True, after=0)
    _write(cell, one.hint, size=13, italic=True, after=84)
    _write(cell, one.name, bold=True)


def _recipients(place: Place, recipients: tuple[str, ...]) -> None:
    if recipients:
        _write(place, "Nơi nhận:", size=12, bold=True, italic=True, align=LEFT, after=0)
    for index, each in enumerate(recipients, start=1):
        _write(place, f"- {each}{'.' if index == len(recipients) else ';'}", size=11, align=LEFT, after=0)


_DRAWN: Mapping[str, Callable[[DocumentT, Block, Sheet], None]] = {
    "heading": _heading,
    "centre": _heading,
    "ask": _ask,
    "tick": _tick,
    "qr": _qr,
    "table": _table,
}
