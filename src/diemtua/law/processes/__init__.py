"""Every kind of dossier the house knows. Importing this package declares them all."""

from diemtua.law.processes import (
    council,
    council_document,
    council_report,
    duty_roster,
    duty_swap,
    legal_aid_case,
    online_hearing_plan,
    referral,
)

__all__ = [
    "council",
    "council_document",
    "council_report",
    "duty_roster",
    "duty_swap",
    "legal_aid_case",
    "online_hearing_plan",
    "referral",
]
