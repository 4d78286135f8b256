"""Every scenario holds."""

from collections import Counter

import pytest

from tests.law.scenarios import Scenario, scenarios


@pytest.mark.parametrize("scenario", scenarios(), ids=lambda scenario: scenario.title)
def test_scenario_holds(scenario: Scenario) -> None:
    scenario.run()


def test_titles_are_told_apart() -> None:
    titles = Counter((scenario.title, str(scenario.told)) for scenario in scenarios())
    assert [title for title, number in titles.items() if number > 1] == []
