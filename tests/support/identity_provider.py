"""A real OpenID Connect provider on this machine, and the browser's way to it and back."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import parse_qs, urlsplit

import requests
from django.test import Client
from oidc_provider_mock import run_server_in_thread

CLIENT = "briefings"
BEGIN = "/admin/sign-in/provider/"
CALLBACK = f"{BEGIN}callback/"
PATIENCE = 20


class IdentityProvider:
    def __init__(self, issuer: str):
        self.issuer = issuer

    def knows(self, subject: str, **claims: Any) -> None:
        """Let the provider know a person, or what has changed about them."""
        address = f"{self.issuer}/users/{subject}"
        requests.put(address, json=claims, timeout=PATIENCE).raise_for_status()

    def register(self, *redirects: str) -> tuple[str, str]:
        """Return the name and secret of a new client."""
        about = {"redirect_uris": redirects, "token_endpoint_auth_method": "client_secret_post"}
        answer = requests.post(f"{self.issuer}/oauth2/clients", json=about, timeout=PATIENCE).json()
        return answer["client_id"], answer["client_secret"]

    def signs_in(self, address: str, subject: str) -> str:
        """Sign a person in at the address to which the site led; return where that leads back."""
        return self._posts(address, {"sub": subject})

    def denies(self, address: str) -> str:
        return self._posts(address, {"action": "deny"})

    def _posts(self, address: str, data: dict[str, str]) -> str:
        answer = requests.post(address, data=data, allow_redirects=False, timeout=PATIENCE)
        assert answer.is_redirect, answer.text
        back = urlsplit(answer.headers["Location"])
        return f"{back.path}?{back.query}"


@contextmanager
def running(**options: Any) -> Iterator[IdentityProvider]:
    with run_server_in_thread(**options) as server:
        yield IdentityProvider(f"http://localhost:{server.server_port}")


def configured(provider: IdentityProvider, **more: Any) -> dict[str, Any]:
    """Return the setting that names a provider."""
    return {
        "issuer": provider.issuer,
        "client": CLIENT,
        "secret": "",
        "scopes": ["openid", "profile", "email"],
        "groups_claim": "groups",
        "roles": {},
        "creates": False,
        "domains": [],
        "second_step": [],
    } | more


def sign_in(client: Client, provider: IdentityProvider, subject: str, **data: str) -> Any:
    """Go to the provider, sign in there, and come back."""
    away = client.get(BEGIN, data)
    assert away.status_code == 302, away.content.decode()
    return client.get(provider.signs_in(away["Location"], subject))


def query_of(address: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
