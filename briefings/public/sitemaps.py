"""Sitemaps: every public URL with its alternate languages and its last change."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from briefings.models.people import Author, PracticeArea
from briefings.models.published.edition import Listing
from briefings.models.series import Series
from briefings.text.addresses.slugs import slug
from briefings.text.languages import ENGLISH, TABLE, WRITTEN, written
from briefings.text.texts import Texts

# URLs per file: 4 MB with all alternates. The protocol allows 50,000.
A_FILE = 5000

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_URLSET = f'<urlset xmlns="{_NAMESPACE}" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
_INDEX = f'<sitemapindex xmlns="{_NAMESPACE}">\n'


def files() -> int:
    """Return the number of files of briefings; a single one is /sitemap.xml itself."""
    return max(1, -(-Listing.objects.count() // _briefings_a_file()))


def _briefings_a_file() -> int:
    return max(1, A_FILE // len(settings.LANGUAGES))


def index(count: int) -> str:
    names = [f"{settings.SITE_URL}{reverse('sitemap_pages')}"]
    names += [f"{settings.SITE_URL}{reverse('sitemap_part', args=[at])}" for at in _numbers(count)]
    inner = "".join(f"<sitemap><loc>{escape(name)}</loc></sitemap>\n" for name in names)
    return f"{_HEAD}{_INDEX}{inner}</sitemapindex>\n"


def _numbers(count: int) -> range:
    return range(1, count + 1)


def urlset(*groups: Iterable[str]) -> str:
    return f"{_HEAD}{_URLSET}{''.join(entry for group in groups for entry in group)}</urlset>\n"


def pages() -> Iterator[str]:
    """Yield the entries of the lists and the firm's own pages, each area, author and series."""
    languages = [language for language, _name in settings.LANGUAGES]
    for name in ("home", "index", "people", "areas", "about", "privacy"):
        yield from _entries(languages, name, None)
    for area in PracticeArea.objects.filter(listings__isnull=False).distinct().in_order():
        yield from _entries(languages, "area", None, area.slug)
    for author in Author.objects.filter(listings__isnull=False).distinct().in_order():
        yield from _entries(languages, "person", None, author.slug)
    for series in Series.objects.public().in_order():
        yield from _entries(languages, "series", None, series.slug)


def briefings(part: int) -> Iterator[str]:
    listings = Listing.objects.order_by("pk")
    start = (part - 1) * _briefings_a_file()
    # OFFSET skips rows in the index, without reading their cards.
    keys = list(listings.values_list("pk", flat=True)[start : start + _briefings_a_file()])
    if not keys:
        return
    within = listings.filter(pk__gte=keys[0], pk__lte=keys[-1])
    for card, changed_at in within.values_list("card", "edition__published_at"):
        title = slug(Texts.by_language(card["title"]))
        yield from _entries(_languages(card), "detail", changed_at, card["reference"], title)


def _languages(card: dict[str, Any]) -> list[str]:
    return [
        language
        for language, _name in settings.LANGUAGES
        if written(language) in card.get("languages", WRITTEN)
    ]


def _entries(
    languages: list[str], name: str, changed_at: datetime | None, *args: object
) -> Iterator[str]:
    """Yield a URL entry per language, each with all its alternates."""
    addresses = {language: _address(language, name, args) for language in languages}
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{code}" href={quoteattr(address)}/>'
        for code, address in _alternates(addresses)
    )
    changed = timezone.localtime(changed_at).isoformat(timespec="seconds") if changed_at else ""
    lastmod = f"<lastmod>{changed}</lastmod>" if changed else ""
    for address in addresses.values():
        yield f"<url><loc>{escape(address)}</loc>{lastmod}{links}</url>\n"


def _alternates(addresses: dict[str, str]) -> Iterator[tuple[str, str]]:
    for language, address in addresses.items():
        yield TABLE[language].hreflang, address
    yield "x-default", addresses.get(ENGLISH) or next(iter(addresses.values()))


def _address(language: str, name: str, args: tuple[object, ...]) -> str:
    with override(language):
        return settings.SITE_URL + reverse(f"briefings:{name}", args=args)
