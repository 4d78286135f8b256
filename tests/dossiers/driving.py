"""Drawing some answer to every question of an act."""

from dataclasses import MISSING, fields
from datetime import date, datetime
from enum import Enum
from typing import Any, get_type_hints

from hypothesis import strategies as st

from diemtua.dossiers.models import Dossier
from diemtua.dossiers.queries import offered
from diemtua.law.process import Act, ActRule, question
from diemtua.shared.clock import VIETNAM

AT = datetime(2026, 11, 20, 9, 12, tzinfo=VIETNAM)


def some_act(rule: ActRule, draw: st.DataObject, by: Any, dossier: Dossier) -> Act | None:
    """The act with some answers; None where a room offers no row that it must name."""
    hints, given = get_type_hints(rule.act), {}
    for each in fields(rule.act):
        if each.default is not MISSING and draw.draw(st.booleans()):
            continue
        name = question(each).ref
        rows = [pk for pk, _ in offered(name, by, dossier)] if name else []
        if name and not rows:
            if each.default is MISSING:
                return None
            continue
        given[each.name] = _answer(hints[each.name], draw, rows)
    return rule.act(**given)


def _answer(hint: Any, draw: st.DataObject, rows: list[int]) -> Any:
    kinds = [each for each in (getattr(hint, "__args__", None) or (hint,)) if isinstance(each, type)]
    kind = next(each for each in kinds if each is not type(None))
    if getattr(hint, "__origin__", None) is tuple:
        return tuple(draw.draw(st.lists(st.sampled_from(rows or list(kind)), unique=True)))
    if rows or issubclass(kind, Enum):
        return draw.draw(st.sampled_from(rows or list(kind)))
    made: dict[type, st.SearchStrategy[Any]] = {
        bool: st.booleans(), str: st.sampled_from(["chữ", "lời"]), int: st.just(2026),
        datetime: st.just(AT), date: st.just(AT.date()),
    }  # fmt: skip
    return draw.draw(made[kind])
