"""Rows of the pages that are read: an entry's answers, a process part by part."""

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date, datetime
from functools import cache
from typing import Any, get_type_hints

from django.utils.translation import gettext as _

from diemtua.dossiers.enums import KernelAct
from diemtua.dossiers.permissions import WORDS
from diemtua.dossiers.queries import offered
from diemtua.dossiers.queries.explained import ExplainedState
from diemtua.law.codes import Code
from diemtua.law.process import Question, question
from diemtua.shared.ui.templatetags.ui import day, moment

# label, words, and whether somebody typed them
Row = tuple[str, str, bool]
_TONES = {"wait": "amber", "go": "info", "done": "good", "stop": "danger"}


def rows(entry: Any, said: dict[str, Any] | None, user: Any) -> list[Row] | None:
    """Labels and words of what was answered; None where it can't be read any more."""
    if said is None and (entry.payload_digest or entry.data.get("answers")):
        return None
    words = said or {}
    found = [(_("Lý do"), words["reason"], True)] if words.get("reason") else []
    if entry.act in KernelAct.__members__.values():
        return found
    act = entry.dossier.process.rule(entry.act).act
    answers: dict[str, Any] = words.get("answers", {})
    # in the order of the form; a field that the act no longer has is left out: its words went with it
    given = [(each, answers[each.name]) for each in fields(act) if answers.get(each.name) not in (None, "", [])]
    hints = get_type_hints(act)
    # several questions may name rows of one list
    offers_of = cache(lambda ref: dict(offered(ref, user, entry.dossier)))
    return [_row(question(each), hints[each.name], value, offers_of) for each, value in given] + found


def _row(asked: Question, hint: Any, value: Any, offers_of: Callable[[str], dict[int, str]]) -> Row:
    if asked.ref:
        offers = offers_of(asked.ref)
        named = value if isinstance(value, list) else [value]
        words = [str(offers.get(each, _("mã số %(id)s") % {"id": each})) for each in named]
        return _(asked.label), ", ".join(words), False
    return _(asked.label), _in_words(value, hint), str in _kinds(hint)


def _kinds(hint: Any) -> set[Any]:
    return {hint, *getattr(hint, "__args__", ())}


def _in_words(value: Any, hint: Any) -> str:
    if isinstance(value, bool):
        return _("Có") if value else _("Không")
    if isinstance(value, list):
        return ", ".join(_in_words(each, hint) for each in value)
    kinds = _kinds(hint)
    if datetime in kinds:
        return moment(datetime.fromisoformat(value))
    if date in kinds:
        return day(date.fromisoformat(value))
    code = next((kind for kind in kinds if isinstance(kind, type) and issubclass(kind, Code)), None)
    return _(code(value).label) if code else str(value)


def part(explained: ExplainedState) -> dict[str, Any]:
    """One state of a process with the words of who may act there."""
    state = explained.state
    acts = [replace(act, who=tuple(_(WORDS[name]) for name in act.who)) for act in explained.acts]
    shown = {"label": _(state.label), "tone": _TONES[state.tone]} if state else {}
    return {"state": state, "acts": acts, **shown}
