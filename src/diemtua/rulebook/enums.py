"""Codes of the rulebook beside those of the law."""

from diemtua.law.codes import N_, Code
from diemtua.law.council import send_within
from diemtua.law.vocabulary.council import ReportRound
from diemtua.law.vocabulary.retention import Kept


class DayStatus(Code):
    """How sure a day of the calendar is."""

    OFFICIAL = "OFFICIAL", N_("Đã có thông báo chính thức")
    PROJECTED = "PROJECTED", N_("Dự kiến")


class Part(Code):
    """Parts of the rulebook that an administrator changes."""

    DAY = "DAY", N_("Ngày nghỉ, ngày làm bù")
    HOURS = "HOURS", N_("Giờ làm việc")
    PARAMETER = "PARAMETER", N_("Tham số")
    AREAS = "AREAS", N_("Danh sách vùng đặc biệt khó khăn")
    INSTRUMENT = "INSTRUMENT", N_("Văn bản pháp luật")
    FIGURE = "FIGURE", N_("Dòng số liệu báo cáo")


class ParameterKey(Code):
    """Values with dates. Own targets are the office's minutes for duties the law wants at once; what else is the
    office's own choice has a first value in `FIRST_VALUES`."""

    BASE_SALARY = "base_salary", N_("Mức lương cơ sở (đồng/tháng)")
    TARGET_T01 = "own_target.T01", N_("Mục tiêu trả lời yêu cầu (phút làm việc)")
    TARGET_T08 = "own_target.T08", N_("Mục tiêu thụ lý và cử người khi có thông báo (phút)")
    TARGET_T08XX = (
        "own_target.T08XX",
        N_("Mục tiêu báo kết quả cho cơ quan gửi bằng điện thoại, công văn (phút làm việc)"),
    )
    TARGET_T09 = "own_target.T09", N_("Mục tiêu cử người bào chữa được chỉ định (phút)")
    TARGET_T16 = "own_target.T16", N_("Mục tiêu trả lời việc rút yêu cầu (phút làm việc)")
    ALARM_MINUTES = (
        "alarm_minutes",
        N_("Thông báo khẩn: chưa ai nhận thì gọi người kế tiếp sau (phút, mục tiêu của đơn vị)"),
    )
    ONLINE_POINTS = "online_points", N_("Phiên tòa trực tuyến: số điểm cầu thành phần tối đa (NQ 33/2021/QH15)")
    HEARING_EVE_HOUR = "hearing_eve_hour", N_("Nhắc phiên tòa vào ngày hôm trước lúc (giờ)")
    HEARING_MORNING_HOUR = "hearing_morning_hour", N_("Nhắc phiên tòa vào sáng hôm đó lúc (giờ)")
    COVERAGE_DAYS = "coverage_days", N_("Phiên tòa chưa có người trực: báo trước bao nhiêu ngày")
    SECRET_ADDRESS_MONTHS = (
        "secret_address_months",
        N_("Địa chỉ lịch, đường dẫn cấp cho cơ quan: dùng được bao nhiêu tháng (1 đến 36)"),
    )
    NUMBER_YEAR = "number_year", N_("Số trong Sổ thụ lý: năm in theo (0: năm thụ lý; 1: năm tiếp nhận yêu cầu)")
    NUMBER_BY_FORM = "number_by_form", N_("Số trong Sổ thụ lý: (0: một dãy chung; 1: mỗi hình thức một dãy)")

    COUNCIL_DAYS_FIRST = "council_days.FIRST", N_("Báo cáo Hội đồng lần 1 (06A, 06B): gửi trong mấy ngày sau 31/10")
    COUNCIL_DAYS_SECOND = "council_days.SECOND", N_("Báo cáo Hội đồng lần 2 (06C): gửi trong mấy ngày sau 31/12")

    KEPT_CONTACT = "kept_months.CONTACT", N_("Giữ lượt liên hệ khi trực không thành hồ sơ (tháng; 0: không tự xóa)")
    KEPT_LINE = (
        "kept_months.REGISTER_LINE",
        N_("Giữ dòng sổ của cơ quan không ứng với giới thiệu nào (tháng; 0: không tự xóa)"),
    )
    KEPT_TAKEN_BACK = "kept_months.TAKEN_BACK", N_("Giữ lần đối chiếu sổ đã bỏ (tháng; 0: không tự xóa)")

    @property
    def clock(self) -> str:
        """The rule whose own target this is; empty for other values."""
        before, _, rule = self.value.partition(".")
        return rule if before == "own_target" else ""

    @property
    def asks_the_law(self) -> bool:
        """Whether an instrument may say what the office chose at first, so that it is shown while nobody looked."""
        return self in FIRST_PERIODS

    @property
    def may_be_nought(self) -> bool:
        """Whether nought says something."""
        return self in (*FIRST_PERIODS, ParameterKey.NUMBER_YEAR, ParameterKey.NUMBER_BY_FORM)


FIRST_VALUES = {
    ParameterKey.ALARM_MINUTES: 5,
    ParameterKey.ONLINE_POINTS: 3,
    ParameterKey.HEARING_EVE_HOUR: 16,
    ParameterKey.HEARING_MORNING_HOUR: 6,
    ParameterKey.COVERAGE_DAYS: 14,
    # each year somebody looks whether it is still wanted, and by whom
    ParameterKey.SECRET_ADDRESS_MONTHS: 12,
    ParameterKey.NUMBER_YEAR: 0,
    ParameterKey.NUMBER_BY_FORM: 0,
    ParameterKey.COUNCIL_DAYS_FIRST: send_within(ReportRound.FIRST),
    ParameterKey.COUNCIL_DAYS_SECOND: send_within(ReportRound.SECOND),
}
"""What an office starts with and changes on screen; no law says these."""

FIRST_PERIODS = {ParameterKey.KEPT_CONTACT: 24, ParameterKey.KEPT_LINE: 24, ParameterKey.KEPT_TAKEN_BACK: 12}
"""Months for which personal data outside files are kept at first: a choice too, not compared with any instrument."""


def period_key(what: Kept) -> ParameterKey:
    """The value that says how long it is kept."""
    return ParameterKey(f"kept_months.{what}")
