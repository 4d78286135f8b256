"""Keys of the ring are replaced: who signs in with an authenticator app is not locked out when the old key leaves."""

from typing import Any

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.core.management import call_command

from diemtua.accounts.actions import reseal_second_factors
from diemtua.accounts.models import User
from tests.command.test_rotation import NEW, OLD

pytestmark = pytest.mark.django_db


def test_secrets_of_second_factors_open_with_the_new_key_alone(head: User, settings: Any) -> None:
    settings.FIELD_KEYS = [OLD]
    seal, unseal = get_adapter().encrypt, get_adapter().decrypt
    app = Authenticator.objects.create(user=head, type="totp", data={"secret": seal("BÍ MẬT")})
    codes = {"seed": seal("hạt giống"), "used_mask": 5, "migrated_codes": [seal("1"), seal("2")]}
    recovery = Authenticator.objects.create(user=head, type="recovery_codes", data=codes)
    settings.FIELD_KEYS = [NEW, OLD]
    call_command("rotate", verbosity=0)
    assert reseal_second_factors() == 0
    settings.FIELD_KEYS = [NEW]
    app.refresh_from_db()
    recovery.refresh_from_db()
    assert (unseal(app.data["secret"]), unseal(recovery.data["seed"])) == ("BÍ MẬT", "hạt giống")
    assert ([*map(unseal, recovery.data["migrated_codes"])], recovery.data["used_mask"]) == (["1", "2"], 5)
