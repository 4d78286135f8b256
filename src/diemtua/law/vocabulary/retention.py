"""Personal data that stand outside any file, by how long they are kept.

Law 91/2025 on personal data wants what no longer serves its purpose deleted; how many years legal aid must keep such
papers was not confirmed, so no period stands here: an office sets its own in the rulebook.
"""

from diemtua.law.codes import N_, Code


class Kept(Code):
    """Loại dữ liệu cá nhân không thuộc hồ sơ nào."""

    CONTACT = "CONTACT", N_("Lượt liên hệ khi trực, không mở thành hồ sơ")
    REGISTER_LINE = "REGISTER_LINE", N_("Dòng sổ của cơ quan, không ứng với giới thiệu nào")
    TAKEN_BACK = "TAKEN_BACK", N_("Lần đối chiếu sổ đã bỏ")
