"""A provider that runs for all these tests, and an English browser."""

import pytest
from django.core.cache import cache
from django.test import Client

from tests.support.factories import make_person
from tests.support.identity_provider import IdentityProvider, configured, running


@pytest.fixture(scope="session")
def running_provider():
    with running() as provider:
        yield provider


@pytest.fixture
def provider(running_provider, settings) -> IdentityProvider:
    cache.clear()
    settings.IDENTITY_PROVIDER = configured(running_provider)
    return running_provider


@pytest.fixture
def configure(provider, settings):
    def change(**more):
        settings.IDENTITY_PROVIDER = configured(provider, **more)

    return change


@pytest.fixture
def client() -> Client:
    return Client(headers={"Accept-Language": "en"})


@pytest.fixture
def ana(db):
    person = make_person("author", "ana")
    person.first_name, person.email = "李安娜 Ana Lei", "ana@firm.example"
    person.set_password("correct horse battery")
    person.save()
    return person
