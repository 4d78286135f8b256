"""Django settings. Everything that differs between machines is read from the environment."""

from pathlib import Path
from typing import Any

from diemtua.config import env

PACKAGE = Path(__file__).resolve().parent.parent
DATA = Path(env.text("DIEMTUA_DATA", str(Path.cwd() / "var"))).resolve()
DATA.mkdir(mode=0o700, parents=True, exist_ok=True)
DEBUG = False

# An office runs with DIEMTUA_PRODUCTION=1: keys must be given, cookies are secure, staff need a
# second factor. Without it (demonstration, tests, development) everybody knows the keys below.
PRODUCTION = env.flag("DIEMTUA_PRODUCTION", False)
SECRET_KEY = env.text("DIEMTUA_SECRET_KEY", None if PRODUCTION else "only-for-demonstration-and-tests-" + "x" * 40)
# key id:base64 of 32 bytes, newest first; older ones still open what they sealed
FIELD_KEYS = env.keys(
    "DIEMTUA_FIELD_KEYS", None if PRODUCTION else "demo:" + "ZGllbXR1YS1kZW1vLWtleS0zMi1ieXRlcy1sb25nISE="
)
# behind the blind indexes; unlike FIELD_KEYS it can't be rotated without indexing everything again
INDEX_KEY = env.text("DIEMTUA_INDEX_KEY", None if PRODUCTION else "only-for-demonstration-and-tests-index")
ANCHOR_KEY = env.text("DIEMTUA_ANCHOR_KEY", None if PRODUCTION else "only-for-demonstration-and-tests")
# every page says that its people are made up; `diemtua demo` sets it
DEMONSTRATION = env.flag("DIEMTUA_DEMONSTRATION", False)
ALLOWED_HOSTS = env.words("DIEMTUA_HOSTS", "127.0.0.1,localhost,[::1],testserver")
CSRF_TRUSTED_ORIGINS = env.words("DIEMTUA_ORIGINS")

INSTALLED_APPS = [
    "diemtua.demo",
    "diemtua.command",
    "diemtua.portal",
    "diemtua.office",
    "diemtua.plans",
    "diemtua.duty",
    "diemtua.council",
    "diemtua.referrals",
    "diemtua.cases",
    "diemtua.workforce",
    "diemtua.people",
    "diemtua.documents",
    "diemtua.dossiers",
    "diemtua.notices",
    "diemtua.accounts",
    "diemtua.places",
    "diemtua.rulebook",
    "diemtua.shared.ui",
    "django_htmx",
    "template_partials",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "diemtua.accounts.web.middleware.KeepNothing",
    "diemtua.accounts.web.middleware.TheirLanguage",
    "diemtua.accounts.web.middleware.SaysWhatWasNotDone",
    "diemtua.accounts.web.middleware.MistakesAreRefused",
    "diemtua.accounts.web.middleware.FirstSteps",
]

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ROOT_URLCONF = "diemtua.config.urls"
WSGI_APPLICATION = "diemtua.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DATABASES: dict[str, Any] = {"default": env.database("DIEMTUA_DATABASE_URL", DATA / "diemtua.sqlite3")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # FULL survives a power cut; tests and the demonstration may trade that for speed
    synchronous = env.text("DIEMTUA_SQLITE_SYNCHRONOUS", "FULL" if PRODUCTION else "NORMAL")
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": (
            f"PRAGMA journal_mode=WAL;PRAGMA synchronous={synchronous};PRAGMA foreign_keys=ON;"
            "PRAGMA cache_size=-20000;PRAGMA temp_store=MEMORY;PRAGMA journal_size_limit=67108864;"
        ),
    }
    # threads and processes of a test share one file; in memory they would lock each other's tables
    DATABASES["default"]["TEST"] = {"NAME": str(DATA / "test.sqlite3")}
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True

