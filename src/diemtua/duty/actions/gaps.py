"""Courts hear and nobody is on duty: whoever leads and plans is told, once for each part of a day."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from diemtua.accounts.models import Organisation
from diemtua.accounts.queries import holders_of_any
from diemtua.duty.enums import PLANNERS, DutyPart
from diemtua.duty.models import CoverageGap, Site
from diemtua.duty.queries import days_told_ahead, gaps_ahead
from diemtua.duty.queries.schedules import Bare, Place
from diemtua.notices.actions import Notice, filled, queue_all
from diemtua.notices.enums import Event
from diemtua.shared.clock import VIETNAM

SHOWN = 12


def tell_all_gaps(at: datetime) -> int:
    """What the worker does every night for every office that has places of duty; how many gaps were new."""
    return tell_gaps(at, Organisation.objects.filter(duty_sites__isnull=False).distinct())


def tell_gaps(at: datetime, offices: Iterable[Organisation]) -> int:
    """Tell each office which parts of days opened as gaps since; those that are none any more are closed."""
    days = days_told_ahead(at)
    return sum(_tell_office(office, at, days) for office in offices)


@transaction.atomic
def _tell_office(office: Organisation, at: datetime, days: int) -> int:
    # of two runs at once the second finds what the first told
    Organisation.objects.select_for_update().get(pk=office.pk)
    found = gaps_ahead([office], at, days)
    told = {_place(gap): gap for gap in CoverageGap.objects.filter(site__office=office, closed_at__isnull=True)}
    over = [gap.pk for place, gap in told.items() if place not in found]
    CoverageGap.objects.filter(pk__in=over).update(closed_at=at)
    new = {place: bare for place, bare in found.items() if place not in told}
    if new:
        rows = [CoverageGap(site_id=site, day=day, part=part, told_at=at) for site, day, part in new]
        CoverageGap.objects.bulk_create(rows)
        queue_all([_notice(office, new, at)], at)
    return len(new)


def _place(gap: CoverageGap) -> Place:
    return gap.site_id, gap.day, DutyPart(gap.part)


def _notice(office: Organisation, new: Mapping[Place, Bare], at: datetime) -> Notice:
    names = dict(Site.objects.filter(pk__in={site for site, _day, _part in new}).values_list("pk", "name"))
    order = list(DutyPart)
    places = sorted(new, key=lambda place: (place[1], order.index(place[2]), names[place[0]]))
    said = [_words(names[site], day, part, new[site, day, part]) for site, day, part in places[:SHOWN]]
    more = [filled(_("và %(count)s buổi khác"), count=len(places) - SHOWN)] if len(places) > SHOWN else []
    return Notice(
        event=Event.HEARING_NEAR, users=holders_of_any(PLANNERS, office, at.astimezone(VIETNAM).date()),
        subject=filled(_("%(count)s buổi có phiên tòa mà chưa có người trực"), count=len(places)),
        body=format_lazy("\n".join(["{}"] * len([*said, *more])), *said, *more), link=reverse("duty:coverage"),
    )  # fmt: skip


def _words(site: str, day: object, part: DutyPart, bare: Bare) -> str:
    words = _("%(day)s, %(part)s · %(site)s: %(count)s phiên")
    if bare.away:
        words = _("%(day)s, %(part)s · %(site)s: %(count)s phiên, người trực nghỉ: %(names)s")
    names = ", ".join(bare.away)
    return filled(words, day=f"{day:%d/%m/%Y}", part=_(part.label), site=site, count=bare.hearings, names=names)
