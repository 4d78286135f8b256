"""Work on a case that may later be paid: the activities of TT 02/2021/TT-BTP and who confirms each.

Values read branch.letter: C criminal (Điều 4 khoản 1), V civil (Điều 5 khoản 1), A the activity that only
administrative proceedings have (Điều 6 khoản 1 điểm b), R representation outside proceedings (Điều 7
khoản 1), G advice, which the circular does not count in sessions.
"""

from diemtua.law.codes import N_, Code


class Activity(Code):
    """One kind of work, with a short label of ours; the circular's letter is in the value."""

    C_A = "C.a", N_("Hỏi cung, lấy lời khai")
    C_B = "C.b", N_("Đối chất, nhận dạng, khám nghiệm, thực nghiệm điều tra")
    C_C = "C.c", N_("Làm việc với cơ quan, người tiến hành tố tụng")
    C_D = "C.d", N_("Xác minh, thu thập, đánh giá chứng cứ")
    C_DD = "C.dd", N_("Làm việc với người bị buộc tội tại nơi giam, giữ")
    C_E = "C.e", N_("Gặp người bị buộc tội tại ngoại, bị hại, người thân, người làm chứng")
    C_G = "C.g", N_("Nghiên cứu hồ sơ, sao chụp, chuẩn bị tài liệu")
    C_H = "C.h", N_("Chuẩn bị luận cứ bào chữa, bảo vệ")
    C_I = "C.i", N_("Tham gia phiên tòa hình sự")
    C_K = "C.k", N_("Thủ tục kháng cáo, kháng nghị, giám đốc thẩm, tái thẩm")
    C_L = "C.l", N_("Công việc hợp lý khác để bào chữa, bảo vệ")
    V_A = "V.a", N_("Xác định quan hệ tranh chấp, hướng dẫn viết đơn")
    V_B = "V.b", N_("Làm việc về nguồn gốc, nội dung tranh chấp, chứng cứ")
    V_C = "V.c", N_("Phiên họp công khai chứng cứ; xác minh, thu thập tài liệu")
    V_D = "V.d", N_("Lấy lời khai; thẩm định, định giá tài sản")
    V_DD = "V.dd", N_("Tham gia hòa giải")
    V_E = "V.e", N_("Làm việc với cơ quan, người tiến hành tố tụng theo giai đoạn")
    V_G = "V.g", N_("Gặp đương sự, người làm chứng, người tham gia tố tụng khác")
    V_H = "V.h", N_("Nghiên cứu hồ sơ vụ án, sao chụp, chuẩn bị tài liệu")
    V_I = "V.i", N_("Chuẩn bị luận cứ bảo vệ")
    V_K = "V.k", N_("Tham gia phiên tòa, phiên họp")
    V_L = "V.l", N_("Thủ tục kháng cáo, kháng nghị bản án, quyết định")
    V_M = "V.m", N_("Công việc hợp lý khác để bảo vệ")
    A_B = "A.b", N_("Tham gia đối thoại")
    R_A = "R.a", N_("Gặp người được trợ giúp pháp lý, người thân thích, người làm chứng")
    R_B = "R.b", N_("Nghiên cứu hồ sơ, chuẩn bị tài liệu để đại diện")
    R_C = "R.c", N_("Xác minh, thu thập tài liệu để đại diện")
    R_D = "R.d", N_("Làm việc với cơ quan, tổ chức, cá nhân có liên quan")
    R_DD = "R.dd", N_("Đại diện trước cơ quan có thẩm quyền")
    G_A = "G.a", N_("Gặp, giải thích, hướng dẫn")
    G_B = "G.b", N_("Nghiên cứu, soạn văn bản tư vấn")


class Confirmer(Code):
    """Who confirms that the work was done (TT 02/2021, the clauses on confirmation of Điều 4 to 7)."""

    AUTHORITY = "AUTHORITY", N_("Cơ quan, người tiến hành tố tụng")
    JUDGE_OR_CLERK = "JUDGE_OR_CLERK", N_("Thẩm phán hoặc Thư ký")
    DETENTION = "DETENTION", N_("Cơ sở giam giữ hoặc người bị buộc tội")
    COUNTERPART = "COUNTERPART", N_("Người, cơ quan cùng làm việc")
    CENTRE = "CENTRE", N_("Trung tâm, Chi nhánh hoặc tổ chức ký hợp đồng")


CONFIRMED_BY: dict[Activity, tuple[Confirmer, ...]] = {
    Activity.C_A: (Confirmer.AUTHORITY,),
    Activity.C_B: (Confirmer.AUTHORITY, Confirmer.COUNTERPART),
    Activity.C_C: (Confirmer.AUTHORITY, Confirmer.COUNTERPART),
    Activity.C_D: (Confirmer.COUNTERPART,),
    Activity.C_DD: (Confirmer.DETENTION, Confirmer.AUTHORITY),
    Activity.C_E: (Confirmer.COUNTERPART,),
    Activity.C_G: (Confirmer.AUTHORITY, Confirmer.CENTRE),
    Activity.C_H: (Confirmer.CENTRE,),
    Activity.C_I: (Confirmer.JUDGE_OR_CLERK,),
    Activity.C_K: (Confirmer.CENTRE,),
    Activity.C_L: (Confirmer.CENTRE,),
    Activity.V_A: (Confirmer.COUNTERPART, Confirmer.CENTRE),
    Activity.V_B: (Confirmer.COUNTERPART, Confirmer.CENTRE),
    Activity.V_C: (Confirmer.AUTHORITY, Confirmer.COUNTERPART),
    Activity.V_D: (Confirmer.COUNTERPART, Confirmer.AUTHORITY),
    Activity.V_DD: (Confirmer.JUDGE_OR_CLERK,),
    Activity.V_E: (Confirmer.AUTHORITY,),
    Activity.V_G: (Confirmer.COUNTERPART,),
    Activity.V_H: (Confirmer.AUTHORITY, Confirmer.CENTRE),
    Activity.V_I: (Confirmer.CENTRE,),
    Activity.V_K: (Confirmer.JUDGE_OR_CLERK,),
    Activity.V_L: (Confirmer.CENTRE,),
    Activity.V_M: (Confirmer.CENTRE,),
    Activity.A_B: (Confirmer.JUDGE_OR_CLERK,),
    Activity.R_A: (Confirmer.COUNTERPART,),
    Activity.R_B: (Confirmer.CENTRE,),
    Activity.R_C: (Confirmer.CENTRE,),
    Activity.R_D: (Confirmer.COUNTERPART,),
    Activity.R_DD: (Confirmer.COUNTERPART, Confirmer.AUTHORITY),
    Activity.G_A: (Confirmer.COUNTERPART, Confirmer.CENTRE),
    Activity.G_B: (Confirmer.CENTRE,),
}
