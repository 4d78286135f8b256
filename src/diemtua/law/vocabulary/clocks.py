"""Words of the law of time: units, kinds of clock, and who owes a duty."""

from diemtua.law.codes import N_, Code


class Unit(Code):
    """What a clock counts. Each is counted by its own rule; none is a multiple of another."""

    WORKING_DAYS = "WD", N_("ngày làm việc")
    DAYS = "D", N_("ngày")
    WORKING_HOURS = "WH", N_("giờ làm việc")
    HOURS = "H", N_("giờ")
    WORKING_MINUTES = "WMIN", N_("phút làm việc")
    MINUTES = "MIN", N_("phút")
    MONTHS = "MONTH", N_("tháng")


class ClockKind(Code):
    """How a clock relates to what starts it."""

    AFTER = "AFTER", N_("kể từ khi")
    BEFORE = "BEFORE", N_("chậm nhất trước khi")
    AT_ONCE = "AT_ONCE", N_("ngay")
    PERIODIC = "PERIODIC", N_("định kỳ")


class DayKind(Code):
    """What makes a day different from what its weekday says."""

    HOLIDAY = "HOLIDAY", N_("Nghỉ lễ, Tết")
    SWAP_OFF = "SWAP_OFF", N_("Nghỉ hoán đổi")
    SWAP_WORK = "SWAP_WORK", N_("Làm bù")


class Debtor(Code):
    """Who owes a duty that has a clock. Those from the beneficiary on stand outside the Centre."""

    DESK_OFFICER = "DESK_OFFICER", N_("Cán bộ tiếp nhận")
    HEAD = "HEAD", N_("Người đứng đầu tổ chức thực hiện trợ giúp pháp lý")
    PRACTITIONER = "PRACTITIONER", N_("Người thực hiện trợ giúp pháp lý")
    BRANCH_OR_CENTRE = "BRANCH_OR_CENTRE", N_("Trung tâm, Chi nhánh")
    COUNCIL_OFFICE = "COUNCIL_OFFICE", N_("Cơ quan thường trực Hội đồng phối hợp liên ngành (Sở Tư pháp)")
    BENEFICIARY = "BENEFICIARY", N_("Người được trợ giúp pháp lý")
    PROCEEDINGS_AUTHORITY = "PROCEEDINGS_AUTHORITY", N_("Cơ quan tiến hành tố tụng")
    COURT = "COURT", N_("Tòa án")
    OTHER_CENTRE = "OTHER_CENTRE", N_("Tổ chức được đề nghị xác minh")
    STATE_BODY = "STATE_BODY", N_("Cơ quan nhà nước nhận kiến nghị")
    DEPARTMENT = "DEPARTMENT", N_("Sở Tư pháp")
    COUNCIL_BODY = "COUNCIL_BODY", N_("Cơ quan được Hội đồng phối hợp liên ngành giao việc")
    PROVINCE_CHAIR = "PROVINCE_CHAIR", N_("Ủy ban nhân dân tỉnh")
