"""The admin as a lawyer sees it: signed in, in English."""

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

ENGLISH = {"Accept-Language": "en"}


@pytest.fixture
def admin(lawyer) -> Client:
    """A client of a lawyer who may do everything."""
    client = Client(headers=ENGLISH)
    client.force_login(lawyer)
    return client


@pytest.fixture
def signed_in(db):
    """Makes a client of somebody on the staff who may do only what is named."""

    def sign_in(*permissions: str) -> Client:
        person = User.objects.create_user(f"p{User.objects.count()}", is_staff=True)
        person.user_permissions.set(Permission.objects.filter(codename__in=permissions))
        client = Client(headers=ENGLISH)
        client.force_login(person)
        return client

    return sign_in
