"""Template tags and filters for languages, dates and URLs."""

from collections.abc import Iterator
from datetime import date, datetime
from html import escape
from typing import Any
from urllib.parse import urlencode

from django import template
from django.conf import settings
from django.core.paginator import Page
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _

from briefings.models.base.language_names import NAMES
from briefings.models.firm import Firm
from briefings.public import page_layout
from briefings.public.downloads import file_types
from briefings.text.dates import day_in
from briefings.text.languages import CHINESE, SIMPLIFIED, TABLE, WRITTEN, written
from briefings.text.sides import TITLE, title_html, with_breaks
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
    """Return the language tag for markup: zh-hant becomes zh-Hant-HK."""
    return TABLE[language].tag if language in TABLE else language


@register.filter
def chinese(language: str) -> str:
    """Return the Chinese of a page in this language: Simplified if the page is."""
    return SIMPLIFIED if language == SIMPLIFIED else CHINESE


@register.filter
def hreflang(language: str) -> str:
    return TABLE[language].hreflang if language in TABLE else language


@register.filter
def og_locale(language: str) -> str:
    return TABLE[language].locale if language in TABLE else language


@register.simple_tag
def file_links(page: page_layout.Page, edition: Any, is_current: Any) -> list[dict[str, str]]:
    """Return the files of the edition in the current view; none if the language has no text."""
    if not edition or not (page.parallel or written(page.language) in page.readable):
        return []
    past = "" if is_current else "edition_"
    view = "_parallel" if page.parallel else ""
    parts = [page.reference] if is_current else [page.reference, edition.number]
    kinds = (("printed", "PDF", file_types.PDF), ("word", "Word", file_types.WORD))
    return [
        {"url": reverse(f"briefings:{past}{kind}{view}", args=parts), "name": name, "type": media}
        for kind, name, media in kinds
    ]


@register.simple_tag
def written_languages() -> tuple[str, ...]:
    return WRITTEN


@register.filter
def own_name(language: str) -> str:
    return TABLE[language].name if language in TABLE else language


@register.filter
def language_name(language: str) -> str:
    """Return a written language's name in the reader's language."""
    return str(NAMES[language])


@register.filter
def day(value: date | datetime | None, language: str = "") -> str:
    """Return 2025年4月24日 in Chinese, 24 April 2025 in English."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = timezone.localtime(value)
    return day_in(language or page_language(), value)


@register.filter
def instant(value: datetime) -> str:
    """Return a moment for machines: 2026-11-28T10:00:00+08:00 (HTML allows no microseconds)."""
    return timezone.localtime(value).isoformat(timespec="seconds")


@register.filter
def titled(side: page_layout.Side) -> SafeString:
    """Return a title with the places where its lines may break."""
    return mark_safe(title_html(side))  # noqa: S308 - escaped where it is made


@register.filter
def unbroken(text: str) -> SafeString:
    """Return a text that stays on one line: browsers break 2025-2 at its hyphen."""
    return format_html('<span class="together">{}</span>', text)


@register.filter
def at(things: dict, key: Any) -> Any:
    return things.get(key)


@register.filter
def field_name(name: str) -> str:
    """Return the name of a compared detail."""
    return str(_FIELD_NAMES[name])


@register.filter
def sides(row: Any, field: str) -> list[page_layout.Side]:
    """Return the sides of a row's field in the order of the written languages."""
    return [page_layout.Side(language, side) for language, side in _texts(row, field).items()]


@register.simple_tag
def side_of(row: Any, field: str, language: str = "") -> page_layout.Side:
    """Return the side of a row's field in the page's language, which may be missing."""
    return page_layout.side(_texts(row, field), language=language or page_language())


@register.simple_tag
def line_of(firm: Firm) -> page_layout.Side:
    """Return the firm's line in the page's language, which breaks between words."""
    return with_breaks(side_of(firm, "about"), firm.about_breaks)


def _texts(row: Any, field: str) -> Texts:
    return own if isinstance(own := getattr(row, field, None), Texts) else Texts.of(row, field)


@register.simple_tag
def name_of(row: Any, field: str = "name") -> page_layout.Side:
    """Return a proper name in the page's language, or in another if it has none there."""
    return page_layout.named(_texts(row, field), language=page_language())


