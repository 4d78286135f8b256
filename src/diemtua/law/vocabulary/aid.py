"""Forms and fields of legal aid (Law 11/2017, Articles 27 and 31-33)."""

from diemtua.law.codes import N_, CitedCode, Code


class AidForm(CitedCode):
    """Hình thức trợ giúp pháp lý."""

    LITIGATION = "LITIGATION", N_("Tham gia tố tụng"), "L11:27.2.a"
    ADVICE = "ADVICE", N_("Tư vấn pháp luật"), "L11:27.2.b"
    REPRESENTATION = "REPRESENTATION", N_("Đại diện ngoài tố tụng"), "L11:27.2.c"

    @property
    def short(self) -> str:
        """The part of a case code that names the form, e.g. TT.TGTT.88.2026."""
        return SHORT_FORMS[self]


# The third short form is inferred from the other two (Circular 12/2018, Article 11 gives only TV and TGTT).
SHORT_FORMS = {AidForm.LITIGATION: "TGTT", AidForm.ADVICE: "TV", AidForm.REPRESENTATION: "ĐDNTT"}


class LegalField(Code):
    """Lĩnh vực pháp luật, as the Department's working list divides them."""

    CRIMINAL = "CRIMINAL", N_("Hình sự, tố tụng hình sự")
    CIVIL = "CIVIL", N_("Dân sự, tố tụng dân sự")
    MARRIAGE_FAMILY = "MARRIAGE_FAMILY", N_("Hôn nhân và gia đình")
    ADMINISTRATIVE = "ADMINISTRATIVE", N_("Hành chính, tố tụng hành chính")
    LAND = "LAND", N_("Đất đai, nhà ở, môi trường")
    LABOUR = "LABOUR", N_("Lao động, việc làm, bảo hiểm xã hội")
    SOCIAL_POLICY = "SOCIAL_POLICY", N_("Ưu đãi người có công, chính sách xã hội")
    OTHER = "OTHER", N_("Lĩnh vực khác")
    BUSINESS = "BUSINESS", N_("Kinh doanh, thương mại")
