"""How bodies send people to the Centre: kinds, ways, what the person said, and what came of it.

Law 11/2017 Điều 31 khoản 3, Điều 41, 42; TTLT 10/2018 Điều 3, 7; Circular 12/2018 Điều 17a.
"""

from diemtua.law.codes import N_, CitedCode, Code


class ReferralKind(CitedCode):
    """Loại giới thiệu. Each has its own paper and its own clocks."""

    RIGHT_EXPLAINED = "RIGHT_EXPLAINED", N_("Biên bản giải thích quyền được trợ giúp pháp lý"), "TTLT10:7.1"
    NOTICE = "NOTICE", N_("Thông báo: người đó yêu cầu trợ giúp pháp lý"), "L11:31.3"
    INFORMATION = "INFORMATION", N_("Thông tin: thuộc diện nhưng chưa yêu cầu"), "TTLT10:7.2.a"
    DEFENCE_APPOINTMENT = "DEFENCE_APPOINTMENT", N_("Yêu cầu cử người bào chữa chỉ định"), "TTLT10:7.3"
    COMMUNE_INTRODUCTION = "COMMUNE_INTRODUCTION", N_("Giấy giới thiệu của Ủy ban nhân dân cấp xã"), "TT12:17a"
    OTHER_BODY = "OTHER_BODY", N_("Giới thiệu của cơ quan, tổ chức khác"), "L11:42"


class ReferralWay(Code):
    """Cách gửi. What came neither in the system nor by a link is entered by the Centre, with who called and when."""

    ACCOUNT = "ACCOUNT", N_("Gửi trên hệ thống")
    LINK = "LINK", N_("Qua đường dẫn Trung tâm cấp")
    PHONE = "PHONE", N_("Gọi điện thoại")
    PAPER = "PAPER", N_("Đưa văn bản trực tiếp")
    POST = "POST", N_("Gửi qua bưu chính")
    EMAIL = "EMAIL", N_("Gửi qua thư điện tử, fax")


class Reach(Code):
    """How the answer reaches the body: through the system (its page, mail, link), or only by somebody's hand."""

    IN_SYSTEM = "IN_SYSTEM", N_("Nhận được kết quả qua hệ thống")
    BY_HAND = "BY_HAND", N_("Phải báo bằng điện thoại, công văn")


class ReportWay(Code):
    """Đã báo kết quả cho cơ quan gửi bằng cách nào."""

    PHONE = "PHONE", N_("Điện thoại")
    LETTER = "LETTER", N_("Công văn")
    IN_PERSON = "IN_PERSON", N_("Gặp trực tiếp")


class PersonOpinion(Code):
    """Ý kiến của người được giải thích."""

    ASKS = "ASKS", N_("Có yêu cầu trợ giúp pháp lý")
    NOT_YET = "NOT_YET", N_("Chưa yêu cầu")
    DECLINES = "DECLINES", N_("Không yêu cầu")


class ReferralOutcome(CitedCode):
    """Kết quả báo lại cơ quan gửi: an answer is owed even where no case is opened (TTLT 10/2018, Điều 3 khoản 4)."""

    APPOINTED = "APPOINTED", N_("Đã cử người thực hiện"), "L11:31.4"
    ADVISED = "ADVISED", N_("Đã hướng dẫn ngay"), "L11:32.2"
    NOT_ELIGIBLE = "NOT_ELIGIBLE", N_("Không thuộc diện được trợ giúp pháp lý"), "TTLT10:3.4"
    NO_REQUEST = "NO_REQUEST", N_("Người đó không yêu cầu trợ giúp pháp lý"), "TTLT10:3.4"
    REFUSED = "REFUSED", N_("Từ chối thụ lý"), "L11:30.3"
    TRANSFERRED = "TRANSFERRED", N_("Đã chuyển đến tổ chức có thẩm quyền"), "L11:35"
    WITHDRAWN = "WITHDRAWN", N_("Người đó đã rút yêu cầu"), "TT12:9.2"
    DISCONTINUED = "DISCONTINUED", N_("Đã thụ lý nhưng không tiếp tục thực hiện"), "L11:37.1"


class NoCase(CitedCode):
    """Vì sao không mở hồ sơ: what an officer answers by hand; every other outcome is told by the case itself."""

    NOT_ELIGIBLE = "NOT_ELIGIBLE", N_("Không thuộc diện được trợ giúp pháp lý"), "TTLT10:3.4"
    NO_REQUEST = "NO_REQUEST", N_("Người đó không yêu cầu trợ giúp pháp lý"), "TTLT10:3.4"
    TRANSFERRED = "TRANSFERRED", N_("Đã chuyển đến tổ chức có thẩm quyền"), "L11:35"
