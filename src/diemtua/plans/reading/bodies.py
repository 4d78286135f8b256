"""Who is named: one signed text of several bodies taken apart without breaking their names."""

import re

# words a Vietnamese public body's name begins with; a comma before anything else is part of a name
_HEADS = (
    r"Sở|Ban|Bộ Chỉ huy|Bộ|Báo|Đài|Ủy ban|Uỷ ban|UBND|UBMTTQ|Văn phòng|Tòa án|Toà án|TAND|Viện|VKSND|Công an|Phòng"
    r"|Trung tâm|Chi nhánh|Đoàn|Hội|Thành viên|Mặt trận|Cục|Chi cục|Kho bạc|Cơ quan|Liên đoàn|Liên minh|Thanh tra|Trại"
    r"|Nhà tạm giữ|Trường|Tổ chức|Doanh nghiệp|Chủ tịch|Phó Chủ tịch|Thủ trưởng|Giám đốc|Người đứng đầu|Thành phố|Tỉnh"
    r"|Thành ủy|Tỉnh ủy|Đảng ủy|Bảo hiểm|Ngân hàng|Cổng|Các|Những"
)
_COLLECTIVES = (
    r"(?:các|những)\s+(?:cơ quan|sở|ban|đơn vị|tổ chức|địa phương|ngành|huyện|xã|phường|hội|đoàn thể|thành viên)"
)
_LEVELS = r"(?:cấp (?:tỉnh|huyện|xã)|tỉnh|huyện|xã|khu vực)(?=$|[\s,;.(\[])"
_NEXT = rf"{_HEADS}\b|{_COLLECTIVES}|{_LEVELS}"
_SEPARATOR = re.compile(rf"\s*(?:;|\n|,(?:\s+và)?\s+(?={_HEADS}\b|{_COLLECTIVES}|cấp )|\s+và\s+(?={_NEXT}))\s*")
_MARK = re.compile(r"\s*\[(\d+)\]")
_LEVEL_ALONE = re.compile(rf"^{_LEVELS}$")
_BY_DECISION = re.compile(r"\s+theo (?:Quyết định|Nghị quyết|Kế hoạch|Luật|Công văn)\b.*")
_ALIAS = re.compile(r"^(.+?)\s*\((.+)\)$")
_ENDING_LEVEL = re.compile(r"\s+(?:cấp )?(?:tỉnh|huyện|xã|khu vực)$")


def split_bodies(text: str) -> tuple[str, ...]:
    """Each body of a signed text, in its order, without footnote marks.

    `Tòa án nhân dân tỉnh và cấp huyện` names two courts; `Sở Nông nghiệp và Phát triển nông thôn` names one
    department.
    """
    found: list[str] = []
    for part in _SEPARATOR.split(without_marks(text).strip(" .;,")):
        name = _BY_DECISION.sub("", part).strip(" .;,")
        if _LEVEL_ALONE.match(name) and found:
            name = f"{_ENDING_LEVEL.sub('', found[-1])} {name}"
        if name and name not in found:
            found.append(name)
    return tuple(found)


def names_of(body: str) -> tuple[str, ...]:
    """The body and, where the text gives one in brackets, its short name."""
    match = _ALIAS.match(body)
    return (match[1], match[2]) if match else (body,)


def without_marks(text: str) -> str:
    """The text without its footnote marks."""
    return _MARK.sub("", text)


def marks(text: str) -> tuple[str, ...]:
    """The footnote marks in a text: `tố tụng[1]` gives `1`."""
    return tuple(_MARK.findall(text))


def names_a_body(text: str) -> bool:
    """Whether a text begins with the name of a body."""
    return bool(re.match(rf"(?:{_HEADS})\b|{_COLLECTIVES}", text))
