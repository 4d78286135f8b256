"""Codes of cases, from the vocabulary of the law."""

from diemtua.law.codes import N_, Code


class Check(Code):
    """Where an item of the file checklist stands."""

    HERE = "HERE", N_("Đã có")
    MISSING = "MISSING", N_("Còn thiếu")
    NOT_NEEDED = "NOT_NEEDED", N_("Không áp dụng")
