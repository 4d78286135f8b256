"""The states a request passes through, from reception to the archive."""

from diemtua.law.codes import N_
from diemtua.law.process import State

RECEIVED = "RECEIVED"
NEED_MORE = "NEED_MORE"
SIMPLE_MATTER = "SIMPLE_MATTER"
WITHDRAWN = "WITHDRAWN"
REFUSED = "REFUSED"
TRANSFERRED = "TRANSFERRED"
ACCEPTED = "ACCEPTED"
ACCEPTED_URGENT = "ACCEPTED_URGENT"
ASSIGNED = "ASSIGNED"
IN_PROGRESS = "IN_PROGRESS"
SUSPENDED = "SUSPENDED"
ENDED_DONE = "ENDED_DONE"
ENDED_DISCONTINUED = "ENDED_DISCONTINUED"
ENDED_STAYED = "ENDED_STAYED"
HANDED_OVER = "HANDED_OVER"
ARCHIVED = "ARCHIVED"

BEFORE_ACCEPTANCE = (RECEIVED, NEED_MORE)
AWAITING_PRACTITIONER = (ACCEPTED, ACCEPTED_URGENT)
WITH_PRACTITIONER = (ASSIGNED, IN_PROGRESS, SUSPENDED)
RUNNING = AWAITING_PRACTITIONER + WITH_PRACTITIONER
ENDED = (ENDED_DONE, ENDED_DISCONTINUED, ENDED_STAYED)

STATES = (
    # CHECKING of the law's reading is this same state: the check is owed at once, so nobody waits in it
    State(RECEIVED, N_("Đang kiểm tra yêu cầu"), tone="wait"),
    State(NEED_MORE, N_("Chờ bổ sung giấy tờ"), tone="wait"),
    State(SIMPLE_MATTER, N_("Đã hướng dẫn vướng mắc đơn giản"), over=True, tone="done"),
    State(WITHDRAWN, N_("Đã rút yêu cầu"), over=True, tone="done"),
    State(REFUSED, N_("Từ chối thụ lý"), over=True, tone="stop"),
    State(TRANSFERRED, N_("Đã chuyển yêu cầu"), over=True, tone="done"),
    State(ACCEPTED, N_("Chờ phân công"), tone="wait"),
    State(ACCEPTED_URGENT, N_("Thụ lý ngay, chờ phân công"), tone="wait"),
    State(ASSIGNED, N_("Đã cử người thực hiện")),
    State(IN_PROGRESS, N_("Đang thực hiện")),
    State(SUSPENDED, N_("Vụ án tạm đình chỉ"), tone="wait"),
    State(ENDED_DONE, N_("Kết thúc, chờ bàn giao hồ sơ"), tone="wait"),
    State(ENDED_DISCONTINUED, N_("Không tiếp tục, chờ bàn giao hồ sơ"), tone="wait"),
    State(ENDED_STAYED, N_("Bị đình chỉ, chờ bàn giao hồ sơ"), tone="wait"),
    State(HANDED_OVER, N_("Đã bàn giao hồ sơ"), tone="done"),
    State(ARCHIVED, N_("Đã lưu trữ"), over=True, tone="done"),
)
