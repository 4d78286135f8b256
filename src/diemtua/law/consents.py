"""What follows when a person takes back what they agreed to.

Law 91/2025 gives the right (Điều 4 khoản 1 điểm b, Điều 10); what the office must stop then is in the law on which the
consent rested. What was done before stays lawful, and what the law orders without any consent goes on.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from diemtua.law.citations import Citation, cite
from diemtua.law.codes import N_
from diemtua.law.vocabulary.consents import ConsentKind

_RIGHT = ("L91:4.1.b", "L91:10.1")


@dataclass(frozen=True)
class Withdrawal:
    """words: what stops from that day, in Vietnamese. basis: keys of the articles."""

    words: str
    basis: tuple[str, ...]

    @property
    def cited(self) -> tuple[Citation, ...]:
        """The articles."""
        return tuple(cite(key) for key in self.basis)


WITHDRAWN: Mapping[ConsentKind, Withdrawal] = MappingProxyType({
    ConsentKind.DISCLOSURE: Withdrawal(
        N_(
            "Từ ngày rút, không tiết lộ thông tin vụ việc cho ai dựa vào sự đồng ý này nữa, trừ khi luật quy định "
            "khác. Điều đã tiết lộ trước ngày rút không vì thế mà thành sai."
        ),
        ("L11:6.1.c",),
    ),
    ConsentKind.DATA: Withdrawal(
        N_(
            "Từ ngày rút, không dùng dữ liệu cho việc chỉ dựa vào sự đồng ý này. Việc đã làm trước ngày rút vẫn hợp "
            "pháp; hồ sơ mà luật buộc lập và lưu trữ thì vẫn được lập và lưu trữ."
        ),
        (*_RIGHT, "L11:39"),
    ),
    ConsentKind.BOTH_PARTIES: Withdrawal(
        N_(
            "Từ ngày rút, một người không tiếp tục trợ giúp cho cả hai bên theo thỏa thuận này. Hệ thống kiểm tra lại "
            "xung đột lợi ích ngay; còn vướng thì lãnh đạo thay người thực hiện."
        ),
        ("L11:25.2.a",),
    ),
    ConsentKind.LONGER_ADVICE: Withdrawal(
        N_(
            "Từ ngày rút, việc tư vấn không còn được kéo dài theo thỏa thuận này: trở lại thời hạn của luật. Hãy xem "
            "lại thời hạn trả lời."
        ),
        ("L11:32.2",),
    ),
    ConsentKind.STORY: Withdrawal(
        N_(
            "Từ ngày rút, không dùng câu chuyện này nữa. Nếu đã đăng, hãy đề nghị nơi đăng gỡ xuống; bản đã phát trước "
            "ngày rút không vì thế mà thành sai."
        ),
        ("L11:6.1.c", *_RIGHT),
    ),
})  # fmt: skip
