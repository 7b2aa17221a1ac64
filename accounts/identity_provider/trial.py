"""Try the configuration against the provider, and say what to change."""

from collections.abc import Iterator
from dataclasses import dataclass

import jwt
import requests
from django.conf import settings
from django.urls import reverse

from accounts import roles
from accounts.identity_provider import connection
from accounts.identity_provider.configuration import Configuration
from accounts.identity_provider.id_token import ALGORITHMS


@dataclass(frozen=True, slots=True)
class Answer:
    is_good: bool
    words: str


def redirect_address() -> str:
    """Return the address to enter at the provider."""
    return settings.SITE_URL + reverse("identity_provider_callback")


def unknown_roles(config: Configuration) -> list[str]:
    return sorted(set(config.roles.values()) - set(roles.ROLES))


def tried(config: Configuration) -> Iterator[Answer]:
    """Yield what was tried, up to the first thing that fails."""
    try:
        found = connection.get_json(config.discovery_address)
    except requests.RequestException as error:
        why = type(error).__name__
        yield Answer(
            is_good=False,
            words=f"{config.discovery_address} cannot be read ({why}). Correct "
            "IDENTITY_PROVIDER_ISSUER, or let the server reach that address.",
        )
        return
    problem = _problem_of(found, config)
    if problem:
        yield Answer(is_good=False, words=problem)
        return
    yield Answer(is_good=True, words=f"The provider describes itself at {config.discovery_address}")
    yield _keys(found)


def _problem_of(found: dict, config: Configuration) -> str:
    if found.get("issuer") != config.issuer:
        return (
            f"The provider calls itself {found.get('issuer')}. Write exactly that into "
            "IDENTITY_PROVIDER_ISSUER, if it is the firm's own."
        )
    lacking = [name for name in connection.NEEDED if not isinstance(found.get(name), str)]
    if lacking:
        return f"The provider's description lacks {', '.join(lacking)}; it cannot be used."
    signs = found.get("id_token_signing_alg_values_supported", ALGORITHMS)
    if not set(signs) & set(ALGORITHMS):
        return "The provider signs only with shared secrets. Choose RS256 or ES256 there."
    return ""


def _keys(found: dict) -> Answer:
    try:
        keys = jwt.PyJWKSet.from_dict(connection.read_keys(found)).keys
    except (requests.RequestException, jwt.PyJWTError) as error:
        return Answer(
            is_good=False,
            words=f"The keys at {found['jwks_uri']} cannot be read ({type(error).__name__}). Let "
            "the server reach that address.",
        )
    return Answer(is_good=True, words=f"Its keys can be read: {len(keys)}.")
