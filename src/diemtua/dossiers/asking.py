"""An act becomes a form: each field of its dataclass is asked as its question says.

    Form = form_for(rule, user, dossier)
    form = Form(request.POST)
    if form.is_valid():
        perform(form.act(), dossier, by=user, **form.moment(now), seen=form.seen, key=form.key)

A room that deserves a better page subclasses what `form_for` returns, or passes its own questions first.
"""

import types
from collections.abc import Callable
from dataclasses import MISSING, Field, fields
from datetime import date, datetime
from functools import cache, partial
from typing import Any, Union, cast, get_args, get_origin, get_type_hints
from uuid import UUID, uuid4

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from diemtua.accounts.models import User
from diemtua.dossiers.models import Dossier
from diemtua.dossiers.permissions import may
from diemtua.dossiers.queries import offered
from diemtua.law.codes import Code
from diemtua.law.process import Act, ActRule, Question, holds, question
from diemtua.shared.ui.choices import options
from diemtua.shared.vietnamese import tidy

_FEW, _LONGEST_ID = 6, 18
YES_NO = [("True", pgettext_lazy("answer", "Có")), ("False", pgettext_lazy("answer", "Không"))]


class ActForm(forms.Form):
    """The form of one act. Fields whose names begin with `kernel_` belong to the kernel, not to the act."""

    rule: ActRule
    kernel_seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    kernel_key = forms.UUIDField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """What is asked only under other answers is forgotten where they are not given."""
        cleaned = super().clean() or {}
        said = {name: str(value) for name, value in cleaned.items()}
        for each in fields(self.rule.act):
            asked = question(each)
            if asked.shown_if and not holds(asked.shown_if, said):
                cleaned[each.name] = getattr(self.fields[each.name], "empty_value", None)
                self.errors.pop(each.name, None)
            elif asked.shown_if and cleaned.get(each.name) in _NOTHING and each.default is MISSING:
                self.add_error(each.name, forms.Field.default_error_messages["required"])
        if cleaned.get("kernel_at") and not cleaned.get("kernel_reason"):
            self.add_error("kernel_reason", _("Hãy nêu lý do ghi lùi thời điểm."))
        return cleaned

    def act(self) -> Act:
        """The act as answered."""
        answers = {each.name: self._answer(each) for each in fields(self.rule.act)}
        return self.rule.act(**answers)

    def _answer(self, each: "Field[Any]") -> Any:
        value = self.cleaned_data.get(each.name)
        if value in _NOTHING:
            return value if each.default is MISSING or _is_answer(each.default) else each.default
        return tidy(value) if type(value) is str and not question(each).long else value

    def moment(self, now: datetime) -> dict[str, Any]:
        """`occurred_at`, `recorded_at` and `reason` for `perform`."""
        at, reason = self.cleaned_data.get("kernel_at"), self.cleaned_data.get("kernel_reason")
        return {"occurred_at": at or now, "recorded_at": now, "reason": reason or ""}

    @property
    def seen(self) -> int:
        """The version the page showed."""
        return cast(int, self.cleaned_data["kernel_seen"])

    @property
    def key(self) -> UUID:
        """The page's own key: sent twice, it acts once."""
        return cast(UUID, self.cleaned_data["kernel_key"])

    def look_again(self, version: int) -> None:
        """Let the same answers be sent once more, now that the person was told what changed."""
        data = cast(QueryDict, self.data).copy()
        data["kernel_seen"] = str(version)
        self.data = data

    def own_fields(self) -> list[forms.BoundField]:
        """What the act itself asks."""
        return [bound for bound in self.visible_fields() if not bound.name.startswith("kernel_")]

    def back_dating_fields(self) -> list[forms.BoundField]:
        """Moment and reason, where this person may give a past one."""
        return [bound for bound in self.visible_fields() if bound.name.startswith("kernel_")]


_NOTHING: tuple[object, ...] = (None, "", (), [])


def form_for(rule: ActRule, user: User | None, dossier: Dossier) -> type[ActForm]:
    """The form class of an act for this user and dossier."""
    hints = get_type_hints(rule.act)
    made = {each.name: _form_field(each, hints[each.name], user, dossier) for each in fields(rule.act)}
    if may(user, rule.back_dating, dossier):
        made["kernel_at"] = forms.DateTimeField(
            label=_("Thời điểm đã xảy ra"), required=False, help_text=_("Để trống nếu việc vừa xảy ra.")
        )
        made["kernel_reason"] = forms.CharField(label=_("Lý do ghi lùi thời điểm"), required=False, max_length=500)
    return type(f"{rule.code}Form", (ActForm,), {"rule": rule, **made})


