"""What the worker does for referrals: outcomes that bodies were not told with the act of the case; links that end."""

from datetime import time, timedelta
from typing import Any

from django.dispatch import receiver
from django_tasks import task

from diemtua.dossiers.models import Entry
from diemtua.notices.tasks import repeated
from diemtua.referrals.actions.answering import catch_up, senders_waiting, tell_the_senders
from diemtua.referrals.actions.forgetting import forget_old_lines, forget_taken_back
from diemtua.referrals.actions.links import tell_of_ending_links
from diemtua.referrals.models import Referral
from diemtua.shared import clock


@task()
def tell_senders(entry_id: int) -> None:
    """Several bodies sent one person: each is told what the act of the case says."""
    tell_the_senders(Entry.objects.select_related("dossier", "by").get(pk=entry_id), clock.now())


@receiver(senders_waiting, sender=Referral)
def hand_to_worker(entry: Entry, **_: Any) -> None:
    # in the caller's transaction: an act that is rolled back leaves no task
    tell_senders.enqueue(entry.pk)


@repeated(every=timedelta(minutes=5))
@task()
def tell_outcomes() -> None:
    """A referral may be tied to a case at the very moment the case has its outcome: neither knows of the other."""
    catch_up(clock.now())


@repeated(daily_at=time(2, 50))
@task()
def forget_old_registers() -> int:
    """Of other bodies' registers nobody is kept for ever who was never sent here; how many lines and comparisons."""
    at = clock.now()
    return forget_old_lines(at) + forget_taken_back(at)


@repeated(daily_at=time(5, 50))
@task()
def warn_of_ending_links() -> None:
    """Links whose last day is near."""
    tell_of_ending_links(clock.now())
