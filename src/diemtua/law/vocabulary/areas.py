"""Kinds of especially difficult areas: each has lists of its own, with dates."""

from diemtua.law.codes import N_, Code


class AreaKind(Code):
    """Loại danh sách vùng có điều kiện kinh tế - xã hội đặc biệt khó khăn."""

    ETHNIC_COMMUNE = "ETHNIC_COMMUNE", N_("Xã khu vực III vùng đồng bào dân tộc thiểu số và miền núi")
    ETHNIC_HAMLET = "ETHNIC_HAMLET", N_("Thôn, ấp đặc biệt khó khăn vùng đồng bào dân tộc thiểu số và miền núi")
    COASTAL = "COASTAL", N_("Xã đặc biệt khó khăn vùng bãi ngang, ven biển và hải đảo")
    OTHER = "OTHER", N_("Danh sách khác do cơ quan có thẩm quyền quyết định")
