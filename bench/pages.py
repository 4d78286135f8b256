"""What is measured: each page with the person who opens it and the bare SQL that fetches the same rows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from typing import Any
from urllib.parse import urlencode
from uuid import UUID, uuid4

from django.db import connection
from django.test import Client
from django.urls import reverse

from bench.reviewed import moment, of_scoreboard
from diemtua.accounts.models import Organisation, User
from diemtua.cases.actions.intake import Intake, take_in
from diemtua.cases.models import Case
from diemtua.cases.queries import month_of, register_of
from diemtua.dossiers.models import Dossier
from diemtua.dossiers.queries import act_url
from diemtua.duty.models import Roster
from diemtua.duty.queries.planning import QUARTER
from diemtua.law.eligibility.questions import answered, next_question, questions
from diemtua.law.processes.legal_aid_case import LEGAL_AID_CASE
from diemtua.law.vocabulary.aid import AidForm, LegalField
from diemtua.law.vocabulary.categories import CategoryCode
from diemtua.law.vocabulary.reception import ReceptionChannel
from diemtua.people.details import PersonDetails
from diemtua.people.models import Phone
from diemtua.plans.models import Plan
from diemtua.plans.queries import Period, figures
from diemtua.portal.web.answers import write
from diemtua.referrals.queries import boards
from diemtua.shared.clock import midnight, now, today

HOST = "127.0.0.1"


@dataclass
class Measured:
    """One page. ask: the room's own question behind it, where the bar is set on the statements it makes.

    posts: makes a fresh address and form for each POST; public: its weight is measured too.
    """

    name: str
    sql: str
    path: str
    client: Client
    params: Mapping[str, Any]
    ask: Callable[[], Any] | None = None
    posts: Callable[[], tuple[str, dict[str, Any]]] | None = None
    public: bool = False
    _prepared: tuple[str, dict[str, Any]] | None = field(default=None, repr=False)

    def prepare(self) -> None:
        """What must be there before a POST; takes no part in its time."""
        self._prepared = self.posts() if self.posts else None

    def open(self) -> Any:
        """The response, as a browser that understands gzip gets it."""
        if self._prepared:
            address, data = self._prepared
            response: Any = self.client.post(address, data, headers={"accept-encoding": "gzip"})
        else:
            response = self.client.get(self.path, headers={"accept-encoding": "gzip"})
        expected = 302 if self.posts else 200
        if response.status_code != expected:
            raise SystemExit(f"{self.name}: {response.status_code} at {self.path}\n{response.content[:3000]!r}")
        return response


def signed_in(username: str) -> tuple[User, Client]:
    user, client = User.objects.get(username=username), Client(SERVER_NAME=HOST)
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return user, client


def pages() -> list[Measured]:
    """Everything of issue 2 §9 in its order, then what issue 3 adds."""
    desk, at_desk = signed_in("yen")
    office = Organisation.objects.get(code="TTTGPL")
    reader = {"reader": desk.pk, "grant_office": office.pk}
    return [
        Measured("case list", "case_list", reverse("cases:list"), at_desk, reader),
        Measured(
            "list, filtered, name search", "case_list_filtered",
            at_desk.post(reverse("cases:search"), {"text": "nguyen", "form": "LITIGATION"})["Location"], at_desk,
            reader | {"word": "%nguyen%"},
        ),
        _case(at_desk, office),
        Measured("Today", "today", "/hom-nay/", at_desk, reader),
        _accept(desk, at_desk, office),
        _register(desk, at_desk, office, reader),
        _scoreboard(),
        _home(),
        _check(),
        _tracking(office),
        Measured("referral list", "referral_list", reverse("referrals:list"), at_desk, reader),
        _board(desk, at_desk, reader),
        _roster(),
    ]  # fmt: skip


def _open_case(office: Organisation) -> Dossier:
    phones = Phone.objects.values("person")
    cases = Case.objects.filter(office=office, dossier__over=False, request__beneficiary__in=phones)
    return cases.select_related("dossier").earliest("accepted_at").dossier


def _case(client: Client, office: Organisation) -> Measured:
    dossier = _open_case(office)
    params = {"uid": _uid(dossier.uid), "dossier": dossier.pk}
    return Measured("case page", "case", reverse("cases:case", args=[dossier.uid]), client, params)


def _accept(desk: User, client: Client, office: Organisation) -> Measured:
    dossier = _open_case(office)
    params = {"dossier": dossier.pk, "office": office.pk}
    return Measured("accept (POST)", "accept", "", client, params, posts=partial(_a_request_to_accept, desk, office))


def _a_request_to_accept(desk: User, office: Organisation) -> tuple[str, dict[str, Any]]:
    person = PersonDetails(full_name="Trần Thị Sáu", birth_year=1951, phones=("0912345678",))
    intake = Intake(
        beneficiary=person, channel=ReceptionChannel.IN_PERSON, field=LegalField.LAND, form=AidForm.LITIGATION,
        summary="Tranh chấp ranh đất vuông tôm.",
    )  # fmt: skip
    at = now()
    dossier = take_in(intake, office, by=desk, received_at=at, at=at, key=uuid4())
    data = {
        "kernel_seen": dossier.version, "kernel_key": uuid4(), "form": AidForm.LITIGATION, "field": LegalField.LAND,
        "category": CategoryCode.POOR_HOUSEHOLD, "status": "", "grounds_seen": "Giấy chứng nhận hộ nghèo",
    }  # fmt: skip
    return act_url(LEGAL_AID_CASE.rule("AcceptRequest"), dossier), data


def _register(desk: User, client: Client, office: Organisation, reader: Mapping[str, Any]) -> Measured:
    year, month = (today().year, today().month - 1) if today().month > 1 else (today().year - 1, 12)
    start, end = month_of(year, month)
    params = {**reader, "office": office.pk, "start": moment(start), "end": moment(end)}
    path = reverse("cases:register", args=[office.code, year, month])
    ask = partial(lambda: list(register_of(desk, office.pk, year, month)))
    return Measured("register of a month", "register", path, client, params, ask=ask)


def _scoreboard() -> Measured:
    planner, client = signed_in("linh")
    year = Period(date(today().year, 1, 1), date.fromordinal(today().toordinal() + 1))
    params = of_scoreboard(Organisation.objects.get(code="STP").pk, year, now())
    path = reverse("plans:plan", args=[Plan.objects.latest("issued_on").pk])
    return Measured("scoreboard", "scoreboard", path, client, params, ask=lambda: figures(planner, year, now()))


def _home() -> Measured:
    client = Client(SERVER_NAME=HOST)
    return Measured("public home", "home", reverse("portal:home"), client, {"today": str(today())}, public=True)


def _check() -> Measured:
    on, answers = today(), {}
    while (question := next_question(answers, on)) is not None:
        answers = answered(answers, question.code, (question.options[-1].code,), on)
    path = f"{reverse('portal:check-result')}?{urlencode({'a': write(answers, questions(on))})}"
    client = Client(SERVER_NAME=HOST)
    return Measured("public check, result", "check_result", path, client, {"today": str(on)}, public=True)


def _tracking(office: Organisation) -> Measured:
    dossier, client = _open_case(office), Client(SERVER_NAME=HOST)
    phone = Phone.objects.filter(person=dossier.request.beneficiary_id).first()
    secret = phone.number[-4:] if phone else ""
    proved = client.post(reverse("portal:track"), {"ma": dossier.tracking_code, "so": secret})
    if proved.status_code != 302:
        raise SystemExit("The public tracking did not open.")
    params = {"uid": _uid(dossier.uid), "dossier": dossier.pk}
    return Measured("public tracking", "tracking", reverse("portal:matter"), client, params, public=True)


def _board(desk: User, client: Client, reader: Mapping[str, Any]) -> Measured:
    """As the page shows it when nothing is asked for: this year up to today."""
    start, end = date(today().year, 1, 1), today() + timedelta(days=1)
    params = {**reader, "start": moment(midnight(start)), "end": moment(midnight(end))}
    params |= {"first_day": str(start), "next_day": str(end)}
    ask = partial(boards, desk, start, end, now())
    return Measured("board of referring bodies", "referral_board", reverse("referrals:board"), client, params, ask=ask)


def _roster() -> Measured:
    """The newest of a Branch: every seat of the month, gaps and broken rules, the quarter before it counted."""
    office = Organisation.objects.get(code="CN-0-1")
    _desk, client = signed_in(f"yen.{office.code}")
    roster = Roster.objects.filter(office=office).select_related("dossier").latest("first_day", "pk")
    first, last, quarter = (str(day) for day in (roster.first_day, roster.last_day, roster.first_day - QUARTER))
    days = {"first_day": first, "last_day": last, "quarter": quarter}
    path = reverse("duty:roster", args=[roster.dossier.uid])
    params = {"uid": _uid(roster.dossier.uid), "roster": roster.pk, "office": office.pk, **days}
    return Measured("duty roster, a month", "duty_roster", path, client, params)


def _uid(uid: UUID) -> Any:
    return uid if connection.features.has_native_uuid_field else uid.hex
