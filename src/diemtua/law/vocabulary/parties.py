"""How a person stands in a matter."""

from diemtua.law.codes import N_, Code


class PartyRole(Code):
    """Tư cách của một người trong hồ sơ."""

    BENEFICIARY = "BENEFICIARY", N_("Người được trợ giúp pháp lý")
    APPLICANT = "APPLICANT", N_("Người yêu cầu thay")
    REPRESENTATIVE = "REPRESENTATIVE", N_("Người đại diện, người giám hộ")
    OPPOSING = "OPPOSING", N_("Bên có quyền lợi đối lập")
    RELATED = "RELATED", N_("Người có liên quan")


# those on the beneficiary's side: helping one of them is helping that side of the matter
OUR_SIDE = (PartyRole.BENEFICIARY, PartyRole.APPLICANT, PartyRole.REPRESENTATIVE)
