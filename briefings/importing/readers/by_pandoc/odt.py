"""An OpenDocument text (.odt), made ready for pandoc.

What pandoc leaves out is put where it reads it: the text of fields, frames and drawings, and
the labels of lists. Directories are taken out, and reported.
"""

import io
import re
import zipfile

from lxml import etree

from briefings.importing.block import LeftOut
from briefings.importing.readers.by_pandoc.made_page import MadePage
from briefings.importing.readers.by_pandoc.odt_lists import labels
from briefings.importing.readers.by_pandoc.odt_names import DRAW, OFFICE, PARAGRAPHS, TABLE, TEXT
from briefings.importing.readers.by_pandoc.odt_page_parts import (
    OdtPictures,
    comments_and_deletions,
    page_heads,
)
from briefings.importing.readers.by_pandoc.pandoc import damaged, html_of, too_large
from briefings.importing.readers.limits import ImportRefused
from briefings.text.files import office_archive

# Of each part, and of all parts that are read.
MOST_XML, MOST_OF_ALL = 16_000_000, 32_000_000
MOST_TAGS = 300_000
MOST_ENTRIES = 2_000

_ZIP = b"PK\x03\x04"
_CONTENT, _STYLES, _MANIFEST = "content.xml", "styles.xml", "META-INF/manifest.xml"
# What holds text; pictures stay outside, so that they cost nothing.
_PARTS = re.compile(r"mimetype|(?:content|styles|meta)\.xml|Object \d{1,4}/content\.xml")
_DIRECTORIES = [TEXT + name for name in ("table-of-content", "illustration-index", "table-index",
                "object-index", "user-index", "alphabetical-index")]  # fmt: skip
_GONE = [TEXT + "tracked-changes", TEXT + "script", TEXT + "hidden-text", TEXT + "ruby-text",
         OFFICE + "annotation", OFFICE + "annotation-end", OFFICE + "forms"]  # fmt: skip
# A block inside one of these stays where it is.
_HOLDERS = PARAGRAPHS | {TABLE + "table-cell", TEXT + "note"}
# What pandoc reads inside a paragraph; any other element of text is a field or a mark around text.
_READ = frozenset(
    TEXT + name
    for name in (
        "p", "h", "span", "a", "s", "tab", "line-break", "list", "list-item", "list-header",
        "section", "note", "note-citation", "note-body", "bookmark", "bookmark-start",
        "bookmark-end", "reference-mark", "reference-mark-start", "reference-mark-end",
    )
)  # fmt: skip


def read_odt(data: bytes) -> MadePage:
    """Return the document as a page. Raises ImportRefused."""
    parts = _parts(data)
    content = _xml(parts[_CONTENT])
    body = content.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise damaged("odt")
    styles = _xml(parts[_STYLES]) if _STYLES in parts else None
    beside = comments_and_deletions(body)
    etree.strip_elements(body, *_GONE, with_tail=False)
    # Pandoc does not read a section within a cell.
    etree.strip_tags(body, TEXT + "section")
    heads, of_heads = page_heads(styles)
    left_out = [*beside, *_take_out_directories(body), *heads]
    pictures = OdtPictures(data, body)
    written = _write_labels([content] if styles is None else [content, styles], body)
    _lift_frames(body)
    _open_inner_tables(body)
    _open_fields(body)
    parts[_CONTENT] = etree.tostring(content, encoding="utf-8", xml_declaration=True)
    page = html_of(_zipped(parts), "odt")
    return MadePage(page, left_out, written, pictures.inside, [*pictures.missing, *of_heads])


