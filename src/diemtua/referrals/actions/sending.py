"""Effects of sending, taking, correcting and withdrawing a referral."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, cast
from uuid import UUID

from django.utils.translation import gettext as _

from diemtua.accounts.models import Organisation, User
from diemtua.cases.actions.reception import MAJORITY, initials
from diemtua.dossiers.actions import ActRefused, Performance, effect, new_dossier, perform, undo
from diemtua.dossiers.enums import GrantLevel
from diemtua.dossiers.models import Dossier, Entry
from diemtua.dossiers.permissions import may
from diemtua.law.deadlines import RuleNotInForce
from diemtua.law.eligibility import Facts
from diemtua.law.numbers import BOOK_OF_REFERRALS, referral_code
from diemtua.law.processes.referral import (
    AUTHORITY_NOTICES,
    CENTRE,
    REFERRAL,
    CorrectReferral,
    IntroduceByLink,
    SendReferral,
    TakeReferral,
    WithdrawReferral,
)
from diemtua.law.referrals import appointment_due, introduced_as, notice_clock, speaks_of_a_hidden_group
from diemtua.law.vocabulary.organisations import OrganisationKind
from diemtua.law.vocabulary.proceedings import ProceduralStatus
from diemtua.law.vocabulary.referrals import ReferralKind, ReferralWay
from diemtua.notices.enums import Event
from diemtua.people.details import DateNotUnderstood, read_birth
from diemtua.referrals.actions.telling import tell_of_a_correction, tell_of_a_withdrawal, tell_receipt, tell_the_centre
from diemtua.referrals.enums import REFERRERS, TOLD
from diemtua.referrals.models import Referral
from diemtua.referrals.queries.links import body_behind
from diemtua.shared.clock import VIETNAM
from diemtua.shared.vietnamese import tidy
from diemtua.workforce.actions import ring, silence

URGENT = (ReferralKind.NOTICE, ReferralKind.DEFENCE_APPOINTMENT)


class SenderNotYours(ActRefused):
    """Somebody sends in the name of a body they do not work for."""

    def __init__(self) -> None:
        super().__init__(_("Bạn chỉ gửi được thay cho cơ quan mình đang công tác. Hãy chọn lại cơ quan gửi."))


class MomentsOutOfOrder(ActRefused):
    """The person asked after the body sent, or the body sent after the Centre received."""

    def __init__(self) -> None:
        super().__init__(
            _("Các mốc phải theo thứ tự: người đó yêu cầu, cơ quan gửi, Trung tâm nhận. Hãy kiểm tra lại ngày và giờ.")
        )


class AskedBeforeTheLaw(ActRefused):
    """The person is said to have asked before any law set a clock: a slip in the year."""

    def __init__(self) -> None:
        super().__init__(
            _("Luật chưa đặt thời hạn thông báo vào ngày người đó yêu cầu. Hãy kiểm tra lại năm của mốc này.")
        )


class NotAgreed(ActRefused):
    """Somebody would be introduced against their will."""

    def __init__(self) -> None:
        super().__init__(
            _("Chỉ giới thiệu khi người đó đồng ý. Người đó chưa đồng ý thì hãy đưa số điện thoại của Trung tâm.")
        )


@effect(SendReferral)
def send(act: SendReferral, on: Performance) -> None:
    """The referral comes into being with its clocks, its number and its readers."""
    sender = on.in_hand(Organisation).get(act.sender) or Organisation.objects.get(pk=act.sender)
    _refuse_a_strange_sender(sender, on)
    sent_at = act.sent_at or on.occurred_at
    if sent_at > on.occurred_at or (act.asked_at and act.asked_at > sent_at):
        raise MomentsOutOfOrder
    referral = Referral(dossier=on.dossier, sender=sender, sent_at=sent_at, received_at=on.occurred_at)
    for name in ("kind", "way", "asked_at", "phoned_at", "full_name"):
        setattr(referral, name, getattr(act, name))
    referral.status, referral.opinion = act.status or "", act.opinion or ""
    referral.told = {name: value for name in TOLD if (value := getattr(act, name, ""))}
    _count(referral, on)
    referral.save(force_insert=True)
    _enter(referral, on)


@effect(IntroduceByLink)
def introduce(act: IntroduceByLink, on: Performance) -> None:
    """The body behind the link introduced somebody: a referral like any other, that nobody has to write down."""
    if not act.agreed:
        raise NotAgreed
    sender = body_behind(act.link)
    kind = introduced_as(OrganisationKind(sender.kind))
    on.fact("kind", kind)
    on.fact("way", ReferralWay.LINK)
    referral = Referral(dossier=on.dossier, sender=sender, sent_at=on.occurred_at, received_at=on.occurred_at)
    referral.kind, referral.way, referral.full_name = kind, ReferralWay.LINK, act.full_name
    referral.told = {name: value for name in TOLD if (value := getattr(act, name, ""))}
    referral.save(force_insert=True)
    _enter(referral, on)


def _refuse_a_strange_sender(sender: Organisation, on: Performance) -> None:
    mine = cast(User, on.by).standing.organisations(*REFERRERS)
    if sender.pk not in mine and not may(on.by, CENTRE, on.dossier):
        raise SenderNotYours


def _count(referral: Referral, on: Performance) -> None:
    """Both clocks: the body's, from the person's words; the Centre's, from the receipt."""
    status, calendar = ProceduralStatus(referral.status) if referral.status else None, on.calendar
    referral.notice_due_at, referral.notice_trace = None, []
    if referral.kind == ReferralKind.NOTICE and referral.asked_at:
        try:
            clock = notice_clock(status, referral.asked_at, calendar=calendar)
        except RuleNotInForce as error:
            raise AskedBeforeTheLaw from error
        referral.notice_due_at, referral.notice_trace = clock.due.at, list(clock.due.trace)
    # once accepted, it is the case that moves this clock
    if referral.kind in AUTHORITY_NOTICES and referral.accepted_at is None:
        due = appointment_due(referral.received_at, None, status, calendar=calendar)
        referral.appoint_due_at = due.at if due else None


