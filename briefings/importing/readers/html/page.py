"""HTML, as pasted from Word or a web page, into blocks; read as a stream, so no nesting is deep."""

import re
from dataclasses import replace
from itertools import groupby

from briefings.importing.block import Block, FoundPicture, Kind, Notes, ReadSource, Reason, spacer
from briefings.importing.patterns import characters
from briefings.importing.readers.html import letters, lists
from briefings.importing.readers.html.counters import WrittenLabels
from briefings.importing.readers.html.left_out import divided
from briefings.importing.readers.html.letters import class_styles
from briefings.importing.readers.html.link_bar import LinkBar
from briefings.importing.readers.html.math import Formula, with_formulas
from briefings.importing.readers.html.notes import Anchor, NoteLinks, is_back_link, with_comments
from briefings.importing.readers.html.own_names import own_names
from briefings.importing.readers.html.pictures import PagePictures
from briefings.importing.readers.html.regions import main_part
from briefings.importing.readers.html.state import DEEPEST, HEAD_TAGS, State, close_unclosed, opened
from briefings.importing.readers.html.tables import TableBeingRead
from briefings.importing.readers.html.tags import BLOCKS, VOID, entered, tokens
from briefings.importing.readers.runs import (
    Run,
    is_bold,
    look_of,
    markdown,
    paragraphs,
    without_layout_spaces,
)

_BLANKS = re.compile(r"[ \t\r\n\f]+")
# Tags without an end are forgotten from here on; only formatting is lost.
MOST_OPEN_TAGS = 200


