"""Words for every blank of every form, so that each paper can be drawn in full."""

from typing import Any

from diemtua.documents.rendering.form import SIGNER, Form, blanks

ISSUER = {
    "issuer_parent": "Sở Tư pháp tỉnh Cà Mau",
    "issuer_name": "Trung tâm Trợ giúp pháp lý nhà nước",
    "issuer_symbol": "TTTGPL",
    "issuer_place": "Cà Mau",
    "signer_position": "Giám đốc",
    "signer_authority": "KT.",
    "signer_own_position": "Phó Giám đốc",
    "signer_name": "Huỳnh Thị Mỹ Xuyên",
}
ROW = {
    "order": 1, "number": "7", "accepted_on": "02/03/2026", "code": "TT.TGTT.07.2026",
    "beneficiary": "Thạch Thị Sa Rươl",
    "title": "Đơn yêu cầu trợ giúp pháp lý", "dated": "02/03/2026", "sheets": "01",
}  # fmt: skip
BY_KIND: dict[str, Any] = {
    "long": "Tranh chấp ranh giới thửa đất với hộ liền kề.\nĐã hòa giải ở xã nhưng không thành.",
    "day": "2026-03-05",
    "moment": "2026-03-05T14:30:00+07:00",
    "list": ["Giấy chứng nhận hộ nghèo", "Bản sao bản án sơ thẩm"],
    "rows": [ROW, ROW],
}
SPECIAL = {
    "aid_form": "Tư vấn pháp luật",
    "requester_name": "Nguyễn Thị Bảy",
    "beneficiary_name": "Nguyễn Thị Bảy",
    "practitioner_name": "Trần Quốc Đạt",
    "practitioner_kind": "trợ giúp viên pháp lý",
    "proceedings_case": "vụ án hình sự “Cố ý gây thương tích”",
    "tracking_url": "https://tgpl.camau.gov.vn/tra-cuu/K7TQ-4XWM",
    "refusal_point": "c",
}


def full_data(form: Form) -> dict[str, Any]:
    """An answer for every blank of the form."""
    filled = {name: _answer(name) for name in (*form.needs, *form.may)}
    if form.layout == "personal":
        return {name: value for name, value in filled.items() if name not in SIGNER or name == "issuer_place"}
    return filled | ISSUER


def _answer(name: str) -> Any:
    blank = blanks()[name]
    return SPECIAL.get(name) or ISSUER.get(name) or BY_KIND.get(blank.kind) or f"{blank.label} ở đây"
