"""Django's settings. What differs per installation comes from ``environment``."""

from typing import Any

import dj_database_url
from csp.constants import NONE, SELF

from rugzak.config.environment import CHECKOUT, Environment, Mode
from rugzak.config.pages.logs import LOGGING  # noqa: F401 (Django reads it here)
from rugzak.ground.notices.mail_server import MailServer

ENVIRONMENT = Environment.read()
DEMO = ENVIRONMENT.is_demo
DEBUG = False
SECRET_KEY = ENVIRONMENT.secret_key
ALLOWED_HOSTS = list(ENVIRONMENT.hosts)
CSRF_TRUSTED_ORIGINS = list(ENVIRONMENT.origins)
ROOT_URLCONF = "rugzak.config.urls"
WSGI_APPLICATION = "rugzak.config.wsgi.application"
RAISE_ON_LATE_READS = True

INSTALLED_APPS = [
    "rugzak.config",
    "rugzak.config.pages",
    "rugzak.across.desk",
    "rugzak.apps.planning",
    "rugzak.apps.gatherings",
    "rugzak.apps.support",
    "rugzak.apps.coaching",
    "rugzak.apps.cards",
    "rugzak.apps.backpack",
    "rugzak.apps.agenda",
    "rugzak.apps.programmes",
    "rugzak.across.privacy",
    "rugzak.apps.reflection",
    "rugzak.across.office",
    "rugzak.apps.library",
    "rugzak.apps.actions",
    "rugzak.apps.people",
    "rugzak.ground.live",
    "rugzak.ground.pocket",
    "rugzak.ground.notices",
    "rugzak.ground.trust",
    "rugzak.ground.exchange",
    "rugzak.ground.accounts",
    "rugzak.ground.ui",
    "rugzak.ground.print",
    "rugzak.ground.jobs",
    "rugzak.ground.happenings",
    "rugzak.ground.tenancy",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "procrastinate.contrib.django",
    "pghistory",
    "pgtrigger",
    # Reads the rules.py of every app.
    "rules.apps.AutodiscoverRulesConfig",
    "csp",
    "django_htmx",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "rugzak.config.pages.middleware.NumberMiddleware",
    "rugzak.config.pages.middleware.HeadersMiddleware",
    "rugzak.config.pages.middleware.BodySizeMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Pages only: files are compressed already. It adds a random number of bytes, so that the
    # length of an answer tells nothing (BREACH); a cookie goes along with no other site's requests.
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "rugzak.apps.people.middleware.PersonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "rugzak.ground.pocket.middleware.LeftMiddleware",
    "rugzak.ground.accounts.middleware.AccessMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "rugzak.ground.ui.templatetags.ui",
                "rugzak.ground.tenancy.templatetags.words",
                "rugzak.ground.kernel.templatetags.panels",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "rugzak.across.desk.context.nav",
                "rugzak.ground.accounts.context.account_links",
                "rugzak.config.pages.context.links",
                "rugzak.ground.notices.context.bell",
                "rugzak.ground.pocket.context.pocket",
                "rugzak.across.office.context.organisation_style",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# ── Database: always as the application's role, which forced row-level security binds ──
_address = dj_database_url.parse(ENVIRONMENT.database_url or "postgresql://rugzak_app@localhost/rugzak")
APP_ROLE = str(_address["USER"])
DATABASES: dict[str, Any] = {
    "default": {
        **_address,
        "ENGINE": "django.db.backends.postgresql",
        "CONN_MAX_AGE": 0,
        "OPTIONS": {"pool": {"min_size": 1, "max_size": 12, "timeout": 5}, "connect_timeout": 5},
    }
}
if ENVIRONMENT.mode is Mode.TEST:
    DATABASES["default"]["OPTIONS"] = {}
if ENVIRONMENT.database_owner_url:
    # Only for ``migrate --database owner`` and for making test databases: the owner looks over every wall.
    DATABASES["owner"] = dj_database_url.parse(ENVIRONMENT.database_owner_url)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# ── Who signs in ──
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
if ENVIRONMENT.mode is Mode.TEST:
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
# Where somebody who is not signed in is sent; the demo starts with choosing a hat.
LOGIN_URL = "demo:hats" if DEMO else "accounts:sign_in"
LOGIN_REDIRECT_URL = "/"
# allauth does the hard part behind our own pages (accounts/services/credentials.py); its addresses are not used.
ACCOUNT_ADAPTER = "rugzak.ground.accounts.adapter.AccountAdapter"
MFA_ADAPTER = "rugzak.ground.accounts.adapter.SecretAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 3
ACCOUNT_LOGIN_BY_CODE_FORMAT = {"numeric": True, "length": 8, "dashed": True}
# Tries are counted by ground/accounts/throttle.py, in the database and for every way in.
ACCOUNT_RATE_LIMITS = MFA_RATE_LIMITS = False
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_TOTP_TOLERANCE = 1

# ── Sessions and cookies ──
SESSION_ENGINE = "rugzak.ground.accounts.sessions"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENVIRONMENT.secure_cookies
# The __Host- prefix ties a cookie to this host and https; a phone on plain http drops such a cookie.
_prefix = "__Host-" if ENVIRONMENT.secure_cookies else ""
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = f"{_prefix}rugzak", f"{_prefix}csrf"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# ── Language: the sentences in the code are Dutch ──
LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("nl-be", "Nederlands (Vlaanderen)"), ("en", "English")]
USE_I18N = USE_TZ = True
TIME_ZONE = "Europe/Amsterdam"
LANGUAGE_COOKIE_NAME = "taal"

# ── Headers ──
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if ENVIRONMENT.mode is Mode.PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENVIRONMENT.trusted_proxies else None
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "media-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "report-uri": ["/csp/"],
    }
}
CSRF_FAILURE_VIEW = "rugzak.config.pages.csrf.csrf_failure"
SECURITY_CONTACT = ENVIRONMENT.security_contact
# Where people find this installation: for links in mail, which are made outside a request.
PUBLIC_ADDRESS = ENVIRONMENT.public_address

# ── Mail: always through the outbox, which the worker empties ──
EMAIL_BACKEND = "rugzak.ground.notices.backend.OutboxBackend"
MAIL_SERVER = MailServer.parse(ENVIRONMENT.mail_url)
MAIL_TIMEOUT_SECONDS = 20
DEFAULT_FROM_EMAIL = ENVIRONMENT.mail_from

# ── Files that never change under their name ──
STATIC_URL = "/static/"
STATIC_ROOT = ENVIRONMENT.var / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
if ENVIRONMENT.mode in (Mode.TEST, Mode.DEVELOPMENT):
    STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    WHITENOISE_USE_FINDERS = True
    # Looks when asked, instead of reading a folder that nobody collected here.
    WHITENOISE_AUTOREFRESH = True
    STATIC_ROOT = None  # type: ignore[assignment]
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
# A file of 20 MB and the form around it.
LARGEST_BODY = 21_500_000

SILENCED_SYSTEM_CHECKS = ["models.W036", "models.W037"]
LOCALE_PATHS = [CHECKOUT / "src" / "rugzak" / "config" / "locale"]
