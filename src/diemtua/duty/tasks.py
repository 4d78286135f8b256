"""What the worker does for duty: the solver's searches."""

from typing import Any

from django.dispatch import receiver
from django_tasks import task

from diemtua.duty import actions
from diemtua.duty.models import Proposal
from diemtua.shared import clock


@task()
def find_roster(proposal_id: int) -> str:
    """Search once; how it ended."""
    return actions.search(proposal_id, now=clock.now).state


@receiver(actions.proposal_asked, sender=Proposal)
def hand_to_worker(proposal: Proposal, **_: Any) -> None:
    # in the caller's transaction: a search that is rolled back leaves no task
    find_roster.enqueue(proposal.pk)
