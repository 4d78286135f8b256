"""Questions about bodies: which exist, who bears their duties, what words of a document mean."""

import re
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from diemtua.accounts.models import AccountChange, BodyGroup, Organisation, OrganisationSuccession
from diemtua.shared.periods import in_force
from diemtua.shared.vietnamese import fold


def organisations_on(on: date, kinds: Iterable[str] = ()) -> QuerySet[Organisation]:
    """Bodies that exist on the day, in Vietnamese order."""
    found = Organisation.objects.filter(in_force(on)).order_by("sort_key", "pk")
    return found.filter(kind__in=list(kinds)) if kinds else found


def organisations_found(on: date, *, words: str = "", kind: str = "") -> QuerySet[Organisation]:
    """Bodies of the day by part of a name and by kind, with what they became."""
    found = organisations_on(on, [kind] if kind else ())
    return found.filter(folded__contains=fold(words)) if words else found


def organisation_in_full(pk: int) -> Organisation:
    """One body with its parent, what it became and what it came from. Raises Organisation.DoesNotExist."""
    steps = OrganisationSuccession.objects.order_by("on", "pk")
    return (
        Organisation.objects.select_related("parent", "place")
        .prefetch_related(
            Prefetch("successions", queryset=steps.select_related("new")),
            Prefetch("origins", queryset=steps.select_related("old")),
            "aliases",
        )
        .get(pk=pk)
    )


def changes_of_body(body: Organisation, limit: int = 20) -> QuerySet[AccountChange]:
    """What was corrected about the body, the newest first."""
    return AccountChange.objects.filter(organisation=body).select_related("by").order_by("-at", "-pk")[:limit]


def organisation_by_code(code: str) -> Organisation:
    """Raises Organisation.DoesNotExist."""
    return Organisation.objects.get(code=code)


def bearers_of(organisations: Iterable[Organisation], on: date) -> dict[int, list[Organisation]]:
    """Who bears each body's duties on the day, by its id: itself while it exists, else its successors, followed to the
    end. One query.

    Several where it was split; empty where a chain ends in nothing known.
    """
    successors: dict[int, list[Organisation]] = {}
    for row in OrganisationSuccession.objects.filter(on__lte=on).select_related("new").order_by("new__sort_key"):
        successors.setdefault(row.old_id, []).append(row.new)
    return {body.pk: _followed(body, successors, on) for body in organisations}


def _followed(
    organisation: Organisation, successors: Mapping[int, Sequence[Organisation]], on: date
) -> list[Organisation]:
    found, seen, waiting = [], {organisation.pk}, deque([organisation])
    while waiting:
        body = waiting.popleft()
        if body.valid_to is None or body.valid_to > on:
            found.append(body)
            continue
        fresh = [new for new in successors.get(body.pk, []) if new.pk not in seen]
        seen.update(new.pk for new in fresh)
        waiting.extend(fresh)
    return found


def members_on(group: BodyGroup, on: date) -> QuerySet[Organisation]:
    """The bodies that a collective body means on the day."""
    return Organisation.objects.filter(in_force(on, "groupmember__"), groupmember__group=group).order_by("sort_key")


def group_today(group: BodyGroup, on: date) -> BodyGroup:
    """The collective body that bears the duties on the day: itself, or the one that followed it."""
    current = group
    while current.valid_to is not None and current.valid_to <= on and current.followed_by is not None:
        current = current.followed_by
    return current


def match_body(text: str, on: date) -> Organisation | BodyGroup | None:
    """The body or group that words of a document mean on the day; None when none or more than one fits.

    Compared without marks, footnote signs or punctuation, in whole: nothing is guessed from a part.
    """
    folded = fold(re.sub(r"\[\d+\]", " ", text))
    groups = list(BodyGroup.objects.filter(Q(folded=folded) | Q(aliases__folded=folded)).distinct()[:2])
    bodies = Organisation.objects.filter(
        Q(folded=folded) | Q(folded__startswith=f"{folded} | ") | Q(folded__endswith=f" | {folded}")
        | Q(aliases__folded=folded), in_force(on)
    ).distinct()  # fmt: skip
    found: list[Organisation | BodyGroup] = [*groups, *bodies[:2]]
    return found[0] if len(found) == 1 else None
