"""What rooms do when an act is done or undone."""

from collections.abc import Callable
from typing import Any, TypeVar

from diemtua.dossiers.actions.performance import Performance
from diemtua.dossiers.models import Entry
from diemtua.law.process import Act, ActRule

A = TypeVar("A", bound=Act)
Effect = Callable[[A, Performance], None]
Undo = Callable[[Entry, Performance], None]
EFFECTS: dict[type[Act], list[Callable[[Any, Performance], None]]] = {}
UNDOS: dict[type[Act], list[Undo]] = {}
NOTHING_TO_UNDO: dict[type[Act], str] = {}


def effect(act: type[A], *, nothing_to_undo: str = "") -> Callable[[Effect[A]], Effect[A]]:
    """Run this function of the act inside `perform`, before the entry is written. Refuse by raising ActRefused.

    An act that may be annulled needs an `@undo` beside its effect. nothing_to_undo: why this one needs none.
    """

    def register(function: Effect[A]) -> Effect[A]:
        EFFECTS.setdefault(act, []).append(function)
        if nothing_to_undo:
            NOTHING_TO_UNDO[act] = nothing_to_undo
        return function

    return register


def undo(act: type[Act]) -> Callable[[Undo], Undo]:
    """Undo what the act's effect did to the room's own rows; the kernel restores everything of the dossier."""

    def register(function: Undo) -> Undo:
        UNDOS.setdefault(act, []).append(function)
        return function

    return register


def leaves_rows(rule: ActRule) -> bool:
    """Whether an act may have given grants, numbers or papers: what has no effect left its entry, and moved clocks."""
    return rule.opens or rule.act in EFFECTS


def run_effect(act: Act, on: Performance) -> None:
    """The room's answer to the act; an act may have none."""
    for function in EFFECTS.get(type(act), ()):
        function(act, on)


def run_undo(act: type[Act], entry: Entry, on: Performance) -> None:
    """The room's way back."""
    for function in UNDOS.get(act, ()):
        function(entry, on)
