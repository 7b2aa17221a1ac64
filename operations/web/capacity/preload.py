"""Load the whole program when a web process starts, so that it reads none of its files later.

An upgrade may change files beside a running process. Files read later would come from the new
release, and a new template in an old program fails the next request.
"""

import importlib
import pkgutil
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.hashers import get_hashers
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.cache import caches
from django.db import connections
from django.db.migrations.loader import MigrationLoader
from django.forms.renderers import get_default_renderer
from django.template import Engine, engines
from django.template.loaders import app_directories, cached, filesystem, locmem
from django.urls import get_resolver
from django.utils import formats, translation
from django.utils.module_loading import import_string

from briefings.public.downloads.pdf import typesetter
from briefings.public.views import responses
from briefings.search.question import synonyms

_OWN = (
    *("accounts", "alerts", "briefings", "config", "contacts", "mail", "notifications"),
    "operations",
)
# Commands run in separate processes; Django loads the database's part with the connection.
_ELSEWHERE = {"management", "migrations", "demo", "wsgi", "postgresql"}
# Lists of common passwords: 11 MB in each process, for the few times a password is set. They
# are read from the release's own folder, which stays as it is.
_ELSEWHERE |= {"passwords"}
# Modules that Django and Python look up by name on the first request that needs them.
_LATE = (
    "django.contrib.admin.forms",
    "django.contrib.admin.views.main",
    "django.contrib.messages.storage.cookie",
    "django.contrib.messages.storage.session",
    "django.core.cache.utils",
    "encodings.big5",
    "encodings.cp437",
    "encodings.gb2312",
    "encodings.unicode_escape",
    "rjieba",
)


def load_everything() -> None:
    _load_modules()
    _load_addresses()
    for engine in _engines():
        _hold_templates(engine)
    _load_languages()
    synonyms.shipped()
    # Digests of the program's files, which distinguish the pages of releases.
    responses.release()
    typesetter.version()


def _load_modules() -> None:
    for package in _OWN:
        for name in _modules_of(package):
            importlib.import_module(name)
    for name in (*_LATE, settings.SESSION_ENGINE):
        importlib.import_module(name)
    for dotted in (
        settings.MESSAGE_STORAGE,
        settings.ACCOUNT_ADAPTER,
        settings.MFA_ADAPTER,
        *settings.ACCOUNT_FORMS.values(),
        *settings.MFA_FORMS.values(),
        *settings.AUTHENTICATION_BACKENDS,
        *([settings.ERROR_REPORTER] if settings.ERROR_REPORTER else []),
    ):
        import_string(dotted)
    caches.all()
    MigrationLoader(None)  # /healthz compares them with the database
    staticfiles_storage.exists  # noqa: B018 - reads the list of this release's files
    get_hashers()
    connections.all()


def _modules_of(package: str) -> list[str]:
    found = []
    names = [package]
    while names:
        name = names.pop()
        for module in pkgutil.iter_modules(importlib.import_module(name).__path__):
            if module.name in _ELSEWHERE:
                continue
            found.append(f"{name}.{module.name}")
            if module.ispkg:
                names.append(f"{name}.{module.name}")
    return found


def _load_addresses() -> None:
    resolver = get_resolver()
    for code in (400, 403, 404, 500):
        resolver.resolve_error_handler(code)
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            resolver._populate()


def _engines() -> list[Any]:
    backends: list[Any] = [*engines.all(), getattr(get_default_renderer(), "engine", None)]
    return [backend.engine for backend in backends if backend]


def _hold_templates(engine: Engine) -> None:
    """Cache the source of all templates; each is compiled on first use."""
    # By folder, in the order of the search: a template may extend its namesake in a later one.
    loaders = [(f"{locmem.__name__}.Loader", _texts(folder)) for folder in _folders(engine)]
    engine.template_loaders = [cached.Loader(engine, loaders)]
    engine.template_context_processors  # noqa: B018 - imports them


def _texts(folder: Path) -> dict[str, str]:
    files = (file for file in sorted(folder.rglob("*")) if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8") for file in files}


def _folders(engine: Engine) -> list[Path]:
    loaders = [filesystem.Loader(engine), app_directories.Loader(engine)]
    folders = [Path(folder) for loader in loaders for folder in loader.get_dirs()]
    return [folder for folder in folders if folder.is_dir()]


def _load_languages() -> None:
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            translation.gettext("Name")
            formats.get_format("DATE_FORMAT", lang=language, use_l10n=True)
            formats.get_format_modules(language)