def _enter(referral: Referral, on: Performance) -> None:
    year = on.occurred_at.astimezone(VIETNAM).year
    number = on.take_number(BOOK_OF_REFERRALS, year)
    on.number(referral_code(on.dossier.office.register_prefix, number, year))
    on.label(label_for(referral.full_name, referral.told, on.occurred_at.astimezone(VIETNAM).date()))
    on.record(referral=str(referral.uid))
    on.grant_organisation(referral.sender, GrantLevel.FOLLOW)
    if referral.way != ReferralWay.ACCOUNT:
        on.let_the_author_work()
    if referral.kind != ReferralKind.RIGHT_EXPLAINED:
        _wake(referral, on)
        tell_receipt(referral, on)


def _wake(referral: Referral, on: Performance) -> None:
    """What is owed at once rings who is on call; what an officer entered is in somebody's hands already."""
    if referral.kind in URGENT and referral.way == ReferralWay.ACCOUNT:
        ring(on.dossier, Event.REFERRAL, on.dossier.office, on.recorded_at, tell=on.pass_on)
    else:
        tell_the_centre(on)


def label_for(full_name: str, told: Mapping[str, str], today: date) -> str:
    """The name as lists show it: only initials of a minor, of whose age nobody can tell from what was written, and of
    somebody whose group no list may name.

    >>> label_for("Nguyễn Thị Đào", {"born": "2010"}, date(2026, 11, 23))
    'N. T. Đ.'
    """
    name = tidy(full_name)
    hidden = speaks_of_a_hidden_group(told.get("group", "")) or _may_be_a_minor(told.get("born", ""), today)
    return initials(name) if hidden else name


