"""Tables of a paragraph: the pipe tables of GitHub's Markdown, as tokens with their header cells.

GitHub's form has no captions, header columns or line breaks in cells. They are written in forms
that other programs show sensibly: a line directly above the table is its caption; an empty first
cell, or a first column in bold, makes that column a header; `<br>` breaks a line
(docs/decisions/0093-tables.md).
"""

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block import table as pipe_table
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

_DELIMITER = re.compile(r"[-:|][-:| \t]*")
_BREAK = re.compile(r"(?<!\\)<br */?>", re.IGNORECASE)
_BOLD = re.compile(r"\*\*[^*]+\*\*")
_LABEL = 120
_WIDE = 4  # columns; wider tables are not put side by side in parallel view

Row = list[Token]


def table_plugin(md: MarkdownIt) -> None:
    md.block.ruler.at("table", _rule, {"alt": ["paragraph", "reference"]})
    md.enable("table")
    md.core.ruler.after("block", "tables", _arrange)
    md.add_render_rule("table_open", _render_opening)
    md.add_render_rule("table_close", _render_closing)


def _rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """Apply GitHub's rule, but require a pipe in each line: the line after a table is no row."""
    if start + 1 >= end or "|" not in _line(state, start):
        return False
    delimiter = _line(state, start + 1)
    if "|" not in delimiter or not _DELIMITER.fullmatch(delimiter):
        return False
    if silent:
        return pipe_table(state, start, end, silent)
    stop = start + 2
    while stop < end and "|" in _line(state, stop):
        stop += 1
    return pipe_table(state, start, stop, silent)


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


# --- From GitHub's tokens to ours -----------------------------------------------------------------


def _arrange(state: StateCore) -> None:
    """Add captions and header columns, and remove header rows without words."""
    made: list[Token] = []
    table: list[Token] = []
    for token in state.tokens:
        if token.type == "table_open" or table:
            table.append(token)
        else:
            made.append(token)
        if token.type == "table_close":
            caption = _take_caption(made, table[0])
            made += _tokens(caption, *_contents(table))
            table = []
    state.tokens = made


def _take_caption(before: list[Token], table: Token) -> Token | None:
    """Remove the line directly above the table from the tokens before it, and return it."""
    if len(before) < 3 or before[-1].type != "paragraph_close" or not table.map:
        return None
    start = table.map[0]
    if before[-3].map != [start - 1, start]:
        return None
    caption = before[-2]
    del before[-3:]
    return caption


def _contents(table: list[Token]) -> tuple[list[str], list[Row]]:
    """Return the alignment of each column and the cells of each row, the header row first."""
    aligns: list[str] = []
    rows: list[Row] = []
    for token in table:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "th_open":
            aligns.append(str(token.attrGet("style") or "").removeprefix("text-align:"))
        elif token.type == "inline":
            token.content = _BREAK.sub("\n", token.content)
            rows[-1].append(token)
    return aligns, rows


def _tokens(caption: Token | None, aligns: list[str], rows: list[Row]) -> Iterator[Token]:
    head, body = rows[0], rows[1:]
    has_head = any(cell.content for cell in head)
    by_column = _has_header_column(head, body, has_head=has_head)
    opening = _token("table_open", "table")
    opening.meta = {"aligns": aligns, "label": caption or head, "has_head": has_head}
    if not has_head and body and not caption:
        opening.meta["label"] = body[0]
    yield opening
    if caption:
        yield from (_token("caption_open", "caption"), caption, _token("caption_close", "caption"))
    if has_head:
        yield _token("thead_open", "thead")
        yield from _row(head, aligns, ["" if by_column and not head[0].content else "col", "col"])
        yield _token("thead_close", "thead")
    if body:
        yield _token("tbody_open", "tbody")
        for row in body:
            yield from _row(row, aligns, ["row" if by_column else "", ""])
        yield _token("tbody_close", "tbody")
    yield _token("table_close", "table")


def _has_header_column(head: Row, body: list[Row], *, has_head: bool) -> bool:
    if len(head) < 2 or not body:
        return False
    return (has_head and not head[0].content) or all(
        _BOLD.fullmatch(row[0].content) for row in body
    )


def _row(cells: Row, aligns: list[str], scopes: list[str]) -> Iterator[Token]:
    """Yield a row; `scopes` are those of its first cell and of the others, empty for data."""
    yield _token("tr_open", "tr")
    for at, (cell, align) in enumerate(zip(cells, aligns, strict=True)):
        scope = scopes[min(at, 1)]
        tag = "th" if scope else "td"
        opening = _token(f"{tag}_open", tag)
        if scope:
            opening.attrSet("scope", scope)
        if align:
            opening.attrSet("class", align)
        yield from (opening, cell, _token(f"{tag}_close", tag))
    yield _token("tr_close", "tr")


def _token(kind: str, tag: str) -> Token:
    return Token(kind, tag, -1 if kind.endswith("_close") else 1, block=True)


# --- HTML -----------------------------------------------------------------------------------------


def _render_opening(_self, tokens, at, _options, _env) -> str:
    """Open a table in a scrollable box that has a name and can be focused by keyboard."""
    label = escapeHtml(_label(tokens[at].meta["label"]))
    name = "table wide" if len(tokens[at].meta["aligns"]) > _WIDE else "table"
    return f'<div class="{name}" role="group" tabindex="0" aria-label="{label}">\n<table>\n'


def _render_closing(_self, _tokens, _at, _options, _env) -> str:
    return "</table>\n</div>\n"


def _label(named_by: Token | Row) -> str:
    cells = [named_by] if isinstance(named_by, Token) else named_by
    texts = (_plain(cell) for cell in cells)
    return " | ".join(text for text in texts if text)[:_LABEL]


def _plain(cell: Token) -> str:
    words = (
        " " if child.type in ("softbreak", "hardbreak") else child.content
        for child in cell.children or []
        if not child.meta.get("note")
    )
    return "".join(words).strip()
