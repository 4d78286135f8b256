"""Finding people by name, however the marks were typed, or by a whole number."""

import re

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Concat

from diemtua.accounts.models import User
from diemtua.people.details import digits, phone_number
from diemtua.people.models import IDENTITY_INDEX, PHONE_INDEX, Person
from diemtua.people.queries.visible import people_visible_to
from diemtua.shared.encryption import blind_index
from diemtua.shared.vietnamese import fold, has_marks, mark_keys, tidy

_NUMBER = 8


def search_people(user: User, text: str) -> QuerySet[Person]:
    """Visible people whose names have words beginning with every word of `text`, best first.

    Typed marks rank first, then the same name, a name that begins so, whole words, and the newest. A text of
    eight digits or more is looked for as a whole identity or telephone number instead. "" finds nobody.
    """
    people = people_visible_to(user)
    words = fold(text).split()
    if not words:
        return people.none()
    number = digits(text)
    if len(number) >= _NUMBER:
        return people.filter(by_number(number, phone_number(number))).distinct().order_by("sort_key", "pk")
    for word in words:
        people = people.filter(found_by__contains=f" {word}")
    order: list[Case | str] = [_closeness(words), "-recorded_at", "-pk"]
    marked = [key for word in re.findall(r"[^\W_]+", tidy(text)) if has_marks(word) for key in mark_keys(word)]
    if marked:
        people = people.annotate(marked=Concat(Value(" "), "sort_key", Value(" ")))
        order.insert(0, _marks(marked))
    return people.order_by(*order)


def by_number(identity: str, phone: str) -> Q:
    """People with this identity number, old or new, or this telephone number."""
    index = blind_index(identity, IDENTITY_INDEX)
    return (
        Q(identity_new_index=index)
        | Q(identity_old_index=index)
        | Q(phones__number_index=blind_index(phone, PHONE_INDEX))
    )


def _marks(keys: list[str]) -> Case:
    """0 where every word that bears marks stands in the full name with just these marks."""
    wanted = Q()
    for key in keys:
        wanted &= Q(marked__contains=f" {key} ")
    return Case(When(wanted, then=Value(0)), default=Value(1), output_field=IntegerField())


def _closeness(words: list[str]) -> Case:
    name, whole = " ".join(words), Q()
    for word in words:
        whole &= Q(found_by__contains=f" {word} ")
    return Case(
        When(folded=name, then=Value(0)),
        When(Q(folded__startswith=f"{name} "), then=Value(1)),
        When(whole, then=Value(2)),
        When(folded__startswith=name, then=Value(3)),
        default=Value(4),
        output_field=IntegerField(),
    )
