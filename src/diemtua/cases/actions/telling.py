"""Whom an act tells: a number and what to do, never a name or a ground."""

from django.utils.translation import gettext_lazy as _

from diemtua.accounts.models import User
from diemtua.accounts.queries import roles_held_at
from diemtua.dossiers.actions import Performance
from diemtua.dossiers.queries import page_url
from diemtua.law.vocabulary.roles import Role
from diemtua.notices.actions import filled
from diemtua.notices.enums import Event
from diemtua.shared.clock import VIETNAM


def tell_appointed(user: User, on: Performance) -> None:
    """Who was appointed opens the file from the notice."""
    subject = filled(_("Bạn được cử thực hiện vụ việc %(number)s"), number=on.dossier.number)
    body = _("Hãy mở hồ sơ, liên hệ người được trợ giúp pháp lý và ghi công việc đầu tiên.")
    on.tell(Event.ASSIGNED, user, subject=subject, body=body, link=page_url(on.dossier))


def tell_replaced(user: User, on: Performance) -> None:
    """Who leaves is told, without a way into a file that is no longer theirs."""
    subject = filled(_("Vụ việc %(number)s đã giao người khác"), number=on.dossier.number)
    body = _("Bạn không còn thực hiện vụ việc này. Công việc bạn đã ghi vẫn là của bạn.")
    on.tell(Event.REPLACED, user, subject=subject, body=body)


def tell_who_appoints(on: Performance) -> None:
    """Those who lead the office, when a case waits for a practitioner."""
    day = on.recorded_at.astimezone(VIETNAM).date()
    heads = {held.user for held in roles_held_at(on.dossier.office, day, Role.HEAD, Role.BRANCH_HEAD)}
    subject = filled(_("Vụ việc %(number)s chờ cử người thực hiện"), number=on.dossier.number)
    body = _("Hãy xem thời hạn còn lại trên trang vụ việc và cử người thực hiện.")
    on.tell(Event.CASE_MOVED, *(heads - {on.by}), subject=subject, body=body, link=page_url(on.dossier))
