from diemtua.law.codes import N_, Code


class UnitKind(Code):
    """Administrative units, of today and of before 2025-07-01."""

    PROVINCE = "PROVINCE", N_("Tỉnh")
    CITY = "CITY", N_("Thành phố trực thuộc trung ương")
    DISTRICT = "DISTRICT", N_("Huyện")
    TOWN = "TOWN", N_("Thị xã")
    PROVINCIAL_CITY = "PROVINCIAL_CITY", N_("Thành phố thuộc tỉnh")
    COMMUNE = "COMMUNE", N_("Xã")
    WARD = "WARD", N_("Phường")
    TOWNSHIP = "TOWNSHIP", N_("Thị trấn")
    SPECIAL_ZONE = "SPECIAL_ZONE", N_("Đặc khu")

    def bare(self, full_name: str) -> str:
        """The name without its kind, by which lists are ordered: "Xã Tân Ân" -> "Tân Ân"."""
        words = "Thành phố" if self in {UnitKind.CITY, UnitKind.PROVINCIAL_CITY} else self.label
        return full_name.removeprefix(words).strip()


class Nearness(Code):
    """How near two communes lie, the nearest first, as the places of before and after 2025-07-01 tell it; never in
    kilometres, which nobody measured."""

    SAME_COMMUNE = "SAME_COMMUNE", N_("Cùng xã, phường")
    SAME_DISTRICT = "SAME_DISTRICT", N_("Cùng huyện, thị xã, thành phố cũ")
    SAME_PROVINCE = "SAME_PROVINCE", N_("Cùng tỉnh cũ")
    UNKNOWN = "UNKNOWN", N_("Chưa rõ xa gần")
    ELSEWHERE = "ELSEWHERE", N_("Ở nơi khác")


PROVINCE_KINDS = (UnitKind.PROVINCE, UnitKind.CITY)
DISTRICT_KINDS = (UnitKind.DISTRICT, UnitKind.TOWN, UnitKind.PROVINCIAL_CITY)
COMMUNE_KINDS = (UnitKind.COMMUNE, UnitKind.WARD, UnitKind.TOWNSHIP, UnitKind.SPECIAL_ZONE)
