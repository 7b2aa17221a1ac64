"""What an OpenDocument file has beside its text: its pictures, and the heads and feet of pages."""

from collections.abc import Iterator
from functools import partial

from lxml import etree

from briefings.importing.block import FoundPicture, LeftOut, Reason
from briefings.importing.readers.by_pandoc.odt_names import (
    DRAW,
    OFFICE,
    PARAGRAPHS,
    STYLE,
    SVG,
    TEXT,
)
from briefings.importing.readers.picture_limits import IN_PAGE_HEADERS, PictureFiles
from briefings.text.files import office_archive
from briefings.text.files.pictures import MOST_BYTES
from briefings.text.language_detection import has_han, has_latin

_HREF = "{http://www.w3.org/1999/xlink}href"
_HEADS = [STYLE + side + end for side in ("header", "footer") for end in ("", "-left", "-first")]


class OdtPictures:
    """The pictures of the text by their address in it; of one that is not read it is said why."""

    def __init__(self, data: bytes, body: etree._Element) -> None:
        self._archive = office_archive.opened(data)
        self._files = PictureFiles()
        entries = {entry.filename: entry for entry in self._archive.infolist()}
        self.inside: dict[str, FoundPicture | None] = {}
        for image in body.iter(DRAW + "image"):
            address = image.get(_HREF, "")
            entry = entries.get(address.removeprefix("./"))
            if entry and address not in self.inside:
                file = self._files.get(address, entry.file_size, partial(self._content_of, address))
                name = address.rpartition("/")[2]
                found = FoundPicture(file, name, _description(image)) if file else None
                self.inside[address] = found

    @property
    def missing(self) -> list[str]:
        return self._files.missing

    def _content_of(self, address: str) -> bytes:
        """The file; one that is damaged is read as far as it can be shown to be no picture."""
        try:
            return office_archive.part(self._archive, address.removeprefix("./"), most=MOST_BYTES)
        except office_archive.Damaged:
            return b"?"


def _description(image: etree._Element) -> str:
    frame = image.getparent()
    if frame is None:
        return ""
    said = frame.findtext(SVG + "desc") or frame.findtext(SVG + "title") or ""
    return " ".join(said.split())


def comments_and_deletions(body: etree._Element) -> list[LeftOut]:
    """Return the comments and the text that tracked changes delete."""
    reasons: tuple[tuple[str, Reason], ...] = (
        (OFFICE + "annotation", "comment"),
        (TEXT + "deletion", "deleted"),
    )
    return [
        LeftOut(line, reason)
        for tag, reason in reasons
        for element in body.iter(tag)
        for paragraph in element.iter(*PARAGRAPHS)
        if (line := " ".join("".join(paragraph.itertext()).split()))
    ]


def page_heads(styles: etree._Element | None) -> tuple[list[LeftOut], list[str]]:
    """The lines in the heads and feet of pages, each once, and what is said of their pictures."""
    heads = [] if styles is None else list(_heads(styles))
    lines = [
        " ".join("".join(paragraph.itertext()).split())
        for head in heads
        for paragraph in head.iter(*PARAGRAPHS)
        if next(paragraph.iterancestors(*PARAGRAPHS), None) is None
    ]
    said = [line for line in dict.fromkeys(lines) if has_han(line) or has_latin(line)]
    has_pictures = any(next(head.iter(DRAW + "image"), None) is not None for head in heads)
    pictures = [IN_PAGE_HEADERS] if has_pictures else []
    return [LeftOut(line, "page-header") for line in said], pictures


def _heads(styles: etree._Element) -> Iterator[etree._Element]:
    for masters in styles.iterfind(OFFICE + "master-styles"):
        yield from masters.iter(*_HEADS)
