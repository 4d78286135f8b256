"""What the acts of a referral do to this room's tables, and what is no act: comparing registers."""

from diemtua.referrals.actions import answering, sending

__all__ = ["answering", "sending"]
