"""A real browser, and pages that must keep their own content policy in it."""

import os
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from django.core.cache import cache

from tests.security.probing.outside import HOST, Production, make_staff, production_environment
from tests.support import chromium, processes

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--accept-lang=en-US",  # without windows it names none, and pages come in the firm's own
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


MAIL_SERVER = "smtp+tls://user:password@127.0.0.1:9"


@pytest.fixture(scope="session")
def production(tmp_path_factory, seeded_database, within, collected_static) -> Iterator[Production]:
    """The product as on a server: its own settings, a proxy that ends TLS, one published briefing."""
    folder = tmp_path_factory.mktemp("production")
    with seeded_database(folder, "production") as database:
        env = production_environment(
            folder, database, MAIL_URL=MAIL_SERVER, CSRF_TRUSTED_ORIGINS=f"https://{HOST}"
        )
        with within(database):
            make_staff()
        with processes.web(env=env) as site:
            yield Production(urlsplit(site).port, env)
