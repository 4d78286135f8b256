"""What a file is, and under which name it is kept."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from diemtua.documents.enums import FileKind
from diemtua.documents.rendering.compose import compose
from diemtua.documents.rendering.form import forms
from diemtua.documents.rendering.pdf import pdf
from diemtua.documents.rendering.word import docx
from diemtua.documents.sniffing import kept_name, name_fits, sniff


def zipped(*names: str) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return stream.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 64
BLANK = compose(forms()["TT12-05"], {}, blank=True)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (pdf(BLANK), FileKind.PDF),
        (docx(BLANK), FileKind.DOCX),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", FileKind.JPEG),
        (b"\x89PNG\r\n\x1a\n\0\0", FileKind.PNG),
        (b"\0\0\0\x18ftypheic\0\0", FileKind.HEIC),
        (zipped("[Content_Types].xml", "xl/workbook.xml"), FileKind.XLSX),
        (OLE + "WordDocument".encode("utf-16-le"), FileKind.DOC),
        (OLE + "Workbook".encode("utf-16-le"), None),
        (zipped("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), None),
        (zipped("[Content_Types].xml", "ppt/presentation.xml"), None),
        (zipped("word/document.xml"), None),
        (b"PK\x03\x04 broken", None),
        (b"MZ\x90\0", None),
        (b"<html><script>", None),
        (b"<svg xmlns=", None),
        (b"\0\0\0\x18ftypisom", None),
        (b" %PDF-1.7", None),
        (b"#!/bin/sh", None),
        (b"", None),
    ],
)
def test_kind_is_told_by_the_bytes(content: bytes, kind: FileKind | None) -> None:
    assert sniff(content) == kind


@pytest.mark.parametrize(
    ("name", "kind", "fits"),
    [
        ("đơn yêu cầu.pdf", FileKind.PDF, True),
        ("ĐƠN.PDF", FileKind.PDF, True),
        ("anh.jpeg", FileKind.JPEG, True),
        ("anh.jfif", FileKind.JPEG, True),
        ("don.v2.docx", FileKind.DOCX, True),
        ("Số 12.2026.pdf", FileKind.PDF, True),
        ("don.pdf.exe", FileKind.PDF, False),
        ("don.exe.pdf", FileKind.PDF, False),
        ("don.html .pdf", FileKind.PDF, False),
        ("don.pdf", FileKind.DOCX, False),
        ("don", FileKind.PDF, False),
    ],
)
def test_name_must_fit_the_bytes(name: str, kind: FileKind, fits: bool) -> None:
    assert name_fits(name, kind) is fits


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("Đơn yêu cầu.pdf", "Đơn yêu cầu.pdf"),
        ("D\u031bon.pdf".replace("D\u031b", "Đ"), "Đon.pdf"),
        ("a\u0301nh.png", "ánh.png"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\Lan\\don.pdf", "don.pdf"),
        ("don\u202efdp.exe", "donfdp.exe"),
        ("a\r\nb\0.pdf", "ab.pdf"),
        ("  . ", "tep"),
        ("", "tep"),
        ("x" * 300 + ".pdf", "x" * 146 + ".pdf"),
    ],
)
def test_name_is_kept_without_what_could_mislead(given: str, kept: str) -> None:
    assert kept_name(given) == kept
