"""The text of a Word file, found by a plain walk: not by the reader whose work is checked."""

from collections.abc import Iterator

from lxml import etree

from briefings.importing.readers.by_pandoc.rtf import is_rtf, said_in_rtf
from briefings.importing.readers.decoding import decoded
from briefings.importing.readers.docx.package import Package
from briefings.importing.readers.html.web_archive import is_web_archive, page_of_archive
from briefings.importing.review.ledger.html_text import paragraphs_of_html

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_GONE = frozenset((_W + "moveFrom", _MC + "Fallback"))
_TEXTS = (_W + "t", _W + "delText", _M + "t")
_ZIP = b"PK\x03\x04"


def paragraphs_of_docx(data: bytes, *, is_embedded: bool = False) -> list[str]:
    package = Package(data)
    root = package.main_part()
    found = list(_paragraphs(root))
    relations = package.relations()
    for kind, target in relations.values():
        if kind in ("footnotes", "endnotes"):
            notes = package.part(package.beside_main(target))
            for note in () if notes is None else notes:
                if note.get(_W + "type") is None:
                    found += _paragraphs(note)
        elif kind == "comments":
            comments = package.part(package.beside_main(target))
            found += [] if comments is None else _paragraphs(comments)
    if not is_embedded:
        for chunk in root.iter(_W + "altChunk"):
            target = relations.get(chunk.get(_R + "id", ""), ("", ""))[1]
            found += _embedded(package.bytes_of(package.beside_main(target)))
    return found


def _paragraphs(root: etree._Element) -> Iterator[str]:
    """The texts of paragraphs; a field's code between its marks is none."""
    gone = _gone(root)
    codes: list[bool] = []
    said: list[str] = []
    for element in root.iter(_W + "p", *_TEXTS, _W + "fldChar", _W + "tab", _W + "br"):
        if element.tag == _W + "p":
            yield "".join(said)
            said = []
        elif element.tag == _W + "fldChar":
            _go_past(element.get(_W + "fldCharType", ""), codes)
        elif element.tag in (_W + "tab", _W + "br"):
            said.append(" ")
        elif element.text and not any(codes) and element not in gone:
            said.append(element.text)
    yield "".join(said)


def _go_past(kind: str, codes: list[bool]) -> None:
    if kind == "begin":
        codes.append(True)
    elif codes and kind == "separate":
        codes[-1] = False
    elif codes and kind == "end":
        codes.pop()


def _gone(root: etree._Element) -> set[etree._Element]:
    """Moved to another place, or the second copy of a text box for older programs."""
    apart = [one for one in root.iter(*_GONE) if not _stands_alone(one)]
    return {text for element in apart for text in element.iter(*_TEXTS)}


def _stands_alone(element: etree._Element) -> bool:
    """Return whether the copy for older programs is the only one that says anything."""
    choices = list(element.itersiblings(_MC + "Choice", preceding=True))
    said = (text.text for choice in choices for text in choice.iter(_W + "t", _M + "t", _A + "t"))
    is_copy = element.tag == _MC + "Fallback"
    return is_copy and not any(said) and not any(_draws(one) for one in choices)


def _draws(element: etree._Element) -> bool:
    return next(element.iter(_W + "drawing", _W + "pict", _W + "object"), None) is not None


def _embedded(data: bytes | None) -> list[str]:
    if data is None:
        return []
    if data.startswith(_ZIP):
        return paragraphs_of_docx(data, is_embedded=True)
    if is_rtf(data):
        return said_in_rtf(data).split("\n")
    text = page_of_archive(data)[0] if is_web_archive(data) else decoded(data)
    return paragraphs_of_html(text) if text.lstrip().startswith("<") else text.split("\n")
