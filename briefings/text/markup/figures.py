"""Figures of a text: a line `![alternative text](figure:DIGEST-WIDTHxHEIGHT "caption")`.

The digest names a stored picture (briefings/models/picture.py), so the text's digest also covers
its pictures. The size is part of the line, so that a page needs no query to reserve the space
(docs/decisions/0094-figures.md).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

_LINE = re.compile(
    r"!\[(?P<alt>(?:[^\[\]\\\n]|\\.)*)\]"
    r"\(figure:(?P<digest>[0-9a-f]{64})-(?P<width>[1-9]\d{0,4})x(?P<height>[1-9]\d{0,4})"
    r'(?:[ ]"(?P<caption>(?:[^"\\\n]|\\.)*)")?\)[ \t]*'
)
_LINES = re.compile(rf"^[ ]{{0,3}}{_LINE.pattern}$", re.MULTILINE)
_DIGEST = re.compile(r"\(figure:([0-9a-f]{64})-")
_ADDRESS = re.compile(r"\(figure:[0-9a-f]{64}-\d+x\d+")
_ESCAPED = re.compile(r"\\(.)")
_WIDTHS = (480, 960, 1600)
_SIZES = "(min-width: 48rem) 42rem, 100vw"

# The alternative text of a picture that tells readers nothing.
DECORATIVE = "-"
# Where a page's pictures are, unless it names another place.
PUBLIC = "/figures/"


@dataclass(frozen=True, slots=True)
class Figure:
    digest: str
    width: int
    height: int
    alt: str = ""
    caption: str = ""  # Markdown within a line

    @property
    def is_decorative(self) -> bool:
        return self.alt.strip() == DECORATIVE

    @property
    def shown_alt(self) -> str:
        return "" if self.is_decorative else self.alt.strip()

    def address(self, place: str = PUBLIC, width: int | None = None) -> str:
        """Return the address of its largest picture, or of one of the others."""
        return f"{place}{self.digest}-{width or self.width}.webp"

    def source(self) -> str:
        """Return the line that writes this figure."""
        alt = re.sub(r"([\[\]\\])", r"\\\1", _one_line(self.alt))
        caption = re.sub(r'(["\\])', r"\\\1", _one_line(self.caption))
        title = f' "{caption}"' if caption else ""
        return f"![{alt}](figure:{self.digest}-{self.width}x{self.height}{title})"


def widths_of(width: int) -> tuple[int, ...]:
    """Return the widths in which a picture is stored; it is never enlarged."""
    return (*(one for one in _WIDTHS[:-1] if one < width), min(width, _WIDTHS[-1]))


def figures_in(source: str) -> Iterator[Figure]:
    if "(figure:" in source:
        yield from map(_figure, _LINES.finditer(source))


def places_in(source: str) -> tuple[tuple[int, int], ...]:
    """Return the start and the end of each figure."""
    return tuple(found.span() for found in _LINES.finditer(source))


def digests_in(text: str) -> set[str]:
    """Return the digests of all pictures that a text names, also inside JSON."""
    return set(_DIGEST.findall(text)) if "(figure:" in text else set()


def without_addresses(text: str) -> str:
    """Blank out the addresses of pictures, whose digits say nothing; every place stays."""
    if "(figure:" not in text:
        return text
    return _ADDRESS.sub(lambda found: " " * len(found[0]), text)


def in_words(source: str) -> str:
    """Replace each figure by its caption and its alternative text in brackets."""
    if "(figure:" not in source:
        return source
    return _LINES.sub(lambda found: "\n".join(_words(_figure(found))), source)


def captions_only(source: str) -> str:
    """Replace each figure by its caption."""
    if "(figure:" not in source:
        return source
    return _LINES.sub(lambda found: _figure(found).caption, source)


def _words(figure: Figure) -> list[str]:
    words = [figure.caption] if figure.caption else []
    return words + ([f"[{figure.shown_alt}]"] if figure.shown_alt else [])


def figure_plugin(md: MarkdownIt) -> None:
    md.block.ruler.before("paragraph", "figure", _rule, {"alt": ["paragraph"]})
    md.add_render_rule("figure_open", _render_opening)
    md.add_render_rule("figure_close", _render_closing)


def _one_line(text: str) -> str:
    return " ".join(re.split(r"[ \t\r\n\f]+", text.strip(" \t\r\n\f")))


def _figure(found: re.Match[str]) -> Figure:
    return Figure(
        found["digest"],
        int(found["width"]),
        int(found["height"]),
        _ESCAPED.sub(r"\1", found["alt"]),
        _ESCAPED.sub(r"\1", found["caption"] or ""),
    )


def _rule(state: StateBlock, start: int, _end: int, silent: bool) -> bool:  # noqa: FBT001
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    found = _LINE.fullmatch(line)
    if not found:
        return False
    if silent:
        return True
    state.line = start + 1
    figure = _figure(found)
    opening = state.push("figure_open", "figure", 1)
    opening.meta["figure"] = figure
    opening.map = [start, state.line]
    if figure.caption:
        caption = state.push("inline", "", 0)
        caption.content = figure.caption
        caption.map = [start, state.line]
        caption.children = []
    state.push("figure_close", "figure", -1).meta["figure"] = figure
    return True


def _render_opening(_self: Any, tokens: list[Token], at: int, _options: Any, env: Any) -> str:
    figure: Figure = tokens[at].meta["figure"]
    place = env.get("figures", PUBLIC)
    widths = widths_of(figure.width)
    sources = ", ".join(f"{figure.address(place, width)} {width}w" for width in widths)
    caption = "<figcaption>" if figure.caption else ""
    return (
        f'<figure class="figure">\n<picture><source type="image/webp" srcset="{escape(sources)}"'
        f' sizes="{_SIZES}"><img src="{escape(figure.address(place))}"'
        f' alt="{escape(figure.shown_alt)}" width="{figure.width}" height="{figure.height}"'
        f' loading="lazy" decoding="async"></picture>\n{caption}'
    )


def _render_closing(_self: Any, tokens: list[Token], at: int, _options: Any, _env: Any) -> str:
    caption = "</figcaption>\n" if tokens[at].meta["figure"].caption else ""
    return f"{caption}</figure>\n"
