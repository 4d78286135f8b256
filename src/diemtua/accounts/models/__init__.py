"""Users, the bodies they work for, and what each holds from when to when."""

from diemtua.accounts.models.bodies import (
    BodyGroup,
    GroupMember,
    Organisation,
    OrganisationAlias,
    OrganisationSuccession,
)
from diemtua.accounts.models.journal import AccountChange, LoginEvent
from diemtua.accounts.models.secret_addresses import SecretAddress
from diemtua.accounts.models.standing import Deputising, RoleHeld, Signature, Standing, counts_while
from diemtua.accounts.models.users import User

__all__ = [
    "AccountChange",
    "BodyGroup",
    "Deputising",
    "GroupMember",
    "LoginEvent",
    "Organisation",
    "OrganisationAlias",
    "OrganisationSuccession",
    "RoleHeld",
    "SecretAddress",
    "Signature",
    "Standing",
    "User",
    "counts_while",
]
