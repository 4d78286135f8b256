"""Người thực hiện trợ giúp pháp lý (Law 11/2017, Article 17) and those who learn beside them."""

from diemtua.law.codes import N_, CitedCode


class PractitionerKind(CitedCode):
    """What a practitioner is; a trainee is none yet, but is registered beside his or her guide."""

    LEGAL_AID_OFFICER = "LEGAL_AID_OFFICER", N_("Trợ giúp viên pháp lý"), "L11:17.1.a"
    CONTRACT_LAWYER = "CONTRACT_LAWYER", N_("Luật sư ký hợp đồng với Trung tâm"), "L11:17.1.b"
    ORGANISATION_LAWYER = "ORGANISATION_LAWYER", N_("Luật sư của tổ chức tham gia trợ giúp pháp lý"), "L11:17.1.b"
    ADVISER = "ADVISER", N_("Tư vấn viên pháp luật"), "L11:17.1.c"
    COLLABORATOR = "COLLABORATOR", N_("Cộng tác viên trợ giúp pháp lý"), "L11:17.1.d"
    TRAINEE = "TRAINEE", N_("Người tập sự trợ giúp pháp lý"), "L11:20"


class TraineeWork(CitedCode):
    """What a trainee may be asked to do; the guide answers for all of it."""

    STUDY_FILE = "STUDY_FILE", N_("Nghiên cứu hồ sơ, thu thập tài liệu"), "L11:20.2"
    MEET_CLIENT = "MEET_CLIENT", N_("Cùng người hướng dẫn gặp người được trợ giúp pháp lý"), "L11:20.2"
    APPEAR_IN_COURT = "APPEAR_IN_COURT", N_("Bào chữa, bảo vệ quyền lợi tại phiên tòa"), "L11:20.2"
    SIGN_ADVICE = "SIGN_ADVICE", N_("Ký văn bản tư vấn pháp luật"), "L11:20.2"


class ProfessionalRank(CitedCode):
    """Hạng chức danh nghề nghiệp of legal aid officers (Circular 05/2022)."""

    FIRST = "V02.01.00", N_("Trợ giúp viên pháp lý hạng I"), "TT05:5"
    SECOND = "V02.01.01", N_("Trợ giúp viên pháp lý hạng II"), "TT05:6"
    THIRD = "V02.01.02", N_("Trợ giúp viên pháp lý hạng III"), "TT05:7"
