"""What TTLT 10/2018 says of the inter-agency council in a province: its size, its reports, its members' allowance."""

from datetime import date, timedelta

from diemtua.law import parameters
from diemtua.law.codes import N_
from diemtua.law.vocabulary.council import ReportRound

NOT_CONFIRMED = (
    N_("Bố cục in của Mẫu 06A, 06B, 06C chưa đối chiếu với bản gốc; các dòng số liệu do đơn vị sửa được."),
    N_(
        "Điều 20 khoản 5: số liệu của các ngành tổng hợp từ Sổ theo dõi (Mẫu 05) của từng cơ quan; các dòng ở đây tính "
        "từ hồ sơ của Trung tâm, hãy đối chiếu sổ trước khi gửi."
    ),
    N_("Hạn gửi 20/11 và 20/01 suy từ biểu mẫu khác của Thông tư 17/2025/TT-BTP, chưa đối chiếu; đơn vị sửa được."),
    N_("Từ 31/12/2025 Thông tư liên tịch 29/2025 sửa đổi Thông tư liên tịch 10/2018, chưa đối chiếu nội dung mới."),
)
ALLOWANCE_NOT_CONFIRMED = (
    N_("Tháng chỉ có một phần trong nhiệm kỳ được tính cả tháng: thông tư không nói, kế toán sửa được."),
    N_("Người vừa là thành viên Hội đồng vừa giúp việc được tính một mức: thông tư ghi “người/tháng”."),
)


def most_members() -> int:
    """The most people a Council may have at any moment (Điều 19 khoản 3)."""
    return int(parameters.load("council")["most_members"])


def period_of(round_: ReportRound, year: int) -> tuple[date, date]:
    """The days [start, end) whose figures a round reports (Điều 20 khoản 5).

    >>> period_of(ReportRound.FIRST, 2026)
    (datetime.date(2026, 1, 1), datetime.date(2026, 11, 1))
    """
    said = parameters.load("council")["rounds"][round_]
    return date(year, *said["from"]), date(year, *said["to"]) + timedelta(days=1)


def forms_of(round_: ReportRound) -> tuple[str, ...]:
    """The forms a round is reported on."""
    return tuple(parameters.load("council")["rounds"][round_]["forms"])


def send_within(round_: ReportRound) -> int:
    """Days after a period's last day within which its report is sent, where the office knows no better."""
    return int(parameters.load("council")["send_within_days"][round_])


def allowance(base_salary: int) -> int:
    """Đồng for one person and month (Điều 23 khoản 3).

    >>> allowance(2_340_000)
    702000
    """
    return base_salary * int(parameters.load("council")["allowance_tenths"]) // 10
