"""Indicators counted from the rooms below, and the rows behind them."""

from datetime import date, datetime, timedelta

import pytest

from diemtua.accounts.models import User
from diemtua.cases.models import Case
from diemtua.dossiers.models import Grant
from diemtua.dossiers.queries import page_url
from diemtua.law.vocabulary.roles import Role
from diemtua.people.models import Person
from diemtua.plans import queries
from diemtua.plans.indicators import INDICATORS, indicators_of
from diemtua.plans.models import Target, Task
from diemtua.plans.queries import Figure, Measure, Period
from diemtua.shared.clock import VIETNAM
from tests.cast import organisation
from tests.people.builders import person
from tests.plans.documents import OTHER, example_plan, read_text
from tests.plans.matters import FEBRUARY, clock, matter
from tests.plans.office import AT, Office, import_example, open_office, user_with

pytestmark = pytest.mark.django_db
YEAR = Period(date(2026, 1, 1), date(2026, 4, 1))


def busy_office() -> Office:
    """Four cases of the Centre and its branch, one elsewhere, one of last year, one struck, two requests."""
    office = open_office()
    on_time = matter(office.centre, channel="PROCEEDINGS_NOTICE")
    late = matter(office.centre, form="ADVICE", channel="OWN_PAGE")
    matter(organisation("CN1"), form="LITIGATION", channel="COMMUNE_INTRODUCTION")
    matter(office.centre, form="REPRESENTATION")
    matter(organisation("TAT"))
    matter(office.centre, at=FEBRUARY - timedelta(days=60))
    struck = matter(office.centre)
    Case.objects.filter(dossier=struck).update(annulled_at=AT)
    matter(office.centre, accepted=False, channel="PUBLIC_PORTAL")
    clock(on_time, met_after=2)
    clock(late, met_after=5)
    clock(late, met_after=None, rule="T10")
    clock(on_time, met_after=None, rule="T23", days=90)
    return office


def test_figures_count_the_offices_of_the_reader_in_the_period() -> None:
    found = queries.figures(busy_office().planner, YEAR, AT)
    assert (found["CASES"].numerator, {part.code: part.numerator for part in found["CASES"].parts}) == (
        4, {"LITIGATION": 2, "ADVICE": 1, "REPRESENTATION": 1},
    )  # fmt: skip
    assert (found["LITIGATION"].numerator, found["LITIGATION"].denominator, found["LITIGATION"].percent) == (2, 4, 50.0)
    assert (found["REFERRED"].numerator, found["REFERRED"].denominator) == (2, 4)
    assert {part.code: part.numerator for part in found["REFERRED"].parts if part.numerator} == {
        "PROCEEDINGS_NOTICE": 1, "COMMUNE_INTRODUCTION": 1,
    }  # fmt: skip
    assert (found["ONLINE"].numerator, found["ONLINE"].denominator) == (2, 6)
    assert (found["ON_TIME"].numerator, found["ON_TIME"].denominator) == (1, 3)
    assert [(part.code, part.numerator, part.denominator) for part in found["ON_TIME"].parts] == [
        ("T05", 1, 2), ("T10", 0, 1),
    ]  # fmt: skip


def test_figures_of_a_branch_head_are_those_of_the_branch() -> None:
    busy_office()
    head = user_with(Role.BRANCH_HEAD, organisation("CN1"))
    assert queries.figures(head, YEAR, AT)["CASES"].numerator == 1


def test_figures_of_a_stranger_are_nothing() -> None:
    office = busy_office()
    stranger = user_with(Role.COMMUNE, office.department)
    found = queries.figures(stranger, YEAR, AT)
    assert {code: (figure.numerator, figure.percent) for code, figure in found.items()} == {
        "CASES": (0, None), "PEOPLE": (0, None), "GROUPS": (0, None), "LITIGATION": (0, None), "REFERRED": (0, None),
        "ONLINE": (0, None), "ON_TIME": (0, None), "REFERRALS": (0, None), "NOTICES": (0, None),
        "DUTY_DAYS": (0, None), "ONLINE_HEARINGS": (0, None), "COUNCIL_MEETINGS": (0, None),
        "COUNCIL_DECISIONS": (0, None), "COUNCIL_PAPERS": (0, None), "ROSTERS": (0, None), "HEARING_PLANS": (0, None),
    }  # fmt: skip


