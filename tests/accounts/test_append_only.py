from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from diemtua.accounts.actions.journal import record_change, record_login_event
from diemtua.accounts.enums import ChangeKind, LoginOutcome
from diemtua.accounts.models import User

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.mark.parametrize("of", ["login", "change"])
def test_journal_of_accounts_only_grows(head: User, administrator: User, of: str) -> None:
    row: Any = (
        record_login_event(LoginOutcome.SIGNED_IN, user=head, at=NOW)
        if of == "login"
        else record_change(ChangeKind.EDITED, head, by=administrator, at=NOW, fields=["phone"])
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        type(row).objects.filter(pk=row.pk).update(at=datetime(2020, 1, 1, tzinfo=UTC))
    with pytest.raises(IntegrityError), transaction.atomic():
        row.delete()
    assert type(row).objects.get() == row
