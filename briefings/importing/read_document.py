"""Entry points of the importer, and its stages in order: read, clean, split, pair, review."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from briefings.importing.block import LeftOut, Notes, ReadSource
from briefings.importing.cleaning.clean_source import CleanSource, clean
from briefings.importing.cleaning.page_parts.back_matter import merged_sources
from briefings.importing.imported_briefing import ImportedBriefing, ImportedLeftOut
from briefings.importing.pairing.page_edges import without_page_edges
from briefings.importing.pairing.pair_pieces import pair
from briefings.importing.readers.limits import ImportRefused, check_blocks
from briefings.importing.readers.read_source import source_of_file, source_of_html, source_of_text
from briefings.importing.readers.written_notes import with_written_notes
from briefings.importing.review.figures import FigureRows
from briefings.importing.review.ledger.differences import ledger_of
from briefings.importing.review.ledger.source_text import paragraphs_of
from briefings.importing.review.left_out_places import with_places
from briefings.importing.review.review_pairs import reviewed
from briefings.importing.splitting.front_matter import SplitText
from briefings.importing.splitting.split_files import split_files
from briefings.importing.splitting.split_lines import split
from briefings.text.language_detection import Language, language_of
from briefings.text.languages import WRITTEN

# What is left out of a page, or of the head and the foot of a file.
OF_PAGE = frozenset(("navigation", "page-furniture", "page-header", "contents", "switch"))
_NOTE = re.compile(r"\[\^(\w+)\]")


def read_text(source: str) -> ImportedBriefing:
    return _imported(source_of_text(source))


def read_html(source: str, *, plain: str = "") -> ImportedBriefing:
    """HTML as pasted from Word or from a web page; `plain` is the plain text of the same paste."""
    return _imported(replace(source_of_html(source), plain=plain))


def read_docx(data: bytes) -> ImportedBriefing:
    return _imported(source_of_file(".docx", data))


def read_file(name: str, data: bytes) -> ImportedBriefing:
    """A file by its name and its content, which must agree."""
    return with_text(_imported(source_of_file(name, data)))


def read_files(files: Sequence[tuple[str, bytes]]) -> ImportedBriefing:
    """One file by its name and content, or two that hold one text, each in one language."""
    if len(files) == 1:
        return read_file(*files[0])
    by_language: dict[Language | None, CleanSource] = {}
    sources: list[ReadSource] = []
    for number, file in enumerate(files):
        source = _with_own_notes(with_written_notes(source_of_file(*file)), number)
        check_blocks(source.blocks)
        cleaned = clean(source, of_two_files=True)
        by_language[language_of("\n".join(line.text for line in cleaned.lines))] = cleaned
        sources.append(source)
    if set(by_language) != set(WRITTEN):
        raise _not_one_of_each()
    both = {language: by_language[language] for language in WRITTEN}
    split_text = split_files({language: both[language].lines for language in both})
    return with_text(_reviewed(split_text, list(both.values()), sources))


def _with_own_notes(source: ReadSource, number: int) -> ReadSource:
    """Return the source with labels of footnotes that no other file uses."""

    def own(text: str) -> str:
        return _NOTE.sub(rf"[^\1f{number}]", text)

    return replace(
        source,
        blocks=[block.with_text(own(block.text)) for block in source.blocks],
        notes={f"{label}f{number}": text for label, text in source.notes.items()},
    )


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
    source = with_written_notes(source)
    cleaned = clean(source)
    return _reviewed(split(cleaned.lines), [cleaned], [source])


def _reviewed(
    split_text: SplitText,
    cleaned: Sequence[CleanSource],
    sources: Sequence[ReadSource],
) -> ImportedBriefing:
    notes: Notes = {label: note for one in sources for label, note in one.notes.items()}
    formulas = [formula for one in sources for formula in one.formulas]
    left_out = [*chain.from_iterable(one.left_out for one in cleaned), *split_text.left_out]
    paired, edges = without_page_edges(
        pair(split_text.pieces), is_page=any(one.reason in OF_PAGE for one in left_out)
    )
    left_out += [LeftOut(piece.text, "page-furniture") for one in edges for piece in one.pieces]
    figures = FigureRows(
        [picture for one in cleaned for picture in one.pictures],
        {piece.language for piece in split_text.pieces},
    )
    noted = reviewed(paired, notes, formulas, figures)
    left_out += [LeftOut(note, "note") for note in noted.left]
    paragraphs = [text for source in sources for text in paragraphs_of(source.origin)]
    imported = ImportedBriefing(
        title=noted.title,
        standfirst=split_text.standfirst,
        authors=split_text.authors,
        date=split_text.date,
        sections=noted.sections,
        contact=cleaned[0].contact,
        sources=merged_sources([source for one in cleaned for source in one.sources]),
        dropped=tuple(one.text for one in left_out),
        left_out=with_places(left_out, noted.sections, paragraphs),
    )
    # Sentences on pictures are no letters of the source, and stand nowhere in it.
    no_pictures = [*chain.from_iterable(one.no_pictures for one in sources), *figures.refusals]
    sentences = tuple(dict.fromkeys(no_pictures))
    return replace(
        imported,
        ledger=ledger_of(imported, sources, paragraphs, split_text.read, split_text.pieces),
        pictures=tuple(figures.pictures),
        dropped=(*imported.dropped, *sentences),
        left_out=(*imported.left_out, *(ImportedLeftOut("picture") for _ in sentences)),
    )


def _not_one_of_each() -> ImportRefused:
    return ImportRefused(
        chinese="兩個檔案並非中文及英文各一。請選擇一個中文檔案和一個英文檔案。",
        english="The two files are not one Chinese and one English text. Choose one of each.",
    )
