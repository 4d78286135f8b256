"""`{% load ui %}`: the components every page is made of."""

from datetime import date, datetime, time
from typing import Any

from django import template
from django.conf import settings
from django.forms import BaseForm, BoundField
from django.template import Context
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from diemtua.shared.ui import navigation
from diemtua.shared.ui.lists import Page
from diemtua.shared.ui.time_left import time_left
from diemtua.shared.vietnamese import in_a_sentence

register = template.Library()

# tones a state or a finding may have; each also carries its words, colour never speaks alone
TONES = {
    "": "govuk-tag--grey", "calm": "govuk-tag--grey", "good": "govuk-tag--green", "amber": "govuk-tag--yellow",
    "danger": "govuk-tag--red", "info": "govuk-tag--blue",
    # tones that states of a process have
    "wait": "govuk-tag--yellow", "go": "govuk-tag--blue", "done": "govuk-tag--green", "stop": "govuk-tag--grey",
}  # fmt: skip
ICONS = {
    "arrow": "M4 12h14m-6-6 6 6-6 6",
    "check": "m4 12 6 6L20 6",
    "close": "M5 5l14 14M19 5 5 19",
    "warning": "M12 3 2 21h20L12 3Zm0 7v5m0 3v.5",
    "phone": "M5 3h4l2 6-3 2a12 12 0 0 0 5 5l2-3 6 2v4a2 2 0 0 1-2 2A17 17 0 0 1 3 5a2 2 0 0 1 2-2Z",
    "download": "M12 3v12m-5-5 5 5 5-5M4 21h16",
    "print": "M7 8V3h10v5M7 17H4V9h16v8h-3M7 14h10v7H7z",
    "search": "M10 4a6 6 0 1 1 0 12 6 6 0 0 1 0-12Zm5 11 6 6",
    "edit": "M4 20l1-5L16 4l4 4L9 19l-5 1ZM14 6l4 4",
    "person": "M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8ZM4 21c0-5 4-7 8-7s8 2 8 7",
}

# letters that a list shows in one column of a form's grid
USUAL_WIDTH = 28


@register.simple_tag
def icon(name: str) -> SafeString:
    """A drawing that repeats the words beside it, so it is hidden from screen readers."""
    return format_html(
        '<svg class="dt-icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">'
        '<path d="{}"/></svg>',
        ICONS[name],
    )


@register.filter
def has_long_answers(bound: BoundField) -> bool:
    """Whether an answer to choose does not fit into a field of usual width."""
    return any(len(str(words)) > USUAL_WIDTH for _value, words in getattr(bound.field, "choices", ()))


@register.filter(name="in_a_sentence")
def said_in_a_sentence(label: str) -> str:
    """A label in the reader's language, as it stands within a sentence."""
    return in_a_sentence(gettext(label))


@register.simple_tag
def field(bound: BoundField) -> SafeString:
    """Label, hint, error and control of one field."""
    return bound.as_field_group()


@register.inclusion_tag("ui/error_summary.html")
def error_summary(*forms: BaseForm | tuple[BaseForm, ...] | None) -> dict[str, Any]:
    """What must be mended, each line leading to its field; nothing where all is well. A page sent in parts: a tuple."""
    problems = [problem for given in forms for form in _parts(given) for problem in _problems(form)]
    return {"problems": list(dict.fromkeys(problems))}


@register.simple_tag(takes_context=True)
def has_mistakes(context: Context) -> bool:
    """Whether something answered on this page has to be mended, in whichever of its forms, or was not possible: the
    sentence `refused`."""
    given: dict[Any, Any] = context.flatten()
    return bool(given.get("refused")) or any(form.errors for each in given.values() for form in _parts(each))


def _parts(given: Any) -> list[BaseForm]:
    several = given if isinstance(given, tuple) else (given,)
    return [each for each in several if isinstance(each, BaseForm)]


def _problems(form: BaseForm) -> list[tuple[str, str]]:
    found, order = [], list(form.fields)
    # those of the whole form first, then as the page asks: what is found late may stand at the top
    for name, errors in sorted(form.errors.items(), key=lambda one: order.index(one[0]) if one[0] in order else -1):
        if name in form.fields and form[name].is_hidden:
            found.append(("", gettext("Trang này không gửi đủ. Hãy tải lại trang rồi gửi lại.")))
        elif name in form.fields:
            found += [(_first_control(form[name]), _named(form[name], str(error))) for error in errors]
        else:
            found += [("", str(error)) for error in errors]
    return found


