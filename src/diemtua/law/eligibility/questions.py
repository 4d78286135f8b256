"""The citizen's check: at most seven questions in plain words, each asked only while it can still change the answer.

A question is asked when a category that has not said no still waits for one of its facts; the first yes ends the
check. Ages come from eligibility.yaml, so a changed age changes the question.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from diemtua.law.codes import N_, Code
from diemtua.law.eligibility.assessment import Choice, assess, overall
from diemtua.law.eligibility.categories import age_bounds
from diemtua.law.eligibility.conditions import AgeIs
from diemtua.law.eligibility.facts import Fact, Facts, Lists
from diemtua.law.eligibility.matter import field_covered
from diemtua.law.findings import Finding, Reason, Result
from diemtua.law.vocabulary.aid import LegalField
from diemtua.law.vocabulary.proceedings import ProceduralStatus

Answers = Mapping[str, tuple[str, ...]]
# The oldest age anybody states; only an upper end for the last band.
_OLDEST = 150


class Ask(Code):
    """Questions as a citizen reads them."""

    BUSINESS = "business", N_("Việc cần giúp có phải là việc kinh doanh, thương mại giữa các doanh nghiệp không?")
    AGE = "age", N_("Người cần giúp bao nhiêu tuổi?")
    HOUSEHOLD = "household", N_("Hoàn cảnh của người cần giúp thế nào? Chọn tất cả các ý đúng.")
    HONOUR = "honour", N_("Người cần giúp có công với cách mạng, là thân nhân liệt sĩ không? Chọn tất cả các ý đúng.")
    PROCEEDINGS = "proceedings", N_("Người cần giúp có đang liên quan đến một vụ án hình sự không?")
    HARM = "harm", N_("Người cần giúp có thuộc trường hợp nào sau đây không? Chọn tất cả các ý đúng.")
    MINORITY = "minority", N_("Người cần giúp có phải là người dân tộc thiểu số không?")


class Why(Code):
    """Why a question is asked."""

    BUSINESS = "business", N_("Luật Trợ giúp pháp lý chưa áp dụng cho lĩnh vực kinh doanh, thương mại.")
    AGE = "age", N_("Trẻ em, người chưa thành niên và người cao tuổi có quy định riêng.")
    HOUSEHOLD = "household", N_("Hộ nghèo được trợ giúp; nhiều diện khác cần điều kiện khó khăn về tài chính.")
    HONOUR = "honour", N_("Người có công được trợ giúp; thân nhân liệt sĩ được trợ giúp khi có khó khăn về tài chính.")
    PROCEEDINGS = "proceedings", N_("Người bị buộc tội thuộc hộ cận nghèo và người dưới 18 tuổi có quy định riêng.")
    HARM = "harm", N_("Một số hoàn cảnh được trợ giúp. Câu trả lời không được lưu lại và không ai khác nhìn thấy.")
    MINORITY = "minority", N_("Người dân tộc thiểu số ở vùng đặc biệt khó khăn được trợ giúp.")


class Pick(Code):
    """Answers as a citizen reads them."""

    YES = "yes", N_("Có")
    NO = "no", N_("Không")
    POOR = "poor", N_("Thuộc hộ nghèo")
    NEAR_POOR = "near_poor", N_("Thuộc hộ cận nghèo")
    ALLOWANCE = "allowance", N_("Đang hưởng trợ cấp xã hội hàng tháng hoặc sống trong cơ sở trợ giúp xã hội")
    PENSION = "pension", N_("Đang hưởng trợ cấp hưu trí xã hội")
    MERIT = "merit", N_("Là người có công với cách mạng")
    MARTYR = "martyr", N_("Là cha, mẹ, vợ, chồng, con của liệt sĩ hoặc người nuôi liệt sĩ khi còn nhỏ")
    ORANGE = "orange", N_("Nhiễm chất độc da cam")
    CHARGED = "charged", N_("Đang bị bắt, tạm giữ, tạm giam hoặc là bị can, bị cáo")
    SUSPECTED = "suspected", N_("Bị tố giác, bị kiến nghị khởi tố hoặc bị giữ trong trường hợp khẩn cấp")
    VICTIM = "victim", N_("Là bị hại")
    WITNESS = "witness", N_("Là người làm chứng")
    SERVING = "serving", N_("Đang chấp hành án phạt tù hoặc biện pháp xử lý chuyển hướng")
    DISABLED = "disabled", N_("Là người khuyết tật")
    HIV = "hiv", N_("Nhiễm HIV")
    VIOLENCE = "violence", N_("Bị bạo lực gia đình")
    TRAFFICKED = "trafficked", N_("Là nạn nhân mua bán người")
    MAYBE_TRAFFICKED = "maybe_trafficked", N_("Đang được xác định có phải là nạn nhân mua bán người")
    WITH_TRAFFICKED = "with_trafficked", N_("Dưới 18 tuổi và đi cùng nạn nhân mua bán người")
    MINORITY_THERE = "minority_there", N_("Có, và sống ở xã, ấp đặc biệt khó khăn")
    MINORITY_ELSEWHERE = "minority_elsewhere", N_("Có, nhưng sống ở nơi khác")
    MINORITY_SOMEWHERE = "minority_somewhere", N_("Có, nhưng không rõ nơi ở có thuộc vùng đặc biệt khó khăn không")
    NONE = "none", N_("Không có ý nào đúng")
    UNKNOWN = "unknown", N_("Không rõ")


@dataclass(frozen=True)
class Option:
    """One answer that may be ticked. sets: the facts it states."""

    code: str
    words: Reason
    sets: Mapping[Fact, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Question:
    """One page of the check. many: several options may be ticked; otherwise one."""

    code: Ask
    why: Why
    options: tuple[Option, ...]
    many: bool = False

    @property
    def facts(self) -> frozenset[Fact]:
        """Every fact that an answer states."""
        return frozenset(fact for option in self.options for fact in option.sets)


@dataclass(frozen=True)
class Conclusion:
    """What the check says. findings: the categories that say yes, or else those a person must look at."""

    result: Result
    findings: tuple[Finding, ...]
    matter: Finding


_TICKS = {
    Ask.HOUSEHOLD: (
        (Pick.POOR, Fact.POOR_HOUSEHOLD),
        (Pick.NEAR_POOR, Fact.NEAR_POOR_HOUSEHOLD),
        (Pick.ALLOWANCE, Fact.MONTHLY_ALLOWANCE),
        (Pick.PENSION, Fact.SOCIAL_PENSION),
    ),
    Ask.HONOUR: (
        (Pick.MERIT, Fact.MERIT),
        (Pick.MARTYR, Fact.MARTYR_FAMILY),
        (Pick.ORANGE, Fact.AGENT_ORANGE),
    ),
    Ask.HARM: (
        (Pick.DISABLED, Fact.DISABLED),
        (Pick.HIV, Fact.HIV),
        (Pick.VIOLENCE, Fact.DOMESTIC_VIOLENCE),
        (Pick.TRAFFICKED, Fact.TRAFFICKING_VICTIM),
        (Pick.MAYBE_TRAFFICKED, Fact.TRAFFICKING_SUSPECTED),
        (Pick.WITH_TRAFFICKED, Fact.WITH_TRAFFICKING_VICTIM),
    ),
}
_STANDINGS = (
    (Pick.CHARGED, ProceduralStatus.ACCUSED),
    (Pick.SUSPECTED, ProceduralStatus.DENOUNCED),
    (Pick.VICTIM, ProceduralStatus.VICTIM),
    (Pick.WITNESS, ProceduralStatus.WITNESS),
    (Pick.SERVING, ProceduralStatus.PRISONER),
)
_MINORITIES = (
    (Pick.MINORITY_THERE, {Fact.ETHNIC_MINORITY: True, Fact.SPECIAL_AREA: True}),
    (Pick.MINORITY_ELSEWHERE, {Fact.ETHNIC_MINORITY: True, Fact.SPECIAL_AREA: False}),
    (Pick.MINORITY_SOMEWHERE, {Fact.ETHNIC_MINORITY: True}),
    (Pick.NO, {Fact.ETHNIC_MINORITY: False}),
)


def questions(on: date) -> tuple[Question, ...]:
    """The seven questions in their order, with the ages of the wording in force on a day."""
    business = tuple(_option(pick) for pick in (Pick.YES, Pick.NO))
    standings = tuple(_option(pick, {Fact.STATUSES: frozenset({status})}) for pick, status in _STANDINGS)
    nowhere = _option(Pick.NONE, {Fact.STATUSES: frozenset()})
    return (
        _one(Ask.BUSINESS, business),
        _one(Ask.AGE, _bands(on)),
        _many(Ask.HOUSEHOLD),
        _many(Ask.HONOUR),
        _one(Ask.PROCEEDINGS, (*standings, nowhere)),
        _many(Ask.HARM),
        _one(Ask.MINORITY, tuple(_option(pick, sets) for pick, sets in _MINORITIES)),
    )


def _option(pick: Pick, sets: Mapping[Fact, Any] | None = None) -> Option:
    return Option(pick.value, Reason(pick), sets or {})


def _one(ask: Ask, options: tuple[Option, ...]) -> Question:
    return Question(ask, Why(ask.value), (*options, _option(Pick.UNKNOWN)))


def _many(ask: Ask) -> Question:
    ticks = tuple(_option(pick, {fact: True}) for pick, fact in _TICKS[ask])
    return Question(ask, Why(ask.value), (*ticks, _option(Pick.NONE), _option(Pick.UNKNOWN)), many=True)


def _bands(on: date) -> tuple[Option, ...]:
    bounds = age_bounds(on)
    spans = zip((0, *bounds), (*bounds, None), strict=True)
    return tuple(
        Option(str(start), AgeIs(start, below).words, {Fact.AGE: (start, below - 1 if below else _OLDEST)})
        for start, below in spans
    )


def next_question(answers: Answers, on: date, lists: Lists | None = None) -> Question | None:
    """The question to ask now, with the options that still matter; None when the check is over."""
    return _replay(answers, on, lists or Lists()).coming


def conclude(answers: Answers, on: date, lists: Lists | None = None) -> Conclusion:
    """What the answers given so far say. Unanswered questions are simply not known."""
    lists = lists or Lists()
    facts = _replay(answers, on, lists).facts
    findings, matter = assess(facts, on, None, lists), _matter(answers, on)
    entitled = overall(findings)
    results = {entitled, matter.result}
    result = Result.NO if Result.NO in results else Result.ASK if Result.ASK in results else Result.YES
    return Conclusion(result, () if result is Result.NO else _telling(findings, entitled), matter)


def _telling(findings: tuple[Finding, ...], entitled: Result) -> tuple[Finding, ...]:
    """The findings worth showing: those that say yes, those that are likely, or those still undecided."""
    same = tuple(each for each in findings if each.result is entitled)
    likely = tuple(each for each in same if _gives(each, Choice.LIKELY))
    return likely or tuple(each for each in same if not _gives(each, Choice.NOT_SEEN))


def answered(answers: Answers, question: Ask, chosen: tuple[str, ...], on: date) -> Answers:
    """The answers with one given or changed: what was answered after it is forgotten, as it may no longer be asked."""
    order = [each.code.value for each in questions(on)]
    kept = order[: order.index(question.value)]
    return {**{code: picks for code, picks in answers.items() if code in kept}, question.value: chosen}


@dataclass(frozen=True)
class _Replayed:
    facts: Facts
    coming: Question | None


def _replay(answers: Answers, on: date, lists: Lists) -> _Replayed:
    """Ask the questions again in their order, so that an answer counts only where its question was asked."""
    facts = Facts()
    for question in questions(on):
        asked = _narrowed(question, answers, facts, on, lists)
        if asked is None:
            continue
        if question.code.value not in answers:
            return _Replayed(facts, asked)
        facts = _stated(asked, answers[question.code.value], facts)
    return _Replayed(facts, None)


def _narrowed(question: Question, answers: Answers, facts: Facts, on: date, lists: Lists) -> Question | None:
    """The question with the options that can still change the answer; None where there is none."""
    if question.code is Ask.BUSINESS:
        return question
    if _matter(answers, on).result is Result.NO:
        return None
    waiting = _waiting(assess(facts, on, None, lists))
    options = tuple(each for each in question.options if not each.sets or _facts_of(each) & waiting)
    left = Question(question.code, question.why, options, question.many)
    return left if left.facts else None


def _facts_of(option: Option) -> set[str]:
    return {fact.value for fact in option.sets}


def _waiting(findings: tuple[Finding, ...]) -> frozenset[str]:
    """Facts that undecided categories wait for; none once somebody is entitled, or likely to be."""
    if any(each.result is Result.YES or _gives(each, Choice.LIKELY) for each in findings):
        return frozenset()
    return frozenset().union(*(each.open for each in findings if each.result is Result.ASK))


def _gives(finding: Finding, why: Choice) -> bool:
    return any(reason.code is why for reason in finding.reasons)


def _matter(answers: Answers, on: date) -> Finding:
    fields: dict[tuple[str, ...], LegalField] = {(Pick.YES,): LegalField.BUSINESS, (Pick.NO,): LegalField.OTHER}
    return field_covered(fields.get(answers.get(Ask.BUSINESS.value, ())), on)


def _stated(question: Question, chosen: tuple[str, ...], facts: Facts) -> Facts:
    ticked = [option for option in question.options if option.code in chosen]
    known: dict[Fact, Any] = {}
    if question.many and Pick.UNKNOWN not in chosen:
        known = dict.fromkeys(question.facts, False)
    for option in ticked:
        known |= option.sets
    return facts.with_known(known)
