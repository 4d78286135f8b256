"""Every kind of dossier the house knows. Importing this package declares them all."""

from diemtua.law.processes import legal_aid_case, online_hearing_plan, referral

__all__ = ["legal_aid_case", "online_hearing_plan", "referral"]
