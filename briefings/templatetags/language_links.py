"""Links to a page in its other languages: in the masthead, above a briefing and in the head.

Those of the masthead and of a briefing are written in Python, as its text is (reading_rows.py).
"""

from html import escape
from typing import Any

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from briefings.public.page_layout import Page
from briefings.text.languages import TABLE, Language, written

register = template.Library()


def _fixed(one: Language) -> dict:
    """Return what is the same in every link to a language."""
    return {
        "language": one.code,
        "hreflang": one.hreflang,
        "short": one.short_name,
        "tag": one.tag,
        # A label begins with what the link shows.
        "label": one.name if one.short_name in one.name else f"{one.short_name}, {one.name}",
    }


_FIXED = {one.code: _fixed(one) for one in TABLE.values()}


@register.simple_tag(takes_context=True)
def language_links(context: dict, *, with_query: bool = True) -> list[dict]:
    """Return this page's URL in every language of the site."""
    here = get_language()
    parts = _address(context.get("request"), with_query=with_query).split("/", 2)
    rest = parts[2] if len(parts) > 2 and parts[1] in dict(settings.LANGUAGES) else ""
    return [_FIXED[code] | {"url": f"/{code}/{rest}", "current": code == here} for code in _FIXED]


def _address(request: HttpRequest | None, *, with_query: bool) -> str:
    """Return the page's path; without its query except a list's page number."""
    if request is None:
        return "/"
    if with_query:
        return request.get_full_path()
    page = request.GET.get("page", "")
    return f"{request.path}?page={page}" if page.isdecimal() else request.path


@register.simple_tag(takes_context=True)
def language_switch(context: dict) -> SafeString:
    """Return the masthead's links.

    A form's page in another language keeps what was typed: by script the link does, without one
    the button beside it.
    """
    form = context.get("typed_form", "")
    links = (_switch(link, "" if link["current"] else form) for link in language_links(context))
    return mark_safe("\n".join(links))  # noqa: S308 - escaped below


def _switch(link: dict, form: str) -> str:
    named = f'lang="{link["tag"]}" aria-label="{link["label"]}"'
    current = ' aria-current="true"' if link["current"] else ""
    scripted = ' class="scripted"' if form else ""
    url, language, short = escape(link["url"]), link["language"], link["short"]
    button = (
        f'<button class="unscripted" form="{escape(form)}" formaction="{url}" formnovalidate'
        f' name="switch" value="{language}" {named}>{short}</button>'
    )
    return (
        f'{button if form else ""}<a href="{url}" {named} hreflang="{link["hreflang"]}"{current}'
        f' data-language="{language}"{scripted}>{short}</a>'
    )


@register.simple_tag
def languages_of(page: Page) -> list[str]:
    """Return the site's languages that have text to read; English, if any, last."""
    return [
        language for language, _name in settings.LANGUAGES if written(language) in page.readable
    ]


@register.simple_tag
def view_links(page: Page, edition: Any, *, is_current: bool) -> SafeString:
    """Return the links to a briefing, or to a past edition of it, in each language and parallel."""
    past = "" if is_current or not edition else "edition"
    parts = [page.reference, edition.number] if past else [page.reference, page.slug]
    here = reverse(f"briefings:{past or 'detail'}", args=parts).split("/", 2)[2]
    links = [_view(page, language, f"/{language}/{here}") for language in languages_of(page)]
    if len(page.readable) > 1:
        name = "briefings:edition_parallel" if past else "briefings:parallel"
        there = reverse(name, args=parts if past else parts[:1])
        current = ' aria-current="page"' if page.parallel else ""
        words = escape(_("Parallel"))
        links.append(f'<a href="{escape(there)}"{current} data-view="parallel">{words}</a>')
    return mark_safe("\n".join(links))  # noqa: S308 - escaped here and below


def _view(page: Page, language: str, url: str) -> str:
    one = TABLE[language]
    here = not page.parallel and language == page.language
    current = ' aria-current="page"' if here else ""
    return (
        f'<a href="{escape(url)}" lang="{one.tag}" hreflang="{one.hreflang}"{current}'
        f' data-view="{language}">'
        f'<span class="long">{one.name}</span><span class="short">{one.short_name}</span></a>'
    )


@register.simple_tag
def alternates_of(page: Page, path: str) -> SafeString:
    """Return the head's links to a path in each language of a briefing, the last for any other."""
    rest = path.split("/", 2)[2]
    there = {
        TABLE[language].hreflang: f"{settings.SITE_URL}/{language}/{rest}"
        for language in languages_of(page)
    }
    there["x-default"] = list(there.values())[-1]
    links = (
        f'<link rel="alternate" hreflang="{tag}" href="{escape(address)}">'
        for tag, address in there.items()
    )
    return mark_safe("\n".join(links))  # noqa: S308 - escaped here
