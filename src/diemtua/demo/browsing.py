"""Who read what on the last morning of the demonstration: pages, a masked ground, a register taken away."""

from datetime import date, datetime, time, timedelta
from itertools import count

from django.db import transaction

from diemtua.accounts.models import User
from diemtua.dossiers.enums import Reading
from diemtua.dossiers.models import Dossier
from diemtua.dossiers.queries import record_offices_read, record_read
from diemtua.law.processes.legal_aid_case import LEGAL_AID_CASE
from diemtua.law.processes.referral import REFERRAL
from diemtua.people.models import SensitiveGround
from diemtua.shared.clock import VIETNAM

MANY = 8
PAGES = (Reading.FILE, Reading.PAPER, Reading.FILE, Reading.PERSON)


@transaction.atomic
def browse(ends_on: date) -> None:
    """The head and who does each case open the newest files; the head takes the register of the month away."""
    head = User.objects.get(username="hoa")
    began = datetime.combine(ends_on, time(7, 30), VIETNAM)
    minutes = (began + timedelta(minutes=3 * number) for number in count())
    kinds = (LEGAL_AID_CASE.kind, REFERRAL.kind)
    owned = Dossier.objects.filter(kind__in=kinds, owner__isnull=False, opened_at__lt=began).select_related("owner")
    for number, dossier in enumerate(owned.order_by("-opened_at", "-pk")[:MANY]):
        for reader in (dossier.owner, head):
            if reader is not None:
                record_read(reader, dossier, PAGES[number % len(PAGES)], next(minutes))
    ground = SensitiveGround.objects.select_related("dossier").order_by("-pk").first()
    if ground is not None:
        record_read(head, ground.dossier, Reading.GROUND, next(minutes))
    words = f"Sổ thụ lý tháng {ends_on:%m/%Y}"
    for what in (Reading.LIST, Reading.EXPORT):
        record_offices_read(head, what, next(minutes), words=words, rows={None: MANY})
