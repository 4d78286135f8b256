"""What is known about a person and a matter. None always means "not known", never "no"."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from diemtua.law.codes import N_, Code
from diemtua.law.vocabulary.papers import ProofPaper
from diemtua.law.vocabulary.proceedings import ProceduralStatus


class Fact(Code):
    """Facts a rule may ask for. The label goes on after "người cần trợ giúp"."""

    MERIT = "merit", N_("là người có công với cách mạng")
    POOR_HOUSEHOLD = "poor_household", N_("thuộc hộ nghèo")
    NEAR_POOR_HOUSEHOLD = "near_poor_household", N_("thuộc hộ cận nghèo")
    MONTHLY_ALLOWANCE = "monthly_allowance", N_("đang hưởng trợ cấp xã hội hàng tháng")
    SOCIAL_PENSION = "social_pension", N_("đang hưởng trợ cấp hưu trí xã hội")
    ETHNIC_MINORITY = "ethnic_minority", N_("là người dân tộc thiểu số")
    SPECIAL_AREA = "special_area", N_("cư trú ở vùng có điều kiện kinh tế - xã hội đặc biệt khó khăn")
    MARTYR_FAMILY = (
        "martyr_family",
        N_("là cha đẻ, mẹ đẻ, vợ, chồng, con của liệt sĩ hoặc người có công nuôi dưỡng khi liệt sĩ còn nhỏ"),
    )
    AGENT_ORANGE = "agent_orange", N_("nhiễm chất độc da cam")
    DISABLED = "disabled", N_("là người khuyết tật")
    DOMESTIC_VIOLENCE = "domestic_violence", N_("là nạn nhân bạo lực gia đình")
    TRAFFICKING_VICTIM = "trafficking_victim", N_("là nạn nhân của hành vi mua bán người")
    TRAFFICKING_SUSPECTED = "trafficking_suspected", N_("đang được xác định có phải là nạn nhân mua bán người")
    WITH_TRAFFICKING_VICTIM = "with_trafficking_victim", N_("đi cùng nạn nhân của hành vi mua bán người")
    HIV = "hiv", N_("nhiễm HIV")
    TREATY = "treaty", N_("được trợ giúp pháp lý theo điều ước quốc tế")
    AGE = "age", N_("đã bao nhiêu tuổi")
    STATUSES = "statuses", N_("có tư cách gì trong vụ án")


@dataclass(frozen=True, kw_only=True)
class Facts:
    """Facts about one person in one matter.

    birth_on, or birth_year where only the year is known, or full_years (from, to) where somebody merely
    stated an age. procedural_on: the day of the procedural step at which age counts, where it is not the
    deciding day. statuses: empty means "in no criminal proceedings". residence: code of the commune.
    special_area: what an officer found from papers; otherwise the lists answer.
    papers: shown already, or confirmed by the body that issued a lost one.
    """

    birth_on: date | None = None
    birth_year: int | None = None
    full_years: tuple[int, int] | None = None
    procedural_on: date | None = None
    statuses: frozenset[ProceduralStatus] | None = None
    residence: str = ""
    special_area: bool | None = None
    merit: bool | None = None
    poor_household: bool | None = None
    near_poor_household: bool | None = None
    monthly_allowance: bool | None = None
    social_pension: bool | None = None
    ethnic_minority: bool | None = None
    martyr_family: bool | None = None
    agent_orange: bool | None = None
    disabled: bool | None = None
    domestic_violence: bool | None = None
    trafficking_victim: bool | None = None
    trafficking_suspected: bool | None = None
    with_trafficking_victim: bool | None = None
    hiv: bool | None = None
    treaty: bool | None = None
    papers: frozenset[ProofPaper] = frozenset()

    def years(self, on: date) -> tuple[int, int] | None:
        """The least and the greatest age in full years on a day; None while nothing is known of it."""
        if self.birth_on is not None:
            age = on.year - self.birth_on.year - ((on.month, on.day) < (self.birth_on.month, self.birth_on.day))
            return age, age
        if self.birth_year is not None:
            return on.year - self.birth_year - 1, on.year - self.birth_year
        return self.full_years

    def with_known(self, known: Mapping[Fact, Any]) -> "Facts":
        """The same facts and these; an age is a pair of full years (from, to)."""
        names = {fact: "full_years" if fact is Fact.AGE else fact.value for fact in known}
        return replace(self, **{names[fact]: value for fact, value in known.items()})

    def answer(self, fact: Fact) -> bool | None:
        """Yes, no or not known."""
        known: bool | None = getattr(self, fact.value)
        return known


YES_NO = tuple(Fact(field.name) for field in fields(Facts) if field.type == bool | None)


@dataclass(frozen=True)
class SpecialAreaList:
    """One list of especially difficult areas. communes: wholly in it; partly: only some hamlets are.
    loaded: false while an office knows of the list but has not taken its places in."""

    valid_from: date
    valid_to: date | None
    communes: frozenset[str]
    partly: frozenset[str] = frozenset()
    loaded: bool = True

    def applies(self, on: date) -> bool:
        """Whether the list has effect on a day."""
        return self.valid_from <= on and (self.valid_to is None or on < self.valid_to)


@dataclass(frozen=True)
class Lists:
    """The dated lists an office has loaded."""

    special_areas: tuple[SpecialAreaList, ...] = ()

    def special_area(self, commune: str, on: date) -> bool | None:
        """Whether a commune is in a listed area on a day; None without a list, or where only hamlets are."""
        lists = [each for each in self.special_areas if each.applies(on)]
        if any(commune in each.communes for each in lists):
            return True
        silent = any(not each.loaded or commune in each.partly for each in lists)
        return None if silent or not lists or not commune else False
