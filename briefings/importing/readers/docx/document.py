"""A Word file into blocks: the text as it stands once every tracked change is accepted."""

from dataclasses import dataclass, replace
from itertools import groupby

from lxml import etree

from briefings.importing.block import Block, Cell, Kind, LeftOut, Notes, ReadSource
from briefings.importing.readers.docx.deletions import deleted_notes, deleted_texts
from briefings.importing.readers.docx.embedded import (
    DRAWINGS,
    MOST_EMBEDDED,
    MOST_EMBEDDED_BYTES,
    OBJECTS,
    ZIP,
    drawing_texts,
    embedded,
    unread,
    with_own_notes,
)
from briefings.importing.readers.docx.labels import Labels, list_labels
from briefings.importing.readers.docx.numbering import Numbering
from briefings.importing.readers.docx.own_name import own_name
from briefings.importing.readers.docx.package import Package, damaged
from briefings.importing.readers.docx.parts_of_text import (
    beside_text,
    ends_blank,
    goes_on,
    is_counted,
    with_one_blank,
    without_own_mark,
)
from briefings.importing.readers.docx.pictures import DRAWN, Pictures
from briefings.importing.readers.docx.runs import (
    FORMULAS,
    R,
    RunReader,
    is_skipped,
)
from briefings.importing.readers.docx.styles import Styles, W, outline, value
from briefings.importing.readers.docx.tables import rows_of
from briefings.importing.readers.picture_limits import IN_NOTES, IN_PAGE_HEADERS
from briefings.importing.readers.runs import Run, is_bold, look_of, markdown, paragraphs
from briefings.text.language_detection import has_han, has_latin


@dataclass(frozen=True, slots=True)
class _Cell:
    row: int | None = None
    column: int = 0
    place: Cell | None = None