def first_look(dossier: Dossier) -> dict[str, Any]:
    """Initial values of the kernel's own fields: the version shown, and a fresh key."""
    return {"kernel_seen": dossier.version, "kernel_key": uuid4()}


def _form_field(each: "Field[Any]", hint: Any, user: User | None, dossier: Dossier) -> forms.Field:
    asked, plain = question(each), _without_none(hint)
    common: dict[str, Any] = {"label": _(asked.label), "help_text": _(asked.help) if asked.help else ""}
    default = None if each.default is MISSING else each.default
    common["required"] = (each.default is MISSING or _is_answer(default)) and not asked.shown_if
    common["initial"] = default
    # an unticked box answers no: where nothing said must stay nothing said, there is a third choice
    if plain is bool and not isinstance(each.default, bool):
        made: forms.Field = _one_of(common, list(YES_NO), _truth)
    elif asked.ref:
        made = _of_rows(common, plain, cache(partial(offered, asked.ref, user, dossier)))
    else:
        made = _of_type(asked, plain, common)
    if asked.shown_if:
        made.widget.attrs["data-shown-if"] = " ".join(
            f"{name}={'|'.join(sorted(v))}" for name, v in asked.shown_if.items()
        )
    return made


def _is_answer(default: object) -> bool:
    """Whether a default answers the question, rather than leave it open."""
    return default not in _NOTHING and not isinstance(default, bool)


def _of_rows(common: dict[str, Any], plain: Any, rows: Callable[[], list[tuple[int, str]]]) -> forms.Field:
    """A row, or several, of a list that a room offers."""
    if get_origin(plain) is tuple:
        return _several_of(common, rows(), int)
    return _Row(**common, choices=lambda: [("", _("Chọn…")), *rows()], coerce=int, empty_value=None)


class _Row(forms.TypedChoiceField):
    """One row by its id. `perform` refuses a row that was not offered, so the list is made only to be seen."""

    def valid_value(self, value: Any) -> bool:
        return str(value).isdecimal() and len(str(value)) <= _LONGEST_ID


def _of_type(asked: Question, plain: Any, common: dict[str, Any]) -> forms.Field:
    if get_origin(plain) is tuple:
        code = get_args(plain)[0]
        return _several_of(common, options(code), code)
    if issubclass(plain, Code):
        return _one_of(common, options(plain), plain)
    if plain is str:
        widget = forms.Textarea(attrs={"rows": 4}) if asked.long else forms.TextInput()
        return forms.CharField(**common, widget=widget, max_length=asked.longest or (20_000 if asked.long else 500))
    if plain is int:
        return forms.IntegerField(**common, min_value=0)
    return _SIMPLE[plain](**common)


_SIMPLE: dict[type, Callable[..., forms.Field]] = {
    bool: forms.BooleanField,
    date: forms.DateField,
    datetime: forms.DateTimeField,
}


def _one_of(common: dict[str, Any], rows: list[tuple[Any, Any]], coerce: Callable[[Any], Any]) -> forms.ChoiceField:
    """One of a list: all at a glance where they are few, a list to open where they are many."""
    few = len(rows) <= _FEW and common["required"]
    open_list = [("", _("Chọn…")), *rows]
    return forms.TypedChoiceField(
        **common,
        choices=rows if few else open_list,
        coerce=coerce,
        empty_value=None,
        widget=forms.RadioSelect if few else forms.Select,
    )


def _several_of(common: dict[str, Any], rows: list[tuple[Any, Any]], coerce: Callable[[Any], Any]) -> forms.Field:
    return _Several(**common, choices=rows, coerce=coerce, empty_value=[], widget=forms.CheckboxSelectMultiple)


class _Several(forms.TypedMultipleChoiceField):
    """Several of a list, as the tuple an act holds."""

    def clean(self, value: Any) -> Any:
        return tuple(super().clean(value))


def _truth(text: str) -> bool:
    return text == "True"


def _without_none(hint: Any) -> Any:
    if get_origin(hint) in (Union, types.UnionType):
        return next(each for each in get_args(hint) if each is not type(None))
    return hint
