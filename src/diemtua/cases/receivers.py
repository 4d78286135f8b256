"""What this room does when a dossier's personal data are erased."""

from typing import Any

from django.dispatch import receiver

from diemtua.cases.models import AidRequest, Case, ConnectionTest, Hearing, SimpleMatter, WorkEntry
from diemtua.dossiers.actions import ERASED, dossier_erased
from diemtua.dossiers.models import Dossier
from diemtua.shared.encryption import overwrite


@receiver(dossier_erased, dispatch_uid="cases.erase")
def empty_the_words(dossier: Dossier, **_: Any) -> None:
    """What was told is gone. Codes, moments and the keyed index of the category stay, so that every figure stays."""
    overwrite(AidRequest.objects.filter(dossier=dossier), summary="", read_back="")
    overwrite(Case.objects.filter(dossier=dossier), category="")
    overwrite(SimpleMatter.objects.filter(request__dossier=dossier), answer="")
    overwrite(WorkEntry.objects.filter(case__dossier=dossier), confirmed_by="", note="")
    hearings = Hearing.objects.filter(case__dossier=dossier)
    # a place may be somebody's house; a link opens the room of a hearing
    overwrite(hearings, note="", place=ERASED, central_point="", component_points=[], link="")
    overwrite(ConnectionTest.objects.filter(hearing__in=hearings), note="")
