"""Convert the Markdown subset to a tree of plain data for the typesetter; never to its markup."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from markdown_it.token import Token

from briefings.text.markup import renderer
from briefings.text.markup.figures import Figure
from briefings.text.markup.references import resolve

Node = dict[str, Any]

_BLOCKS = {
    "paragraph_open": "par",
    "bullet_list_open": "list",
    "ordered_list_open": "enum",
    "list_item_open": "item",
    "blockquote_open": "quote",
}
_HALF_A_PAGE = 3  # columns of a table
_INLINE = {"strong_open": "strong", "em_open": "emph", "link_open": "link"}


def blocks(source: str, *, first_note: int = 1, briefings: str = "/briefings/") -> list[Node]:
    """Return a paragraph's blocks, with footnotes numbered from `first_note`.

    `briefings` is the beginning of the addresses to which references lead.
    """
    parsed = renderer.parse(source, first_note=first_note)
    resolve([*parsed.blocks, *parsed.notes.values()], briefings)
    return _blocks(iter(parsed.blocks), _Notes(parsed.notes))


class _Notes:
    """The footnotes of one paragraph: the first mention carries the text, later ones the number."""

    def __init__(self, notes: dict[int, Token]):
        self.notes = notes
        self.told: set[int] = set()

    def mention(self, number: int) -> Node:
        if number in self.told:
            return {"kind": "mention", "number": number}
        self.told.add(number)
        words = iter(self.notes[number].children or [])
        return {"kind": "note", "number": number, "body": _inline(words, self)}


def _blocks(tokens: Iterator[Token], notes: _Notes) -> list[Node]:
    """Return the nodes up to the closing token of the current block."""
    made: list[Node] = []
    for token in tokens:
        if token.nesting < 0:
            break
        if token.type == "inline":
            made += _inline(iter(token.children or []), notes)
        elif token.type == "table_open":
            made.append(_table(token, tokens, notes))
        elif token.nesting:
            made.append(_block(token, _blocks(tokens, notes)))
    return made


def _block(token: Token, body: list[Node]) -> Node:
    if token.type == "figure_open":
        return _figure(token.meta["figure"], body)
    node: Node = {"kind": _BLOCKS[token.type], "body": body}
    if token.type == "ordered_list_open":
        node |= {"start": body[0]["number"], "mark": token.markup}
    elif token.type == "list_item_open" and token.info:
        node["number"] = int(token.info)
    return node


def _figure(figure: Figure, caption: list[Node]) -> Node:
    return {
        "kind": "figure",
        "picture": figure.digest,
        "width": figure.width,
        "height": figure.height,
        "alt": figure.shown_alt,
        "caption": caption,
    }


def _table(opening: Token, tokens: Iterator[Token], notes: _Notes) -> Node:
    """Return a table: its rows of cells, each with the scope of a header cell or none."""
    rows: list[list[Node]] = []
    table: Node = {"kind": "table", "aligns": opening.meta["aligns"], "caption": [], "rows": rows}
    scope = ""
    for token in tokens:
        if token.type == "table_close":
            break
        if token.type == "tr_open":
            rows.append([])
        elif token.type in ("th_open", "td_open"):
            scope = str(token.attrGet("scope") or "")
        elif token.type == "inline":
            body = _inline(iter(token.children or []), notes)
            if rows:
                rows[-1].append({"kind": "cell", "scope": scope, "body": body})
            else:
                table["caption"] = body
    return table | {"has_head": opening.meta["has_head"]}


def shared_picture(sides: Sequence[Sequence[Node]]) -> Node | None:
    """Return the figure of sides that are all the same picture, with what each says of it.

    It is printed once, across the columns, so that its words can be read.
    """
    figures = [side[0] for side in sides if len(side) == 1 and side[0]["kind"] == "figure"]
    if len(sides) < 2 or len(figures) < len(sides):
        return None
    if len({figure["picture"] for figure in figures}) > 1:
        return None
    said = dict.fromkeys(figure["alt"] for figure in figures if figure["alt"])
    return figures[0] | {"alt": " / ".join(said)}


def is_wide(nodes: Iterable[Node]) -> bool:
    """Return whether a table has too many columns for half of a page."""
    return any(node["kind"] == "table" and len(node["aligns"]) > _HALF_A_PAGE for node in nodes)


def _inline(tokens: Iterator[Token], notes: _Notes) -> list[Node]:
    made: list[Node] = []
    for token in tokens:
        if token.nesting < 0:
            break
        if token.type == "text":
            if token.content:
                made.append({"kind": "text", "text": _unbroken(token.content)})
        elif token.type in ("softbreak", "hardbreak"):
            made.append({"kind": "break"})
        elif token.type in _INLINE:
            node = {"kind": _INLINE[token.type], "body": _inline(tokens, notes)}
            made.append(_linked(node, str(token.attrGet("href") or "")))
        elif "note" in token.meta:
            made.append(notes.mention(token.meta["note"]))
    return made


def _unbroken(text: str) -> str:
    """Return the text with blanks within amounts at which no line ends."""
    return renderer.AMOUNT.sub(lambda amount: amount[0].replace(" ", "\N{NO-BREAK SPACE}"), text)


def _linked(node: Node, address: str) -> Node:
    """Return the node as a link to an external address, or unchanged for other addresses."""
    if node["kind"] != "link":
        return node
    if not address.startswith(("https://", "http://", "mailto:")):
        return {"kind": "span", "body": node["body"]}
    words = "".join(child.get("text", "") for child in node["body"])
    # An address shown as text may be broken at its slashes.
    return node | {"to": address, "bare": words == address}
