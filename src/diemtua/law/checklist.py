"""What the file of a case must hold (Circular 12/2018, Điều 11)."""

from collections.abc import Collection
from dataclasses import dataclass

from diemtua.law import parameters
from diemtua.law.vocabulary.aid import AidForm


@dataclass(frozen=True)
class Item:
    """One line of the checklist. key: what an attachment is filed under; paper: the official form that answers it;
    when: the event that makes it due, empty for always."""

    key: str
    label: str
    forms: frozenset[str]
    paper: str = ""
    when: str = ""


def items(form: AidForm, happened: Collection[str]) -> tuple[Item, ...]:
    """The lines for a case of this form in which these events happened: replaced, done, discontinued, verified."""
    lines = (Item(**{**line, "forms": frozenset(line["forms"])}) for line in parameters.load("checklist"))
    return tuple(line for line in lines if form in line.forms and (not line.when or line.when in happened))


def label_of(key: str) -> str:
    """The words of the line an attachment is filed under; "" for a key of none."""
    return next((line["label"] for line in parameters.load("checklist") if line["key"] == key), "")


def missing(form: AidForm, happened: Collection[str], here: Collection[str]) -> tuple[Item, ...]:
    """The lines nothing was filed under, `here` holding keys of attachments and of official forms issued."""
    return tuple(line for line in items(form, happened) if line.key not in here and line.paper not in here)
