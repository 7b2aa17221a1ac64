import subprocess
import sys
from pathlib import Path

import pytest
from django.core.checks import run_checks

ROOT = Path(__file__).resolve().parents[2]
GOOD = {
    "SESSION_COOKIE_SECURE": True,
    "CSRF_COOKIE_SECURE": True,
    "LANGUAGE_COOKIE_SECURE": True,
    "SESSION_COOKIE_NAME": "__Host-session",
    "CSRF_COOKIE_NAME": "__Host-csrf",
    "REQUIRE_MFA": True,
    "ALLOWED_HOSTS": ["briefings.firm.example"],
    "DEBUG": False,
}
MISTAKES = [
    ({"LANGUAGE_COOKIE_SECURE": False}, "site.E004"),
    ({"SESSION_COOKIE_NAME": "session"}, "site.E004"),
    ({"CSRF_COOKIE_SAMESITE": None}, "site.E004"),
    ({"SECURE_CSP": {}}, "site.E005"),
    ({"SECURE_CSP": {"default-src": ["'none'"], "script-src": ["'unsafe-inline'"]}}, "site.E005"),
    ({"MIDDLEWARE": ["django.middleware.security.SecurityMiddleware"]}, "site.E006"),
    ({"REQUIRE_MFA": False}, "site.E007"),
    ({"SESSION_ENGINE": "django.contrib.sessions.backends.signed_cookies"}, "site.E008"),
    (
        {"CACHES": {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}},
        "site.E009",
    ),
    ({"ALLOWED_HOSTS": ["*"]}, "site.E010"),
    ({"ALLOWED_HOSTS": [".firm.example"]}, "site.E010"),
    ({"ALLOWED_HOSTS": []}, "site.E010"),
    ({"PROXIES": 2}, "site.W002"),
    ({"DEBUG": True}, "site.E011"),
]


@pytest.fixture
def good(settings):
    for name, value in GOOD.items():
        setattr(settings, name, value)
    return settings


def found() -> set[str]:
    messages = run_checks(tags=["security"], include_deployment_checks=True)
    return {message.id for message in messages if message.id.startswith("site.")}


def test_production_settings_have_nothing_to_complain_of(good):
    assert found() == set()


@pytest.mark.parametrize(("mistake", "identity"), MISTAKES)
def test_a_mistake_is_named(good, mistake, identity):
    for name, value in mistake.items():
        setattr(good, name, value)

    assert identity in found()


# What somebody fills in who follows docs/operating.md.
FILLED_IN = {
    "PRODUCTION": "yes",
    "BEHIND_PROXY": "yes",
    "SECRET_KEY": "deploy-check-0123456789-abcdefghijklmnopqrstuvwxyz-0123456789",
    "ALLOWED_HOSTS": "briefings.firm.example",
    "SITE_URL": "https://briefings.firm.example",
    "MAIL_URL": "smtp+tls://user:password@mail.firm.example:587",
    "MAIL_FROM": "briefings@firm.example",
}


def example() -> dict[str, str]:
    """.env.example as a server reads it: whatever is not filled in stays as it stands there."""
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if "=" in line and line[:1] != "#")


@pytest.mark.parametrize("as_it_stands", [{}, example()], ids=["nothing else", ".env.example"])
def test_the_deploy_check_is_clean_with_production_settings(tmp_path, as_it_stands):
    own = {"DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3", "LOCAL_FOLDER": str(tmp_path)}

    run = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin"} | as_it_stands | FILLED_IN | own,
        capture_output=True,
        text=True,
    )

    assert run.returncode == 0, run.stderr
    assert "no issues (0 silenced)" in run.stdout
