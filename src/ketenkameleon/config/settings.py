"""Settings from the environment. `./kameleon` sets it; importing this module starts nothing and writes nothing.

KAMELEON_DATABASE_URL  the database and the user this process logs in as (owner, web or jobs); or ..._FILE
KAMELEON_GEHEIM        path of the JSON file with the keys
KAMELEON_SLEUTEL_...   a key on its own (DJANGO, VERSLEUTEL, ZOEK, TEKEN, AFDRUK, SLEUTEL); or ..._FILE
KAMELEON_HOSTS         host names the site answers to, comma separated
KAMELEON_HTTPS         "1" behind TLS, in production: secure cookies, HSTS, and nothing is served with a key missing
KAMELEON_TEMPO         other limits than the usual ones, as JSON (docs/veiligheid/koppen.md)
KAMELEON_CLAMD         host:port of clamd, which then looks at every file that is sent in
KAMELEON_TELEFOON      phone number shown on every page
KAMELEON_SNEL_WEG      where "Snel weg" on the pages of a family leads: https, a site that says nothing about this one
KAMELEON_TWEEDE_FACTOR "1": nobody works with a password alone; the default behind TLS, "0" switches it off
KAMELEON_OIDC          path of the JSON file with the login of organisaties (docs/run/inloggen.md)
KAMELEON_PROXIES       how many of our own proxies stand in front (0): whose X-Forwarded-For names the visitor
KAMELEON_BRIEVEN       folder with a folder per regio, with letters of its own (docs/run/brieven.md)
KAMELEON_TALEN         folder with translations of the pages of families (docs/run/talen.md)
KAMELEON_MAIL      smtp+tls://naam:wachtwoord@server:587, or ..._FILE; and KAMELEON_MAIL_VAN, the address it comes from
KAMELEON_HOOFDEN       folder where the signed heads of the log are put every day; empty puts them nowhere
"""

from __future__ import annotations

import os
from datetime import timedelta
from urllib.parse import unquote, urlsplit

from ketenkameleon.config import beveiliging
from ketenkameleon.koppelingen.mail.instellingen import read_mailserver
from ketenkameleon.koppelingen.oidc.aanbieders import read_providers


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


_SECRETS = beveiliging.read_secrets(os.environ)
PRODUCTIE = beveiliging.is_production(os.environ)
if PRODUCTIE:
    beveiliging.check_production(os.environ, _SECRETS)

SECRET_KEY = _SECRETS.get("django", "alleen-voor-commandos-zonder-geheim")
# Keys apart from SECRET_KEY and from each other: what is sealed with one cannot be looked up with it. The pairs are
# read anew from the file when it changes, so that keys can be changed while the site serves.
GEHEIM_PAD = "" if any(name.startswith("KAMELEON_SLEUTEL_") for name in os.environ) else os.environ.get(
    "KAMELEON_GEHEIM", "")
SLEUTELRING = beveiliging.keys_of(_SECRETS)
SLEUTEL_AFDRUK = beveiliging.key(_SECRETS, "afdruk")
SLEUTEL_TEKEN = beveiliging.key(_SECRETS, "teken")
BRIEVEN_MAP = os.environ.get("KAMELEON_BRIEVEN", "")
MAILSERVER = read_mailserver(beveiliging.from_environment("KAMELEON_MAIL", os.environ),
                             os.environ.get("KAMELEON_MAIL_VAN", ""))
HOOFDEN_MAP = os.environ.get("KAMELEON_HOOFDEN", "")

DEBUG = False
ALLOWED_HOSTS = os.environ.get("KAMELEON_HOSTS", beveiliging.LOCAL_HOSTS).split(",")
TELEFOON_HULP = os.environ.get("KAMELEON_TELEFOON", "023-555 01 00")
SNEL_WEG = beveiliging.neutral_site(os.environ.get("KAMELEON_SNEL_WEG", beveiliging.NEUTRAL))

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "ketenkameleon.web",  # before allauth: our own pages for logging in and out come first
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.usersessions",
    "csp",
    "procrastinate.contrib.django",
    "ketenkameleon.logboek",
    "ketenkameleon.post",
    "ketenkameleon.wetboek",
    "ketenkameleon.toegang",
    "ketenkameleon.regio",
    "ketenkameleon.personen",
    "ketenkameleon.team",
    "ketenkameleon.zaken",
    "ketenkameleon.delen",
    "ketenkameleon.brieven",
    "ketenkameleon.routes",
    "ketenkameleon.plan",
    "ketenkameleon.overleg",
    "ketenkameleon.gezin",
    "ketenkameleon.meldingen",
    "ketenkameleon.inzage",
    "ketenkameleon.schermen",
    "ketenkameleon.koppelingen.oidc",
    "ketenkameleon.koppelingen.mail",
]

