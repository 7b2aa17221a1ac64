"""Lay out a sheet as a Word file: in one language, or with the languages in a table's columns."""

import io
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import docx
from docx.oxml.ns import qn
from docx.shared import Length, Mm

from briefings.public.downloads.word import blocks
from briefings.public.downloads.word.blocks import Place, styled
from briefings.public.downloads.word.elements import (
    element,
    field,
    is_chinese,
    line_break,
    link,
    tab,
    text_run,
    writable,
)
from briefings.public.downloads.word.footnotes import Footnotes
from briefings.public.downloads.word.styles import dress, without_lines

Tag = dict[str, str]
_WIDTH = Mm(166)  # of the text
_NUMBERS = Mm(11)  # the column of paragraph numbers
_LABELS = Mm(40)
_CELL_MARGINS = Mm(4)
_LONGEST_PROPERTY = 255  # characters; python-docx refuses more


def document(sheet: dict[str, Any], *, at: datetime, pictures: dict[str, bytes]) -> bytes:
    made = _Document(sheet, pictures)
    made.head()
    made.text()
    made.end()
    made.around_the_pages(at)
    file = io.BytesIO()
    made.docx.save(file)
    return file.getvalue()


class _Document:
    def __init__(self, sheet: dict[str, Any], pictures: dict[str, bytes]):
        self.sheet, self.main = sheet, sheet["main"]
        self.docx = docx.Document()
        dress(self.docx, self.main)
        self.parallel = len(sheet["columns"]) > 1
        notes = Footnotes(self.docx, numbered_by_word=not self.parallel)
        self.place = Place(self.docx, self.docx.part, notes, pictures, self.main, _WIDTH)

    # --- above the text --------------------------------------------------------------------------

    def head(self) -> None:
        self._words("Small Print", self.sheet["firm"], between="  ")
        for at, title in enumerate(self.sheet["title"]):
            self._words("Subtitle" if at else "Title", [title])
        for notice in self.sheet["notices"]:
            self._words("Notice", [notice])
        self._prose(self.sheet["standfirst"], "Standfirst")
        for author in self.sheet["authors"]:
            self._words("Facts", filter(None, [author["name"], author["title"]]), between="  ")
        for fact in self.sheet["facts"]:
            self._fact(fact)
        if self.sheet["converted"]:
            self._words("Small Print", [self.main | {"text": self.sheet["converted"]}])
        if self.sheet["key_points"]:
            self._words("Heading 1", self.sheet["words"]["key_points"])
            self._prose(self.sheet["key_points"], "Normal")
            styled(self.docx, "Small Print")

    def _fact(self, fact: dict[str, Any]) -> None:
        made = styled(self.docx, "Facts")
        made.paragraph_format.left_indent = _LABELS
        made.paragraph_format.first_line_indent = -_LABELS
        made.paragraph_format.tab_stops.add_tab_stop(_LABELS)
        _append(made, fact["label"], between="  ")
        made._p.append(tab())
        said = {value["text"]: value for value in fact["value"]}
        _append(made, said.values(), between="  ")

    # --- the text --------------------------------------------------------------------------------

    def text(self) -> None:
        for part in self.sheet["parts"]:
            if part["heading"]:
                sides = [side for side in part["heading"] if side]
                made = styled(self.docx, f"Heading {part['level']}")
                for at, side in enumerate(sides):
                    if at:
                        made._p.append(line_break())
                    made._p.append(text_run(side["text"], side))
                self._notes(self.place, part["behind"])
            if self.parallel:
                self._table(part["pairs"])
            else:
                for pair in part["pairs"]:
                    self._alone(pair)

    def _alone(self, pair: dict[str, Any]) -> None:
        """Write a pair of one language: its number, linked to its address, before its words."""
        body = self.docx.element.body
        before = len(body) - 1  # the section's own element stays last
        self._side(self.place, pair["sides"][0])
        first = body[before] if len(body) - 1 > before else None
        self._number(first, pair)
        self._notes(self.place, pair["behind"])

    def _number(self, first: Any, pair: dict[str, Any]) -> None:
        linked = link(self.docx.part, pair["link"])
        linked.append(text_run(str(pair["number"]), _LATIN, "superscript", style="Hyperlink"))
        if first is None or first.tag != qn("w:p"):
            made = self.docx.add_paragraph()._p
            if first is not None:
                first.addprevious(made)
        else:
            made = first
        looks = made.get_or_add_pPr()
        looks.addnext(linked)
        linked.addnext(text_run(" ", _LATIN))

    def _table(self, pairs: list[dict[str, Any]]) -> None:
        if not pairs:
            return
        widths = self._widths()
        table = self.docx.add_table(len(pairs), len(widths))
        without_lines(table, widths)
        for pair, row in zip(pairs, table.rows, strict=True):
            # Keep each row on one page, unless it is longer than a page.
            row._tr.get_or_add_trPr().append(element("cantSplit"))
            self._row(pair, row.cells, widths)
        styled(self.docx, "Table Text")

    def _widths(self) -> list[Length]:
        """Return the widths of the columns; Chinese needs less room for the same words."""
        shares = [9 if is_chinese(tag) else 12 for tag in self.sheet["columns"]]
        room = _WIDTH - _NUMBERS
        return [_NUMBERS, *(Length(room * share // sum(shares)) for share in shares)]

    def _row(self, pair: dict[str, Any], cells: Any, widths: list[Length]) -> None:
        for cell, width in zip(cells, widths, strict=True):
            cell.width = width
        linked = link(self.docx.part, pair["link"])
        linked.append(text_run(str(pair["number"]), _LATIN, style="Hyperlink"))
        cells[0].paragraphs[0]._p.append(linked)
        columns = list(zip(cells[1:], widths[1:], strict=True))
        if pair["wide"]:  # one below the other, across the columns
            columns = [(cells[1].merge(cells[-1]), Length(sum(widths[1:])))] * len(columns)
        for at, (side, (cell, width)) in enumerate(zip(pair["sides"], columns, strict=True)):
            place = self._in_cell(cell, side, width)
            self._side(place, side)
            self._notes(place, [note for note in pair["behind"] if note["at"] == at])
        for cell in dict(columns):
            _drop_first(cell)

    def _in_cell(self, cell: Any, tag: Tag, width: Length) -> Place:
        return replace(
            self.place, container=cell, tag=_tag_of(tag), width=Length(width - _CELL_MARGINS)
        )

    def _side(self, place: Place, side: dict[str, Any]) -> None:
        if "missing" in side:
            self._notes(place, [{"words": side["missing"]}])
        else:
            blocks.write(place, side["blocks"])

    def _notes(self, place: Place, notes: list[dict[str, Any]]) -> None:
        for note in notes:
            made = styled(place.container, "Notice")
            _append(made, note["words"], between=None)

    # --- below the text --------------------------------------------------------------------------

    def end(self) -> None:
        words = self.sheet["words"]
        if self.sheet["sources"]:
            self._words("Heading 1", words["sources"])
        for source in self.sheet["sources"]:
            self._source(source)
        if any(self.sheet["disclaimer"]):
            self._words("Heading 1", words["disclaimer"])
            self._prose(self.sheet["disclaimer"], "Small Print")
        self._words("Heading 1", words["verification"])
        for line in (*self.sheet["edition_line"], *words["verify"]):
            self._words("Small Print", [line])
        made = styled(self.docx, "Small Print")
        made._p.append(self._address(self.sheet["verify"]))
        self._words("Small Print", [_LATIN | {"text": f"SHA-256 {self.sheet['digest']}"}])

    def _source(self, source: dict[str, Any]) -> None:
        made = styled(self.docx, "Small Print")
        if source["label"]:
            _append(made, [source["label"]])
        if source["url"]:
            made._p.append(text_run(" ", _LATIN))
            made._p.append(self._address(source["url"]))
        if source["accessed"]:
            _append(made, [self.main | {"text": f" {source['accessed']}"}])

    def _address(self, url: str) -> Any:
        linked = link(self.docx.part, url)
        linked.append(text_run(url, _LATIN, style="Hyperlink"))
        return linked

    # --- around the pages ------------------------------------------------------------------------

    def around_the_pages(self, at: datetime) -> None:
        section = self.docx.sections[0]
        head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
        head._p.style = foot._p.style = "SmallPrint"
        _append(head, [self.main | {"text": self.sheet["running_title"]}])
        _append(foot, [self.sheet["edition_line"][0]])
        foot._p.append(text_run("  ·  ", _LATIN))
        foot._p.append(field("PAGE", _LATIN))
        foot._p.append(text_run(" / ", _LATIN))
        foot._p.append(field("NUMPAGES", _LATIN))
        about = self.docx.core_properties
        about.title = _property(self.sheet["plain_title"])
        about.author = _property(", ".join(self.sheet["author_names"]))
        about.keywords = _property(", ".join(self.sheet["keywords"]))
        about.identifier, about.comments, about.last_modified_by = self.sheet["digest"], "", ""
        about.language = f"{self.main['lang']}-{self.main['region']}"
        about.created = about.modified = at.astimezone(UTC).replace(tzinfo=None)

    # --- helpers ---------------------------------------------------------------------------------

    def _words(self, style: str, words: Iterable[dict[str, Any]], *, between: str = " ") -> None:
        _append(styled(self.docx, style), words, between=between)

    def _prose(self, sides: list[dict[str, Any] | None], style: str) -> None:
        for side in filter(None, sides):
            place = replace(self.place, tag=_tag_of(side), style=style)
            blocks.write(place, side["blocks"])


_LATIN: Tag = {"lang": "en", "region": "GB"}


def _property(text: str) -> str:
    short = text if len(text) <= _LONGEST_PROPERTY else f"{text[: _LONGEST_PROPERTY - 1]}…"
    return writable(short)


def _tag_of(side: dict[str, Any]) -> Tag:
    return {"lang": side["lang"], "region": side["region"]}


def _append(paragraph: Any, words: Iterable[dict[str, Any]], *, between: str | None = " ") -> None:
    """Append the texts of several languages, separated by `between`, or by line breaks if None."""
    for at, word in enumerate(words):
        if at and between is None:
            paragraph._p.append(line_break())
        elif at:
            paragraph._p.append(text_run(between or "", _LATIN))
        paragraph._p.append(text_run(word["text"], word))


def _drop_first(cell: Any) -> None:
    """Remove the empty paragraph of a new cell, if others follow it."""
    first = cell.paragraphs[0]
    if len(cell._tc) > 2 and not first._p.findall(qn("w:r")):
        cell._tc.remove(first._p)
