"""Write the blocks of a sheet (downloads/pdf/runs.py) into a document or a cell."""

import io
from dataclasses import dataclass, replace
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Emu, Length, Mm
from docx.table import _Cell

from briefings.public.downloads.pdf.runs import Node
from briefings.public.downloads.word.elements import (
    element,
    is_chinese,
    line_break,
    link,
    tab,
    text_run,
    writable,
)
from briefings.public.downloads.word.footnotes import Footnotes

_DEEPEST = 3  # levels of bullets that the template has styles for
_NONE, _HANG = Mm(0), Mm(8)
_ALIGNS = {"right": WD_ALIGN_PARAGRAPH.RIGHT, "center": WD_ALIGN_PARAGRAPH.CENTER}
_PIXEL = 9525  # EMU, at 96 pixels an inch


@dataclass(frozen=True, slots=True)
class Place:
    """Where blocks are written, and in which language and style."""

    container: Any  # a document or a cell
    part: Any  # that links and pictures belong to
    notes: Footnotes
    pictures: dict[str, bytes]
    tag: dict[str, str]
    width: Length
    style: str = "Normal"
    indent: Length = _NONE
    bullets: int = 0

    def paragraph(self, style: str = "") -> Any:
        made = styled(self.container, style or self.style)
        if self.indent:
            made.paragraph_format.left_indent = self.indent
        return made


def styled(container: Any, style: str) -> Any:
    """Add a paragraph. The style is set by its id: python-docx would search all styles by name."""
    made = container.add_paragraph()
    made._p.style = style.replace(" ", "")
    return made


def write(place: Place, blocks: list[Node]) -> None:
    for block in blocks:
        _WRITERS.get(block["kind"], _paragraph)(place, block)


def write_inline(
    place: Place, into: Any, nodes: list[Node], *marks: str, part: Any = None, style: str = ""
) -> None:
    """Append words to an element; `part` is the one that its links belong to."""
    for node in nodes:
        kind = node["kind"]
        if kind == "text":
            into.append(text_run(node["text"], place.tag, *marks, style=style))
        elif kind == "break":
            into.append(line_break())
        elif kind == "mention":
            into.append(text_run(str(node["number"]), place.tag, "superscript"))
        elif kind == "note":
            _note(place, into, node)
        elif kind == "link":
            linked = link(part or place.part, node["to"])
            write_inline(place, linked, node["body"], *marks, part=part, style="Hyperlink")
            into.append(linked)
        else:
            more = (*marks, *_marks(kind, place.tag))
            write_inline(place, into, node["body"], *more, part=part, style=style)


def _marks(kind: str, tag: dict[str, str]) -> tuple[str, ...]:
    """Return the marks of a kind of emphasis: Chinese has no italics and uses bold."""
    if kind == "strong" or (kind == "emph" and is_chinese(tag)):
        return ("b",)
    return ("i",) if kind == "emph" else ()


def _note(place: Place, into: Any, node: Node) -> None:
    mark, note = place.notes.add(node["number"], place.tag)
    into.append(mark)
    write_inline(place, note, node["body"], part=place.notes.part)


def _paragraph(place: Place, block: Node) -> None:
    nodes = block.get("body", [block])
    write_inline(place, place.paragraph()._p, nodes)


def _quotation(place: Place, block: Node) -> None:
    write(replace(place, style="Quote", indent=Length(place.indent + _HANG)), block["body"])


def _bullets(place: Place, block: Node) -> None:
    level = min(place.bullets + 1, _DEEPEST)
    style = "List Bullet" if level == 1 else f"List Bullet {level}"
    for item in block["body"]:
        _item(replace(place, bullets=level), item, style=style)


def _item(place: Place, item: Node, *, style: str) -> None:
    words, below = _split_item(item)
    # The style's own indent places the bullet.
    made = styled(place.container, style)
    write_inline(place, made._p, words)
    write(replace(place, indent=Length(place.indent + _HANG)), below)


def _numbers(place: Place, block: Node) -> None:
    """Write the numbers as text: the lawyer chose them, and Word must not renumber the list."""
    under = replace(place, indent=Length(place.indent + _HANG))
    for item in block["body"]:
        words, below = _split_item(item)
        made = under.paragraph("List Paragraph")
        made.paragraph_format.first_line_indent = -_HANG
        made.paragraph_format.tab_stops.add_tab_stop(under.indent)
        made._p.append(text_run(f"{item['number']}{block['mark']}", place.tag))
        made._p.append(tab())
        write_inline(under, made._p, words)
        write(under, below)


def _split_item(item: Node) -> tuple[list[Node], list[Node]]:
    """Return the words of an item's first line, and the blocks below it."""
    first, *rest = item["body"] or [{"kind": "par", "body": []}]
    return (first["body"], rest) if first["kind"] == "par" else ([], item["body"])


def _figure(place: Place, block: Node) -> None:
    file = place.pictures.get(block["picture"])
    if file:
        made = place.paragraph()
        made.paragraph_format.line_spacing = 1.0
        made.paragraph_format.keep_with_next = bool(block["caption"])
        width = min(Emu(block["width"] * _PIXEL), Emu(place.width - place.indent))
        shape = made.add_run().add_picture(io.BytesIO(file), width=width)
        shape._inline.docPr.set("descr", writable(block["alt"]))
    elif block["alt"]:
        place.paragraph()._p.append(text_run(f"[{block['alt']}]", place.tag))
    caption(place, block)


def caption(place: Place, block: Node) -> None:
    if block["caption"]:
        write_inline(place, place.paragraph("Caption")._p, block["caption"])


def _table(place: Place, block: Node) -> None:
    if block["caption"]:
        made = place.paragraph("Caption")
        made.paragraph_format.keep_with_next = True
        write_inline(place, made._p, block["caption"])
    rows, columns = block["rows"], len(block["aligns"])
    table = _added(place, len(rows), columns)
    for cells, row in zip(rows, table.rows, strict=True):
        for cell, shown, align in zip(cells, row.cells, block["aligns"], strict=False):
            words = shown.paragraphs[0]
            words._p.style = "TableText"
            words.alignment = _ALIGNS.get(align)
            write_inline(place, words._p, cell["body"], *(("b",) if cell["scope"] else ()))
    if block["has_head"] and rows:
        table.rows[0]._tr.get_or_add_trPr().append(element("tblHeader"))
    _after_table(place)


def _added(place: Place, rows: int, columns: int) -> Any:
    """Add a table. Its style is set afterwards, because a cell's add_table takes none."""
    table = place.container.add_table(rows, columns)
    looks = table._tbl.tblPr
    looks.style = "TableGrid"
    width = looks.find(qn("w:tblW"))
    width.set(qn("w:w"), "5000")
    width.set(qn("w:type"), "pct")
    return table


def _after_table(place: Place) -> None:
    """Add a paragraph: a cell must end with one, and Word would join adjacent tables."""
    paragraphs = place.container.paragraphs
    last = paragraphs[-1] if isinstance(place.container, _Cell) else None
    if last is not None and not last.text:
        last._p.style = "TableText"
    else:
        styled(place.container, "Table Text")


_WRITERS = {
    "par": _paragraph,
    "list": _bullets,
    "enum": _numbers,
    "quote": _quotation,
    "figure": _figure,
    "table": _table,
}