def test_rows_behind_a_figure_are_as_many_as_it_says() -> None:
    user = busy_office().planner
    for code, figure in queries.figures(user, YEAR, AT).items():
        assert queries.rows_behind(user, code, YEAR, AT).count() == figure.numerator, code
        if figure.denominator is not None:
            assert queries.rows_behind(user, code, YEAR, AT, whole=True).count() == figure.denominator, code
        for part in figure.parts:
            assert queries.rows_behind(user, code, YEAR, AT, part=part.code).count() == (
                0 if code == "GROUPS" else part.numerator
            ), part


def test_people_are_counted_once_and_merged_ones_as_one() -> None:
    office = open_office()
    first, second = person("Nguyễn Thị Đào"), person("Nguyễn Thị Đào")
    Person.objects.filter(pk=second.pk).update(merged_into=first)
    for who in (first, first, second, person("Trần Văn Bé")):
        matter(office.centre, who=who)
    found = queries.figures(office.planner, YEAR, AT)
    assert (found["CASES"].numerator, found["PEOPLE"].numerator) == (4, 2)
    assert queries.rows_behind(office.planner, "PEOPLE", YEAR, AT).count() == 2


def test_groups_the_law_hides_are_one_group() -> None:
    office = open_office()
    for category in ("D7.2", "D7.2", "D7.7h", "D7.3", "D7.7c"):
        matter(office.centre, category=category)
    found = queries.figures(office.planner, YEAR, AT)["GROUPS"]
    assert [(part.label, part.numerator) for part in found.parts] == [
        ("Người thuộc hộ nghèo", 2), ("Người cao tuổi", 1), ("Diện được bảo mật", 2),
    ]  # fmt: skip


def test_rows_of_a_group_are_only_those_the_reader_may_see_anyway() -> None:
    office = open_office()
    head = user_with(Role.HEAD, office.centre)
    granted = matter(office.centre, category="D7.7h")
    matter(office.centre, category="D7.7h")
    Grant.objects.create(dossier=granted, user=head, level="READ", from_at=AT)
    assert [row.dossier for row in queries.rows_behind(head, "GROUPS", YEAR, AT, part="PROTECTED")] == [granted]
    assert queries.rows_behind(office.planner, "GROUPS", YEAR, AT, part="PROTECTED").count() == 0


def test_rows_behind_an_awaited_indicator_are_none() -> None:
    with pytest.raises(KeyError):
        queries.rows_behind(open_office().planner, "TRAINED", YEAR, AT)


def test_lines_open_only_what_the_reader_was_granted() -> None:
    office = open_office()
    head = user_with(Role.HEAD, office.centre)
    granted, other = matter(office.centre), matter(office.centre, form="ADVICE")
    Grant.objects.create(dossier=granted, user=head, level="READ", from_at=AT)
    by_form = {line.form: line for line in queries.lines(head, [granted.case, other.case])}
    assert by_form["Tham gia tố tụng"].url == page_url(granted)
    assert (by_form["Tư vấn pháp luật"].url, by_form["Tư vấn pháp luật"].field) == ("", "Dân sự, tố tụng dân sự")


def test_lines_of_clocks_say_what_was_late() -> None:
    office = open_office()
    dossier = matter(office.centre, accepted=False)
    met, missed, running = (
        clock(dossier, met_after=2),
        clock(dossier, met_after=4),
        clock(dossier, met_after=None, rule="T99"),
    )
    shown = queries.lines(office.planner, [met, missed, running])
    assert [line.late for line in shown] == [False, True, True]
    assert (shown[0].number, shown[2].duty) == ("", "T99")


