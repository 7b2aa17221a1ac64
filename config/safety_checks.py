"""System checks of safety that Django's own leave out: cookies, content policy, second step."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.utils.csp import CSP

COOKIES = ("SESSION", "CSRF", "LANGUAGE")
_HEADERS = "config.headers.headers"
_POLICY = "django.middleware.csp.ContentSecurityPolicyMiddleware"
_LOOSE = {CSP.UNSAFE_INLINE, CSP.UNSAFE_EVAL, "*", "data:", "http:", "https:"}


@register(Tags.security, deploy=True)
def cookies_are_closed(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    wanted = {"SECURE": (True,), "HTTPONLY": (True,), "SAMESITE": ("Lax", "Strict")}
    open_ones = [
        f"{cookie}_COOKIE_{flag}"
        for cookie in COOKIES
        for flag, values in wanted.items()
        if getattr(settings, f"{cookie}_COOKIE_{flag}") not in values
    ]
    open_ones += [
        f"{cookie}_COOKIE_NAME"
        for cookie in ("SESSION", "CSRF")
        if not getattr(settings, f"{cookie}_COOKIE_NAME").startswith("__Host-")
    ]
    if not open_ones:
        return []
    return [
        Error(
            f"Cookies could be read or set by others: {', '.join(open_ones)}.",
            hint="Leave the cookie settings of config/settings.py as they are in production.",
            id="site.E004",
        )
    ]


@register(Tags.security, deploy=True)
def content_policy_is_strict(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    policy: dict[str, Any] = settings.SECURE_CSP
    scripts = set(policy.get("script-src", policy.get("default-src", ["*"])))
    strict = (
        _POLICY in settings.MIDDLEWARE
        and policy.get("default-src") == [CSP.NONE]
        and policy.get("frame-ancestors") == [CSP.NONE]
        and policy.get("base-uri") == [CSP.NONE]
        and not scripts & _LOOSE
        and not set(policy.get("style-src", [])) & _LOOSE
    )
    if strict:
        return []
    return [
        Error(
            "The content security policy is missing or lets strange scripts or styles run.",
            hint="Leave SECURE_CSP and its middleware as config/settings.py has them.",
            id="site.E005",
        )
    ]


@register(Tags.security, deploy=True)
def refusals_have_headers_too(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    order = settings.MIDDLEWARE
    inner = [name for name in order if name.startswith(("django.middleware.sec", "whitenoise"))]
    outside = _HEADERS in order and all(order.index(_HEADERS) < order.index(name) for name in inner)
    if outside:
        return []
    return [
        Error(
            f"{_HEADERS} stands behind what refuses requests or sends files.",
            hint="Put it before SecurityMiddleware and WhiteNoise in MIDDLEWARE.",
            id="site.E006",
        )
    ]


@register(Tags.security, deploy=True)
def staff_need_a_second_step(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    if settings.REQUIRE_MFA:
        return []
    return [
        Error(
            "A password alone opens the admin.",
            hint="Remove REQUIRE_MFA from the environment; it is yes in production.",
            id="site.E007",
        )
    ]


@register(Tags.security, deploy=True)
def sessions_end_at_sign_out(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    if settings.SESSION_ENGINE == "django.contrib.sessions.backends.db":
        return []
    return [
        Error(
            "Sessions are not kept in the database: some kinds go on after signing out.",
            hint="Use the sessions of django.contrib.sessions.backends.db.",
            id="site.E008",
        )
    ]


@register(Tags.security, deploy=True)
def attempts_are_counted_together(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    backend = settings.CACHES["default"]["BACKEND"]
    if not str(backend).endswith(("LocMemCache", "DummyCache")):
        return []
    return [
        Error(
            "Each process counts wrong codes for itself.",
            hint="Keep the default cache in the database, or in another place that all share.",
            id="site.E009",
        )
    ]


@register(Tags.security, deploy=True)
def hosts_are_named(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """A wildcard would let anybody choose the address in links and in cached pages."""
    loose = [host for host in settings.ALLOWED_HOSTS if host == "*" or host.startswith(".")]
    if settings.ALLOWED_HOSTS and not loose:
        return []
    return [
        Error(
            f"ALLOWED_HOSTS is {settings.ALLOWED_HOSTS}: it must name the site's own names.",
            hint="Set ALLOWED_HOSTS to the names under which the site is reached.",
            id="site.E010",
        )
    ]


@register(Tags.security, deploy=True)
def proxies_agree(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Who ends TLS also writes X-Forwarded-For; believing only one of the two is a mistake."""
    if bool(settings.PROXIES) == bool(settings.SECURE_PROXY_SSL_HEADER):
        return []
    return [
        Warning(
            "BEHIND_PROXY and PROXIES disagree: all visitors would look like one, or choose their "
            "own address.",
            hint="Set BEHIND_PROXY=yes with PROXIES=1 (or more), or neither.",
            id="site.W002",
        )
    ]


@register(Tags.security, deploy=True)
def errors_are_not_shown(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Django warns of DEBUG; here it is an error: tracebacks show typed text."""
    if not settings.DEBUG:
        return []
    return [
        Error(
            "DEBUG is on: error pages show settings and what clients typed.",
            hint="Remove DEBUG from the environment.",
            id="site.E011",
        )
    ]
