"""Django's settings, derived from the house's own (`foundations/settings.py`), where an operator sets things."""

import contextlib
import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf.locale import LANG_INFO
from django.utils.csp import CSP

from colporteur.foundations.errors import BadSettings
from colporteur.foundations.place import is_meant
from colporteur.foundations.settings import House, house

HOUSE = house()
PACKAGE = Path(__file__).resolve().parent.parent


def _database(setting: str, house: House) -> dict[str, Any]:
    if house.database_file:
        return {
            "ENGINE": "colporteur.foundations.sqlite",
            "NAME": house.database_file,
            "OPTIONS": {
                "timeout": 30,
                "transaction_mode": "IMMEDIATE",
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-32000;",
            },
        }
    parts = urlsplit(setting)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def _secret_key(house: House) -> str:
    if house["secrets.key"]:
        return str(house["secrets.key"])
    if not is_meant(house):
        return secrets.token_urlsafe(64)  # nobody signs in where no newspaper is, and nothing is to be written there
    file = house.data / "secret-key"
    try:
        if not file.exists():
            _make_key(file)
        return file.read_text(encoding="ascii")
    except OSError as error:
        raise BadSettings(
            f"The data folder {house.data} cannot be used: {error.strerror}. Mend its rights or set `folders.data`."
        ) from error


def _make_key(file: Path) -> None:
    """Written aside, then given its name: processes that start together all end up with the one whole key."""
    file.parent.mkdir(parents=True, exist_ok=True)
    half = file.with_name(f"secret-key-{secrets.token_hex(4)}")
    with os.fdopen(os.open(half, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="ascii") as new:
        new.write(secrets.token_urlsafe(64))
    with contextlib.suppress(FileExistsError):
        file.hardlink_to(half)
    half.unlink()


SECRET_KEY = _secret_key(HOUSE)
DEBUG = False
ALLOWED_HOSTS = [urlsplit(HOUSE["site.address"]).hostname or "", "127.0.0.1", "localhost", "[::1]"]
CSRF_TRUSTED_ORIGINS = [HOUSE["site.address"]]
USE_X_FORWARDED_HOST = False
if HOUSE["site.address"].startswith("https://"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
SESSION_COOKIE_HTTPONLY = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"  # Wagtail shows previews in a frame of its own site

INSTALLED_APPS = [
    "colporteur.demo",
    "colporteur.publication",
    "colporteur.press",
    "colporteur.translation",
    "colporteur.ledger",
    "colporteur.newsroom",
    "colporteur.people",
    "wagtail.contrib.forms",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "colporteur.newsroom.office_hours.OfficeHours",
    "colporteur.newsroom.spoken_language.SpokenLanguage",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "colporteur.config.urls"
WSGI_APPLICATION = "colporteur.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
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

DATABASES = {"default": _database(HOUSE["database.url"], HOUSE)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "people.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# Wagtail and the rest of the house share one queue in the database; `publication/worker.py` runs it.
TASKS = {"default": {"BACKEND": "colporteur.foundations.task_queue.TaskQueue", "QUEUES": ["default", "slow"]}}

MAILERS = {
    "default": {"BACKEND": "colporteur.people.outbox.Outbox"}
}  # it knows by itself whether there is a mail server
DEFAULT_FROM_EMAIL = HOUSE["mail.sender"] or f"newsroom@{urlsplit(HOUSE['site.address']).hostname}"

LANGUAGE_CODE = "en"
LANGUAGES = [(code, info["name_local"]) for code, info in LANG_INFO.items() if "name_local" in info]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
FORMAT_MODULE_PATH = ["colporteur.newsroom.formats"]
LOCALE_PATHS = [HOUSE.data / "words"]  # the paper's own words for its pages, over those that are shipped

STATIC_URL = "/static/"
STATIC_ROOT = HOUSE.static
MEDIA_URL = "/media/"
MEDIA_ROOT = HOUSE.media
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000  # a long article is a long form

# The newsroom's own policy: Wagtail's editor needs inline styles; readers' pages carry a far stricter one of their own.
SECURE_CSP = {
    "default-src": [CSP.SELF],
    "script-src": [CSP.SELF, CSP.UNSAFE_INLINE, CSP.UNSAFE_EVAL],
    "style-src": [CSP.SELF, CSP.UNSAFE_INLINE],
    "img-src": [CSP.SELF, "data:", "blob:"],
    "frame-ancestors": [CSP.SELF],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.SELF],
    "form-action": [CSP.SELF],
}

WAGTAIL_SITE_NAME = "Colporteur"
WAGTAILADMIN_BASE_URL = HOUSE["site.address"]
WAGTAIL_I18N_ENABLED = False  # an article has one page; its editions are mappings of sentences, not copies of the page
WAGTAIL_APPEND_SLASH = True
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = True
WAGTAIL_WORKFLOW_ENABLED = True
WAGTAIL_PASSWORD_RESET_ENABLED = bool(HOUSE["mail.host"])
WAGTAILADMIN_USER_PASSWORD_RESET_FORM = "colporteur.newsroom.sign_in.ForgottenPasswordForm"  # noqa: S105 - a form
WAGTAILIMAGES_IMAGE_MODEL = "newsroom.Picture"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []  # nothing is fetched from other sites
WAGTAILADMIN_RICH_TEXT_EDITORS = {
    "default": {
        "WIDGET": "wagtail.admin.rich_text.DraftailRichTextArea",
        "OPTIONS": {"features": ["bold", "italic", "link"]},
    }
}
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
    "django.contrib.auth.hashers.ScryptPasswordHasher",
]
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": HOUSE["log.level"].upper()},
    "filters": {"without_traceback": {"()": "colporteur.foundations.log_lines.WithoutTraceback"}},
    "loggers": {
        **{name: {"level": "WARNING"} for name in ("django.tasks", "django_tasks_db", "httpx")},
        "django.security.DisallowedHost": {"filters": ["without_traceback"]},
    },
}
