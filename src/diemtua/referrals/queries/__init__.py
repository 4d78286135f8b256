"""Questions about referrals. Whoever asks sees what they were granted: a body what it sent, an office what came."""

from diemtua.referrals.queries.comparing import (
    bodies_compared,
    check_by_uid,
    checks_visible_to,
    offices_compared_by,
    row_by_uid,
    rows_of,
)
from diemtua.referrals.queries.figures import WANTED, Board, boards, referrals_counted, rows_counted, total_of_boards
from diemtua.referrals.queries.links import (
    Introduction,
    Link,
    bodies_to_link,
    introduction_by_uid,
    introduction_proved,
    link_by_secret,
    link_to_take_back,
    links_of,
)
from diemtua.referrals.queries.offers import ends_of_sending, offices_to_send_to
from diemtua.referrals.queries.reading import (
    FILTERS,
    listed,
    recognised_people,
    referral_by_uid,
    referrals_visible_to,
    requests_of_the_same_name,
    same_person_sent_lately,
)

__all__ = [
    "FILTERS",
    "WANTED",
    "Board",
    "Introduction",
    "Link",
    "boards",
    "bodies_compared",
    "bodies_to_link",
    "check_by_uid",
    "checks_visible_to",
    "ends_of_sending",
    "introduction_by_uid",
    "introduction_proved",
    "link_by_secret",
    "link_to_take_back",
    "links_of",
    "listed",
    "offices_compared_by",
    "offices_to_send_to",
    "recognised_people",
    "referral_by_uid",
    "referrals_counted",
    "referrals_visible_to",
    "requests_of_the_same_name",
    "row_by_uid",
    "rows_counted",
    "rows_of",
    "same_person_sent_lately",
    "total_of_boards",
]
