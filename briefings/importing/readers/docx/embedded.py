"""Texts that a Word file keeps in separate parts: embedded documents, charts, diagrams."""

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from briefings.importing.block import LeftOut, ReadSource
from briefings.importing.readers.by_pandoc.rtf import is_rtf, read_rtf
from briefings.importing.readers.decoding import decoded
from briefings.importing.readers.html import page as html
from briefings.importing.readers.html.pictures import PagePictures
from briefings.importing.readers.html.web_archive import is_web_archive, page_of_archive
from briefings.importing.readers.limits import check_characters, check_layout, check_tags
from briefings.importing.readers.plain_text import text

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
ZIP = b"PK\x03\x04"
# A document put together by a program has a few; each may cost as much as a file.
MOST_EMBEDDED = 10
MOST_EMBEDDED_BYTES = 4_000_000
_MARK = re.compile(r"(?<!\\)\[\^(\w+)\]")
_WEB = (".html", ".htm", ".xhtml")
# Their words are reported, since a picture of them is not imported either.
# Files of other programs inside the document, such as a spreadsheet, and the parts of a master
# document, which are files beside it: reported by name.
OBJECTS = ("package", "oleObject", "subDocument")
DRAWINGS = ("diagramData", "chart")


def embedded(name: str, data: bytes) -> ReadSource:
    """A web page, RTF or plain text inside the document; of others only the name is reported."""
    ending = "." + name.lower().rpartition(".")[2]
    if is_rtf(data):
        return _of_rtf(data)
    if is_web_archive(data):
        page, pictures = page_of_archive(data)
        check_characters(page)
        check_tags(page)
        return html.read_html(page, PagePictures(pictures))
    is_web = ending in _WEB or data.lstrip()[:5].lower() in (b"<html", b"<!doc")
    if not is_web and ending != ".txt":
        return ReadSource([], [unread(name)])
    source = decoded(data)
    check_characters(source)
    if is_web:
        check_tags(source)
        return html.read_html(source)
    check_layout(source)
    return text.read_text(source)


def _of_rtf(data: bytes) -> ReadSource:
    made = read_rtf(data)
    source = html.read_html(made.html, PagePictures(made.pictures))
    return replace(
        source,
        left_out=[*made.left_out, *source.left_out],
        written=[*made.written, *source.written],
        no_pictures=[*made.no_pictures, *source.no_pictures],
    )


def unread(name: str) -> LeftOut:
    return LeftOut(name.rpartition("/")[2], "embedded")


def with_own_notes(source: ReadSource, prefix: str) -> ReadSource:
    """The source with labels of footnotes that the document around it does not use."""
    return replace(
        source,
        blocks=[
            block.with_text(_MARK.sub(rf"[^{prefix}\1]", block.text)) for block in source.blocks
        ],
        notes={prefix + label: note for label, note in source.notes.items()},
    )


def drawing_texts(root: etree._Element) -> Iterator[str]:
    """What a chart or a diagram says."""
    for paragraph in root.iter(_A + "p"):
        if said := "".join(piece.text or "" for piece in paragraph.iter(_A + "t")).strip():
            yield said
    for cache in root.iter(_C + "strCache"):
        for label in cache.iter(_C + "v"):
            if label.text and label.text.strip():
                yield label.text.strip()
