"""Secret addresses: shown once, one open at a time, silent when revoked."""

from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import pytest
from django.db import IntegrityError

from diemtua.accounts.actions import make_secret_address, revoke_secret_address, secret_address_was_used
from diemtua.accounts.models import SecretAddress, User
from diemtua.accounts.queries import address_by_secret, open_secret_addresses, revoked_secret_addresses

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)


def test_secret_opens_its_feed_and_is_kept_nowhere(legal_aid_officer: User) -> None:
    secret = make_secret_address("hearings", user=legal_aid_officer, by=legal_aid_officer, at=AT)
    feed = address_by_secret(secret, "hearings")
    assert (feed.subject, feed.user, feed.made_at) == ("hearings", legal_aid_officer, AT)
    assert secret not in str(SecretAddress.objects.values().get())


def test_secret_opens_nothing_of_another_page(head: User) -> None:
    secret = make_secret_address("duty.site:1", user=None, by=head, at=AT)
    with pytest.raises(SecretAddress.DoesNotExist):
        address_by_secret(secret, "hearings")


def test_new_address_revokes_the_one_before(legal_aid_officer: User) -> None:
    old, new = (make_secret_address("hearings", user=legal_aid_officer, by=legal_aid_officer, at=AT) for _ in range(2))
    with pytest.raises(SecretAddress.DoesNotExist):
        address_by_secret(old, "hearings")
    assert list(open_secret_addresses(legal_aid_officer)) == [address_by_secret(new, "hearings")]


def test_feed_of_a_place_belongs_to_nobody(head: User, legal_aid_officer: User) -> None:
    place = make_secret_address("duty.site:1", user=None, by=head, at=AT)
    make_secret_address("duty.site:2", user=None, by=head, at=AT)
    assert [feed.subject for feed in open_secret_addresses(None)] == ["duty.site:1", "duty.site:2"]
    assert [feed.subject for feed in open_secret_addresses(None, "duty.site:1")] == ["duty.site:1"]
    revoke: Any = partial(revoke_secret_address, "duty.site:1", user=None, by=head, at=AT)
    assert (revoke(), revoke()) == (1, 0)
    with pytest.raises(SecretAddress.DoesNotExist):
        address_by_secret(place, "duty.")


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
        address_by_secret(secret, "hearings")


def test_reading_is_noted_once_an_hour(head: User) -> None:
    feed = address_by_secret(make_secret_address("hearings", user=head, by=head, at=AT), "hearings")
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
        SecretAddress.objects.create(subject="hearings", user=user, digest="x", made_at=AT, made_by=head)
