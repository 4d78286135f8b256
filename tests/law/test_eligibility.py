from datetime import date

import pytest

from diemtua.law.eligibility import AcceptedBeforeRequest, Facts, Lists, SpecialAreaList, assess, overall
from diemtua.law.eligibility.categories import regime, regimes, versions
from diemtua.law.eligibility.facts import YES_NO, Fact
from diemtua.law.eligibility.matter import field_covered, may_end_for_lost_entitlement
from diemtua.law.findings import Finding, Reason, Result
from diemtua.law.proofs import AllOf, OneOf, as_json, as_words, proofs, still_missing
from diemtua.law.vocabulary.aid import LegalField
from diemtua.law.vocabulary.categories import CategoryCode
from diemtua.law.vocabulary.papers import ProofPaper
from diemtua.law.vocabulary.proceedings import ProceduralStatus

TODAY = date(2026, 11, 23)
NOTHING = Facts(
    birth_on=date(1990, 3, 15), statuses=frozenset(), **dict.fromkeys((fact.value for fact in YES_NO), False)
)


def by_code(facts: Facts, on: date = TODAY, lists: Lists | None = None) -> dict[CategoryCode, Finding]:
    return {finding.subject: finding for finding in assess(facts, on, None, lists)}  # type: ignore[misc]


def test_acceptance_before_request_is_refused() -> None:
    with pytest.raises(AcceptedBeforeRequest):
        assess(NOTHING, date(2026, 3, 2), date(2026, 3, 1))


def test_overall_of_nothing_assessed_asks() -> None:
    assert overall(()) is Result.ASK


def test_wording_changed_on_four_days() -> None:
    assert regimes() == (date(2018, 1, 1), date(2025, 7, 1), date(2026, 1, 1), date(2027, 1, 1))


@pytest.mark.parametrize(
    ("on", "start"),
    [
        (date(2017, 12, 31), None),
        (date(2018, 1, 1), date(2018, 1, 1)),
        (date(2025, 6, 30), date(2018, 1, 1)),
        (date(2025, 7, 1), date(2025, 7, 1)),
        (date(2026, 12, 31), date(2026, 1, 1)),
        (date(2027, 1, 1), date(2027, 1, 1)),
    ],
)
def test_regime_of_a_day(on: date, start: date | None) -> None:
    assert regime(on) == start


def test_every_category_has_versions_with_a_proof() -> None:
    listed = {version.code for version in versions()}
    assert set(CategoryCode) - listed == {CategoryCode.TREATY}
    assert {version.proof for version in versions()} == set(proofs())


def test_hardship_is_asked_of_clause_seven_only() -> None:
    assert {version.code.value[:4] for version in versions() if version.hardship} == {"D7.7"}


def test_finding_names_the_facts_that_would_still_change_it() -> None:
    found = by_code(Facts(birth_on=date(1990, 3, 15), disabled=True))
    assert found[CategoryCode.DISABLED].open == {"near_poor_household", "monthly_allowance"}
    assert found[CategoryCode.CHILD].open == frozenset()


def test_finding_says_how_its_rule_was_confirmed() -> None:
    confirmed = {code: finding.confirmed for code, finding in by_code(NOTHING).items()}
    assert {confirmed[code] for code in (CategoryCode.MERIT, CategoryCode.HIV)} == {"text"}
    assert confirmed[CategoryCode.MINOR_IN_PROCEEDINGS] == "summary"
    assert confirmed[CategoryCode.CHILD] == "memory"
    assert {finding.confirmed for finding in by_code(NOTHING, date(2027, 1, 1)).values()} == {"no"}


def test_stated_span_of_ages_across_a_birthday_asks() -> None:
    found = by_code(Facts(full_years=(14, 20), statuses=frozenset({ProceduralStatus.WITNESS})))
    assert (found[CategoryCode.CHILD].result, found[CategoryCode.MINOR_IN_PROCEEDINGS].result) == (
        Result.ASK,
        Result.ASK,
    )


def test_list_known_but_not_taken_in_asks() -> None:
    area = SpecialAreaList(date(2026, 1, 1), None, frozenset(), loaded=False)
    assert Lists((area,)).special_area("32048", TODAY) is None


def test_reasons_read_as_sentences() -> None:
    finding = by_code(NOTHING)[CategoryCode.ELDERLY]
    assert [reason.text for reason in finding.reasons] == [
        "Người cần trợ giúp không phải là người từ đủ 60 tuổi trở lên.",
        "Không có thông tin người cần trợ giúp thuộc hộ cận nghèo.",
        "Không có thông tin người cần trợ giúp đang hưởng trợ cấp xã hội hàng tháng.",
    ]


def test_every_fact_goes_on_after_the_person() -> None:
    assert [fact.label[0].islower() for fact in Fact] == [True] * len(Fact)


def test_unknown_field_of_law_asks() -> None:
    assert field_covered(None, TODAY).result is Result.ASK


