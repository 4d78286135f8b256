"""Finding people by name, however the marks were typed, or by a whole number."""

import re

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Concat
from django.db.models.lookups import Contains

from diemtua.accounts.models import User
from diemtua.people.details import digits, phone_number
from diemtua.people.models import IDENTITY_INDEX, PHONE_INDEX, Person, Phone
from diemtua.people.queries.visible import people_visible_to
from diemtua.shared.encryption import blind_index
from diemtua.shared.vietnamese import fold, has_marks, mark_keys, tidy

SEARCH_ORDER = ("unlike", "-recorded_at", "-pk")
_NUMBER = 8


def search_people(user: User, text: str) -> QuerySet[Person]:
    """Visible people whose names have words beginning with every word of `text`, best first.

    Typed marks rank first, then the same name, a name that begins so, whole words, and the newest. A text of
    eight digits or more is looked for as a whole identity or telephone number instead. "" finds nobody.
    """
    people = people_visible_to(user)
    words = fold(text).split()
    if not words:
        return people.none().annotate(unlike=Value(0))
    number = digits(text)
    if len(number) >= _NUMBER:
        people = people.filter(by_number(number, phone_number(number))).annotate(unlike=Value(0))
        return people.order_by(*SEARCH_ORDER)
    for word in words:
        people = people.filter(found_by__contains=f" {word}")
    return people.annotate(unlike=_unlike(text, words)).order_by(*SEARCH_ORDER)


def by_number(identity: str, phone: str) -> Q:
    """People with this identity number, old or new, or this telephone number."""
    index = blind_index(identity, IDENTITY_INDEX)
    reached = Phone.objects.filter(person=OuterRef("pk"), number_index=blind_index(phone, PHONE_INDEX))
    return Q(identity_new_index=index) | Q(identity_old_index=index) | Q(Exists(reached))


def _unlike(text: str, words: list[str]) -> Combinable:
    """How far a found name is from what was typed, 0 being the very same."""
    name, whole = " ".join(words), Q()
    for word in words:
        whole &= Q(found_by__contains=f" {word} ")
    closeness = _ranked(Q(folded=name), Q(folded__startswith=f"{name} "), whole, Q(folded__startswith=name))
    typed = [key for word in re.findall(r"[^\W_]+", tidy(text)) if has_marks(word) for key in mark_keys(word)]
    if not typed:
        return closeness
    marks, marked = Q(), Concat(Value(" "), "sort_key", Value(" "))
    for key in typed:
        marks &= Q(Contains(marked, Value(f" {key} ")))
    return _ranked(marks) * 10 + closeness


def _ranked(*conditions: Q) -> Case:
    """The place of the first condition that holds; their number where none does."""
    cases = [When(condition, then=Value(place)) for place, condition in enumerate(conditions)]
    return Case(*cases, default=Value(len(cases)), output_field=IntegerField())
