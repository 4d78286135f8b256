"""How a request reaches the Centre, who brings it, and what the desk finds at once (Law 11/2017, Articles 29-30)."""

from diemtua.law.codes import N_, Code


class ReceptionChannel(Code):
    """Kênh tiếp nhận yêu cầu."""

    IN_PERSON = "IN_PERSON", N_("Trực tiếp tại trụ sở")
    OUTSIDE_OFFICE = "OUTSIDE_OFFICE", N_("Trực tiếp ngoài trụ sở")
    POST = "POST", N_("Qua dịch vụ bưu chính")
    FAX_EMAIL = "FAX_EMAIL", N_("Qua fax, hình thức điện tử")
    PUBLIC_PORTAL = "PUBLIC_PORTAL", N_("Qua Cổng Dịch vụ công quốc gia")
    OWN_PAGE = "OWN_PAGE", N_("Qua trang tiếp nhận của Trung tâm")
    PHONE = "PHONE", N_("Qua điện thoại, đường dây nóng")
    PROCEEDINGS_NOTICE = "PROCEEDINGS_NOTICE", N_("Cơ quan tiến hành tố tụng thông báo")
    COMMUNE_INTRODUCTION = "COMMUNE_INTRODUCTION", N_("Ủy ban nhân dân cấp xã giới thiệu")
    TRANSFERRED_IN = "TRANSFERRED_IN", N_("Tổ chức thực hiện trợ giúp pháp lý khác chuyển đến")
    CENTRAL_AUTHORITY = "CENTRAL_AUTHORITY", N_("Cơ quan trợ giúp pháp lý ở Trung ương yêu cầu")
    OTHER_BODY = "OTHER_BODY", N_("Cơ quan, tổ chức khác giới thiệu")


class Requester(Code):
    """Người yêu cầu: who brings the request, which need not be the beneficiary."""

    SELF = "SELF", N_("Người được trợ giúp pháp lý tự yêu cầu")
    RELATIVE = "RELATIVE", N_("Người thân thích")
    REPRESENTATIVE = "REPRESENTATIVE", N_("Người đại diện")
    BODY = "BODY", N_("Cơ quan, tổ chức")
    OTHER = "OTHER", N_("Cá nhân khác")


class Locality(Code):
    """Ở tỉnh của Trung tâm hay nơi khác, vì Trung tâm nào giúp tùy nơi cư trú và nơi xảy ra vụ việc (Article 26)."""

    HERE = "HERE", N_("Ở tỉnh này")
    ELSEWHERE = "ELSEWHERE", N_("Ở tỉnh, thành phố khác")
