# ruff: noqa: SIM905 - words are easier to read and to sort as words than as a list
"""What holds for the text of a page inside the tags that are open: format, role, visibility."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from briefings.importing.block import Kind, Reason
from briefings.importing.readers.html import letters, lists, regions
from briefings.importing.readers.runs import Run, safe_link
from briefings.importing.readers.superscripts import Raised

# Nothing in these is text of the document.
_SILENT = frozenset("script style head title iframe canvas audio video datalist rp".split())
# What may stand in a head; any other tag, and any text, ends a head that was left open.
HEAD_TAGS = frozenset("title meta link style script base noscript template object".split())
# Seen on the page and no part of its text: reported.
_LEFT: dict[str, Reason] = {
    "svg": "drawing", "rt": "reading", "del": "struck", "s": "struck", "strike": "struck",
    "noscript": "hidden", "template": "hidden", "object": "hidden", "select": "navigation",
    "textarea": "navigation",
}  # fmt: skip
_RAISED: dict[str, Raised] = {"sup": "superscript", "sub": "subscript"}
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BOLD, _ITALIC = frozenset(("b", "strong", "summary")), frozenset(("i", "em", "cite"))
_COMMENT = re.compile(r"mso-element\s*:\s*comment", re.I)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.I)
_DECORATION = re.compile(r"text-decoration(?:-line)?\s*:([^;]*)", re.I)
_RAISED_STYLE = re.compile(r"vertical-align\s*:\s*(super|sub)\b", re.I)
_LEVEL_STYLE = re.compile(r"vertical-align\s*:\s*baseline", re.I)
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I)
_PLAIN_STYLE = re.compile(r"font-weight\s*:\s*(?:normal|[1-4]00)", re.I)
_ITALIC_STYLE = re.compile(r"font-style\s*:\s*(?:italic|oblique)", re.I)
_WORD_HEADING = re.compile(r"Mso(?:Heading(\d)|Title|Subtitle)|^Heading(\d)", re.I)
_LEVELS = frozenset("123456")
# How publishing programs name the title of a text, but not that of a card, a widget or a section.
_TITLE_NAME = re.compile(
    r"(?:^|\s)(?:title|headline|(?:post|entry|page|article|story|news|document|doc|main|notice"
    r"|announcement|circular|content|detail|blog|rich[-_]media)[-_]*(?:title"
    r"|headline|heading))(?=\s|$)",
    re.IGNORECASE,
)
# The formula once more, drawn in small boxes.
_DRAWN_FORMULA = "katex-html"
# Deeper quotations than a person makes are all shown at this depth.
DEEPEST = 8


@dataclass(frozen=True, slots=True)
class State:
    tag: str = ""
    bold: bool = False
    italic: bool = False
    link: str = ""
    in_link: bool = False
    silent: bool = False
    left: Reason | None = None
    raised: Raised = ""
    preformatted: bool = False
    kind: Kind = "text"
    level: int = 0
    quote: int = 0
    note: str = ""
    main: str = ""
    within_text: bool = False
    is_mark: bool = False
    is_symbol: bool = False
    symbol_font: str = ""
    size: float = letters.USUAL
    underlined: bool = False
    names_title: bool = False
    in_terms: bool = False
    has_parts: bool = False

    def run(self, text: str) -> Run:
        """Text in the format of this state."""
        return Run(
            text,
            self.bold,
            self.italic,
            self.link,
            raised=self.raised,
            left=self.left,
            size=self.size,
            underlined=self.underlined,
        )


def opened(
    before: State,
    tag: str,
    given: dict[str, str],
    sheet: Mapping[str, str],
    *,
    note: str = "",
) -> State:
    """The state inside a tag; `note` is the label of the footnote whose text begins with it."""
    style, names = letters.styled(given, sheet), given.get("class", "")
    heading = _word_heading(names) or _HEADINGS.get(tag, 0) or _level_of_role(given)
    return replace(
        before,
        tag=tag,
        bold=(before.bold or tag in _BOLD or bool(_BOLD_STYLE.search(style)))
        and not _PLAIN_STYLE.search(style),
        italic=before.italic or tag in _ITALIC or bool(_ITALIC_STYLE.search(style)),
        link=safe_link(given.get("href", "")) if tag == "a" else before.link,
        in_link=before.in_link or tag == "a",
        silent=before.silent or tag in _SILENT or _is_silent(style, names),
        left=_left(before, tag, given, style),
        within_text=before.within_text or regions.opens_text(tag),
        raised=_raised(before, tag, style),
        preformatted=before.preformatted or tag == "pre",
        kind="heading" if heading else before.kind,
        level=heading or before.level,
        quote=min(DEEPEST, before.quote + (tag == "blockquote")),
        note=note or before.note,
        is_mark=before.is_mark or lists.is_word_mark(style),
        size=letters.size_of(before.size, tag, given, style),
        underlined=before.underlined or letters.underlines(tag, style),
        in_terms=before.in_terms or tag == "dl",
        names_title=_names_title(before, names + " " + given.get("itemprop", "")),
        has_parts=regions.has_parts(tag, given),
        symbol_font=letters.symbol_font_of(before.symbol_font, given, style),
        is_symbol=before.is_symbol or lists.is_symbol_font(style + given.get("face", "")),
    )


def _word_heading(names: str) -> int:
    match = _WORD_HEADING.search(names)
    return int(match[1] or match[2] or 1) if match else 0


def _level_of_role(given: Mapping[str, str]) -> int:
    """What a page shows as a heading without a tag for it."""
    if given.get("role") != "heading":
        return 0
    level = given.get("aria-level", "2")
    return int(level) if level in _LEVELS else 2


def _names_title(before: State, names: str) -> bool:
    return before.names_title or (names != " " and _TITLE_NAME.search(names) is not None)


def _is_silent(style: str, names: str) -> bool:
    return names == _DRAWN_FORMULA or bool(_COMMENT.search(style))


def _left(before: State, tag: str, given: dict[str, str], style: str) -> Reason | None:
    """Why text inside the tag is left out. What stands outside the main part may yet be text."""
    if before.left not in (None, "outside"):
        return before.left
    if tag in _LEFT:
        return _LEFT[tag]
    if "hidden" in given or given.get("aria-hidden") == "true" or _HIDDEN.search(style):
        return "hidden"
    if "line-through" in (_DECORATION.findall(style) or [""])[-1].lower():
        return "struck"
    if regions.is_main(tag, given, before.main):
        return None
    # A heading that opens and closes its part of the page.
    if tag == "button" and before.kind == "heading":
        return before.left
    return regions.region(tag, given, within=before.within_text) or before.left


def _raised(before: State, tag: str, style: str) -> Raised:
    if tag in _RAISED:
        return _RAISED[tag]
    if match := _RAISED_STYLE.search(style):
        return _RAISED["sup" if match[1].lower() == "super" else "sub"]
    return "" if _LEVEL_STYLE.search(style) else before.raised


def close_unclosed(states: list[State], tag: str) -> None:
    """Close <p>, <li> and <td> where the next begins, whether or not they are closed."""
    for depth in range(len(states) - 1, max(0, len(states) - 20), -1):
        open_tag = states[depth].tag
        if open_tag == tag:
            del states[depth:]
            return
        if open_tag in ("ul", "ol", "table", "blockquote", "div") or (
            open_tag in ("td", "th") and tag == "p"
        ):
            return
