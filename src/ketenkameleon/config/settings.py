"""Settings from the environment. `./kameleon` sets it; importing this module starts nothing and writes nothing.

KAMELEON_DATABASE_URL  the database and the user this process logs in as (owner, web or jobs)
KAMELEON_GEHEIM        path of the JSON file with the keys
KAMELEON_HOSTS         host names the site answers to, comma separated
KAMELEON_HTTPS         "1" behind TLS: secure cookies, HSTS
KAMELEON_TELEFOON      phone number shown on every page
KAMELEON_HOOFDEN       folder where the signed heads of the log are put every day; empty puts them nowhere
"""

from __future__ import annotations

import base64
import json
import os
from datetime import timedelta
from pathlib import Path
from urllib.parse import unquote, urlsplit

from csp.constants import NONE, SELF


def _secrets() -> dict[str, str]:
    path = os.environ.get("KAMELEON_GEHEIM", "")
    if not path:
        return {}
    return dict(json.loads(Path(path).read_text(encoding="utf-8")))


def _database(url: str) -> dict[str, object]:
    parts = urlsplit(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "NAME": parts.path.lstrip("/"),
        "CONN_HEALTH_CHECKS": False,
        "CONN_MAX_AGE": None,
        "OPTIONS": {"connect_timeout": 5, "application_name": "kameleon"},
    }


_SECRETS = _secrets()

SECRET_KEY = _SECRETS.get("django", "alleen-voor-commandos-zonder-geheim")
# Two keys, apart from SECRET_KEY and from each other: what is sealed with one cannot be looked up with it.
SLEUTEL_VERSLEUTEL = base64.b64decode(_SECRETS.get("versleutel", ""))
SLEUTEL_ZOEK = base64.b64decode(_SECRETS.get("zoek", ""))
SLEUTEL_TEKEN = base64.b64decode(_SECRETS.get("teken", ""))
HOOFDEN_MAP = os.environ.get("KAMELEON_HOOFDEN", "")

DEBUG = False
ALLOWED_HOSTS = os.environ.get("KAMELEON_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
TELEFOON_HULP = os.environ.get("KAMELEON_TELEFOON", "023-555 01 00")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "ketenkameleon.web",  # before allauth: our own pages for logging in and out come first
    "allauth",
    "allauth.account",
    "csp",
    "procrastinate.contrib.django",
    "ketenkameleon.logboek",
    "ketenkameleon.wetboek",
    "ketenkameleon.toegang",
    "ketenkameleon.regio",
    "ketenkameleon.personen",
    "ketenkameleon.team",
    "ketenkameleon.zaken",
    "ketenkameleon.meldingen",
    "ketenkameleon.schermen",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    # Everything below runs inside one transaction; nothing above touches the database.
    "ketenkameleon.toegang.middleware.TransactionMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "ketenkameleon.toegang.middleware.ActorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "ketenkameleon.config.urls"
WSGI_APPLICATION = "ketenkameleon.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "ketenkameleon.web.context.chrome",
                "ketenkameleon.schermen.navigatie.navigatie",
            ],
        },
    }
]

DATABASES = {"default": _database(os.environ.get("KAMELEON_DATABASE_URL", "postgresql:///kameleon"))}
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "toegang_cache",
    }
}

AUTH_USER_MODEL = "toegang.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "ketenkameleon.toegang.adapter.Adapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = "gebruikersnaam"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "10/m/ip,5/5m/key"}
ACCOUNT_PREVENT_ENUMERATION = True

SESSION_COOKIE_AGE = int(timedelta(hours=10).total_seconds())
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = False
CSRF_FAILURE_VIEW = "ketenkameleon.web.views.csrf_fout"
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    }
}
if os.environ.get("KAMELEON_HTTPS") == "1":
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = int(timedelta(days=365).total_seconds())
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
USE_I18N = True
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600

DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
PROCRASTINATE_ON_APP_READY = None

# A request's body, a person's number or a note never reaches a log: messages at WARNING and up, faults without values.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"zonder_waarden": {"()": "ketenkameleon.config.logregels.ZonderWaarden"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "zonder_waarden"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"django.request": {"level": "ERROR"}, "procrastinate": {"level": "WARNING"}},
}
