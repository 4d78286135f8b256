"""Who may, in the matter of cases."""

from diemtua.accounts.models import User
from diemtua.dossiers.models import Dossier
from diemtua.dossiers.permissions import predicate
from diemtua.law.codes import N_
from diemtua.law.vocabulary.roles import Role


@predicate("assigned", words=N_("Người thực hiện vụ việc"))
def assigned(user: User | None, dossier: Dossier) -> bool:
    """The practitioner who does the case now."""
    return user is not None and dossier.owner_id == user.pk


def may_close_book(user: User, office_id: int) -> bool:
    """The head of an office closes its register."""
    return user.standing.holds(Role.HEAD, office_id) or user.standing.holds(Role.BRANCH_HEAD, office_id)
