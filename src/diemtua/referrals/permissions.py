"""Who may, in the matter of referrals."""

from diemtua.accounts.models import User
from diemtua.dossiers.models import Dossier
from diemtua.dossiers.permissions import leads, predicate
from diemtua.law.codes import N_
from diemtua.referrals.enums import AT_THE_CENTRE, AT_THE_DESK, READERS, REFERRERS, follows_bodies
from diemtua.referrals.models import RegisterCheck
from diemtua.referrals.outcomes import outcome_of, referral_of


@predicate("referring_officer", words=N_("Cán bộ cơ quan tiến hành tố tụng, Ủy ban nhân dân cấp xã"))
def referring_officer(user: User | None, dossier: Dossier) -> bool:
    """Works for a body that sends people to the Centre; of which body is for the act to say."""
    return user is not None and may_send(user)


@predicate("its_sender", words=N_("Cán bộ của cơ quan đã gửi"))
def its_sender(user: User | None, dossier: Dossier) -> bool:
    """Works for the body that sent this one."""
    referral = referral_of(dossier)
    bodies = user.standing.organisations(*REFERRERS) if user is not None else ()
    return referral is not None and referral.sender_id in bodies


@predicate("holds_link", words=N_("Cơ quan có đường dẫn do Trung tâm cấp"))
def holds_link(user: User | None, dossier: Dossier) -> bool:
    """Nobody who signed in; which body it is says the link, and the act takes none that answers no more."""
    return user is None


@predicate("the_case", words=N_("Hệ thống, khi vụ việc có kết quả"))
def the_case(user: User | None, dossier: Dossier) -> bool:
    """The case that the referral became says something that its sender was not told yet: no matter who did it there."""
    referral = referral_of(dossier)
    if referral is None or referral.request is None:
        return False
    said = outcome_of(referral)
    return said is not None and not said.is_told(referral)


def may_send(user: User) -> bool:
    """Those who send for a body outside."""
    return user.standing.holds_anywhere(*REFERRERS)


def may_read(user: User) -> bool:
    """Those of the Centre who work on referrals, and those who inspect them."""
    return user.standing.holds_anywhere(*READERS)


def may_read_board(user: User) -> bool:
    """A body its own line, the Centre what came to it, the Council, the Department and inspectors every body."""
    return may_read(user) or may_send(user) or follows_bodies(user)


def may_enter(user: User) -> bool:
    """Those of the Centre who write down what came by paper or telephone."""
    return user.standing.holds_anywhere(*AT_THE_CENTRE)


def may_compare(user: User) -> bool:
    """The desk and heads lay an authority's register beside theirs."""
    return user.standing.holds_anywhere(*AT_THE_DESK)


def may_forget(user: User, check: RegisterCheck) -> bool:
    """The head of the office that compared."""
    return leads(user, check.office_id)


def may_give_links(user: User) -> bool:
    """The desk and heads give a body without an account a link, and take it back."""
    return user.standing.holds_anywhere(*AT_THE_DESK)
