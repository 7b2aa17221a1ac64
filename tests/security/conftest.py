"""A real browser, and pages that must keep their own content policy in it."""

import os
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from django.core.cache import cache

from tests import chromium, processes
from tests.security.outside import HOST, STAFF, Production

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

# Playwright keeps an event loop in this thread, which Django takes for an async view.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "yes"


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return browser_type_launch_args | {"executable_path": chromium.find(), "args": QUIET}


@pytest.fixture(scope="session")
def base_url() -> str:
    """In place of a plugin's own, which pytest warns of; tests name the live server."""
    return ""


@pytest.fixture
def complaints(page) -> list[str]:
    """What the browser complains about: violated policies, scripts that fail, missing files."""
    heard: list[str] = []
    page.on("console", lambda said: heard.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: heard.append(str(error)))
    return heard


@pytest.fixture
def nobody_was_counted_yet(transactional_db):
    """The shared cache is no model: what is committed there outlives a test."""
    cache.clear()


@pytest.fixture(scope="session")
def production(tmp_path_factory, seeded_database) -> Iterator[Production]:
    """The product as on a server: its own settings, a proxy that ends TLS, one published briefing."""
    folder = tmp_path_factory.mktemp("production")
    with seeded_database(folder, "production") as database:
        env = processes.environment(
            folder,
            database,
            DJANGO_SETTINGS_MODULE="config.settings",
            PRODUCTION="yes",
            BEHIND_PROXY="yes",
            SECRET_KEY="only-for-this-run-0123456789-abcdefghijklmnopqrstuvwxyz",
            ALLOWED_HOSTS=f"{HOST},127.0.0.1",
            CSRF_TRUSTED_ORIGINS=f"https://{HOST}",
            MAIL_URL="smtp+tls://user:password@127.0.0.1:9",
            MAIL_FROM=f"briefings@{HOST}",
        )
        processes.manage("collectstatic", "--noinput", "-v0", env=env)
        processes.manage("shell", "-v0", "-c", STAFF, env=env)
        with processes.web(env=env) as site:
            yield Production(urlsplit(site).port, env)
