"""The Markdown subset of a paragraph, as safe HTML and as plain text; knows nothing of Django.

Bold, italics, links, lists, quotations, line breaks and footnotes; bare addresses become links.
Everything else stays the text it is.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from html import escape

import nh3
from markdown_it import MarkdownIt
from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token

_RULES = ["emphasis", "link", "list", "blockquote", "newline", "escape", "entity"]
_TAGS = {"p", "em", "strong", "a", "ul", "ol", "li", "blockquote", "br", "sup"}
# The source cannot write attributes (html is off); ids and classes come from the notes below.
_ATTRIBUTES = {
    "a": {"href", "id", "class", "role"},
    "ol": {"start", "class"},
    "li": {"id", "value"},
    "sup": {"class"},
}
_SCHEMES = {"http", "https", "mailto"}

# An address ends before anything that is not ASCII: 。 and 」 are no part of it.
_URL = re.compile(r"//[A-Za-z0-9][!#$%&'()*+,\-./0-9:;=?@A-Z\[\]_a-z~]*")
_SCHEME = re.compile(r"https?$", re.IGNORECASE)
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")
_NOTE_MARK = re.compile(r"\[\^([^\]\s]{1,40})\]")
_NOTE_TEXT = re.compile(r"^[ ]{0,3}\[\^([^\]\s]{1,40})\]:[ \t]*(.*)$")
# One line in which nothing can mean anything but itself: so are most paragraphs, and they need no
# parser. Whatever may begin a list or a quotation, and whatever HTML writes otherwise, is not here.
_PLAIN = re.compile(
    r"(?![\s\d>+\-*=#])[^\x00-\x1f\x7f-\xa0*_\[\]\\<>&@\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]+(?<!\s)"
)


@dataclass(frozen=True, slots=True)
class Notes:
    """A paragraph without its footnotes, and these, in the order in which they are mentioned."""

    body: str
    notes: tuple[tuple[str, str], ...]


@lru_cache(maxsize=8192)
def to_html(source: str, *, key: str = "", first_note: int = 1) -> str:
    """Safe HTML. `key` keeps the ids of footnotes apart on a page, `first_note` counts them on."""
    if _is_plain(source):
        return f"<p>{source}</p>"
    if not source.strip():
        return ""
    parts = split_notes(source)
    numbers = {label: first_note + at for at, (label, _text) in enumerate(parts.notes)}
    html = _markdown().render(parts.body, {"notes": numbers, "key": key})
    if parts.notes:
        html += _notes_html(parts, numbers, key)
    return nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        link_rel="noopener noreferrer",
    ).strip()


def _is_plain(source: str) -> bool:
    return "//" not in source and _PLAIN.fullmatch(source) is not None


def _notes_html(parts: Notes, numbers: dict[str, int], key: str) -> str:
    items = []
    for label, text in parts.notes:
        number = numbers[label]
        inner = _markdown().renderInline(text, {"notes": {}, "key": key})
        back = f'<a class="back" href="#{_note_id(key, number)}-ref" role="doc-backlink">↩</a>'
        items.append(f'<li id="{_note_id(key, number)}" value="{number}">{inner} {back}</li>')
    return f'<ol class="notes">{"".join(items)}</ol>'


def _note_id(key: str, number: int) -> str:
    return f"n-{key}-{number}" if key else f"n-{number}"


@lru_cache(maxsize=8192)
def to_text(source: str) -> str:
    """The words alone: a line for each block, no marks, no footnotes."""
    if _is_plain(source):
        return source
    blocks = []
    for token in tokens(source):
        if token.type == "inline":
            blocks.append("".join(_words(child) for child in token.children or []))
    return "\n".join(block for block in blocks if block.strip())


def _words(token: Token) -> str:
    if token.type in ("softbreak", "hardbreak"):
        return "\n"
    return token.content if token.type == "text" else ""


def count_notes(source: str) -> int:
    return len(split_notes(source).notes) if "[^" in source else 0


def split_notes(source: str) -> Notes:
    """Take the lines `[^1]: …` out; only notes that the text mentions become footnotes."""
    if "[^" not in source:
        return Notes(source, ())
    body: list[str] = []
    texts: dict[str, str] = {}
    for line in source.split("\n"):
        if found := _NOTE_TEXT.match(line):
            texts.setdefault(found[1], found[2].strip())
        else:
            body.append(line)
    text = "\n".join(body)
    mentioned = dict.fromkeys(label for label in _NOTE_MARK.findall(text) if label in texts)
    lost = [f"[^{label}]: {note}" for label, note in texts.items() if label not in mentioned]
    return Notes(
        "\n".join([text.rstrip("\n"), *lost]),
        tuple((label, texts[label]) for label in mentioned),
    )


def tokens(source: str) -> list[Token]:
    """The parsed paragraph without its notes' texts, for outputs that are not HTML."""
    parts = split_notes(source)
    numbers = {label: at for at, (label, _text) in enumerate(parts.notes, start=1)}
    return _markdown().parse(parts.body, {"notes": numbers, "key": ""})


@lru_cache(maxsize=1)
def _markdown() -> MarkdownIt:
    md = MarkdownIt("zero", {"html": False, "breaks": True}).enable(_RULES)
    md.inline.ruler.at("emphasis", _emphasis)
    md.inline.ruler.before("emphasis", "address", _address)
    md.inline.ruler.before("link", "note", _note)
    md.core.ruler.push("email", _emails)
    # nh3 would drop it and leave the words; so does markdown-it for its own list of bad schemes.
    md.validateLink = _is_safe  # type: ignore[method-assign]
    return md


