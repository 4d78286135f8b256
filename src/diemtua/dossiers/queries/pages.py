"""Addresses derived from processes: where a dossier is shown, where an act is done."""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import OuterRef
from django.urls import reverse
from django.utils.text import slugify

from diemtua.accounts.models import User
from diemtua.dossiers.models import Dossier
from diemtua.dossiers.queries.visible import is_visible_to
from diemtua.law.process import ActRule, Process
from diemtua.shared.nested_rows import NestedRows, read_moment

Told = tuple[str, tuple[str, ...]]
About = Callable[[Dossier], Sequence[Told]]
_PAGES: dict[str, str] = {}
_DOING: dict[tuple[str, str], str] = {}
_ABOUT: dict[str, About] = {}
_ORIGINS: dict[str, tuple[str, str, str]] = {}


@dataclass(frozen=True)
class Origin:
    """What a dossier came from: enough of it for its name, its page, its day and its status; and who sent it."""

    dossier: Dossier
    whom: str


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


def begins_with(kind: str, origin: str, path: str, whom: str) -> None:
    """Say that a dossier of this kind may have come from dossiers of kind `origin`.

    path: leads from the dossier of the origin to the row that the room asks with for the other one. whom: leads from
    there to the name of whoever sent it.
    """
    _ORIGINS[kind] = origin, path, whom


def came_from(user: User, kind: str) -> dict[str, NestedRows]:
    """What a row's dossier came from and the user may see, for `origins_of`; nothing for a kind that has no origin."""
    if kind not in _ORIGINS:
        return {}
    origin, path, whom = _ORIGINS[kind]
    rows = Dossier.objects.filter(is_visible_to(user, "pk"), **{"kind": origin, path: OuterRef("pk")})
    return {"origins": NestedRows(rows, uid="uid", number="number", state="state", opened_at="opened_at", whom=whom)}


def origins_of(row: Any, kind: str) -> list[Origin]:
    """What a row that was asked with `came_from` came from, in the order in which it came."""
    return sorted((_origin(kind, said) for said in getattr(row, "origins", ())), key=lambda one: one.dossier.opened_at)


def _origin(kind: str, said: dict[str, str]) -> Origin:
    known = {"kind": _ORIGINS[kind][0], "uid": UUID(said["uid"]), "number": said["number"], "state": said["state"]}
    return Origin(Dossier(**known, opened_at=read_moment(said["opened_at"])), said["whom"])


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
