"""allauth's client of OpenID Connect, made stricter: PKCE, nonce and signature are compulsory."""

import secrets
import time
from typing import Any
from urllib.parse import urlsplit

from allauth.socialaccount.models import SocialLogin, SocialToken
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.crypto import salted_hmac

from accounts.identity_provider import connection, id_token
from accounts.identity_provider.admission import key_of
from accounts.identity_provider.configuration import PROVIDER, Configuration, current
from accounts.identity_provider.id_token import Claims
from accounts.identity_provider.refusals import Reason, Refused

_AGAIN = "again."
_FRESH_SECONDS = 5 * 60


class Provider(OpenIDConnectProvider):
    """The firm's identity provider, during one sign-in."""

    claims: Claims

    def __init__(self, request: HttpRequest, config: Configuration | None = None):
        self.config = config or current()
        super().__init__(request, app=self.config.app())

    def get_oauth2_adapter(self, request: HttpRequest) -> "Adapter":
        return Adapter(request)

    @property
    def has_seen_second_step(self) -> bool:
        """Return whether the person proved a second step there, and the firm trusts that."""
        return self.config.proves_second_step(self.claims.methods)

    def begin(self, next_url: str, *, again: bool = False) -> HttpResponse:
        """Send the browser to the provider; `again` asks for a fresh proof."""
        state = (_AGAIN if again else "") + secrets.token_urlsafe(24)
        params = {"nonce": nonce_of(state)}
        if again:
            params |= {"prompt": "login", "max_age": "0"}
        return self.redirect(
            self.request,
            "login",
            next_url,
            state_id=state,
            scope=self.config.scopes,
            auth_params=params,
        )

    def extract_uid(self, data: Any) -> str:
        return key_of(self.claims)

    def extract_extra_data(self, data: Any) -> dict[str, Any]:
        """Store nothing."""
        return {}

    def extract_common_fields(self, data: Any) -> dict[str, Any]:
        return {}

    def extract_email_addresses(self, data: Any) -> list[Any]:
        return []


class Adapter(OpenIDConnectOAuth2Adapter):
    def __init__(self, request: HttpRequest):
        super().__init__(request, PROVIDER)

    def get_provider(self) -> Provider:
        return Provider(self.request)

    @property
    def openid_config(self) -> dict[str, Any]:
        return connection.described(current())

    def get_callback_url(self, request: HttpRequest, app: Any) -> str:
        return request.build_absolute_uri(reverse("identity_provider_callback"))

    def get_access_token_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        try:
            return dict(super().get_access_token_data(*args, **kwargs))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise OAuth2Error from error  # an answer that is none

    def parse_token(self, data: dict[str, Any]) -> SocialToken:
        """Keep the access token for this request only."""
        return SocialToken(token=data["access_token"])

    def complete_login(
        self, request: HttpRequest, app: Any, token: SocialToken, **kwargs: Any
    ) -> SocialLogin:
        """Verify who signed in. Raises Refused."""
        provider = self.get_provider()
        state = request.GET.get("state", "")
        payload = id_token.verified(
            kwargs["response"].get("id_token"),
            provider.config,
            connection.read_keys(self.openid_config),
            nonce=nonce_of(state),
        )
        payload = self._with_user_info(payload, provider.config, str(token.token))
        provider.claims = Claims(provider.config.issuer, payload["sub"], payload)
        if state.startswith(_AGAIN) and not _is_fresh(provider.claims):
            raise Refused(Reason.STALE)
        return provider.sociallogin_from_response(request, payload)

    def _with_user_info(
        self, payload: dict[str, Any], config: Configuration, token: str
    ) -> dict[str, Any]:
        """Add what is not in the token, where the provider puts it elsewhere."""
        wanted = ["email", *([config.groups_claim] if config.roles else [])]
        address = self.openid_config.get("userinfo_endpoint")
        if not address or all(id_token.claim_of(payload, name) is not None for name in wanted):
            return payload
        more = connection.get_json(address, token)
        if more.get("sub") != payload["sub"]:
            raise Refused(Reason.FORGED)
        return more | payload


def nonce_of(state: str) -> str:
    """Return the nonce of a sign-in, which its state, good for one use, makes again."""
    return salted_hmac("identity-provider.nonce", state, algorithm="sha256").hexdigest()


def _is_fresh(claims: Claims) -> bool:
    return abs(time.time() - claims.signed_in_at) < _FRESH_SECONDS


def is_from_elsewhere(request: HttpRequest, config: Configuration) -> bool:
    """Return whether an answer names another issuer (RFC 9207)."""
    issuer = request.GET.get("iss")
    return issuer is not None and urlsplit(issuer) != urlsplit(config.issuer)
