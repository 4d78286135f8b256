"""Questions about duty: places, rosters, shifts, the day, coverage. Each reader passes the user."""

from diemtua.duty.queries.absence import emptied_by, without_their_person
from diemtua.duty.queries.contacts import contact_by_uid, contacts_visible_to, told_on
from diemtua.duty.queries.coverage import Clash, Covered, clashes, covered, listed_hearing, slot_at, unattended
from diemtua.duty.queries.days import (
    MINE,
    corrections_of,
    feed_of,
    feed_subject,
    in_turn,
    log_of,
    may_read_contacts,
    now_or_next,
    office_of_log,
    on_duty_at,
)
from diemtua.duty.queries.planning import Plan, by_day, loads, plan_of, seat_of
from diemtua.duty.queries.rosters import (
    choices_dropped,
    colleagues,
    history_of,
    latest_proposal,
    obstacle_words,
    open_swaps,
    own_shifts,
    practitioner_of,
    reasons_of,
    roster_by_uid,
    rosters_visible_to,
    seats_missing,
    shift_by_uid,
    shifts_in_force,
    shifts_of_swap,
    shifts_visible_to,
    standing_shifts,
    swap_by_uid,
    swaps_visible_to,
    words_of,
)
from diemtua.duty.queries.sites import (
    bodies_served,
    current_sites,
    demand_of_site,
    demands_of,
    offices_planned,
    people_of,
    planning_offices,
    site_by_uid,
    sites_visible_to,
    ties_of,
)

__all__ = [
    "MINE", "Clash", "Covered", "Plan", "bodies_served", "by_day", "choices_dropped", "clashes", "colleagues",
    "contact_by_uid", "contacts_visible_to", "corrections_of", "covered", "current_sites", "demand_of_site",
    "demands_of", "emptied_by", "feed_of", "feed_subject", "history_of", "in_turn", "latest_proposal",
    "listed_hearing", "loads", "log_of", "may_read_contacts", "now_or_next", "obstacle_words", "office_of_log",
    "offices_planned", "on_duty_at", "open_swaps", "own_shifts", "people_of", "plan_of",
    "planning_offices", "practitioner_of", "reasons_of", "roster_by_uid", "rosters_visible_to", "seat_of",
    "seats_missing", "shift_by_uid", "shifts_in_force", "shifts_of_swap", "shifts_visible_to", "site_by_uid",
    "sites_visible_to", "slot_at", "standing_shifts", "swap_by_uid", "swaps_visible_to", "ties_of", "told_on",
    "unattended", "without_their_person", "words_of",
]  # fmt: skip
