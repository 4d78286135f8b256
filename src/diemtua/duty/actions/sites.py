"""Places of duty, what they want, and what was agreed with people. Each row is written by who plans there."""

from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from diemtua.accounts.models import Organisation, User
from diemtua.duty.models import Demand, DutyTerms, DutyTie, Site
from diemtua.duty.permissions import may_keep_site, may_plan_at
from diemtua.workforce.models import Practitioner


class DutyNotYours(PermissionError):
    """Somebody who plans no duty there."""

    def __init__(self) -> None:
        super().__init__(_("Bạn không lập lịch trực cho đơn vị này. Hãy nhờ lãnh đạo hoặc người tiếp nhận ở đó."))


class SiteNotPossible(ValueError):
    """A second place of the office for urgent notices, or demand given twice from one day."""


def new_site(office: Organisation) -> Site:
    """A place that exists once it is kept."""
    return Site(office=office)


@transaction.atomic
def keep_site(site: Site, *, by: User, **values: Any) -> Site:
    """Enter or correct a place of duty. Raises DutyNotYours, SiteNotPossible."""
    for name, value in values.items():
        setattr(site, name, value)
    if not may_keep_site(by, site):
        raise DutyNotYours
    others = Site.objects.filter(office=site.office, on_call=True).exclude(pk=site.pk)
    if site.on_call and others.exists():
        raise SiteNotPossible(_("Đơn vị đã có một nơi nhận thông báo khẩn. Hãy bỏ đánh dấu ở nơi kia trước."))
    site.save()
    return site


def add_demand(site: Site, *, by: User, weekdays: list[str], **values: Any) -> int:
    """The same demand for several weekdays; how many rows. Raises DutyNotYours, SiteNotPossible."""
    if not may_keep_site(by, site):
        raise DutyNotYours
    try:
        with transaction.atomic():
            return len(Demand.objects.bulk_create(Demand(site=site, weekday=each, **values) for each in weekdays))
    except IntegrityError as error:
        raise SiteNotPossible(
            _("Nhu cầu cho thứ, buổi và ngày bắt đầu này đã có. Hãy bỏ dòng cũ hoặc chọn ngày bắt đầu khác.")
        ) from error


def end_demand(demand: Demand, *, by: User, on: date) -> None:
    """No longer wanted from a day on; a row that never began is removed. Raises DutyNotYours."""
    if not may_keep_site(by, demand.site):
        raise DutyNotYours
    if demand.valid_from >= on:
        demand.delete()
        return
    demand.valid_to = on
    demand.save()


def keep_tie(site: Site, practitioner: Practitioner, *, by: User, **values: Any) -> DutyTie:
    """How far a site is from somebody's home, and whether duty there is ruled out. Raises DutyNotYours."""
    if not may_keep_site(by, site):
        raise DutyNotYours
    return DutyTie.objects.update_or_create(site=site, practitioner=practitioner, defaults=values)[0]


def keep_terms(practitioner: Practitioner, *, by: User, **values: Any) -> DutyTerms:
    """What was agreed with somebody about duty. Raises DutyNotYours."""
    if not (may_plan_at(by, practitioner.office_id) or may_plan_at(by, practitioner.office.parent_id or 0)):
        raise DutyNotYours
    return DutyTerms.objects.update_or_create(practitioner=practitioner, defaults=values)[0]
