"""Promises in numbers, wherever the plan makes them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from diemtua.plans.reading.values import Finding, FindingKind, Section, Target, Task
from diemtua.shared.vietnamese import fold

_PERCENT = re.compile(r"(\d{1,3})(?:[.,]\d+)?\s?%")
_AT_LEAST = re.compile(r"(từ|ít nhất|tối thiểu|tối thiểu đạt|đạt|không dưới|không thấp hơn|≥)\s*$", re.IGNORECASE)
_MORE = re.compile(r"(trên|hơn|vượt|>)\s*$", re.IGNORECASE)
_UPWARDS = re.compile(r"^\s*trở lên", re.IGNORECASE)
_NONE = re.compile(
    r"\bkhông (?:có|để)\b[^,;.]*?\b(?:không đạt|quá hạn|sai|tồn đọng|bỏ sót|vi phạm)[^,;.]*", re.IGNORECASE
)
_FILLER = re.compile(r"^(?:và |trở lên|số |phấn đấu |,|;|\s)+", re.IGNORECASE)
_CLAUSE = re.compile(r"(?<!\d)[;.](?!\d)|(?<=[^\d]),\s(?=không (?:có|để)|trên|từ|ít nhất)")


def targets(sections: Sequence[Section], tasks: Sequence[Task]) -> tuple[tuple[Target, ...], list[Finding]]:
    """Targets of text and annex, the same one once with every place that says it."""
    found: dict[tuple[str, int, str], Target] = {}
    findings: list[Finding] = []
    for where, words in _places(sections, tasks):
        for clause in filter(None, (part.strip() for part in _CLAUSE.split(words))):
            read = list(_in_clause(clause, where))
            for target in read:
                _add(found, target)
            if not read and _PERCENT.search(clause):
                findings.append(Finding(FindingKind.PERCENT_NOT_A_TARGET, {"text": clause}, where))
    return tuple(found.values()), findings


def _places(sections: Sequence[Section], tasks: Sequence[Task]) -> Iterator[tuple[str, str]]:
    for section in sections:
        yield from ((section.key, line) for line in section.lines)
    for task in tasks:
        yield from ((task.key, words) for words in (task.content, task.product, task.notes))


def _add(found: dict[tuple[str, int, str], Target], target: Target) -> None:
    key = target.comparison, target.value, fold(target.subject)
    before = found.get(key, target)
    found[key] = replace(before, where=tuple(dict.fromkeys([*before.where, *target.where])))


def _in_clause(clause: str, where: str) -> Iterator[Target]:
    for match in _PERCENT.finditer(clause):
        comparison = _comparison(clause[: match.start()], clause[match.end() :], int(match[1]))
        if comparison:
            yield Target(comparison, int(match[1]), _subject(clause, match), clause, (where,))
    for none in _NONE.finditer(clause):
        yield Target("=", 0, re.sub(r"^không (?:có|để)\s*", "", none[0], flags=re.IGNORECASE), clause, (where,))


def _comparison(before: str, after: str, value: int) -> str:
    if _MORE.search(before):
        return ">"
    return ">=" if _AT_LEAST.search(before) or _UPWARDS.match(after) or value == 100 else ""


def _subject(clause: str, match: re.Match[str]) -> str:
    """What is counted: the words after the number or, where none follow, those before it."""
    after = _FILLER.sub("", clause[match.end() :]).strip(" ,;.")
    before = re.sub(r"[,\s]*(?:đạt\s+)?(?:tỷ lệ|tỉ lệ)?\s*(?:từ|trên|đạt)?\s*$", "", clause[: match.start()])
    return after or before.strip(" -–+,;.")
