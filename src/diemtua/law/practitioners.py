"""Who may be appointed for which form of legal aid: kind, card, contract, and whether interests conflict."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from diemtua.law import parameters
from diemtua.law.codes import N_, Code
from diemtua.law.conflicts import Verdict
from diemtua.law.findings import Finding, Reason, Result, distinct
from diemtua.law.vocabulary.aid import AidForm
from diemtua.law.vocabulary.practitioners import PractitionerKind, TraineeWork


class Appointment(Code):
    """Reasons for and against an appointment."""

    MAY = "MAY", N_("{kind} được thực hiện hình thức {form}.")
    WRONG_KIND = "WRONG_KIND", N_("{kind} không được thực hiện hình thức {form}.")
    CARD_UNKNOWN = "CARD_UNKNOWN", N_("Chưa ghi ngày có giá trị của thẻ: hãy bổ sung trước khi cử.")
    CARD_NOT_YET = "CARD_NOT_YET", N_("Thẻ chỉ có giá trị từ ngày {day}.")
    CARD_OVER = "CARD_OVER", N_("Thẻ đã hết giá trị từ ngày {day}.")
    CARD_WITHDRAWN = "CARD_WITHDRAWN", N_("Thẻ hoặc Chứng chỉ hành nghề luật sư đã bị thu hồi.")
    CONTRACT_UNKNOWN = "CONTRACT_UNKNOWN", N_("Chưa ghi thời hạn hợp đồng: hãy bổ sung trước khi cử.")
    CONTRACT_NOT_YET = "CONTRACT_NOT_YET", N_("Hợp đồng chỉ có hiệu lực từ ngày {day}.")
    CONTRACT_OVER = "CONTRACT_OVER", N_("Hợp đồng đã hết hiệu lực từ ngày {day}.")
    BANNED_ACT = "BANNED_ACT", N_("Đã có hành vi bị nghiêm cấm và chưa được thực hiện trợ giúp pháp lý trở lại.")
    BARRED = "BARRED", N_("Thuộc trường hợp không được tham gia tố tụng trong vụ việc này.")
    YEARS_UNKNOWN = "YEARS_UNKNOWN", N_("Chưa ghi số năm kinh nghiệm tư vấn pháp luật.")
    TOO_FEW_YEARS = (
        "TOO_FEW_YEARS",
        N_("Tư vấn viên phải có ít nhất {years} năm kinh nghiệm tư vấn pháp luật."),
    )
    NOT_LOCAL = "NOT_LOCAL", N_("Cộng tác viên chỉ tư vấn pháp luật tại địa phương: cần xác định vụ việc ở đâu.")
    CONFLICT = "CONFLICT", N_("Kiểm tra xung đột lợi ích: {verdict}.")
    AWAY = "AWAY", N_("Đang vắng mặt trong ngày này.")


class Training(Code):
    """Reasons about trainees and those who guide them."""

    TRAINEE_MAY = "TRAINEE_MAY", N_("Người tập sự được làm việc này dưới sự giám sát của người hướng dẫn.")
    TRAINEE_MAY_NOT = "TRAINEE_MAY_NOT", N_("Người tập sự không được làm việc này.")
    NEEDS_CONSENT = "NEEDS_CONSENT", N_("Cần người được trợ giúp pháp lý đồng ý.")
    MAY_GUIDE = "MAY_GUIDE", N_("Được hướng dẫn tập sự.")
    GUIDE_TOO_NEW = "GUIDE_TOO_NEW", N_("Người hướng dẫn phải có ít nhất {years} năm làm trợ giúp viên pháp lý.")
    GUIDE_TOO_BUSY = "GUIDE_TOO_BUSY", N_("Cùng một lúc không được hướng dẫn quá {trainees} người.")


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """What is recorded of a practitioner on the day of an appointment; periods are half-open.

    years: experience in legal advice (advisers). local: whether the matter is at a collaborator's locality.
    banned_act, withdrawn, barred: what Article 25 clause 1 points a, b and c name. away: on leave that day.
    """

    kind: PractitionerKind
    card_from: date | None = None
    card_to: date | None = None
    contract_from: date | None = None
    contract_to: date | None = None
    years: int | None = None
    local: bool | None = None
    banned_act: bool = False
    withdrawn: bool = False
    barred: bool = False
    away: bool = False


@dataclass(frozen=True)
class _Objection:
    """Something against an appointment: it blocks (no), a person must look (ask), or it is only said (yes)."""

    result: Result
    reason: Reason
    basis: str = ""


def may_appoint(candidate: Candidate, form: AidForm, on: date, conflict: Finding | None = None) -> Finding:
    """Whether a practitioner may be appointed for a form of aid on a day.

    conflict: the finding of law.conflicts for this practitioner in this matter, where it was checked.
    The reasons name everything that stands in the way, not only the first.
    """
    objections = tuple(_objections(candidate, form, on, conflict))
    results = {each.result for each in objections}
    result = Result.NO if Result.NO in results else Result.ASK if Result.ASK in results else Result.YES
    reasons = tuple(each.reason for each in objections)
    if result is Result.YES:
        reasons = (Reason.of(Appointment.MAY, kind=candidate.kind, form=form), *reasons)
    basis = (_form_basis(form), *(each.basis for each in objections if each.basis))
    return Finding(form, result, reasons, distinct(basis))


def may_perform(kind: PractitionerKind, form: AidForm) -> bool:
    """Whether a kind of practitioner performs a form of aid at all."""
    return kind in parameters.load("practitioners")["forms"][form]["kinds"]


def _form_basis(form: AidForm) -> str:
    basis: str = parameters.load("practitioners")["forms"][form]["basis"]
    return basis


def _objections(who: Candidate, form: AidForm, on: date, conflict: Finding | None) -> Iterator[_Objection]:
    if not may_perform(who.kind, form):
        yield _Objection(Result.NO, Reason.of(Appointment.WRONG_KIND, kind=who.kind, form=form), who.kind.basis)
    yield from _stopped(who, form)
    yield from _card(who, on)
    yield from _contract(who, on)
    yield from _adviser(who)
    yield from _collaborator(who)
    if conflict is not None and conflict.result is not Verdict.CLEAR:
        yield from _conflict(conflict)
    if who.away:
        yield _Objection(Result.ASK, Reason(Appointment.AWAY))


def _stopped(who: Candidate, form: AidForm) -> Iterator[_Objection]:
    if who.banned_act:
        yield _Objection(Result.NO, Reason(Appointment.BANNED_ACT), "L11:25.1.a")
    if who.withdrawn:
        yield _Objection(Result.NO, Reason(Appointment.CARD_WITHDRAWN), "L11:25.1.b")
    if who.barred and form is AidForm.LITIGATION:
        yield _Objection(Result.NO, Reason(Appointment.BARRED), "L11:25.1.c")


def _card(who: Candidate, on: date) -> Iterator[_Objection]:
    if who.card_from is None:
        yield _Objection(Result.ASK, Reason(Appointment.CARD_UNKNOWN), "L11:17.1")
    elif on < who.card_from:
        yield _Objection(Result.NO, _dated(Appointment.CARD_NOT_YET, who.card_from), "L11:17.1")
    if who.card_to is not None and who.card_to <= on:
        yield _Objection(Result.NO, _dated(Appointment.CARD_OVER, who.card_to), "L11:17.1")


def _contract(who: Candidate, on: date) -> Iterator[_Objection]:
    needed = parameters.load("practitioners")["contract"].get(who.kind)
    basis = needed or "L11:17.1"
    if who.contract_from is None:
        if needed:
            yield _Objection(Result.ASK, Reason(Appointment.CONTRACT_UNKNOWN), basis)
    elif on < who.contract_from:
        yield _Objection(Result.NO, _dated(Appointment.CONTRACT_NOT_YET, who.contract_from), basis)
    if who.contract_to is not None and who.contract_to <= on:
        yield _Objection(Result.NO, _dated(Appointment.CONTRACT_OVER, who.contract_to), basis)


def _dated(code: Appointment, day: date) -> Reason:
    return Reason.of(code, day=f"{day:%d/%m/%Y}")


def _adviser(who: Candidate) -> Iterator[_Objection]:
    rule = parameters.load("practitioners")["adviser"]
    if who.kind is not PractitionerKind.ADVISER:
        return
    if who.years is None:
        yield _Objection(Result.ASK, Reason(Appointment.YEARS_UNKNOWN), rule["basis"])
    elif who.years < rule["years"]:
        yield _Objection(Result.NO, Reason.of(Appointment.TOO_FEW_YEARS, years=f"{rule['years']:02d}"), rule["basis"])


def _collaborator(who: Candidate) -> Iterator[_Objection]:
    if who.kind is PractitionerKind.COLLABORATOR and not who.local:
        basis = parameters.load("practitioners")["collaborator"]["basis"]
        yield _Objection(Result.NO if who.local is False else Result.ASK, Reason(Appointment.NOT_LOCAL), basis)


_BY_VERDICT = {Verdict.WARN: Result.YES, Verdict.BLOCK: Result.NO}


def _conflict(found: Finding) -> Iterator[_Objection]:
    result = _BY_VERDICT.get(Verdict(found.result), Result.ASK)
    reason = Reason.of(Appointment.CONFLICT, verdict=found.result)
    yield from (_Objection(result, reason, basis) for basis in found.citations or ("",))


def trainee_may(work: TraineeWork, *, consented: bool | None = None) -> Finding:
    """Whether a trainee may do a piece of work; meeting the client needs the client's consent."""
    rule = parameters.load("practitioners")["trainee"]
    basis = (rule["basis"],)
    if work not in rule["may"]:
        return Finding(work, Result.NO, (Reason(Training.TRAINEE_MAY_NOT),), basis)
    if work in rule["consent"] and not consented:
        result = Result.ASK if consented is None else Result.NO
        return Finding(work, result, (Reason(Training.NEEDS_CONSENT),), basis)
    return Finding(work, Result.YES, (Reason(Training.TRAINEE_MAY),), basis)


def may_guide(*, years: int, trainees: int) -> Finding:
    """Whether a legal aid officer of so many years may take one more trainee beside those guided now."""
    rule = parameters.load("practitioners")["guide"]
    least, most = rule["years"], rule["trainees"]
    against: list[Reason] = []
    if years < least:
        against.append(Reason.of(Training.GUIDE_TOO_NEW, years=f"{least:02d}"))
    if trainees >= most:
        against.append(Reason.of(Training.GUIDE_TOO_BUSY, trainees=f"{most:02d}"))
    reasons = tuple(against) or (Reason(Training.MAY_GUIDE),)
    return Finding(PractitionerKind.TRAINEE, Result.NO if against else Result.YES, reasons, (rule["basis"],))