def _parts(data: bytes) -> dict[str, bytes]:
    """The parts that hold text. Everything is checked before anything is unpacked."""
    if not data.startswith(_ZIP):
        raise damaged("odt")
    try:
        archive = office_archive.opened(data)
        names = dict.fromkeys(entry.filename for entry in archive.infolist())
        _check_sizes(archive)
        if _MANIFEST in names and b"encryption-data" in _part(archive, _MANIFEST):
            raise _protected()
        found = {name: _part(archive, name) for name in names if _PARTS.fullmatch(name)}
    except office_archive.Damaged as error:
        raise damaged("odt") from error
    except office_archive.TooLarge as error:
        raise too_large() from error
    if _CONTENT not in found:
        raise damaged("odt")
    return found


def _check_sizes(archive: zipfile.ZipFile) -> None:
    """What a part says of its size holds: more of it is never read than that."""
    sizes = [entry.file_size for entry in archive.infolist() if _PARTS.fullmatch(entry.filename)]
    if len(archive.infolist()) > MOST_ENTRIES or sum(sizes) > MOST_OF_ALL:
        raise office_archive.TooLarge


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    data = office_archive.part(archive, name, most=MOST_XML)
    if data.count(b"<") > MOST_TAGS * 2:
        raise office_archive.TooLarge
    return data


def _xml(data: bytes) -> etree._Element:
    try:
        return office_archive.xml(data)
    except office_archive.Damaged as error:
        raise damaged("odt") from error


def _zipped(parts: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return made.getvalue()


def _take_out_directories(body: etree._Element) -> list[LeftOut]:
    lines = [
        LeftOut(line, "contents")
        for directory in body.iter(*_DIRECTORIES)
        for paragraph in directory.iterfind(f"{TEXT}index-body//{TEXT}p")
        if (line := "".join(paragraph.itertext()).strip())
    ]
    etree.strip_elements(body, *_DIRECTORIES, with_tail=False)
    return lines


def _write_labels(roots: list[etree._Element], body: etree._Element) -> list[str]:
    """Write each label before its text; a paragraph that has a label is not a list item."""
    written = labels(roots, body)
    for paragraph, label in written.items():
        paragraph.text = label + (paragraph.text or "")
    for item in body.iter(TEXT + "list-header", TEXT + "list-item", TEXT + "list"):
        item.attrib.clear()
    etree.strip_tags(body, TEXT + "list", TEXT + "list-item", TEXT + "list-header")
    return list(written.values())


def _lift_frames(body: etree._Element) -> None:
    """Text in frames and drawings comes behind the paragraph in which it is anchored."""
    last: dict[etree._Element, etree._Element] = {}
    for block in [*body.iter(*PARAGRAPHS, TABLE + "table")]:
        anchor = _anchor(block)
        if anchor is not None:
            block.tail = None
            last.get(anchor, anchor).addnext(block)
            last[anchor] = block


def _anchor(block: etree._Element) -> etree._Element | None:
    """The paragraph around the drawing that holds the block, or the drawing if there is none."""
    drawing = None
    for above in block.iterancestors():
        if above.tag in PARAGRAPHS and drawing is not None:
            return above
        if above.tag in _HOLDERS:
            break
        if isinstance(above.tag, str) and above.tag.startswith(DRAW):
            drawing = above
    return drawing


def _open_inner_tables(body: etree._Element) -> None:
    """Pandoc leaves out a table within a cell; its paragraphs become those of the cell."""
    for cell in [*body.iter(TABLE + "table-cell")]:
        if cell.find(f".//{TABLE}table") is not None:
            etree.strip_tags(cell, TABLE + "*")


def _open_fields(body: etree._Element) -> None:
    """Of a field only its text counts, and pandoc reads few of them."""
    fields = {
        item.tag
        for paragraph in body.iter(*PARAGRAPHS)
        for item in paragraph.iterdescendants()
        if isinstance(item.tag, str) and item.tag.startswith(TEXT) and item.tag not in _READ
    }
    etree.strip_tags(body, *fields, TEXT + "index-body", TEXT + "bibliography")


def _protected() -> ImportRefused:
    return ImportRefused(
        chinese="此檔案受密碼保護。請移除密碼，再試一次。",
        english="This file is protected by a password. Remove the password and try again.",
    )
