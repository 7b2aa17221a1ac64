"""A real browser, and pages that must keep their own content policy in it."""

import os

import pytest
from django.core.cache import cache

CHROMIUM = "/usr/bin/chromium"
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
    return browser_type_launch_args | {"executable_path": CHROMIUM, "args": QUIET}


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
