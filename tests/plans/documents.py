"""Plan documents for tests: the real one where it is at hand, our example, and one of another province."""

import os
from pathlib import Path

import pytest

from diemtua.plans import reading

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = Path(reading.__file__).resolve().parents[1] / "data" / "example-plan.txt"
SHARED = Path(os.environ.get("DIEMTUA_SHARED", ROOT.parent / "shared"))
REAL = SHARED / "plans" / "ke-hoach-122-kh-ubnd-ca-mau-2023.txt"

OTHER = """KẾ HOẠCH
Triển khai công tác trợ giúp pháp lý trên địa bàn tỉnh năm 2024
Số: 45 /KH-UBND
Tỉnh A, ngày 05 tháng 02 năm 2024
I. MỤC ĐÍCH
1. Mục đích
Giúp đúng người, đúng lúc.
II. NHIỆM VỤ
1. Truyền thông
- Nội dung: Nói chuyện ở thôn, bản.
- Đơn vị thực hiện: Sở Tư pháp chủ trì, phối hợp với UBND các xã.
- Thời hạn: Quý I năm 2024.
- Kết quả: 12 buổi nói chuyện.
III. TỔ CHỨC THỰC HIỆN
1. Giao Sở Tư pháp theo dõi, báo cáo.
Trên đây là Kế hoạch./.
STT\tNhiệm vụ\tĐơn vị chủ trì\tĐơn vị phối hợp\tTiến độ\tKết quả\tGhi chú
I\tTruyền thông\t\t\t\t\t
1\tNói chuyện ở thôn, bản\tSở Tư pháp\tUBND các xã, Hội Nông dân tỉnh; Đoàn Thanh niên\tQuý I năm 2024\t12 buổi\t
II\tTập huấn\t\t\t\t\t
2\tMở lớp cho 100% người thực hiện\tTrung tâm\tĐoàn Luật sư\tTrước ngày 30/6/2024\t01 lớp\tLồng ghép
"""


def real_plan() -> reading.PlanRead:
    """The plan that was signed. Absent, the test counts as skipped; under CI=true its absence is a failure."""
    if not REAL.exists():
        message = f"The signed plan is not at {REAL}; set DIEMTUA_SHARED to the folder that holds plans/."
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    return reading.read_plan(REAL.read_bytes(), REAL.name)


def example_plan() -> reading.PlanRead:
    """The plan that the demonstration ships."""
    return reading.read_plan(EXAMPLE.read_bytes(), EXAMPLE.name)


def read_text(text: str) -> reading.PlanRead:
    """A plan from plain words."""
    return reading.read_plan(text.encode(), "plan.txt")


def kinds(read: reading.PlanRead) -> list[str]:
    """Kinds of all findings, in order."""
    return [finding.kind.value for finding in read.findings]
