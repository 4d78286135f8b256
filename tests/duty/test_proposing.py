"""The solver's search runs in the background: begun once, followed on a page, told in plain words however it ends."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from diemtua.accounts.models import User
from diemtua.duty import tasks
from diemtua.duty.actions import ask_solver, propose_now, proposing, search
from diemtua.duty.enums import SearchState
from diemtua.duty.models import DutyTerms, Proposal, Roster, Shift, Site
from diemtua.duty.rostering import Limits
from diemtua.law.processes.duty_roster import PlaceOnDuty, ProposeRoster
from diemtua.law.vocabulary.duty import DutyPart
from diemtua.workforce.models import Practitioner
from tests.cases.asking import at_most, browser
from tests.duty.conftest import MONDAY, NOON, QUICK, Do, placed, tie
from tests.people.test_pages import words
from tests.watch import hold

pytestmark = pytest.mark.django_db
POLLING = 'hx-trigger="every 2s"'
SOON = NOON + timedelta(seconds=3)


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """Pages are open at NOON, and at whatever moment a test moves to."""
    watch = hold(monkeypatch, NOON)

    def to(at: datetime) -> None:
        watch.at = at

    return to


@pytest.fixture
def progress(draft: Roster) -> str:
    return reverse("duty:propose", args=[draft.dossier.uid])


def html(answer: Any) -> str:
    return str(answer.content.decode())


def states() -> list[str]:
    return list(Proposal.objects.order_by("pk").values_list("state", flat=True))


def test_search_is_begun_once_and_followed_until_it_ends(
    draft: Roster, head: User, desk_officer: User, progress: str
) -> None:
    client = browser(head)
    assert "Chưa tìm phương án nào" in words(client.get(progress))
    with at_most(30):
        assert client.post(progress)["Location"] == progress
    assert browser(desk_officer).post(progress)["Location"] == progress
    assert (states(), DBTaskResult.objects.count()) == ([SearchState.WAITING], 1)
    with at_most(12):
        waiting = client.get(progress)
    assert "Đang chờ máy nhận việc" in words(waiting)
    assert (POLLING in html(waiting), '<meta http-equiv="refresh"' in html(waiting)) == (True, True)
    roster = client.get(reverse("duty:roster", args=[draft.dossier.uid]))
    assert f'href="{progress}"' in html(roster)
    assert tasks.find_roster.call(Proposal.objects.get().pk) == SearchState.DONE
    with at_most(12):
        done = client.get(progress)
    assert "Đã xếp 5 ca, còn trống 0 chỗ." in words(done)
    assert (POLLING in html(done), "http-equiv" in html(done)) == (False, False)
    draft.dossier.refresh_from_db()
    entry = draft.dossier.entries.latest("pk")
    assert (draft.dossier.state, entry.act, entry.by) == ("PROPOSED", ProposeRoster.__name__, head)
    assert Shift.objects.filter(roster=draft, ended_at__isnull=True).count() == 5


def test_progress_is_told_week_by_week(draft: Roster, head: User, progress: str) -> None:
    draft.last_day = MONDAY + timedelta(days=13)
    draft.save()
    proposal = ask_solver(draft, by=head, at=NOON)
    seen: list[tuple[int, int]] = []

    def now() -> datetime:
        row = Proposal.objects.get()
        seen.append((row.weeks_done, row.weeks))
        return SOON

    search(proposal.pk, now=now, limits=QUICK)
    assert seen == [(0, 0), (0, 0), (1, 2), (2, 2)]
    Proposal.objects.update(state=SearchState.RUNNING, weeks_done=1, beat_at=NOON)
    assert "Đã xong 1 trong 2 tuần của lịch." in words(browser(head).get(progress))


def test_seats_that_nobody_can_take_are_named(draft: Roster, head: User, progress: str) -> None:
    Practitioner.objects.update(active=False)
    propose_now(draft, by=head, at=NOON, limits=QUICK)
    shown = words(browser(head).get(progress))
    site = draft.office.duty_sites.get()
    assert "Đã xếp 0 ca, còn trống 5 chỗ." in shown
    assert f"02/03/2026, buổi sáng, {site.name}" in shown


def test_choices_that_were_not_kept_are_named_with_every_rule(
    draft: Roster, court: Site, head: User, khai: Practitioner, do: Do, progress: str
) -> None:
    do(placed(court, khai), draft.dossier, head)
    tie(khai, court, barred=True)
    DutyTerms.objects.create(practitioner=khai, weekly_cap=0)
    propose_now(draft, by=head, at=NOON, limits=QUICK)
    client = browser(head)
    with at_most(12):
        shown = words(client.get(progress))
    why = "Đã ghi là không trực ở nơi này; Đủ số buổi trực tối đa trong tuần"
    assert f"02/03/2026, buổi sáng, {court.name}: {khai.full_name} – {why}" in shown


def test_roster_that_was_edited_meanwhile_stays_as_edited(
    draft: Roster, head: User, khai: Practitioner, do: Do, progress: str
) -> None:
    proposal = ask_solver(draft, by=head, at=NOON)
    site = draft.office.duty_sites.get()
    act = PlaceOnDuty(site=site.pk, day=MONDAY, part=DutyPart.MORNING, practitioner=khai.pk)
    do(act, draft.dossier, head)
    assert search(proposal.pk, now=lambda: SOON, limits=QUICK).state == SearchState.OVERTAKEN
    assert Shift.objects.filter(roster=draft, ended_at__isnull=True).count() == 1
    assert "lịch giữ nguyên như người sửa để lại" in words(browser(head).get(progress))


def test_search_that_fails_says_so_and_can_be_asked_again(
    draft: Roster, head: User, progress: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any) -> Any:
        raise RuntimeError("no memory")

    proposal = ask_solver(draft, by=head, at=NOON)
    with monkeypatch.context() as patched:
        patched.setattr(proposing, "solve", broken)
        with pytest.raises(RuntimeError, match="no memory"):
            search(proposal.pk, now=lambda: SOON, limits=QUICK)
    client = browser(head)
    shown = words(client.get(progress))
    assert "Chưa lập được phương án" in shown
    assert "Lịch vẫn như trước" in shown
    client.post(progress)
    assert states() == [SearchState.FAILED, SearchState.WAITING]


@pytest.mark.parametrize(
    ("state", "minutes", "said"),
    [
        (SearchState.WAITING, 11, "Không có chương trình chạy nền nào nhận việc này"),
        (SearchState.RUNNING, 3, "Máy dừng giữa chừng vì lỗi"),
    ],
)
def test_search_without_a_sign_of_life_keeps_nobody_from_asking_again(
    draft: Roster, head: User, progress: str, clock: Callable[[datetime], None], state: str, minutes: int, said: str
) -> None:
    lost = ask_solver(draft, by=head, at=NOON)
    Proposal.objects.update(state=state)
    clock(NOON + timedelta(minutes=minutes))
    client = browser(head)
    assert said in words(client.get(progress))
    client.post(progress)
    assert states() == [SearchState.FAILED, SearchState.WAITING]
    assert search(lost.pk, now=lambda: SOON).state == SearchState.FAILED


def test_search_is_for_those_who_plan_there(
    draft: Roster, progress: str, auditor: User, contract_lawyer: User, client: Client
) -> None:
    for user in (auditor, contract_lawyer):
        assert [browser(user).get(progress).status_code, browser(user).post(progress).status_code] == [404, 404]
    assert client.get(progress).status_code == 302


def test_time_allowed_is_what_a_quarter_needs() -> None:
    assert Limits(seconds=10.0) == proposing.LIMITS
