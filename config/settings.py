"""All settings. Environment variables adjust them; .env.example lists these."""

import os
from pathlib import Path

from django.utils.csp import CSP

from briefings.text import languages
from config import env, env_file, log_settings

env_file.load(os.environ)
BASE_DIR = Path(__file__).resolve().parent.parent
LOCAL = env.folder("LOCAL_FOLDER", BASE_DIR / ".run")  # database, mail, secret: never tracked
DEMO = env.flag("DEMO", default=True)  # `make run` fills an empty database

# Local by default, so that `make run` needs no settings; then only this machine has access.
PRODUCTION = env.flag("PRODUCTION")
DEBUG = env.flag("DEBUG")

SECRET_KEY = env.text("SECRET_KEY") if PRODUCTION else env.local_secret(LOCAL / "secret-key")
# Previous keys: still accepted for reading, never used for signing or encrypting.
SECRET_KEY_FALLBACKS = env.words("SECRET_KEY_FALLBACKS", "")
SITE_URL = env.site("SITE_URL", "http://127.0.0.1:8000")
ALLOWED_HOSTS = env.hosts("ALLOWED_HOSTS") if PRODUCTION else ["127.0.0.1", "localhost", "[::1]"]
CSRF_TRUSTED_ORIGINS = env.words("CSRF_TRUSTED_ORIGINS", SITE_URL if PRODUCTION else "")

INSTALLED_APPS = [
    "modeltranslation",  # before the admin, as its manual asks
    "accounts.sign_in.apps.StaffAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "mail",
    "notifications",
    "briefings",
    "alerts",
    "contacts",
    "accounts",  # after django.contrib.auth, whose account pages it replaces
    "operations",
]

MIDDLEWARE = [
    "operations.health.logs.requests",
    "operations.health.counters.measured",
    "operations.web.replica.for_readers",
    # First, so that refusals and static files have the headers too.
    "config.headers.headers",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "config.headers.jquery",
    "django.middleware.security.SecurityMiddleware",
    "config.headers.known_hosts",
    "operations.web.static_files.kept_files.StaticFiles",
    "operations.web.capacity.refusals.before_any_work",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "accounts.sign_in.refused_attempts.RefusedAttempts",
    "operations.web.capacity.staff_input.StaffInput",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "briefings.public.context.site",
            ],
        },
    },
]

# --- Database -----------------------------------------------------------------------------------

# Concurrent requests per process, by kind (operations/web/capacity/work_limit.py).
WORK_AT_ONCE = {"pages": 4, "enquiries": 2, "staff": 3, "watching": 1}
WORK_AT_ONCE["searches"] = env.number("WORK_AT_ONCE", 14, least=11) - sum(WORK_AT_ONCE.values())
POOL = sum(WORK_AT_ONCE.values()) + 1  # one more for counting reads
_LOCAL_SQLITE = f"sqlite:///{LOCAL / 'briefings.sqlite3'}"
DATABASES = {"default": env.database("DATABASE_URL", _LOCAL_SQLITE, POOL)}
# A streaming replica of the database, for readers (operations/web/replica.py).
if replica := env.text("DATABASE_REPLICA_URL", ""):
    DATABASES["replica"] = env.database("DATABASE_REPLICA_URL", replica, POOL)
    DATABASE_ROUTERS = ["operations.web.replica.Router"]
READERS_DATABASE = "replica" if replica else "default"

# --- Speed --------------------------------------------------------------------------------------

# Memory per web process for cached pages (operations/web/page_cache); 0 switches the cache off.
READY_MEGABYTES = env.number("READY_MEGABYTES", 0 if DEBUG else 64)
# Seconds for which a CDN or proxy may serve a page; 0: it revalidates every time.
EDGE_SECONDS = env.number("EDGE_SECONDS", 0)

# --- Monitoring ---------------------------------------------------------------------------------

METRICS_TOKEN = env.text("METRICS_TOKEN", "")  # of Prometheus; without it, there is no /metrics
METRICS_FOLDER = LOCAL / "metrics"
# While this file exists, /healthz reports that the process is about to end.
LEAVING_FILE = env.text("LEAVING_FILE", "")

# --- Erasing ------------------------------------------------------------------------------------

# A copy of the ledger of erasures outside the database, used by a restore.
ERASURES_FILE = env.text("ERASURES_FILE", LOCAL / "erasures.jsonl")

# --- Languages ----------------------------------------------------------------------------------

LANGUAGE_CODE = languages.DEFAULT
LANGUAGES = [(language.code, language.name) for language in languages.TABLE.values()]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Asia/Macau"
FORMAT_MODULE_PATH = "config.formats"

