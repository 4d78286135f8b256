"""Members and helpers take their seats and leave them. No dossier moves: the deciding document is named."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from diemtua.accounts.models import Organisation, User
from diemtua.council.models import Decision, Member
from diemtua.council.queries.members import council_of, row_of_account
from diemtua.dossiers.actions import lend
from diemtua.law.council import most_members
from diemtua.law.processes.council import OPEN
from diemtua.law.vocabulary.council import HELD_BY_ONE, ON_THE_COUNCIL, CouncilSeat
from diemtua.shared.periods import end_after, overlapping
from diemtua.shared.vietnamese import tidy


class TermNotPossible(ValueError):
    """A term that can't stand, with a sentence that names the violation."""


class CouncilFull(TermNotPossible):
    """One more member than the law allows would sit on some day."""

    def __init__(self, day: date, seated: list[Member]) -> None:
        names = "; ".join(row.full_name for row in seated)
        super().__init__(
            _(
                "Hội đồng không quá %(most)02d người (Điều 19 khoản 3 Thông tư liên tịch 10/2018). Ngày %(day)s đã có: "
                "%(names)s. Hãy kết thúc nhiệm kỳ của một người trước, hoặc đổi ngày."
            )
            % {"most": most_members(), "day": f"{day:%d/%m/%Y}", "names": names}
        )


class SeatHeld(TermNotPossible):
    """The Council has one chair, the helpers have one head."""

    def __init__(self, other: Member) -> None:
        until = _("chưa có ngày kết thúc") if other.last_on is None else f"{other.last_on:%d/%m/%Y}"
        super().__init__(
            _(
                "%(seat)s chỉ có một người. %(name)s giữ vị trí này từ %(since)s (đến: %(until)s). "
                "Hãy kết thúc nhiệm kỳ đó trước."
            )
            % {
                "seat": _(other.get_seat_display()), "name": other.full_name, "since": f"{other.valid_from:%d/%m/%Y}",
                "until": until,
            }
        )  # fmt: skip


class TermEndsBeforeItStarts(TermNotPossible):
    """The day of leaving is not after the day of coming."""

    def __init__(self, since: date) -> None:
        super().__init__(_("Ngày thôi phải sau ngày bắt đầu %(day)s.") % {"day": f"{since:%d/%m/%Y}"})


class TermEndedAlready(TermNotPossible):
    """A term is shortened; what comes after it stands on a document of its own."""

    def __init__(self, last_on: date) -> None:
        super().__init__(
            _(
                "Nhiệm kỳ này đã ghi ngày cuối là %(day)s nên chỉ chọn được ngày sớm hơn. Nếu được giữ vị trí tiếp, "
                "hãy ghi một nhiệm kỳ mới theo quyết định đó, từ ngày %(next)s."
            )
            % {"day": f"{last_on:%d/%m/%Y}", "next": f"{end_after(last_on):%d/%m/%Y}"}
        )


@dataclass(frozen=True)
class Term:
    """Who sits where, from when to when (half-open), by which document.

    same_as: an earlier row of the same person; an account says as much by itself, and has the last word.
    """

    seat: CouncilSeat
    full_name: str
    position: str
    body: Organisation
    valid_from: date
    document: str
    valid_to: date | None = None
    user: User | None = None
    same_as: Member | None = None


@transaction.atomic
def seat_member(office: Organisation, term: Term, *, by: User | None, at: datetime) -> Member:
    """Seat a member or a helper. Raises CouncilFull, SeatHeld, TermEndsBeforeItStarts."""
    # two who seat somebody wait for each other: the violation is told in words and not met as an error
    Organisation.objects.select_for_update().get(pk=office.pk)
    if term.valid_to is not None and term.valid_to <= term.valid_from:
        raise TermEndsBeforeItStarts(term.valid_from)
    meanwhile = _standing(office).filter(overlapping(term.valid_from, term.valid_to))
    if term.seat in HELD_BY_ONE and (other := meanwhile.filter(seat=term.seat).first()):
        raise SeatHeld(other)
    if term.seat in ON_THE_COUNCIL:
        _refuse_one_too_many(term, meanwhile)
    member = Member(office=office, entered_at=at, entered_by=by, seat=term.seat)
    for name in ("full_name", "body", "valid_from", "valid_to", "user"):
        setattr(member, name, getattr(term, name))
    member.same_as = _first_row(term)
    member.position, member.document = tidy(term.position), tidy(term.document)
    member.save(force_insert=True)
    _hand_over(member, at)
    return member


def _first_row(term: Term) -> Member | None:
    """The first row of the person, where there was one: of the account, or of the row that was named."""
    known = row_of_account(term.user) or term.same_as
    return known and (known.same_as or known)


def _standing(office: Organisation) -> QuerySet[Member]:
    return Member.objects.filter(office=office, withdrawn_at__isnull=True)


def _refuse_one_too_many(term: Term, meanwhile: QuerySet[Member]) -> None:
    members = list(meanwhile.filter(seat__in=ON_THE_COUNCIL).order_by("valid_from", "pk"))
    # a Council is fullest on a day on which somebody comes
    for day in sorted({max(row.valid_from, term.valid_from) for row in members}):
        seated = [row for row in members if row.sits_on(day)]
        if len(seated) >= most_members():
            raise CouncilFull(day, seated)


def _hand_over(member: Member, at: datetime) -> None:
    """Who comes reads what the Council asked of the body before, while it is open."""
    if member.user is None:
        return
    council = council_of(localdate(at)) or member.office
    for decision in Decision.objects.filter(owner=member.body, dossier__state=OPEN).select_related("dossier"):
        lend(decision.dossier, member.user, at=at, post_at=council)


@transaction.atomic
def end_term(member: Member, *, on: date, by: User, at: datetime) -> Member:
    """The member leaves on a day, the first without the seat. Raises TermEndsBeforeItStarts, TermEndedAlready."""
    # of two who end it at once, the second is told what the first one kept
    member = Member.objects.select_for_update(of=("self",)).get(pk=member.pk)
    if on <= member.valid_from:
        raise TermEndsBeforeItStarts(member.valid_from)
    if member.last_on is not None and on > member.last_on:
        raise TermEndedAlready(member.last_on)
    member.valid_to = on
    member.save(update_fields=["valid_to"])
    return member


@transaction.atomic
def withdraw_term(member: Member, *, because: str, by: User, at: datetime) -> Member:
    """It was entered by mistake: it stands no more and stays on record, with the reason."""
    member.withdrawn_at, member.withdrawn_by, member.withdrawn_because = at, by, tidy(because)
    member.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_because"])
    return member
