"""Secret addresses: shown once, one open at a time, silent when revoked."""

from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any

import pytest
from django.db import IntegrityError

from diemtua.accounts.actions import (
    make_secret_address,
    revoke_secret_address,
    secret_address_was_used,
    warned_of_end,
)
from diemtua.accounts.models import SecretAddress, User
from diemtua.accounts.queries import (
    address_by_secret,
    open_secret_addresses,
    revoked_secret_addresses,
    secret_addresses_ending,
)
from diemtua.rulebook.enums import ParameterKey
from diemtua.rulebook.models import Parameter

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
DAY, NEXT_YEAR = date(2026, 11, 23), date(2027, 11, 23)


def test_secret_opens_its_feed_and_is_kept_nowhere(legal_aid_officer: User) -> None:
    secret = make_secret_address("hearings", user=legal_aid_officer, by=legal_aid_officer, at=AT)
    feed = address_by_secret(secret, "hearings", DAY)
    assert (feed.subject, feed.user, feed.made_at) == ("hearings", legal_aid_officer, AT)
    assert secret not in str(SecretAddress.objects.values().get())


def test_secret_opens_nothing_of_another_page(head: User) -> None:
    secret = make_secret_address("duty.site:1", user=None, by=head, at=AT)
    with pytest.raises(SecretAddress.DoesNotExist):
        address_by_secret(secret, "hearings", DAY)


def test_new_address_revokes_the_one_before(legal_aid_officer: User) -> None:
    old, new = (make_secret_address("hearings", user=legal_aid_officer, by=legal_aid_officer, at=AT) for _ in range(2))
    with pytest.raises(SecretAddress.DoesNotExist):
        address_by_secret(old, "hearings", DAY)
    assert list(open_secret_addresses(legal_aid_officer)) == [address_by_secret(new, "hearings", DAY)]


def test_feed_of_a_place_belongs_to_nobody(head: User, legal_aid_officer: User) -> None:
    place = make_secret_address("duty.site:1", user=None, by=head, at=AT)
    make_secret_address("duty.site:2", user=None, by=head, at=AT)
    assert [feed.subject for feed in open_secret_addresses(None)] == ["duty.site:1", "duty.site:2"]
    assert [feed.subject for feed in open_secret_addresses(None, "duty.site:1")] == ["duty.site:1"]
    revoke: Any = partial(revoke_secret_address, "duty.site:1", user=None, by=head, at=AT)
    assert (revoke(), revoke()) == (1, 0)
    with pytest.raises(SecretAddress.DoesNotExist):
        address_by_secret(place, "duty.", DAY)


def test_who_took_an_address_back_and_when_stays(head: User, desk_officer: User) -> None:
    later, last = AT + timedelta(hours=1), AT + timedelta(hours=2)
    make_secret_address("duty.site:1", user=None, by=head, at=AT)
    make_secret_address("duty.site:1", user=None, by=desk_officer, at=later)
    revoke_secret_address("duty.site:1", user=None, by=head, at=last)
    told = SecretAddress.objects.order_by("pk").values_list("made_by", "revoked_by", "revoked_at")
    assert list(told) == [(head.pk, desk_officer.pk, later), (desk_officer.pk, head.pk, last)]
    gone = revoked_secret_addresses(None, "duty.site:1")
    assert [(each.made_by, each.revoked_by) for each in gone] == [(desk_officer, head), (head, desk_officer)]
    assert list(revoked_secret_addresses(head, "duty.site:1")) == []
    with pytest.raises(IntegrityError):
        SecretAddress.objects.update(revoked_by=None)


def test_feed_of_who_left_answers_nobody(legal_aid_officer: User) -> None:
    secret = make_secret_address("hearings", user=legal_aid_officer, by=legal_aid_officer, at=AT)
    legal_aid_officer.is_active = False
    legal_aid_officer.save()
    with pytest.raises(SecretAddress.DoesNotExist):
        address_by_secret(secret, "hearings", DAY)


def test_reading_is_noted_once_an_hour(head: User) -> None:
    feed = address_by_secret(make_secret_address("hearings", user=head, by=head, at=AT), "hearings", DAY)
    seen = []
    for minutes in (0, 30, 61):
        secret_address_was_used(feed, AT + timedelta(minutes=minutes))
        seen.append(SecretAddress.objects.get().read_at)
    assert seen == [AT, AT, AT + timedelta(minutes=61)]


@pytest.mark.parametrize("whose", ["head", None])
def test_database_keeps_one_open_address(head: User, whose: str | None) -> None:
    user = head if whose else None
    make_secret_address("hearings", user=user, by=head, at=AT)
    with pytest.raises(IntegrityError):
        SecretAddress.objects.create(subject="hearings", user=user, digest="x", made_at=AT, made_by=head, ends_on=DAY)


def test_address_answers_to_the_end_of_its_last_day_and_is_renewed_by_a_fresh_one(head: User) -> None:
    old = make_secret_address("hearings", user=head, by=head, at=AT)
    assert address_by_secret(old, "hearings", NEXT_YEAR).ends_on == NEXT_YEAR
    after = NEXT_YEAR + timedelta(days=1)
    with pytest.raises(SecretAddress.DoesNotExist):
        address_by_secret(old, "hearings", after)
    assert [each.ends_on for each in open_secret_addresses(head)] == [NEXT_YEAR]
    new = make_secret_address("hearings", user=head, by=head, at=AT + timedelta(days=366))
    assert (new == old, address_by_secret(new, "hearings", after).ends_on) == (False, date(2028, 11, 24))


@pytest.mark.parametrize(
    ("months", "ends_on"), [(1, date(2026, 12, 23)), (0, date(2026, 12, 23)), (240, date(2029, 11, 23))]
)
def test_office_chooses_for_how_long_but_neither_no_time_nor_ever(head: User, months: int, ends_on: date) -> None:
    Parameter.objects.create(key=ParameterKey.SECRET_ADDRESS_MONTHS, value=months, valid_from=DAY)
    make_secret_address("hearings", user=head, by=head, at=AT)
    assert SecretAddress.objects.get().ends_on == ends_on


@pytest.mark.parametrize(("days_left", "told"), [(15, 0), (14, 1), (0, 1), (-1, 0)])
def test_end_is_near_for_two_weeks(head: User, days_left: int, told: int) -> None:
    make_secret_address("hearings", user=head, by=head, at=AT)
    assert secret_addresses_ending("hearings", NEXT_YEAR - timedelta(days=days_left)).count() == told
    assert secret_addresses_ending("duty.", NEXT_YEAR).count() == 0


def test_end_is_told_once_and_only_to_who_is_still_here(head: User) -> None:
    make_secret_address("hearings", user=head, by=head, at=AT)
    [address] = secret_addresses_ending("hearings", NEXT_YEAR)
    assert [warned_of_end(address, AT), warned_of_end(address, AT)] == [True, False]
    assert secret_addresses_ending("hearings", NEXT_YEAR).count() == 0
    SecretAddress.objects.update(warned_at=None)
    User.objects.filter(pk=head.pk).update(is_active=False)
    assert secret_addresses_ending("hearings", NEXT_YEAR).count() == 0
