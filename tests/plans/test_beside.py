"""Tasks II.2 to II.4 of the annex: the Council, duty and online hearings, referrals; and the rows behind each."""

from collections import Counter
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from bench.reviewed import of_scoreboard, statements
from django.db import connection
from django.test import Client
from django.urls import reverse

from diemtua.accounts.models import Organisation
from diemtua.cases.models import Hearing
from diemtua.council.models import Decision, Meeting
from diemtua.documents.models import Paper
from diemtua.dossiers.models import Dossier, Entry
from diemtua.duty.models import Roster, Shift, Site
from diemtua.law.process import REGISTRY
from diemtua.plans import queries
from diemtua.plans.queries import Figure, Period
from diemtua.plans.queries.figures import ONLINE
from diemtua.referrals.models import Referral
from tests.cast import organisation
from tests.plans.matters import FEBRUARY, clock, matter
from tests.plans.office import AT, Office, import_example, open_office
from tests.workforce.builders import practitioner

pytestmark = pytest.mark.django_db
YEAR = Period(date(2026, 1, 1), date(2026, 4, 1))
CODES = (
    "REFERRALS", "NOTICES", "DUTY_DAYS", "ONLINE_HEARINGS", "COUNCIL_MEETINGS", "COUNCIL_DECISIONS", "COUNCIL_PAPERS",
    "ROSTERS", "HEARING_PLANS",
)  # fmt: skip


def dossier(kind: str, state: str, office: Organisation) -> Dossier:
    return Dossier.objects.create(
        kind=kind, state=state, office=office, opened_at=FEBRUARY, tracking_code=uuid4().hex[:10], facts={}
    )


def referral(office: Organisation, kind: str, *, late: bool = False, void: bool = False) -> None:
    asked = FEBRUARY - timedelta(days=2)
    Referral.objects.create(
        dossier=dossier("referral", "SENT", office), kind=kind, way="ACCOUNT", sender=organisation("CQCSDT"),
        asked_at=asked, sent_at=FEBRUARY, received_at=FEBRUARY, full_name="Lê Văn Bé", told={},
        notice_due_at=(asked if late else FEBRUARY) if kind == "NOTICE" else None, void_at=AT if void else None,
    )  # fmt: skip


def duty(office: Organisation) -> None:
    """Three shifts of the past of which one was taken up, and one to come."""
    who = practitioner("Trần Văn Khải", office)
    site = Site.objects.create(
        office=office, organisation=organisation("TAKV1"), name="Tòa án", mode="AT_SITE", valid_from=date(2026, 1, 1)
    )
    last = date(2026, 3, 31)
    roster = Roster.objects.create(
        dossier=dossier("duty_roster", "PUBLISHED", office), office=office, first_day=FEBRUARY.date(), last_day=last
    )
    for place, day in enumerate((*(FEBRUARY.date() + timedelta(days=each) for each in range(3)), last)):
        Shift.objects.create(
            roster=roster, practitioner=who, site=site, day=day, part="MORNING", entered_at=FEBRUARY,
            checked_in_at=FEBRUARY if place == 0 else None,
        )  # fmt: skip


def hearing(office: Organisation, venue: str, outcome: str) -> None:
    case = matter(office).case
    Hearing.objects.create(
        case=case, kind="TRIAL", starts_at=FEBRUARY, venue=venue, place="x", outcome=outcome, changed_at=FEBRUARY
    )


def decided(office: Organisation) -> None:
    held = Meeting.objects.create(
        dossier=dossier("council_meeting", "HELD", office), title="Phiên họp quý I", starts_at=FEBRUARY, place="x"
    )
    Meeting.objects.create(
        dossier=dossier("council_meeting", "PLANNED", office), title="Phiên sau", starts_at=FEBRUARY, place="x"
    )
    for state in ("DONE", "OPEN", "WITHDRAWN"):
        Decision.objects.create(
            dossier=dossier("council_decision", state, office), meeting=held, content="Gửi sổ", owner=office,
            due_on=date(2026, 3, 1), done_on=date(2026, 3, 1) if state == "DONE" else None,
        )  # fmt: skip


