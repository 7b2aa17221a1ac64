"""The results of a search: each briefing with the passages that answer.

Written in Python, as a briefing's text is (reading_rows.py): a template took a sixth of the page.
"""

from collections.abc import Iterator, Sequence
from html import escape
from urllib.parse import quote

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from briefings.search import Results
from briefings.search.results.highlights import Name, Place, Quote
from briefings.search.results.hits import Hit
from briefings.templatetags.briefings import in_language, page_language
from briefings.text.dates import day_in
from briefings.text.languages import TABLE

register = template.Library()


@register.simple_tag
def hits_of(results: Results, query: str) -> SafeString:
    """Return the results as cards, whose matches are marked.

    Beside others that have all of the question, those that have most of it say so.
    """
    page = _Hits(query, mixed=results.complete > 0)
    return mark_safe("\n".join(map(page.card, results.hits)))  # noqa: S308 - escaped below


class _Hits:
    """What is the same for all results of a page, worked out once."""

    def __init__(self, query: str, *, mixed: bool):
        partial = escape(_("Has most of it"))
        self._partial = f' <span class="partial">{partial}</span>' if mixed else ""
        self._language = page_language()
        self._query = quote(query, safe="/")
        # Each address is that of a list and what follows: reversing it took as long as the rest.
        self._briefings = reverse("briefings:index")
        self._people, self._areas = reverse("briefings:people"), reverse("briefings:areas")
        self._parallel, self._section = escape(_("Parallel")), escape(_("To this section"))

    def card(self, hit: Hit) -> str:
        there = f"{self._briefings}{hit.snapshot.reference}/"
        detail = f"{there}{quote(hit.slug)}/"
        title = "\n".join(_title(hit.title, detail))
        places = "\n".join(self._place(place, detail, there) for place in hit.places)
        return (
            f'<article class="card hit">\n{self._eyebrow(hit)}\n'
            f"{title}\n{self._byline(hit)}{places}\n"
            f"{self._more(hit.more, there) if hit.more else ''}</article>"
        )

    def _eyebrow(self, hit: Hit) -> str:
        day = hit.snapshot.date
        return (
            f'<p class="eyebrow"><time datetime="{day.isoformat()}">{day_in(self._language, day)}'
            f'</time> <span class="reference">{hit.reference}</span>'
            f"{'' if hit.complete else self._partial}</p>"
        )

    def _byline(self, hit: Hit) -> str:
        people = [_named(one, self._people, ' rel="author"') for one in hit.authors]
        areas = [_named(one, self._areas) for one in hit.areas]
        names = "\n".join(filter(None, ("".join(people), "".join(areas))))
        return f'<p class="byline">\n{names}\n</p>\n' if names else ""

    def _place(self, place: Place, detail: str, there: str) -> str:
        quotes = "".join(_said("p", one) for one in place.quotes)
        where = f"\n{self._where(place, detail, there)}" if place.anchor else ""
        return f'<div class="place">\n{quotes}{where}\n</div>'

    def _where(self, place: Place, detail: str, there: str) -> str:
        language, anchor = place.quotes[0].language, escape(place.anchor)
        name = self._section
        if place.number:
            name = escape(_("Paragraph %(number)s") % {"number": place.number})
        both = f' <a href="{there}parallel/#{anchor}">{self._parallel}</a>'
        return (
            f'<p class="where"><a href="{in_language(detail, language)}#{anchor}"'
            f' hreflang="{TABLE[language].hreflang}">{name}</a>'
            f"{both if len(place.quotes) > 1 else ''}</p>"
        )

    def _more(self, more: int, there: str) -> str:
        words = ngettext(
            "%(more)s more paragraph matches", "%(more)s more paragraphs match", more
        ) % {"more": more}
        return (
            f'<p class="where"><a href="{there}matches/?q={self._query}">{escape(words)}</a></p>\n'
        )


def _title(quotes: Sequence[Quote], detail: str) -> Iterator[str]:
    """Yield the title in the reader's language, and in another one where that matches."""
    for one in quotes[:1]:
        yield f'<h2 lang="{TABLE[one.language].tag}"><a href="{detail}">{one.html}</a></h2>'
    yield from (_said("p", one) for one in quotes[1:] if one.marked)


def _said(tag: str, one: Quote) -> str:
    return f'<{tag} lang="{TABLE[one.language].tag}">{one.html}</{tag}>'


def _named(one: Name, start: str, more: str = "") -> str:
    sides = " ".join(_said("span", quoted) for quoted in one.quotes)
    return f'<a href="{start}{one.slug}/"{more}>{sides}</a>'
