"""The footnotes of a Word file: a separate part, for which python-docx has no interface."""

from typing import Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml.ns import qn

from briefings.public.downloads.word.elements import element, text_run

_SEPARATORS = {-1: "separator", 0: "continuationSeparator"}


class Footnotes:
    """The notes in the order of the text.

    Each language numbers its notes through the whole briefing. Where Word's own count would differ,
    the number is written as text.
    """

    def __init__(self, document: Any, *, numbered_by_word: bool):
        self._numbered_by_word = numbered_by_word
        self._count = 0
        self._root = element("footnotes")
        for number, kind in _SEPARATORS.items():
            self._root.append(_separator(number, kind))
        self.part = XmlPart(
            PackURI("/word/footnotes.xml"),
            CONTENT_TYPE.WML_FOOTNOTES,
            self._root,
            document.part.package,
        )
        document.part.relate_to(self.part, RELATIONSHIP_TYPE.FOOTNOTES)
        _name_separators(document)

    def add(self, number: int, tag: dict[str, str]) -> tuple[Any, Any]:
        """Return the mark for the text, and the note's paragraph, which the caller fills."""
        self._count += 1
        by_word = self._numbered_by_word and number == self._count
        note, paragraph, looks = element("footnote", id=self._count), element("p"), element("pPr")
        looks.append(element("pStyle", val="FootnoteText"))
        paragraph.append(looks)
        paragraph.append(self._own_mark(number, by_word=by_word))
        paragraph.append(text_run(" ", tag))
        note.append(paragraph)
        self._root.append(note)
        return self._mark(number, by_word=by_word), paragraph

    def _mark(self, number: int, *, by_word: bool) -> Any:
        run = _raised()
        mark = element("footnoteReference", id=self._count)
        run.append(mark)
        if not by_word:
            mark.set(qn("w:customMarkFollows"), "1")
            run.append(_number(number))
        return run

    def _own_mark(self, number: int, *, by_word: bool) -> Any:
        run = _raised()
        run.append(element("footnoteRef") if by_word else _number(number))
        return run


def _raised() -> Any:
    run, looks = element("r"), element("rPr")
    looks.append(element("vertAlign", val="superscript"))
    run.append(looks)
    return run


def _number(number: int) -> Any:
    words = element("t")
    words.text = str(number)
    return words


def _separator(number: int, kind: str) -> Any:
    note, paragraph, run = element("footnote", type=kind, id=number), element("p"), element("r")
    run.append(element(kind))
    paragraph.append(run)
    note.append(paragraph)
    return note


def _name_separators(document: Any) -> None:
    """List the separators in the settings, before the elements that must come after them."""
    named = element("footnotePr")
    for number in _SEPARATORS:
        named.append(element("footnote", id=number))
    settings = document.settings.element
    after = ("endnotePr", "compat", "docVars", "rsids")
    tags = {qn(f"w:{name}") for name in after}
    place = next((child for child in settings if child.tag in tags), None)
    if place is None:
        settings.append(named)
    else:
        place.addprevious(named)
