"""Inline rules of the Markdown subset that differ from CommonMark: emphasis and links."""

import re

from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token

# An address ends before any non-ASCII character, such as 。 or 」, and before a footnote mark.
_URL = re.compile(r"//[A-Za-z0-9](?:[!#$%&'()*+,\-./0-9:;=?@A-Z\]_a-z~]|\[(?!\^))*")
_SCHEME = re.compile(r"https?$", re.IGNORECASE)
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")


# --- Emphasis beside Chinese ----------------------------------------------------------------------


def emphasis(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's signature
    """Apply CommonMark's rule, adapted to Chinese without spaces: 據**《商標法》**第 is bold."""
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
    """Return whether a run of markers between two characters can open and can close emphasis."""
    if _is_product(marker, length, before, after):
        return False, False
    left = not _is_blank(after) and (not _is_mark(after) or _is_edge(before))
    right = not _is_blank(before) and (not _is_mark(before) or _is_edge(after))
    if marker == "*":
        return left, right
    return left and (not right or _is_edge(before)), right and (not left or _is_edge(after))


def _is_product(marker: str, length: int, before: str, after: str) -> bool:
    """Return whether a lone star multiplies, as in 2*3*4 and a*b."""
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
    """Return whether a word may start or end here: at a blank, punctuation or Chinese."""
    return _is_blank(letter) or _is_mark(letter) or ord(letter) >= 0x2E80


# --- Addresses ------------------------------------------------------------------------------------


def address(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Recognise a bare http(s) address, also right after Chinese or before 。."""
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
    """Return the address without the sentence's full stop, comma or closing bracket."""
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


def emails(state) -> None:
    for token in state.tokens:
        if token.type == "inline" and token.children and "@" in token.content:
            token.children = [made for child in _marked(token.children) for made in child]


def _marked(children: list[Token]) -> list[list[Token]]:
    """Yield the children with e-mail addresses in plain text turned into links."""
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
