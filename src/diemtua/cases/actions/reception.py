"""Effects from a request's arrival to the decision on it."""

from collections.abc import Set
from datetime import date
from typing import cast

from django.db.models import F, Prefetch, prefetch_related_objects
from django.utils.translation import gettext as _

from diemtua.accounts.models import Organisation, User
from diemtua.cases.actions import papers
from diemtua.cases.actions.telling import tell_who_appoints
from diemtua.cases.models import AidRequest, BookClosing, Case, SimpleMatter
from diemtua.cases.queries import closing_of, numbered_in
from diemtua.dossiers.actions import ActRefused, Performance, effect, hold_register, undo
from diemtua.dossiers.models import Dossier, Entry
from diemtua.dossiers.queries import running_deadlines
from diemtua.law.eligibility import Facts
from diemtua.law.eligibility.matter import field_covered
from diemtua.law.findings import Result
from diemtua.law.numbers import BOOK_OF_CASES, BOOK_OF_SIMPLE_MATTERS, case_code
from diemtua.law.process import new_facts
from diemtua.law.processes.legal_aid_case.reception import (
    AcceptRequest,
    AcceptUrgently,
    AllowMoreTimeForProof,
    AnswerSimpleMatter,
    ReceiveRequest,
    RecordProof,
    RecordWhereabouts,
    RefuseRequest,
    RequestSupplement,
    TransferRequest,
    WithdrawRequest,
)
from diemtua.law.vocabulary.categories import SENSITIVE, CategoryCode
from diemtua.law.vocabulary.parties import PartyRole
from diemtua.people.actions import add_parties, name_sensitive_ground
from diemtua.people.models import Person
from diemtua.places.models import Unit
from diemtua.shared.clock import VIETNAM

# Civil Code 2015, Điều 20 khoản 1: full age
MAJORITY = 18


