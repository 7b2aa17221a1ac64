"""The Markdown subset of a paragraph, as safe HTML and as plain text; knows nothing of Django.

Bold, italics, links, lists, quotations, tables, figures, line breaks and footnotes; bare addresses
become links.
Everything else stays the text it is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal

import nh3
from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from briefings.text.markup import inline_rules
from briefings.text.markup.figures import PUBLIC, Figure, figure_plugin
from briefings.text.markup.footnotes import footnote_plugin, notes_html, split_notes
from briefings.text.markup.references import SCHEME, resolve, target_of
from briefings.text.markup.tables import table_plugin

_RULES = ["emphasis", "link", "list", "blockquote", "newline", "escape", "entity"]
_TAGS = {"p", "em", "strong", "a", "ul", "ol", "li", "blockquote", "br", "sup"}
_TAGS |= {"div", "table", "caption", "thead", "tbody", "tr", "th", "td"}
_TAGS |= {"figure", "picture", "source", "img", "figcaption", "span"}
# The source cannot write attributes (html is off); ids and classes come from rules.
_ATTRIBUTES = {
    "p": {"class"},
    "a": {"href", "id", "class", "role"},
    "ol": {"start", "class"},
    "li": {"id", "value"},
    "sup": {"class"},
    "span": {"class"},
    "div": {"class", "role", "tabindex", "aria-label"},
    "th": {"scope", "class"},
    "td": {"class"},
    "figure": {"class"},
    "source": {"type", "srcset", "sizes"},
    "img": {"src", "alt", "width", "height", "loading", "decoding"},
}
_SCHEMES = {"http", "https", "mailto"}

# The numbers that Chinese texts type before a paragraph, as wide as they have characters.
# 一、二審 and 二、三級 are words.
_NUMBER = re.compile(
    r"(?:[一二三四五六七八九十百]{1,4}、(?![一二三四五六七八九十百]{1,4}[審級月年款項條日類期])"
    r"|（[一二三四五六七八九十百]{1,4}）)(?=\S)"
)
# A currency and its amount, which no line's end divides: MOP 105,000 and HK$ 20. So with the number
# of a law: No. 8/2005.
AMOUNT = re.compile(r"(?:\b[A-Z]{2,3}\$?|[$€£¥]|\b[Nn]os?\.) [0-9][0-9.,/–-]*")
# Within it; found ten times as fast, since it begins with one character, and most texts lack it.
_GAP = re.compile(r" (?=[0-9])(?<=[A-Z$€£¥.] )")
# A short compound with a part of one letter, at whose hyphen no line ends: e-mail, A-share, Type-C.
_COMPOUND = re.compile(r"(?<![\w-])(?:[A-Za-z]-[A-Za-z]{1,12}|[A-Za-z]{2,12}-[A-Za-z])(?![\w-])")
_HYPHEN = re.compile(r"-(?<=(?<![\w-])[A-Za-z]-)|-[A-Za-z](?![\w-])")  # within it, as _GAP
# Brackets in the head of a column, which has few characters a line: (MOP), （澳門元）.
_BRACKETS = re.compile(r"[(（](?:[^()（）\u2e80-\uffff]{1,14}|[^()（）]{1,7})[)）]")

# A cell with a number and its unit alone, which a narrow column would tear: 二十年, 3 個月.
_QUANTITY = re.compile(
    r"(?:[0-9][0-9.,]*|[一二三四五六七八九十百]+) ?(?:年|日|天|小時|個?月|[週周])"
)
_TOGETHER = r'<span class="together">\g<0></span>'

_BLANKS = " \t\r\n"
_QUOTATION = "    "
# One line without any character that is special in Markdown or HTML. Most paragraphs are such lines
# and need no parser.
_PLAIN = re.compile(
    r"(?![\s\d>+\-*=#])[^\x00-\x1f\x7f-\xa0*_\[\]\\<>&@\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]+(?<!\s)"
)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A paragraph as markdown-it's tokens: its blocks, and an inline token for each footnote.

    The items of an ordered list have their number in `info`, a footnote's mark in `meta["note"]`.
    """

    blocks: list[Token]
    notes: dict[int, Token]


