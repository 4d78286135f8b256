"""Words of the kernel's own tables."""

from diemtua.law.codes import N_, Code


class GrantLevel(Code):
    """What a grant lets its holder do with one dossier."""

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