# Only the limits on tries live here, and every process of the one machine must count together. In the
# database each try cost some fifty statements and a write lock that SQLite's other writers waited for.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": DATA / "cache",
        # a file is named by its key, which says whose code or, typed into the wrong field, whose password was tried
        "KEY_FUNCTION": "diemtua.shared.encryption.blind_key",
        # beyond this, entries are dropped at random: a flood of made-up codes must not wash real counts away
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 12 * 3600
# a shared machine keeps nobody's request or desk once its browser is closed
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = PRODUCTION
SECURE_SSL_REDIRECT = PRODUCTION
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = PRODUCTION
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.flag("DIEMTUA_BEHIND_PROXY", False) else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/hom-nay/"
ACCOUNT_ADAPTER = "diemtua.accounts.web.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "/dang-nhap/"
_SIGN_IN = "diemtua.accounts.web.sign_in_forms"
ACCOUNT_FORMS = {
    "login": f"{_SIGN_IN}.LoginForm",
    "change_password": f"{_SIGN_IN}.ChangePasswordForm",
    "reauthenticate": f"{_SIGN_IN}.ReauthenticateForm",
}
MFA_ADAPTER = "diemtua.accounts.web.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Điểm Tựa"
# a phone's clock may be half a minute off
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "authenticate": f"{_SIGN_IN}.CodeForm",
    "reauthenticate": f"{_SIGN_IN}.CodeAgainForm",
    "activate_totp": f"{_SIGN_IN}.ActivateForm",
}
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if env.flag("DIEMTUA_BEHIND_PROXY", False) else 0

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
FORMAT_MODULE_PATH = "diemtua.shared.ui.formats"
USE_I18N = True
USE_THOUSAND_SEPARATOR = True
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"

# Django's own default tells nobody of an error when DEBUG is off. No words of people in the log: see the formatter.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"reserved": {"()": "diemtua.config.logs.Reserved"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "reserved"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "WARNING"},
        # a page that is not there is daily life, and its address may hold a person's code
        "django.request": {"level": "ERROR"},
        # what serves the pages writes addresses by itself: it writes here, where the secret of a link is left out
        **{
            name: {"handlers": ["stderr"], "propagate": False}
            for name in ("django.server", "gunicorn.error", "gunicorn.access")
        },
    },
}

# without a collected folder, as in the demonstration, files are served from the rooms themselves
WHITENOISE_USE_FINDERS = not PRODUCTION
STATIC_URL = "static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": DATA / "files"}},
    "staticfiles": {
        # names with a digest may be kept for ever, so a second visit fetches no file again; needs `collectstatic`
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
# a file counts as sent: an office must learn that its mails go nowhere
_MAIL = "smtp" if PRODUCTION else "filebased"
EMAIL_BACKEND = env.text("DIEMTUA_EMAIL_BACKEND", f"django.core.mail.backends.{_MAIL}.EmailBackend")
EMAIL_FILE_PATH = DATA / "mail"
EMAIL_HOST = env.text("DIEMTUA_EMAIL_HOST", "localhost")
EMAIL_PORT = env.number("DIEMTUA_EMAIL_PORT", 25)
EMAIL_HOST_USER = env.text("DIEMTUA_EMAIL_USER", "")
EMAIL_HOST_PASSWORD = env.text("DIEMTUA_EMAIL_PASSWORD", "")
EMAIL_USE_TLS = env.flag("DIEMTUA_EMAIL_TLS", False)
# where links in e-mails and QR codes lead
SITE_URL = env.text("DIEMTUA_SITE_URL", None if PRODUCTION else "http://127.0.0.1:8000")
# texts to phones; a channel without an address is not offered
PHONE_GATEWAYS = {"SMS": env.gateway("DIEMTUA_SMS"), "ZALO": env.gateway("DIEMTUA_ZALO")}
DEFAULT_FROM_EMAIL = env.text("DIEMTUA_EMAIL_FROM", "diemtua@localhost")

SILENCED_SYSTEM_CHECKS: list[str] = []
