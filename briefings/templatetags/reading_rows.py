"""The rows of a text: its paragraphs, of which a page has up to hundreds.

Written in Python, since a template takes some fifty steps for each row, most of which choose what
no row of the page has. Notes, which are rare, are templates.
"""

from collections.abc import Iterable
from html import escape

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from briefings.public.page_layout import Behind, Page, ShownPair
from briefings.text.sides import Side

register = template.Library()


@register.simple_tag(takes_context=True)
def rows_of(context: dict, pairs: Iterable[ShownPair], ask: str) -> SafeString:
    """Return paragraphs as rows; `ask` is the address for questions, empty for none."""
    row = _Row(context["page"], ask, preview=bool(context.get("preview")))
    return mark_safe("\n".join(map(row.html, pairs)))  # noqa: S308 - escaped below


@register.simple_tag(takes_context=True)
def row_of(context: dict, pair: ShownPair, ask: str) -> SafeString:
    return rows_of(context, [pair], ask)


class _Row:
    """What is the same in all rows of a page, worked out once."""

    def __init__(self, page: Page, ask: str, *, preview: bool):
        self._shared = {"page": page, "preview": preview}
        self._word = escape(_("Paragraph"))
        words = _("Ask about this paragraph")
        link = f'<a class="ask" href="{escape(ask)}&amp;paragraph={{}}">{escape(words)}</a>'
        self._ask = link if ask else ""

    def html(self, pair: ShownPair) -> str:
        anchor, number, word = escape(pair.anchor), pair.number, self._word
        ask = self._ask.format(escape(pair.id)) if self._ask else ""
        sides = "".join(self._side(side, pair) for side in pair.sides)
        behind = "".join(self._behind(behind, pair) for behind in pair.behind)
        return (
            f'<div class="pair row" id="{anchor}" data-number="{number}">\n'
            f'<a class="mark" href="#{anchor}" title="{word} {number}"><span aria-hidden="true">¶'
            f'</span><span class="visually-hidden">{word}</span> {number}</a>\n'
            f"{sides}{behind}{ask}\n</div>"
        )

    def _side(self, side: Side, pair: ShownPair) -> str:
        html = self._note("missing", pair, side=side) if side.missing else side.html
        return f'<div class="side" lang="{side.tag}">\n{html}\n</div>\n'

    def _behind(self, behind: Behind, pair: ShownPair) -> str:
        return self._note("behind", pair, behind=behind)

    def _note(self, name: str, pair: ShownPair, **about: object) -> str:
        return render_to_string(f"includes/{name}.html", self._shared | {"pair": pair} | about)
