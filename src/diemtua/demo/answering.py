"""Bodies that the example plan names answer their part of it in the last weeks of the year."""

from datetime import date, datetime, time, timedelta
from typing import Final

from django.db import transaction

from diemtua.accounts.models import User
from diemtua.demo.cast import BAR_OFFICER, EDITOR, FINANCE_OFFICER, HOME_AFFAIRS_OFFICER, INFORMATION_OFFICER, Member
from diemtua.plans.actions import Done, answer_task
from diemtua.plans.enums import TaskState
from diemtua.plans.queries import asked_of, own_task
from diemtua.shared.clock import VIETNAM

UNDER_WAY, DONE = TaskState.UNDER_WAY, TaskState.DONE
# who, which task, how many days before the end, how far, what was done, what came of it, figures
ANSWERS: Final[tuple[tuple[Member, str, int, TaskState, str, str, tuple[str, ...]], ...]] = (
    (EDITOR, "I.1", 25, UNDER_WAY, "Đã mở chuyên mục hằng tháng, đăng số điện thoại tiếp nhận ở cuối mỗi bài.",
     "Chuyên mục “Luật với đời sống”", ("Tin, bài đã đăng: 34", "Phóng sự đã phát: 6")),
    (FINANCE_OFFICER, "VI.3", 18, UNDER_WAY, "Đã thẩm định dự toán năm sau, chờ trình Ủy ban nhân dân tỉnh.",
     "Công văn thẩm định dự toán", ("Kinh phí đề nghị bố trí: 1.250 triệu đồng",)),
    (HOME_AFFAIRS_OFFICER, "VI.1", 15, DONE, "Đã cho ý kiến về đề án vị trí việc làm và kế hoạch tuyển dụng.",
     "Công văn góp ý đề án", ()),
    (INFORMATION_OFFICER, "V.3", 12, UNDER_WAY, "Đã cử giảng viên cho lớp hướng dẫn an toàn dữ liệu của Trung tâm.",
     "Tài liệu tập huấn", ("Lớp đã mở: 2", "Người dự: 41")),
    (INFORMATION_OFFICER, "V.3", 4, DONE, "Đã hoàn thành ba lớp theo kế hoạch.", "Tài liệu tập huấn, danh sách lớp",
     ("Lớp đã mở: 3", "Người dự: 63")),
    (BAR_OFFICER, "V.1", 9, UNDER_WAY, "Đã giới thiệu luật sư tham gia đoàn đánh giá chất lượng vụ việc.", "",
     ("Luật sư tham gia đánh giá: 4",)),
)  # fmt: skip


@transaction.atomic
def answer_the_plan(ends_on: date) -> None:
    """Each answer in its own day's afternoon, by who holds the role."""
    for member, key, before, state, note, product, figures in ANSWERS:
        user = User.objects.get(username=member.username)
        day = ends_on - timedelta(days=before)
        plan = asked_of(user, day).tasks.values_list("plan", flat=True)[0]
        own = own_task(user, plan, key, day)
        at = datetime.combine(day, time(15, 20), VIETNAM)
        answer_task(own, own.bodies[0], Done(state, day, note, product, figures), by=user, at=at)
