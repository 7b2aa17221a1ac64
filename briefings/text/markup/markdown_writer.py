"""Render a side as Markdown for other programs, so that they show what the page shows.

Other programs support more than the subset of a briefing: HTML, pictures, addresses that run
scripts. So a side is parsed and written again, and every character that is not one of our marks
is escaped.
"""

import re
from collections.abc import Iterator

from markdown_it.token import Token

from briefings.text.markup import renderer
from briefings.text.markup.figures import PUBLIC
from briefings.text.markup.references import resolve

# Characters with a meaning within a line. An underscore between letters has none anywhere.
_MARKS = re.compile(r"[\\`*\[\]<~|]|(?<=\])\(|(?<![^\W_])_|_(?![^\W_])|&(?=#?[0-9A-Za-z]+;)")
# Patterns with a meaning at the start of a line: quotations, headings, lists, rules, list numbers
# and footnote texts.
_BEGINNING = re.compile(
    r" *(?:(?=>|#{1,6}(?:\s|$)|[-+](?:\s|$)|(?:-\s*)+$|=+\s*$)|\d{1,9}(?=[.)](?:\s|$))"
    r"|\[\^\d+\](?=:))"
)
_SENTENCE = re.compile(r"\S+\s+[^\s\"'(<]")
_CLOSING = re.compile(r"(?<=\s)(#+)$")
_IN_ADDRESS = {ord("<"): "%3C", ord(">"): "%3E", ord(" "): "%20", ord("\\"): "%5C"}
# No program shows this. Without it, two adjacent lists become one, numbered from the first.
_APART = "<!-- -->"


def to_markdown(
    source: str, *, first_note: int = 1, figures: str = PUBLIC, briefings: str = "/briefings/"
) -> str:
    """Return a side as Markdown; its footnotes have the same numbers as on the page.

    `figures` is the beginning of the pictures' addresses, `briefings` that of references.
    """
    parsed = renderer.parse(source, first_note=first_note)
    resolve([*parsed.blocks, *parsed.notes.values()], briefings)
    for token in parsed.blocks:
        if "figure" in token.meta:
            token.meta["address"] = token.meta["figure"].address(figures)
    lines = _blocks(iter(parsed.blocks))
    notes = [_note(number, note) for number, note in parsed.notes.items()]
    return "\n".join([*lines, "", *notes] if notes else lines)


def _note(number: int, note: Token) -> str:
    text = _begun(_inline(note.children))
    # A program without footnotes would read a one-word note as the address of a link.
    return f"[^{number}]: {text}" + ("" if _SENTENCE.match(text) else f" {_APART}")


def escaped(text: str) -> str:
    """Escape plain text so that Markdown shows every character."""
    lines = (_begun(_MARKS.sub(r"\\\g<0>", line)) for line in text.splitlines())
    return "\n".join(lines)


def escaped_heading(line: str) -> str:
    """Escape the text after the # of a heading, where a number starts no list."""
    return _CLOSING.sub(r"\\\1", _MARKS.sub(r"\\\g<0>", line))


def linked(label: str, address: str) -> str:
    """Return a label, linked to its web address if it has one."""
    if not address.startswith(("https://", "http://")):
        return escaped(f"{label} {address}".strip())
    return _link(address, escaped_heading(label) or address)


def _begun(line: str) -> str:
    """Escape the start of a line of text."""
    found = _BEGINNING.match(line)
    if not found:
        return line
    return f"{found[0]}\\{line[found.end() :]}"


def _blocks(tokens: Iterator[Token]) -> list[str]:
    """Return the lines of everything up to the closing token of the current block."""
    lines: list[str] = []
    before: Token | None = None
    for token in tokens:
        if token.nesting < 0:
            break
        if token.type == "inline":
            lines += [_begun(line) for line in _inline(token.children).split("\n")]
            continue
        if before:
            lines += _between(before, token)
        lines += _block(token, tokens)
        before = token
    return lines


def _between(before: Token, token: Token) -> list[str]:
    """Return the separator that keeps two neighbouring blocks from merging."""
    if token.type == "list_item_open":
        # Markdown would recount a number that does not follow the previous one.
        return ["", _APART, ""] if token.attrGet("value") else []
    if _is_list(before) and _is_list(token):
        return ["", _APART, ""]
    return [] if before.hidden else [""]


def _is_list(token: Token) -> bool:
    return token.type in ("bullet_list_open", "ordered_list_open")


def _block(token: Token, tokens: Iterator[Token]) -> list[str]:
    if token.type == "table_open":
        return _table(token, tokens)
    inner = _blocks(tokens)
    if token.type == "figure_open":
        return _figure(token, inner)
    if token.type == "blockquote_open":
        return [f"> {line}" if line else ">" for line in inner]
    if token.type != "list_item_open":
        return inner
    mark = f"{token.info}{token.markup}"
    if not inner:
        return [mark]
    mark += " "
    return [mark + inner[0], *(" " * len(mark) + line if line else "" for line in inner[1:])]


def _figure(opening: Token, caption: list[str]) -> list[str]:
    """Write a figure as a picture with its caption in the line below."""
    alt = _MARKS.sub(r"\\\g<0>", opening.meta["figure"].shown_alt)
    picture = f"![{alt}]({opening.meta['address']})"
    return [f"{picture}  ", *caption] if caption else [picture]


_ALIGNED = {"left": ":---", "right": "---:", "center": ":---:"}


def _table(opening: Token, tokens: Iterator[Token]) -> list[str]:
    """Write a table; its caption is a line directly above, which other programs show as a line."""
    caption: list[str] = []
    rows: list[list[str]] = []
    for token in tokens:
        if token.type == "table_close":
            break
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline" and rows:
            rows[-1].append(_inline(token.children).replace("  \n", "<br>"))
        elif token.type == "inline":
            caption.append(_begun(_inline(token.children)))
    aligns = [_ALIGNED.get(align, "---") for align in opening.meta["aligns"]]
    if not opening.meta["has_head"]:
        rows.insert(0, [""] * len(aligns))
    lines = [f"| {' | '.join(row)} |" for row in (rows[0], aligns, *rows[1:])]
    return [*caption, *lines]


def _inline(tokens: list[Token] | None) -> str:
    written = ""
    starts: list[tuple[int, Token]] = []
    for token in tokens or []:
        if token.type == "link_open":
            # Escape ! so that the link does not become a picture.
            written = re.sub(r"!$", r"\!", written)
            starts.append((len(written), token))
        elif token.type == "link_close":
            start, opening = starts.pop()
            address = str(opening.attrGet("href") or "")
            written = written[:start] + _link(address, written[start:])
        else:
            written += _piece(token, after=written[-1:])
    return written


def _piece(token: Token, *, after: str) -> str:
    if "note" in token.meta:
        return f"[^{token.meta['note']}]"
    if token.type in ("softbreak", "hardbreak"):
        return "  \n"
    if token.type == "text":
        text = _MARKS.sub(r"\\\g<0>", token.content.replace("\n", " "))
        # After a footnote mark, a bracket would turn the mark into a link.
        return f"\\{text}" if after == "]" and text.startswith("(") else text
    return token.markup  # of strong and em


def _link(address: str, words: str) -> str:
    address = address.translate(_IN_ADDRESS)
    plain = re.sub(r"\\(.)", r"\1", words)
    if plain in (address, address.removeprefix("mailto:")):
        return f"<{plain}>"
    if re.search(r"[()]", address):
        address = f"<{address}>"
    return f"[{words}]({address})"
