"""What this room does when the personal data of a dossier are erased."""

from typing import Any

from django.dispatch import receiver

from diemtua.council.models import Decision, Meeting, Report
from diemtua.dossiers.actions import ERASED, dossier_erased
from diemtua.dossiers.models import Dossier
from diemtua.shared.encryption import overwrite


@receiver(dossier_erased, dispatch_uid="council.erase")
def empty_the_words(dossier: Dossier, **_: Any) -> None:
    """What was typed is gone; days and states stay, so that every figure stays."""
    meetings = Meeting.objects.filter(dossier=dossier)
    overwrite(meetings, guests="", guests_present="", opinions="", conclusions="", agenda=[])
    meetings.update(title=ERASED, place=ERASED)
    decisions = Decision.objects.filter(dossier=dossier)
    overwrite(decisions, content=ERASED, result="")
    decisions.update(person="")
    overwrite(Report.objects.filter(dossier=dossier), results="", difficulties="", proposals="")
