"""Requests to the identity provider: its description and its keys.

The description is kept for a few minutes. The keys are read at each sign-in, so that a key that the
provider took back is accepted no longer.
"""

from typing import Any

import requests
from django.core.cache import cache

from accounts.identity_provider.configuration import Configuration
from accounts.identity_provider.refusals import Reason, Refused

SECONDS = 5
KEPT_SECONDS = 10 * 60
NEEDED = ("authorization_endpoint", "token_endpoint", "jwks_uri")


class Session(requests.Session):
    """Gives up soon, and never follows a redirect with a code or a secret."""

    def request(self, *args: Any, **kwargs: Any) -> requests.Response:
        kwargs |= {"timeout": SECONDS, "allow_redirects": False}
        return super().request(*args, **kwargs)


def described(config: Configuration) -> dict[str, Any]:
    """Return the provider's description of itself. Raises Refused or RequestException."""
    key = f"identity-provider:{config.issuer}"
    found = cache.get(key)
    if found is None:
        found = read_description(config)
        cache.set(key, found, timeout=KEPT_SECONDS)
    return found


def read_description(config: Configuration) -> dict[str, Any]:
    found = get_json(config.discovery_address)
    lacking = [name for name in NEEDED if not isinstance(found.get(name), str)]
    if lacking or found.get("issuer") != config.issuer:
        raise Refused(Reason.BAD_SETTINGS)
    return found


def get_json(address: str, token: str = "") -> dict[str, Any]:
    """Return the object at an address. Raises RequestException, also for what is none."""
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    with Session() as session:
        answer = session.get(address, headers=headers)
        answer.raise_for_status()
        if answer.is_redirect:
            raise requests.TooManyRedirects
        found = answer.json()
    if not isinstance(found, dict):
        raise requests.exceptions.InvalidJSONError
    return found


def read_keys(description: dict[str, Any]) -> dict[str, Any]:
    return get_json(description["jwks_uri"])
