"""Clocks move with acts: started, met, cancelled, paused, resumed, counted again."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.utils.timezone import localdate

from diemtua.dossiers.models import Deadline, Dossier, Entry
from diemtua.dossiers.queries import calendar_of, open_deadlines
from diemtua.law import deadlines as law
from diemtua.law.calendar import Calendar
from diemtua.law.counting import Pause
from diemtua.law.process import Act, ActRule, Start, holds
from diemtua.law.vocabulary.clocks import ClockKind
from diemtua.shared.clock import midnight

_CHANGING = ["due_at", "met_at", "cancelled_at", "paused", "closed_by", "trace"]


def move(rule: ActRule, act: Act, entry: Entry, *, facts_changed: bool, calendar: Calendar | None = None) -> None:
    """Move the dossier's clocks as the act's rule says, and set what is due next.

    Order: stop and cancel, pause and resume, start. Clocks that still run are counted again where a fact
    that could change their length was stated. calendar: the one in force, where it was asked for already.
    """
    dossier = entry.dossier
    # where nothing is due, an act that moves no clock finds none that could be counted again
    concerned = rule.moves_clocks or dossier.next_due_at is not None
    running = list(open_deadlines(dossier)) if concerned and _some_are_open(entry) else []
    touched = [each for each in running if _meant(each, rule, entry) and _touch(each, rule, act, entry)]
    starting = [start for start in rule.starts if _begins(start, entry)]
    if starting or touched or (facts_changed and running):
        calendar = calendar or calendar_of(running)
        recounted = [each for each in running if each.is_running and _count(each, dossier.facts, calendar)]
        Deadline.objects.bulk_update({each.pk: each for each in (*touched, *recounted)}.values(), _CHANGING)
        running += Deadline.objects.bulk_create(_started(starting, act, entry, running, calendar))
    set_next_due(dossier, running)


def _some_are_open(entry: Entry) -> bool:
    """Whether the dossier had clocks when the act began: the lock of its row asked that with it."""
    return entry.version > 1 and bool(entry.dossier.clocks_open)  # type: ignore[attr-defined]


def recount(dossier: Dossier, calendar: Calendar) -> list[tuple[Deadline, datetime | None]]:
    """Count the running clocks again under a calendar and save them; the moved ones, each with its former due."""
    running = list(open_deadlines(dossier))
    former = {each.pk: each.due_at for each in running}
    moved = [each for each in running if _count(each, dossier.facts, calendar) and each.due_at != former[each.pk]]
    Deadline.objects.bulk_update(moved, _CHANGING)
    set_next_due(dossier, running)
    return [(each, former[each.pk]) for each in moved]


def take_back(rule: ActRule, undone: Entry, entry: Entry) -> None:
    """Restore the clocks as they were before an entry of this rule that is annulled by another one."""
    dossier, at = entry.dossier, entry.recorded_at
    # where nothing is due, an act that moved no clock leaves none to be counted again
    if not rule.moves_clocks and dossier.next_due_at is None:
        return
    Deadline.objects.filter(opened_by=undone, closed_by__isnull=True).update(cancelled_at=at, closed_by=entry)
    reopened = Deadline.objects.filter(closed_by=undone).exclude(opened_by=undone)
    reopened.update(met_at=None, cancelled_at=None, closed_by=None)
    running = list(open_deadlines(dossier))
    calendar = calendar_of(running)
    for each in running:
        each.paused = [spell for each_spell in each.paused if (spell := _without(each_spell, undone.pk))]
        _count(each, dossier.facts, calendar)
    Deadline.objects.bulk_update(running, _CHANGING)
    set_next_due(dossier, running)


def set_next_due(dossier: Dossier, running: Iterable[Deadline]) -> None:
    """The earliest running clock: one of law that the office owes, else one of law owed to it, else "at once"."""
    ranked = sorted(
        (each.at_once, each.external, each.due_at, each.rule)
        for each in running
        if each.is_running and each.due_at is not None
    )
    dossier.next_due_at, dossier.next_due_rule = ranked[0][2:] if ranked else (None, "")


def _meant(deadline: Deadline, rule: ActRule, entry: Entry) -> bool:
    """Whether the act is about this clock, where several of one rule run."""
    since = entry.dossier.facts.get(rule.touches) if rule.touches else None
    return since is None or deadline.started_at == datetime.fromisoformat(since)


def _touch(deadline: Deadline, rule: ActRule, act: Act, entry: Entry) -> bool:
    """Stop, cancel, pause or resume one clock; whether anything changed."""
    if rule.meets(deadline.rule, entry.dossier.facts):
        met_at = getattr(act, rule.met_at) if rule.met_at else entry.occurred_at
        deadline.met_at, deadline.closed_by = met_at, entry
    elif deadline.rule in rule.cancels:
        deadline.cancelled_at, deadline.closed_by = entry.occurred_at, entry
    elif deadline.rule in rule.pauses and not deadline.stands_still:
        spell = {"from": entry.occurred_at.isoformat(), "to": None, "opened_by": entry.pk, "closed_by": None}
        deadline.paused = [*deadline.paused, spell]
        deadline.due_at = None
    elif deadline.rule in rule.resumes and deadline.stands_still:
        last = {**deadline.paused[-1], "to": entry.occurred_at.isoformat(), "closed_by": entry.pk}
        deadline.paused = [*deadline.paused[:-1], last]
    else:
        return False
    return True


def _count(deadline: Deadline, facts: dict[str, Any], calendar: Calendar) -> bool:
    """Count a clock again; whether it runs at all. One that stands still has no due moment."""
    if deadline.stands_still:
        deadline.due_at = None
        return False
    rule = law.rule(deadline.rule, localdate(deadline.started_at))
    pauses = [
        Pause(datetime.fromisoformat(each["from"]), datetime.fromisoformat(each["to"])) for each in deadline.paused
    ]
    due = law.due(rule, deadline.started_at, calendar=calendar, facts=facts, pauses=pauses)
    deadline.due_at, deadline.trace = due.at, list(due.trace)
    return True


def _begins(start: Start, entry: Entry) -> bool:
    return holds(start.facts, entry.dossier.facts) and (not start.states or entry.state_before in start.states)


def _started(
    starting: Iterable[Start], act: Act, entry: Entry, running: list[Deadline], calendar: Calendar
) -> Iterable[Deadline]:
    for start in starting:
        since = _since(start, act, entry, running)
        try:
            law_rule = law.rule(start.rule, localdate(since))
        except law.RuleNotInForce:  # a back-dated act from before the article: no clock was owed then
            continue
        yield _new(law_rule, since, entry, calendar)


def _new(rule: law.DeadlineRule, since: datetime, entry: Entry, calendar: Calendar) -> Deadline:
    deadline = Deadline(dossier=entry.dossier, rule=rule.id, unit=rule.unit, started_at=since, opened_by=entry)
    deadline.owed_by, deadline.external = rule.owed_by, rule.external
    deadline.at_once = rule.kind is ClockKind.AT_ONCE
    _count(deadline, entry.dossier.facts, calendar)
    return deadline


def _since(start: Start, act: Act, entry: Entry, running: list[Deadline]) -> datetime:
    """The moment a clock runs from: the act's, a moment or day it names, or another clock's start."""
    named = getattr(act, start.since, None)
    if isinstance(named, datetime):
        return named
    if isinstance(named, date):
        return midnight(named)
    shared = [each.started_at for each in running if each.rule == start.since]
    return shared[-1] if shared else entry.occurred_at


def _without(spell: dict[str, Any], entry_id: int) -> dict[str, Any] | None:
    """A pause as it was before an entry: gone if the entry began it, open if the entry ended it."""
    if spell["opened_by"] == entry_id:
        return None
    return {**spell, "to": None, "closed_by": None} if spell["closed_by"] == entry_id else spell
