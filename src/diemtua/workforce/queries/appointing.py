"""Who could take a dossier: load, field, language, distance, conflicts, and what the law says against it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from diemtua.accounts.models import User
from diemtua.dossiers.models import Dossier
from diemtua.dossiers.queries import choices, is_visible_to, nameable
from diemtua.law import practitioners as law
from diemtua.law.conflicts import Verdict
from diemtua.law.findings import Finding, Reason, Result
from diemtua.law.vocabulary.practitioners import PractitionerKind
from diemtua.people.enums import Language, PartyRole
from diemtua.people.models import Party, Person
from diemtua.people.queries import sides_of
from diemtua.places.enums import Nearness
from diemtua.places.queries import nearness_to
from diemtua.shared import clock
from diemtua.workforce.models import Engagement, Practitioner
from diemtua.workforce.queries.checking import ConflictFound, family_of, field_of, form_of, judged, own_conflicts
from diemtua.workforce.queries.people import with_load


@dataclass(frozen=True)
class Candidate:
    """One row of the table of who could take the dossier.

    load: dossiers in hand. speaks, knows_field: whether language and field fit. near: how near they live to the
    person helped. away_to: the end of a leave. finding: what the law says of the appointment.
    """

    practitioner: Practitioner
    load: int
    knows_field: bool
    speaks: bool
    near: Nearness
    away_to: date | None
    conflict: ConflictFound
    finding: Finding

    @property
    def blocked(self) -> bool:
        """The law forbids the appointment."""
        return self.finding.result is Result.NO

    @property
    def needs_reason(self) -> bool:
        """A person may decide for it, saying why."""
        return self.finding.result is Result.ASK

    @property
    def fitness(self) -> list[str]:
        """What speaks for the practitioner, in words."""
        known = [(self.knows_field, _("Đúng lĩnh vực")), (self.speaks, _("Nói được tiếng của người dân"))]
        return [words for fits, words in known if fits]

    @property
    def distance(self) -> str:
        """How near they live to the person helped, in words."""
        return _(self.near.label)

    @property
    def against(self) -> list[str]:
        """What stands against it, in words; empty for a plain yes."""
        if self._plain_yes:
            return []
        said = [reason.said(_) for reason in (*self.finding.reasons, *self._about_conflict)]
        return list(dict.fromkeys(said))

    @property
    def articles(self) -> str:
        """The articles behind what stands against it."""
        return "" if self._plain_yes else "; ".join(citation.text for citation in self.finding.cited)

    @property
    def _plain_yes(self) -> bool:
        return self.finding.result is Result.YES and self.conflict.verdict is Verdict.CLEAR

    @property
    def _about_conflict(self) -> tuple[Reason, ...]:
        return () if self.conflict.verdict is Verdict.CLEAR else self.conflict.finding.reasons


def appointable(
    user: User, dossier: Dossier, on: date | datetime, ours: Sequence[Party] | None = None
) -> list[Candidate]:
    """Every active practitioner of the Centre and its branches, the fittest first, those the law forbids last.

    ours: what `sides_of` gave, where it was asked already. Five queries whatever the number. Empty where the user
    may not see the dossier.
    """
    day = localdate(on) if isinstance(on, datetime) else on
    rows = list(with_load(_of_the_family(user, dossier), day).select_related("office", "organisation"))
    ours = sides_of(dossier) if ours is None else ours
    conflicts, helped = own_conflicts(dossier, ours), _helped(ours)
    clear, near = judged(dossier, (), agreed=False), _near(rows, helped)
    found = [_candidate(row, dossier, day, conflicts.get(row.pk, clear), helped, near=near[row.pk]) for row in rows]
    return sorted(found, key=_order)


def appointment_finding(practitioner: Practitioner, dossier: Dossier, on: date, conflict: ConflictFound) -> Finding:
    """What the law says of appointing this practitioner to this dossier on the day. Two queries where the practitioner
    was read `with_load`, else three."""
    loaded = hasattr(practitioner, "away_to")
    row = practitioner if loaded else with_load(Practitioner.objects.filter(pk=practitioner.pk), on).get()
    near = _near([row], _helped(conflict.ours))[row.pk]
    facts = _facts(row, near, row.away_to)  # type: ignore[attr-defined]
    return law.may_appoint(facts, form_of(dossier), on, conflict.finding)


@choices("practitioner")
def offered_practitioners(user: User | None, dossier: Dossier) -> list[tuple[int, str]]:
    """Those who may be appointed today, the fittest first."""
    if user is None:
        return []
    rows = [row for row in appointable(user, dossier, clock.today()) if not row.blocked]
    return [(row.practitioner.pk, _words(row)) for row in rows]


@nameable("practitioner")
def nameable_practitioners(user: User | None, dossier: Dossier, asked: frozenset[int]) -> Iterable[int]:
    """Whoever of the Centre and its branches does not do it already; the appointment itself asks the law."""
    if user is None:
        return ()
    return _of_the_family(user, dossier).filter(pk__in=asked).values_list("pk", flat=True)


def _words(row: Candidate) -> str:
    parts = [row.practitioner.full_name, _(PractitionerKind(row.practitioner.kind).label)]
    parts.append(_("đang làm %(many)d vụ") % {"many": row.load})
    if row.needs_reason:
        parts.append(_("cần xem xét"))
    return " · ".join(parts)


def _of_the_family(user: User, dossier: Dossier) -> QuerySet[Practitioner]:
    seen = Dossier.objects.filter(is_visible_to(user, "pk"), pk=dossier.pk)
    rows = Practitioner.objects.filter(Exists(seen), office__in=family_of(dossier.office), active=True)
    working = Engagement.objects.filter(
        practitioner=OuterRef("pk"), dossier=dossier, to_at__isnull=True
    )  # fmt: skip
    return rows.exclude(Exists(working))


def _helped(ours: Sequence[Party]) -> Person | None:
    return next((party.person for party in ours if party.role == PartyRole.BENEFICIARY), None)


def _candidate(
    row: Practitioner, dossier: Dossier, on: date, conflict: ConflictFound, helped: Person | None, *, near: Nearness
) -> Candidate:
    away_to: date | None = row.away_to  # type: ignore[attr-defined]
    finding = law.may_appoint(_facts(row, near, away_to), form_of(dossier), on, conflict.finding)
    legal_field, language = field_of(dossier), helped.language if helped else Language.VIETNAMESE
    return Candidate(
        practitioner=row,
        load=row.load or 0,  # type: ignore[attr-defined]
        knows_field=not row.fields or legal_field in row.fields,
        speaks=language in (Language.VIETNAMESE, "") or language in row.languages,
        near=near,
        away_to=away_to,
        conflict=conflict,
        finding=finding,
    )


def _near(rows: Sequence[Practitioner], helped: Person | None) -> dict[int, Nearness]:
    """How near each of them lives to the person helped, by their id."""
    homes = {row.pk: row.commune_id for row in rows}
    known = nearness_to(helped.commune_id if helped else None, {each for each in homes.values() if each})
    return {pk: known.get(commune or 0, Nearness.UNKNOWN) for pk, commune in homes.items()}


def _facts(row: Practitioner, near: Nearness, away_to: date | None) -> law.Candidate:
    return law.Candidate(
        kind=PractitionerKind(row.kind),
        card_from=row.card_valid_from,
        card_to=row.card_valid_to,
        contract_from=row.contract_from,
        contract_to=row.contract_to,
        years=row.advice_years,
        local=near is Nearness.SAME_COMMUNE or None,
        banned_act=row.banned_on is not None,
        withdrawn=row.withdrawn_on is not None,
        away=away_to is not None,
    )


def _order(row: Candidate) -> tuple[object, ...]:
    rank = {Result.YES: 0, Result.ASK: 1, Result.NO: 2}[Result(row.finding.result)]
    far = list(Nearness).index(row.near)
    return (rank, not row.speaks, not row.knows_field, row.load, far, row.practitioner.sort_key)
