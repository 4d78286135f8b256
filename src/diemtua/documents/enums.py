"""States of papers, and the files an office takes in."""

from diemtua.law.codes import N_, Code


class PaperState(Code):
    """How far an official paper is."""

    DRAFT = "DRAFT", N_("Dự thảo")
    NUMBERED = "NUMBERED", N_("Đã vào số")
    SIGNED = "SIGNED", N_("Đã có bản ký")
    VOID = "VOID", N_("Đã hủy")


class FileKind(Code):
    """What a file is by its own bytes, whatever its name says."""

    PDF = "application/pdf", N_("Tệp PDF")
    JPEG = "image/jpeg", N_("Ảnh JPEG")
    PNG = "image/png", N_("Ảnh PNG")
    HEIC = "image/heic", N_("Ảnh HEIC")
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document", N_("Văn bản Word")
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", N_("Bảng tính Excel")
    DOC = "application/msword", N_("Văn bản Word cũ")


SCANS = (FileKind.PDF, FileKind.JPEG, FileKind.PNG)
"""What a signed paper may be scanned to."""