def page_language() -> str:
    language = get_language() or settings.LANGUAGE_CODE
    return language if language in TABLE else settings.LANGUAGE_CODE


# --- URLs -----------------------------------------------------------------------------------------


@register.simple_tag
def page_url(name: str, language: str, *args: Any) -> str:
    """Return the URL of a page in a language."""
    with override(language):
        return reverse(f"briefings:{name}", args=args)


@register.filter
def in_language(path: str, language: str) -> str:
    """Return the path with its language replaced."""
    return f"/{language}/{path.split('/', 2)[2]}"


@register.simple_tag
def card_of(briefing: Any) -> dict | None:
    """Return the front matter of a public briefing; None for any other."""
    listing = getattr(briefing, "listing", None) if briefing else None
    return listing.card if listing else None


@register.filter
def title_in(card: dict, language: str) -> SafeString:
    """Return the title of a briefing's front matter, which breaks between words."""
    title = page_layout.side(Texts.by_language(card["title"]), language=language)
    return titled(with_breaks(title, card.get("breaks", {}).get(TITLE, ())))


@register.filter
def said_of(withdrawal: Any) -> list[tuple[str, str]]:
    """Return the reason of a withdrawal by language."""
    return [(language, withdrawal.reason[language]) for language in WRITTEN]


@register.simple_tag
def url_or_nothing(name: str, *args: Any) -> str:
    """Return a URL, or an empty text if this installation lacks the page."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


@register.simple_tag
def contact_url(**carried: str) -> str:
    """Return the enquiry form's URL with its context: about=2025-17, paragraph=..., lawyer=..."""
    query = urlencode({key: value for key, value in carried.items() if value})
    return f"/{page_language()}/contact/{'?' if query else ''}{query}"


@register.simple_tag
def follow_url(about: str = "", *keys: str) -> str:
    """Return the page for following a topic, such as "area" with the slug of a practice area."""
    topic = f"{about}:{'/'.join(keys)}" if keys else about
    query = urlencode({"about": topic}, safe=":/") if topic else ""
    return f"/{page_language()}/follow/{'?' if query else ''}{query}"


@register.simple_tag
def absolute(path: str) -> str:
    return settings.SITE_URL + path


@register.simple_tag(takes_context=True)
def query_with(context: dict, **changes: Any) -> str:
    """Return this page's query with changes; an empty value removes a parameter."""
    pairs = [
        (key, value)
        for key, values in context["request"].GET.lists()
        for value in values
        if key != "page" and key not in changes
    ]
    pairs += [(key, value) for key, value in changes.items() if value not in ("", None)]
    return f"?{urlencode(pairs)}"


@register.simple_tag(takes_context=True)
def choices_of(context: dict, name: str, counted: list, chosen: str) -> list[SafeString]:
    """Return the choices of a filter as items of a list; the chosen one leads back to all."""
    rest = query_with(context, **{name: ""})
    start = f"{rest}&" if rest != "?" else rest
    more = "+" if getattr(context.get("results"), "more_unfiltered", False) else ""
    return [_choice(one, name, chosen, rest=rest, start=start, more=more) for one in counted]


def _choice(one: Any, name: str, chosen: str, *, rest: str, start: str, more: str) -> SafeString:
    if isinstance(one, dict):
        value = text = str(one["year"])
        lang, count = "", one["count"]
    else:
        label, value, count = name_of(one.row), one.row.slug, one.count
        text, lang = label.source, f' lang="{label.tag}"'
    here = value == chosen
    url = escape(rest if here else f"{start}{urlencode({name: value})}")
    current = ' aria-current="true"' if here else ""
    return mark_safe(  # noqa: S308 - escaped here
        f'<li><a href="{url}"{current}{lang}>{escape(text)}</a>'
        f' <span class="count">{count}{more}</span></li>'
    )


@register.filter
def page_numbers(shown: Page) -> Iterator[int | str]:
    """Return the numbers of the first, last and neighbouring pages, and "…" in between."""
    return shown.paginator.get_elided_page_range(shown.number, on_each_side=1, on_ends=1)


@register.simple_tag(takes_context=True)
def query_without(context: dict, name: str) -> str:
    return query_with(context, **{name: ""})
