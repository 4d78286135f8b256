"""What plans are measured by: every indicator declared once, and which tasks each one measures.

A live indicator is counted from the rooms below by `queries.figures`. One that waits names the room that will feed
it; it never shows a figure before.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from diemtua.law.codes import N_
from diemtua.shared.vietnamese import fold


@dataclass(frozen=True)
class Indicator:
    """One measure. noun: what is counted; share: numerator over denominator, shown in percent too.

    awaits: the room that will feed it, empty when it is live. target: comparison and value of the plan's own promise
    that it answers, e.g. `>= 90`.
    """

    code: str
    label: str
    noun: str = ""
    share: bool = False
    awaits: str = ""
    target: str = ""

    @property
    def live(self) -> bool:
        """Whether rooms of today can count it."""
        return not self.awaits


_PAPERS = N_("văn bản")
_CASES, _QUALITY, _OUTREACH = N_("vụ việc"), N_("Thẩm định và đánh giá chất lượng"), N_("Truyền thông")
_TRAINING, _POSTS = N_("Đào tạo, tập huấn"), N_("Vị trí việc làm, viên chức")

INDICATORS = {
    one.code: one
    for one in (
        Indicator("CASES", N_("Vụ việc đã thụ lý, theo hình thức"), _CASES),
        Indicator("PEOPLE", N_("Người được trợ giúp trong các vụ việc đã thụ lý"), N_("người")),
        Indicator("GROUPS", N_("Vụ việc đã thụ lý, theo diện người được trợ giúp"), _CASES),
        Indicator("LITIGATION", N_("Vụ việc tham gia tố tụng trong số đã thụ lý"), _CASES, share=True),
        Indicator("ON_TIME", N_("Thời hạn của Trung tâm được làm đúng, theo từng thời hạn"), N_("lượt"), share=True),
        Indicator("REFERRED", N_("Vụ việc do cơ quan, tổ chức thông báo, giới thiệu, chuyển đến"), _CASES, share=True),
        Indicator("ONLINE", N_("Yêu cầu nhận trực tuyến"), N_("yêu cầu"), share=True),
        Indicator("OUTREACH_EVENTS", N_("Đợt truyền thông, chuyên mục, phóng sự"), awaits=_OUTREACH),
        Indicator(
            "OUTREACH_REACH", N_("Người thuộc diện ở xã nông thôn mới nâng cao được tiếp cận truyền thông"), share=True,
            awaits=_OUTREACH, target=">= 90",
        ),
        Indicator("COUNCIL_MEETINGS", N_("Cuộc họp của Hội đồng đã họp"), N_("cuộc họp")),
        Indicator("COUNCIL_DECISIONS", N_("Việc Hội đồng giao đã hoàn thành"), N_("việc"), share=True),
        Indicator("COUNCIL_PAPERS", N_("Văn bản của Hội đồng đã ban hành"), _PAPERS),
        Indicator("DUTY_DAYS", N_("Ca trực đã có người nhận"), N_("ca trực"), share=True),
        Indicator("ONLINE_HEARINGS", N_("Phiên tòa trực tuyến đã diễn ra"), N_("phiên")),
        Indicator("ROSTERS", N_("Văn bản phân công người trực đã ban hành"), _PAPERS),
        Indicator("HEARING_PLANS", N_("Kế hoạch phiên tòa trực tuyến đã ban hành"), _PAPERS),
        Indicator("REFERRALS", N_("Giới thiệu, thông báo đã nhận, theo loại"), N_("lần gửi")),
        Indicator("NOTICES", N_("Thông báo của cơ quan tố tụng gửi đúng hạn"), N_("lần gửi"), share=True),
        Indicator("PROCEDURES", N_("Hồ sơ thủ tục hành chính đã nhận, đã trả"), awaits=N_("Thủ tục hành chính")),
        Indicator("PUBLISHED", N_("Quyết định công bố danh mục thủ tục"), awaits=N_("Thủ tục hành chính")),
        Indicator("PROGRAMMES", N_("Đợt thực hiện trong Chương trình mục tiêu quốc gia"), awaits=_OUTREACH),
        Indicator(
            "QUALITY_GOOD", N_("Vụ việc được đánh giá đạt loại khá, tốt"), share=True, awaits=_QUALITY, target=">= 90"
        ),
        Indicator("QUALITY_FAILED", N_("Vụ việc không đạt chất lượng"), awaits=_QUALITY, target="= 0"),
        Indicator("TRAINED", N_("Người thực hiện đã dự tập huấn"), share=True, awaits=_TRAINING, target="> 80"),
        Indicator("COURSES", N_("Lớp tập huấn, hướng dẫn đã mở"), awaits=_TRAINING),
        Indicator("POSTS_FILLED", N_("Viên chức đã tuyển so với chỉ tiêu"), share=True, awaits=_POSTS),
        Indicator("TRAINEES", N_("Chuyên viên được đào tạo nghề"), awaits=_POSTS),
        Indicator("CARDS_GIVEN", N_("Thẻ trợ giúp viên pháp lý đã cấp"), awaits=_POSTS),
        Indicator("STAFFING", N_("Số người làm việc so với định mức"), share=True, awaits=_POSTS),
    )
}  # fmt: skip


def indicators_of(plan_number: str, key: str, words: str) -> tuple[Indicator, ...]:
    """The indicators of a task: by its key in the plans the data file names, else by the words of its content."""
    data = _data()
    for known in data["plans"]:
        if plan_number in known["numbers"]:
            return tuple(INDICATORS[code] for code in known["tasks"].get(key, ()))
    return _by_words(data["words"], fold(words))


def _by_words(rules: Iterable[dict[str, Any]], folded: str) -> tuple[Indicator, ...]:
    codes = [code for rule in rules if any(fold(word) in folded for word in rule["any"]) for code in rule["measure"]]
    return tuple(INDICATORS[code] for code in dict.fromkeys(codes))


@cache
def _data() -> dict[str, Any]:
    text = (files("diemtua.plans") / "data" / "indicators.yaml").read_text()
    loaded: dict[str, Any] = yaml.safe_load(text)
    return loaded
