"""What a person may agree to."""

from diemtua.law.codes import N_, Code


class ConsentKind(Code):
    """Điều mà một người đồng ý."""

    DISCLOSURE = "DISCLOSURE", N_("Tiết lộ thông tin vụ việc (Luật Trợ giúp pháp lý, Điều 6 khoản 1 điểm c)")
    DATA = "DATA", N_("Xử lý dữ liệu cá nhân")
    BOTH_PARTIES = "BOTH_PARTIES", N_("Để một người trợ giúp cho cả hai bên (Luật Trợ giúp pháp lý, Điều 25 khoản 2)")
    LONGER_ADVICE = "LONGER_ADVICE", N_("Kéo dài thời gian tư vấn")
    STORY = "STORY", N_("Dùng câu chuyện đã ẩn danh để truyền thông")
