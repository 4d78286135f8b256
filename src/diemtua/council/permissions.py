"""Who may, in the matter of the Council."""

from datetime import date

from django.db.models import Exists, OuterRef, Q

from diemtua.accounts.models import User, counts_while
from diemtua.council.enums import KEEPERS, READERS
from diemtua.council.models import Decision, Member
from diemtua.dossiers.models import Dossier
from diemtua.dossiers.permissions import predicate
from diemtua.law.codes import N_
from diemtua.law.processes.council import COUNCIL_DECISION
from diemtua.law.vocabulary.roles import Role
from diemtua.shared.clock import today
from diemtua.shared.periods import in_force


def _sits(on: date) -> Q:
    seats = Member.objects.filter(in_force(on), user=OuterRef("user"), withdrawn_at__isnull=True)
    return Q(Exists(seats))


# the account keeps its role; what it may read and do begins and ends with the term
counts_while(Role.COUNCIL_MEMBER, _sits)


@predicate("council_office", words=N_("Cơ quan thường trực của Hội đồng (Sở Tư pháp)"))
def council_office(user: User | None, dossier: Dossier) -> bool:
    """Works for the standing office."""
    return user is not None and user.standing.holds(Role.DEPARTMENT, dossier.office_id)


@predicate("council_helpers", words=N_("Lãnh đạo Trung tâm, Tổ trưởng Tổ giúp việc"))
def council_helpers(user: User | None, dossier: Dossier) -> bool:
    """Leads the Centre, and by law the helpers (Điều 21 khoản 2)."""
    return user is not None and user.standing.holds_anywhere(Role.HEAD)


@predicate("round_is_due", words=N_("Hệ thống, khi hết kỳ số liệu"))
def round_is_due(user: User | None, dossier: Dossier) -> bool:
    """The worker, which is nobody."""
    return user is None


@predicate("decision_owner", words=N_("Thành viên Hội đồng của cơ quan được giao"))
def decision_owner(user: User | None, dossier: Dossier) -> bool:
    """Sits on the Council for the body that was asked."""
    if user is None or dossier.kind != COUNCIL_DECISION.kind or not user.standing.holds_anywhere(Role.COUNCIL_MEMBER):
        return False
    seats = Member.objects.filter(in_force(today()), user=user, withdrawn_at__isnull=True)
    return Decision.objects.filter(dossier=dossier, owner__in=seats.values("body")).exists()


def may_read_council(user: User) -> bool:
    """Members, the standing office, who leads the helpers, who inspects."""
    return user.standing.holds_anywhere(*READERS)


def may_keep_members(user: User) -> bool:
    """The standing office."""
    return user.standing.holds_anywhere(*KEEPERS)


def may_keep_allowances(user: User) -> bool:
    """Who reads amounts and corrects them: accountants of the Centre and of the Department, the standing office."""
    return user.standing.holds_anywhere(Role.ACCOUNTANT, *KEEPERS)
