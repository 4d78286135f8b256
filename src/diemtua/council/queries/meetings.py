"""Meetings the reader may see."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils.timezone import localdate

from diemtua.accounts.models import User
from diemtua.council.models import Attendance, Meeting
from diemtua.council.queries.members import by_rank, members_on
from diemtua.dossiers.queries import ids_visible_to
from diemtua.law.processes.council import BEFORE_HOLDING


def meetings_visible_to(user: User) -> QuerySet[Meeting]:
    """Every meeting the user was let in on."""
    return Meeting.objects.filter(dossier__in=ids_visible_to(user)).select_related("dossier__office")


def meeting_by_uid(user: User, uid: UUID) -> Meeting:
    """One meeting by its dossier. Raises Meeting.DoesNotExist."""
    around = ("dossier__office__parent", "dossier__owner")
    return meetings_visible_to(user).select_related(*around).get(dossier__uid=uid)


def next_meeting(user: User, at: datetime) -> Meeting | None:
    """The first one still to come, or the one whose day has passed without a word."""
    coming = meetings_visible_to(user).filter(void_at__isnull=True, dossier__state__in=BEFORE_HOLDING)
    return coming.order_by("starts_at", "pk").first()


def presences(meeting: Meeting) -> QuerySet[Attendance]:
    """Who came, by the order of names."""
    return meeting.attendance.select_related("member__body").order_by(by_rank("member__"), "member__sort_key", "pk")


def invited_names(meeting: Meeting) -> list[str]:
    """The lines of an invitation: members of the day with post and body, then who else is asked."""
    day: date = localdate(meeting.starts_at)
    seated = [f"{row.full_name}, {row.position}, {row.get_seat_display()}" for row in members_on(day)]
    return [*seated, *(line.strip() for line in meeting.guests.splitlines() if line.strip())]
