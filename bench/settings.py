"""The system's own settings, with the database of the representative set beside it."""

import os

from diemtua.config.settings import *  # noqa: F403
from diemtua.config.settings import DATABASES

DATABASES["seed"] = {"ENGINE": "django.db.backends.sqlite3", "NAME": os.environ["BENCH_SEED"]}

if os.environ.get("BENCH_BARE"):
    # what Django costs without the system: one view, no rooms, no middleware
    INSTALLED_APPS: list[str] = []
    MIDDLEWARE: list[str] = []
    ROOT_URLCONF = "bench.bare"
