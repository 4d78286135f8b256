"""The rules as JSON: facts in, findings out, for `diemtua law eligibility` and for other systems."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone
from typing import Any

from diemtua.law import proofs
from diemtua.law.eligibility.assessment import assess, overall
from diemtua.law.eligibility.categories import regime
from diemtua.law.eligibility.facts import YES_NO, Facts, Lists, SpecialAreaList
from diemtua.law.findings import Finding
from diemtua.law.vocabulary.papers import ProofPaper
from diemtua.law.vocabulary.proceedings import ProceduralStatus

# Việt Nam keeps one offset all year
_VIETNAM = timezone(timedelta(hours=7))
_ANSWERS = {True: True, False: False, None: None, "yes": True, "no": False, "unknown": None}


class UnreadableFacts(ValueError):
    """The question does not say what it should; the sentence names the field."""

    def __init__(self, name: str, wanted: str) -> None:
        super().__init__(f"Không đọc được “{name}”: {wanted}.")


def answer(question: Mapping[str, Any]) -> dict[str, Any]:
    """Answer {request_at, accepted_at?, facts, special_areas?}; raises UnreadableFacts or AcceptedBeforeRequest."""
    requested = _day(question, "request_at")
    if requested is None:
        raise UnreadableFacts("request_at", "phải có ngày yêu cầu")
    accepted = _day(question, "accepted_at")
    findings = assess(facts_from(question.get("facts", {})), requested, accepted, lists_from(question))
    return {
        "overall": overall(findings).value,
        "regime": _iso(regime(accepted or requested)),
        "results": [finding_as_json(finding) for finding in findings],
    }


def finding_as_json(finding: Finding) -> dict[str, Any]:
    """One finding; `category` is the code as the law writes it, `code` its ASCII form."""
    code = finding.subject
    return {
        "category": getattr(code, "written", code),
        "code": code,
        "name": code.label if code else "",
        "result": finding.result.value,
        "reasons": [{"code": reason.code.value, "text": reason.text} for reason in finding.reasons],
        "citations": [{"key": cited.key, "text": cited.text} for cited in finding.cited],
        "missing": proofs.as_json(finding.missing),
        "missing_text": proofs.as_words(finding.missing) if finding.missing else "",
        "confirmed": finding.confirmed,
        "open": sorted(finding.open),
    }


def facts_from(given: Mapping[str, Any]) -> Facts:
    """The facts written as JSON; a key that is not there is not known. Raises UnreadableFacts."""
    allowed = {"age", "birth_on", "birth_year", "procedural_on", "statuses", "residence", "papers", *YES_NO}
    for name in given:
        if name not in allowed:
            raise UnreadableFacts(name, "không có trong danh sách dữ kiện")
    known: dict[str, Any] = {fact.value: _yes_no(given, fact.value) for fact in YES_NO}
    known["birth_on"], known["procedural_on"] = _day(given, "birth_on"), _day(given, "procedural_on")
    known["birth_year"], known["full_years"] = _number(given, "birth_year"), _age(given)
    known["statuses"] = None if given.get("statuses") is None else _codes(given, "statuses", ProceduralStatus)
    known["papers"] = _codes(given, "papers", ProofPaper)
    return Facts(residence=str(given.get("residence") or ""), **known)


def lists_from(question: Mapping[str, Any]) -> Lists:
    """The special-area lists given with the question: [{valid_from, valid_to?, communes, partly?}]."""
    return Lists(tuple(_area_list(row) for row in question.get("special_areas", ())))


def _area_list(row: Mapping[str, Any]) -> SpecialAreaList:
    start = _day(row, "valid_from")
    if start is None:
        raise UnreadableFacts("valid_from", "danh sách phải có ngày bắt đầu")
    communes, partly = frozenset(row.get("communes", ())), frozenset(row.get("partly", ()))
    return SpecialAreaList(start, _day(row, "valid_to"), communes, partly)


def _day(given: Mapping[str, Any], name: str) -> date | None:
    value = given.get(name)
    if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
        return value
    try:
        moment = value if isinstance(value, datetime) else datetime.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise UnreadableFacts(name, "viết ngày như 2026-01-31") from error
    return (moment.astimezone(_VIETNAM) if moment.tzinfo else moment).date()


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _yes_no(given: Mapping[str, Any], name: str) -> bool | None:
    value = given.get(name)
    if isinstance(value, bool | str | None) and value in _ANSWERS:
        return _ANSWERS[value]
    raise UnreadableFacts(name, "trả lời yes, no hoặc unknown")


def _number(given: Mapping[str, Any], name: str) -> int | None:
    value = given.get(name)
    if value is None or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    raise UnreadableFacts(name, "viết một số nguyên")


def _age(given: Mapping[str, Any]) -> tuple[int, int] | None:
    age = _number(given, "age")
    return None if age is None else (age, age)


def _codes(given: Mapping[str, Any], name: str, kind: type[Any]) -> frozenset[Any]:
    try:
        return frozenset(kind(code) for code in given.get(name) or ())
    except (TypeError, ValueError) as error:
        raise UnreadableFacts(name, "viết danh sách mã như trong docs/law.md") from error
