"""What a file is, told by its bytes; and a name that is safe to keep. Nothing here runs or unpacks a file."""

import re
import unicodedata
from io import BytesIO
from pathlib import PurePosixPath, PureWindowsPath
from zipfile import BadZipFile, ZipFile

from diemtua.documents.enums import FileKind

EXTENSIONS = {
    FileKind.PDF: {".pdf"},
    FileKind.JPEG: {".jpg", ".jpeg", ".jfif"},
    FileKind.PNG: {".png"},
    FileKind.HEIC: {".heic", ".heif"},
    FileKind.DOCX: {".docx"},
    FileKind.XLSX: {".xlsx"},
    FileKind.DOC: {".doc"},
}
# parts of a name that a computer may take for a program
PROGRAMS = frozenset({
    "apk", "app", "bat", "bin", "cmd", "com", "cpl", "dll", "dmg", "docm", "exe", "hta", "htm", "html", "iso", "jar",
    "js", "jse", "lnk", "msi", "php", "pif", "pl", "ps1", "py", "rb", "reg", "scr", "sh", "svg", "swf", "vb", "vbe",
    "vbs", "wsf", "xhtml", "xlsm", "xml",
})  # fmt: skip
_STARTS = {b"%PDF-": FileKind.PDF, b"\xff\xd8\xff": FileKind.JPEG, b"\x89PNG\r\n\x1a\n": FileKind.PNG}
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEIC_BRANDS = {b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"}
_NAME_LENGTH = 150


def sniff(content: bytes) -> FileKind | None:
    """The kind of a file; None for whatever an office does not take."""
    for start, kind in _STARTS.items():
        if content.startswith(start):
            return kind
    if content[4:8] == b"ftyp" and content[8:12] in _HEIC_BRANDS:
        return FileKind.HEIC
    if content.startswith(b"PK\x03\x04"):
        return _office_file(content)
    # the name of Word's own stream, as an OLE directory writes it
    if content.startswith(_OLE) and "WordDocument".encode("utf-16-le") in content:
        return FileKind.DOC
    return None


def _office_file(content: bytes) -> FileKind | None:
    try:
        names = set(ZipFile(BytesIO(content)).namelist())
    except BadZipFile:
        return None
    if "[Content_Types].xml" not in names or any("vbaproject" in name.lower() for name in names):
        return None
    if "word/document.xml" in names:
        return FileKind.DOCX
    return FileKind.XLSX if "xl/workbook.xml" in names else None


def name_fits(name: str, kind: FileKind) -> bool:
    """Whether the ending says what the bytes say, and no part before it names a program."""
    path = PurePosixPath(name.casefold())
    inner = {suffix.lstrip(".").strip() for suffix in path.suffixes[:-1]}
    return path.suffix in EXTENSIONS[kind] and not inner & PROGRAMS


def kept_name(name: str) -> str:
    """The name as given, without folders, control and direction characters; never empty, at most 150 characters."""
    last = PureWindowsPath(PurePosixPath(name).name).name
    plain = "".join(
        char for char in unicodedata.normalize("NFC", last) if unicodedata.category(char) not in {"Cc", "Cf"}
    )
    plain = re.sub(r"\s+", " ", plain).strip(" .") or "tep"
    path = PurePosixPath(plain)
    return path.stem[: _NAME_LENGTH - len(path.suffix)] + path.suffix
