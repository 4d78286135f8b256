"""A process in words: who does what when, and which clocks it moves. What the page about it shows."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from diemtua.law import deadlines as law
from diemtua.law.citations import cite
from diemtua.law.process import ActRule, Process, State
from diemtua.law.vocabulary.clocks import ClockKind


@dataclass(frozen=True)
class ExplainedClock:
    """A clock that an act starts."""

    length: str
    duty: str
    basis: tuple[str, ...]


@dataclass(frozen=True)
class ExplainedAct:
    """An act in the reader's language. who: names of predicates; the page has their words."""

    label: str
    who: tuple[str, ...]
    leads_to: tuple[str, ...]
    clocks: tuple[ExplainedClock, ...]
    basis: tuple[str, ...]


@dataclass(frozen=True)
class ExplainedState:
    """A status and what can be done there; the one without a state opens the dossier."""

    state: State | None
    acts: tuple[ExplainedAct, ...]


def explain(process: Process, on: date) -> list[ExplainedState]:
    """The process as it stands on a day: the opening first, then state by state."""
    opening = tuple(_act(process, rule, on) for rule in process.acts if rule.opens)
    return [ExplainedState(None, opening), *(_state(process, state, on) for state in process.states)]


def _state(process: Process, state: State, on: date) -> ExplainedState:
    return ExplainedState(state, tuple(_act(process, rule, on) for rule in process.acts if state.code in rule.states))


def _act(process: Process, rule: ActRule, on: date) -> ExplainedAct:
    codes = {rule.to: None} if isinstance(rule.to, str) else dict.fromkeys((rule.to or {}).values())
    leads_to = tuple(gettext(process.state(code).label) for code in codes)
    basis = tuple(cite(key).text for key in rule.basis)
    return ExplainedAct(gettext(rule.label), rule.who, leads_to, tuple(_clocks(rule, on)), basis)


def _clocks(rule: ActRule, on: date) -> Iterator[ExplainedClock]:
    for start in rule.starts:
        try:
            clock = law.rule(start.rule, on)
        except law.RuleNotInForce:
            continue
        length = f"{clock.length:02d} {gettext(clock.unit.label)}"
        words = gettext("Ngay") if clock.kind is ClockKind.AT_ONCE else length
        yield ExplainedClock(words, gettext(clock.duty), tuple(cite(key).text for key in clock.basis))
