"""Made-up people: names, births and places from a fixed seed."""

from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

from diemtua.people.details import PersonDetails
from diemtua.people.enums import Ethnicity, Sex

_HERE = Path(__file__).resolve().parent


@cache
def names() -> dict[str, list[str]]:
    """The lists of names.yaml."""
    found: dict[str, list[str]] = yaml.safe_load((_HERE / "names.yaml").read_text("utf-8"))
    return found


@cache
def stories() -> list[dict[str, Any]]:
    """What people ask for, with weights."""
    found: list[dict[str, Any]] = yaml.safe_load((_HERE / "stories.yaml").read_text("utf-8"))
    return found


def somebody(dice: Random, ages: tuple[int, int], on: date, communes: list[int]) -> PersonDetails:
    """A person of that age on that day; a Khmer family name is borne by a Khmer."""
    sex = dice.choice((Sex.FEMALE, Sex.MALE))
    family = dice.choice(names()["families"])
    middle, given = ("women_middle", "women") if sex is Sex.FEMALE else ("men_middle", "men")
    age = dice.randint(*ages)
    birth_on = date(on.year - age - 1, dice.randint(1, 12), dice.randint(1, 28))
    only_year = age > 55 and dice.random() < 0.5
    khmer = family in names()["khmer_families"]
    return PersonDetails(
        full_name=f"{family} {dice.choice(names()[middle])} {dice.choice(names()[given])}",
        birth_on=None if only_year else birth_on,
        birth_year=birth_on.year if only_year else None,
        sex=sex.value,
        ethnicity=(Ethnicity.KHMER if khmer else Ethnicity.KINH).value,
        phones=(f"09{dice.randint(10_000_000, 99_999_999)}",) if dice.random() < 0.8 else (),
        commune_id=dice.choice(communes),
        address=dice.choice(names()["hamlets"]),
        can_write=dice.random() < 0.93,
    )
