"""The text of an OpenDocument file, found by a plain walk: not by pandoc, whose work is checked."""

from collections.abc import Iterator

from lxml import etree

from briefings.text.files import office_archive

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_PARAGRAPHS = (_TEXT + "p", _TEXT + "h")
# Of comments and tracked changes, who wrote them and when.
_GONE = (_OFFICE + "change-info", _DC + "creator", _DC + "date", _META + "date-string",
         _META + "creator-initials", _TEXT + "sender-initials", _OFFICE + "forms",
         _TEXT + "script", _TEXT + "hidden-text", _TEXT + "ruby-text", _TEXT + "note-citation",
         _SVG + "title", _SVG + "desc")  # fmt: skip


# The reader has checked that no part is larger than it may be.
_MOST = 16_000_000


def paragraphs_of_odt(data: bytes) -> list[str]:
    content = office_archive.part(office_archive.opened(data), "content.xml", most=_MOST)
    body = office_archive.xml(content).find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        return []
    gone = {inner for element in body.iter(*_GONE) for inner in element.iter()}
    return [
        "".join(_texts_of(paragraph, gone))
        for paragraph in body.iter(*_PARAGRAPHS)
        if paragraph not in gone and next(paragraph.iterancestors(*_PARAGRAPHS), None) is None
    ]


def _texts_of(paragraph: etree._Element, gone: set[etree._Element]) -> Iterator[str]:
    for element in paragraph.iter():
        if element not in gone:
            yield element.text or ""
        if element is not paragraph and element.getparent() not in gone:
            yield element.tail or ""
