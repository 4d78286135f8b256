"""What a process is: one kind of dossier declared as plain data.

A process lists its states and its acts. An act is a frozen dataclass whose fields are what must be
given; `ActRule` says who may do it, when, where it leads, which clocks it moves, which paper it
produces and the article behind it. Nothing here computes: the kernel reads these declarations.
"""

from collections.abc import Mapping
from dataclasses import Field, dataclass, field, fields
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Act:
    """What somebody does to a dossier. Subclasses are frozen, keyword-only dataclasses of `asked` fields."""


@dataclass(frozen=True)
class Question:
    """How one field of an act is asked.

    label, help: Vietnamese words. fact: the key under which the answer joins the dossier's facts
    (codes only, never personal data). ref: the name of a list of rows that a room offers
    (`@choices(ref)`); the field then holds the row's id. personal: the answer is personal data and
    is kept only in the encrypted payload. long: several lines of text. longest: how many characters are kept, 0 for
    as many as a form takes. shown_if: other answers of the same act under which this one is asked.
    """

    label: str
    help: str = ""
    fact: str = ""
    ref: str = ""
    personal: bool = False
    long: bool = False
    longest: int = 0
    shown_if: Mapping[str, frozenset[str]] = field(default_factory=dict)


def asked(label: str, *, default: Any = ..., **more: Any) -> Any:
    """A field of an act. Without a default it must be answered; a default of None or "" makes it optional."""
    metadata = {"question": Question(label, **more)}
    return field(metadata=metadata) if default is ... else field(default=default, metadata=metadata)


def question(of: Field[Any]) -> Question:
    """The question behind a field made by `asked`."""
    found: Question = of.metadata["question"]
    return found


@dataclass(frozen=True)
class State:
    """A status of a dossier. over: nothing is awaited any more. tone: how a badge shows it
    (`wait`, `go`, `done`, `stop`)."""

    code: str
    label: str
    over: bool = False
    tone: str = "go"


@dataclass(frozen=True)
class Start:
    """A clock that an act starts.

    rule: its id in the deadline table. facts: what must hold for it to run. states: where the dossier must
    stand when the act is done; empty means anywhere. since: what it runs from: the moment of the act, a
    field of the act (a moment or a day), or the id of another clock, to share that clock's start.
    """

    rule: str
    facts: Mapping[str, frozenset[str]] = field(default_factory=dict)
    since: str = "occurred_at"
    states: tuple[str, ...] = ()


@dataclass(frozen=True)
class ActRule:
    """Everything the law and the office say about one act.

    act: the class. label: the button, an imperative. done: the journal's words, in the past.
    who: names of predicates, any of which is enough. states: where it may be done; empty means the
    act that opens the dossier. to: the next state, None to stay, or a mapping from the value of fact
    `to_by` to a state. facts: facts that must hold before the act.
    starts, stops, pauses, resumes: clocks; `stops` names rules, those still running are met. unmet_where: facts under
    which the act alone does not meet them, and they go on.
    asked_by: the clocks whose duty this act is, or the next step to it: the first page offers it beside them. A
    refusal, a withdrawal or a transfer may stop a clock; none asks for it.
    cancels: rules whose running clocks end without being met or missed.
    touches: the fact with the moment from which that one clock runs that the act stops or cancels; empty: every one.
    met_at: the field of the act that says when the duty was done; empty: the moment of the act.
    papers: keys of forms produced. basis: citations, e.g. "L11:30.2". back_dating: predicates that may
    give a past moment with a reason. annul_by: predicates that may annul; empty means never.
    primary: the one green button. confirm: a sentence to agree to before it is done.
    public_done: the citizen's words for the tracking page; empty hides the act there.
    """

    act: type[Act]
    label: str
    done: str
    who: tuple[str, ...]
    states: tuple[str, ...] = ()
    to: str | Mapping[str, str] | None = None
    to_by: str = ""
    facts: Mapping[str, frozenset[str]] = field(default_factory=dict)
    starts: tuple[Start, ...] = ()
    stops: tuple[str, ...] = ()
    unmet_where: Mapping[str, frozenset[str]] = field(default_factory=dict)
    asked_by: tuple[str, ...] = ()
    cancels: tuple[str, ...] = ()
    touches: str = ""
    met_at: str = ""
    pauses: tuple[str, ...] = ()
    resumes: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()
    back_dating: tuple[str, ...] = ()
    annul_by: tuple[str, ...] = ()
    primary: bool = False
    confirm: str = ""
    public_done: str = ""

    @property
    def code(self) -> str:
        """The act's stable name in the journal."""
        return self.act.__name__

    @property
    def opens(self) -> bool:
        """Whether this act begins a dossier."""
        return not self.states

    def meets(self, clock: str, facts: Mapping[str, Any]) -> bool:
        """Whether the act, done under these facts, is what the clock asked for."""
        return clock in self.stops and not (self.unmet_where and holds(self.unmet_where, facts))

    @property
    def moves_clocks(self) -> bool:
        """Whether it does more to clocks than state facts they are counted by."""
        return any((self.starts, self.stops, self.cancels, self.pauses, self.resumes))


@dataclass(frozen=True)
class Process:
    """One kind of dossier. kind: stable code; label: Vietnamese; erase_by: predicates that may erase the
    personal data of one that is over."""

    kind: str
    label: str
    states: tuple[State, ...]
    acts: tuple[ActRule, ...]
    basis: tuple[str, ...] = ()
    erase_by: tuple[str, ...] = ("head",)

    def state(self, code: str) -> State:
        """The state with this code."""
        return next(state for state in self.states if state.code == code)

    def rule(self, code: str) -> ActRule:
        """The rule of the act with this code; KeyError when the process has no such act."""
        for rule in self.acts:
            if rule.code == code:
                return rule
        raise KeyError(code)

    def possible(self, state: str, facts: Mapping[str, Any]) -> tuple[ActRule, ...]:
        """Acts that state and facts allow, whoever asks."""
        return tuple(rule for rule in self.acts if state in rule.states and holds(rule.facts, facts))


def holds(wanted: Mapping[str, frozenset[str]], facts: Mapping[str, Any]) -> bool:
    """Whether every wanted fact has one of its wanted values. A fact never stated is the empty text; of a
    fact with several values one is enough."""
    return all(values & _texts(facts.get(name, "")) for name, values in wanted.items())


def _texts(value: object) -> set[str]:
    return {str(each) for each in value} if isinstance(value, list | tuple) else {str(value)}


def next_state(rule: ActRule, state: str, facts: Mapping[str, Any]) -> str:
    """Where the act leads from `state`, given the facts after it."""
    if rule.to is None:
        return state
    return rule.to if isinstance(rule.to, str) else rule.to[str(facts.get(rule.to_by, ""))]


def new_facts(act: Act) -> dict[str, Any]:
    """The answers of the act that join the dossier's facts, as JSON values."""
    found: dict[str, Any] = {}
    for each in fields(act):
        name, answer = question(each).fact, getattr(act, each.name)
        if name and answer is not None:
            found[name] = [str(one) for one in answer] if isinstance(answer, tuple) else _plain(answer)
    return found


def _plain(answer: object) -> object:
    return answer if isinstance(answer, bool | int) else str(answer)


REGISTRY: dict[str, Process] = {}


def declare(process: Process) -> Process:
    """Make a process known to the kernel; two of one kind are a mistake."""
    if process.kind in REGISTRY:
        raise ValueError(f"Two processes call themselves {process.kind}.")
    REGISTRY[process.kind] = process
    return process
