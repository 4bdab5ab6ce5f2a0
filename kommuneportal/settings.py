"""One settings file, read from the environment, safe by default."""

from pathlib import Path

import environ
from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _


BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
environ.Env.read_env(BASE_DIR / ".env")

# --- Mode -------------------------------------------------------------------
DEBUG = env.bool("DEBUG", default=False)
# The demo shows its own log-ins and mails on /demo/; never on in production.
DEMO = env.bool("DEMO", default=False)
# https is assumed unless it is switched off, so that a forgotten variable fails closed.
HTTPS = env.bool("HTTPS", default=not (DEBUG or DEMO))
# A key that everybody knows is worse than none: production refuses to start without its own
# (core.E003); tests and demo use this one.
USIKKER_NOKKEL = "usikker-nokkel-bare-for-demo-og-tester-" + "0" * 32
SECRET_KEY = env.str("SECRET_KEY", default=USIKKER_NOKKEL)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
# The address that links in mails begin with.
NETTSTED = env.str("NETTSTED", default="http://localhost:8000").rstrip("/")

# --- Applications -----------------------------------------------------------
INSTALLED_APPS = [
    "kommuneportal.core",
    "kommuneportal.design",
    "organisasjoner",
    "mottak",
    "kartlegging",
    "kobling",
    "kommuneportal.rapport",
    "kommuneportal.demo",
    "kommuneportal.drift",
    "kommuneportal.core.forvaltning.ForvaltningConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "crispy_forms",
    "csp",
    "django_tasks",
    "kommuneportal.core.forvaltning.OppgaverConfig",  # django_tasks_db
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    # Before WhiteNoise, so that static files carry the policy too.
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # For old telephones on slow lines; padded at random, so that the length tells nothing.
    "django.middleware.gzip.GZipMiddleware",
    "kommuneportal.core.middleware.hoder",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "kommuneportal.core.middleware.okt",
    "kommuneportal.core.middleware.KommuneMiddleware",
    "kommuneportal.core.middleware.AvbruttInnsending",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "kommuneportal.core.middleware.KravOmTofaktor",
    "kommuneportal.drift.middleware.Lenkefeil",
    "kommuneportal.rapport.middleware.menytall",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "kommuneportal.urls"
WSGI_APPLICATION = "kommuneportal.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "kommuneportal.design.kontekst.design",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
        },
    },
]
FORM_RENDERER = "kommuneportal.design.skjemategner.Skjemategner"
CRISPY_ALLOWED_TEMPLATE_PACKS = "designsystemet"
CRISPY_TEMPLATE_PACK = "designsystemet"

# --- Database ---------------------------------------------------------------
DATABASES = {
    "default": env.db_url("DATABASE_URL", default=f"sqlite:///{BASE_DIR / 'portal.sqlite3'}")
}
DATABASES["default"]["ATOMIC_REQUESTS"] = True
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Writers queue instead of failing half-way: a transaction that starts by reading cannot be
    # turned into a writing one while another writes.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        # Deleted answers are overwritten with zeros; not every build of SQLite does so by itself.
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; "
            "PRAGMA secure_delete=ON"
        ),
    }
else:
    # A new connection costs more than most pages. One that died meanwhile is made anew.
    DATABASES["default"].setdefault("CONN_MAX_AGE", 60)
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Shared by all workers, or log-in limits would be multiplied by the number of processes.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "hurtiglager",
    }
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# --- Language and time ------------------------------------------------------
LANGUAGE_CODE = "nb"
LANGUAGES = [("nb", _("bokmål"))]
LOCALE_PATHS = [BASE_DIR / "kommuneportal" / "locale"]
TIME_ZONE = "Europe/Oslo"
USE_I18N = True
USE_TZ = True

# --- Accounts ---------------------------------------------------------------
AUTH_USER_MODEL = "core.Bruker"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "kommuneportal.core.kontoskjema.Minstelengde",
        "OPTIONS": {"min_length": 15},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "core:hjem"
ACCOUNT_ADAPTER = "kommuneportal.core.adapter.Kontoadapter"
MFA_ADAPTER = "kommuneportal.core.adapter.Tofaktoradapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_MODEL_EMAIL_FIELD = "email"
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("PROXYER", default=0)
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_FORMS = {"activate_totp": "kommuneportal.core.kontoskjema.SlaPaKodeForm"}
MFA_TOTP_ISSUER = "Frivillig sammen"
USERSESSIONS_TRACK_ACTIVITY = False

# --- Sessions and cookies ---------------------------------------------------
# 30 idle minutes; the eight hours are held by core.middleware.okt.
SESSION_ENGINE = "kommuneportal.core.okter"
SESSION_COOKIE_AGE = 30 * 60
OKT_LENGSTE_TID_S = 8 * 60 * 60
SESSION_SAVE_EVERY_REQUEST = True
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
# A log-in gives a new token: a form that was open meanwhile is shown again instead of lost.
CSRF_FAILURE_VIEW = "kommuneportal.drift.uten_token.uten_gyldig_token"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME = "__Host-okt" if HTTPS else "okt"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# --- Security headers -------------------------------------------------------
SECURE_SSL_REDIRECT = HTTPS and env.bool("SSL_VIDERESENDING", default=True)
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if ALLAUTH_TRUSTED_PROXY_COUNT else None
)
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_REDIRECT_EXEMPT = [r"^helse/$"]
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

# --- Mail -------------------------------------------------------------------
EMAIL_BACKEND = env.str("EMAIL_BACKEND", default="kommuneportal.core.post.Postgang")
EMAIL_HOST = env.str("EMAIL_HOST", default="localhost")
EMAIL_PORT = env.int("EMAIL_PORT", default=25)
EMAIL_HOST_USER = env.str("EMAIL_HOST_USER", default="")
EMAIL_HOST_PASSWORD = env.str("EMAIL_HOST_PASSWORD", default="")
EMAIL_USE_TLS = env.bool("EMAIL_USE_TLS", default=False)
EMAIL_TIMEOUT = 15
DEFAULT_FROM_EMAIL = env.str("EPOST_FRA", default="Frivillig sammen <ikke-svar@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# --- Files ------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = Path(env.str("STATIC_ROOT", default=str(BASE_DIR / "staticfiles")))
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": env.str(
            "STATIC_LAGER",
            default="django.contrib.staticfiles.storage.StaticFilesStorage"
            if DEBUG or DEMO
            else "whitenoise.storage.CompressedManifestStaticFilesStorage",
        )
    },
}
# Found straight in static/ in tests and demo, so that neither needs collectstatic.
WHITENOISE_USE_FINDERS = env.bool("WHITENOISE_FINN", default=DEBUG or DEMO)
WHITENOISE_AUTOREFRESH = DEBUG
# Originals of uploaded surveys lie here until they are confirmed or cancelled, at most 24 hours.
PRIVAT_MAPPE = Path(env.str("PRIVAT_MAPPE", default=str(BASE_DIR / "var" / "privat")))
OPPLASTING_MAKS_BYTE = env.int("OPPLASTING_MAKS_MIB", default=10) * 1024 * 1024
OPPLASTING_MAKS_PERSONER = env.int("OPPLASTING_MAKS_PERSONER", default=5000)
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
FILE_UPLOAD_PERMISSIONS = 0o600

# --- Logging: to the console, and never a personal value ---------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "kort": {
            "()": "kommuneportal.core.logg.UtenHemmeligheter",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        }
    },
    "handlers": {"konsoll": {"class": "logging.StreamHandler", "formatter": "kort"}},
    "root": {"handlers": ["konsoll"], "level": env.str("LOGGNIVA", default="WARNING")},
}
