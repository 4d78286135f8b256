"""The kinds of bodies that the law of legal aid and the province's plans speak of."""

from diemtua.law.codes import N_, Code


class OrganisationKind(Code):
    """What a body is; what it may do follows from its kind and from the roles its people hold."""

    CENTRE = "CENTRE", N_("Trung tâm trợ giúp pháp lý nhà nước")
    BRANCH = "BRANCH", N_("Chi nhánh của Trung tâm")
    PARTICIPATING = "PARTICIPATING", N_("Tổ chức tham gia trợ giúp pháp lý")
    JUSTICE_DEPARTMENT = "JUSTICE_DEPARTMENT", N_("Sở Tư pháp")
    JUSTICE_OFFICE = "JUSTICE_OFFICE", N_("Phòng Tư pháp")
    PROVINCE = "PROVINCE", N_("Ủy ban nhân dân cấp tỉnh")
    PROVINCE_OFFICE = "PROVINCE_OFFICE", N_("Văn phòng Ủy ban nhân dân cấp tỉnh")
    DISTRICT = "DISTRICT", N_("Ủy ban nhân dân cấp huyện")
    COMMUNE = "COMMUNE", N_("Ủy ban nhân dân cấp xã")
    DEPARTMENT = "DEPARTMENT", N_("Sở, ban, ngành cấp tỉnh")
    COURT = "COURT", N_("Tòa án nhân dân")
    PROCURACY = "PROCURACY", N_("Viện kiểm sát nhân dân")
    POLICE = "POLICE", N_("Cơ quan công an")
    INVESTIGATION = "INVESTIGATION", N_("Cơ quan điều tra")
    DETENTION = "DETENTION", N_("Trại tạm giam, nhà tạm giữ")
    PRISON = "PRISON", N_("Trại giam")
    MILITARY = "MILITARY", N_("Cơ quan quân sự, biên phòng")
    BAR_ASSOCIATION = "BAR_ASSOCIATION", N_("Đoàn Luật sư")
    PRESS = "PRESS", N_("Cơ quan báo chí, phát thanh, truyền hình")
    COUNCIL = "COUNCIL", N_("Hội đồng phối hợp liên ngành")
    ASSOCIATION = "ASSOCIATION", N_("Tổ chức chính trị - xã hội, hội, đoàn thể")
    MINISTRY = "MINISTRY", N_("Cơ quan trung ương")
