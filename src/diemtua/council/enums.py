"""Codes of the Council's room: who reads it and how its list of decisions is narrowed."""

from diemtua.law.codes import N_, Code
from diemtua.law.vocabulary.roles import Role

READERS = (Role.COUNCIL_MEMBER, Role.DEPARTMENT, Role.HEAD, Role.AUDITOR)
"""Members, the standing office, who leads the helpers, and who inspects."""

KEEPERS = (Role.DEPARTMENT,)
"""The standing office keeps members and terms."""


class Lateness(Code):
    """How a decision stands to its day."""

    LATE = "LATE", N_("Đã quá hạn, chưa xong")
    SOON = "SOON", N_("Đến hạn trong 14 ngày")
    DONE_IN_TIME = "DONE_IN_TIME", N_("Xong đúng hạn")
    DONE_LATE = "DONE_LATE", N_("Xong sau hạn")
