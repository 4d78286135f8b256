"""Standing duties: which body must do what as long as the plan lasts, sentence by sentence."""

import re
from collections.abc import Iterator, Sequence

from diemtua.plans.reading.bodies import names_a_body, split_bodies
from diemtua.plans.reading.sections import ROMANS, bare, is_aside, labelled
from diemtua.plans.reading.values import Duty, Finding, FindingKind, Section

_VERB = re.compile(
    r"(?:,\s*)?\b(?:có trách nhiệm|có nhiệm vụ|chịu trách nhiệm|chủ trì|chủ động|phối hợp(?! liên ngành)|cung cấp"
    r"|xây dựng|triển khai|chỉ đạo|thực hiện(?! trợ giúp)|tham mưu|hướng dẫn|kịp thời|bố trí|bảo đảm|đảm bảo"
    r"|lập|quản lý|theo dõi|đôn đốc|kiểm tra|đánh giá|báo cáo|thẩm định|cân đối|tăng cường|giới thiệu|giải thích"
    r"|tiếp tục|thường xuyên|căn cứ|trực tiếp|rà soát|tham gia|đề nghị|giúp(?= Ủy ban| Chủ tịch| Sở| Giám đốc)"
    r"|quyết định|cử|phân công|tổ chức(?=\s+\w+\s+[^,]+(?:,|$))(?<!, tổ chức))\b"
)
_ASKED = re.compile(r"\b(?:đề nghị|yêu cầu|giao)\s+", re.IGNORECASE)
_OF_WHOM = re.compile(r"^(?:Trách nhiệm|Nhiệm vụ) của\s+(.+)$", re.IGNORECASE)
_AFTER_CLAUSE = re.compile(r",\s+")


def duties(sections: Sequence[Section]) -> tuple[tuple[Duty, ...], list[Finding]]:
    """Duties in the order of the text; sentences in which no body could be found are findings."""
    solution_part = part_of_solutions(sections)
    found: list[Duty] = []
    findings: list[Finding] = []
    for section in sections:
        if _stands_before(section.part, solution_part):
            continue
        for sentence in _sentences(section):
            read = list(_duties_in(sentence, section))
            found += read
            if not read:
                findings.append(Finding(FindingKind.DUTY_WITHOUT_BODY, {"text": bare(sentence)}, section.key))
    return tuple(found), findings


def part_of_solutions(sections: Sequence[Section]) -> str:
    """The part whose items carry labelled lines: the contents of the plan; the first part where none does."""
    return next((one.part for one in sections if one.activities or one.bodies), sections[0].part if sections else "")


def _stands_before(part: str, other: str) -> bool:
    return part in ROMANS and other in ROMANS and ROMANS.index(part) < ROMANS.index(other)


def _sentences(section: Section) -> Iterator[str]:
    """What the section says about who does what: its bodies' lines or, where nothing is labelled, every line."""
    labels = {labelled(line)[0] for line in section.lines}
    lines = section.bodies if labels - {""} else section.lines
    return (line for line in lines if not is_aside(line))


def _duties_in(sentence: str, section: Section) -> Iterator[Duty]:
    of_whom = _OF_WHOM.match(section.name) if bare(sentence) != sentence else None
    sentence = bare(sentence)
    start = 0 if of_whom else _start_of_bodies(sentence)
    if start is None:
        return
    named, duty = (of_whom[1], sentence) if of_whom else parted(sentence[start:])
    for body in split_bodies(named):
        yield Duty(body, duty or section.name, section.key, sentence)


def _start_of_bodies(sentence: str) -> int | None:
    """Where the bodies are named: at the beginning, after `đề nghị`, or after an opening clause."""
    places = [0, *(match.end() for match in _ASKED.finditer(sentence)), *_after_clauses(sentence)]
    return next((place for place in places if names_a_body(sentence[place:])), None)


def _after_clauses(sentence: str) -> list[int]:
    return [match.end() for match in _AFTER_CLAUSE.finditer(sentence)]


def parted(words: str) -> tuple[str, str]:
    """The bodies and their duty: `Sở Tư pháp chủ trì, phối hợp …` parts before `chủ trì`."""
    match = _VERB.search(words)
    if not match:
        return words, ""
    return words[: match.start()], words[match.start() :].lstrip(", ")
