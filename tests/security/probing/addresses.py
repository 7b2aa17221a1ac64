"""Every address of the product, found in its URL configuration, so that new ones are included."""

import itertools
import re
from collections.abc import Iterator

from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import LocalePrefixPattern, RoutePattern

LANGUAGES = ("zh-hant", "en", "zh-hans")
_PART = re.compile(r"<(?:(?P<kind>[a-z_]+):)?(?P<name>[a-z_]+)>")
# What stands for a part of an address, by its name, else by its kind.
BY_NAME = {
    "mode": ("parallel", "en", "nonsense"),
    "content_type_id": ("4",),
    "extra": ("x",),
    "format": ("xlsx",),
    "day": ("2025-05-02",),
}
BY_KIND = {
    "int": ("1", "999999999"),
    "str": ("1", "no-such-thing"),
    "slug": ("ip", "no-such-thing"),
    "path": ("1", "no/such/thing"),
    "uuid": ("00000000-0000-4000-8000-000000000000",),
    "reference": ("2025-1", "2025-2", "1999-7"),
    "edition": ("1", "999999999"),
}
# Addresses whose patterns are no routes of parts.
BY_HAND = ("/zh-tw/", "/pt/briefings/", "/zh-Hant/x", "/admin/no-such-thing/")


def every(prefix: str = "", *, most_values: int | None = None) -> list[str]:
    """Return the addresses that begin with `prefix`, with so many values for each of their parts."""
    found = set(_walk(get_resolver().url_patterns, ["/"], most_values))
    return sorted(address for address in found | set(BY_HAND) if address.startswith(prefix))


def of_rows(path: str) -> list[str]:
    """A page of the admin about row 1, as pages about rows that there are."""
    about = re.fullmatch(r"(/admin/(\w+)/(\w+)/)1(/.*)", path)
    if not about or (not apps.is_installed(about[2]) and about[2] != "auth"):
        return [path]
    keys = (
        apps.get_model(about[2], about[3])._base_manager.order_by("pk").values_list("pk", flat=True)
    )
    return [f"{about[1]}{key}{about[4]}" for key in keys[:4]] or [path]


def _walk(patterns: list, before: list[str], most: int | None) -> Iterator[str]:
    for entry in patterns:
        written = _written(entry.pattern, most)
        here = [left + right for left, right in itertools.product(before, written)]
        if isinstance(entry, URLResolver):
            yield from _walk(entry.url_patterns, here, most)
        elif isinstance(entry, URLPattern):
            yield from here


def _written(pattern, most: int | None) -> list[str]:
    if isinstance(pattern, LocalePrefixPattern):
        return [f"{language}/" for language in LANGUAGES]
    if not isinstance(pattern, RoutePattern):
        return _of_regex(pattern.regex.pattern)
    route = str(pattern)
    parts = [(match["kind"] or "str", match["name"]) for match in _PART.finditer(route)]
    choices = [(BY_NAME.get(name) or BY_KIND.get(kind, ("1",)))[:most] for kind, name in parts]
    return [_filled(route, values) for values in itertools.product(*choices)]


def _filled(route: str, values: tuple[str, ...]) -> str:
    left = iter(values)
    return _PART.sub(lambda match: next(left), route)


def _of_regex(text: str) -> list[str]:
    """A regular expression without groups is nearly an address; others are written by hand."""
    plain = text.removeprefix("^").removesuffix("$").removesuffix(r"\Z").replace("\\", "")
    return [] if re.search(r"[(\[?*+|]", plain) else [plain]
