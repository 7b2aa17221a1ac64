"""What a paragraph of a Word file says: its runs, fields, notes' marks and formulas."""

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from briefings.importing.block import Reason
from briefings.importing.patterns import characters
from briefings.importing.readers.docx.fields import TRUE, Fields, is_contents_code
from briefings.importing.readers.docx.math import M, formula
from briefings.importing.readers.docx.pictures import PICTURES
from briefings.importing.readers.docx.styles import Look, Styles, W, look_of, value
from briefings.importing.readers.runs import Run, safe_link
from briefings.importing.readers.symbol_fonts import UNKNOWN, in_font, private_in_font, symbol_font

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
FALLBACK = _MC + "Fallback"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_DRAWN_TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"
# The second are letters drawn along a line: DRAFT across the page.
_DRAWN = frozenset((_DRAWN_TEXT, "{urn:schemas-microsoft-com:vml}textpath"))
FORMULAS = (M + "oMath", M + "oMathPara")
# Not part of the text: deletions, comments' marks, properties, field codes, fallbacks of boxes.
SKIPPED = frozenset(
    [W + name for name in ("del", "moveFrom", "pPr", "rPr", "sdtPr", "sdtEndPr", "instrText",
                           "delText", "delInstrText", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr",
                           "annotationRef", "footnoteRef", "endnoteRef")]
)  # fmt: skip
NOTE_MARKS = (W + "footnoteReference", W + "endnoteReference")
_LETTERS = (W + "t", W + "sym")
# A choice without any of these shows nothing.
_TEXTS = (W + "t", M + "t", _DRAWN_TEXT)
_SAYING = (*_TEXTS, W + "sym", *PICTURES)
_NUMBER = re.compile("[0-9A-Fa-f]{1,4}")
_PLAIN = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-",
          W + "ptab": "\t"}  # fmt: skip


