"""Backup and restore: every row and every file in one sealed archive, readable by either database.

What is sealed in a column stays sealed in the archive, so the backup key alone opens nobody's secrets:
field keys, index key and anchor key are kept apart and are needed again after a restore.
"""

from diemtua.command.backup.archive import BackupNotUsable, read_archive, write_archive

__all__ = ["BackupNotUsable", "read_archive", "write_archive"]
