"""Diện người được trợ giúp pháp lý: one code for each version of a category of Article 7."""

from diemtua.law.codes import N_, CitedCode


class CategoryCode(CitedCode):
    """Codes of Article 7 in force since 2018-01-01; a replaced wording keeps its own code (v1, v2).

    Vietnamese letters are written out in the code: `D7.7dd` is điểm đ. `written` gives the letter back.
    """

    MERIT = "D7.1", N_("Người có công với cách mạng"), "L11:7.1"
    POOR_HOUSEHOLD = "D7.2", N_("Người thuộc hộ nghèo"), "L11:7.2"
    CHILD = "D7.3", N_("Trẻ em"), "L11:7.3"
    ETHNIC_MINORITY = (
        "D7.4",
        N_("Người dân tộc thiểu số cư trú ở vùng có điều kiện kinh tế - xã hội đặc biệt khó khăn"),
        "L11:7.4",
    )
    CHARGED_MINOR = "D7.5v1", N_("Người bị buộc tội từ đủ 16 tuổi đến dưới 18 tuổi"), "L11:7.5"
    MINOR_IN_PROCEEDINGS = (
        "D7.5v2",
        N_(
            "Người từ đủ 16 tuổi đến dưới 18 tuổi là người bị tố giác, người bị kiến nghị khởi tố, "
            "người bị giữ trong trường hợp khẩn cấp, người bị buộc tội, bị hại, người làm chứng, "
            "người chấp hành biện pháp xử lý chuyển hướng, phạm nhân"
        ),
        "L11:7.5",
    )
    CHARGED_NEAR_POOR = "D7.6", N_("Người bị buộc tội thuộc hộ cận nghèo"), "L11:7.6"
    TRAFFICKING = (
        "D7.6a",
        N_(
            "Nạn nhân, người đang trong quá trình xác định là nạn nhân của hành vi mua bán người và người dưới "
            "18 tuổi đi cùng theo quy định của Luật Phòng, chống mua bán người"
        ),
        "L11:7.6a",
    )
    MARTYR_FAMILY = (
        "D7.7a",
        N_("Cha đẻ, mẹ đẻ, vợ, chồng, con của liệt sĩ và người có công nuôi dưỡng khi liệt sĩ còn nhỏ"),
        "L11:7.7.a",
    )
    AGENT_ORANGE = "D7.7b", N_("Người nhiễm chất độc da cam"), "L11:7.7.b"
    ELDERLY = "D7.7c", N_("Người cao tuổi"), "L11:7.7.c"
    DISABLED = "D7.7d", N_("Người khuyết tật"), "L11:7.7.d"
    MINOR_VICTIM = (
        "D7.7dd",
        N_("Người từ đủ 16 tuổi đến dưới 18 tuổi là bị hại trong vụ án hình sự"),
        "L11:7.7.đ",
    )
    DOMESTIC_VIOLENCE = "D7.7e", N_("Nạn nhân trong vụ việc bạo lực gia đình"), "L11:7.7.e"
    TRAFFICKING_VICTIM = (
        "D7.7g",
        N_("Nạn nhân của hành vi mua bán người theo quy định của Luật Phòng, chống mua bán người"),
        "L11:7.7.g",
    )
    HIV = "D7.7h", N_("Người nhiễm HIV"), "L11:7.7.h"
    TREATY = "TREATY", N_("Người được trợ giúp pháp lý theo điều ước quốc tế"), "LDUQT:6"

    @property
    def written(self) -> str:
        """The code as the law's letters write it: D7.7đ."""
        return self.value.replace("dd", "đ")


# Grounds that lists, exports and notices never name: HIV, violence at home, trafficking, and everybody under 18.
SENSITIVE = frozenset(
    {
        CategoryCode.CHILD,
        CategoryCode.CHARGED_MINOR,
        CategoryCode.MINOR_IN_PROCEEDINGS,
        CategoryCode.MINOR_VICTIM,
        CategoryCode.HIV,
        CategoryCode.DOMESTIC_VIOLENCE,
        CategoryCode.TRAFFICKING,
        CategoryCode.TRAFFICKING_VICTIM,
    }
)
