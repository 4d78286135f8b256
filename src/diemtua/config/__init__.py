"""Settings, URLs and the entry points of the server.

The system's SQLite on Debian 12 (3.40) can corrupt a database in WAL mode, so the bundled
one of `pysqlite3` takes its place before Django first imports the module.
"""

import sys

try:
    import pysqlite3
except ImportError:  # another platform: `diemtua check --deploy` judges the version it has
    pass
else:
    sys.modules["sqlite3"] = pysqlite3
    sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2
