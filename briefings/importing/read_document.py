"""Entry points of the importer, and its stages in order: read, clean, split, pair, review."""

from briefings.importing.block import ReadSource
from briefings.importing.cleaning.clean_source import clean
from briefings.importing.imported_briefing import ImportedBriefing
from briefings.importing.pairing.pair_pieces import pair
from briefings.importing.readers import docx, html, text
from briefings.importing.readers.decoding import decoded
from briefings.importing.readers.limits import (
    MOST_FILE_BYTES,
    ImportRefused,
    check_blocks,
    check_characters,
    check_layout,
    check_tags,
)
from briefings.importing.review.review_pairs import reviewed
from briefings.importing.splitting.split_lines import split

_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_READABLE = (".txt", ".text", ".md", ".html", ".htm", ".docx")


def read_text(source: str) -> ImportedBriefing:
    check_characters(source)
    check_layout(source)
    return _imported(text.read_text(source))


def read_html(source: str) -> ImportedBriefing:
    """HTML as pasted from Word or from a web page."""
    check_characters(source)
    check_tags(source)
    return _imported(html.read_html(source))


def read_docx(data: bytes) -> ImportedBriefing:
    if len(data) > MOST_FILE_BYTES:
        raise _too_large()
    return _imported(docx.read_docx(data))


def read_file(name: str, data: bytes) -> ImportedBriefing:
    """A file by its name and its content, which must agree."""
    if len(data) > MOST_FILE_BYTES:
        raise _too_large()
    ending = "." + name.lower().rpartition(".")[2]
    if data.startswith(_OLD_WORD) or ending in (".doc", ".dot", ".rtf", ".docm", ".dotm", ".odt"):
        raise _save_as_docx(ending)
    if ending not in _READABLE:
        raise _not_readable()
    if ending == ".docx" or data.startswith(_ZIP):
        return with_text(read_docx(data))
    source = decoded(data)
    return with_text(read_html(source) if ending in (".html", ".htm") else read_text(source))


def with_text(imported: ImportedBriefing) -> ImportedBriefing:
    """Return the document if it contains text. Raises ImportRefused otherwise."""
    if imported == ImportedBriefing():
        raise ImportRefused(
            chinese="當中沒有文字，未能匯入。",
            english="It contains no text to import.",
        )
    return imported


def _imported(source: ReadSource) -> ImportedBriefing:
    check_blocks(source.blocks)
    cleaned = clean(source)
    split_text = split(cleaned.lines)
    title, sections = reviewed(pair(split_text.pieces), source.notes)
    return ImportedBriefing(
        title=title,
        standfirst=split_text.standfirst,
        authors=split_text.authors,
        date=split_text.date,
        sections=sections,
        contact=cleaned.contact,
        sources=cleaned.sources,
        dropped=tuple(one.text for one in cleaned.left_out),
    )


def _too_large() -> ImportRefused:
    return ImportRefused(
        chinese="檔案太大，未能匯入。請刪去圖片，或分成幾份，再試一次。",
        english="The file is too large to import. Remove its pictures or divide it, and try again.",
    )


def _save_as_docx(ending: str) -> ImportRefused:
    return ImportRefused(
        chinese=f"未能讀取 {ending} 檔案。請在 Word 另存為「Word 文件 (.docx)」，再匯入新檔案。",
        english=f"{ending} files cannot be read. In Word, save it as “Word Document (.docx)” "
        "and import the new file.",
    )


def _not_readable() -> ImportRefused:
    return ImportRefused(
        chinese="未能讀取此類檔案。請匯入 .docx、.html 或 .txt 檔案，或將文字貼上。",
        english="This kind of file cannot be read. Import a .docx, .html or .txt file, "
        "or paste the text.",
    )
