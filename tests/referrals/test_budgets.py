"""What pages and acts of a referral may cost: sent by one of several, to an office of several, about a known name."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils.timezone import localtime

from diemtua.accounts.models import Organisation, User
from diemtua.dossiers.models import Dossier
from diemtua.law.processes.referral import REFERRAL
from diemtua.law.vocabulary.roles import Role
from diemtua.people.details import PersonDetails
from diemtua.people.models import Person
from diemtua.referrals.models import Referral
from diemtua.shared.clock import now
from diemtua.workforce.actions import put_on_call
from diemtua.workforce.models import Practitioner
from diemtua.workforce.queries import Turn
from tests.cases.asking import driven, looked_at, sent
from tests.cases.conftest import Take
from tests.cast import give, organisation

pytestmark = pytest.mark.django_db
WORDS = "Hai bên đã thống nhất."
ENTITLED = {"category": "D7.2", "grounds_seen": "Giấy chứng nhận hộ nghèo", "form": "LITIGATION", "field": "CRIMINAL"}
LISTS = ("", "da-gui/", "nhap/", "theo-doi/", "doi-chieu/")
People = dict[str, User]
Tell = Callable[..., Dossier]


@pytest.fixture
def people(
    rulebook: None, desk_officer: User, head: User, legal_aid_officer: User, policewoman: User, police: Organisation
) -> People:
    """Several at either end, everybody with an address."""
    for number in range(3):
        give(User.objects.create_user(f"dtv{number}", "Điều tra viên"), Role.PROCEEDINGS_AUTHORITY, police.code)
        give(User.objects.create_user(f"mot-cua{number}", "Cán bộ một cửa"), Role.DESK_OFFICER, "TTTGPL")
    User.objects.update(email="can-bo@example.vn")
    Organisation.objects.filter(pk=police.pk).update(email="cqdt@example.vn")
    return {"desk": desk_officer, "head": head, "khai": legal_aid_officer, "police": policewoman}


@pytest.fixture
def known(take: Take) -> list[Dossier]:
    """Requests of three people of one name."""
    return [take(beneficiary=PersonDetails(full_name="Lê Văn Bé", phones=("0912345678",))) for _ in range(3)]


@pytest.fixture(params=["a roster", "no roster"])
def on_call(request: pytest.FixtureRequest, people: People, centre: Organisation) -> None:
    """Who is rung is on a roster, or holds a post."""
    if request.param == "a roster":
        turn = Turn(people["khai"], now() - timedelta(hours=1), now() + timedelta(hours=8), phone="0900 000 111")
        put_on_call(centre, turn, by=people["head"], at=now() - timedelta(hours=1))


@pytest.fixture
def tell(people: People, known: list[Dossier], police: Organisation, centre: Organisation) -> Tell:
    """Send a referral through its page; words change what is said."""

    def tell(who: str = "police", page: str = "gui/thong-bao/", **said: Any) -> Dossier:
        asked_at = localtime(now() - timedelta(minutes=20))
        typed = {
            "key": uuid4(), "sender": police.pk, "office": centre.pk, "full_name": "Lê Văn Bé", "born": "12/08/2010",
            "status": "IN_CUSTODY", "asked_at": f"{asked_at:%d/%m/%Y %H:%M}", "matter": "Trộm cắp tài sản",
            "phone": "0912345678", "contact": "Lâm Thị Ngọc", "opinion": "ASKS", "chac-chan": "1",
        }  # fmt: skip
        # somebody in a cell waits: room is kept below what a page that acts may cost
        there = sent(people[who], f"/gioi-thieu/{page}", most=28, **typed | said)
        dossier = Referral.objects.select_related("dossier").latest("pk").dossier
        assert there == f"/gioi-thieu/{dossier.uid}/"
        return dossier

    return tell


@pytest.fixture
def told(on_call: None, tell: Tell) -> Dossier:
    """A notice that rings."""
    return tell()


def opening(dossier: Dossier, **said: Any) -> dict[str, Any]:
    return {
        "seen": dossier.version, "key": uuid4(), "full_name": "Lê Văn Bé", "born": "12/08/2010",
        "phone": "0912345678", "field": "CRIMINAL", "form": "LITIGATION", "summary": "Trộm cắp tài sản",
        "same": "nguoi-khac",
    } | said  # fmt: skip


def opened_by_all(dossier: Dossier, people: People) -> None:
    dossier.refresh_from_db()
    pages = ("", "in/", "mo-ho-so/") if dossier.state in {"SENT", "TAKEN"} else ("", "in/")
    for user in people.values():
        looked_at(user, *(f"/gioi-thieu/{dossier.uid}/{page}" for page in pages))


def test_notice_becomes_a_case_that_tells_its_outcome(
    told: Dossier, people: People, khai: Practitioner, tam: Practitioner
) -> None:
    opened_by_all(told, people)
    driven(people["police"], told, "CorrectReferral", custody="Nhà tạm giữ", reason=WORDS)
    driven(people["head"], told, "TakeReferral", note=WORDS)
    opened_by_all(told, people)
    sent(people["desk"], f"/gioi-thieu/{told.uid}/mo-ho-so/", **opening(told))
    opened_by_all(told, people)
    case = Referral.objects.get(dossier=told).request.dossier  # type: ignore[union-attr]
    driven(people["desk"], case, "AcceptRequest", most=28, **ENTITLED)
    driven(people["head"], case, "AssignPractitioner", practitioner=khai.pk)
    opened_by_all(told, people)
    change = {"leaving": khai.pk, "practitioner": tam.pk, "ground": "CLIENT_REQUEST", "reason": WORDS}
    driven(people["head"], case, "ReplacePractitioner", **change)
    driven(people["head"], case, "DiscontinueCase", ground="D3", reason=WORDS)
    opened_by_all(told, people)
    told.refresh_from_db()
    acts = ("CorrectReferral", "TakeReferral", "OpenCase", "TellOutcome", "TellOutcome")
    assert tuple(told.entries.order_by("version").values_list("act", flat=True)[1:]) == acts


def test_case_of_two_senders_costs_no_more(tell: Tell, people: People, khai: Practitioner, tam: Practitioner) -> None:
    first, second = tell(), tell("desk", "nhap/thong-bao/", way="PHONE", sender=organisation("VKSKV1").pk)
    sent(people["desk"], f"/gioi-thieu/{first.uid}/mo-ho-so/", **opening(first))
    case = Referral.objects.get(dossier=first).request.dossier  # type: ignore[union-attr]
    sent(people["head"], f"/gioi-thieu/{second.uid}/mo-ho-so/", **opening(second, tie=str(case.uid)))
    driven(people["desk"], case, "AcceptRequest", **ENTITLED)
    driven(people["head"], case, "AssignPractitioner", practitioner=khai.pk)
    change = {"leaving": khai.pk, "practitioner": tam.pk, "ground": "CLIENT_REQUEST", "reason": WORDS}
    driven(people["head"], case, "ReplacePractitioner", **change)
    for user in people.values():
        looked_at(user, f"/vu-viec/{case.uid}/")


@pytest.mark.parametrize("same", ["known", "nguoi-khac"])
def test_notice_is_opened_before_anybody_took_it(told: Dossier, people: People, same: str) -> None:
    person = str(Person.objects.earliest("pk").uid) if same == "known" else same
    said = opening(told, same=person)
    sent(people["desk"], f"/gioi-thieu/{told.uid}/mo-ho-so/", **said)


@pytest.mark.parametrize("taken", [True, False])
def test_notice_is_tied_to_the_case_that_is_there(
    told: Dossier, known: list[Dossier], people: People, khai: Practitioner, taken: bool
) -> None:
    driven(people["desk"], known[0], "AcceptRequest", **ENTITLED)
    driven(people["head"], known[0], "AssignPractitioner", practitioner=khai.pk)
    if taken:
        driven(people["head"], told, "TakeReferral")
    sent(people["head"], f"/gioi-thieu/{told.uid}/mo-ho-so/", **opening(told, tie=str(known[0].uid)))
    opened_by_all(told, people)
    told.refresh_from_db()
    assert told.state == "ANSWERED"


def test_notice_is_answered_or_taken_back(tell: Tell, people: People) -> None:
    answered, withdrawn = tell(), tell()
    driven(people["desk"], answered, "AnswerReferral", outcome="NOT_ELIGIBLE", answer=WORDS)
    driven(people["police"], withdrawn, "WithdrawReferral", reason=WORDS)
    for dossier in (answered, withdrawn):
        opened_by_all(dossier, people)


def test_outcome_is_told_by_telephone(tell: Tell, people: People) -> None:
    silent = tell("desk", "nhap/co-quan-khac-gioi-thieu/", way="PHONE", sender=organisation("HPN").pk)
    driven(people["desk"], silent, "AnswerReferral", outcome="NOT_ELIGIBLE", answer=WORDS)
    opened_by_all(silent, people)
    driven(people["desk"], silent, "ReportOutcome", way="PHONE", whom=WORDS)
    opened_by_all(silent, people)


def test_every_kind_is_sent_and_entered(tell: Tell, people: People) -> None:
    for slug in ("chi-dinh-bao-chua", "thong-tin", "giai-thich-quyen"):
        opened_by_all(tell(page=f"gui/{slug}/"), people)
    by_hand = {"way": "PHONE", "group": "Hộ nghèo"}
    for slug in ("thong-bao", "co-quan-khac-gioi-thieu"):
        opened_by_all(tell("desk", f"nhap/{slug}/", **by_hand), people)
    tell("desk", "nhap/cap-xa-gioi-thieu/", sender=organisation("UBND-32167").pk, **by_hand)
    for user in people.values():
        looked_at(user, *(f"/gioi-thieu/{page}" for page in (*LISTS, "gui/thong-bao/", "nhap/thong-bao/")))


def test_every_act_of_a_referral_is_measured() -> None:
    driven_here = {
        "SendReferral", "TakeReferral", "OpenCase", "AnswerReferral", "TellOutcome", "CorrectReferral",
        "WithdrawReferral", "ReportOutcome",
    }  # fmt: skip
    # what a body without an account sends is measured on its public page
    assert driven_here | {"IntroduceByLink"} == {rule.code for rule in REFERRAL.acts}
