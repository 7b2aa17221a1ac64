import pytest
from django.core.checks import run_checks

from config import checks

pytestmark = pytest.mark.django_db


def ids() -> set[str]:
    return {message.id for message in run_checks(include_deployment_checks=True)}


def test_a_local_set_up_is_not_ready_for_the_public(settings):
    settings.DEFAULT_FROM_EMAIL = "briefings@localhost.localdomain"

    assert {"site.E001", "site.E002", "site.E003"} <= ids()


def test_that_production_is_off_is_said_first(settings):
    messages = run_checks(include_deployment_checks=True)
    gravest = max(messages, key=lambda message: message.level)
    assert gravest.id == "site.E022"
    assert [message.id for message in messages if message.level == gravest.level] == ["site.E022"]

    settings.PRODUCTION = True
    assert "site.E022" not in ids()


def test_a_production_set_up_passes(settings):
    settings.SITE_URL = "https://briefings.firm.example"
    settings.DEFAULT_FROM_EMAIL = "briefings@firm.example"
    settings.MAILERS = {
        "default": {
            "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "OPTIONS": {"host": "mail.firm.example", "timeout": 10},
        }
    }

    assert not {"site.E001", "site.E002", "site.E003", "site.W001"} & ids()


@pytest.mark.parametrize("inside", [True, False])
def test_a_database_inside_the_program_is_a_warning(settings, monkeypatch, inside):
    settings.PRODUCTION = True
    name = settings.LOCAL / "briefings.sqlite3" if inside else "/data/briefings.sqlite3"
    database = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(name)}
    monkeypatch.setitem(settings.DATABASES, "default", database)

    messages = checks.database_has_its_own_place(None)

    assert [message.id for message in messages] == (["site.W001"] if inside else [])


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("state/briefings.sqlite3", []),
        ("state/deeper/briefings.sqlite3", []),
        ("elsewhere/briefings.sqlite3", ["site.E020"]),
        ("nowhere/briefings.sqlite3", ["site.E020"]),
    ],
)
def test_sqlite_where_the_units_let_nobody_write_is_refused(
    settings, monkeypatch, tmp_path, file, said
):
    for folder in ("state/deeper", "elsewhere"):
        (tmp_path / folder).mkdir(parents=True)
    settings.PRODUCTION, settings.LOCAL = True, tmp_path / "state"
    monkeypatch.setenv("LOCAL_FOLDER", str(settings.LOCAL))
    database = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(tmp_path / file)}
    monkeypatch.setitem(settings.DATABASES, "default", database)

    messages = checks.sqlite_lies_where_the_program_may_write(None)

    assert [message.id for message in messages] == said