def _named(bound: BoundField, error: str) -> str:
    """The error after its field's name or question; a question that stands alone on its page is not said again."""
    label = str(bound.label)
    if error.startswith(label):
        return error
    if not label.endswith(("?", ".")):
        return f"{label}: {error}"
    return error if len(bound.form.visible_fields()) == 1 else f"{label} {error}"


def _first_control(bound: BoundField) -> str:
    identifier = str(bound.auto_id)
    return f"{identifier}_0" if bound.widget_type in {"radioselect", "checkboxselectmultiple"} else identifier


@register.simple_tag
def badge(text: Any, tone: str = "") -> SafeString:
    """A state in a coloured frame; tones: good, amber, danger, info, calm."""
    return format_html('<strong class="govuk-tag {}">{}</strong>', TONES[tone], text)


@register.inclusion_tag("ui/deadline.html")
def deadline(due_at: datetime, now: datetime, duty: Any = "", basis: Any = "", words: str = "") -> dict[str, Any]:
    """Time left as text; a framed card where `duty` is given. `words` replaces the text (e.g. in working days)."""
    left = time_left(due_at, now)
    return {"left": left, "words": words or left.text, "due_at": due_at, "duty": duty, "basis": basis}


@register.inclusion_tag("ui/pager.html")
def pager(page: Page[Any]) -> dict[str, Any]:
    return {"page": page}


@register.inclusion_tag("ui/list_header.html")
def list_header(page: Page[Any], noun: Any) -> dict[str, Any]:
    """How many rows the list has; above a thousand with a link that counts them all."""
    return {"page": page, "noun": noun}


@register.inclusion_tag("ui/nav.html", takes_context=True)
def nav_items(context: dict[str, Any]) -> dict[str, Any]:
    """The navigation; a page that belongs to another one names its address as `belongs_to`."""
    request = context["request"]
    items = navigation.items_for(request.user)
    return {"items": items, "current": navigation.current(items, context.get("belongs_to") or request.path)}


@register.simple_tag(takes_context=True)
def identity(context: dict[str, Any]) -> navigation.Identity:
    return navigation.identity_of(context["request"].user)


@register.simple_tag(takes_context=True)
def unread_notices(context: dict[str, Any]) -> int:
    """How many notices wait for the reader."""
    return navigation.unread_of(context["request"].user)


@register.inclusion_tag("ui/signatures.html")
def signatures(*signers: Any) -> dict[str, Any]:
    """Who signs a printed list, beside one another with room for the hand."""
    return {"signers": signers}


@register.filter
def day(value: date | datetime | None) -> str:
    """05/03/2026, in Vietnam's time."""
    if not value:
        return ""
    local = timezone.localtime(value) if isinstance(value, datetime) else value
    return local.strftime("%d/%m/%Y")


@register.filter
def as_written(value: Any) -> str:
    """What stands in a field of a day: 2026-03-05, as addresses carry it, becomes 05/03/2026; else as it was typed."""
    try:
        return day(date.fromisoformat(str(value)))
    except ValueError:
        return str(value)


@register.filter
def moment(value: datetime | None) -> str:
    """05/03/2026 09:12, in Vietnam's time."""
    return timezone.localtime(value).strftime("%d/%m/%Y %H:%M") if value else ""


@register.filter
def up_to(begins: datetime, ends: datetime) -> str:
    """From – to, the day said once where both fall on it: 05/03/2026 09:00 – 11:30."""
    same = timezone.localtime(begins).date() == timezone.localtime(ends).date()
    return f"{moment(begins)} – {timezone.localtime(ends):%H:%M}" if same else f"{moment(begins)} – {moment(ends)}"


@register.filter
def until(value: datetime | None) -> str:
    """A moment something is due: the day alone where it ends with the day, `hết ngày 05/03/2026`."""
    if value and timezone.localtime(value).time() == time.max:
        return gettext("hết ngày %(day)s") % {"day": day(value)}
    return moment(value)


@register.simple_tag
def is_demonstration() -> bool:
    """Whether everybody on these pages is made up."""
    return bool(settings.DEMONSTRATION)


@register.simple_tag
def csp_htmx_config() -> SafeString:
    """htmx under a strict policy: no inline style, no eval."""
    return mark_safe('<meta name="htmx-config" content=\'{"includeIndicatorStyles":false,"allowEval":false}\'>')
