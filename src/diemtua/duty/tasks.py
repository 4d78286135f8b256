"""What the worker does for duty: the solver's searches, and every night hearings without anybody on duty."""

from datetime import time
from typing import Any

from django.dispatch import receiver
from django_tasks import task

from diemtua.duty import actions
from diemtua.duty.models import Proposal
from diemtua.notices.tasks import repeated
from diemtua.shared import clock


@task()
def find_roster(proposal_id: int) -> str:
    """Search once; how it ended."""
    return actions.search(proposal_id, now=clock.now).state


@repeated(daily_at=time(5, 30))
@task()
def look_for_gaps() -> int:
    """Gaps of the days ahead and calendar addresses that end, of which nobody was told; untaken files are forgotten."""
    at = clock.now()
    actions.forget_untaken(at)
    actions.tell_of_ending_feeds(at)
    return actions.tell_all_gaps(at)


@repeated(daily_at=time(2, 45))
@task()
def forget_old_contacts() -> int:
    """Who turned to duty and became no file is not kept for ever; how many."""
    return actions.forget_old_contacts(clock.now())


@receiver(actions.proposal_asked, sender=Proposal)
def hand_to_worker(proposal: Proposal, **_: Any) -> None:
    # in the caller's transaction: a search that is rolled back leaves no task
    find_roster.enqueue(proposal.pk)