MIDDLEWARE = [
    "ketenkameleon.web.koppen.HeadersMiddleware",
    "ketenkameleon.web.uploads.SizeMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "ketenkameleon.toegang.tempo.CountMiddleware",
    # Everything below runs inside one transaction; nothing above touches the database.
    "ketenkameleon.toegang.middleware.TransactionMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "ketenkameleon.toegang.middleware.ActorMiddleware",
    "ketenkameleon.toegang.tempo.LimitMiddleware",
    "ketenkameleon.toegang.eenmaal.OnceMiddleware",
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

DATABASES = {"default": _database(
    beveiliging.from_environment("KAMELEON_DATABASE_URL", os.environ) or "postgresql:///kameleon")}
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
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "10/m/ip,5/5m/key", "inlogbrief": "10/m/ip,60/d/ip",
                       "reauthenticate": "10/m/user"}
ACCOUNT_PREVENT_ENUMERATION = True

ACCOUNT_REAUTHENTICATION_TIMEOUT = int(timedelta(minutes=5).total_seconds())
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("KAMELEON_PROXIES", "0"))
# Behind TLS nobody works with a password alone, unless somebody wrote down that they may.
TWEEDE_FACTOR = os.environ.get("KAMELEON_TWEEDE_FACTOR", os.environ.get("KAMELEON_HTTPS", "")) == "1"
MFA_ADAPTER = "ketenkameleon.toegang.inloggen.mfa.MfaAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = os.environ.get("KAMELEON_HTTPS") != "1"
MFA_ALLOW_UNVERIFIED_EMAIL = True  # no account has an address
MFA_TOTP_ISSUER = "Ketenkameleon"
SOCIALACCOUNT_ADAPTER = "ketenkameleon.koppelingen.oidc.adapter.OidcAccounts"
SOCIALACCOUNT_PROVIDERS = {"oidc": {"APPS": read_providers(os.environ.get("KAMELEON_OIDC", ""))}}
# The way out is a link: a form may only send to ourselves (CSP form-action), wherever the answer sends it on to.
SOCIALACCOUNT_LOGIN_ON_GET = True
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_REQUESTS_TIMEOUT = 5

# The longest a cookie lives; how long a session really lasts is row sessie.duur.
SESSION_COOKIE_AGE = int(timedelta(hours=10).total_seconds())
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_ENGINE = "ketenkameleon.toegang.sessieopslag"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "ketenkameleon.toegang.inloggen.views.csrf_fout"
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {"DIRECTIVES": dict(beveiliging.CSP)}
PERMISSIONS_POLICY = beveiliging.PERMISSIONS
# A domain is put on the browsers' preload list by whoever owns it, not by a program on one of its hosts.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
if PRODUCTIE:
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    # Browsers take such a cookie from this host alone, over TLS, for the whole site: no other host can set it.
    SESSION_COOKIE_NAME = "__Host-sessionid"
    CSRF_COOKIE_NAME = "__Host-csrftoken"
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = beveiliging.HSTS_SECONDS
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

TEMPO = beveiliging.limits_from(os.environ.get("KAMELEON_TEMPO", ""))
CLAMD = os.environ.get("KAMELEON_CLAMD", "")

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands")]
# Other languages for families stand here; only what a person has read reaches them (docs/adr/0039).
LOCALE_PATHS = [path for path in [os.environ.get("KAMELEON_TALEN", "")] if path]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
USE_I18N = True
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600

DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
DATA_UPLOAD_MAX_NUMBER_FILES = 5
FILE_UPLOAD_PERMISSIONS = 0o600
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
