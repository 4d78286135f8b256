"""The only entry that changes a dossier."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import Enum
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Exists, Model, OuterRef

from diemtua.accounts.models import Organisation, User
from diemtua.dossiers.actions import clocks, errors, journal
from diemtua.dossiers.actions.effects import run_effect
from diemtua.dossiers.actions.performance import Performance
from diemtua.dossiers.enums import GrantLevel
from diemtua.dossiers.models import Dossier, Entry
from diemtua.dossiers.permissions import may
from diemtua.dossiers.queries import all_nameable, entries_since, running_deadlines
from diemtua.law.calendar import Calendar
from diemtua.law.process import REGISTRY, Act, ActRule, holds, new_facts, next_state, question
from diemtua.notices.actions import told_together
from diemtua.rulebook.queries import calendar_in_force
from diemtua.shared.reference_codes import new_code


@dataclass(frozen=True)
class _Request:
    """One call of `perform`."""

    act: Act
    rule: ActRule
    dossier: Dossier
    by: User | None
    occurred_at: datetime
    recorded_at: datetime
    seen: int
    key: UUID
    reason: str
    vouched: Collection[str]
    rows: Iterable[Model]


def new_dossier(kind: str, office: Organisation, *, linked_to: Dossier | None = None) -> Dossier:
    """A dossier that exists once its opening act is performed on it."""
    if kind not in REGISTRY:
        raise LookupError(f"No process calls itself {kind}.")
    return Dossier(kind=kind, office=office, linked_to=linked_to)


def perform(
    act: Act,
    dossier: Dossier,
    *,
    by: User | None,
    occurred_at: datetime,
    recorded_at: datetime,
    seen: int,
    key: UUID,
    reason: str = "",
    vouched: Collection[str] = (),
    rows: Iterable[Model] = (),
) -> Entry:
    """Do an act to a dossier, in one transaction, and return its entry.

    by: None for the public. seen: the dossier's version on the page that sent the act, 0 to open one.
    key: one per page sent; sent again it returns the first entry. reason: for a moment in the past.
    vouched: lists (`ref`) from which the caller itself chose, or wrote, the rows that are named, and predicates that it
    made true: nobody asks again. rows: what the caller wrote in this transaction, or read with the version `seen`: for
    effects that would read it again.
    Raises ActRefused: NotPermitted, AlreadyChanged, ActNotPossible, BackDatingNotAllowed,
    BackDatingNeedsReason, MomentInTheFuture, MomentBeforeOpening, RowNotOffered, KeyAlreadyUsed, DossierErased,
    and whatever the act's effect raises. `dossier` is refreshed; a new one is saved.
    """
    rule = dossier.process.rule(type(act).__name__)
    request = _Request(act, rule, dossier, by, occurred_at, recorded_at, seen, key, reason.strip(), vouched, rows)
    before, unsaved = dict(dossier.__dict__), dossier._state.adding
    try:
        with transaction.atomic(), told_together():
            if not unsaved:
                _lock(dossier)
            return _perform(request)
    except BaseException as error:
        # the row was rolled back, so the object is, too
        dossier.__dict__.clear()
        dossier.__dict__.update(before)
        dossier._state.adding = unsaved
        # a page sent again, or twice at once, meets what its first sending changed, and is told of that
        if isinstance(error, IntegrityError | errors.ActRefused) and (first := _first(request)):
            return first
        raise


def _first(request: _Request) -> Entry | None:
    """The entry that the same request made before."""
    entry = Entry.objects.filter(key=request.key).select_related("dossier").first()
    if entry is None:
        return None
    same = entry.act == request.rule.code and entry.by_id == (request.by.pk if request.by else None)
    if not same or request.dossier.pk not in {None, entry.dossier_id}:
        raise errors.KeyAlreadyUsed
    if request.dossier.pk is not None:
        request.dossier.refresh_from_db()
    return entry


def locked(pk: int) -> Dossier:
    """The row, nobody else's until the transaction ends, with what effects and papers read: the office, its place, the
    sealing key, whether a clock is open."""
    around = ("office__parent__parent", "office__parent__place", "office__place", "sealing_key")
    # whoever opens or ends a clock moves the version: an answer from before the wait for the row serves nobody
    clocks_open = Exists(running_deadlines().filter(dossier=OuterRef("pk")))
    rows = Dossier.objects.select_related(*around).annotate(clocks_open=clocks_open)
    return rows.select_for_update(of=("self",)).get(pk=pk)


def _lock(dossier: Dossier) -> None:
    """The object becomes its locked row."""
    found = locked(dossier.pk)
    dossier.__dict__.clear()
    dossier.__dict__.update(found.__dict__)


def _perform(request: _Request) -> Entry:
    _refuse(request)
    dossier, rule = request.dossier, request.rule
    calendar = _open(request) if dossier._state.adding else None
    before = {"facts": dossier.facts, "number": dossier.number, "owner": dossier.owner_id}
    label_before, state_before = dossier.label, dossier.state
    entry = Entry(dossier=dossier, act=rule.code, by=request.by, key=request.key)
    entry.occurred_at, entry.recorded_at = request.occurred_at, request.recorded_at
    moments = (request.occurred_at, request.recorded_at)
    on = Performance(dossier, entry, request.by, *moments, request.reason, known_calendar=calendar, rows=request.rows)
    dossier.facts = {**dossier.facts, **new_facts(request.act)}
    run_effect(request.act, on)
    dossier.state = next_state(rule, state_before, dossier.facts)
    entry.state_before, entry.state_after = state_before, dossier.state
    codes = _codes(request.act)
    entry.data = {"answers": codes, "recorded": on.recorded, "was": _was(before, dossier)}
    journal.append(entry, _said(request, codes, label_before))
    if rule.opens:
        on.grant_organisation(dossier.office, GrantLevel.WORK)
    on.finish()
    clocks.move(rule, request.act, entry, facts_changed=dossier.facts != before["facts"], calendar=on.known_calendar)
    journal.finish(entry)
    return entry


def _refuse(request: _Request) -> None:
    """Rights first: who may not act learns nothing of what others did."""
    dossier, rule = request.dossier, request.rule
    if not set(rule.who) & set(request.vouched) and not may(request.by, rule.who, dossier):
        raise errors.NotPermitted(rule.label)
    # nobody else knows of a dossier that is being opened; a version to come is a page that was tampered with
    if dossier.version != request.seen and not dossier._state.adding:
        raise errors.AlreadyChanged(dossier, entries_since(dossier, min(request.seen, dossier.version - 1)))
    if dossier.erased_at is not None:
        raise errors.DossierErased
    possible = dossier.state in rule.states if dossier.pk else rule.opens
    if not possible or not holds(rule.facts, dossier.facts):
        raise errors.ActNotPossible(rule, dossier)
    _refuse_moment(request)
    _refuse_rows(request)


def _refuse_rows(request: _Request) -> None:
    """A form that was tampered with names nobody else's person, case or practitioner."""
    asked: dict[str, set[int]] = {}
    labels: dict[str, str] = {}
    for each in fields(request.act):
        ref, value = question(each).ref, getattr(request.act, each.name)
        if ref and ref not in request.vouched and value is not None:
            asked.setdefault(ref, set()).update(value if isinstance(value, tuple) else (value,))
            labels.setdefault(ref, question(each).label)
    for ref, ids in asked.items():
        if not all_nameable(ref, request.by, request.dossier, frozenset(ids)):
            raise errors.RowNotOffered(labels[ref])


