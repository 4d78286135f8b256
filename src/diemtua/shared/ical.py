"""Calendars as files that calendar programs read (RFC 5545). What is in them is decided by the rooms."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from icalendar import Calendar, Event

from diemtua.shared.vietnamese import tidy


@dataclass(frozen=True)
class Appointment:
    """One entry. uid: stable for ever; changed_at, sequence: so that programs take the newer version.

    cancelled: shown struck through where it was shown before.
    """

    uid: str
    starts_at: datetime
    ends_at: datetime
    summary: str
    changed_at: datetime
    place: str = ""
    words: str = ""
    url: str = ""
    sequence: int = 0
    cancelled: bool = False


def calendar_file(name: str, appointments: Iterable[Appointment]) -> bytes:
    """The bytes of an .ics file in UTC; `name` is what calendar programs call it."""
    calendar = Calendar()
    calendar.add("prodid", "-//Diem Tua//VI")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    # a name is one line; the words of an entry may have several
    calendar.add("x-wr-calname", tidy(name))
    for appointment in appointments:
        calendar.add_component(_event(appointment))
    return bytes(calendar.to_ical())


def _event(given: Appointment) -> Event:
    event = Event()
    event.add("uid", given.uid)
    event.add("dtstamp", given.changed_at.astimezone(UTC))
    event.add("dtstart", given.starts_at.astimezone(UTC))
    event.add("dtend", given.ends_at.astimezone(UTC))
    event.add("summary", given.summary)
    event.add("sequence", given.sequence)
    event.add("status", "CANCELLED" if given.cancelled else "CONFIRMED")
    for field, text in (("location", given.place), ("description", given.words), ("url", given.url)):
        if text:
            event.add(field, text)
    return event