# The written languages are equal: none is a fallback for another.
MODELTRANSLATION_TRANSLATION_FILES = ("briefings.models.draft.translation",)
MODELTRANSLATION_BUILD_LOCALIZED_VERBOSE_NAME = languages.column_label
MODELTRANSLATION_LANGUAGES = languages.WRITTEN
MODELTRANSLATION_DEFAULT_LANGUAGE = languages.DEFAULT
MODELTRANSLATION_ENABLE_FALLBACKS = False
MODELTRANSLATION_FALLBACK_LANGUAGES: tuple[str, ...] = ()

# --- Files --------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "static-built"
# ... of this release; this folder holds those of all releases (operations/web/static_files).
STATIC_FOLDER = env.text("STATIC_FOLDER", "")
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "operations.web.static_files.bundle.Bundle",
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "operations.web.static_files.storage.Storage"},
}
WHITENOISE_ALLOW_ALL_ORIGINS = False  # for this site's pages only
# Large enough for a pasted or uploaded briefing and for the editor's whole text.
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
MOST_BODY_BYTES_OF_STAFF = 60_000_000  # one file of the largest size, as in the Caddyfile
DATA_UPLOAD_MAX_NUMBER_FILES = 40
# Bodies in transit per process, of 768 threads (config/serve.py).
MOST_BODIES = 256

# The store of PDFs, which keeps the most recently read ones, up to this many megabytes.
PDF_FOLDER = env.text("PDF_FOLDER", LOCAL / "pdf")
PDF_MEGABYTES = env.number("PDF_MEGABYTES", 200)

# --- Mail ---------------------------------------------------------------------------------------

MAIL_TIMEOUT = 10  # seconds; far below the outbox's lease
_MAIL_URL = env.text("MAIL_URL") if PRODUCTION else f"file://{LOCAL / 'mail'}"
MAILERS = {"default": env.mailer("MAIL_URL", _MAIL_URL, timeout=MAIL_TIMEOUT)}
DEFAULT_FROM_EMAIL = env.sender("MAIL_FROM", "briefings@localhost.localdomain")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
BULK_MAILS_PER_MINUTE = env.number("BULK_MAILS_PER_MINUTE", 300, least=1)  # of all workers

# --- Enquiries ----------------------------------------------------------------------------------

# The address for clients' answers, the mailbox where they arrive, its folder for what was read.
ENQUIRY_REPLY_ADDRESS = env.address_with_star("ENQUIRY_REPLY_ADDRESS")
ENQUIRY_MAILBOX = env.mailbox("ENQUIRY_MAILBOX", timeout=MAIL_TIMEOUT)
ENQUIRY_MAILBOX_DONE = env.text("ENQUIRY_MAILBOX_DONE", "Read")
# Enquiries accepted per network in ten minutes. Locally, all visitors share one.
ENQUIRIES_PER_ADDRESS = env.number("ENQUIRIES_PER_ADDRESS", 20 if PRODUCTION else 600)
# Enquiries accepted per hour in total; after that, senders are asked to come back later.
ENQUIRIES_PER_HOUR = env.number("ENQUIRIES_PER_HOUR", 1000 if PRODUCTION else 10_000)
# Mails to the firm about enquiries per hour; a digest reports the rest.
ENQUIRY_LETTERS_PER_HOUR = env.number("ENQUIRY_LETTERS_PER_HOUR", 200 if PRODUCTION else 10_000)
# Limits of enquiries' files (contacts/files); PER_ADDRESS is for one network in a day.
ENQUIRY_FILE_MEGABYTES = env.number("ENQUIRY_FILE_MEGABYTES", 20, least=1)
ENQUIRY_MESSAGE_MEGABYTES = env.number("ENQUIRY_MESSAGE_MEGABYTES", 25, least=1)
ENQUIRY_FILES_MEGABYTES = env.number("ENQUIRY_FILES_MEGABYTES", 200, least=1)
ENQUIRY_FILE_MEGABYTES_PER_ADDRESS = env.number("ENQUIRY_FILE_MEGABYTES_PER_ADDRESS", 200)
ENQUIRY_FILE_MEGABYTES_PER_HOUR = env.number("ENQUIRY_FILE_MEGABYTES_PER_HOUR", 1000)
# The command that checks a file from its standard input, as `clamdscan -` does; empty: none.
ENQUIRY_FILE_SCANNER = env.text("ENQUIRY_FILE_SCANNER", "")
# The same limits for requests to follow briefings by mail.
FOLLOWS_PER_ADDRESS = env.number("FOLLOWS_PER_ADDRESS", 20 if PRODUCTION else 600)
FOLLOWS_PER_HOUR = env.number("FOLLOWS_PER_HOUR", 500 if PRODUCTION else 10_000)
# The number of the firm's own proxies. Each appends to X-Forwarded-For; with 0, it is ignored.
PROXIES = env.number("PROXIES", 1 if env.flag("BEHIND_PROXY") else 0)

