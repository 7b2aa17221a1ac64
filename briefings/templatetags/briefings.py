"""What templates need beside Django's own: languages, dates and addresses of both."""

import json
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

from briefings.models.language_names import NAMES
from briefings.public import citations, linked_data, page_layout
from briefings.text.dates import day_in
from briefings.text.languages import CHINESE, SIMPLIFIED, TABLE, WRITTEN, written
from briefings.text.texts import Texts

register = template.Library()

_FIELD_NAMES = {
    "title": _("Title"),
    "standfirst": _("Standfirst"),
    "key_points": _("Key points"),
    "authors": _("Authors"),
    "areas": _("Practice areas"),
    "date": _("Date"),
    "law_as_at": _("Law as at"),
    "jurisdiction": _("Jurisdiction"),
    "sources": _("Sources"),
    "contact_heading": _("Contact heading"),
    "contact_text": _("Contact text"),
    "contact_email": _("Contact e-mail"),
    "firm": _("Firm"),
    "disclaimer": _("Disclaimer"),
}


@register.filter
def tag(language: str) -> str:
    """The language as the markup says it: zh-hant becomes zh-Hant-HK."""
    return TABLE[language].tag if language in TABLE else language


@register.filter
def chinese(language: str) -> str:
    """The Chinese of a page that is read in this language: Simplified where that one is."""
    return SIMPLIFIED if language == SIMPLIFIED else CHINESE


@register.filter
def hreflang(language: str) -> str:
    return TABLE[language].hreflang if language in TABLE else language


@register.filter
def og_locale(language: str) -> str:
    return TABLE[language].locale if language in TABLE else language


@register.simple_tag
def languages_of(page: page_layout.Page) -> list[str]:
    """The languages of the site in which there is something to read; English, if any, last."""
    return [
        language for language, _name in settings.LANGUAGES if written(language) in page.readable
    ]


@register.filter
def own_name(language: str) -> str:
    return TABLE[language].name if language in TABLE else language


@register.filter
def language_name(language: str) -> str:
    """Name a written language in the reader's own."""
    return str(NAMES[language])


@register.filter
def day(value: date | datetime | None, language: str = "") -> str:
    """2025年4月24日 in Chinese, 24 April 2025 in English."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = timezone.localtime(value)
    return day_in(language or _page_language(), value)


@register.filter
def at(things: dict, key: Any) -> Any:
    return things.get(key)


@register.filter
def field_name(name: str) -> str:
    """How a compared detail of a briefing is called."""
    return str(_FIELD_NAMES[name])


@register.filter
def sides(row: Any, field: str) -> list[page_layout.Side]:
    """Return the sides of a row's field in the order of the written languages."""
    return [page_layout.Side(language, side) for language, side in Texts.of(row, field).items()]


@register.simple_tag
def side_of(row: Any, field: str, language: str = "") -> page_layout.Side:
    """The side of a row's field in the page's language, missing or not."""
    return page_layout.side(Texts.of(row, field), language=language or _page_language())


@register.simple_tag
def name_of(row: Any, field: str = "name", language: str = "") -> page_layout.Side:
    """A proper name in the page's language, or as it is called at all."""
    return page_layout.named(Texts.of(row, field), language=language or _page_language())


def _page_language() -> str:
    language = get_language() or settings.LANGUAGE_CODE
    return language if language in TABLE else settings.LANGUAGE_CODE


# --- Addresses ------------------------------------------------------------------------------------


@register.simple_tag(takes_context=True)
def language_links(context: dict, *, with_query: bool = True) -> list[dict]:
    """This page in every language of the site: the same address under another first word."""
    request = context.get("request")
    here = get_language()
    parts = _address(request, with_query=with_query).split("/", 2)
    rest = parts[2] if len(parts) > 2 and parts[1] in dict(settings.LANGUAGES) else ""
    return [
        {
            "language": language,
            "tag": TABLE[language].tag,
            "short": TABLE[language].short_name,
            "name": TABLE[language].name,
            "url": f"/{language}/{rest}",
            "current": language == here,
        }
        for language, _name in settings.LANGUAGES
    ]


