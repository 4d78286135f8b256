"""Words of the kernel's own tables."""

from diemtua.law.codes import N_, Code
from diemtua.law.vocabulary.roles import Role

WATCHERS = (Role.HEAD, Role.BRANCH_HEAD, Role.AUDITOR)
"""Who sees who read what: those who answer for an office, and those who inspect it."""


class GrantLevel(Code):
    """What a grant lets its holder do with one dossier. FOLLOW: its page, states and clocks, no paper and no file."""

    FOLLOW = "FOLLOW", N_("Theo dõi")
    READ = "READ", N_("Xem")
    WORK = "WORK", N_("Thực hiện")


class KernelAct(Code):
    """Entries that no process declares: every dossier can have them."""

    ANNUL = "Annul", N_("Hủy một thao tác ghi nhầm")
    ERASE = "Erase", N_("Xóa dữ liệu cá nhân")
    RECOMPUTE = "Recompute", N_("Tính lại thời hạn theo lịch làm việc mới")


class ReminderStage(Code):
    """When a clock was told of."""

    NEAR = "NEAR", N_("Sắp đến hạn")
    LATE = "LATE", N_("Quá hạn")


class Reading(Code):
    """What was read, as its record calls it."""

    FILE = "file", N_("Trang hồ sơ")
    ENTRY = "entry", N_("Nội dung mục nhật ký")
    PAPER = "paper", N_("Văn bản")
    ATTACHMENT = "attachment", N_("Tệp trong hồ sơ")
    PERSON = "person", N_("Nhân thân")
    LIST = "list", N_("Danh sách có tên")
    GROUND = "sensitive_ground", N_("Mở diện được bảo mật")
    CONFLICT = "conflict_check", N_("Mở chứng cứ xung đột lợi ích")
    EXPORT = "export", N_("Tải về, in ra")


class ReadingGroup(Code):
    """The kinds of reading that the log of readings is narrowed by."""

    PAGE = "PAGE", N_("Mở trang, văn bản")
    UNMASK = "UNMASK", N_("Mở phần được che")
    EXPORT = "EXPORT", N_("Tải về, in ra")


GROUPED = {
    ReadingGroup.PAGE: (
        Reading.FILE, Reading.ENTRY, Reading.PAPER, Reading.ATTACHMENT, Reading.PERSON, Reading.LIST,
    ),
    ReadingGroup.UNMASK: (Reading.GROUND, Reading.CONFLICT),
    ReadingGroup.EXPORT: (Reading.EXPORT,),
}  # fmt: skip
