"""Addresses derived from processes: where a dossier is shown, where an act is done."""

import unicodedata
from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils.text import slugify

from diemtua.accounts.models import User
from diemtua.dossiers.models import Dossier
from diemtua.dossiers.queries.visible import is_visible_to
from diemtua.law.process import ActRule, Process

Told = tuple[str, tuple[str, ...]]
About = Callable[[Dossier], Sequence[Told]]
_PAGES: dict[str, str] = {}
_DOING: dict[tuple[str, str], str] = {}
_ABOUT: dict[str, About] = {}
_ORIGINS: dict[str, tuple[str, str]] = {}


def show_at(kind: str, url_name: str) -> None:
    """Show dossiers of this kind at a room's own page, whose only argument is the dossier's uid."""
    _PAGES[kind] = url_name


def do_at(kind: str, act: str, url_name: str) -> None:
    """Do this act at a room's own page instead of the derived one; its only argument is the dossier's uid, and
    none for an act that opens."""
    _DOING[kind, act] = url_name


def about(kind: str) -> Callable[[About], About]:
    """Say on the page of every act what a dossier of this kind is about: labels, each with its lines."""

    def register(tell: About) -> About:
        _ABOUT[kind] = tell
        return tell

    return register


def told_about(dossier: Dossier) -> Sequence[Told]:
    """What the page of an act repeats of the dossier; nothing for a kind that says nothing, or before it is there."""
    return _ABOUT[dossier.kind](dossier) if dossier.pk and dossier.kind in _ABOUT else ()


def begins_with(kind: str, origin: str, path: str) -> None:
    """Say that a dossier of this kind may have come from one of kind `origin`.

    path: leads from the dossier of the origin to the row that the room asks with for the other one.
    """
    _ORIGINS[kind] = origin, path


def came_from(user: User, kind: str) -> dict[str, Subquery]:
    """`origin_uid` and `origin_number` of what a row's dossier came from, the first if several, if the user may see it.

    Both None where it came by itself; nothing to ask for a kind that always does.
    """
    if kind not in _ORIGINS:
        return {}
    origin, path = _ORIGINS[kind]
    rows = Dossier.objects.filter(is_visible_to(user, "pk"), **{"kind": origin, path: OuterRef("pk")})
    first = rows.order_by("opened_at", "pk")
    return {f"origin_{name}": Subquery(first.values(name)[:1]) for name in ("uid", "number")}


def origin_of(row: Any, kind: str) -> Dossier | None:
    """What a row that was asked with `came_from` came from: enough of it for its name and its page."""
    uid = getattr(row, "origin_uid", None)
    return Dossier(kind=_ORIGINS[kind][0], uid=uid, number=row.origin_number) if uid else None


def done_at(kind: str, rule: ActRule) -> str:
    """The name of the room's own page for an act; empty where the derived one serves."""
    return _DOING.get((kind, rule.code), "")


def page_url(dossier: Dossier) -> str:
    """The address of the dossier's page: its room's own, otherwise the derived one."""
    return reverse(_PAGES.get(dossier.kind, "dossiers:dossier"), args=[dossier.uid])


def room_url(dossier: Dossier) -> str:
    """Where the room shows the dossier, or will once it is there; empty where no room has a page for it."""
    return reverse(_PAGES[dossier.kind], args=[dossier.uid]) if dossier.kind in _PAGES else ""


def act_slug(rule: ActRule) -> str:
    """The act in an address: its label without accents, e.g. `cu-nguoi-thuc-hien`."""
    return slugify(unicodedata.normalize("NFKD", rule.label.replace("đ", "d").replace("Đ", "D")))


def rule_by_slug(process: Process, slug: str) -> ActRule:
    """The act behind an address; KeyError where the process has none."""
    for rule in process.acts:
        if act_slug(rule) == slug:
            return rule
    raise KeyError(slug)


def act_url(rule: ActRule, dossier: Dossier) -> str:
    """Where the act is done."""
    own = done_at(dossier.kind, rule)
    return reverse(own, args=[dossier.uid]) if own else reverse("dossiers:act", args=[dossier.uid, act_slug(rule)])
