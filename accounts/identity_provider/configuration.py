"""What the environment says about the firm's identity provider."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from allauth.socialaccount.models import SocialApp
from django.conf import settings

# The name under which allauth stores links to accounts; there is one provider.
PROVIDER = "firm"
WELL_KNOWN = "/.well-known/openid-configuration"


@dataclass(frozen=True, slots=True)
class Configuration:
    issuer: str
    client: str
    secret: str
    scopes: list[str]
    groups_claim: str
    roles: dict[str, str]  # of each group
    creates: bool
    domains: list[str]  # whose addresses belong to the provider
    second_step: list[str]  # values of amr or acr that stand for one

    @property
    def discovery_address(self) -> str:
        return self.issuer.rstrip("/") + WELL_KNOWN

    def proves_second_step(self, methods: Iterable[str]) -> bool:
        return bool(set(self.second_step) & set(methods))

    def app(self) -> SocialApp:
        """Return what allauth needs to know; it is never stored."""
        return SocialApp(
            provider="openid_connect",
            provider_id=PROVIDER,
            name=PROVIDER,
            client_id=self.client,
            secret=self.secret,
            settings={"server_url": self.discovery_address, "oauth_pkce_enabled": True},
        )


def current() -> Configuration:
    values: dict[str, Any] = settings.IDENTITY_PROVIDER
    return Configuration(**values)
