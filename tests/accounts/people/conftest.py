"""An administrator and a colleague of the firm."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.core.cache import cache
from django.test import Client

from briefings.models import clock
from tests.support.factories import deliver_due, make_person

PASSWORD = "seven lamps beside a quiet harbour"


@pytest.fixture(autouse=True)
def _nobody_was_counted_yet():
    cache.clear()


@pytest.fixture
def administrator(db) -> User:
    return long_here(make_person("administrator", "boss"))


@pytest.fixture
def colleague(db) -> User:
    person = make_person("author", "ana")
    person.first_name, person.email = "李安娜 Ana Lei", "ana@firm.example"
    person.set_password("correct horse battery")
    person.save()
    return person


def long_here(person: User) -> User:
    """Let the account have been open for a month."""
    person.date_joined = clock.now() - timedelta(days=30)
    person.save()
    return person


def enter(person: User) -> Client:
    client = Client(headers={"Accept-Language": "en"})
    client.force_login(person)
    return client


def mailed() -> list:
    """Deliver what is due; return all mails sent in this test."""
    deliver_due(clock.now())
    return mail.outbox


def path_in(message) -> str:
    """Return the path of the secret link in a mail."""
    return re.search(r"https?://[^/\s]+(/admin/sign-in/\S+)", message.body)[1]