def parse(source: str, *, key: str = "", first_note: int = 1) -> Parsed:
    """Parse a paragraph; `key` and `first_note` are those of `to_html`."""
    parts = split_notes(source)
    numbers = parts.numbers(first_note)
    md = _markdown()
    blocks = md.parse(parts.body, {"notes": numbers, "key": key})
    # A note is words within a line: in `2. Ditto` there is no list.
    notes = {numbers[label]: md.parseInline(note, {})[0] for label, note in parts.notes.items()}
    return Parsed(blocks, notes)


@lru_cache(maxsize=8192)
def to_html(
    source: str,
    *,
    key: str = "",
    first_note: int = 1,
    figures: str = PUBLIC,
    briefings: str = "/briefings/",
) -> str:
    """Safe HTML. `key` keeps the ids of footnotes apart on a page, `first_note` counts them on.

    `figures` is the beginning of the pictures' addresses, `briefings` that of references.
    """
    if _is_plain(source):
        hung, words = _hung(source), kept_together(source)
        return f'<p class="{hung}">{words}</p>' if hung else f"<p>{words}</p>"
    if not source.strip():
        return ""
    parsed, md = parse(source, key=key, first_note=first_note), _markdown()
    resolve([*parsed.blocks, *parsed.notes.values()], briefings)
    html = md.renderer.render(parsed.blocks, md.options, {"figures": figures})
    notes = {
        number: md.renderer.render([note], md.options, {}) for number, note in parsed.notes.items()
    }
    html += notes_html(notes, key)
    return nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        link_rel="noopener noreferrer",
    ).strip()


def kept_together(html: str) -> str:
    """Return HTML in which no line ends within MOP 100, No. 5 or e-mail."""
    if _HYPHEN.search(html):
        html = _COMPOUND.sub(_TOGETHER, html)
    return AMOUNT.sub(_TOGETHER, html) if _GAP.search(html) else html


def _hung(text: str) -> str:
    """Return the class of a paragraph that begins with 一、 or （一）, by the width of these."""
    number = _NUMBER.match(text)
    return f"hung-{len(number[0])}" if number else ""


def _is_plain(source: str) -> bool:
    return "//" not in source and _PLAIN.fullmatch(source) is not None


# How to render footnotes: as numbered marks with the notes after the text; as words only, without
# marks; or not at all.
Footnotes = Literal["numbered", "words", "none"]


@lru_cache(maxsize=8192)
def to_text(source: str, *, first_note: int = 1, footnotes: Footnotes = "numbered") -> str:
    """Return a side as plain text, a line per block, with the page's list numbers and bullets.

    The content of items and quotations is indented; the cells of a table's row are divided by bars;
    a figure is its caption, and its alternative text in brackets.
    """
    if _is_plain(source):
        return source
    numbered = footnotes == "numbered"
    parsed = parse(source, first_note=first_note)
    lines = _lines(iter(parsed.blocks), marks=numbered)
    if footnotes != "none":
        for number, note in parsed.notes.items():
            words = _line(note.children)
            lines.append(f"[{number}] {words}" if numbered else words)
    return "\n".join(lines)


def line_to_text(source: str) -> str:
    """Return a cell or a caption as plain text: no blocks begin in it."""
    return _line(_markdown().parseInline(source, {})[0].children)


def _lines(blocks: Iterator[Token], *, marks: bool) -> list[str]:
    """Return the lines of everything up to the closing token of the current block."""
    lines: list[str] = []
    for token in blocks:
        if token.nesting < 0:
            break
        if token.type == "inline":
            written = _line(token.children, marks=marks).split("\n")
            lines += [line.strip(_BLANKS) for line in written if line.strip()]
        elif token.type == "tr_open":
            lines.append(_row(blocks, marks=marks))
        elif token.type == "figure_open":
            lines += [*_lines(blocks, marks=marks), *_alternative(token.meta["figure"])]
        elif token.nesting:
            lines += _indented(_lines(blocks, marks=marks), token)
    return lines


def _indented(lines: list[str], block: Token) -> list[str]:
    if block.type == "list_item_open":
        marker = f"{block.info}{block.markup} " if block.info else "• "
        first, *rest = lines or [""]
        return [f"{marker}{first}".rstrip(), *(" " * len(marker) + line for line in rest)]
    if block.type == "blockquote_open":
        return [_QUOTATION + line for line in lines]
    return lines


