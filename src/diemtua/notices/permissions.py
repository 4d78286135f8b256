"""Who may run the outbox."""

from diemtua.accounts.models import User
from diemtua.law.vocabulary.roles import Role


def may_run_outbox(user: User) -> bool:
    """Administrators try again and cancel; they see what a notice is about, never its words."""
    return user.standing.holds_anywhere(Role.ADMINISTRATOR)
