"""How papers are signed by somebody who is not the head: ND 30/2020/ND-CP, Annex I, part I, section II.7."""

from diemtua.law.codes import N_, Code


class SigningManner(Code):
    """The abbreviation printed before the head's post."""

    KT = "KT", N_("Ký thay")
    Q = "Q", N_("Được giao quyền cấp trưởng")
    TUQ = "TUQ", N_("Thừa ủy quyền")
