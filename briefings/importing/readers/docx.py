"""A Word file into blocks: the text as it stands once every tracked change is accepted."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from lxml import etree

from briefings.importing.block import Block, Kind, LeftOut, Notes, ReadSource
from briefings.importing.patterns import characters
from briefings.importing.readers.docx_labels import Labels, list_labels
from briefings.importing.readers.docx_numbering import Numbering
from briefings.importing.readers.docx_package import Package, damaged
from briefings.importing.readers.docx_styles import (
    Look,
    Styles,
    W,
    look_of,
    outline,
    value,
)
from briefings.importing.readers.runs import Run, is_bold, markdown, safe_link
from briefings.text.language_detection import has_han, has_latin

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
# Not part of the text: deletions, comments' marks, properties, field codes, fallbacks of boxes.
_SKIPPED = frozenset(
    [W + name for name in ("del", "moveFrom", "pPr", "rPr", "sdtPr", "sdtEndPr", "instrText",
                           "delText", "delInstrText", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr",
                           "rt", "annotationRef", "footnoteRef", "endnoteRef")]
    + [_MC + "Fallback"]
)  # fmt: skip
_PLAIN = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-",
          W + "ptab": "\t"}  # fmt: skip
# Signs of the symbol fonts that forms use; the rest of those fonts has no meaning as text.
_SYMBOLS = {"F0FE": "☑", "F052": "☑", "F0FD": "☒", "F0A8": "☐", "F06F": "☐", "F071": "☐",
            "F0B7": "•", "F0A7": "▪", "F0D8": "➢", "F0E0": "→", "F0FC": "✓"}  # fmt: skip
_HYPERLINK = re.compile(r'HYPERLINK\s+"([^"]+)"')


@dataclass
class _Field:
    code: str = ""
    in_result: bool = False


@dataclass(frozen=True, slots=True)
class _Cell:
    row: int | None = None
    column: int = 0


class _Document:
    def __init__(self, package: Package) -> None:
        relations = package.relations()
        targets = {kind: package.beside_main(to) for kind, to in relations.values()}
        self.links = {name: to for name, (kind, to) in relations.items() if kind == "hyperlink"}
        self.styles = Styles(package.part(targets.get("styles", "")))
        self.numbering = Numbering(package.part(targets.get("numbering", "")), self.styles)
        self.list_labels: Labels = {}
        self.blocks: list[Block] = []
        self.left_out: list[LeftOut] = []
        self.notes: Notes = {}
        self.labels: dict[tuple[str, str], str] = {}
        self.fields: list[_Field] = []
        self.boxes: list[etree._Element] = []
        self.carried: list[Run] = []
        self.rows = 0

    def read_body(self, root: etree._Element) -> None:
        body = root.find(W + "body")
        if body is None:
            raise damaged()
        self.list_labels = list_labels(body, self.styles, self.numbering)
        self._container(body, _Cell())

    def read_notes(self, root: etree._Element | None, kind: str) -> None:
        """Footnotes that are mentioned in the text; separators and orphans are not."""
        for note in () if root is None else root.iterfind(W + kind):
            label = self.labels.get((kind, note.get(W + "id", "")))
            if label and note.get(W + "type") is None:
                paragraphs = [markdown(self._runs(p, Look())) for p in note.iter(W + "p")]
                self.notes[label] = " ".join(text for text in paragraphs if text)

    def read_furniture(self, root: etree._Element | None) -> None:
        """Page headers and footers: reported, not imported."""
        for paragraph in () if root is None else root.iter(W + "p"):
            text = markdown(self._runs(paragraph, Look()))
            known = any(one.text == text for one in self.left_out)
            if (has_han(text) or has_latin(text)) and not known:
                self.left_out.append(LeftOut(text, "page-header"))

    def _container(self, parent: etree._Element, cell: _Cell) -> None:
        for child in parent:
            if child.tag == W + "p":
                self._paragraph(child, cell)
            elif child.tag == W + "tbl":
                self._table(child, cell)
            elif child.tag == W + "sdt" and _is_contents(child):
                self.left_out += [
                    LeftOut(text, "contents")
                    for p in child.iter(W + "p")
                    if (text := markdown(self._runs(p, Look())))
                ]
            elif child.tag not in _SKIPPED:
                self._container(child, cell)

    def _table(self, table: etree._Element, cell: _Cell) -> None:
        """Cells side by side belong together; a table of one column is only a frame."""
        rows = [row for row in _nearest(table, W + "tr") if row.find(f"{W}trPr/{W}del") is None]
        wide = max((len(list(_nearest(row, W + "tc"))) for row in rows), default=0) > 1
        for row in rows:
            cells = list(_nearest(row, W + "tc"))
            self.rows += 1
            number = self.rows if wide and len(cells) > 1 else None
            column = 0
            for item in cells:
                inner = cell if cell.row is not None else _Cell(number, column)
                self._container(item, inner)
                span = value(item.find(f"{W}tcPr/{W}gridSpan"))
                column += int(span) if span.isdecimal() and len(span) < 3 else 1

    def _paragraph(self, paragraph: etree._Element, cell: _Cell) -> None:
        properties = paragraph.find(W + "pPr")
        style = value(properties.find(W + "pStyle")) if properties is not None else ""
        runs = self.carried + self._runs(paragraph, self.styles.look(style))
        self.carried = []
        if properties is not None and properties.find(f"{W}rPr/{W}del") is not None:
            self.carried = runs
            return
        text = markdown(runs)
        if text and self.styles.is_contents(style):
            self.left_out.append(LeftOut(text, "contents"))
        elif text:
            label = self.list_labels.get(paragraph, "")
            self.blocks += self._split(self._block(label, text, runs, style, properties), cell)
        boxes, self.boxes = self.boxes, []
        for box in boxes:
            self._container(box, cell)

    @staticmethod
    def _split(block: Block, cell: _Cell) -> list[Block]:
        """Two line breaks in a row are how some people end a paragraph."""
        parts = re.split(r"\n{2,}", block.text)
        return [replace(block, text=p, row=cell.row, column=cell.column) for p in parts]

    def _block(
        self,
        label: str,
        text: str,
        runs: list[Run],
        style: str,
        properties: etree._Element | None,
    ) -> Block:
        level = self.styles.heading_level(style, outline(properties))
        kind: Kind = "bold" if is_bold(runs) else "text"
        kind = "heading" if level else kind
        if self.styles.is_title(style):
            kind, level = "title", 1
        if label and kind == "bold" and label == "- ":
            kind = "text"
        quote = "> " if self.styles.is_quote(style) else ""
        text = quote + label + text
        return Block(text.replace("\n", "\n" + quote) if quote else text, kind, level)

    def _runs(self, paragraph: etree._Element, look: Look) -> list[Run]:
        return list(self._walk(paragraph, look, ""))

    def _walk(self, parent: etree._Element, look: Look, link: str) -> Iterator[Run]:
        for child in parent:
            tag = child.tag
            if tag == W + "r":
                yield from self._run(child, look, link)
            elif tag == W + "hyperlink":
                target = safe_link(self.links.get(child.get(_R + "id", ""), ""))
                yield from self._walk(child, look, target)
            elif tag == _M + "t":
                yield Run(child.text or "", look.bold or False, look.italic or False, link)
            elif tag == W + "txbxContent":
                self.boxes.append(child)
            elif tag not in _SKIPPED and tag != W + "p" and not _is_placeholder(child):
                yield from self._walk(child, look, link)

    def _run(self, run: etree._Element, look: Look, link: str) -> Iterator[Run]:
        properties = run.find(W + "rPr")
        if properties is not None:
            style = value(properties.find(W + "rStyle"))
            look = look_of(properties).over(self.styles.look(style).over(look))
        for child in run:
            if child.tag == W + "fldChar":
                self._field_character(child)
            elif child.tag == W + "instrText" and self.fields:
                self.fields[-1].code += child.text or ""
            elif child.tag in _SKIPPED or look.hidden:
                continue
            elif child.tag in (W + "footnoteReference", W + "endnoteReference"):
                yield Run("", note=self._note_label(child))
            elif (text := _text(child)) is not None:
                target = link or self._field_link()
                yield Run(text, look.bold or False, look.italic or False, target)
            else:
                yield from self._walk(child, look, link)

    def _note_label(self, reference: etree._Element) -> str:
        kind = "footnote" if reference.tag == W + "footnoteReference" else "endnote"
        key = (kind, reference.get(W + "id", ""))
        return self.labels.setdefault(key, str(len(self.labels) + 1))

    def _field_character(self, element: etree._Element) -> None:
        kind = element.get(W + "fldCharType")
        if kind == "begin":
            self.fields.append(_Field())
        elif kind == "separate" and self.fields:
            self.fields[-1].in_result = True
        elif kind == "end" and self.fields:
            self.fields.pop()

    def _field_link(self) -> str:
        for one in self.fields:
            match = _HYPERLINK.search(one.code) if one.in_result else None
            if match:
                return safe_link(match[1])
        return ""


def read_docx(data: bytes) -> ReadSource:
    package = Package(data)
    document = _Document(package)
    document.read_body(package.main_part())
    for kind, target in package.relations().values():
        if kind in ("footnotes", "endnotes"):
            document.read_notes(package.part(package.beside_main(target)), kind[:-1])
        elif kind in ("header", "footer"):
            document.read_furniture(package.part(package.beside_main(target)))
    return ReadSource(document.blocks, document.left_out, document.notes)


def _nearest(parent: etree._Element, tag: str) -> Iterable[etree._Element]:
    """The rows or cells of a table, also within content controls, but not of tables inside it."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag not in _SKIPPED and child.tag not in (W + "tbl", W + "p", W + "tc"):
            yield from _nearest(child, tag)


def _is_placeholder(element: etree._Element) -> bool:
    """ "Click here to enter text" in a content control that nobody filled in."""
    return element.find(f"{W}sdtPr/{W}showingPlcHdr") is not None


def _is_contents(control: etree._Element) -> bool:
    gallery = control.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return value(gallery) == "Table of Contents"


def _text(element: etree._Element) -> str | None:
    if element.tag == W + "t":
        return characters.SOFT_BREAK.sub("\n", element.text or "")
    if element.tag == W + "sym":
        return _SYMBOLS.get(element.get(W + "char", "").upper(), "")
    return _PLAIN.get(element.tag)
