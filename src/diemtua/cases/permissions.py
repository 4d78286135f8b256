"""Who may, in the matter of cases."""

from diemtua.accounts.models import User
from diemtua.cases.enums import AT_THE_DESK, READERS
from diemtua.dossiers.models import READ_FOR_THE_BRANCHES, Dossier
from diemtua.dossiers.permissions import predicate
from diemtua.law.codes import N_
from diemtua.law.vocabulary.roles import Role


@predicate("assigned", words=N_("Người thực hiện vụ việc"))
def assigned(user: User | None, dossier: Dossier) -> bool:
    """The practitioner who does the case now."""
    return user is not None and dossier.owner_id == user.pk


def may_open_cases(user: User) -> bool:
    """Those who work on cases, and those who inspect them; what each sees there is a matter of grants."""
    return user.standing.holds_anywhere(*READERS)


def may_take_in(user: User) -> bool:
    """Those at whose desk people ask: the desk, heads, practitioners."""
    return user.standing.holds_anywhere(*AT_THE_DESK)


def may_open_books(user: User) -> bool:
    """Those at the desk, and those who inspect it or answer for its Branches."""
    return may_take_in(user) or bool(user.standing.branches(*READ_FOR_THE_BRANCHES))


def may_close_book(user: User, office_id: int) -> bool:
    """The head of an office closes its register."""
    return user.standing.holds(Role.HEAD, office_id) or user.standing.holds(Role.BRANCH_HEAD, office_id)