@pytest.mark.parametrize("field", [field for field in LegalField if field is not LegalField.BUSINESS])
def test_every_field_but_business_is_helped_with(field: LegalField) -> None:
    assert field_covered(field, TODAY).result is Result.YES


def test_losing_entitlement_later_never_ends_a_case() -> None:
    finding = may_end_for_lost_entitlement(entitled_at_acceptance=True)
    assert (finding.result, [cited.text for cited in finding.cited]) == (Result.NO, ["Luật TGPL, Điều 37 khoản 3"])


@pytest.mark.parametrize("entitled", [False, None])
def test_doubt_about_acceptance_is_looked_at_by_a_person(entitled: bool | None) -> None:
    assert may_end_for_lost_entitlement(entitled_at_acceptance=entitled).result is Result.ASK


def test_proof_of_the_elderly_has_the_benefit_decision_alone_or_two_papers() -> None:
    assert proofs()["P9"] == OneOf(
        (
            ProofPaper.ALLOWANCE_DECISION,
            ProofPaper.ADMISSION_DECISION,
            AllOf((ProofPaper.NEAR_POOR_CERTIFICATE, ProofPaper.ELDERLY_PAPER)),
        )
    )


HARDSHIP = {"one_of": ["NEAR_POOR_CERTIFICATE", "ALLOWANCE_DECISION", "ADMISSION_DECISION"]}


@pytest.mark.parametrize(
    ("key", "shown", "missing"),
    [
        ("P1", [], [{"one_of": ["MERIT_RECOGNITION", "MERIT_TITLE", "MERIT_MEDAL", "MERIT_ALLOWANCE",
                                "INVALID_CERTIFICATE", "MERIT_INSIGNIA"]}]),
        ("P2", [], ["POOR_CERTIFICATE"]),
        ("P3", ["PASSPORT"], []),
        ("P4", [], [{"one_of": ["MINORITY_RESIDENCE", "PROCEEDINGS_MINORITY"]}]),
        ("P5a", [], ["PROCEEDINGS_CHARGED_MINOR"]),
        ("P5b", [], ["AUTHORITY_MINOR"]),
        ("P6", [], ["NEAR_POOR_CERTIFICATE", "PROCEEDINGS_CHARGED"]),
        ("P7", [], [HARDSHIP, {"one_of": ["MARTYR_ALLOWANCE", {"all": [
            {"one_of": ["MARTYR_FAMILY_CERTIFICATE", "COUNTRY_REMEMBERS"]}, "KINSHIP"]}]}]),
        ("P8", ["NEAR_POOR_CERTIFICATE"], [{"one_of": ["AGENT_ORANGE_ALLOWANCE", "AGENT_ORANGE_CERTIFICATE"]}]),
        ("P9", ["ELDERLY_PAPER"], [{"one_of": ["ALLOWANCE_DECISION", "ADMISSION_DECISION", "NEAR_POOR_CERTIFICATE"]}]),
        ("P10", ["DISABILITY_CERTIFICATE"], [
            {"one_of": ["ALLOWANCE_DECISION", "ADMISSION_DECISION", "NEAR_POOR_CERTIFICATE"]}]),
        ("P11", ["VIOLENCE_TREATMENT"], [{"one_of": ["VIOLENCE_ADMISSION", "NEAR_POOR_CERTIFICATE"]}]),
        ("P12", [], ["TRAFFICKING_PAPER"]),
        ("P12old", [], [HARDSHIP, "TRAFFICKING_CERTIFICATE"]),
        ("P13old", ["ADMISSION_DECISION"], ["PROCEEDINGS_VICTIM"]),
        ("P14", [], [HARDSHIP, "HIV_CERTIFICATE"]),
        ("P14", ["OTHER_LAWFUL"], []),
    ],
)  # fmt: skip
def test_papers_still_missing(key: str, shown: list[str], missing: list[object]) -> None:
    assert as_json(still_missing(key, [ProofPaper(code) for code in shown])) == missing


def test_every_paper_proves_something() -> None:
    def papers(need: object) -> set[ProofPaper]:
        return {need} if isinstance(need, ProofPaper) else set().union(*map(papers, need.needs))  # type: ignore[attr-defined]

    used = set().union(*map(papers, proofs().values()))
    assert set(ProofPaper) - used == {ProofPaper.OTHER_LAWFUL}


def test_reason_is_said_in_another_language_with_its_gaps() -> None:
    reason = by_code(NOTHING)[CategoryCode.ELDERLY].reasons[1]
    words = {
        "Không có thông tin người cần trợ giúp {fact}.": "Nothing says that the person {fact}.",
        "thuộc hộ cận nghèo": "is of a near-poor household",
    }
    assert reason.said(words.__getitem__) == "Nothing says that the person is of a near-poor household."


def test_papers_are_named_in_another_language() -> None:
    words = {"và": "and", "hoặc": "or"}
    said = as_words(proofs()["P9"], lambda text: words.get(text, "X"))
    assert said == "X or X or (X and X)"


def test_reason_without_gaps_is_its_label() -> None:
    assert Reason(Result.YES).text == "Được"
