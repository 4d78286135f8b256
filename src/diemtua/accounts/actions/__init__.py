"""What changes bodies, users, roles and passwords."""

from diemtua.accounts.actions.seed import load

__all__ = ["load"]
