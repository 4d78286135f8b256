"""Who may look after accounts."""

from typing import Any

from diemtua.law.vocabulary.roles import Role


def administers(user: Any) -> bool:
    """Whether the user looks after the accounts of some body. No query beyond the standing."""
    return bool(user.is_authenticated and user.standing.holds_anywhere(Role.ADMINISTRATOR))
