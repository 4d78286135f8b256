"""Practitioners for tests."""

from datetime import date
from typing import Any

from diemtua.accounts.models import Organisation
from diemtua.law.vocabulary.practitioners import PractitionerKind
from diemtua.workforce.models import Practitioner


def practitioner(full_name: str, office: Organisation, kind: str = "LEGAL_AID_OFFICER", **more: Any) -> Practitioner:
    """Somebody with a card, and a contract where their kind needs one, good for years."""
    given: dict[str, Any] = {"card_valid_from": date(2020, 1, 1)}
    if kind in (PractitionerKind.CONTRACT_LAWYER, PractitionerKind.COLLABORATOR):
        given |= {"contract_from": date(2025, 1, 1), "contract_to": date(2028, 1, 1)}
    return Practitioner.objects.create(full_name=full_name, office=office, kind=kind, **{**given, **more})
