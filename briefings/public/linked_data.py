"""Data about a page: for search engines (schema.org, JSON-LD) and cards in chats (Open Graph)."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from briefings.public.further_reading import SeriesPlace
from briefings.public.page_layout import Page, Side
from briefings.text.languages import ENGLISH, TABLE


def article(
    page: Page,
    *,
    site: str,
    address: str,
    published_at: datetime,
    digest: str,
    image: str = "",
    series: Sequence[SeriesPlace] = (),
) -> dict:
    """Return the briefing as an Article, and its breadcrumbs as a BreadcrumbList."""
    home = f"{site}/{page.language}/"
    firm = {"@type": "LegalService", "@id": f"{site}/#firm", "url": home} | _name(page.firm[0])
    data = {
        "@type": "Article",
        "@id": f"{address}#article",
        "mainEntityOfPage": address,
        "headline": page.headline.source[:200],
        "description": page.summary,
        "inLanguage": [TABLE[language].hreflang for language in page.columns],
        "identifier": page.reference,
        "version": page.edition_number,
        "sha256": digest,
        "datePublished": page.date.isoformat(),
        "dateModified": published_at.isoformat(),
        "author": [
            {"@type": "Person", "url": f"{home}people/{author.slug}/"} | _name(author.name)
            for author in page.authors
        ],
        "publisher": firm,
        "about": [area.name.source for area in page.areas],
        "citation": [source.url for source in page.sources if source.url],
        "isAccessibleForFree": True,
        "isPartOf": [
            {"@type": "CreativeWorkSeries", "@id": f"{home}series/{place.slug}/"}
            | _name(place.name)
            for place in series
        ],
        "image": image,
    }
    return _graph(data, _way_to(page.headline.source, page.language, home, address))


def card(
    page: Page, *, languages: Sequence[str], address: str, published_at: datetime, image: str
) -> Iterator[tuple[str, str]]:
    """Yield the properties of the card that chats show of a briefing."""
    yield "og:description", page.summary
    yield "og:type", "article"
    yield "og:site_name", page.firm[0].source
    yield "og:title", page.headline.source
    yield "og:url", address
    yield "og:locale", TABLE[page.language].locale
    for language in languages:
        if language != page.language:
            yield "og:locale:alternate", TABLE[language].locale
    yield "article:published_time", page.date.isoformat()
    yield "article:modified_time", published_at.isoformat(timespec="seconds")
    if image:
        yield "og:image", image
        yield "og:image:type", "image/png"
        yield "og:image:width", "1200"
        yield "og:image:height", "630"
        yield "og:image:alt", f"{page.headline.source} · {page.firm[0].source}"


def series(
    *,
    name: Side,
    slug: str,
    language: str,
    site: str,
    description: Side,
    parts: Sequence[tuple[str, str]],
) -> dict:
    """Return a series; each part is a title and an address below /briefings/."""
    home = f"{site}/{language}/"
    address = f"{home}series/{slug}/"
    data = {
        "@type": "CreativeWorkSeries",
        "@id": address,
        "url": address,
        "inLanguage": TABLE[language].hreflang,
        "description": description.source,
        "hasPart": [
            {"@type": "Article", "headline": title, "url": f"{home}briefings/{place}"}
            for title, place in parts
        ],
    }
    return _graph(data | _name(name))


def person(
    *,
    name: Side,
    title: Side,
    slug: str,
    language: str,
    site: str,
    firm: Side,
    languages: Side,
    email: str,
    telephone: str,
) -> dict:
    address = f"{site}/{language}/people/{slug}/"
    data = {
        "@type": "Person",
        "@id": address,
        "url": address,
        "jobTitle": title.source,
        "knowsLanguage": languages.source,
        "email": email,
        "telephone": telephone,
        "worksFor": {"@type": "LegalService", "@id": f"{site}/#firm"} | _name(firm),
    }
    return _graph(data | _name(name))


def organization(
    *, name: Side, language: str, site: str, email: str, telephone: str, address: Side
) -> dict:
    data = {
        "@type": "LegalService",
        "@id": f"{site}/#firm",
        "url": f"{site}/{language}/",
        "email": email,
        "telephone": telephone,
        "address": " ".join(address.source.split()),
    }
    return _graph(data | _name(name))


def _name(side: Side) -> dict:
    return {"name": side.source}


def _way_to(title: str, language: str, home: str, address: str) -> dict:
    list_name = "Briefings" if language == ENGLISH else "簡報"
    steps = [(list_name, f"{home}briefings/"), (title, address)]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": at, "name": name, "item": item}
            for at, (name, item) in enumerate(steps, start=1)
        ],
    }


def _graph(*things: dict) -> dict:
    """Return the graph without empty values."""
    kept = [{key: value for key, value in thing.items() if value} for thing in things]
    return {"@context": "https://schema.org", "@graph": kept}
