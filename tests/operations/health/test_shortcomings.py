"""The log, /healthz and the deploy check say what an installation lacks."""

import logging
import threading
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import DatabaseError, connection

from briefings.models.firm import Firm
from briefings.models.firm_texts import FIRST_VALUES
from mail.models import Message
from operations.health import database_state
from operations.health.shortcomings import report, shortcomings
from tests.support.processes import free_port

pytestmark = pytest.mark.django_db


def make_firm() -> Firm:
    return Firm.objects.create(pk=Firm.ONLY, **FIRST_VALUES)


@pytest.fixture
def mail_server(settings):
    """Sets where mail goes: a host and a port."""

    def at(port: int) -> None:
        settings.MAILERS = {
            "default": {
                "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
                "OPTIONS": {"host": "127.0.0.1", "port": port, "timeout": 5},
            }
        }

    return at


@pytest.fixture
def migrations_missing(monkeypatch):
    monkeypatch.setattr(database_state, "unapplied_migrations", lambda: ["briefings.0099_later"])


def test_an_installation_without_the_firms_details_says_so(noon):
    (said,) = shortcomings(at=noon)

    assert "“Legal Briefings”" in said
    assert "Fill in Admin › Firm." in said


def test_a_finished_installation_lacks_nothing(noon):
    make_firm()

    assert shortcomings(at=noon) == []


def test_a_mail_server_that_is_down_is_named(noon, mail_server):
    make_firm()
    port = free_port()
    mail_server(port)

    (said,) = shortcomings(at=noon)

    assert said.startswith(f"The mail server 127.0.0.1:{port} does not answer (")
    assert "check MAIL_URL" in said


def test_letters_that_wait_long_point_to_the_worker(noon):
    make_firm()
    Message.objects.create(kind="firm", created_at=noon - timedelta(hours=1), message_id="<a@b>")

    (said,) = shortcomings(at=noon)

    assert "the oldest for 60 minutes" in said
    assert "worker" in said


def test_missing_migrations_are_said_before_anything_that_needs_them(noon, migrations_missing):
    (said,) = shortcomings(at=noon)

    assert "beginning with briefings.0099_later" in said


def test_a_database_that_is_away_is_one_sentence(noon):
    def away(execute, sql, params, many, context):
        raise DatabaseError("connection refused\n  Is the server running?")

    with connection.execute_wrapper(away):
        (said,) = shortcomings(at=noon)

    assert said.startswith("The database does not answer (connection refused).")


def test_the_worker_logs_one_line_for_each(noon, caplog, mail_server):
    mail_server(free_port())
    with caplog.at_level(logging.WARNING):
        report(at=noon)

    assert [record.levelname for record in caplog.records] == ["WARNING", "WARNING"]
    assert not any(record.exc_info for record in caplog.records)


def test_the_deploy_check_says_them_where_it_may_ask_the_database(settings):
    settings.LANGUAGE_CODE = "en"
    with pytest.raises(SystemCheckError, match=r"site.W004.*“Legal Briefings”"):
        call_command(
            "check", deploy=True, databases=["default"], fail_level="WARNING", stderr=StringIO()
        )


def test_health_answers_503_until_the_database_is_migrated(client, monkeypatch):
    monkeypatch.setattr("operations.health.views._is_up_to_date", threading.Event())
    with monkeypatch.context() as patch:
        patch.setattr(database_state, "unapplied_migrations", lambda: ["briefings.0099_later"])
        before = client.get("/healthz")
    after = client.get("/healthz")

    assert before.status_code == 503
    assert b"Run: manage.py migrate" in before.content
    assert (after.status_code, after.content) == (200, b"ok\n")


def test_health_in_detail_lists_them_for_who_has_the_token(client, settings):
    settings.METRICS_TOKEN = "token-for-tests"

    told = client.get("/healthz?detail", headers={"Authorization": "Bearer token-for-tests"})
    stranger = client.get("/healthz?detail", headers={"Authorization": "Bearer guessed"})

    assert "“Legal Briefings”" in told.json()["lacks"][0]
    assert stranger.content == b"ok\n"


def test_sqlite_in_a_place_that_is_closed_to_it_names_the_place():
    said = database_state.does_not_answer(DatabaseError("unable to open database file"))

    assert "cannot be opened" in said
    assert "/var/lib/briefings" in said
