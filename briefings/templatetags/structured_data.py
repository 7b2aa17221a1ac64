"""Template tags for data about a page that search engines and scripts read."""

import json
from collections.abc import Iterable
from html import escape
from typing import Any

from django import template
from django.conf import settings
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from briefings.public import linked_data, page_layout
from briefings.public.cards import Card
from briefings.public.citing import citation_files, citations
from briefings.public.further_reading import FurtherReading
from briefings.templatetags.briefings import name_of, page_language, side_of, unbroken
from briefings.templatetags.language_links import languages_of
from briefings.text.dates import day_in
from briefings.text.languages import written

register = template.Library()

_NOT_IN_SCRIPT = ((">", "\\u003E"), ("<", "\\u003C"), ("&", "\\u0026"))


@register.simple_tag
def article_data(
    page: page_layout.Page, edition: Any, address: str, cover: str, further: FurtherReading | None
) -> SafeString:
    data = linked_data.article(
        page,
        site=settings.SITE_URL,
        address=address,
        published_at=timezone.localtime(edition.published_at),
        digest=edition.digest,
        image=settings.SITE_URL + cover if cover else "",
        series=further.series if further else (),
    )
    return json_ld(data)


@register.simple_tag
def series_data(row: Any, parts: list[Card]) -> SafeString:
    data = linked_data.series(
        name=name_of(row),
        slug=row.slug,
        language=page_language(),
        site=settings.SITE_URL,
        description=side_of(row, "description"),
        parts=[(card.title.source, f"{card.reference}/{card.slug}/") for card in parts],
    )
    return json_ld(data)


@register.simple_tag
def card_meta(
    page: page_layout.Page, edition: Any, address: str, *, cover: str, is_current: bool
) -> SafeString:
    """Return the meta elements from which chats and networks make a card of a briefing."""
    said = linked_data.card(
        page,
        languages=languages_of(page),
        address=address,
        published_at=timezone.localtime(edition.published_at),
        image=settings.SITE_URL + cover if cover and is_current else "",
    )
    named = [("author", author.name.source) for author in page.authors]
    if cover and is_current:
        named.append(("twitter:card", "summary_large_image"))
    return _meta("property", said) + _meta("name", named)


@register.simple_tag
def citation_meta(page: page_layout.Page, pdf: str) -> SafeString:
    """Return the meta elements of a briefing for scholarly search engines."""
    said = citation_files.meta(page, settings.SITE_URL + pdf)
    return _meta("name", said)


def _meta(attribute: str, said: Iterable[tuple[str, str]]) -> SafeString:
    """Return meta elements; the names are ours (format_html_join takes five times as long)."""
    lines = (f'<meta {attribute}="{name}" content="{escape(text)}">\n' for name, text in said)
    return mark_safe("".join(lines))  # noqa: S308 - escaped here


@register.simple_tag
def person_data(row: Any, firm: Any) -> SafeString:
    data = linked_data.person(
        name=name_of(row),
        title=name_of(row, "title"),
        slug=row.slug,
        language=page_language(),
        site=settings.SITE_URL,
        firm=name_of(firm),
        languages=side_of(row, "languages"),
        email=row.public_email,
        telephone=row.telephone,
    )
    return json_ld(data)


@register.simple_tag
def firm_data(firm: Any) -> SafeString:
    data = linked_data.organization(
        name=name_of(firm),
        language=page_language(),
        site=settings.SITE_URL,
        email=firm.shown_email,
        telephone=firm.telephone,
        address=side_of(firm, "address"),
    )
    return json_ld(data)


@register.simple_tag
def citation_data(page: page_layout.Page) -> SafeString:
    data = citations.citations(page, site=settings.SITE_URL)
    return _data_block(data, "application/json", ' id="citations"')


@register.simple_tag
def citation_of(page: page_layout.Page) -> SafeString:
    """Return how to cite the edition, in the page's language; no line ends within its numbers."""
    citation = escape(citations.whole(page, site=settings.SITE_URL))
    for words in (page.reference, day_in(written(page.language), page.date)):
        citation = citation.replace(words, unbroken(words))
    return mark_safe(citation)  # noqa: S308 - escaped above


def json_ld(data: dict) -> SafeString:
    return _data_block(data, "application/ld+json")


def _data_block(data: dict, media_type: str, attributes: str = "") -> SafeString:
    """Return a data block, which browsers do not run and whose text cannot close it."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for sign, escaped in _NOT_IN_SCRIPT:
        text = text.replace(sign, escaped)
    # Every < > & of the text is escaped above.
    return mark_safe(f'<script type="{media_type}"{attributes}>{text}</script>')  # noqa: S308
