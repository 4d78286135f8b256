"""A Centre, its people, and shorthands for acting on dossiers of the test process."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from diemtua.accounts.models import Organisation, RoleHeld, User
from diemtua.dossiers.actions import annul, new_dossier, perform
from diemtua.dossiers.models import (
    Deadline,
    Dossier,
    DossierKey,
    Entry,
    Grant,
    Payload,
    RegisterLine,
    RegisterSequence,
)
from diemtua.law import deadlines as law
from diemtua.law.process import Act
from diemtua.law.vocabulary.roles import Role
from diemtua.shared.clock import VIETNAM
from tests.dossiers import process as p

AT = datetime(2026, 11, 20, 9, 12, tzinfo=VIETNAM)


@dataclass
class Office:
    """One office with a desk, a head, a worker and a stranger; acts happen one minute apart."""

    centre: Organisation
    desk: User
    head: User
    worker: User
    stranger: User
    at: datetime = AT

    def act(self, act: Act, dossier: Dossier, by: User | None, **more: Any) -> Entry:
        self.at += timedelta(minutes=1)
        given: dict[str, Any] = {
            "occurred_at": self.at,
            "recorded_at": self.at,
            "seen": dossier.version,
            "key": uuid4(),
        }
        return perform(act, dossier, by=by, **(given | more))

    def opened(self, speed: p.Speed = p.Speed.SLOW, key: UUID | None = None, **more: Any) -> Dossier:
        dossier = new_dossier("test_matter", self.centre)
        self.act(p.Open(speed=speed, story="Bà Đào kể"), dossier, self.desk, key=key or uuid4(), **more)
        return dossier

    def accepted(self, speed: p.Speed = p.Speed.SLOW) -> Dossier:
        dossier = self.opened(speed)
        self.act(p.Accept(year=2026), dossier, self.desk)
        return dossier

    def assigned(self) -> Dossier:
        dossier = self.accepted()
        self.act(p.Assign(worker=self.worker.pk), dossier, self.head)
        return dossier

    def over(self) -> Dossier:
        dossier = self.assigned()
        self.act(p.Finish(good=True), dossier, self.worker)
        return dossier

    def annul(self, entry: Entry, by: User | None = None, **more: Any) -> Entry:
        self.at += timedelta(minutes=1)
        return annul(entry, by=by or self.head, **({"reason": "ghi nhầm", "at": self.at} | more))


def a_user(name: str, centre: Organisation, *roles: Role) -> User:
    user = User.objects.create(username=name, full_name=name.title())
    for role in roles:
        RoleHeld.objects.create(user=user, organisation=centre, role=role, valid_from=date(2020, 1, 1))
    return user


def make_office() -> Office:
    centre = Organisation.objects.create(code="TT", name="Trung tâm", kind="CENTRE", register_prefix="TT")
    return Office(
        centre,
        desk=a_user("yến", centre, Role.DESK_OFFICER),
        head=a_user("hoa", centre, Role.HEAD),
        worker=a_user("khải", centre, Role.PRACTITIONER),
        stranger=a_user("lạ", centre),
    )


def snapshot() -> list[list[dict[str, Any]]]:
    """Everything the kernel's tables hold."""
    tables = (Dossier, DossierKey, Entry, Payload, Deadline, Grant, RegisterLine, RegisterSequence)
    return [list(table._base_manager.order_by("pk").values()) for table in tables]


@pytest.fixture(autouse=True)
def _clocks_of_the_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(law, "rules", lambda: p.CLOCKS)


@pytest.fixture
def office(db: None) -> Office:
    return make_office()


@pytest.fixture
def shared_office(transactional_db: None) -> Office:
    """As `office`, committed, for threads that each have a connection of their own."""
    return make_office()
