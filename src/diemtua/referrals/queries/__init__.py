"""Questions about referrals. Whoever asks sees what they were granted: a body what it sent, an office what came."""

from diemtua.referrals.queries.offers import bodies_to_send_for, offices_to_send_to
from diemtua.referrals.queries.reading import (
    FILTERS,
    listed,
    received_by,
    recognised_people,
    referral_by_uid,
    referrals_visible_to,
    request_seen,
    requests_of_the_same_name,
    same_person_sent_lately,
)

__all__ = [
    "FILTERS",
    "bodies_to_send_for",
    "listed",
    "offices_to_send_to",
    "received_by",
    "recognised_people",
    "referral_by_uid",
    "referrals_visible_to",
    "request_seen",
    "requests_of_the_same_name",
    "same_person_sent_lately",
]
