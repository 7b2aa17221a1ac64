"""How people sign in: with a password, through the firm's identity provider, or both."""

from django.conf import settings


def passwords_are_off() -> bool:
    """Return whether only the break-glass account signs in without the identity provider."""
    return provider_is_on() and not settings.PASSWORD_SIGN_IN


def provider_is_on() -> bool:
    return bool(settings.IDENTITY_PROVIDER["issuer"] and settings.IDENTITY_PROVIDER["client"])