def issued(office: Organisation, kind: str, form: str, state: str = "NUMBERED") -> None:
    """A paper with a number of February, and a draft beside it."""
    matter = dossier(kind, REGISTRY[kind].states[-1].code, office)
    entry = Entry.objects.create(
        dossier=matter, version=1, act="x", occurred_at=FEBRUARY, recorded_at=FEBRUARY, key=uuid4(), state_after="x"
    )
    common = {"dossier": matter, "entry": entry, "office": office, "form": form, "outgoing": True, "sealed": "x"}
    Paper.objects.create(**common, drafted_at=FEBRUARY)
    Paper.objects.create(
        **common, drafted_at=FEBRUARY, state=state, number=str(matter.pk), series=form, year=2026,
        dated_on=FEBRUARY.date(), numbered_at=FEBRUARY, void_at=FEBRUARY if state == "VOID" else None,
    )  # fmt: skip


@pytest.fixture
def office() -> Office:
    found = open_office()
    for kind, late in (("NOTICE", False), ("NOTICE", True), ("INFORMATION", False)):
        referral(found.centre, kind, late=late)
    referral(found.centre, "NOTICE", void=True)
    referral(organisation("TAT"), "NOTICE")
    duty(found.centre)
    for venue, outcome in (("ONLINE_COMPONENT", "HELD"), ("ONLINE_CENTRAL", ""), ("COURT", "HELD")):
        hearing(found.centre, venue, outcome)
    decided(found.department)
    issued(found.department, "council_meeting", "HD-GM")
    issued(found.department, "council_document", "HD-KH")
    issued(found.department, "council_document", "HD-CV", "VOID")
    issued(found.centre, "duty_roster", "DUTY_ROSTER")
    issued(found.centre, "online_hearing_plan", "ONLINE_HEARINGS")
    issued(organisation("TAT"), "duty_roster", "DUTY_ROSTER")
    return found


def counts(figure: Figure) -> tuple[int, int | None, dict[str, int]]:
    return figure.numerator, figure.denominator, {part.code: part.numerator for part in figure.parts}


def test_figures_count_what_stands_beside_the_cases(office: Office) -> None:
    found = queries.figures(office.planner, YEAR, AT, CODES)
    assert {code: counts(figure) for code, figure in found.items()} == {
        "REFERRALS": (3, None, {"NOTICE": 2, "INFORMATION": 1}),
        "NOTICES": (1, 2, {}),
        "DUTY_DAYS": (1, 3, {"AT_SITE": 1}),
        "ONLINE_HEARINGS": (1, None, {"ONLINE_COMPONENT": 1}),
        "COUNCIL_MEETINGS": (1, None, {}),
        "COUNCIL_DECISIONS": (1, 2, {}),
        "COUNCIL_PAPERS": (2, None, {}),
        "ROSTERS": (1, None, {}),
        "HEARING_PLANS": (1, None, {}),
    }


def test_rows_beside_are_as_many_as_their_figure_and_name_nobody(office: Office, client: Client) -> None:
    plan = import_example(office).plan
    client.force_login(office.planner)
    asked = {"tu": "2026-01-01", "den": "2026-03-31"}
    for code, figure in queries.figures(office.planner, YEAR, AT, CODES).items():
        assert queries.rows_behind(office.planner, code, YEAR, AT).count() == figure.numerator
        whole = queries.rows_behind(office.planner, code, YEAR, AT, whole=True).count()
        assert whole == (figure.numerator if figure.denominator is None else figure.denominator)
        for part in figure.parts:
            assert queries.rows_behind(office.planner, code, YEAR, AT, part=part.code).count() == part.numerator
        page = client.get(reverse("plans:rows", args=[plan.pk, code]), asked)
        assert (page.status_code, "Lê Văn Bé" in page.text, "Trần Văn Khải" in page.text) == (200, False, False)
    assert queries.rows_behind(office.planner, "NOTICES", YEAR, AT, part="x").count() == 0


