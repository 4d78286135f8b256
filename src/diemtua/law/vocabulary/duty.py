"""Words of duty at courts and in investigations (programmes 1603 of 2022 and 5789 of 2023; TTLT 10/2018 Điều 8)."""

from datetime import time

from diemtua.law.codes import N_, Code


class DutyMode(Code):
    """How a site is served: the Centre posts a telephone number, or sends somebody."""

    BY_PHONE = "BY_PHONE", N_("Trực qua điện thoại")
    AT_SITE = "AT_SITE", N_("Trực tại trụ sở")


class DutyPart(Code):
    """The parts of a day that a shift fills; together they leave no hour without somebody."""

    MORNING = "MORNING", N_("Buổi sáng")
    AFTERNOON = "AFTERNOON", N_("Buổi chiều")
    NIGHT = "NIGHT", N_("Buổi tối và đêm")

    @property
    def hours(self) -> tuple[time, time]:
        """From and to; the night ends on the next day."""
        return _HOURS[self]


_HOURS = {
    DutyPart.MORNING: (time(7), time(12)),
    DutyPart.AFTERNOON: (time(12), time(18)),
    DutyPart.NIGHT: (time(18), time(7)),
}


class PlacedBecause(Code):
    """What speaks for a person at a seat."""

    BY_HAND = "BY_HAND", N_("Người lập lịch đã chọn")
    FREE = "FREE", N_("Không nghỉ, không trực nơi khác")
    COMPETENT = "COMPETENT", N_("Đúng loại người thực hiện và lĩnh vực")
    NEAREST = "NEAREST", N_("Ở gần nhất trong những người có thể trực")
    FEWEST = "FEWEST", N_("Trực ít nhất trong quý trước")


class Obstacle(Code):
    """Why a person cannot stand at a seat. The solver never passes one; a person who edits by hand is told of it."""

    AWAY = "AWAY", N_("Nghỉ, hoặc thẻ, hợp đồng không còn giá trị")
    NOT_COMPETENT = "NOT_COMPETENT", N_("Không đúng loại người thực hiện hoặc lĩnh vực")
    BARRED = "BARRED", N_("Đã ghi là không trực ở nơi này")
    ELSEWHERE = "ELSEWHERE", N_("Đã trực nơi khác cùng buổi")
    RESTING = "RESTING", N_("Vừa trực đêm, cần nghỉ buổi sáng liền sau")
    CAP_REACHED = "CAP_REACHED", N_("Đủ số buổi trực tối đa trong tuần")


class SwapKind(Code):
    """How a shift changes hands after the roster is published."""

    EXCHANGE = "EXCHANGE", N_("Đổi ca")
    COVER = "COVER", N_("Trực thay")


class ContactOutcome(Code):
    """What came of somebody who turned to the person on duty."""

    GUIDED = "GUIDED", N_("Đã hướng dẫn, không cần làm gì thêm")
    SIMPLE_MATTER = "SIMPLE_MATTER", N_("Ghi việc: hướng dẫn vướng mắc đơn giản")
    REQUEST = "REQUEST", N_("Tiếp nhận yêu cầu trợ giúp pháp lý")
    REFERRAL = "REFERRAL", N_("Tiếp nhận thông báo, giới thiệu của cơ quan tiến hành tố tụng")
    NOT_ELIGIBLE = "NOT_ELIGIBLE", N_("Không thuộc diện, đã chỉ nơi khác giúp được")