# --- Safety -------------------------------------------------------------------------------------

LINK_CHECKS = env.flag("LINK_CHECKS", default=True)  # may the server request a briefing's links?
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],  # the admin's own icons are data: addresses
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
    "require-trusted-types-for": ["'script'"],  # not of jQuery: config.headers.jquery
}
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# Trust the header only behind a proxy of the firm that sets it.
if env.flag("BEHIND_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = PRODUCTION
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^metrics$"]  # requested internally over plain HTTP
SECURE_HSTS_SECONDS = 63_072_000 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PRODUCTION
SECURE_HSTS_PRELOAD = PRODUCTION

SESSION_COOKIE_NAME = "__Host-session" if PRODUCTION else "session"
SESSION_COOKIE_SECURE = PRODUCTION
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 60 * 60
CSRF_COOKIE_NAME = "__Host-csrf" if PRODUCTION else "csrf"
CSRF_COOKIE_SECURE = PRODUCTION
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "operations.web.error_pages.csrf_failure"
LANGUAGE_COOKIE_SECURE = PRODUCTION
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"

# --- Sign-in ------------------------------------------------------------------------------------

# Require a code, a passkey or a recovery code after the password; needed on a public site.
REQUIRE_MFA = env.flag("REQUIRE_MFA", default=PRODUCTION)

AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
LOGIN_URL = LOGOUT_REDIRECT_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "accounts.sign_in.passwords.GuessablePasswordValidator"},
]

ACCOUNT_ADAPTER = "accounts.sign_in.adapters.AccountAdapter"
ACCOUNT_FORMS = {"login": "accounts.sign_in.forms.SignInForm"}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]  # required by allauth; sign-up is closed
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = True  # as long as SESSION_COOKIE_AGE, never longer
# accounts/sign_in/attempt_limits.py limits passwords and codes: allauth's apply to an address
# or an account alone, so a stranger could use them up and lock others out.
ACCOUNT_RATE_LIMITS = {"login": None, "login_failed": None, "reauthenticate": "10/m/user"}
MFA_RATE_LIMITS = {"webauthn_login": None}  # a passkey cannot be guessed
DEVICE_COOKIE_NAME = "__Host-device" if PRODUCTION else "device"
MFA_ADAPTER = "accounts.sign_in.adapters.MFAAdapter"
MFA_FORMS = {
    "authenticate": "accounts.sign_in.forms.CodeForm",
    "reauthenticate": "accounts.sign_in.forms.CodeAgainForm",
    "activate_totp": "accounts.sign_in.forms.SetUpAppForm",
}
MFA_TOTP_TOLERANCE = 1  # also accept the previous and next code: people type slowly
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # the firm creates the accounts, so addresses need no proof
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION  # http://localhost

# The firm's identity provider (accounts/identity_provider); off without its issuer and client.
IDENTITY_PROVIDER = {
    "issuer": env.text("IDENTITY_PROVIDER_ISSUER", ""),
    "client": env.text("IDENTITY_PROVIDER_CLIENT", ""),
    "secret": env.text("IDENTITY_PROVIDER_SECRET", ""),  # empty: a public client; PKCE in any case
    "scopes": env.text("IDENTITY_PROVIDER_SCOPES", "openid profile email").split(),
    "groups_claim": env.text("IDENTITY_PROVIDER_GROUPS", "groups"),
    "roles": env.mapping("IDENTITY_PROVIDER_ROLES"),
    "creates": env.flag("IDENTITY_PROVIDER_CREATES"),
    "domains": [word.lower() for word in env.words("IDENTITY_PROVIDER_DOMAINS", "")],
    "second_step": env.words("IDENTITY_PROVIDER_SECOND_STEP", ""),
}
IDENTITY_PROVIDER_LABEL = env.text("IDENTITY_PROVIDER_LABEL", "")  # of the button
# With no, only the break-glass account signs in without the provider.
PASSWORD_SIGN_IN = env.flag("PASSWORD_SIGN_IN", default=True)
BREAK_GLASS_ACCOUNT = env.text("BREAK_GLASS_ACCOUNT", "")
SOCIALACCOUNT_ADAPTER = "accounts.identity_provider.adapters.SocialAccountAdapter"
SOCIALACCOUNT_STORE_TOKENS = False

# In the database, so that all processes share the counts. With DEBUG no part of a page is kept.
_FRAGMENTS = "dummy.DummyCache" if DEBUG else "locmem.LocMemCache"
CACHES: dict[str, dict[str, object]] = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "shared_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
    "template_fragments": {"BACKEND": f"django.core.cache.backends.{_FRAGMENTS}"},
}

ERROR_REPORTER = env.text("ERROR_REPORTER", "")  # dotted name of a function: every error
LOGGING = log_settings.read()
