"""No address redirects to another site."""

import pytest

from tests.security.probing import addresses

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

ELSEWHERE = [
    "https://stranger.example/",
    "//stranger.example/",
    "///stranger.example",
    "/\\stranger.example",
    "\\\\stranger.example",
    "https:stranger.example",
    "javascript:alert(1)",
    "http://testserver@stranger.example/",
    "\thttps://stranger.example",
]
PASSWORD = "correct horse battery"


@pytest.mark.parametrize("wanted", ELSEWHERE)
def test_signing_in_leads_nowhere_else(client, lawyer, wanted):
    page = client.get("/admin/login/", {"next": wanted})
    answer = client.post(
        "/admin/login/", {"username": "lawyer", "password": PASSWORD, "next": wanted}
    )
    again = client.get("/admin/login/", {"next": wanted})

    assert page.status_code == 200
    assert (answer["Location"], again["Location"]) == ("/admin/", "/admin/")


@pytest.mark.parametrize("wanted", ELSEWHERE)
@pytest.mark.parametrize(
    "path",
    ["/admin/sign-in/again/", "/admin/sign-in/give-up/", "/admin/second-step/webauthn/login/"],
)
def test_the_other_steps_of_the_sign_in_lead_nowhere_else(client, lawyer, path, wanted):
    client.force_login(lawyer)

    answer = client.post(f"{path}?next=x", {"password": PASSWORD, "next": wanted})

    assert "stranger" not in answer.get("Location", "").partition("?")[0]
    assert answer.status_code < 500


def test_a_line_break_makes_no_header(client, lawyer):
    wanted = "/admin/\r\nLocation: https://stranger.example"

    answer = client.post(
        "/admin/login/", {"username": "lawyer", "password": PASSWORD, "next": wanted}
    )

    assert answer["Location"] == "/admin/%0D%0ALocation:%20https://stranger.example"


@pytest.mark.parametrize("slashes", ["//", "///", "/\\", "/%5C", "/%2F"])
def test_odd_paths_lead_nowhere_else(client, slashes):
    for tail in ("stranger.example", "stranger.example/", "stranger.example/zh-tw/"):
        answer = client.get(f"{slashes}{tail}")

        location = answer.get("Location", "/")
        assert location.startswith("/")
        assert not location.startswith(("//", "/\\"))


def test_no_tail_of_an_address_leads_elsewhere(client):
    """What a query makes of a redirect is asked with the other odd values: test_every_address.py."""
    for path in addresses.every():
        if not path.startswith(("/zh-hant/", "/zh-hans/")):
            location = client.get(f"{path}//stranger.example").get("Location", "/")

            assert location.startswith("/"), path
            assert not location.startswith(("//", "/\\")), path
