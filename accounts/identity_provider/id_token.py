"""Verify an identity token, and read what it says of a person.

The signature is always checked, although the token comes straight from the provider: a proxy
between the two must not be able to sign anybody in.
"""

import hmac
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import jwt

from accounts.identity_provider.configuration import Configuration
from accounts.identity_provider.refusals import Reason, Refused

# Signatures by keys that only the provider has: neither "none" nor shared secrets.
ALGORITHMS = [
    *("RS256", "RS384", "RS512", "PS256", "PS384", "PS512"),
    *("ES256", "ES384", "ES512", "EdDSA"),
]
LEEWAY = 120  # seconds by which the two clocks may differ
_CLOCK = (jwt.ExpiredSignatureError, jwt.ImmatureSignatureError)
_LONGEST_SUBJECT = 255  # as OpenID Connect allows


@dataclass(frozen=True, slots=True)
class Claims:
    """What the provider says of the person who signed in."""

    issuer: str
    subject: str
    payload: dict[str, Any] = field(repr=False)  # personal data: in no log

    @property
    def name(self) -> str:
        return self._text("name")

    @property
    def email(self) -> str:
        return self._text("email")

    @property
    def methods(self) -> list[str]:
        """The ways in which the person proved who they are."""
        return [*_texts(self.payload.get("amr")), *_texts(self.payload.get("acr"))]

    @property
    def signed_in_at(self) -> int:
        """When the person last proved it, in seconds; 0 if the provider does not say."""
        at = self.payload.get("auth_time")
        return int(at) if isinstance(at, int | float) and not isinstance(at, bool) else 0

    def has_verified_email(self, config: Configuration) -> bool:
        """Return whether the address is confirmed, or of a domain that is the provider's own."""
        verified = self.payload.get("email_verified")
        if verified is not None:
            return verified is True or verified == "true"
        return self.email.rpartition("@")[2].lower() in config.domains

    def groups(self, config: Configuration) -> list[str]:
        """Return the person's groups. Raises Refused if the provider left them out as too many."""
        if config.groups_claim in (self.payload.get("_claim_names") or {}):
            raise Refused(Reason.MANY_GROUPS)
        return list(_texts(claim_of(self.payload, config.groups_claim)))

    def _text(self, name: str) -> str:
        value = self.payload.get(name)
        return value.strip() if isinstance(value, str) else ""


def claim_of(payload: dict[str, Any], name: str) -> Any:
    """Return a claim by its name, or by a path such as realm_access.roles."""
    if name in payload:
        return payload[name]
    found: Any = payload
    for part in name.split("."):
        found = found.get(part) if isinstance(found, dict) else None
    return found


def verified(
    token: Any, config: Configuration, keys: dict[str, Any], *, nonce: str
) -> dict[str, Any]:
    """Return what a token says that this provider made for this site and this sign-in.

    Raises Refused.
    """
    if not isinstance(token, str):
        raise Refused(Reason.FORGED)
    try:
        payload = jwt.decode(
            token,
            _key_of(token, keys),
            algorithms=ALGORITHMS,
            issuer=config.issuer,
            audience=config.client,
            leeway=LEEWAY,
            options={"require": ["iss", "sub", "aud", "exp", "iat"]},
        )
    except _CLOCK:
        raise Refused(Reason.CLOCK) from None
    except jwt.PyJWTError:
        raise Refused(Reason.FORGED) from None
    if not (_is_for(payload, config.client) and _is_nonce(payload.get("nonce"), nonce)):
        raise Refused(Reason.FORGED)
    if not payload["sub"] or len(payload["sub"]) > _LONGEST_SUBJECT:
        raise Refused(Reason.FORGED)
    return payload


def _key_of(token: str, keys: dict[str, Any]) -> jwt.PyJWK:
    """Return the key that the token names; one without a name has the provider's only key."""
    usable = [key for key in jwt.PyJWKSet.from_dict(keys).keys if key.public_key_use != "enc"]
    name = jwt.get_unverified_header(token).get("kid")
    found = [key for key in usable if name is None or key.key_id == name]
    if len(found) != 1:
        raise jwt.InvalidKeyError
    return found[0]


def _is_for(payload: dict[str, Any], client: str) -> bool:
    """A token for several clients must name this one as its receiver."""
    several = isinstance(payload["aud"], list) and len(payload["aud"]) > 1
    return payload.get("azp", client if not several else "") == client


def _is_nonce(found: Any, nonce: str) -> bool:
    return isinstance(found, str) and hmac.compare_digest(found.encode(), nonce.encode())


def _texts(value: Any) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, str) and one:
            yield one
