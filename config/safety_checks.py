"""Security checks beyond Django's: cookies, content policy, second step."""

import os
import stat
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.db import DatabaseError
from django.utils.csp import CSP

from accounts.sign_in import encryption
from config import env_file

_HEADERS = "config.headers.headers"
_POLICY = "django.middleware.csp.ContentSecurityPolicyMiddleware"
_LOOSE = {CSP.UNSAFE_INLINE, CSP.UNSAFE_EVAL, "*", "data:", "http:", "https:"}


@register(Tags.security, deploy=True)
def cookies_are_closed(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    wanted = {"SECURE": (True,), "HTTPONLY": (True,), "SAMESITE": ("Lax", "Strict")}
    open_ones = [
        f"{cookie}_COOKIE_{flag}"
        for cookie in ("SESSION", "CSRF", "LANGUAGE")
        for flag, values in wanted.items()
        if getattr(settings, f"{cookie}_COOKIE_{flag}") not in values
    ]
    open_ones += [
        f"{cookie}_COOKIE_NAME"
        for cookie in ("SESSION", "CSRF")
        if not getattr(settings, f"{cookie}_COOKIE_NAME").startswith("__Host-")
    ]
    return _unless(
        not open_ones,
        "site.E004",
        f"Cookies could be read or set by others: {', '.join(open_ones)}.",
        hint="Leave the cookie settings of config/settings.py as they are in production.",
    )


@register(Tags.security, deploy=True)
def content_policy_is_strict(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    policy: dict[str, Any] = settings.SECURE_CSP
    sources = {*policy.get("script-src", ["*"]), *policy.get("style-src", ["*"])}
    nothing = [policy.get(name) for name in ("default-src", "frame-ancestors", "base-uri")]
    return _unless(
        _POLICY in settings.MIDDLEWARE and nothing == [[CSP.NONE]] * 3 and not sources & _LOOSE,
        "site.E005",
        "The content security policy is missing or lets strange scripts or styles run.",
        hint="Leave SECURE_CSP and its middleware as config/settings.py has them.",
    )


@register(Tags.security, deploy=True)
def refusals_have_headers_too(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    order = settings.MIDDLEWARE
    inner = [
        name
        for name in order
        if name.startswith(("django.middleware.sec", "operations.web.static_files.kept_files"))
    ]
    return _unless(
        _HEADERS in order and all(order.index(_HEADERS) < order.index(name) for name in inner),
        "site.E006",
        f"{_HEADERS} stands behind what refuses requests or sends files.",
        hint="Put it before SecurityMiddleware and WhiteNoise in MIDDLEWARE.",
    )


@register(Tags.security, deploy=True)
def staff_need_a_second_step(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    return _unless(
        settings.REQUIRE_MFA,
        "site.E007",
        "A password alone opens the admin.",
        hint="Remove REQUIRE_MFA from the environment; it is yes in production.",
    )


@register(Tags.security, deploy=True)
def sessions_end_at_sign_out(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    return _unless(
        settings.SESSION_ENGINE == "django.contrib.sessions.backends.db",
        "site.E008",
        "Sessions are not kept in the database: some kinds go on after signing out.",
        hint="Use the sessions of django.contrib.sessions.backends.db.",
    )


@register(Tags.security, deploy=True)
def attempts_are_counted_together(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    alone = ("LocMemCache", "DummyCache")
    return _unless(
        not str(settings.CACHES["default"]["BACKEND"]).endswith(alone),
        "site.E009",
        "Each process counts wrong codes for itself.",
        hint="Keep the default cache in the database, or in another place that all share.",
    )


@register(Tags.security, deploy=True)
def hosts_are_named(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Refuse wildcards: a visitor could then choose the host in links and cached pages."""
    names = settings.ALLOWED_HOSTS
    return _unless(
        names and not any(name.startswith(("*", ".")) for name in names),
        "site.E010",
        f"ALLOWED_HOSTS is {names}: it must name the site's own names.",
        hint="Set ALLOWED_HOSTS to the names under which the site is reached.",
    )


@register(Tags.security, deploy=True)
def errors_are_not_shown(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Make DEBUG an error, not a warning as in Django: tracebacks show typed text."""
    return _unless(
        not settings.DEBUG,
        "site.E011",
        "DEBUG is on: error pages show settings and what clients typed.",
        hint="Remove DEBUG from the environment.",
    )


@register(Tags.security, deploy=True)
def proxies_agree(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Check that both proxy settings agree: the proxy that ends TLS also sets X-Forwarded-For."""
    return _unless(
        bool(settings.PROXIES) == bool(settings.SECURE_PROXY_SSL_HEADER),
        "site.W002",
        "BEHIND_PROXY and PROXIES disagree: all visitors would look like one, or choose their own "
        "address.",
        hint="Set BEHIND_PROXY=yes with PROXIES=1 (or more), or neither.",
    )


@register(Tags.security, deploy=True)
def environment_file_is_closed(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    path = os.environ.get(env_file.VARIABLE, "")
    return _unless(
        not path or not Path(path).stat().st_mode & stat.S_IROTH,
        "site.W010",
        f"Everybody on this machine can read {path}, which holds passwords.",
        hint=f"chmod 640 {path}",
    )


@register(Tags.database, deploy=True)
def second_steps_can_be_read(
    app_configs: Any, databases: Any = None, **kwargs: Any
) -> list[CheckMessage]:
    try:
        accounts = encryption.accounts_unreadable() if databases else 0
    except DatabaseError:
        return []  # no tables or no database: other checks report that
    return _unless(
        not accounts,
        "site.E021",
        f"SECRET_KEY cannot decrypt the second steps of {accounts} accounts; they cannot sign in.",
        hint="Put the key they were made with into SECRET_KEY_FALLBACKS, then run "
        "manage.py reencrypt_secrets.",
    )


def _unless(good: object, identity: str, message: str, *, hint: str) -> list[CheckMessage]:
    kind = Warning if identity.startswith("site.W") else Error
    return [] if good else [kind(message, hint=hint, id=identity)]