def _alternative(figure: Figure) -> list[str]:
    return [f"[{figure.shown_alt}]"] if figure.shown_alt else []


def _row(tokens: Iterator[Token], *, marks: bool) -> str:
    """Return the cells up to the end of the row as one line."""
    cells = []
    for token in tokens:
        if token.type == "tr_close":
            break
        if token.type == "inline":
            written = _line(token.children, marks=marks).split("\n")
            cells.append(" / ".join(line.strip(_BLANKS) for line in written if line.strip()))
    return " |".join(f" {cell}" if cell else "" for cell in cells).strip(" ")


def _line(children: list[Token] | None, *, marks: bool = False) -> str:
    return "".join(_words(child, marks=marks) for child in children or [])


def _words(token: Token, *, marks: bool) -> str:
    if token.type in ("softbreak", "hardbreak"):
        return "\n"
    if "note" in token.meta:
        return f"[{token.meta['note']}]" if marks else ""
    # An entity can produce a line break, which HTML shows as a space.
    return token.content.replace("\n", " ") if token.type == "text" else ""


@lru_cache(maxsize=1)
def _markdown() -> MarkdownIt:
    md = MarkdownIt("zero", {"html": False, "breaks": True}).enable(_RULES).use(footnote_plugin)
    md.use(table_plugin).use(figure_plugin)
    md.inline.ruler.at("emphasis", inline_rules.emphasis)
    md.inline.ruler.before("emphasis", "address", inline_rules.address)
    md.core.ruler.push("email", inline_rules.emails)
    md.core.ruler.push("numbers", _numbers)
    md.core.ruler.push("hung", _hang)
    md.core.ruler.push("cells", _keep_cells)
    md.add_render_rule("text", _render_words)
    # nh3 would drop it and leave the words; so does markdown-it for its own list of bad schemes.
    md.validateLink = _is_safe  # type: ignore[method-assign]
    return md


def _render_words(
    _self: object, tokens: list[Token], at: int, _options: object, _env: object
) -> str:
    html = escapeHtml(tokens[at].content)
    if tokens[at].meta.get("in_head"):
        html = _BRACKETS.sub(_TOGETHER, html)
    return kept_together(html)


def _hang(state: StateCore) -> None:
    for opening, words in pairwise(state.tokens):
        if opening.type == "paragraph_open" and (hung := _hung(words.content)):
            opening.attrSet("class", hung)


def _keep_cells(state: StateCore) -> None:
    for opening, words in pairwise(state.tokens):
        if opening.type == "th_open":
            for child in words.children or []:
                child.meta["in_head"] = True
        elif opening.type == "td_open" and _QUANTITY.fullmatch(words.content):
            opening.attrJoin("class", "together")


def _is_safe(url: str) -> bool:
    scheme, colon, _rest = url.partition(":")
    if scheme.lower() == SCHEME:
        return target_of(url) is not None
    return not colon or "/" in scheme or "#" in scheme or scheme.lower() in _SCHEMES


# --- Numbers of list items ------------------------------------------------------------------------


def _numbers(state: StateCore) -> None:
    """Return the item numbers of a list as typed: if 2 was repealed, 1 and 3 remain.

    If all items have the same number, they are counted automatically, as is usual in Markdown.
    """
    lists: list[list[Token]] = []
    for token in state.tokens:
        if token.type in ("ordered_list_open", "bullet_list_open"):
            lists.append([token])
        elif token.type == "list_item_open":
            lists[-1].append(token)
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            _number(*lists.pop())


def _number(opening: Token, *items: Token) -> None:
    if opening.type == "bullet_list_open":
        return
    if opening.markup == ")":
        opening.attrSet("class", "bracketed")
    typed = [int(item.info) for item in items]
    counted = range(typed[0], typed[0] + len(items))
    numbers = counted if len(set(typed)) == 1 else typed
    following = typed[0]
    for item, number in zip(items, numbers, strict=True):
        item.info = str(number)
        if number != following:
            item.attrSet("value", item.info)
        following = number + 1