def _may_be_a_minor(born: str, today: date) -> bool:
    try:
        birth_on, birth_year = read_birth(born, today)
    except DateNotUnderstood:
        return True
    years = Facts(birth_on=birth_on, birth_year=birth_year).years(today)
    return years is not None and years[0] < MAJORITY


@effect(TakeReferral)
def take(act: TakeReferral, on: Performance) -> None:
    """Somebody is responsible from now on; what was agreed by telephone stays sealed in the journal."""
    referral = on.dossier.referral
    referral.taken_by, referral.taken_at = on.by, on.occurred_at
    referral.save()
    on.own(on.by)
    on.let_the_author_work()
    silence(on.dossier, on.by, on.recorded_at)


@undo(TakeReferral)
def give_back(entry: Entry, on: Performance) -> None:
    """It waits again."""
    Referral.objects.filter(dossier=on.dossier).update(taken_by=None, taken_at=None)
    _wake(on.dossier.referral, on)


@effect(CorrectReferral)
def correct(act: CorrectReferral, on: Performance) -> None:
    """What was sent, as it should have been; what it was is kept for the way back."""
    referral = on.dossier.referral
    was: dict[str, Any] = {"status": referral.status, "asked_at": _text(referral.asked_at)}
    referral.status = act.status or referral.status
    referral.asked_at = act.asked_at or referral.asked_at
    if referral.asked_at and referral.asked_at > referral.sent_at:
        raise MomentsOutOfOrder
    corrected = {name: value for name in ("custody", "number") if (value := getattr(act, name))}
    referral.told = referral.told | corrected
    _count(referral, on)
    referral.save()
    on.record(**was)
    tell_of_a_correction(on)


def _text(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""


@undo(CorrectReferral)
def correct_back(entry: Entry, on: Performance) -> None:
    """Codes and moments as before; words are as the last correction left them, and the journal says who wrote them."""
    referral = on.dossier.referral
    was = entry.recorded
    referral.status = was.get("status", "")
    referral.asked_at = datetime.fromisoformat(was["asked_at"]) if was.get("asked_at") else None
    _count(referral, on)
    referral.save()


@effect(WithdrawReferral)
def withdraw(act: WithdrawReferral, on: Performance) -> None:
    """No figure counts it."""
    Referral.objects.filter(dossier=on.dossier).update(void_at=on.recorded_at)
    silence(on.dossier, on.by, on.recorded_at)
    tell_of_a_withdrawal(on)


@undo(SendReferral)
@undo(IntroduceByLink)
def strike(entry: Entry, on: Performance) -> None:
    """It was entered by mistake."""
    Referral.objects.filter(dossier=on.dossier).update(void_at=on.recorded_at)
    silence(on.dossier, on.by, on.recorded_at)


@undo(WithdrawReferral)
def stand_again(entry: Entry, on: Performance) -> None:
    """It was no mistake after all."""
    Referral.objects.filter(dossier=on.dossier).update(void_at=None)
    if on.dossier.referral.taken_at is None:
        _wake(on.dossier.referral, on)


def send_referral(
    act: SendReferral,
    office: Organisation,
    *,
    by: User,
    received_at: datetime,
    at: datetime,
    key: UUID,
    reason: str = "",
    bodies: Iterable[Organisation] = (),
) -> Dossier:
    """Open the dossier of what a body tells; the same key gives the same dossier again.

    received_at: when the Centre heard of it, `at` where it is sent this moment. The act's sender comes from a list
    that the caller offered: `bodies`, where it has them in hand. Raises ActRefused.
    """
    dossier = new_dossier(REFERRAL.kind, office)
    moment: dict[str, Any] = {"occurred_at": received_at, "recorded_at": at, "reason": reason}
    # the page offered the bodies it takes, no others, and found the contact for this user
    vouched = ("referring_body", "duty_contact")
    return perform(act, dossier, by=by, seen=0, key=key, vouched=vouched, rows=bodies, **moment).dossier
