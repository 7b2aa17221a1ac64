"""System checks of the sign-in through an identity provider: half a configuration."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.db import DatabaseError

from accounts.identity_provider import trial
from accounts.identity_provider.configuration import Configuration, current
from accounts.sign_in import second_step
from accounts.ways_in import provider_is_on

_OPTIONS = ("secret", "roles", "creates", "domains", "second_step")


@register(Tags.security, deploy=True)
def identity_provider_is_whole(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    return [
        Error(message, hint=hint, id=identity) for identity, message, hint in _lacking(current())
    ]


def _lacking(config: Configuration) -> Iterator[tuple[str, str, str]]:
    begun = config.issuer or config.client or any(getattr(config, name) for name in _OPTIONS)
    if begun and not provider_is_on():
        yield (
            "site.E023",
            "Half an identity provider is configured: there is no button on the sign-in page.",
            "Set IDENTITY_PROVIDER_ISSUER and IDENTITY_PROVIDER_CLIENT, or none of the others.",
        )
    if config.issuer and not config.issuer.startswith("https://"):
        yield (
            "site.E024",
            "IDENTITY_PROVIDER_ISSUER does not begin with https://: others could sign anybody in.",
            "Use the provider's https address.",
        )
    if unknown := trial.unknown_roles(config):
        yield (
            "site.E025",
            f"IDENTITY_PROVIDER_ROLES names roles that do not exist: {', '.join(unknown)}.",
            "The roles are author, editor, publisher, enquiries clerk and administrator.",
        )
    if config.creates and not config.roles:
        yield (
            "site.E026",
            "IDENTITY_PROVIDER_CREATES is yes, but no group gives a role, so it makes no account.",
            "Set IDENTITY_PROVIDER_ROLES, or remove IDENTITY_PROVIDER_CREATES.",
        )
    if not settings.PASSWORD_SIGN_IN and not provider_is_on():
        yield (
            "site.E027",
            "PASSWORD_SIGN_IN is no without an identity provider: passwords go on being accepted.",
            "Configure the provider, or remove PASSWORD_SIGN_IN.",
        )


@register(Tags.database, deploy=True)
def break_glass_account_works(
    app_configs: Any, databases: Any = None, **kwargs: Any
) -> list[CheckMessage]:
    """Without it, a failing provider would keep everybody out."""
    if settings.PASSWORD_SIGN_IN or not (provider_is_on() and databases):
        return []
    try:
        problem = _problem_of_break_glass(settings.BREAK_GLASS_ACCOUNT)
    except DatabaseError:
        return []  # no tables or no database: other checks report that
    if problem:
        return [
            Error(
                f"PASSWORD_SIGN_IN is no, and {problem}: without the provider, nobody signs in.",
                hint="Set BREAK_GLASS_ACCOUNT to an active superuser with a password.",
                id="site.E028",
            )
        ]
    user = User.objects.get(username=settings.BREAK_GLASS_ACCOUNT)
    if second_step.is_set_up(user):
        return []
    return [
        Warning(
            "The break-glass account has no second step yet: it must set one up in the emergency.",
            hint="Sign in with it once, and set up two-step verification.",
            id="site.W011",
        )
    ]


def _problem_of_break_glass(name: str) -> str:
    if not name:
        return "BREAK_GLASS_ACCOUNT is empty"
    user = User.objects.filter(username=name).first()
    if user is None:
        return f"there is no account {name}"
    works = user.is_active and user.is_staff and user.is_superuser and user.has_usable_password()
    return "" if works else f"the account {name} is no active superuser with a password"
