"""Conditions of a category: small trees that answer yes, no or not known, with reasons."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from diemtua.law.codes import N_, Code
from diemtua.law.eligibility.facts import Fact, Facts, Lists
from diemtua.law.findings import Reason
from diemtua.law.vocabulary.proceedings import ProceduralStatus


class Ground(Code):
    """Reasons about a person, as sentences for that person."""

    FACT_YES = "FACT_YES", N_("Người cần trợ giúp {fact}.")
    FACT_NO = "FACT_NO", N_("Không có thông tin người cần trợ giúp {fact}.")
    FACT_UNKNOWN = "FACT_UNKNOWN", N_("Chưa rõ có phải người cần trợ giúp {fact} hay không.")
    AGE_YES = "AGE_YES", N_("Người cần trợ giúp {age}.")
    AGE_NO = "AGE_NO", N_("Người cần trợ giúp không phải là người {age}.")
    AGE_UNKNOWN = "AGE_UNKNOWN", N_("Cần biết ngày sinh để xác định người cần trợ giúp có {age} hay không.")
    AGE_BETWEEN_DAYS = (
        "AGE_BETWEEN_DAYS",
        N_("Tuổi ở thời điểm tố tụng và ở ngày xét khác nhau: cần người có thẩm quyền xác định có {age} hay không."),
    )
    STATUS_YES = "STATUS_YES", N_("Người cần trợ giúp có tư cách {status} trong vụ án.")
    STATUS_NO = "STATUS_NO", N_("Người cần trợ giúp không có tư cách tố tụng mà diện này nêu.")
    STATUS_UNKNOWN = "STATUS_UNKNOWN", N_("Chưa rõ người cần trợ giúp có tư cách gì trong vụ án.")
    AREA_NOT_LOADED = (
        "AREA_NOT_LOADED",
        N_("Chưa đủ thông tin để biết nơi cư trú có thuộc danh sách vùng đặc biệt khó khăn lúc đó không."),
    )
    AREA_DISAGREES = (
        "AREA_DISAGREES",
        N_("Giấy tờ và danh sách vùng đặc biệt khó khăn không khớp nhau: cần người có thẩm quyền xác định."),
    )
    PENSION_DOUBT = (
        "PENSION_DOUBT",
        N_(
            "Người cần trợ giúp đang hưởng trợ cấp hưu trí xã hội; chưa có hướng dẫn khoản này có được tính là "
            "trợ cấp xã hội hàng tháng hay không."
        ),
    )


class AgeWords(Code):
    """Ages as the law words them."""

    BELOW = "BELOW", N_("dưới {below} tuổi")
    BETWEEN = "BETWEEN", N_("từ đủ {start} tuổi đến dưới {below} tuổi")
    FROM = "FROM", N_("từ đủ {start} tuổi trở lên")


@dataclass(frozen=True)
class View:
    """The facts as one day sees them."""

    facts: Facts
    lists: Lists
    on: date


@dataclass(frozen=True)
class Judged:
    """Yes, no or not known, why, and which facts would still change it."""

    answer: bool | None
    reasons: tuple[Reason, ...] = ()
    open: frozenset[str] = frozenset()


class Condition(ABC):
    """A node of the tree."""

    @abstractmethod
    def judge(self, view: View) -> Judged:
        """Whether the condition holds for these facts on this day."""

    def ages(self) -> frozenset[int]:
        """The ages at which its answer changes."""
        return frozenset()


@dataclass(frozen=True)
class FactIs(Condition):
    """A fact that a person states or a paper shows."""

    fact: Fact

    def judge(self, view: View) -> Judged:
        answer = view.facts.answer(self.fact)
        if answer is None:
            return Judged(None, (Reason.of(Ground.FACT_UNKNOWN, fact=self.fact),), frozenset({self.fact.value}))
        return Judged(answer, (Reason.of(Ground.FACT_YES if answer else Ground.FACT_NO, fact=self.fact),))


@dataclass(frozen=True)
class AgeIs(Condition):
    """An age in full years; a birthday counts from its first minute."""

    start: int
    below: int | None

    @property
    def words(self) -> Reason:
        """The age as the law words it."""
        if self.below is None:
            return Reason.of(AgeWords.FROM, start=self.start)
        if not self.start:
            return Reason.of(AgeWords.BELOW, below=self.below)
        return Reason.of(AgeWords.BETWEEN, start=self.start, below=self.below)

    def ages(self) -> frozenset[int]:
        return frozenset(age for age in (self.start, self.below) if age)

    def judge(self, view: View) -> Judged:
        days = {view.on, view.facts.procedural_on or view.on}
        answers = {self.answer(view.facts, day) for day in days}
        if answers == {True, False}:
            return Judged(None, (Reason.of(Ground.AGE_BETWEEN_DAYS, age=self.words),))
        if None in answers:
            return Judged(None, (Reason.of(Ground.AGE_UNKNOWN, age=self.words),), frozenset({Fact.AGE.value}))
        answer = answers == {True}
        return Judged(answer, (Reason.of(Ground.AGE_YES if answer else Ground.AGE_NO, age=self.words),))

    def answer(self, facts: Facts, on: date) -> bool | None:
        """Whether the person has this age on a day."""
        years = facts.years(on)
        if years is None:
            return None
        answers = {self.start <= age and (self.below is None or age < self.below) for age in years}
        inside = years[0] < self.start and self.below is not None and years[1] >= self.below
        return None if len(answers) > 1 or inside else answers == {True}


@dataclass(frozen=True)
class StatusIs(Condition):
    """A status in criminal proceedings."""

    statuses: tuple[ProceduralStatus, ...]

    def judge(self, view: View) -> Judged:
        held = view.facts.statuses
        if held is None:
            return Judged(None, (Reason.of(Ground.STATUS_UNKNOWN),), frozenset({Fact.STATUSES.value}))
        found = tuple(Reason.of(Ground.STATUS_YES, status=each) for each in self.statuses if each in held)
        return Judged(bool(found), found or (Reason.of(Ground.STATUS_NO),))


@dataclass(frozen=True)
class InSpecialArea(Condition):
    """Residence in an especially difficult area: what papers show, and what the list of that day says."""

    def judge(self, view: View) -> Judged:
        found = view.facts.special_area
        listed = view.lists.special_area(view.facts.residence, view.on)
        if found is None or listed is None or found == listed:
            return self._agreed(listed if found is None else found, listed)
        return Judged(None, (Reason.of(Ground.AREA_DISAGREES),))

    def _agreed(self, answer: bool | None, listed: bool | None) -> Judged:
        if answer or (answer is False and listed is False):
            return Judged(answer, (Reason.of(Ground.FACT_YES if answer else Ground.FACT_NO, fact=Fact.SPECIAL_AREA),))
        asked = frozenset({Fact.SPECIAL_AREA.value}) if answer is None else frozenset()
        return Judged(None, (Reason.of(Ground.AREA_NOT_LOADED),), asked)


@dataclass(frozen=True)
class Doubt(Condition):
    """A fact of which nobody has said yet what it means: where it holds, a person decides."""

    fact: Fact
    since: date
    age: int

    def judge(self, view: View) -> Judged:
        answer = view.facts.answer(self.fact)
        if answer and view.on >= self.since:
            return Judged(None, (Reason.of(Ground.PENSION_DOUBT),))
        if answer is None and view.on >= self.since and self._old_enough(view):
            return Judged(None, (Reason.of(Ground.FACT_UNKNOWN, fact=self.fact),), frozenset({self.fact.value}))
        return Judged(False)

    def _old_enough(self, view: View) -> bool:
        years = view.facts.years(view.on)
        return years is None or years[1] >= self.age


@dataclass(frozen=True)
class Joined(Condition):
    """Several conditions as one."""

    conditions: tuple[Condition, ...]

    def ages(self) -> frozenset[int]:
        return frozenset().union(*(each.ages() for each in self.conditions))


@dataclass(frozen=True)
class Every(Joined):
    """Every condition must hold."""

    def judge(self, view: View) -> Judged:
        return _joined([each.judge(view) for each in self.conditions], decisive=False)


@dataclass(frozen=True)
class Some(Joined):
    """One condition is enough."""

    def judge(self, view: View) -> Judged:
        return _joined([each.judge(view) for each in self.conditions], decisive=True)


def _joined(judged: list[Judged], *, decisive: bool) -> Judged:
    """The decisive answer wins over not known, and not known over the other; reasons come from the winners."""
    answers = [each.answer for each in judged]
    answer = decisive if decisive in answers else None if None in answers else not decisive
    winners = [each for each in judged if each.answer is answer]
    reasons = tuple(reason for each in winners for reason in each.reasons)
    return Judged(answer, reasons, frozenset().union(*(each.open for each in winners)))


def read(row: Mapping[str, Any], statuses: Mapping[str, list[str]]) -> Condition:
    """The condition written in a row of eligibility.yaml."""
    ((kind, value),) = row.items()
    if kind in {"all", "any"}:
        inner = tuple(read(each, statuses) for each in value)
        return Every(inner) if kind == "all" else Some(inner)
    return _leaf(kind, value, statuses)


def _leaf(kind: str, value: Any, statuses: Mapping[str, list[str]]) -> Condition:
    match kind:
        case "fact":
            return FactIs(Fact(value))
        case "age":
            return AgeIs(value.get("from", 0), value.get("below"))
        case "status":
            return StatusIs(tuple(ProceduralStatus(each) for each in statuses[value]))
        case "doubt":
            return Doubt(Fact(value["fact"]), value["since"], value["age"])
        case _:
            return InSpecialArea()
