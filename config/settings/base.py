"""What holds everywhere. Whatever differs from place to place comes from the environment."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

ROOT = Path(__file__).resolve().parents[2]
VAR = ROOT / "var"

env = environ.Env()
env.read_env(ROOT / ".env")

VERSION = "0.1.0"

DEBUG = env.bool("DEBUG", default=False)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

INSTALLED_APPS = [
    "config.apps.TouchstoneAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "simple_history",
    "config.apps.LoginLimitsConfig",
    "evidence",
    "hypotheses",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "config.middleware.refuse_nul",
    "config.bodies.refuse_bodies",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "config.busy.AnswerBusy",
    # the last: it answers in the place of a login that was one too many
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "config" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

#: SQLite as a small server: readers beside one writer (WAL), a writer takes its lock at the start of its transaction
#: and waits its turn, so that two writers never meet half-way.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA mmap_size=134217728;"
        "PRAGMA cache_size=-64000;PRAGMA temp_store=MEMORY;"
    ),
}


#: Compiling a table's long statement takes PostgreSQL longer (seconds) than running it; and a table over a million
#: assessments sorts in memory rather than on disk.
POSTGRESQL_OPTIONS = {"options": "-c jit=off -c work_mem=64MB"}


def database_from_environment() -> dict[str, Any]:
    """The database that DATABASE_URL names, else the embedded SQLite file under var/.

    Raises:
        ImproperlyConfigured: when DATABASE_URL names neither a SQLite file nor a PostgreSQL database.
    """
    url = env.str("DATABASE_URL", default="") or f"sqlite:///{VAR / 'touchstone.sqlite3'}"
    database = env.db_url_config(url)
    if database.get("ENGINE") == "django.db.backends.sqlite3":
        return {**database, "OPTIONS": database.get("OPTIONS", {}) | SQLITE_OPTIONS}
    if database.get("ENGINE") == "django.db.backends.postgresql":
        options = database.get("OPTIONS", {}) | POSTGRESQL_OPTIONS
        return {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True, **database, "OPTIONS": options}
    raise ImproperlyConfigured(
        "DATABASE_URL must look like postgres://user:password@host/name or sqlite:////path/to/file; "
        f"it begins with “{url.partition(':')[0]}”."
    )


DATABASES = {"default": database_from_environment()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "evidence.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",  # the first: who is locked out is not even asked for the password
    "config.rights.Rights",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "study-list"
LOGOUT_REDIRECT_URL = "login"

#: How often a login may fail from one address within the time below: for one account, and for all together.
AXES_FAILURE_LIMIT = env.int("LOGIN_FAILURES_OF_ACCOUNT", default=10)
LOGIN_FAILURES_OF_ADDRESS = env.int("LOGIN_FAILURES_OF_ADDRESS", default=50)
AXES_COOLOFF_TIME = timedelta(minutes=env.int("LOGIN_LOCKED_MINUTES", default=15))
AXES_HANDLER = "config.login_limits.LoginLimits"
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"], "ip_address"]
AXES_LOCKOUT_CALLABLE = "config.login_limits.told_to_wait"
AXES_USERNAME_CALLABLE = "config.login_limits.named_account"
AXES_CLIENT_IP_CALLABLE = "evidence.api.client_address.client_address"
AXES_RESET_ON_SUCCESS = True
#: The wait that was announced is the wait; trying in vain does not lengthen it.
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
#: Who logged in when is nobody's business, and what a form carried less so.
AXES_DISABLE_ACCESS_LOG = True
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "csrfmiddlewaretoken", "next", "token"]
AXES_VERBOSE = False
AXES_ENABLE_ADMIN = False

LANGUAGE_CODE = "en-us"
TIME_ZONE = "UTC"
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
#: where uploaded spreadsheets wait between preview and import; under no address of the site
UPLOADS = Path(env.str("UPLOADS", default=str(VAR / "uploads")))
#: scans of documents; likewise, so there is no MEDIA_URL
MEDIA_ROOT = Path(env.str("SCANS", default=str(VAR / "scans")))
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [ROOT / "config" / "static"]

#: Nothing from the internet, no inline script or style: a page can only load what this server sends.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"

#: How many proxies of ours stand in front, each adding an entry to X-Forwarded-For; without any, nobody is believed.
NUM_PROXIES = env.int("NUM_PROXIES", default=0)
#: How many requests to the API a minute are answered one person, and one address without login; 0 for any number.
API_RATES = {
    "reads": env.int("API_READS_A_MINUTE", default=3000),
    "writes": env.int("API_WRITES_A_MINUTE", default=600),
    "anonymous": env.int("API_ANONYMOUS_A_MINUTE", default=300),
    "refused": env.int("API_REFUSED_A_MINUTE", default=60),
}
#: where they are counted, in one file for all workers of this machine
API_COUNTS = Path(env.str("API_COUNTS", default=str(VAR / "requests.sqlite3")))
#: how many bytes a request to the API may have
API_LARGEST_BODY = env.int("API_LARGEST_BODY", default=10_000_000)

REST_FRAMEWORK = {
    # The first one says how to log in when somebody did not.
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "evidence.api.authentication.TokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    # The querysets decide what exists for whom; without login only what a study's lead made public does.
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"],
    "DEFAULT_PARSER_CLASSES": ["config.parsers.StrictJSONParser"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_THROTTLE_CLASSES": ["evidence.api.throttling.PerMinute"],
    "DEFAULT_FILTER_BACKENDS": ["django_filters.rest_framework.DjangoFilterBackend"],
    "DEFAULT_PAGINATION_CLASS": "config.pagination.StableCursorPagination",
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "config.exceptions.handle",
    "PAGE_SIZE": 50,
}

SPECTACULAR_SETTINGS = {
    "TITLE": "Touchstone",
    "DESCRIPTION": "Archival documents, coded passages, and the verdicts they add up to.",
    "VERSION": VERSION,
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "config.refusals.describe_refusals",
    ],
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    # No validator: on a server it would be asked for over the internet.
    "SWAGGER_UI_SETTINGS": {"deepLinking": True, "validatorUrl": None},
    # Closed lists keep their names: the framework would make them up from the fields that use them.
    "ENUM_NAME_OVERRIDES": {
        "Access": "evidence.choices.Access",
        "AgentKind": "evidence.choices.AgentKind",
        "AgentRole": "evidence.choices.AgentRole",
        "CollectionLevel": "evidence.choices.CollectionLevel",
        "Confirmation": "evidence.choices.Confirmation",
        "DifferenceKind": "evidence.choices.DifferenceKind",
        "Directness": "evidence.choices.Directness",
        "DocumentKind": "evidence.choices.DocumentKind",
        "Grade": "evidence.choices.Grade",
        "HoldingStatus": "evidence.choices.HoldingStatus",
        "NoteKind": "evidence.choices.NoteKind",
        "PageCheck": "evidence.choices.PageCheck",
        "SourceClass": "evidence.choices.SourceClass",
        "TextKind": "evidence.choices.TextKind",
        "Verification": "evidence.choices.Verification",
        "Visibility": "evidence.choices.Visibility",
        "AssessmentStatus": "hypotheses.choices.AssessmentStatus",
        "By": "hypotheses.choices.By",
        "Basis": "hypotheses.choices.Basis",
        "Direction": "hypotheses.choices.Direction",
        "ExplanationRole": "hypotheses.choices.ExplanationRole",
        "Flag": "hypotheses.choices.Flag",
        "LinkKind": "hypotheses.choices.LinkKind",
        "PredictionKind": "hypotheses.choices.PredictionKind",
        "RivalStatus": "hypotheses.choices.RivalStatus",
        "TestType": "hypotheses.choices.TestType",
        "TraceKind": "hypotheses.choices.TraceKind",
        "Verdict": "hypotheses.choices.Verdict",
    },
}

SIMPLE_HISTORY_HISTORY_CHANGE_REASON_USE_TEXT_FIELD = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
