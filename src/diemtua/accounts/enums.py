from diemtua.law.codes import N_, Code

# key of the session under which it is remembered that the second factor was seen to be on
SECOND_FACTOR = "second_factor"
SECRET_OF = "mfa.authenticator"  # noqa: S105 - the place a sealed value belongs to, not a secret


class LoginOutcome(Code):
    """What happened at the door."""

    SIGNED_IN = "SIGNED_IN", N_("Đăng nhập")
    SIGNED_OUT = "SIGNED_OUT", N_("Đăng xuất")
    REFUSED = "REFUSED", N_("Đăng nhập không thành công")
    PASSWORD_CHANGED = "PASSWORD_CHANGED", N_("Đổi mật khẩu")
    SECOND_FACTOR_ON = "SECOND_FACTOR_ON", N_("Bật lớp bảo vệ thứ hai")
    SECOND_FACTOR_OFF = "SECOND_FACTOR_OFF", N_("Tắt lớp bảo vệ thứ hai")
    RECOVERY_CODES_MADE = "RECOVERY_CODES_MADE", N_("Tạo mã dự phòng")
    SESSION_ENDED = "SESSION_ENDED", N_("Kết thúc phiên đăng nhập")


class ChangeKind(Code):
    """What an administrator did to an account or a body."""

    OPENED = "OPENED", N_("Mở tài khoản")
    EDITED = "EDITED", N_("Sửa thông tin")
    DEACTIVATED = "DEACTIVATED", N_("Ngừng tài khoản")
    REACTIVATED = "REACTIVATED", N_("Mở lại tài khoản")
    ROLE_GIVEN = "ROLE_GIVEN", N_("Giao vai trò")
    ROLE_ENDED = "ROLE_ENDED", N_("Kết thúc vai trò")
    DEPUTY_NAMED = "DEPUTY_NAMED", N_("Giao ký thay, giao quyền, ủy quyền")
    DEPUTY_ENDED = "DEPUTY_ENDED", N_("Kết thúc ký thay, giao quyền, ủy quyền")
    PASSWORD_RESET = "PASSWORD_RESET", N_("Cấp lại mật khẩu")
    SECOND_FACTOR_RESET = "SECOND_FACTOR_RESET", N_("Gỡ lớp bảo vệ thứ hai")
    BODY_ADDED = "BODY_ADDED", N_("Thêm cơ quan")
    BODY_CORRECTED = "BODY_CORRECTED", N_("Sửa thông tin cơ quan")
    SUCCESSOR_NAMED = "SUCCESSOR_NAMED", N_("Ghi cơ quan kế thừa")
