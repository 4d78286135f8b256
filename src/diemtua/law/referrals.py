"""The clocks of a referral, both ways: the authority's notice, and the Centre's appointment.

Law 11/2017 Điều 31 khoản 2, 3; TTLT 10/2018 Điều 3 khoản 4, Điều 7 khoản 2, 3.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from diemtua.law.calendar import Calendar, local
from diemtua.law.codes import N_
from diemtua.law.deadlines import Due, RuleNotInForce, due, earliest, rule
from diemtua.law.vocabulary.organisations import OrganisationKind
from diemtua.law.vocabulary.proceedings import ProceduralStatus
from diemtua.law.vocabulary.referrals import ReferralKind
from diemtua.shared.vietnamese import fold

# Article 31 clause 3 names the arrested and those in custody; who is held in an emergency takes the shorter clock, too
TWELVE_HOURS = frozenset(
    {ProceduralStatus.ARRESTED, ProceduralStatus.IN_CUSTODY, ProceduralStatus.EMERGENCY_HELD},
)
TWENTY_FOUR_HOURS = frozenset(
    {
        ProceduralStatus.REMANDED,
        ProceduralStatus.ACCUSED,
        ProceduralStatus.DEFENDANT,
        ProceduralStatus.VICTIM,
    }
)
NO_CLOCK_IN_THE_LAW = N_(
    "Điều 31 khoản 3 không nêu thời hạn thông báo cho tư cách này; hệ thống tính 03 ngày làm việc để nhắc."
)
# how bodies write the groups of `categories.SENSITIVE` in their own words, folded
_HIDDEN_GROUPS = tuple(
    map(
        fold,
        (
            "HIV", "AIDS", "bạo lực gia đình", "mua bán người", "trẻ em", "thiếu niên", "chưa thành niên",
            "vị thành niên", "dưới 16", "dưới 18",
        ),
    )
)  # fmt: skip
NOT_NAMED = N_("Điều 31 khoản 3 không nêu riêng trường hợp này; hệ thống lấy mốc ngắn hơn để an toàn cho người bị giữ.")
SOONER = N_("lấy mốc đến trước trong hai thời hạn")


@dataclass(frozen=True)
class NoticeClock:
    """Until when an authority must tell the Centre. phone_first: it must also telephone at once.

    warning: what the law does not say, in Vietnamese, empty where it says everything.
    """

    due: Due
    phone_first: bool
    warning: str


def notice_clock(status: ProceduralStatus | None, asked_at: datetime, *, calendar: Calendar) -> NoticeClock:
    """The clock of a notice from the moment the person asked (T07, or T07X where the law names no clock)."""
    named = _has_hours(status)
    found = rule("T07" if named else "T07X", local(asked_at).date())
    counted = due(found, asked_at, calendar=calendar, facts={"status": status or ""})
    return NoticeClock(counted, phones_first(status), _warning(status, named=named))


def is_named(status: ProceduralStatus | None) -> bool:
    """Whether Article 31 clause 3 itself names this status with its hours."""
    return status is not ProceduralStatus.EMERGENCY_HELD and _has_hours(status)


def _has_hours(status: ProceduralStatus | None) -> bool:
    return status in TWELVE_HOURS or status in TWENTY_FOUR_HOURS


def phones_first(status: ProceduralStatus | None) -> bool:
    """Whether the authority must telephone at once, before any paper (TTLT 10/2018, Điều 7 khoản 2 điểm a)."""
    return status in TWELVE_HOURS


def _warning(status: ProceduralStatus | None, *, named: bool) -> str:
    if not named:
        return NO_CLOCK_IN_THE_LAW
    return NOT_NAMED if status is ProceduralStatus.EMERGENCY_HELD else ""


def introduced_as(sender: OrganisationKind) -> ReferralKind:
    """What the introduction of a body is: a commune's own (TT 12/2018, Điều 17a), or any other's (Điều 42)."""
    commune = sender is OrganisationKind.COMMUNE
    return ReferralKind.COMMUNE_INTRODUCTION if commune else ReferralKind.OTHER_BODY


def earlier(first: Due | None, second: Due | None) -> Due | None:
    """Of two clocks the one that ends first, saying so where both run. "At once" is none: no law sets its end."""
    running = [each for each in (first, second) if each is not None and not each.own_target]
    found = earliest(running)
    if found is None or len(running) == 1:
        return found
    return replace(found, trace=(*found.trace, SOONER))


def appointment_due(
    received_at: datetime, accepted_at: datetime | None, status: ProceduralStatus | None, *, calendar: Calendar
) -> Due | None:
    """Until when somebody must be appointed: the earlier of 03 working days from the receipt of the notice (T08X) and,
    once accepted, 12 hours for the arrested and those in custody (T06) or 03 working days (T05) from acceptance.

    None before the articles were in force.
    """
    name = "T06" if status in (ProceduralStatus.ARRESTED, ProceduralStatus.IN_CUSTODY) else "T05"
    from_acceptance = _counted(name, accepted_at, calendar) if accepted_at else None
    return earlier(_counted("T08X", received_at, calendar), from_acceptance)


def _counted(name: str, since: datetime, calendar: Calendar) -> Due | None:
    try:
        return due(rule(name, local(since).date()), since, calendar=calendar)
    except RuleNotInForce:
        return None


def speaks_of_a_hidden_group(words: str) -> bool:
    """Whether a body's words for the group of somebody mean one that no list may name.

    >>> speaks_of_a_hidden_group("Nạn nhân bạo lực gia đình")
    True
    """
    said = fold(words)
    return any(group in said for group in _HIDDEN_GROUPS)