def _address(request: HttpRequest | None, *, with_query: bool) -> str:
    """Of the page; without its query only the number of a list's page is kept."""
    if request is None:
        return "/"
    if with_query:
        return request.get_full_path()
    page = request.GET.get("page", "")
    return f"{request.path}?page={page}" if page.isdecimal() else request.path


@register.simple_tag
def page_url(name: str, language: str, *args: Any) -> str:
    """The address of a page in a given language."""
    with override(language):
        return reverse(f"briefings:{name}", args=args)


@register.filter
def in_language(path: str, language: str) -> str:
    """The same address under another language's first word."""
    return f"/{language}/{path.split('/', 2)[2]}"


@register.simple_tag
def card_of(briefing: Any) -> dict | None:
    """The front of a briefing that is public; nothing of any other."""
    listing = getattr(briefing, "listing", None) if briefing else None
    return listing.card if listing else None


@register.filter
def words(text: str) -> list[str]:
    return text.split()


@register.filter
def title_in(card: dict, language: str) -> str:
    return card["title"].get(written(language) if language in TABLE else language) or ""


@register.filter
def said_of(withdrawal: Any) -> list[tuple[str, str]]:
    """The reason of a withdrawal, by language."""
    return [(language, withdrawal.reason[language]) for language in WRITTEN]


@register.simple_tag
def url_or_nothing(name: str, *args: Any) -> str:
    """An address, or nothing where this installation does not have the page."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


@register.simple_tag
def contact_url(language: str = "", **carried: str) -> str:
    """The enquiry form, with what was read: about=2025-17, paragraph=..., lawyer=..., area=..."""
    query = urlencode({key: value for key, value in carried.items() if value})
    return f"/{language or _page_language()}/contact/{'?' if query else ''}{query}"


@register.simple_tag
def absolute(path: str) -> str:
    return settings.SITE_URL + path


@register.simple_tag(takes_context=True)
def query_with(context: dict, **changes: Any) -> str:
    """This page's query with some of it changed; an empty value takes a filter away."""
    query = context["request"].GET.copy()
    query.pop("page", None)
    for key, value in changes.items():
        query.pop(key, None)
        if value not in ("", None):
            query[key] = value
    return f"?{query.urlencode()}" if query else "?"


# --- Data for machines ----------------------------------------------------------------------------

_NOT_IN_SCRIPT = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


@register.simple_tag
def article_data(page: page_layout.Page, edition: Any, address: str, cover: str) -> SafeString:
    data = linked_data.article(
        page,
        site=settings.SITE_URL,
        address=address,
        published_at=timezone.localtime(edition.published_at),
        digest=edition.digest,
        image=settings.SITE_URL + cover if cover else "",
    )
    return json_ld(data)


@register.simple_tag
def person_data(row: Any, firm: Any) -> SafeString:
    language = _page_language()
    data = linked_data.person(
        name=name_of(row),
        title=name_of(row, "title"),
        slug=row.slug,
        language=language,
        site=settings.SITE_URL,
        firm=name_of(firm),
    )
    return json_ld(data)


@register.simple_tag
def firm_data(firm: Any) -> SafeString:
    data = linked_data.organization(
        name=name_of(firm),
        language=_page_language(),
        site=settings.SITE_URL,
        email=firm.email,
        telephone=firm.telephone,
    )
    return json_ld(data)


@register.simple_tag
def citation_data(page: page_layout.Page) -> SafeString:
    data = citations.citations(page, site=settings.SITE_URL)
    return _data_block(data, "application/json", ' id="citations"')


def json_ld(data: dict) -> SafeString:
    return _data_block(data, "application/ld+json")


def _data_block(data: dict, media_type: str, attributes: str = "") -> SafeString:
    """A browser runs nothing of it, and no text in it can end it."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_NOT_IN_SCRIPT)
    # Every < > & of the text is escaped above.
    return mark_safe(f'<script type="{media_type}"{attributes}>{text}</script>')  # noqa: S308
