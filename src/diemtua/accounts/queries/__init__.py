"""Questions about bodies and about people who sign in."""

from diemtua.accounts.queries.bodies import (
    bearer_today,
    bearers,
    bearers_of,
    group_today,
    match_body,
    members_on,
    organisation_by_code,
    organisations_found,
    organisations_on,
)
from diemtua.accounts.queries.people import (
    all_deputising_of,
    all_roles_of,
    changes_of,
    deputising_administered,
    deputising_of,
    has_second_factor,
    holders,
    login_events_of,
    organisations_administered,
    role_administered,
    roles_of,
    sessions_of,
    standing_of,
    user_administered,
    users_administered,
    users_found,
)

__all__ = [
    "all_deputising_of", "all_roles_of", "bearer_today", "bearers", "bearers_of", "changes_of",
    "deputising_administered",
    "deputising_of", "group_today", "has_second_factor", "holders", "login_events_of", "match_body", "members_on",
    "organisation_by_code", "organisations_administered", "organisations_found", "organisations_on",
    "role_administered", "roles_of", "sessions_of", "standing_of", "user_administered", "users_administered",
    "users_found",
]  # fmt: skip
