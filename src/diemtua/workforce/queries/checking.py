"""Facts of people and of engagements, put to the law of conflicting interests."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace

from django.db.models import Q, QuerySet

from diemtua.accounts.models import Organisation, User
from diemtua.dossiers.models import Dossier
from diemtua.dossiers.queries import dossiers_visible_to
from diemtua.law import conflicts
from diemtua.law.findings import Finding
from diemtua.law.vocabulary.aid import AidForm, LegalField
from diemtua.people.models import Party
from diemtua.people.queries import Hit, both_sides_agreed, opposing_hits, sides_of, taken_elsewhere
from diemtua.workforce.models import ConflictCheck, Engagement, Practitioner


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
    top = office.parent_id or office.pk
    return Organisation.objects.filter(Q(pk=top) | Q(parent=top))


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


def engaged_with(hits: Iterable[Hit]) -> dict[int, set[int]]:
    """Which practitioners ever worked on the dossiers of the hits: dossier ids by practitioner. One query."""
    rows = Engagement.objects.filter(dossier__in=[hit.dossier_id for hit in hits])
    found: dict[int, set[int]] = {}
    for practitioner, dossier in rows.values_list("practitioner", "dossier"):
        found.setdefault(practitioner, set()).add(dossier)
    return found


def conflict_of(practitioner: Practitioner, dossier: Dossier, *, agreed: bool = False) -> ConflictFound:
    """Past and present work of one practitioner against this dossier. Three queries.

    agreed: both sides' written agreement, where it is given with the appointment and not recorded before.
    """
    ours = sides_of(dossier)
    hits = opposing_hits(dossier, ours)
    own = engaged_with(hits).get(practitioner.pk, set())
    own_hits = [hit for hit in hits if hit.dossier_id in own]
    return replace(judged(dossier, own_hits, agreed=agreed or both_sides_agreed(ours)), ours=tuple(ours))


def centre_conflict(dossier: Dossier) -> ConflictFound:
    """Work of anybody at the Centre against this dossier, and the same person helped elsewhere (R4)."""
    ours = sides_of(dossier)
    family = set(family_of(dossier.office).values_list("pk", flat=True))
    hits = [hit for hit in opposing_hits(dossier, ours) if hit.office_id in family]
    elsewhere = taken_elsewhere(dossier, ours, family)
    facts = [conflicts.Hit(conflicts.HitBy.CENTRE, same_matter=hit.same_matter or None) for hit in hits]
    facts += [conflicts.Hit(conflicts.HitBy.OTHER_ORGANISATION) for _ in elsewhere]
    found = conflicts.check_conflict(form_of(dossier), field_of(dossier), facts)
    return ConflictFound(found, tuple(hits), tuple(elsewhere))


def own_conflicts(dossier: Dossier, ours: Sequence[Party]) -> dict[int, ConflictFound]:
    """Verdicts by practitioner, of those alone who have a hit. Two queries whatever their number."""
    hits = opposing_hits(dossier, ours)
    by_dossier, agreed = {hit.dossier_id: hit for hit in hits}, both_sides_agreed(ours)
    return {
        practitioner: judged(dossier, [by_dossier[each] for each in sorted(mine)], agreed=agreed)
        for practitioner, mine in engaged_with(hits).items()
    }


def checks_of(user: User, dossier: Dossier) -> QuerySet[ConflictCheck]:
    """Evidence of the checks made on a visible dossier, the newest first; what was met stays sealed."""
    rows = ConflictCheck.objects.filter(dossier=dossier, dossier__in=dossiers_visible_to(user)).defer("found")
    return rows.select_related("practitioner", "checked_by").order_by("-checked_at", "-pk")


def references_of(user: User, check: ConflictCheck) -> list[Dossier]:
    """The other dossiers a check met, among those the user may see."""
    ids = [row["dossier"] for row in check.found]
    return list(dossiers_visible_to(user).filter(pk__in=ids).order_by("pk"))