def test_period_ends_with_its_last_day() -> None:
    assert (YEAR.last, YEAR.moments()[0]) == (date(2026, 3, 31), datetime(2026, 1, 1, tzinfo=VIETNAM))


def test_board_measures_every_task() -> None:
    office = busy_office()
    plan = import_example(office).plan
    board = queries.board(office.planner, plan, YEAR, AT)
    assert [(group.number, len(rows)) for group, rows in board.groups] == [
        ("I", 1), ("II", 4), ("III", 2), ("IV", 2), ("V", 3), ("VI", 4),
    ]  # fmt: skip
    assert [row.shown.task.key for row in board.rows if not row.measures] == []
    live = {row.shown.task.key: [one.indicator.code for one in row.measures if one.figure] for row in board.rows}
    assert {key: codes for key, codes in live.items() if codes} == {
        "II.1": ["CASES", "PEOPLE", "LITIGATION", "ON_TIME"],
        "II.2": ["COUNCIL_MEETINGS", "COUNCIL_DECISIONS", "COUNCIL_PAPERS"],
        "II.3": ["ROSTERS", "DUTY_DAYS", "HEARING_PLANS", "ONLINE_HEARINGS"],
        "II.4": ["REFERRED", "REFERRALS", "NOTICES"], "III.2": ["ONLINE"],
        "IV.2": ["GROUPS"],
    }  # fmt: skip


def test_board_shows_the_plans_targets_beside_awaited_figures() -> None:
    office = open_office()
    plan = import_example(office).plan
    rows = {row.shown.task.key: row for row in queries.board(office.planner, plan, YEAR, AT).rows}
    promised = {key: [one.target_words for one in rows[key].measures if one.target] for key in ("I.1", "V.1", "V.2")}
    assert promised == {"I.1": ["≥ 90 %"], "V.1": ["≥ 90 %", "= 0"], "V.2": ["> 80 %"]}
    assert [one.met for one in rows["V.2"].measures] == [None]


@pytest.mark.parametrize(
    ("code", "comparison", "value", "figure", "met"),
    [
        ("TRAINED", ">", 80, Figure(80, 100), False),
        ("TRAINED", ">", 80, Figure(81, 100), True),
        ("TRAINED", ">", 80, Figure(0, 0), None),
        ("QUALITY_GOOD", ">=", 90, Figure(90, 100), True),
        ("QUALITY_FAILED", "=", 0, Figure(0), True),
        ("QUALITY_FAILED", "=", 0, Figure(1), False),
    ],
)
def test_measure_judges_by_the_promise(
    code: str, comparison: str, value: int, figure: Figure, met: bool | None
) -> None:
    assert Measure(INDICATORS[code], figure, Target(comparison=comparison, value=value)).met is met


def test_other_plans_are_measured_by_their_words() -> None:
    read = read_text(OTHER)
    assert [
        [one.code for one in indicators_of("45/KH-UBND", task.key, f"Tập huấn {task.content}")] for task in read.tasks
    ] == [["TRAINED"], ["TRAINED"]]
    assert indicators_of("08/KH-MAU", "IX.9", "Tập huấn") == ()


def test_live_indicators_are_those_that_figures_count() -> None:
    counted = queries.figures(open_office().planner, YEAR, AT)
    assert {code for code, one in INDICATORS.items() if one.live} == set(counted)


def test_stranger_gets_no_targets() -> None:
    office = open_office()
    plan = import_example(office).plan
    stranger: User = user_with(Role.COMMUNE, office.department)
    assert queries.plan_targets(stranger, plan) == []
    assert queries.plan_targets(office.planner, plan)[0].value == example_plan().targets[0].value
    assert Task.objects.filter(plan=plan).count() == 16
