"""What the acts of a legal aid case do to this room's tables."""

from diemtua.cases.actions import appointment, ending, reception, work

__all__ = ["appointment", "ending", "reception", "work"]
