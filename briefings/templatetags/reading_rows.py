"""The text of a briefing: its sections with their paragraphs, and the contents beside it.

Written in Python, since a page has up to hundreds of paragraphs, and a template takes some fifty
steps for each, most of which choose what no row of the page has. Notes and comments, which are
rare, are templates.
"""

from collections.abc import Iterable
from html import escape
from typing import Any

from django import template
from django.template.context import Context
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from briefings.public.page_layout import ShownPair, ShownPart
from briefings.text.sides import Side, title_html

register = template.Library()


@register.simple_tag(takes_context=True)
def text_of(context: Context, parts: Iterable[ShownPart], ask: str) -> SafeString:
    """Return sections with their paragraphs; `ask` is the address for questions, empty for none."""
    text = _Text(context, ask)
    return mark_safe("\n".join(map(text.part, parts)))  # noqa: S308 - escaped below


@register.simple_tag
def contents_of(parts: Iterable[ShownPart]) -> SafeString:
    """Return the items of the contents: the parts that have a heading."""
    items = "\n".join(_item(part) for part in parts if part.has_heading)
    return mark_safe(items)  # noqa: S308 - escaped below


def _item(part: ShownPart) -> str:
    level = f' class="level-{part.level}"' if part.level > 1 else ""
    names = "".join(_titled(side) for side in part.heading if not side.missing)
    return f'<li{level}><a href="#{escape(part.anchor)}">{names}</a></li>'


def _titled(side: Side) -> str:
    return f'<span lang="{side.tag}">{title_html(side)}</span>'


class _Text:
    """What is the same in all rows of a page, worked out once."""

    def __init__(self, context: Context, ask: str):
        self._context = context
        self._comments = context.get("comments") or {}
        self._is_shared = bool(context.get("link"))
        self._word = escape(_("Paragraph"))
        words = _("Ask about this paragraph")
        link = f'<a class="ask" href="{escape(ask)}&amp;paragraph={{}}">{escape(words)}</a>'
        self._ask = link if ask else ""

    def part(self, part: ShownPart) -> str:
        rows = "\n".join(map(self._row, part.pairs))
        if not part.has_heading:
            return f"<div>\n{rows}\n</div>"
        anchor = escape(part.anchor)
        heading = "\n".join(self._heading(side) for side in part.heading)
        behind = "".join(self._note("behind_heading", behind=one) for one in part.behind)
        return (
            f'<section aria-labelledby="{anchor}">\n<{part.tag} id="{anchor}" class="row">\n'
            f"{heading}\n</{part.tag}>\n{behind}{rows}\n</section>"
        )

    def _heading(self, side: Side) -> str:
        if not side.missing:
            return _titled(side)
        return f'<span class="missing-heading">{self._note("missing_heading", side=side)}</span>'

    def _row(self, pair: ShownPair) -> str:
        anchor, number, word = escape(pair.anchor), pair.number, self._word
        ask = self._ask.format(escape(pair.id)) if self._ask else ""
        sides = "".join(self._side(side, pair) for side in pair.sides)
        behind = "".join(self._note("behind", pair=pair, behind=one) for one in pair.behind)
        return (
            f'<div class="pair row" id="{anchor}" data-number="{number}">\n'
            f'<a class="mark" href="#{anchor}" title="{word} {number}"><span aria-hidden="true">¶'
            f'</span><span class="visually-hidden">{word}</span> {number}</a>\n'
            f"{sides}{behind}{ask}\n</div>{self._list_of_comments(pair) if self._is_shared else ''}"
        )

    def _side(self, side: Side, pair: ShownPair) -> str:
        html = self._note("missing", pair=pair, side=side) if side.missing else side.html
        return f'<div class="side" lang="{side.tag}">\n{html}\n</div>\n'

    def _list_of_comments(self, pair: ShownPair) -> str:
        comments = self._comments.get(pair.id)
        return self._made_of("briefings/reading/_comments.html", pair=pair, comments=comments)

    def _note(self, name: str, **about: Any) -> str:
        return self._made_of(f"includes/{name}.html", **about)

    def _made_of(self, name: str, **about: Any) -> str:
        assert self._context.template
        made = self._context.template.engine.get_template(name)
        with self._context.push(**about):
            return made.render(self._context)