class _Document:
    def __init__(self, package: Package, *, is_embedded: bool = False) -> None:
        self.package = package
        self.is_embedded = is_embedded
        self.relations = package.relations()
        targets = {kind: package.beside_main(to) for kind, to in self.relations.values()}
        self.styles = Styles(package.part(targets.get("styles", "")))
        self.reader = RunReader(self.styles)
        self.numbering = Numbering(package.part(targets.get("numbering", "")), self.styles)
        self.pictures = Pictures(package, self.relations)
        self.list_labels: Labels = {}
        self.blocks: list[Block] = []
        self.left_out: list[LeftOut] = []
        self.notes: Notes = {}
        self.deleted_notes: set[tuple[str, str]] = set()
        self.carried: list[Run] = []
        self.rows = self.tables = self.embedded = self.embedded_bytes = 0

    def read_body(self, root: etree._Element) -> None:
        body = root.find(W + "body")
        if body is None:
            raise damaged()
        self.list_labels = list_labels(body, self.styles, self.numbering)
        self.reader.begin(body, self.package.links())
        self.deleted_notes = deleted_notes(body)
        self._container(body, _Cell())
        self.left_out += deleted_texts(body)
        runs, self.carried = self.carried, []
        if text := markdown(runs):
            self.blocks.append(Block(text))

    def read_notes(self, target: str, kind: str) -> None:
        """Footnotes that are mentioned in the text; others are reported."""
        root = self.package.part(target)
        links = self.package.links(target)
        for note in () if root is None else root.iterfind(W + kind):
            if note.get(W + "type") is not None:
                continue
            key = (kind, note.get(W + "id", ""))
            texts = (block.text for block in self._apart(note, links, IN_NOTES))
            text = " ".join(filter(None, texts))
            if label := self.reader.labels.get(key):
                self.notes[label] = without_own_mark(text, self.reader.own_marks.get(key, ""))
            elif text:
                is_deleted = key in self.deleted_notes
                self.left_out.append(LeftOut(text, "deleted" if is_deleted else "note"))
            self.left_out += deleted_texts(note)

    def _apart(self, part: etree._Element, links: dict[str, str], of_pictures: str) -> list[Block]:
        """The blocks of a part that stands beside the text, and what is said of its pictures."""
        body, self.blocks = self.blocks, []
        self.reader.begin(part, links)
        self.pictures.outside = of_pictures
        self._container(part, _Cell())
        self.pictures.outside = ""
        found, self.blocks = self.blocks, body
        return found

    def read_page_heads(self, target: str) -> None:
        """Page headers and footers: reported, each once, but for their page numbers."""
        for text in self._texts_beside(target):
            known = any(one.text == text for one in self.left_out)
            if (has_han(text) or has_latin(text)) and not known:
                self.left_out.append(LeftOut(text, "page-header"))

    def read_comments(self, target: str) -> None:
        """Every comment is reported: a figure alone may say what an amount should be."""
        self.left_out += [LeftOut(text, "comment") for text in self._texts_beside(target) if text]

    def _texts_beside(self, target: str) -> list[str]:
        root = self.package.part(target)
        links = self.package.links(target)
        blocks = [] if root is None else self._apart(root, links, IN_PAGE_HEADERS)
        return [block.text for block in blocks]

    def read_drawings(self, target: str) -> None:
        """The words of charts and diagrams: reported, not imported."""
        root = self.package.part(target)
        for text in () if root is None else dict.fromkeys(drawing_texts(root)):
            self.left_out.append(LeftOut(text, "drawing"))

    def _container(self, parent: etree._Element, cell: _Cell) -> None:
        for child in parent:
            if child.tag == W + "p":
                self._paragraph(child, cell)
            elif child.tag == W + "tbl":
                self._table(child, cell)
            elif child.tag == W + "altChunk":
                self._embedded(child.get(R + "id", ""))
            elif child.tag in FORMULAS:
                self._place(Block(self.reader.formula(child)), cell)
            elif reason := beside_text(child):
                self.left_out += [LeftOut(one.text, reason) for one in self._inside(child)]
            elif not is_skipped(child):
                self._container(child, cell)

    def _inside(self, control: etree._Element) -> list[Block]:
        """The blocks of a content control that is no part of the text."""
        before = len(self.blocks)
        content = control.find(W + "sdtContent")
        if content is not None:
            self._container(content, _Cell())
        found, self.blocks = self.blocks[before:], self.blocks[:before]
        return found

    def _embedded(self, relation: str) -> None:
        """A document that Word shows as part of this one when it is opened."""
        name = self.package.beside_main(self.relations.get(relation, ("", ""))[1])
        data = self.package.bytes_of(name)
        if data is None:
            return
        self.embedded += 1
        self.embedded_bytes += len(data)
        if self.embedded > MOST_EMBEDDED or self.embedded_bytes > MOST_EMBEDDED_BYTES:
            self.left_out.append(unread(name))
            return
        if data.startswith(ZIP) and not self.is_embedded:
            source = with_own_notes(_read_package(data, is_embedded=True), f"e{self.embedded}n")
        else:
            source = embedded(name, data)
        self.notes |= source.notes
        rows, tables = self.rows, self.tables
        for block in source.blocks:
            row = None if block.row is None else block.row + rows
            self.rows = max(self.rows, row or 0)
            place = block.cell and replace(block.cell, table=block.cell.table + tables)
            self.tables = max(self.tables, place.table if place else 0)
            self.blocks.append(replace(block, row=row, cell=place))
        self.left_out += source.left_out
        self.pictures.missing += source.no_pictures
        self.reader.formulas += source.formulas
        self.reader.written += source.written
        self.reader.absorbed += source.absorbed

    def _table(self, table: etree._Element, cell: _Cell) -> None:
        """Cells side by side belong together; a table of one column is only a frame."""
        self.tables += 1
        number, before = self.tables, len(self.blocks)
        rows = rows_of(table, number, is_nested=cell.row is not None)
        wide = max(map(len, rows), default=0) > 1
        for row in rows:
            self.rows += 1
            at = self.rows if wide and len(row) > 1 else None
            for item, place in row:
                inner = _Cell(at, place.column, place)
                inner = inner if cell.row is None else replace(cell, place=place)
                self._cell(item, inner)
        blocks = self.blocks[before:]
        frames = any(one.cell and one.cell.table != number for one in blocks)
        if frames or not (wide and len(rows) > 1):
            self.blocks[before:] = [
                replace(one, cell=None) if one.cell and one.cell.table == number else one
                for one in blocks
            ]

    def _cell(self, item: etree._Element, cell: _Cell) -> None:
        """A cell may hold nothing but the automatic number of its row."""
        before = len(self.blocks)
        self._container(item, cell)
        if len(self.blocks) > before:
            return
        labels = [self.list_labels.get(one, "").strip() for one in item.iterfind(W + "p")]
        for label in filter(is_counted, labels):
            self.reader.written.append(label)
            self._place(Block(label), cell)

    def _paragraph(self, paragraph: etree._Element, cell: _Cell) -> None:
        properties = paragraph.find(W + "pPr")
        style = value(properties.find(W + "pStyle")) if properties is not None else ""
        runs = self.carried + self._kept(
            self.reader.runs(paragraph, self.styles.look_of_paragraph(style))
        )
        self.carried = []
        if properties is not None and goes_on(properties, runs):
            self.carried = runs
            return
        text = markdown(runs)
        if text and self.styles.is_contents(style):
            self.left_out.append(LeftOut(text, "contents"))
        elif text:
            label = self.list_labels.get(paragraph, "")
            is_free = not label and cell.row is None
            for part in paragraphs(runs, may_have_headings=is_free):
                self._place(self._block(label, part, style, properties), cell)
                label = ""
        drawings, self.reader.drawings = self.reader.drawings, []
        self.blocks += [
            Block("", "figure", picture=picture)
            for drawing in drawings
            for picture in self.pictures.of(drawing)
        ]
        boxes, self.reader.boxes = self.reader.boxes, []
        for box in boxes:
            self._container(box, cell)

    def _place(self, block: Block, cell: _Cell) -> None:
        self.blocks.append(replace(block, row=cell.row, column=cell.column, cell=cell.place))

    def _block(
        self,
        label: str,
        runs: list[Run],
        style: str,
        properties: etree._Element | None,
    ) -> Block:
        level = self.styles.heading_level(style, outline(properties))
        kind: Kind = "bold" if is_bold(runs) else "text"
        kind = "heading" if level else kind
        if self.styles.is_title(style):
            kind, level = "title", 1
        if self.styles.is_caption(style):
            kind, level = "caption", 0
        if label and kind == "bold" and label == "- ":
            kind = "text"
        quote = "> " if self.styles.is_quote(style) else ""
        self.reader.written.append(label)
        text = quote + label + markdown(runs)
        text = text.replace("\n", "\n" + quote) if quote else text
        return Block(text, kind, level, look=look_of(runs))

    def _kept(self, runs: list[Run]) -> list[Run]:
        """The runs of the text; what is seen but no part of it is reported."""
        kept: list[Run] = []
        for left, group in groupby(runs, key=lambda run: run.left):
            same = list(group)
            if left is None:
                kept += with_one_blank(same) if ends_blank(kept) else same
            elif text := markdown([replace(run, left=None) for run in same]):
                self.left_out.append(LeftOut(text, left))
        return kept


def read_docx(data: bytes) -> ReadSource:
    return _read_package(data)


def _read_package(data: bytes, *, is_embedded: bool = False) -> ReadSource:
    package = Package(data)
    document = _Document(package, is_embedded=is_embedded)
    document.read_body(package.main_part())
    for kind, relative in package.relations().values():
        target = package.beside_main(relative)
        if kind in ("footnotes", "endnotes"):
            document.read_notes(target, kind[:-1])
        elif kind in ("header", "footer"):
            document.read_page_heads(target)
        elif kind == "comments":
            document.read_comments(target)
        elif kind in OBJECTS:
            document.left_out.append(unread(relative))
        elif kind in DRAWINGS:
            document.read_drawings(target)
            document.pictures.missing.append(DRAWN)
    missing = dict.fromkeys(document.reader.labels.values(), "")
    notes = missing | document.notes
    reader = document.reader
    return ReadSource(
        document.blocks,
        document.left_out,
        notes,
        reader.formulas,
        reader.written,
        reader.absorbed,
        no_pictures=document.pictures.missing,
        names=tuple(filter(None, [own_name(package)])),
    )