def test_lines_say_what_each_row_is(office: Office) -> None:
    said = {
        code: [line.what for line in queries.lines(office.planner, queries.rows_behind(office.planner, code, YEAR, AT))]
        for code in CODES[2:6]
    }
    assert said == {
        "DUTY_DAYS": ["Tòa án · Buổi sáng"],
        "ONLINE_HEARINGS": ["Phiên tòa · Trực tuyến, điểm cầu thành phần"],
        "COUNCIL_MEETINGS": ["Phiên họp quý I"],
        "COUNCIL_DECISIONS": [office.department.name],
    }
    rosters = queries.lines(office.planner, queries.rows_behind(office.planner, "ROSTERS", YEAR, AT))
    assert [line.what.partition(" · ")[0] for line in rosters] == ["Thông báo phân công người trực trợ giúp pháp lý"]


def answers(office: Office) -> list[list[tuple[Any, ...]]]:
    """What the reviewed statements of the scoreboard fetch, in their order."""
    asked = of_scoreboard(office.department.pk, YEAR, AT)
    with connection.cursor() as cursor:
        return [cursor.execute(sql, asked).fetchall() for sql in statements("scoreboard")]


def by(place: int, rows: list[tuple[Any, ...]]) -> dict[str, int]:
    """The last column added up by another."""
    found: Counter[str] = Counter()
    for row in rows:
        found[row[place]] += row[-1]
    return dict(found)


def shown(figure: Figure) -> tuple[int, int | None, dict[str, int]]:
    """A figure as the statements can say it: its parts without those that are nothing."""
    numerator, denominator, parts = counts(figure)
    return numerator, denominator, {code: number for code, number in parts.items() if number}


def test_reviewed_sql_of_the_bench_counts_what_the_page_counts(office: Office) -> None:
    twice = matter(office.centre, form="ADVICE", channel="COMMUNE_INTRODUCTION")
    matter(office.centre, channel="OWN_PAGE", who=twice.request.beneficiary)
    matter(office.centre, accepted=False, channel="PUBLIC_PORTAL")
    clock(twice, met_after=2)
    clock(twice, met_after=5)
    cases, people, requests, clocks, referrals, notices, shifts, online, meetings, decisions, *papers = answers(office)
    number, forms = sum(row[-1] for row in cases), by(0, cases)
    channels, sent, kept = by(0, requests), by(1, cases), {rule: met for rule, _all, met in clocks}
    asked_online = {code: channels[code] for code in channels if code in ONLINE}
    assert {code: shown(figure) for code, figure in queries.figures(office.planner, YEAR, AT).items()} == {
        "CASES": (number, None, forms),
        "PEOPLE": (people[0][0], None, {}),
        "GROUPS": (number, None, {"D7.2": number}),
        "LITIGATION": (forms["LITIGATION"], number, {}),
        "REFERRED": (sent["COMMUNE_INTRODUCTION"], number, {"COMMUNE_INTRODUCTION": sent["COMMUNE_INTRODUCTION"]}),
        "ONLINE": (sum(asked_online.values()), sum(channels.values()), asked_online),
        "ON_TIME": (sum(kept.values()), sum(each[1] for each in clocks), kept),
        "REFERRALS": (sum(by(0, referrals).values()), None, by(0, referrals)),
        "NOTICES": (*notices[0], {}),
        "DUTY_DAYS": (shifts[0][1], shifts[0][2], {shifts[0][0]: shifts[0][1]}),
        "ONLINE_HEARINGS": (sum(by(0, online).values()), None, by(0, online)),
        "COUNCIL_MEETINGS": (meetings[0][0], None, {}),
        "COUNCIL_DECISIONS": (*decisions[0], {}),
        **{code: (*rows[0], None, {}) for code, rows in zip(CODES[6:], papers, strict=True)},
    }  # fmt: skip
    assert [len(found) for found in (cases, clocks, referrals, shifts, online)] == [3, 1, 2, 1, 1]