class RunReader:
    """Reads paragraphs one after another: a field may begin in one and end in another."""

    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self.links: dict[str, str] = {}
        self.labels: dict[tuple[str, str], str] = {}
        self.own_marks: dict[tuple[str, str], str] = {}
        self.formulas: list[str] = []
        self.written: list[str] = []
        self.absorbed: list[str] = []
        self.boxes: list[etree._Element] = []
        self.drawings: list[etree._Element] = []
        self.fields = Fields()

    def begin(self, part: etree._Element, links: dict[str, str]) -> None:
        """Begin a part, which has separate fields and links."""
        self.fields = Fields()
        self.fields.look_ahead(part)
        self.links = links

    def runs(self, paragraph: etree._Element, look: Look) -> list[Run]:
        return list(self._walk(paragraph, look, ""))

    def formula(self, element: etree._Element) -> str:
        text = formula(element)
        if text:
            self.formulas.append(text)
        return text

    def _walk(self, parent: etree._Element, look: Look, link: str) -> Iterator[Run]:
        for child in parent:
            tag = child.tag
            if tag == W + "r":
                yield from self._run(child, look, link)
            elif tag in FORMULAS:
                yield from self._visible_runs(self.formula(child), look, link)
            elif tag == W + "txbxContent":
                self.boxes.append(child)
            elif tag in _DRAWN:
                yield Run(child.text or child.get("string", ""), left="drawing")
            elif tag == W + "rt":
                yield from (replace(run, left="reading") for run in self._walk(child, look, link))
            elif tag != W + "p" and not is_skipped(child):
                yield from self._inner(child, look, link)

    def _inner(self, parent: etree._Element, look: Look, link: str) -> Iterator[Run]:
        """What is inside a link, a field, a content control, a drawing or something unknown."""
        if parent.tag in PICTURES:
            self.drawings.append(parent)
        if parent.tag == W + "hyperlink":
            link = safe_link(self.links.get(parent.get(R + "id", ""), ""))
        runs = self._walk(parent, look, link)
        if parent.tag == W + "fldSimple":
            yield from self._simple_field(parent, look, link)
        elif is_placeholder(parent):
            yield from (replace(run, left="prompt") for run in runs)
        else:
            yield from runs

    def _simple_field(self, parent: etree._Element, look: Look, link: str) -> Iterator[Run]:
        runs = list(self._walk(parent, look, link))
        if not any(run.text for run in runs):
            yield from self._drawn(*self.fields.simple(parent), look, link)
        elif is_contents_code(parent.get(W + "instr", "")):
            yield from (replace(run, left="contents") for run in runs)
        else:
            yield from runs

    def _run(self, run: etree._Element, look: Look, link: str) -> Iterator[Run]:
        properties = run.find(W + "rPr")
        if properties is not None:
            style = value(properties.find(W + "rStyle"))
            look = look_of(properties).over(self.styles.look(style).over(look))
        for child in run:
            if child.tag == W + "fldChar":
                yield from self._drawn(*self.fields.mark(child), look, link)
            elif child.tag == W + "instrText":
                self.fields.add_code(child.text or "")
            elif is_skipped(child) or _is_own_mark(child):
                continue
            elif child.tag in NOTE_MARKS:
                yield Run("", note=self._note_label(child))
            elif (text := _text(child, look)) is not None:
                self._note_sign(child, text)
                yield from self._visible_runs(text, look, link)
            else:
                yield from self._inner(child, look, link)

    def _note_sign(self, child: etree._Element, text: str) -> None:
        """Signs of symbol fonts are numbers in the file, or letters that mean other ones."""
        if child.tag == W + "sym" or (child.tag == W + "t" and text != child.text):
            self.written += text
            self.absorbed += child.text or ""

    def _visible_runs(self, text: str, look: Look, link: str) -> Iterator[Run]:
        """Text as it is seen: not the code of a field, and with a reason if it is left out."""
        if not text or not self.fields.shows:
            if self.fields.in_symbol:
                self.absorbed.append(text)
            return
        if self.fields.fails(text):
            self.written.append(UNKNOWN)
            yield Run(UNKNOWN)
            yield Run(text.strip(), left="field")
            return
        left: Reason | None = "struck" if look.struck else None
        left = "hidden" if look.hidden else left
        yield Run(
            text,
            look.bold or False,
            look.italic or False,
            link or self.fields.link,
            raised=look.raised or "",
            left="contents" if self.fields.in_contents else left,
            size=look.size or 0.0,
            underlined=look.underlined or False,
        )

    def _drawn(self, drawn: str, code: str, look: Look, link: str) -> Iterator[Run]:
        """What Word shows for a field without a result; if the file does not say, its code."""
        self.written.append(drawn)
        yield from self._visible_runs(drawn, look, link)
        if drawn == UNKNOWN and code:
            yield Run(code, left="field")

    def _note_label(self, reference: etree._Element) -> str:
        own = [one for one in reference.itersiblings() if _is_own_mark(one)]
        if own:
            said = "".join(_text(one, Look()) or "" for one in own)
            self.own_marks[note_key(reference)] = said.strip()
            self.absorbed += [said, said]
        return self.labels.setdefault(note_key(reference), str(len(self.labels) + 1))


def is_skipped(element: etree._Element) -> bool:
    """No part of the text; of what is written twice, for old programs too, the second copy."""
    if element.tag != FALLBACK:
        return element.tag in SKIPPED
    choices = element.itersiblings(_MC + "Choice", preceding=True)
    said = (one for choice in choices for one in choice.iter(*_SAYING))
    return any(one.text or one.tag not in _TEXTS for one in said)


def _is_own_mark(element: etree._Element) -> bool:
    """The sign that an author chose in place of the number: * or †, behind the reference."""
    if element.tag not in _LETTERS:
        return False
    before = element.itersiblings(*NOTE_MARKS, preceding=True)
    return any(mark.get(W + "customMarkFollows") in TRUE for mark in before)


def note_key(reference: etree._Element) -> tuple[str, str]:
    kind = "footnote" if reference.tag == W + "footnoteReference" else "endnote"
    return kind, reference.get(W + "id", "")


def is_placeholder(element: etree._Element) -> bool:
    """ "Click here to enter text" in a content control that was not filled in."""
    return element.find(f"{W}sdtPr/{W}showingPlcHdr") is not None


def _text(element: etree._Element, look: Look) -> str | None:
    if element.tag == W + "t":
        return private_in_font(characters.SOFT_BREAK.sub("\n", element.text or ""), look.font or "")
    if element.tag == W + "sym":
        number = element.get(W + "char", "")
        sign = chr(int(number, 16)) if _NUMBER.fullmatch(number) else ""
        return in_font(sign, symbol_font(element.get(W + "font", "")))
    return _PLAIN.get(element.tag)