def _refuse_moment(request: _Request) -> None:
    dossier, rule = request.dossier, request.rule
    if request.occurred_at > request.recorded_at:
        raise errors.MomentInTheFuture
    if request.occurred_at == request.recorded_at:
        return
    if not may(request.by, rule.back_dating, dossier):
        raise errors.BackDatingNotAllowed(rule)
    if not request.reason:
        raise errors.BackDatingNeedsReason
    if dossier.pk and request.occurred_at < dossier.opened_at:
        raise errors.MomentBeforeOpening(dossier)


def _open(request: _Request) -> Calendar:
    dossier, calendar = request.dossier, calendar_in_force()
    dossier.opened_at, dossier.tracking_code = request.occurred_at, new_code()
    dossier.rule_versions = {"calendar": calendar.version, "law_on": request.occurred_at.date().isoformat()}
    dossier.save(force_insert=True)
    journal.make_key(dossier)
    return calendar


def _codes(act: Act) -> dict[str, Any]:
    """The answers that are codes, ids, numbers, yes or no, and moments: what the journal may hold."""
    answers = {each.name: getattr(act, each.name) for each in fields(act) if not question(each).personal}
    return {name: plain(value) for name, value in answers.items() if _is_code(value)}


def _is_code(value: object) -> bool:
    if isinstance(value, tuple):
        return bool(value) and all(_is_code(each) for each in value)
    return isinstance(value, Enum | bool | int | date)


def plain(value: Any) -> Any:
    """An answer as JSON."""
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value.value if isinstance(value, Enum) else value


def _was(before: dict[str, Any], dossier: Dossier) -> dict[str, Any]:
    """What the act changed of the dossier, as it was before: enough to go back."""
    now = {"facts": dossier.facts, "number": dossier.number, "owner": dossier.owner_id}
    return {name: value for name, value in before.items() if value != now[name]}


def _said(request: _Request, codes: Collection[str], label_before: str) -> dict[str, Any]:
    """What is sealed: answers that are no codes, the reason, and the label as it was before the act changed it."""
    answers = {each.name: getattr(request.act, each.name) for each in fields(request.act) if each.name not in codes}
    words = {name: plain(answer) for name, answer in answers.items() if answer is not None}
    said = {"answers": words, "reason": request.reason}
    renamed = not request.rule.opens and label_before != request.dossier.label
    return {name: value for name, value in said.items() if value} | ({"label_before": label_before} if renamed else {})
