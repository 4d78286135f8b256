"""Papers that prove who somebody is in the eyes of Article 7 (Circular 08/2017, Article 33 as now applied)."""

from diemtua.law.codes import N_, Code


class ProofPaper(Code):
    """Giấy tờ chứng minh. A lost paper counts as shown once the body that issued it confirms it."""

    MERIT_RECOGNITION = "MERIT_RECOGNITION", N_("Quyết định công nhận người có công với cách mạng")
    MERIT_TITLE = (
        "MERIT_TITLE",
        N_(
            "Quyết định phong tặng Bà mẹ Việt Nam anh hùng, Anh hùng Lực lượng vũ trang nhân dân, "
            "Anh hùng Lao động trong thời kỳ kháng chiến"
        ),
    )
    MERIT_MEDAL = (
        "MERIT_MEDAL",
        N_("Huân chương, Huy chương Kháng chiến, Bằng Bà mẹ Việt Nam anh hùng, Bằng Anh hùng, Bằng Có công với nước"),
    )
    MERIT_ALLOWANCE = "MERIT_ALLOWANCE", N_("Quyết định trợ cấp, phụ cấp xác định là người có công với cách mạng")
    INVALID_CERTIFICATE = (
        "INVALID_CERTIFICATE",
        N_(
            "Quyết định, giấy chứng nhận thương binh, người hưởng chính sách như thương binh, bệnh binh, "
            "người hoạt động kháng chiến nhiễm chất độc hóa học"
        ),
    )
    MERIT_INSIGNIA = (
        "MERIT_INSIGNIA",
        N_(
            "Kỷ niệm chương Tổ quốc ghi công, Giấy chứng nhận người hoạt động cách mạng trước ngày 01/01/1945 "
            "hoặc đến ngày khởi nghĩa tháng Tám năm 1945, Huân chương, Huy chương Chiến thắng"
        ),
    )
    POOR_CERTIFICATE = "POOR_CERTIFICATE", N_("Giấy chứng nhận hộ nghèo")
    NEAR_POOR_CERTIFICATE = "NEAR_POOR_CERTIFICATE", N_("Giấy chứng nhận hộ cận nghèo")
    CIVIL_REGISTRY = "CIVIL_REGISTRY", N_("Dữ liệu khai thác từ Cơ sở dữ liệu hộ tịch điện tử")
    BIRTH_CERTIFICATE = "BIRTH_CERTIFICATE", N_("Giấy khai sinh")
    PASSPORT = "PASSPORT", N_("Hộ chiếu")
    PROCEEDINGS_CHILD = "PROCEEDINGS_CHILD", N_("Văn bản của cơ quan tiến hành tố tụng xác định là trẻ em")
    SANCTION_CHILD = (
        "SANCTION_CHILD",
        N_("Văn bản về biện pháp xử lý hành chính, xử phạt vi phạm hành chính xác định là trẻ em"),
    )
    MINORITY_RESIDENCE = (
        "MINORITY_RESIDENCE",
        N_("Giấy tờ hợp pháp xác định là người dân tộc thiểu số và nơi cư trú"),
    )
    PROCEEDINGS_MINORITY = (
        "PROCEEDINGS_MINORITY",
        N_("Văn bản của cơ quan tiến hành tố tụng xác định là người dân tộc thiểu số và nơi cư trú"),
    )
    PROCEEDINGS_CHARGED_MINOR = (
        "PROCEEDINGS_CHARGED_MINOR",
        N_("Văn bản của cơ quan tiến hành tố tụng xác định người bị buộc tội từ đủ 16 tuổi đến dưới 18 tuổi"),
    )
    AUTHORITY_MINOR = (
        "AUTHORITY_MINOR",
        N_("Văn bản của cơ quan, người có thẩm quyền xác định người đó thuộc một trong những diện người này"),
    )
    PROCEEDINGS_CHARGED = (
        "PROCEEDINGS_CHARGED",
        N_("Văn bản của cơ quan tiến hành tố tụng xác định là người bị buộc tội"),
    )
    PROCEEDINGS_VICTIM = (
        "PROCEEDINGS_VICTIM",
        N_("Văn bản của cơ quan tiến hành tố tụng xác định bị hại từ đủ 16 tuổi đến dưới 18 tuổi"),
    )
    ALLOWANCE_DECISION = "ALLOWANCE_DECISION", N_("Quyết định về việc hưởng trợ cấp xã hội hàng tháng")
    ADMISSION_DECISION = (
        "ADMISSION_DECISION",
        N_("Quyết định tiếp nhận vào nhà xã hội, cơ sở bảo trợ xã hội"),
    )
    MARTYR_ALLOWANCE = "MARTYR_ALLOWANCE", N_("Quyết định trợ cấp ưu đãi, trợ cấp tiền tuất")
    MARTYR_FAMILY_CERTIFICATE = "MARTYR_FAMILY_CERTIFICATE", N_("Giấy chứng nhận gia đình liệt sĩ")
    COUNTRY_REMEMBERS = "COUNTRY_REMEMBERS", N_("Bằng Tổ quốc ghi công")
    KINSHIP = "KINSHIP", N_("Giấy tờ chứng minh quan hệ thân nhân với liệt sĩ")
    AGENT_ORANGE_ALLOWANCE = (
        "AGENT_ORANGE_ALLOWANCE",
        N_("Quyết định trợ cấp ưu đãi đối với con của người hoạt động kháng chiến nhiễm chất độc hóa học"),
    )
    AGENT_ORANGE_CERTIFICATE = (
        "AGENT_ORANGE_CERTIFICATE",
        N_("Giấy chứng nhận bệnh tật, dị dạng, dị tật do nhiễm chất độc hóa học"),
    )
    ELDERLY_PAPER = "ELDERLY_PAPER", N_("Giấy tờ xác định là người cao tuổi")
    DISABILITY_CERTIFICATE = "DISABILITY_CERTIFICATE", N_("Giấy chứng nhận khuyết tật")
    VIOLENCE_ADMISSION = (
        "VIOLENCE_ADMISSION",
        N_("Quyết định tiếp nhận nạn nhân bạo lực gia đình vào nhà xã hội, cơ sở bảo trợ xã hội"),
    )
    VIOLENCE_TREATMENT = (
        "VIOLENCE_TREATMENT",
        N_("Giấy xác nhận khám, điều trị thương tích do hành vi bạo lực gia đình"),
    )
    NO_CONTACT_ORDER = "NO_CONTACT_ORDER", N_("Quyết định cấm tiếp xúc")
    VIOLENCE_SANCTION = (
        "VIOLENCE_SANCTION",
        N_("Quyết định xử lý vi phạm hành chính đối với người có hành vi bạo lực gia đình"),
    )
    TRAFFICKING_PAPER = (
        "TRAFFICKING_PAPER",
        N_("Văn bản của cơ quan, người có thẩm quyền theo pháp luật về phòng, chống mua bán người"),
    )
    TRAFFICKING_CERTIFICATE = "TRAFFICKING_CERTIFICATE", N_("Giấy tờ chứng nhận nạn nhân bị mua bán")
    HIV_CERTIFICATE = "HIV_CERTIFICATE", N_("Giấy xác nhận người nhiễm HIV")
    OTHER_LAWFUL = (
        "OTHER_LAWFUL",
        N_("Giấy tờ hợp pháp khác do cơ quan có thẩm quyền cấp xác định thuộc diện được trợ giúp pháp lý"),
    )
