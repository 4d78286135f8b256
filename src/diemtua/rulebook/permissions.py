"""Who may correct the rulebook. This room stands below accounts, so it asks only what a user can say of itself."""

from typing import Protocol

from diemtua.law.vocabulary.roles import Role


class Standing(Protocol):
    """What a user holds today."""

    def holds_anywhere(self, *roles: Role) -> bool: ...


class Person(Protocol):
    """A signed-in user, as far as this room needs to know."""

    @property
    def pk(self) -> int: ...
    @property
    def full_name(self) -> str: ...
    @property
    def standing(self) -> Standing: ...


def may_correct(user: Person) -> bool:
    """Administrators of any organisation: the rulebook is one for all."""
    return user.standing.holds_anywhere(Role.ADMINISTRATOR)


def may_correct_figures(user: Person) -> bool:
    """Administrators, and the Department that sends the reports."""
    return user.standing.holds_anywhere(Role.ADMINISTRATOR, Role.DEPARTMENT)