class _Reader:
    def __init__(self, source: str, pictures: PagePictures) -> None:
        self.source = source
        self.pictures = pictures
        self.class_styles = class_styles(source)
        self.found_pictures: list[FoundPicture] = []
        self.labels = WrittenLabels(source)
        self.blocks: list[Block] = []
        self.notes: Notes = {}
        self.note_links = NoteLinks(source)
        self.block_note = ""
        self.anchor: Anchor | None = None
        self.formulas: list[str] = []
        self.written: list[str] = []
        self.absorbed: list[str] = []
        main = main_part(source)
        self.states = [State(main=main, left="outside" if main else None)]
        self.runs: list[Run] = []
        self.link_bar = LinkBar()
        self.tables: list[TableBeingRead] = []
        self.item_mark = lists.ItemMark()
        self.word_mark = lists.WordMark()
        self.rows = self.too_deep = self.tables_read = 0

    @property
    def state(self) -> State:
        return self.states[-1]

    def read(self) -> ReadSource:
        for token in with_formulas(with_comments(tokens(self.source)), ends=BLOCKS):
            if isinstance(token, Formula):
                self._formula(token.text)
            elif isinstance(token, str):
                self._text(token)
            elif token.is_end:
                self._end_tag(token.name)
            else:
                self._start_tag(token.name, token.attributes)
        return self._finished()

    def _start_tag(self, tag: str, given: dict[str, str]) -> None:
        if self.state.tag == "head" and tag not in HEAD_TAGS:
            self.states.pop()
        if tag in BLOCKS or (self.state.has_parts and self._touches_text()):
            self._end_block()
        if tag in VOID:
            self._void(tag, given)
            return
        if tag in ("p", "li", "td", "th", "tr"):
            close_unclosed(self.states, tag)
        if len(self.states) < MOST_OPEN_TAGS:
            note = self.note_links.body(tag, given)
            self.states.append(opened(self.state, tag, given, self.class_styles, note=note))
        self._enter(tag, given)

    def _touches_text(self) -> bool:
        """Return whether the next text would follow the last one without a blank."""
        return bool(self.runs) and not self.runs[-1].text[-1:].isspace()

    def _void(self, tag: str, given: dict[str, str]) -> None:
        if tag == "br":
            self._add("\n")
        elif tag == "input":
            self._add_entered(entered(given))
        elif tag == "hr":
            self.blocks.append(spacer())
        elif tag == "img" and not (self.state.silent or self.state.left):
            if self.state.note or self.block_note:
                self.pictures.in_note(given)
            else:
                self.found_pictures += self.pictures.of(given)

    def _end_tag(self, tag: str) -> None:
        if tag in BLOCKS:
            self._end_block()
        elif tag == "a":
            self._end_anchor()
        self._leave(tag)
        for depth in range(len(self.states) - 1, 0, -1):
            if self.states[depth].tag == tag:
                del self.states[depth:]
                return

    def _text(self, data: str) -> None:
        if self.state.tag == "head" and data.strip():
            self.states.pop()
        if not self.state.preformatted:
            data = _BLANKS.sub(" ", data)
        self._add(data)

    def _formula(self, text: str) -> None:
        if text and not self.state.silent:
            self.formulas.append(text)
            self._add(text)

    def _finished(self) -> ReadSource:
        self._end_block()
        while self.tables:
            self._end_table()
        blocks, left_out = divided(self.blocks)
        return ReadSource(
            blocks,
            left_out,
            dict.fromkeys(self.note_links.labels.values(), "") | self.notes,
            self.formulas,
            self.written,
            self.absorbed,
            no_pictures=self.pictures.missing(),
            names=own_names(self.source),
        )

    def _enter(self, tag: str, given: dict[str, str]) -> None:
        if (label := self.labels.of(tag)) is not None:
            self.item_mark.begin("" if self.state.note else label, is_item=tag == "li")
        elif tag == "table":
            self._start_table()
        elif tag == "tr" and self.tables:
            self.tables[-1].start_row()
        elif tag in ("td", "th") and self.tables:
            self.tables[-1].start_cell(tag, given)
        if not self.state.note:
            self.block_note = self.block_note or self.note_links.anchored(tag, given)
        if tag == "a":
            self.link_bar.open()
        if tag == "a" and "#" in given.get("href", ""):
            self.anchor = Anchor(given["href"], len(self.runs), self.state.raised == "superscript")

    def _end_anchor(self) -> None:
        """A link to a note is its mark; within the note, the link back says nothing."""
        anchor, self.anchor = self.anchor, None
        if anchor is None:
            return
        runs = self.runs[anchor.start :]
        text = "".join(run.text for run in runs)
        if self.state.note or self.block_note:
            if is_back_link(anchor.href, text):
                self.absorbed.append(text)
                del self.runs[anchor.start :]
            return
        is_raised = anchor.is_raised or all(run.raised == "superscript" for run in runs)
        label = self.note_links.mark(anchor.href, text, is_raised=is_raised)
        if label:
            self.absorbed.append(text)
            self.runs[anchor.start :] = [Run("", note=label, left=self.state.left)]

    def _leave(self, tag: str) -> None:
        if tag in ("li", "ul", "ol"):
            self.item_mark.begin("")
        elif tag == "table" and self.too_deep:
            self.too_deep -= 1
        elif tag == "table" and self.tables:
            self._end_table()

    def _add_entered(self, value: str) -> None:
        """What was typed into a field is text within a sentence, and alone a part of a form."""
        if value and not self.state.silent:
            left: Reason | None = None if any(run.text.strip() for run in self.runs) else "form"
            self.written.append(value)
            self.runs.append(replace(self.state.run(value), left=self.state.left or left))

    def _add(self, text: str) -> None:
        state = self.state
        if state.silent or not text:
            return
        if state.is_mark:
            self.word_mark.add(text, in_symbol_font=state.is_symbol)
            return
        self._add_word_mark()
        text = self._with_signs(text)
        self.link_bar.add(text, is_link=state.in_link)
        self.runs.append(state.run(text))

    def _with_signs(self, text: str) -> str:
        signs = letters.shown(text, self.state.symbol_font)
        if signs != text:
            self.written += signs
            self.absorbed += text
        return signs

    def _add_word_mark(self) -> None:
        """Word's own number is text of the page; its bullet is a sign like any other."""
        as_typed, written = self.word_mark.taken()
        if written == lists.BULLET:
            self.absorbed.append(as_typed)
            self.item_mark.begin(written)
        elif written:
            self.runs.append(Run(written, self.state.bold))

    def _end_block(self) -> None:
        self._add_word_mark()
        runs, self.runs, self.anchor = without_layout_spaces(self.runs), [], None
        note, self.block_note = self.state.note or self.block_note, ""
        reasons = {run.left for run in runs if run.text.strip()}
        bar = self.link_bar.taken()
        whole = (reasons.pop() if len(reasons) == 1 else None) or bar
        if whole:
            runs = [replace(run, left=None) for run in runs]
        # Around what is left out, such as struck words, only one blank stays.
        seen = without_layout_spaces([run for run in runs if run.left is None])
        self._end_text(seen, whole, note)
        for left, group in groupby(runs, key=lambda run: run.left):
            if left and (text := markdown([replace(run, left=None) for run in group])):
                self._place(Block(text, left=left))
        found, self.found_pictures = self.found_pictures, []
        self.blocks += [Block("", "figure", picture=picture) for picture in found]

    def _end_text(self, runs: list[Run], left: Reason | None, note: str) -> None:
        text = markdown(runs)
        if not text:
            if any("\u00a0" in run.text for run in runs) and not self.tables:
                self.blocks.append(spacer())
        elif note and not left:
            if note not in self.notes:
                number, text = self.note_links.apart(note, text)
                self.absorbed.append(number)
            self.notes[note] = "\n\n".join(filter(None, (self.notes.get(note), text)))
        else:
            is_free = not (self.item_mark.is_waiting or self.tables)
            parts = paragraphs(runs, may_have_headings=is_free)
            for part in [runs] if self.state.kind == "heading" else parts:
                self._place(replace(self._block(part), left=left))

    def _block(self, runs: list[Run]) -> Block:
        state, text, is_link = self.state, markdown(runs), self.link_bar.is_only_link
        kind: Kind = "caption" if state.tag == "caption" else state.kind
        look = look_of(runs, is_title=state.names_title)
        if kind == "text" and is_bold(runs):
            kind = "bold"
        prefix = self.item_mark.taken(text)
        if kind == "heading":
            prefix = "" if prefix == lists.BULLET else prefix
            text = self._marked(prefix, characters.heading_line(text))
            return Block(text, kind, state.level, look=look, is_link=is_link)
        if prefix == lists.BULLET:
            kind = "text"
        text = "> " * state.quote + self._marked(prefix, text)
        text = text.replace("\n", "\n" + "> " * state.quote)
        return Block(text, kind, state.level, look=look, is_link=is_link, is_term=state.in_terms)

    def _marked(self, prefix: str, text: str) -> str:
        """The text with the number that a browser writes before it."""
        result = lists.marked(prefix, text)
        if result != text:
            self.written.append(prefix)
        return result

    def _place(self, block: Block) -> None:
        if self.tables and self.tables[-1].rows:
            self.tables[-1].place(block)
        else:
            self.blocks.append(block)

    def _start_table(self) -> None:
        """Tables deeper than anybody nests them are read as part of the cell they stand in."""
        if len(self.tables) < DEEPEST:
            self.tables.append(TableBeingRead())
        else:
            self.too_deep += 1

    def _end_table(self) -> None:
        """Cells side by side belong together; a table of one column is only a frame."""
        table = self.tables.pop()
        self.tables_read += 1
        table.numbered(self.tables_read, is_nested=bool(self.tables))
        wide = any(len({cell.column for cell in row}) > 1 for row in table.rows)
        for row in table.rows:
            alone = not wide or (len({cell.column for cell in row}) == 1 and len(row) > 1)
            if self.tables:
                for cell in row:
                    self._place(cell)
                continue
            self.rows += 1
            self.blocks += [replace(c, row=None if alone else self.rows) for c in row]


def read_html(source: str, pictures: PagePictures | None = None) -> ReadSource:
    """Read a page; `pictures` are those that were taken out of it before."""
    if pictures is None:
        pictures = PagePictures()
        source = pictures.taken_out(source)
    return _Reader(source, pictures).read()
