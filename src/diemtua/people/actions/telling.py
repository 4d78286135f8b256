"""Who does a matter learns what changed about its people: a number and what to do, never a name."""

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse
from django.utils.functional import Promise

from diemtua.accounts.models import User
from diemtua.dossiers.models import Dossier
from diemtua.notices.actions import Notice, filled, queue_all
from diemtua.notices.enums import Event


def tell_who_does_it(
    dossiers: Iterable[Dossier], what: str | Promise, body: str | Promise, *, by: User | None, at: datetime
) -> None:
    """The owners of these dossiers, but for whoever did it. what: what happened, said before the number."""
    notices = [
        Notice(
            event=Event.CASE_MOVED,
            users=[dossier.owner],
            subject=filled("%(what)s: %(number)s", what=what, number=dossier.number or dossier.reference),
            body=body,
            link=reverse("people:parties", args=[dossier.uid]),
        )
        for dossier in dossiers
        if dossier.owner is not None and dossier.owner != by
    ]
    queue_all(notices, at)
