# ruff: noqa: SIM905 - words are easier to read and to sort as words than as a list
"""HTML, as pasted from Word or a web page, into blocks; read as a stream, so no nesting is deep."""

import re
from dataclasses import dataclass, field, replace

from briefings.importing.block import Block, Kind, LeftOut, Notes, ReadSource, spacer
from briefings.importing.patterns import characters
from briefings.importing.readers import html_lists as lists
from briefings.importing.readers.html_tags import tokens
from briefings.importing.readers.runs import Run, is_bold, markdown, safe_link

_BLOCKS = frozenset(
    "p div section article main header footer address blockquote pre dl dt dd ul ol li figure "
    "figcaption table thead tbody tfoot tr td th caption h1 h2 h3 h4 h5 h6 hr center fieldset "
    "details summary hgroup body html".split()
)
# Nothing in these is text of the document; navigation and buttons are reported as dropped.
_SILENT = frozenset("script style head title template noscript iframe object svg math canvas "
                    "audio video select option textarea datalist del".split())  # fmt: skip
_FURNITURE = frozenset("nav button form".split())
_VOID = frozenset("br hr img input link meta wbr area base col embed source track".split())
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BOLD, _ITALIC = frozenset(("b", "strong")), frozenset(("i", "em", "cite"))
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|mso-element\s*:\s*comment", re.I
)
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I)
_PLAIN_STYLE = re.compile(r"font-weight\s*:\s*(?:normal|[1-4]00)", re.I)
_ITALIC_STYLE = re.compile(r"font-style\s*:\s*(?:italic|oblique)", re.I)
_WORD_HEADING = re.compile(r"Mso(?:Heading(\d)|Title|Subtitle)|^Heading(\d)", re.I)
_NOTE_MARK = re.compile(r"#(?:_?(?:ftn|edn)|fn|footnote-|note-)(\d+)$", re.I)
_NOTE_BACK = re.compile(r"#(?:_?(?:ftn|edn)ref|fnref|footnote-ref-|ref-?)(\d+)$", re.I)
_NOTE_BODY = re.compile(r"(?:_?(?:ftn|edn)|fn|footnote-|note-)(\d+)$", re.I)
_BLANKS = re.compile(r"[ \t\r\n\f]+")
# Deeper lists and quotations than a person makes are all shown at this depth.
DEEPEST = 8
# Tags without an end are forgotten from here on; only formatting is lost.
MOST_OPEN_TAGS = 200


@dataclass(frozen=True, slots=True)
class _State:
    """What holds for the text inside the tags that are open."""

    tag: str = ""
    bold: bool = False
    italic: bool = False
    link: str = ""
    hidden: bool = False
    furniture: bool = False
    preformatted: bool = False
    kind: Kind = "text"
    level: int = 0
    quote: int = 0
    note: str = ""
    is_mark: bool = False
    is_symbol: bool = False


@dataclass
class _Table:
    rows: list[list[Block]] = field(default_factory=list)
    column: int = -1