class FieldNotAided(ActRefused):
    """Legal aid does not cover the field on the day (Law 11/2017, Điều 27 khoản 1)."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Luật Trợ giúp pháp lý không áp dụng cho lĩnh vực kinh doanh, thương mại (Điều 27 khoản 1). "
                "Hãy chọn lĩnh vực khác, hoặc từ chối thụ lý theo Điều 30 khoản 3."
            )
        )


class NoTimeForProofToLengthen(ActRefused):
    """The proof is there (Circular 12/2018, Điều 6 khoản 2)."""

    def __init__(self) -> None:
        super().__init__(_("Không còn hạn bổ sung giấy tờ nào để kéo dài: giấy tờ chứng minh đã được ghi nhận."))


class NothingNewToRecord(ActRefused):
    """No answer was given, or only what is known already."""

    def __init__(self) -> None:
        super().__init__(
            _("Chưa có điều gì mới để ghi. Hãy chọn ít nhất một câu trả lời khác với những gì hồ sơ đã ghi.")
        )


class MonthClosed(ActRefused):
    """The register of the month was closed, so no line enters it any more (Circular 12/2018, Điều 7 khoản 1)."""

    def __init__(self, closing: BookClosing) -> None:
        super().__init__(
            _(
                "Sổ thụ lý tháng %(month)s đã kết lúc %(at)s (%(by)s) nên không ghi thêm được dòng nào. Hãy để trống "
                "thời điểm đã xảy ra để ghi vào Sổ của tháng đang mở; lúc tiếp nhận yêu cầu vẫn giữ nguyên, và nêu "
                "ngày thụ lý trên giấy ở phần giấy tờ đã xem."
            )
            % {
                "month": f"{closing.month:%m/%Y}",
                "at": f"{closing.closed_at.astimezone(VIETNAM):%H:%M %d/%m/%Y}",
                "by": closing.closed_by.full_name,
            }
        )


@effect(ReceiveRequest)
def receive(act: ReceiveRequest, on: Performance) -> None:
    """The request and its parties come into being; the receipt and the request form are drafted."""
    people = _people(on, {act.beneficiary, act.applicant or act.beneficiary})
    beneficiary, applicant = people[act.beneficiary], people[act.applicant] if act.applicant else None
    request = AidRequest.objects.create(
        dossier=on.dossier,
        received_at=on.occurred_at,
        channel=act.channel,
        requester=act.requester,
        beneficiary=beneficiary,
        applicant=applicant,
        field=act.field,
        form=act.form or "",
        status=act.status or "",
        summary=act.summary,
        sent_by_id=act.sent_by,
        read_back=act.read_back,
        linked_to_id=act.linked_to,
    )
    parties = {PartyRole.BENEFICIARY: beneficiary} | ({PartyRole.APPLICANT: applicant} if applicant else {})
    add_parties(on.dossier, parties, by=on.by, at=on.recorded_at)
    on.label(label_for(beneficiary, on.occurred_at.astimezone(VIETNAM).date()))
    on.let_the_author_work()
    received_by = on.by.full_name if on.by else ""
    papers.draft(on, "RECEIPT", "TT12-02", request=request, received_by=received_by, next_step=papers.NEXT_STEP)


def _people(on: Performance, named: Set[int]) -> dict[int, Person]:
    """With what the papers say of them; who was just written down is not read again."""
    written = on.in_hand(Person)
    prefetch_related_objects([*written.values()], Prefetch("commune", Unit.objects.select_related("parent")))
    rows = Person.objects.select_related("commune__parent").prefetch_related("phones")
    return written | rows.in_bulk(named - written.keys())


@effect(AcceptRequest)
def accept(act: AcceptRequest, on: Performance) -> None:
    """The case comes into being with its line in the register."""
    _enter_in_the_register(act, on, urgent=False)


@effect(AcceptUrgently)
def accept_urgently(act: AcceptUrgently, on: Performance) -> None:
    """The same, with proof still owed."""
    _enter_in_the_register(act, on, urgent=True)


def _enter_in_the_register(act: AcceptRequest | AcceptUrgently, on: Performance, *, urgent: bool) -> None:
    if field_covered(act.field, on.occurred_at.astimezone(VIETNAM).date()).result is Result.NO:
        raise FieldNotAided
    request = AidRequest.objects.select_related("beneficiary", "case").get(dossier=on.dossier)
    register, year = numbered_in(act.form, request.received_at, on.occurred_at)
    number = on.take_number(register, year)
    _refuse_a_closed_month(on)
    code = case_code(on.dossier.office.register_prefix, act.form, number, year)
    AidRequest.objects.filter(pk=request.pk).update(form=act.form, field=act.field, status=act.status or "")
    # a request whose wrong acceptance was annulled is accepted again under a new number; the old line stays struck
    case = getattr(request, "case", None) or Case(request=request, dossier=on.dossier)
    case.office, case.number, case.code = on.dossier.office, number, code
    case.form, case.field, case.category = act.form, act.field, act.category
    case.accepted_at, case.urgent, case.proof_owed, case.annulled_at = on.occurred_at, urgent, urgent, None
    case.save()
    on.number(code)
    on.record(number=number, code=code)
    tell_who_appoints(on)
    if act.category in SENSITIVE:
        name_sensitive_ground(on.dossier, request.beneficiary, act.category, by=on.by, at=on.recorded_at)
    on.label(label_for(request.beneficiary, on.occurred_at.astimezone(VIETNAM).date(), act.category))


def _refuse_a_closed_month(on: Performance) -> None:
    entered, now = on.occurred_at.astimezone(VIETNAM), on.recorded_at.astimezone(VIETNAM)
    # a month is closed only once it is over: who writes into the present one asks nothing
    if (entered.year, entered.month) == (now.year, now.month):
        return
    # who closes a month holds this row: neither passes the other by, whatever the number was taken from
    hold_register(BOOK_OF_CASES, on.dossier.office_id, entered.year)
    closing = closing_of(on.dossier.office_id, entered.year, entered.month)
    if closing is not None:
        raise MonthClosed(closing)


def label_for(person: Person, on: date, category: CategoryCode | None = None) -> str:
    """The name as lists show it: only initials for those whom no list may name."""
    years = Facts(birth_on=person.birth_on, birth_year=person.birth_year).years(on)
    hidden = category in SENSITIVE or (years is not None and years[0] < MAJORITY)
    return initials(person.full_name) if hidden else person.full_name


def initials(full_name: str) -> str:
    """How somebody who must stay hidden is named in lists: the first letters of the name.

    >>> initials("Nguyễn Thị Đào")
    'N. T. Đ.'
    """
    return " ".join(f"{word[0]}." for word in full_name.split())


@undo(AcceptRequest)
@undo(AcceptUrgently)
def strike_from_the_register(entry: Entry, on: Performance) -> None:
    """A wrong acceptance: the line is struck through, its number stays spent, the request is open again."""
    Case.objects.filter(dossier=on.dossier).update(annulled_at=on.recorded_at)


@effect(AllowMoreTimeForProof)
def allow_more_time_for_proof(act: AllowMoreTimeForProof, on: Performance) -> None:
    """The fact is stated; the kernel counts the running clock again, from the same acceptance."""
    if not running_deadlines().filter(dossier=on.dossier, rule="T04").exists():
        raise NoTimeForProofToLengthen
    on.fact(act.ground.fact, True)


@undo(AllowMoreTimeForProof)
def take_back_more_time(entry: Entry, on: Performance) -> None:
    """Nothing of this room changed: the kernel restores the fact and counts the clock again."""


@effect(RecordProof)
def record_proof(act: RecordProof, on: Performance) -> None:
    """Nothing is owed any more."""
    Case.objects.filter(dossier=on.dossier).update(proof_owed=False)


@undo(RecordProof)
def owe_proof_again(entry: Entry, on: Performance) -> None:
    """The proof turned out not to be there."""
    Case.objects.filter(dossier=on.dossier).update(proof_owed=F("urgent"))


@effect(RecordWhereabouts, nothing_to_undo="only facts, which the kernel restores")
def record_whereabouts(act: RecordWhereabouts, on: Performance) -> None:
    """The kernel keeps the answers as facts; an entry that tells nothing is not written."""
    known = Dossier.objects.values_list("facts", flat=True).get(pk=on.dossier.pk)
    if new_facts(act).items() <= known.items():
        raise NothingNewToRecord


@effect(RequestSupplement, nothing_to_undo=papers.ONLY_A_PAPER)
def request_supplement(act: RequestSupplement, on: Performance) -> None:
    """A paper tells the applicant what is missing."""
    papers.draft(on, "SUPPLEMENT", missing_papers=act.missing.splitlines())


@effect(RefuseRequest, nothing_to_undo=papers.ONLY_A_PAPER)
def refuse(act: RefuseRequest, on: Performance) -> None:
    """Form 12-08: ground, reason, right to complain."""
    papers.draft(on, "TT12-08", reason=act.reason, **papers.refusal_blanks(act.ground))


@effect(TransferRequest, nothing_to_undo=papers.ONLY_A_PAPER)
def transfer(act: TransferRequest, on: Performance) -> None:
    """Form 12-09 to the competent organisation, with notice to the applicant."""
    receiver = Organisation.objects.get(pk=act.organisation)
    papers.draft(on, "TT12-09", receiving_office=receiver.name, reason=act.reason)


@effect(WithdrawRequest, nothing_to_undo=papers.ONLY_A_PAPER)
def withdraw(act: WithdrawRequest, on: Performance) -> None:
    """The withdrawal is answered in writing."""
    papers.draft(on, "WITHDRAWAL_REPLY", asked_on=papers.day(on.occurred_at))


@effect(AnswerSimpleMatter)
def answer_simple_matter(act: AnswerSimpleMatter, on: Performance) -> None:
    """A line in the book of simple matters."""
    year = on.occurred_at.astimezone(VIETNAM).year
    # an answer that was annulled is given again on a new line; the old one stays struck in the book
    SimpleMatter.objects.update_or_create(
        request=on.dossier.request,
        defaults={
            "office": on.dossier.office,
            "number": on.take_number(BOOK_OF_SIMPLE_MATTERS, year),
            "answered_at": on.occurred_at,
            "answered_by": cast(User, on.by),
            "answer": act.answer,
            "annulled_at": None,
        },
    )


@undo(AnswerSimpleMatter)
def strike_simple_matter(entry: Entry, on: Performance) -> None:
    """It was no simple matter after all."""
    SimpleMatter.objects.filter(request__dossier=on.dossier).update(annulled_at=on.recorded_at)
