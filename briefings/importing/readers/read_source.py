"""The reader that a source needs, chosen by what it is; its name must not say otherwise."""

import re
from dataclasses import replace

from briefings.importing.block import LeftOut, Origin, ReadSource
from briefings.importing.readers.broken_words import with_whole_lines, with_whole_words
from briefings.importing.readers.by_pandoc.made_page import MadePage
from briefings.importing.readers.by_pandoc.odt import read_odt
from briefings.importing.readers.by_pandoc.rtf import is_rtf, read_rtf
from briefings.importing.readers.clauses import clauses_as_text
from briefings.importing.readers.decoding import decoded
from briefings.importing.readers.docx import document as docx
from briefings.importing.readers.file_kinds import (
    is_old_word,
    is_protected,
    protected,
    refuse_what_is_no_text,
)
from briefings.importing.readers.html import page as html
from briefings.importing.readers.html.pictures import PagePictures
from briefings.importing.readers.html.web_archive import (
    is_web_archive,
    page_of_archive,
    with_frames,
)
from briefings.importing.readers.limits import (
    MOST_FILE_BYTES,
    ImportRefused,
    check_characters,
    check_layout,
    check_tags,
)
from briefings.importing.readers.plain_text import text

_ZIP = b"PK\x03\x04"
_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)\b", re.I)
_NOT_READ = (".doc", ".dot", ".docm", ".dotm", ".wps")
_WEB = (".html", ".htm", ".mht", ".mhtml")
_READABLE = (".txt", ".text", ".md", *_WEB, ".docx", ".odt", ".rtf")
# Pandoc does not find every note of an RTF file.
_NOTES_LOST = "（{0} 個註腳未能讀取 · {0} footnotes could not be read）"


def source_of_text(source: str) -> ReadSource:
    check_characters(source)
    check_layout(source)
    return replace(text.read_text(source), origin=Origin("text", source))


def source_of_html(source: str, pictures: PagePictures | None = None) -> ReadSource:
    """The files of pictures inside a page are no text: they do not count for its length."""
    pictures = pictures or PagePictures()
    page = pictures.taken_out(with_frames(source))
    check_characters(page)
    check_tags(page)
    read = html.read_html(page, pictures)
    blocks = clauses_as_text(with_whole_lines(with_whole_words(read.blocks)))
    return replace(read, blocks=blocks, origin=Origin("html", page))


def source_of_file(name: str, data: bytes) -> ReadSource:
    """Raises ImportRefused, which says what to do."""
    _check_size(data)
    ending = "." + name.lower().rpartition(".")[2]
    # Word itself names an RTF file .doc if one asks it to, and opens one, or a page, named .docx.
    if is_rtf(data) and ending in (".rtf", ".doc", ".docx"):
        return _source_of_rtf(data)
    _refuse_what_is_not_read(ending, data)
    if ending == ".rtf":
        return _source_of_rtf(data)
    if ending == ".odt":
        return _source_of_odt(data)
    if ending == ".docx" and not data.startswith(_ZIP):
        refuse_what_is_no_text(data)
        if _PAGE.match(data):
            return source_of_html(decoded(data))
    if ending == ".docx" or data.startswith(_ZIP):
        read = docx.read_docx(data)
        blocks = clauses_as_text(with_whole_lines(with_whole_words(read.blocks)))
        return replace(read, blocks=blocks, origin=Origin("docx", data=data))
    if is_web_archive(data):
        page, pictures = page_of_archive(data)
        return source_of_html(page, PagePictures(pictures))
    refuse_what_is_no_text(data)
    source = decoded(data)
    return source_of_html(source) if ending in _WEB else source_of_text(source)


def _check_size(data: bytes) -> None:
    if len(data) > MOST_FILE_BYTES:
        raise _too_large()
    if not data:
        raise _empty()


def _refuse_what_is_not_read(ending: str, data: bytes) -> None:
    if is_old_word(data) and is_protected(data):
        raise protected()
    if ending in _NOT_READ or (is_old_word(data) and ending != ".docx"):
        raise _save_as_docx(ending)
    if ending == ".pages":
        raise _pages()
    if ending not in _READABLE:
        refuse_what_is_no_text(data)
        raise _not_readable()


def _source_of_odt(data: bytes) -> ReadSource:
    """A file of LibreOffice, as governments send it."""
    return replace(_source_of_made(read_odt(data)), origin=Origin("odt", data=data))


def _source_of_rtf(data: bytes) -> ReadSource:
    made = read_rtf(data)
    source = _source_of_made(made)
    lost = made.notes - len(source.notes)
    missing = [LeftOut(_NOTES_LOST.format(lost), "note")] if lost > 0 else []
    origin = Origin("text", made.said)
    return replace(source, left_out=[*source.left_out, *missing], origin=origin)


def _source_of_made(made: MadePage) -> ReadSource:
    """Whatever pandoc has made a page of, with the pictures of the file."""
    source = source_of_html(made.html, PagePictures(made.pictures))
    return replace(
        source,
        left_out=[*made.left_out, *source.left_out],
        written=[*made.written, *source.written],
        no_pictures=[*made.no_pictures, *source.no_pictures],
    )


def _too_large() -> ImportRefused:
    return ImportRefused(
        chinese="檔案太大，未能匯入。請刪去圖片，或分成幾份，再試一次。",
        english="The file is too large to import. Remove its pictures or divide it, and try again.",
    )


def _empty() -> ImportRefused:
    """A file that was never filled: a copy broke off, or a cloud folder holds it back."""
    return ImportRefused(
        chinese="此檔案是空的（0 位元組）。請在自己的電腦開啟檢查，再試一次。",
        english="This file is empty (0 bytes). Open it on your computer to check it, "
        "and try again.",
    )


def _save_as_docx(ending: str) -> ImportRefused:
    return ImportRefused(
        chinese=f"未能讀取 {ending} 檔案。請在 Word 另存為「Word 文件 (.docx)」，再匯入新檔案。",
        english=f"{ending} files cannot be read. In Word, save it as “Word Document (.docx)” "
        "and import the new file.",
    )


def _pages() -> ImportRefused:
    return ImportRefused(
        chinese="未能讀取 Pages 檔案。"
        "請在 Pages 選「檔案」>「輸出至」>「Word」，再匯入所得的 .docx 檔案。",
        english="Pages files cannot be read. In Pages choose File > Export To > Word, "
        "and import the .docx file.",
    )


def _not_readable() -> ImportRefused:
    return ImportRefused(
        chinese="未能讀取此類檔案。請匯入 .docx、.odt、.rtf、.html 或 .txt 檔案，或將文字貼上。",
        english="This kind of file cannot be read. Import a .docx, .odt, .rtf, .html or .txt file, "
        "or paste the text.",
    )
