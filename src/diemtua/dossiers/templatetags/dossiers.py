"""`{% load dossiers %}`: what every page of a dossier shows, derived from its process."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.timezone import localdate
from django.utils.translation import gettext

from diemtua.accounts.models import User
from diemtua.dossiers.models import Deadline, Dossier
from diemtua.dossiers.permissions import may_annul, may_erase, may_read_words, may_see_readers, possible_acts
from diemtua.dossiers.queries import act_url, calendar_of, left_in_words, open_deadlines, origins_of, page_url, timeline
from diemtua.law import deadlines as law
from diemtua.law.calendar import Calendar
from diemtua.law.citations import Citation, cite
from diemtua.shared.ui.templatetags.ui import badge

register = template.Library()

_TONES = {"wait": "amber", "go": "info", "done": "good", "stop": "danger"}
_BUTTONS = 4


@dataclass(frozen=True)
class Button:
    """One act that can be done now."""

    label: str
    url: str
    primary: bool


@dataclass(frozen=True)
class Clock:
    """One running clock as the board shows it. words: what is left, empty for the plain words of time."""

    deadline: Deadline
    duty: str
    length: str
    basis: tuple[Citation, ...]
    words: str
    owed_by: str
    own_target: bool


@register.simple_tag
def state_badge(dossier: Dossier) -> SafeString:
    """The status in its frame."""
    state = dossier.current_state
    return badge(gettext(state.label), _TONES[state.tone])


@register.inclusion_tag("dossiers/acts_bar.html", takes_context=True)
def acts_bar(context: dict[str, Any], dossier: Dossier) -> dict[str, Any]:
    """Buttons of what this reader can do now: the main one first, alone in green; the rarer behind "other acts"."""
    rules = sorted(possible_acts(context["request"].user, dossier), key=lambda rule: not rule.primary)
    buttons = [Button(gettext(rule.label), act_url(rule, dossier), rule.primary and rule is rules[0]) for rule in rules]
    cut = _BUTTONS if len(buttons) > _BUTTONS + 1 else len(buttons)
    return {"shown": buttons[:cut], "more": buttons[cut:]}


@register.simple_tag
def dossier_page(dossier: Dossier) -> str:
    """The address of the dossier's page."""
    return page_url(dossier)


@register.inclusion_tag("dossiers/origins.html")
def dossier_origins(dossier: Dossier, row: Any) -> dict[str, Any]:
    """The ways back to all that the dossier came from, who sent each and what became of it; nothing where it came by
    itself. row: asked with `came_from`."""
    return {"origins": origins_of(row, dossier.kind)}


@register.inclusion_tag("dossiers/deadlines.html")
def dossier_deadlines(dossier: Dossier, at: datetime) -> dict[str, Any]:
    """The running clocks with what is left, whose duty it is, the article and how it was counted."""
    running = list(open_deadlines(dossier))
    for each in running:
        each.dossier = dossier
    return {"clocks": [clock_of(each, at, calendar_of(running)) for each in running], "at": at}


def clock_of(deadline: Deadline, at: datetime, calendar: Calendar) -> Clock:
    """A deadline with the words of its rule."""
    rule = law.rule(deadline.rule, localdate(deadline.started_at))
    length = f"{rule.length_for(deadline.dossier.facts):02d} {gettext(rule.unit.label)}"
    words = left_in_words(deadline, at, calendar)
    basis = tuple(cite(key) for key in rule.basis)
    return Clock(deadline, gettext(rule.duty), length, basis, words, gettext(rule.owed_by.label), deadline.at_once)


@register.inclusion_tag("dossiers/timeline.html", takes_context=True)
def dossier_timeline(context: dict[str, Any], dossier: Dossier) -> dict[str, Any]:
    """The journal: what, when, who, the article; the last standing entry can be annulled by who may."""
    user: User = context["request"].user
    rows = timeline(dossier)
    annullable = next((row.entry for row in rows if row.may_be_annulled), None)
    allowed = annullable is not None and may_annul(user, dossier, annullable.act)
    annul = annullable.version if annullable and allowed else None
    # a room's page may have asked already, with its own row
    known = context.get("reads_words")
    reads_words = may_read_words(user, dossier) if known is None else known
    erases = may_erase(user, dossier)
    shown = {"rows": rows, "dossier": dossier, "annul": annul, "reads_words": reads_words, "erases": erases}
    return shown | {"watches": may_see_readers(user, dossier)}
