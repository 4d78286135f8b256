"""Accounts: users, dated roles per office, deputies and delegations, organisations, sessions."""
