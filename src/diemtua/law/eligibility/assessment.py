"""Assess a person against every category in force on the days that decide.

Article 30 clause 1 looks at acceptance; earlier changes of wording spared requests already received.
So both days are judged, and where they disagree a person chooses.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from diemtua.law import proofs
from diemtua.law.codes import N_, Code
from diemtua.law.eligibility.categories import CategoryVersion, is_confirmed, unconfirmed, versions, wording_day
from diemtua.law.eligibility.conditions import View
from diemtua.law.eligibility.facts import Fact, Facts, Lists
from diemtua.law.findings import Finding, Reason, Result, distinct, result_of
from diemtua.law.vocabulary.categories import CategoryCode


class Choice(Code):
    """Why a person must decide."""

    STRADDLES = (
        "STRADDLES",
        N_("Ngày yêu cầu {requested} và ngày thụ lý {accepted} cho kết quả khác nhau: người có thẩm quyền chọn."),
    )
    ON_DAY = "ON_DAY", N_("Xét ngày {day}: {result}.")
    NOT_IN_FORCE = "NOT_IN_FORCE", N_("Ngày {day} pháp luật không quy định diện này.")
    LIKELY = (
        "LIKELY",
        N_("Nhiều khả năng vẫn được trợ giúp: trước ngày {start} thuộc diện này; cần người có thẩm quyền xác nhận."),
    )
    NOT_SEEN = "NOT_SEEN", N_("Quy định mới từ ngày {start} chưa được đối chiếu: người có thẩm quyền quyết định.")
    TREATY = "TREATY", N_("Người cần trợ giúp viện dẫn điều ước quốc tế: Giám đốc Trung tâm quyết định.")


class AcceptedBeforeRequest(ValueError):
    """A request cannot be accepted before it was made."""

    def __init__(self) -> None:
        super().__init__("Ngày thụ lý không thể trước ngày yêu cầu. Hãy kiểm tra lại hai ngày này.")


def assess(
    facts: Facts, request_on: date, accepted_on: date | None = None, lists: Lists | None = None
) -> tuple[Finding, ...]:
    """One finding for each category in force on the day of the request or of acceptance.

    accepted_on: None while nothing is accepted yet. Nothing is in force before 2018: the answer is then
    empty, which means that a person decides. Raises AcceptedBeforeRequest.
    """
    days = (request_on, accepted_on or request_on)
    if days[1] < days[0]:
        raise AcceptedBeforeRequest
    findings = [_on_days(version, facts, lists or Lists(), days) for version in _in_force(days)]
    return (*findings, *_by_treaty(facts))


def overall(findings: Iterable[Finding]) -> Result:
    """Yes where one category says yes; no only where at least one was assessed and all say no."""
    results = {finding.result for finding in findings}
    if Result.YES in results:
        return Result.YES
    return Result.NO if results == {Result.NO} else Result.ASK


def _in_force(days: tuple[date, date]) -> tuple[CategoryVersion, ...]:
    return tuple(each for each in versions() if any(each.applies(wording_day(day)) for day in days))


def _on_days(version: CategoryVersion, facts: Facts, lists: Lists, days: tuple[date, date]) -> Finding:
    found = [_on_day(version, View(facts, lists, day)) for day in days]
    spoken = [each for each in found if each is not None]
    results = {each.result for each in spoken}
    if results == {Result.NO} or (len(results) == 1 and len(spoken) == len(days)):
        return spoken[-1]
    return _straddling(days, found)


def _on_day(version: CategoryVersion, view: View) -> Finding | None:
    """The finding of one day; None where the version was not in force."""
    if not version.applies(wording_day(view.on)):
        return None
    judged = version.condition.judge(view)
    result = result_of(judged.answer)
    missing = None if result is Result.NO else proofs.still_missing(version.proof, view.facts.papers)
    citations = version.basis + (proofs.basis() if missing else ())
    finding = Finding(version.code, result, judged.reasons, citations, missing, version.confirmed, judged.open)
    return finding if is_confirmed(view.on) else _softened(finding)


def _softened(finding: Finding) -> Finding:
    """What the last wording seen says, handed to a person because a newer one was not seen."""
    newer = unconfirmed()
    start = f"{newer.start:%d/%m/%Y}"
    why = Reason.of(Choice.LIKELY if finding.result is Result.YES else Choice.NOT_SEEN, start=start)
    citations = finding.citations + newer.basis
    return replace(finding, result=Result.ASK, reasons=(why, *finding.reasons), citations=citations, confirmed="no")


def _straddling(days: tuple[date, date], found: list[Finding | None]) -> Finding:
    requested, accepted = (f"{day:%d/%m/%Y}" for day in days)
    spoken = [each for each in found if each is not None]
    both = [_said(day, each) for day, each in zip((requested, accepted), found, strict=True)]
    why = (Reason.of(Choice.STRADDLES, requested=requested, accepted=accepted), *both)
    return replace(
        spoken[-1],
        result=Result.ASK,
        reasons=distinct((*why, *(reason for each in spoken for reason in each.reasons))),
        citations=distinct((*(key for each in spoken for key in each.citations), "L11:30.1")),
        missing=next((each.missing for each in reversed(spoken) if each.result is not Result.NO), None),
        open=frozenset().union(*(each.open for each in spoken)),
    )


def _said(day: str, finding: Finding | None) -> Reason:
    if finding is None:
        return Reason.of(Choice.NOT_IN_FORCE, day=day)
    return Reason.of(Choice.ON_DAY, day=day, result=finding.result)


def _by_treaty(facts: Facts) -> tuple[Finding, ...]:
    if not facts.answer(Fact.TREATY):
        return ()
    reasons = (Reason.of(Choice.TREATY),)
    return (Finding(CategoryCode.TREATY, Result.ASK, reasons, (CategoryCode.TREATY.basis,), confirmed="no"),)
