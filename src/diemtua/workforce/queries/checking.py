"""Facts of people and of engagements, put to the law of conflicting interests."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from django.db.models import F, Q, QuerySet

from diemtua.accounts.models import Organisation, User
from diemtua.dossiers.models import Dossier
from diemtua.dossiers.queries import dossiers_visible_to, ids_visible_to
from diemtua.law import conflicts
from diemtua.law.findings import Finding
from diemtua.law.vocabulary.aid import AidForm, LegalField
from diemtua.law.vocabulary.organisations import OrganisationKind
from diemtua.people.models import Party
from diemtua.people.queries import Hit, both_sides_agreed, opposing_hits, parties_met, sides_of, taken_elsewhere
from diemtua.workforce.models import ConflictCheck, Practitioner


@dataclass(frozen=True)
class ConflictFound:
    """What the law says and the hits it looked at, which are for heads only. ours: the dossier's own sides."""

    finding: Finding
    hits: tuple[Hit, ...] = ()
    elsewhere: tuple[int, ...] = field(default=())
    ours: tuple[Party, ...] = field(default=())

    @property
    def verdict(self) -> conflicts.Verdict:
        return conflicts.Verdict(self.finding.result)


def form_of(dossier: Dossier) -> AidForm:
    """The form of aid; while none is chosen, litigation, which the law treats most strictly."""
    return AidForm(dossier.facts.get("form") or AidForm.LITIGATION)


def field_of(dossier: Dossier) -> LegalField | None:
    """The field of law, if it is known."""
    return LegalField(dossier.facts["field"]) if dossier.facts.get("field") else None


def family_of(office: Organisation) -> QuerySet[Organisation]:
    """The Centre with its branches: one organisation before the law."""
    centre = _centre_of(office)
    return Organisation.objects.filter(Q(pk=centre) | Q(parent=centre))


def _centre_of(office: Organisation) -> int | None:
    return office.parent_id if office.kind == OrganisationKind.BRANCH else office.pk


def judged(dossier: Dossier, hits: Collection[Hit], *, agreed: bool) -> ConflictFound:
    """The verdict on a practitioner's own hits. What nobody called the same matter is left to a person."""
    facts = [
        conflicts.Hit(
            conflicts.HitBy.PRACTITIONER, same_matter=hit.same_matter or None, agreed=agreed or None,
            certain=hit.certain,
        )
        for hit in hits
    ]  # fmt: skip
    return ConflictFound(conflicts.check_conflict(form_of(dossier), field_of(dossier), facts), tuple(hits))


def conflict_of(practitioner: Practitioner, dossier: Dossier, *, agreed: bool = False) -> ConflictFound:
    """Past and present work of one practitioner against this dossier. Two queries.

    agreed: both sides' written agreement, where it is given with the appointment and not recorded before.
    """
    ours = sides_of(dossier)
    met = parties_met(dossier, ours).filter(dossier__engagements__practitioner=practitioner)
    found = judged(dossier, opposing_hits(dossier, ours, met), agreed=agreed or both_sides_agreed(ours))
    return replace(found, ours=tuple(ours))


def centre_conflict(dossier: Dossier, ours: Sequence[Party]) -> ConflictFound:
    """Work of anybody at the Centre against this dossier, and the same person helped elsewhere (R4). One query.

    ours: what `sides_of` gave.
    """
    met, centre = list(parties_met(dossier, ours)), _centre_of(dossier.office)
    hits = opposing_hits(dossier, ours, (each for each in met if _centre_of(each.dossier.office) == centre))
    elsewhere = taken_elsewhere(ours, (each for each in met if _centre_of(each.dossier.office) != centre))
    facts = [conflicts.Hit(conflicts.HitBy.CENTRE, same_matter=hit.same_matter or None) for hit in hits]
    facts += [conflicts.Hit(conflicts.HitBy.OTHER_ORGANISATION) for _ in elsewhere]
    found = conflicts.check_conflict(form_of(dossier), field_of(dossier), facts)
    return ConflictFound(found, tuple(hits), tuple(elsewhere))


def own_conflicts(dossier: Dossier, ours: Sequence[Party]) -> dict[int, ConflictFound]:
    """Verdicts by practitioner, of those alone who have a hit. One query whatever their number."""
    engaged = parties_met(dossier, ours).filter(dossier__engagements__isnull=False)
    met = list(engaged.annotate(practitioner=F("dossier__engagements__practitioner")))
    hits: dict[int, set[Hit]] = defaultdict(set)
    by_dossier, agreed = {hit.dossier_id: hit for hit in opposing_hits(dossier, ours, met)}, both_sides_agreed(ours)
    for party in met:
        if party.dossier_id in by_dossier:
            hits[party.practitioner].add(by_dossier[party.dossier_id])
    ordered = {each: sorted(mine, key=lambda hit: hit.dossier_id) for each, mine in hits.items()}
    return {practitioner: judged(dossier, mine, agreed=agreed) for practitioner, mine in ordered.items()}


def checks_of(user: User, dossier: Dossier) -> QuerySet[ConflictCheck]:
    """Evidence of the checks made on a visible dossier, the newest first; what was met stays sealed."""
    rows = ConflictCheck.objects.filter(dossier=dossier, dossier__in=ids_visible_to(user)).defer("found")
    return rows.select_related("practitioner", "checked_by").order_by("-checked_at", "-pk")


def references_of(user: User, check: ConflictCheck) -> list[Dossier]:
    """The other dossiers a check met, among those the user may see."""
    ids = [row["dossier"] for row in check.found]
    return list(dossiers_visible_to(user).filter(pk__in=ids).order_by("pk"))