def _is_safe(url: str) -> bool:
    scheme, colon, _rest = url.partition(":")
    return not colon or "/" in scheme or "#" in scheme or scheme.lower() in _SCHEMES


# --- Emphasis beside Chinese ----------------------------------------------------------------------


def _emphasis(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    """Like CommonMark's, but 據**《商標法》**第 is bold: Chinese writes no spaces around marks."""
    marker = state.src[state.pos]
    if silent or marker not in "*_":
        return False
    length = len(state.src[state.pos :]) - len(state.src[state.pos :].lstrip(marker))
    before = state.src[state.pos - 1] if state.pos else " "
    end = state.pos + length
    after = state.src[end] if end < state.posMax else " "
    opens, closes = _flanks(marker, length, before, after)
    for _each in range(length):
        token = state.push("text", "", 0)
        token.content = marker
        state.delimiters.append(
            Delimiter(
                marker=ord(marker),
                length=length,
                token=len(state.tokens) - 1,
                end=-1,
                open=opens,
                close=closes,
            )
        )
    state.pos = end
    return True


def _flanks(marker: str, length: int, before: str, after: str) -> tuple[bool, bool]:
    """Whether a run of markers between two characters may open, and may close, emphasis."""
    if _is_product(marker, length, before, after):
        return False, False
    left = not _is_blank(after) and (not _is_mark(after) or _is_edge(before))
    right = not _is_blank(before) and (not _is_mark(before) or _is_edge(after))
    if marker == "*":
        return left, right
    return left and (not right or _is_edge(before)), right and (not left or _is_edge(after))


def _is_product(marker: str, length: int, before: str, after: str) -> bool:
    """2*3*4 and a*b: a lone star inside a Latin word or between figures is a star."""
    if before.isdigit() and after.isdigit():
        return True
    return marker == "*" and length == 1 and _is_latin(before) and _is_latin(after)


def _is_latin(letter: str) -> bool:
    return letter.isalnum() and ord(letter) < 0x2E80


def _is_blank(letter: str) -> bool:
    return isWhiteSpace(ord(letter)) or letter == "\n"


def _is_mark(letter: str) -> bool:
    return isMdAsciiPunct(ord(letter)) or isPunctChar(letter)


def _is_edge(letter: str) -> bool:
    """Blank, punctuation or Chinese: where a word may begin or end."""
    return _is_blank(letter) or _is_mark(letter) or ord(letter) >= 0x2E80


# --- Addresses ------------------------------------------------------------------------------------


def _address(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """A bare http(s) address, right after Chinese or before 。 too."""
    if state.src[state.pos] != ":" or state.linkLevel:
        return False
    scheme = _SCHEME.search(state.pending)
    rest = _URL.match(state.src, state.pos + 1, state.posMax)
    if not (scheme and rest):
        return False
    rest_text = _without_trailing_marks(rest[0])
    if not silent:
        state.pending = state.pending[: scheme.start()]
        _push_link(state, f"{scheme[0]}:{rest_text}")
    state.pos += 1 + len(rest_text)
    return True


def _without_trailing_marks(address: str) -> str:
    """Without the sentence's own full stop, comma or closing bracket."""
    while address:
        last = address[-1]
        unbalanced = last in ")]" and address.count(last) > address.count("(["[")]".index(last)])
        if last in ".,;:!?'*_~" or unbalanced:
            address = address[:-1]
        else:
            break
    return address


def _push_link(state: StateInline, address: str) -> None:
    href = state.md.normalizeLink(address)
    state.push("link_open", "a", 1).attrs = {"href": href, "class": "url"}
    state.push("text", "", 0).content = address
    state.push("link_close", "a", -1)


def _emails(state) -> None:
    for token in state.tokens:
        if token.type == "inline" and token.children and "@" in token.content:
            token.children = [made for child in _marked(token.children) for made in child]


def _marked(children: list[Token]) -> list[list[Token]]:
    """Each child, those of plain text cut at e-mail addresses, which become links."""
    made, inside = [], 0
    for child in children:
        inside += {"link_open": 1, "link_close": -1}.get(child.type, 0)
        made.append([child] if inside or child.type != "text" else _cut_at_emails(child))
    return made


def _cut_at_emails(token: Token) -> list[Token]:
    cut, start = [], 0
    for found in _EMAIL.finditer(token.content):
        cut.append(_text(token.content[start : found.start()]))
        cut.append(Token("link_open", "a", 1, attrs={"href": f"mailto:{found[0]}"}))
        cut.append(_text(found[0]))
        cut.append(Token("link_close", "a", -1))
        start = found.end()
    return [*cut, _text(token.content[start:])]


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)


# --- Footnote marks -------------------------------------------------------------------------------


def _note(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    found = _NOTE_MARK.match(state.src, state.pos, state.posMax)
    if not found or found[1] not in state.env.get("notes", {}):
        return False
    if not silent:
        number = state.env["notes"][found[1]]
        name = escape(_note_id(state.env["key"], number))
        token = state.push("html_inline", "", 0)
        token.content = (
            f'<sup class="note"><a id="{name}-ref" href="#{name}" role="doc-noteref">{number}'
            "</a></sup>"
        )
    state.pos = found.end()
    return True
