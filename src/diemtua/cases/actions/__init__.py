"""What the acts of a legal aid case do to this room's tables."""

from diemtua.cases.actions import appointment, ending, hearing_plans, hearings, reception, work

__all__ = ["appointment", "ending", "hearing_plans", "hearings", "reception", "work"]