class _Reader:
    def __init__(self, source: str) -> None:
        self.source = source
        self.item_marks = lists.item_marks(source)
        self.blocks: list[Block] = []
        self.left_out: list[LeftOut] = []
        self.notes: Notes = {}
        self.states = [_State()]
        self.runs: list[Run] = []
        self.tables: list[_Table] = []
        self.prefix = ""
        self.word_mark = lists.WordMark()
        self.rows = self.too_deep = 0

    @property
    def state(self) -> _State:
        return self.states[-1]

    def read(self) -> None:
        for token in tokens(self.source):
            if isinstance(token, str):
                self._text(token)
            elif token.is_end:
                self._end_tag(token.name)
            else:
                self._start_tag(token.name, token.attributes)

    def _start_tag(self, tag: str, given: dict[str, str]) -> None:
        if tag in _BLOCKS:
            self._end_block()
        if tag == "br":
            self._add("\n")
        elif tag == "hr":
            self.blocks.append(spacer())
        if tag in _VOID:
            return
        if tag in ("p", "li", "td", "th", "tr"):
            self._close_unclosed(tag)
        if len(self.states) < MOST_OPEN_TAGS:
            self.states.append(self._opened(tag, given))
        self._enter(tag, given)

    def _end_tag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._end_block()
        self._leave(tag)
        for depth in range(len(self.states) - 1, 0, -1):
            if self.states[depth].tag == tag:
                del self.states[depth:]
                return

    def _text(self, data: str) -> None:
        if not self.state.preformatted:
            data = _BLANKS.sub(" ", data)
        self._add(data)

    def finished(self) -> ReadSource:
        self._end_block()
        while self.tables:
            self._end_table()
        return ReadSource(self.blocks, self.left_out, self.notes)

    def _opened(self, tag: str, given: dict[str, str]) -> _State:
        before, style = self.state, given.get("style", "")
        heading = _word_heading(given.get("class", "")) or _HEADINGS.get(tag, 0)
        body = _NOTE_BODY.match(given.get("id", "")) if tag in ("div", "li", "aside") else None
        return replace(
            before,
            tag=tag,
            bold=(before.bold or tag in _BOLD or bool(_BOLD_STYLE.search(style)))
            and not _PLAIN_STYLE.search(style),
            italic=before.italic or tag in _ITALIC or bool(_ITALIC_STYLE.search(style)),
            link=safe_link(given.get("href", "")) if tag == "a" else before.link,
            hidden=before.hidden or tag in _SILENT or _is_hidden(given),
            furniture=before.furniture or tag in _FURNITURE,
            preformatted=before.preformatted or tag == "pre",
            kind="heading" if heading else before.kind,
            level=heading or before.level,
            quote=min(DEEPEST, before.quote + (tag == "blockquote")),
            note=body[1] if body else before.note,
            is_mark=before.is_mark or lists.is_word_mark(style),
            is_symbol=before.is_symbol or lists.is_symbol_font(style + given.get("face", "")),
        )

    def _enter(self, tag: str, given: dict[str, str]) -> None:
        if tag == "li":
            item_mark = next(self.item_marks, lists.BULLET)
            self.prefix = "" if self.state.note else item_mark
        elif tag == "table":
            self._start_table()
        elif tag == "tr" and self.tables:
            self.tables[-1].rows.append([])
            self.tables[-1].column = -1
        elif tag in ("td", "th") and self.tables:
            self.tables[-1].column += 1
        elif tag == "a":
            self._note_mark(given)

    def _note_mark(self, given: dict[str, str]) -> None:
        href = given.get("href", "")
        if match := _NOTE_MARK.search(href):
            self.runs.append(Run("", note=match[1]))
            self.states[-1] = replace(self.state, hidden=True)
        elif self.state.note and _NOTE_BACK.search(href):
            self.states[-1] = replace(self.state, hidden=True)

    def _leave(self, tag: str) -> None:
        if tag in ("li", "ul", "ol"):
            self.prefix = ""
        elif tag == "table" and self.too_deep:
            self.too_deep -= 1
        elif tag == "table" and self.tables:
            self._end_table()

    def _close_unclosed(self, tag: str) -> None:
        """<p>, <li> and <td> end where the next begins, whether or not they are closed."""
        for depth in range(len(self.states) - 1, max(0, len(self.states) - 20), -1):
            open_tag = self.states[depth].tag
            if open_tag == tag:
                del self.states[depth:]
                return
            if open_tag in ("ul", "ol", "table", "blockquote", "div") or (
                open_tag in ("td", "th") and tag == "p"
            ):
                return

    def _add(self, text: str) -> None:
        state = self.state
        if state.hidden or not text:
            return
        if state.is_mark:
            self.word_mark.add(text, in_symbol_font=state.is_symbol)
            return
        self._add_word_mark()
        self.runs.append(Run(text, state.bold, state.italic, state.link))

    def _add_word_mark(self) -> None:
        """Word's own number is text of the page; its bullet is a sign like any other."""
        written = self.word_mark.taken()
        if written == lists.BULLET:
            self.prefix = written
        elif written:
            self.runs.append(Run(written, self.state.bold))

    def _end_block(self) -> None:
        self._add_word_mark()
        runs, self.runs = self.runs, []
        state = self.state
        text = markdown(_trimmed(runs))
        if not text:
            if any("\u00a0" in run.text for run in runs) and not self.tables and not state.hidden:
                self.blocks.append(spacer())
            return
        if state.furniture:
            self.left_out.append(LeftOut(text, "navigation"))
        elif state.note:
            self.notes[state.note] = "\n\n".join(filter(None, (self.notes.get(state.note), text)))
        else:
            block = self._block(text, runs, state)
            for part in re.split(r"\n{2,}", block.text):
                self._place(block.with_text(part))

    def _block(self, text: str, runs: list[Run], state: _State) -> Block:
        kind: Kind = state.kind
        if kind == "text" and is_bold(runs):
            kind = "bold"
        prefix, self.prefix = self.prefix, ""
        if kind == "heading":
            prefix = "" if prefix == lists.BULLET else prefix
            return Block(lists.marked(prefix, characters.one_line(text)), kind, state.level)
        if prefix == lists.BULLET:
            kind = "text"
        text = "> " * state.quote + lists.marked(prefix, text)
        if state.quote:
            text = text.replace("\n", "\n" + "> " * state.quote)
        return Block(text, kind, state.level)

    def _place(self, block: Block) -> None:
        if self.tables and self.tables[-1].rows:
            table = self.tables[-1]
            table.rows[-1].append(replace(block, column=max(0, table.column)))
        else:
            self.blocks.append(block)

    def _start_table(self) -> None:
        """Tables deeper than anybody nests them are read as part of the cell they stand in."""
        if len(self.tables) < DEEPEST:
            self.tables.append(_Table())
        else:
            self.too_deep += 1

    def _end_table(self) -> None:
        """Cells side by side belong together; a table of one column is only a frame."""
        table = self.tables.pop()
        wide = any(len({cell.column for cell in row}) > 1 for row in table.rows)
        for row in table.rows:
            alone = not wide or (len({cell.column for cell in row}) == 1 and self._spans(row))
            if self.tables:
                for cell in row:
                    self._place(cell)
                continue
            self.rows += 1
            self.blocks += [replace(c, row=None if alone else self.rows) for c in row]

    @staticmethod
    def _spans(row: list[Block]) -> bool:
        return len(row) > 1


def read_html(source: str) -> ReadSource:
    reader = _Reader(source)
    reader.read()
    return reader.finished()


def _word_heading(names: str) -> int:
    match = _WORD_HEADING.search(names)
    return int(match[1] or match[2] or 1) if match else 0


def _is_hidden(given: dict[str, str]) -> bool:
    hidden = "hidden" in given or given.get("aria-hidden") == "true"
    return hidden or bool(_HIDDEN.search(given.get("style", "")))


def _trimmed(runs: list[Run]) -> list[Run]:
    """Without the spaces that only lay the source out: around a break, and doubled."""
    trimmed: list[Run] = []
    for run in runs:
        text = run.text
        if text.startswith(" ") and trimmed and trimmed[-1].text.endswith((" ", "\n")):
            text = text[1:]
        trimmed.append(replace(run, text=text))
    return trimmed
