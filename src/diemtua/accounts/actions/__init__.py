"""What changes bodies, users, roles and passwords."""

from diemtua.accounts.actions.bodies import CodeTaken, SuccessorNotPossible, add_body, correct_body, name_successor
from diemtua.accounts.actions.second_factors import reseal_second_factors
from diemtua.accounts.actions.secret_addresses import (
    make_secret_address,
    revoke_secret_address,
    secret_address_was_used,
    warned_of_end,
)
from diemtua.accounts.actions.seed import load
from diemtua.accounts.actions.sessions import (
    SessionNotYours,
    end_all_sessions,
    end_session,
    forget_ended_sessions,
)
from diemtua.accounts.actions.users import (
    AccountChangeNotPossible,
    AccountIsOnesOwn,
    DeputyAlreadyNamed,
    PeriodEndsBeforeItStarts,
    PostNotHeld,
    RoleAlreadyHeld,
    UsernameTaken,
    choose_language,
    deactivate,
    edit_account,
    end_deputising,
    end_role,
    give_role,
    name_deputy,
    open_account,
    reactivate,
    reset_password,
    reset_second_factor,
)

__all__ = [
    "AccountChangeNotPossible",
    "AccountIsOnesOwn",
    "CodeTaken",
    "DeputyAlreadyNamed",
    "PeriodEndsBeforeItStarts",
    "PostNotHeld",
    "RoleAlreadyHeld",
    "SessionNotYours",
    "SuccessorNotPossible",
    "UsernameTaken",
    "add_body",
    "choose_language",
    "correct_body",
    "deactivate",
    "edit_account",
    "end_all_sessions",
    "end_deputising",
    "end_role",
    "end_session",
    "forget_ended_sessions",
    "give_role",
    "load",
    "make_secret_address",
    "name_deputy",
    "name_successor",
    "open_account",
    "reactivate",
    "reseal_second_factors",
    "reset_password",
    "reset_second_factor",
    "revoke_secret_address",
    "secret_address_was_used",
    "warned_of_end",
]
