"""What changes bodies, users, roles and passwords."""

from diemtua.accounts.actions.seed import load
from diemtua.accounts.actions.sessions import SessionNotYours, end_all_sessions, end_session

__all__ = ["SessionNotYours", "end_all_sessions", "end_session", "load"]
