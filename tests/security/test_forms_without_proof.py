"""Forms sent without proof that our own page sent them."""

import pytest
from django.test import Client

from contacts.models import Enquiry

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

FORM = {"name": "陳大文", "email": "chan@client.example", "message": "Hello", "consent": "on"}


@pytest.fixture
def stranger() -> Client:
    return Client(enforce_csrf_checks=True)


@pytest.mark.parametrize("secure", [True, False])
@pytest.mark.parametrize("data", [{}, FORM, FORM | {"csrfmiddlewaretoken": "x" * 64}])
@pytest.mark.parametrize("origin", ["", "null", "https://stranger.example", "http://testserver"])
def test_an_enquiry_without_proof_is_refused_and_not_stored(stranger, secure, data, origin):
    headers = {"Origin": origin} if origin else {}

    answer = stranger.post("/en/contact/", data, secure=secure, headers=headers)

    assert answer.status_code == 403
    assert not Enquiry.objects.exists()


@pytest.mark.parametrize("body", [b"", b"{}", b"\xff\xfe", b"a=b"])
@pytest.mark.parametrize("kind", ["text/plain", "application/json", "", "multipart/form-data"])
def test_a_body_of_another_kind_is_refused_and_not_stored(stranger, kind, body):
    answer = stranger.generic("POST", "/en/contact/", body, content_type=kind)

    assert 400 <= answer.status_code < 500
    assert not Enquiry.objects.exists()


@pytest.mark.parametrize("path", ["/admin/login/", "/admin/logout/", "/admin/sign-in/give-up/"])
def test_signing_in_and_out_needs_proof(stranger, path):
    assert stranger.post(path, {"username": "a", "password": "b"}).status_code == 403


def test_a_get_never_sends_an_enquiry(client):
    client.get("/en/contact/", FORM)

    assert not Enquiry.objects.exists()
