"""Codes of people and of how they stand in a matter."""

from diemtua.law.codes import N_, Code
from diemtua.law.vocabulary.consents import ConsentKind
from diemtua.law.vocabulary.parties import OUR_SIDE, PartyRole
from diemtua.law.vocabulary.roles import Role

__all__ = [
    "OFFICE_ROLES",
    "OUR_SIDE",
    "RECORDERS",
    "ChangeKind",
    "ConsentKind",
    "Ethnicity",
    "Language",
    "PartyRole",
    "Relationship",
    "RepresentationBasis",
    "Sex",
]

# who works on every file of an office; who meets people and writes them down
OFFICE_ROLES = (Role.DESK_OFFICER, Role.HEAD, Role.BRANCH_HEAD)
RECORDERS = (*OFFICE_ROLES, Role.PRACTITIONER)


class Sex(Code):
    """Giới tính; not asked where the population database answers (Circular 10/2023)."""

    FEMALE = "FEMALE", N_("Nữ")
    MALE = "MALE", N_("Nam")
    OTHER = "OTHER", N_("Khác")


class Relationship(Code):
    """Quan hệ của người đại diện với người được đại diện."""

    PARENT = "PARENT", N_("Cha, mẹ")
    CHILD = "CHILD", N_("Con")
    SPOUSE = "SPOUSE", N_("Vợ, chồng")
    SIBLING = "SIBLING", N_("Anh, chị, em ruột")
    GRANDPARENT = "GRANDPARENT", N_("Ông, bà")
    GUARDIAN = "GUARDIAN", N_("Người giám hộ")
    AUTHORISED = "AUTHORISED", N_("Người được ủy quyền")
    ORGANISATION = "ORGANISATION", N_("Cơ quan, tổ chức đại diện")
    OTHER = "OTHER", N_("Quan hệ khác")


class RepresentationBasis(Code):
    """Căn cứ đại diện (Civil Code 2015, Articles 135-138 and 46-63)."""

    BY_LAW = "BY_LAW", N_("Đại diện theo pháp luật")
    BY_COURT = "BY_COURT", N_("Tòa án chỉ định")
    GUARDIANSHIP = "GUARDIANSHIP", N_("Giám hộ")
    AUTHORISATION = "AUTHORISATION", N_("Văn bản ủy quyền")
    NONE = "NONE", N_("Yêu cầu thay, không đại diện")


class ChangeKind(Code):
    """Việc đã làm với những gì biết về một người."""

    CORRECT = "CORRECT", N_("Đính chính")
    MERGE = "MERGE", N_("Gộp người trùng")
    UNMERGE = "UNMERGE", N_("Tách lại thành hai người")


class Language(Code):
    """Ngôn ngữ mà người dân nói chuyện được với người thực hiện."""

    VIETNAMESE = "VIETNAMESE", N_("Tiếng Việt")
    KHMER = "KHMER", N_("Tiếng Khmer")
    CHINESE = "CHINESE", N_("Tiếng Hoa")
    CHAM = "CHAM", N_("Tiếng Chăm")
    SIGN = "SIGN", N_("Ngôn ngữ ký hiệu")
    ENGLISH = "ENGLISH", N_("Tiếng Anh")
    OTHER = "OTHER", N_("Ngôn ngữ khác")


class Ethnicity(Code):
    """54 dân tộc theo Danh mục các thành phần dân tộc Việt Nam (Decision 121-TCTK/PPCĐ, 1979), mã hai chữ số."""

    KINH = "01", N_("Kinh")
    TAY = "02", N_("Tày")
    THAI = "03", N_("Thái")
    HOA = "04", N_("Hoa")
    # bare "Khmer" is a word of the framework's own catalogue, which would turn it into the language
    KHMER = "05", N_("Khmer (Khơ-me)")
    MUONG = "06", N_("Mường")
    NUNG = "07", N_("Nùng")
    HMONG = "08", N_("Mông")
    DAO = "09", N_("Dao")
    GIA_RAI = "10", N_("Gia Rai")
    NGAI = "11", N_("Ngái")
    E_DE = "12", N_("Ê Đê")
    BA_NA = "13", N_("Ba Na")
    XO_DANG = "14", N_("Xơ Đăng")
    SAN_CHAY = "15", N_("Sán Chay")
    CO_HO = "16", N_("Cơ Ho")
    CHAM = "17", N_("Chăm")
    SAN_DIU = "18", N_("Sán Dìu")
    HRE = "19", N_("Hrê")
    MNONG = "20", N_("Mnông")
    RA_GLAI = "21", N_("Ra Glai")
    XTIENG = "22", N_("Xtiêng")
    BRU_VAN_KIEU = "23", N_("Bru - Vân Kiều")
    THO = "24", N_("Thổ")
    GIAY = "25", N_("Giáy")
    CO_TU = "26", N_("Cơ Tu")
    GIE_TRIENG = "27", N_("Gié Triêng")
    MA = "28", N_("Mạ")
    KHO_MU = "29", N_("Khơ Mú")
    CO = "30", N_("Co")
    TA_OI = "31", N_("Tà Ôi")
    CHO_RO = "32", N_("Chơ Ro")
    KHANG = "33", N_("Kháng")
    XINH_MUN = "34", N_("Xinh Mun")
    HA_NHI = "35", N_("Hà Nhì")
    CHU_RU = "36", N_("Chu Ru")
    LAO = "37", N_("Lào")
    LA_CHI = "38", N_("La Chí")
    LA_HA = "39", N_("La Ha")
    PHU_LA = "40", N_("Phù Lá")
    LA_HU = "41", N_("La Hủ")
    LU = "42", N_("Lự")
    LO_LO = "43", N_("Lô Lô")
    CHUT = "44", N_("Chứt")
    MANG = "45", N_("Mảng")
    PA_THEN = "46", N_("Pà Thẻn")
    CO_LAO = "47", N_("Cơ Lao")
    CONG = "48", N_("Cống")
    BO_Y = "49", N_("Bố Y")
    SI_LA = "50", N_("Si La")
    PU_PEO = "51", N_("Pu Péo")
    BRAU = "52", N_("Brâu")
    O_DU = "53", N_("Ơ Đu")
    RO_MAM = "54", N_("Rơ Măm")
    FOREIGN = "55", N_("Người nước ngoài")
