"""Latest publications with their full text: of the firm, an area, an author or a series.

A correction announced to readers moves an old briefing back to the top.
"""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from typing import Any
from xml.etree import ElementTree as xml

from django.conf import settings
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from briefings.models.firm import Firm
from briefings.models.people import Author, PracticeArea
from briefings.models.published import readable
from briefings.models.published.edition import Edition
from briefings.models.series import Series
from briefings.public import page_layout
from briefings.public.notices import change_notes
from briefings.text.languages import TABLE, written
from briefings.text.markup.figures import PUBLIC
from briefings.text.texts import Texts

NEWEST = 20
ATOM = "http://www.w3.org/2005/Atom"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"
# Characters not allowed in XML 1.0.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

xml.register_namespace("", ATOM)


# The URL name of a row's page, and the path from an edition to the row.
_KINDS: dict[type, tuple[str, str]] = {
    PracticeArea: ("area", "listing__areas"),
    Author: ("person", "listing__authors"),
    Series: ("series", "briefing__series_parts__series"),
}


@dataclass(frozen=True, slots=True)
class Channel:
    """What a feed is of: its title, the page it belongs to, its own address, and its briefings."""

    language: str
    firm: str
    title: str
    page: str
    address: str
    only: Q = field(default_factory=Q)  # of editions


def everything(firm: Firm, language: str, *, feed: str = "feed") -> Channel:
    """Return the channel of all briefings; `feed` is the name of its address."""
    home, own = _absolute("home", language), _absolute(feed, language)
    name = title(firm, language)
    return Channel(language, name, name, home, own)


def about(row: PracticeArea | Author | Series, firm: Firm, language: str) -> Channel:
    """Return the channel of an area, an author or a series."""
    name, link = _KINDS[type(row)]
    own = page_layout.named(Texts.of(row, "name"), language=language).source
    firm_name = title(firm, language)
    return Channel(
        language,
        firm_name,
        f"{own} · {firm_name}",
        _absolute(name, language, row.slug),
        _absolute(f"{name}_feed", language, row.slug),
        Q(**{link: row}),
    )


def entries(language: str, only: Q | None = None) -> list[dict[str, Any]]:
    """Return the latest publications that can be read in a language, in one query."""
    newest = readable.public().filter(only or Q()).select_related("listing", "briefing")
    made = []
    for edition in newest.order_by("-listing__updated_at", "-listing__date", "-briefing")[:NEWEST]:
        page = page_layout.page(
            edition.snapshot,
            language=language,
            edition_number=edition.number,
            figures=settings.SITE_URL + PUBLIC,
            site=settings.SITE_URL,
        )
        if written(language) in page.readable:
            made.append(_entry(page, edition))
    return made


def _entry(page: page_layout.Page, edition: Edition) -> dict[str, Any]:
    return {
        # Without the slug, which changes with the title: the id must stay the same.
        "id": _absolute("by_reference", page.language, page.reference),
        "url": _absolute("detail", page.language, page.reference, page.slug),
        "elsewhere": [
            (language, _absolute("detail", language, page.reference, page.slug))
            for language in page.readable
            if language != page.language
        ],
        "title": page.headline.source,
        "summary": page.summary,
        "html": _html(page, edition),
        "authors": [
            (author.name.source, _absolute("person", page.language, author.slug))
            for author in page.authors
        ],
        "areas": [area.name.source for area in page.areas],
        # A briefing's date has no time; midnight in UTC is the same day in UTC and Macau.
        "published": datetime.combine(page.date, time.min, UTC),
        "updated": timezone.localtime(edition.listing.updated_at),
    }


def _html(page: page_layout.Page, edition: Edition) -> str:
    """Return the whole text, preceded by the last change note."""
    change = change_notes.last_change(edition.listing, page)
    context = {"page": page, "change": change, "changes_url": _changes_url(page, change)}
    with override(page.language):
        return render_to_string("briefings/reading/feed_text.html", context).strip()


def _changes_url(page: page_layout.Page, change: change_notes.ChangeNote | None) -> str:
    if change is None or change.before is None:
        return ""
    return _absolute("changes", page.language, page.reference, change.before, change.edition)


def _absolute(name: str, language: str, *args: object) -> str:
    with override(language):
        return settings.SITE_URL + reverse(f"briefings:{name}", args=args)


def title(firm: Firm, language: str) -> str:
    return page_layout.named(Texts.of(firm, "name"), language=language).source


def atom(channel: Channel) -> bytes:
    language = channel.language
    found = entries(language, channel.only)
    attributes = {XML_LANG: TABLE[language].hreflang, XML_BASE: settings.SITE_URL}
    feed = xml.Element(f"{{{ATOM}}}feed", attributes)
    _add(feed, "id", channel.address)
    _add(feed, "title", channel.title)
    updated = max((entry["updated"] for entry in found), default=None)
    # Atom requires a date even for an empty feed.
    _add(feed, "updated", updated.isoformat() if updated else "1970-01-01T00:00:00Z")
    _add(feed, "author/name", channel.firm)
    _link(feed, "self", channel.address, "application/atom+xml")
    _link(feed, "alternate", channel.page, "text/html")
    for entry in found:
        _atom_entry(feed, entry, language)
    return xml.tostring(feed, encoding="utf-8", xml_declaration=True)


def _atom_entry(feed: xml.Element, entry: dict[str, Any], language: str) -> None:
    node = xml.SubElement(feed, f"{{{ATOM}}}entry")
    _add(node, "id", entry["id"])
    _add(node, "title", entry["title"])
    _add(node, "published", entry["published"].isoformat())
    _add(node, "updated", entry["updated"].isoformat())
    _link(node, "alternate", entry["url"], "text/html", hreflang=TABLE[language].hreflang)
    for other, address in entry["elsewhere"]:
        _link(node, "alternate", address, "text/html", hreflang=TABLE[other].hreflang)
    for name, address in entry["authors"]:
        author = _add(node, "author", None)
        _add(author, "name", name)
        _add(author, "uri", address)
    for area in entry["areas"]:
        xml.SubElement(node, f"{{{ATOM}}}category", {"term": _clean(area)})
    _add(node, "summary", entry["summary"])
    _add(node, "content", entry["html"]).set("type", "html")


def _add(parent: xml.Element, path: str, text: str | None) -> xml.Element:
    for name in path.split("/"):
        parent = xml.SubElement(parent, f"{{{ATOM}}}{name}")
    parent.text = None if text is None else _clean(text)
    return parent


def _link(parent: xml.Element, rel: str, href: str, media_type: str, **more: str) -> None:
    xml.SubElement(parent, f"{{{ATOM}}}link", {"rel": rel, "href": href, "type": media_type} | more)


def _clean(text: str) -> str:
    return _NOT_XML.sub("", text)


def json_feed(channel: Channel) -> dict[str, Any]:
    language = channel.language
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.title,
        "home_page_url": channel.page,
        "feed_url": channel.address,
        "language": TABLE[language].hreflang,
        "items": [
            {
                "id": entry["id"],
                "url": entry["url"],
                "title": entry["title"],
                "summary": entry["summary"],
                "content_html": entry["html"],
                "date_published": entry["published"].isoformat(),
                "date_modified": entry["updated"].isoformat(),
                "authors": [{"name": name, "url": url} for name, url in entry["authors"]],
                "tags": entry["areas"],
                "language": TABLE[language].hreflang,
            }
            for entry in entries(language, channel.only)
        ],
    }
