"""Grounds to refuse, hurry, discontinue or hand over, and how a case ends."""

from diemtua.law.codes import N_, CitedCode, Code


class RefusalGround(CitedCode):
    """Căn cứ từ chối thụ lý (Law, Article 30 clause 3)."""

    R1 = "R1", N_("Không có vụ việc cụ thể liên quan trực tiếp đến người được trợ giúp pháp lý"), "L11:30.3.a"
    R2 = "R2", N_("Yêu cầu có nội dung trái pháp luật"), "L11:30.3.b"
    R3 = "R3", N_("Người được trợ giúp pháp lý đã chết"), "L11:30.3.c"
    R4 = "R4", N_("Vụ việc đang được tổ chức thực hiện trợ giúp pháp lý khác thụ lý, giải quyết"), "L11:30.3.d"


class UrgentGround(CitedCode):
    """Trường hợp thụ lý ngay (Circular 12/2018, Article 6 clause 1)."""

    U1 = "U1", N_("Thời hiệu khởi kiện còn dưới 05 ngày làm việc"), "TT12:6.1.a"
    U2 = "U2", N_("Ngày xét xử còn dưới 05 ngày làm việc"), "TT12:6.1.b"
    U3 = "U3", N_("Chỉ định người bào chữa hoặc cơ quan tiến hành tố tụng thông báo"), "TT12:6.1.c"
    U4 = "U4", N_("Để tránh gây thiệt hại, do người đứng đầu tổ chức quyết định"), "TT12:6.1.d"


class ProofDelay(CitedCode):
    """Vì sao hạn bổ sung giấy tờ chứng minh là 10 thay vì 05 ngày làm việc (Circular 12/2018, Article 6 clause 2)."""

    FORCE_MAJEURE = "FORCE_MAJEURE", N_("Bất khả kháng"), "TT12:6.2.a"
    SPECIAL_AREA = "SPECIAL_AREA", N_("Cư trú ở vùng có điều kiện kinh tế - xã hội đặc biệt khó khăn"), "TT12:6.2.a"

    @property
    def fact(self) -> str:
        """The fact of a dossier by which the deadline table lengthens the clock."""
        return self.value.lower()


class DiscontinuationGround(CitedCode):
    """Căn cứ không tiếp tục thực hiện. Losing the conditions of Article 7 later is none (Article 37 clause 3)."""

    D1 = "D1", N_("Thuộc trường hợp phải từ chối thụ lý"), "L11:37.1.a"
    D2 = "D2", N_("Người được trợ giúp pháp lý thực hiện hành vi bị nghiêm cấm"), "L11:37.1.b"
    D3 = "D3", N_("Người được trợ giúp pháp lý rút yêu cầu"), "L11:37.1.c"
    D4 = "D4", N_("Không bổ sung giấy tờ chứng minh sau khi thụ lý ngay"), "TT12:6.2.b"


class Ending(CitedCode):
    """Trường hợp vụ việc kết thúc (Circular 12/2018, Article 10)."""

    DONE = "DONE", N_("Thực hiện xong yêu cầu hợp pháp"), "TT12:10.1"
    DISCONTINUED = "DISCONTINUED", N_("Không tiếp tục thực hiện"), "TT12:10.2"
    STAYED = "STAYED", N_("Bị đình chỉ theo quy định của pháp luật"), "TT12:10.3"


class ReplacementGround(CitedCode):
    """Căn cứ thay thế người thực hiện. The last two are of the office, not of the law."""

    BANNED_ACT = "BANNED_ACT", N_("Người thực hiện có hành vi bị nghiêm cấm"), "L11:25.1.a"
    CARD_WITHDRAWN = "CARD_WITHDRAWN", N_("Bị thu hồi thẻ hoặc Chứng chỉ hành nghề luật sư"), "L11:25.1.b"
    BARRED = "BARRED", N_("Không được tham gia tố tụng theo pháp luật về tố tụng"), "L11:25.1.c"
    OPPOSING_PARTIES = "OPPOSING_PARTIES", N_("Trợ giúp các bên có quyền lợi đối lập trong vụ việc"), "L11:25.2.a"
    NOT_OBJECTIVE = "NOT_OBJECTIVE", N_("Có căn cứ cho rằng có thể không khách quan"), "L11:25.2.b"
    NOT_EFFECTIVE = "NOT_EFFECTIVE", N_("Không thể thực hiện vụ việc một cách hiệu quả"), "L11:25.2.c"
    CLIENT_REQUEST = "CLIENT_REQUEST", N_("Người được trợ giúp pháp lý đề nghị thay đổi"), "TT12:9.1"
    REGISTRATION_REFUSED = "REGISTRATION_REFUSED", N_("Cơ quan tiến hành tố tụng từ chối đăng ký"), "TTLT10:6.1"
    REGISTRATION_CANCELLED = "REGISTRATION_CANCELLED", N_("Bị hủy bỏ việc đăng ký bào chữa"), "TTLT10:6.2"
    LEAVE = "LEAVE", N_("Người thực hiện nghỉ phép, ốm, thai sản hoặc chuyển công tác"), ""
    OTHER = "OTHER", N_("Lý do khác của tổ chức"), ""


class SuspensionBody(Code):
    """Cơ quan ra quyết định tạm đình chỉ; the legal aid case itself goes on (Circular 02/2021, Articles 8 and 10)."""

    INVESTIGATION = "INVESTIGATION", N_("Cơ quan điều tra")
    PROCURACY = "PROCURACY", N_("Viện kiểm sát")
    COURT = "COURT", N_("Tòa án")
