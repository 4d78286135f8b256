"""Word documents: paragraphs and table rows in their order, merged cells told apart, footnotes at the end."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from diemtua.plans.reading.values import Block, Finding, FindingKind, Line, Row
from diemtua.shared.vietnamese import tidy


def blocks(content: bytes) -> tuple[list[Block], list[Finding]]:
    """The blocks of a .docx file; any error of the library means it is not one."""
    document = Document(BytesIO(content))
    findings: list[Finding] = []
    found: list[Block] = []
    for child in document.element.body.iterchildren():
        if child.tag == qn("w:p"):
            found += _paragraph(child, findings)
        elif child.tag == qn("w:tbl"):
            found += [_row(row) for row in child.findall(qn("w:tr"))]
    return [*found, *_footnotes(document)], findings


def _paragraph(element: Any, findings: list[Finding]) -> Iterator[Line]:
    for line in _text(element).split("\n"):
        if tidy(line):
            yield Line(tidy(line))
    numbered = element.pPr is not None and element.pPr.numPr is not None
    if numbered and tidy(_text(element)):
        findings.append(Finding(FindingKind.AUTOMATIC_NUMBER, {"text": tidy(_text(element))}))


def _text(element: Any) -> str:
    """The words of a paragraph with the marks of its footnotes."""
    words = [Paragraph(element, None).text]  # type: ignore[arg-type]
    words += [f"[{mark.get(qn('w:id'))}]" for mark in element.iter(qn("w:footnoteReference"))]
    return "".join(words)


def _row(element: Any) -> Row:
    cells: list[str | None] = []
    for cell in element.findall(qn("w:tc")):
        covered = cell.vMerge == "continue"
        cells.append(None if covered else tidy(" ".join(_text(part) for part in cell.iter(qn("w:p")))))
        cells += [None if covered else ""] * (cell.grid_span - 1)
    return Row(tuple(cells))


def _footnotes(document: Any) -> Iterator[Line]:
    for part in document.part.package.iter_parts():
        if part.partname == "/word/footnotes.xml":
            for note in parse_xml(part.blob).findall(qn("w:footnote")):
                words = tidy("".join(text.text or "" for text in note.iter(qn("w:t"))))
                if words:
                    yield Line(f"[{note.get(qn('w:id'))}] {words}")
