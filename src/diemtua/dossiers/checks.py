"""System checks: every name that a process uses means exactly one thing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any

from django.core.checks import CheckMessage, Error, register

from diemtua.dossiers.actions.effects import EFFECTS, NOTHING_TO_UNDO, UNDOS
from diemtua.dossiers.permissions import PREDICATES, WORDS
from diemtua.dossiers.queries import NAMEABLE, OFFERS, act_slug
from diemtua.law.process import REGISTRY, ActRule, Process, question


@register("dossiers")
def names_resolve(**_: Any) -> list[CheckMessage]:
    """One predicate for every `who`, `back_dating`, `annul_by`; one offer for every `ref`; one effect, and its undo."""
    found = [message for process in REGISTRY.values() for message in _of_process(process)]
    for kind, registry in (("effects", EFFECTS), ("undo functions", UNDOS)):
        doubled = [act.__name__ for act, functions in registry.items() if len(functions) > 1]
        found += [Error(f"{name} has two {kind}.", id="dossiers.E003") for name in doubled]
    unlisted = [name for name, answers in NAMEABLE.items() if len(answers) > 1 or name not in OFFERS]
    return found + [Error(f"“{name}” is nameable twice, or without choices.", id="dossiers.E006") for name in unlisted]


def _of_process(process: Process) -> Iterator[CheckMessage]:
    used = {name for rule in process.acts for name in (*rule.who, *rule.back_dating, *rule.annul_by)}
    for name in sorted(used):
        if name in PREDICATES and not WORDS[name]:
            yield Error(f"The predicate “{name}” has no words for people.", id="dossiers.E004")
    slugs = [act_slug(rule) for rule in process.acts]
    for slug in sorted({slug for slug in slugs if slugs.count(slug) > 1}):
        yield Error(f"Two acts of {process.kind} share the address “{slug}”.", id="dossiers.E005")
    yield from _counted(process, "predicate", used | set(process.erase_by), PREDICATES, "dossiers.E001")
    for rule in process.acts:
        if rule.annul_by and rule.act in EFFECTS and not (rule.act in UNDOS or rule.act in NOTHING_TO_UNDO):
            yield Error(f"{rule.code} may be annulled, but nothing undoes its effect.", id="dossiers.E007")
    refs = {name for rule in process.acts for name in _refs(rule)}
    yield from _counted(process, "list of choices", refs, OFFERS, "dossiers.E002")


def _counted(
    process: Process, what: str, names: set[str], registry: Mapping[str, Sequence[object]], code: str
) -> Iterator[CheckMessage]:
    for name in sorted(names):
        count = len(registry.get(name, ()))
        if count != 1:
            yield Error(f"{process.kind} uses the {what} “{name}”, of which there are {count}.", id=code)


def _refs(rule: ActRule) -> Iterator[str]:
    for each in fields(rule.act):
        if question(each).ref:
            yield question(each).ref
