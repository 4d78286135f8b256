"""Every role against every page and act of a room: one table a room, one built situation for all its rows.

A new address needs a row in its room's table, or tests/architecture/test_access.py fails; a new predicate of a process
needs one in `WHO`.
"""
