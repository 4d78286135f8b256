"""How a person stands in criminal proceedings: four kinds of custody are four statuses, with different clocks."""

from diemtua.law.codes import N_, Code


class ProceduralStatus(Code):
    """Tư cách tố tụng, tình trạng bị giữ, bắt, tạm giữ, tạm giam."""

    DENOUNCED = "DENOUNCED", N_("Người bị tố giác")
    RECOMMENDED = "RECOMMENDED", N_("Người bị kiến nghị khởi tố")
    EMERGENCY_HELD = "EMERGENCY_HELD", N_("Người bị giữ trong trường hợp khẩn cấp")
    ARRESTED = "ARRESTED", N_("Người bị bắt")
    IN_CUSTODY = "IN_CUSTODY", N_("Người bị tạm giữ")
    REMANDED = "REMANDED", N_("Người bị tạm giam")
    ACCUSED = "ACCUSED", N_("Bị can")
    DEFENDANT = "DEFENDANT", N_("Bị cáo")
    VICTIM = "VICTIM", N_("Bị hại")
    WITNESS = "WITNESS", N_("Người làm chứng")
    DIVERSION = "DIVERSION", N_("Người chấp hành biện pháp xử lý chuyển hướng")
    PRISONER = "PRISONER", N_("Phạm nhân")
    CIVIL_PARTY = "CIVIL_PARTY", N_("Nguyên đơn dân sự, bị đơn dân sự trong vụ án hình sự")
    PLAINTIFF = "PLAINTIFF", N_("Nguyên đơn, người khởi kiện")
    RESPONDENT = "RESPONDENT", N_("Bị đơn, người bị kiện")
    RELATED_PARTY = "RELATED_PARTY", N_("Người có quyền lợi, nghĩa vụ liên quan")
