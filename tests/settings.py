"""Settings of the tests: the real ones, quicker where a test gains nothing from slowness."""

import os

from diemtua.config.settings import *  # noqa: F403
from diemtua.config.settings import DATA, DATABASES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
if DATABASES["default"]["ENGINE"].endswith("postgresql"):
    # what waits for ever fails, and says on what
    DATABASES["default"]["OPTIONS"] = {"options": "-c statement_timeout=120s"}
# the static folder must exist, or its server warns
(DATA / "static").mkdir(parents=True, exist_ok=True)
# journeys drive a browser from an event loop beside the live server's threads
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
