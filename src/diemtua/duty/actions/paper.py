"""The roster as an official paper, and what a later version changes."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from diemtua.documents.actions import draft_and_number
from diemtua.documents.models import Paper
from diemtua.documents.versions import differing
from diemtua.dossiers.actions import Performance
from diemtua.duty.enums import Weekday
from diemtua.duty.models import Roster, Shift
from diemtua.law.vocabulary.duty import DutyMode, DutyPart
from diemtua.shared.vietnamese import in_a_sentence
from diemtua.workforce.models import Practitioner

FORM = "DUTY_ROSTER"
Key = tuple[Any, str, int, int]


def paper_of(roster: Roster, shifts: list[Shift], on: Performance) -> Paper:
    """The paper with its data frozen, in the outgoing book: without a number it binds nobody."""
    # an official paper is Vietnamese whoever publishes it
    with override("vi"):
        data = _data(roster, shifts)
    return draft_and_number(on, FORM, data)


def _data(roster: Roster, shifts: list[Shift]) -> dict[str, Any]:
    order = list(DutyPart)
    rows = sorted(shifts, key=lambda each: (each.day, order.index(DutyPart(each.part)), each.site.sort_key, each.seat))
    data: dict[str, Any] = {
        "duty_from": roster.first_day.isoformat(),
        "duty_to": roster.last_day.isoformat(),
        "duty_shifts": [_row(each) for each in rows],
        "duty_people": people_rows(rows),
    }
    if roster.previous is not None and roster.previous.paper is not None:
        data["duty_replaces"] = _("Thông báo số %(number)s ngày %(day)s") % {
            "number": roster.previous.paper.number,
            "day": f"{roster.previous.paper.dated_on:%d/%m/%Y}",
        }
        data["duty_changes"] = [change_words(each) for each in roster.changes] or [_("Không đổi ca nào.")]
    return data


def _row(shift: Shift) -> dict[str, str]:
    return {
        "day": f"{_(Weekday(str(shift.day.weekday())).label)} {shift.day:%d/%m/%Y}",
        "part": _(DutyPart(shift.part).label),
        "site": shift.site.name,
        "mode": _(DutyMode(shift.site.mode).label),
        "person": shift.practitioner.full_name,
        "phone": phone_of(shift),
    }


def phone_of(shift: Shift) -> str:
    """The number posted for a shift: the site's own, else the person's."""
    return shift.site.phone or own_phone(shift.practitioner)


def own_phone(person: Practitioner) -> str:
    """The number of a person: of the work, else of the account."""
    return person.phone or (person.user.phone if person.user else "")


def people_rows(shifts: Iterable[Shift]) -> list[dict[str, str]]:
    """Who is on the roster, each once, with a telephone number and how many shifts."""
    people: dict[int, list[Shift]] = {}
    for each in shifts:
        people.setdefault(each.practitioner_id, []).append(each)
    ordered = sorted(people.values(), key=lambda own: own[0].practitioner.sort_key)
    return [
        {
            "order": str(number),
            "person": own[0].practitioner.full_name,
            "phone": own_phone(own[0].practitioner),
            "shifts": str(len(own)),
        }
        for number, own in enumerate(ordered, start=1)
    ]


def changes_between(before: list[Shift], after: list[Shift]) -> list[dict[str, str]]:
    """Seats that hold somebody else, nobody any more, or somebody for the first time; names as of now."""
    old, new = ({_key(each): each for each in shifts} for shifts in (before, after))
    changed = differing(old, new, lambda one, other: one.practitioner_id == other.practitioner_id)
    return [_change(*each) for each in sorted(changed, key=lambda each: str(each[0]))]


def _key(shift: Shift) -> Key:
    return shift.day, shift.part, shift.site_id, shift.seat


def _change(key: Key, old: Shift | None, new: Shift | None) -> dict[str, str]:
    site = (old or new).site.name  # type: ignore[union-attr]
    return {
        "day": key[0].isoformat(),
        "part": key[1],
        "site": site,
        "before": old.practitioner.full_name if old else "",
        "after": new.practitioner.full_name if new else "",
    }


def change_words(change: dict[str, str]) -> str:
    """`02/03/2026, buổi sáng, Tòa án …: A thay B.`"""
    year, month, day = change["day"].split("-")
    said = change | {"day": f"{day}/{month}/{year}", "part": in_a_sentence(_(DutyPart(change["part"]).label))}
    if not change["before"]:
        return _("%(day)s, %(part)s, %(site)s: thêm %(after)s.") % said
    if not change["after"]:
        return _("%(day)s, %(part)s, %(site)s: bỏ %(before)s.") % said
    return _("%(day)s, %(part)s, %(site)s: %(after)s thay %(before)s.") % said
