"""The rules of entitlement as plain JSON values: what `diemtua law eligibility` reads and writes."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from diemtua.law import proofs
from diemtua.law.calendar import local
from diemtua.law.eligibility.assessment import AcceptedBeforeRequest, assess, overall
from diemtua.law.eligibility.categories import regime
from diemtua.law.eligibility.facts import YES_NO, Facts, Lists, SpecialAreaList
from diemtua.law.exchange import Answer, BadQuestion, read_moment
from diemtua.law.findings import Finding
from diemtua.law.vocabulary.papers import ProofPaper
from diemtua.law.vocabulary.proceedings import ProceduralStatus

_ANSWERS = {True: True, False: False, None: None, "yes": True, "no": False, "unknown": None}
FACTS = {"age", "birth_on", "birth_year", "procedural_on", "statuses", "residence", "papers", *YES_NO}


def answer_eligibility(asked: Mapping[str, Any]) -> Answer:
    """`{request_at, accepted_at?, facts, special_areas?}` → `{overall, regime, results}`. Raises BadQuestion."""
    accepted = _day(asked, "accepted_at")
    requested = _needed_day(asked, "request_at")
    try:
        findings = assess(
            facts_from(_mapping(asked.get("facts") or {}, "facts")), requested, accepted, lists_from(asked)
        )
    except AcceptedBeforeRequest as error:
        raise BadQuestion(str(error)) from error
    start = regime(accepted or requested)
    return {
        "overall": overall(findings).value,
        "regime": start.isoformat() if start else None,
        "results": [finding_as_json(finding) for finding in findings],
    }


def finding_as_json(finding: Finding) -> Answer:
    """One finding about a category. `category` is the code as the law writes it, `code` its ASCII form."""
    code = finding.subject
    return {
        "category": getattr(code, "written", code),
        "code": code,
        "name": code.label if code else "",
        "result": finding.result.value,
        "reasons": [reason.text for reason in finding.reasons],
        "reason_codes": [reason.code.value for reason in finding.reasons],
        "citations": [cited.text for cited in finding.cited],
        "missing": proofs.as_json(finding.missing),
        "missing_text": proofs.as_words(finding.missing) if finding.missing else "",
        "confirmed": finding.confirmed,
        "open": sorted(finding.open),
    }


def explain_eligibility(answer: Answer) -> str:
    """The same answer for people, in Vietnamese: categories that say yes first, then those to be asked about."""
    shown = sorted(answer["results"], key=lambda each: ("yes", "ask", "no").index(each["result"]))
    lines = [_VERDICTS[answer["overall"]]]
    for each in shown:
        lines += [f"- {each['category']} {each['name']}: {_SAYS[each['result']]}"]
        lines += [f"    {reason}" for reason in each["reasons"]]
        lines += [f"    Giấy tờ còn thiếu: {each['missing_text']}"] if each["missing_text"] else []
        lines += [f"    Căn cứ: {'; '.join(each['citations'])}"]
    return "\n".join(lines)


_SAYS = {"yes": "thuộc diện", "no": "không thuộc diện", "ask": "cần người có thẩm quyền xem xét"}
_VERDICTS = {
    "yes": "Được trợ giúp pháp lý.",
    "no": "Không thuộc diện được trợ giúp pháp lý theo các dữ kiện đã nêu.",
    "ask": "Chưa kết luận được: cần người có thẩm quyền xem xét.",
}


def facts_from(given: Mapping[str, Any]) -> Facts:
    """The facts written as JSON; a key that is not there is not known. Raises BadQuestion."""
    if unknown := sorted(set(given) - FACTS):
        raise BadQuestion(f"Không có dữ kiện “{unknown[0]}”. Các dữ kiện: {', '.join(sorted(FACTS))}.")
    known: dict[str, Any] = {fact.value: _yes_no(given, fact.value) for fact in YES_NO}
    known["birth_on"], known["procedural_on"] = _day(given, "birth_on"), _day(given, "procedural_on")
    known["birth_year"], known["full_years"] = _number(given, "birth_year"), _age(given)
    known["statuses"] = None if given.get("statuses") is None else _codes(given, "statuses", ProceduralStatus)
    known["papers"] = _codes(given, "papers", ProofPaper)
    return Facts(residence=str(given.get("residence") or ""), **known)


def lists_from(asked: Mapping[str, Any]) -> Lists:
    """The special-area lists given with the question: [{valid_from, valid_to?, communes, partly?}]."""
    rows = asked.get("special_areas") or ()
    if not isinstance(rows, list | tuple):
        raise BadQuestion(f"special_areas phải là một danh sách (nhận được: {rows}).")
    return Lists(tuple(_area_list(_mapping(row, "special_areas")) for row in rows))


def _mapping(value: Any, name: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise BadQuestion(f"{name} phải là đối tượng JSON (nhận được: {value}).")
    return value


def _area_list(row: Mapping[str, Any]) -> SpecialAreaList:
    dates = _needed_day(row, "valid_from"), _day(row, "valid_to")
    return SpecialAreaList(*dates, frozenset(row.get("communes") or ()), frozenset(row.get("partly") or ()))


def _day(given: Mapping[str, Any], name: str) -> date | None:
    value = given.get(name)
    return None if value is None else local(read_moment(value, name)).date()


def _needed_day(given: Mapping[str, Any], name: str) -> date:
    day = _day(given, name)
    if day is None:
        raise BadQuestion(f"Thiếu {name}: hãy ghi ngày dạng 2026-02-13.")
    return day


def _yes_no(given: Mapping[str, Any], name: str) -> bool | None:
    value = given.get(name)
    if isinstance(value, bool | str | None) and value in _ANSWERS:
        return _ANSWERS[value]
    raise BadQuestion(f"{name} phải là true, false hoặc null (nhận được: {value}).")


def _number(given: Mapping[str, Any], name: str) -> int | None:
    value = given.get(name)
    if value is None or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    raise BadQuestion(f"{name} phải là một số nguyên (nhận được: {value}).")


def _age(given: Mapping[str, Any]) -> tuple[int, int] | None:
    age = _number(given, "age")
    return None if age is None else (age, age)


def _codes(given: Mapping[str, Any], name: str, kind: type[Any]) -> frozenset[Any]:
    try:
        return frozenset(kind(code) for code in given.get(name) or ())
    except (TypeError, ValueError) as error:
        raise BadQuestion(f"{name} phải là danh sách mã như trong docs/law.md (nhận được: {given[name]}).") from error
