"""Imports whole folders of strangers' files and counts what is lost, invented or numbered otherwise.

    python -m tests.benchmarks.importing.strangers FOLDER [--labels] [--tables] [--list]

Each folder inside FOLDER is a collection with a line of its own; public test files of other projects
(pandoc, mammoth, LibreOffice, POI, docx4j, Open XML SDK) and contracts under free licences do well.
Nothing is kept. Letters and digits of a file, counted by the plain walks of the ledger, are compared
with the fields, what was left out and what the ledger reports: 0 lost and 0 invented is right. With
--labels, LibreOffice writes each Word file as text, and the numbers before its paragraphs are looked
for in the import. With --tables, what pandoc reads in the cells of its tables is looked for.
"""

import argparse
import re
import sys
import time
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from briefings.importing import ImportedBriefing, ImportRefused, read_file
from briefings.importing.readers.read_source import source_of_file
from briefings.importing.readers.written_notes import with_written_notes
from briefings.importing.review.ledger.source_text import paragraphs_of
from briefings.text.markup.figures import captions_only
from tests.benchmarks.importing.other_programs import libreoffice_texts, pandoc_cells

ENDINGS = (".docx", ".html", ".htm", ".odt", ".rtf", ".txt", ".md")
# Of a link, the address, and before a note its colon; signs that an author wrote are escaped.
_MARKUP = re.compile(
    r"(?m:^)\[\^[\w-]+\]: |(?<!\\)\[\^[\w-]+\]"
    r"|(?<!\\)(\[(?:[^\[\]\\\n]|\\.|\[[^\[\]\n]*\])*\])\((?:https?://|mailto:)[^()\s]+\)"
)
_NOTE = re.compile(r"(?m:^)\[\^[\w-]+\]: .*")
_BREAK = re.compile(r"<br>")
_CELL = re.compile(r"\n|\||<br>")
# Marks of the Markdown subset (a link leaves its brackets), and signs that no reader sees.
_UNSEEN = re.compile(r"[\s*_\\\[\]\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
_LABEL = re.compile(r"[^\W_]")


@dataclass
class Tally:
    files: int = 0
    refused: int = 0
    crashed: int = 0
    in_ledger: int = 0
    lost: int = 0
    invented: int = 0
    labels: int = 0
    same_labels: int = 0
    cells: int = 0
    same_cells: int = 0
    seconds: float = 0.0
    faults: list[str] = field(default_factory=list)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=_Raw)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--labels", action="store_true", help="compare numbers with LibreOffice")
    parser.add_argument("--tables", action="store_true", help="compare cells with pandoc")
    parser.add_argument("--list", action="store_true", help="name the files with a fault")
    options = parser.parse_args()
    print(f"{'collection':20}{'files':>6}{'refused':>9}{'crashed':>9}{'in ledger':>11}{'lost':>6}"
          f"{'invented':>10}{'labels':>13}{'cells':>13}{'seconds':>9}")  # fmt: skip
    tallies = {}
    for name, paths in collections(options.folder).items():
        tallies[name] = one = measured(paths, labels=options.labels, tables=options.tables)
        print(f"{name[:19]:20}{one.files:6}{one.refused:9}{one.crashed:9}{one.in_ledger:11}{one.lost:6}"
              f"{one.invented:10}{one.same_labels:6}/{one.labels:<6}{one.same_cells:6}/{one.cells:<6}"
              f"{one.seconds:9.1f}", flush=True)  # fmt: skip
        if options.list:
            print("".join(f"    {fault}\n" for fault in one.faults), end="", flush=True)
    return int(any(one.lost or one.invented or one.crashed for one in tallies.values()))


class _Raw(argparse.RawDescriptionHelpFormatter):
    pass


def collections(folder: Path) -> dict[str, list[Path]]:
    """The files by the folder inside this one that they stand in."""
    found: dict[str, list[Path]] = defaultdict(list)
    for path in sorted(folder.rglob("*", recurse_symlinks=True)):
        if path.suffix.lower() in ENDINGS:
            inside = path.relative_to(folder).parts
            found[inside[0] if len(inside) > 1 else "."].append(path)
    return dict(sorted(found.items()))


def measured(paths: Sequence[Path], *, labels: bool = False, tables: bool = False) -> Tally:
    tally = Tally()
    word_files = [path for path in paths if path.suffix.lower() == ".docx"]
    texts = libreoffice_texts(word_files) if labels else {}
    for path in paths:
        imported = _measure(path, tally, texts.get(path, ""))
        if imported and tables and path in word_files:
            _compare_cells(path, imported, tally)
    return tally


def _measure(path: Path, tally: Tally, text: str) -> ImportedBriefing | None:
    began = time.process_time()
    data = path.read_bytes()
    tally.files += 1
    try:
        imported = read_file(path.name, data)
    except ImportRefused:
        tally.refused += 1
        return None
    except Exception as error:
        tally.crashed += 1
        tally.faults.append(f"{path.name}: {type(error).__name__}")
        return None
    finally:
        tally.seconds += time.process_time() - began
    source = with_written_notes(source_of_file(path.name, data))
    paragraphs = paragraphs_of(source.origin)
    made = [*source.written, *source.absorbed]
    lost, invented = _differences(imported, paragraphs, made)
    tally.in_ledger += bool(imported.ledger)
    tally.lost += bool(lost)
    tally.invented += bool(invented)
    if lost or invented:
        tally.faults.append(f"{path.name}: {lost.total()} lost, {invented.total()} invented")
    labels = Counter(_labels(text, paragraphs))
    missing = _missing_labels(imported, labels)
    tally.labels += labels.total()
    tally.same_labels += labels.total() - missing.total()
    tally.faults += [f"{path.name}: no {label[:60]}" for label in missing]
    return imported


def _compare_cells(path: Path, imported: ImportedBriefing, tally: Tally) -> None:
    """What stands in the cells of tables must stand together in a field, or in what was left out."""
    cells = [_squeezed(cell) for cell in pandoc_cells(path)]
    text = _said(imported)
    # A cell may have several lines, and what pandoc reads in one line may stand in two rows.
    text += "\n" + text.replace("\n", "")
    missing = [cell for cell in cells if cell not in text]
    tally.cells += len(cells)
    tally.same_cells += len(cells) - len(missing)
    tally.faults += [f"{path.name}: no cell {cell[:60]}" for cell in dict.fromkeys(missing)]


def _missing_labels(imported: ImportedBriefing, labels: Counter[str]) -> Counter[str]:
    """The numbered paragraphs that are neither in a field nor, in a third language, left out."""
    # A bar between cells divides them; one that an author wrote stands within its paragraph.
    whole = (
        line for text in chain(_fields(imported), imported.dropped) for line in text.split("\n")
    )
    text = "\n".join((_said(imported), *(_squeezed(line) for line in whole if "|" in line)))
    return labels - Counter({label: text.count(label) for label in labels})


def _said(imported: ImportedBriefing) -> str:
    """A line for each paragraph and cell of the fields and of what was left out."""
    said = chain(_fields(imported), imported.dropped)
    return "\n".join(map(_squeezed, chain.from_iterable(map(_CELL.split, said))))


def _differences(
    imported: ImportedBriefing, paragraphs: Sequence[str], made: Sequence[str]
) -> tuple[Counter[str], Counter[str]]:
    """The letters of the source that are nowhere, and those of fields that are not in it."""
    reported = _letters([one.text for one in imported.ledger])
    fields = _letters([_BREAK.sub("\n", text) for text in _fields(imported)])
    left_out = _letters([*imported.dropped, imported.contact.email])
    front = _letters(_lines_of_front(imported, paragraphs))
    given = _letters(paragraphs)
    lost = given - fields - left_out - reported - front - _letters(made)
    repeated = _letters([*_repeated_cells(imported), *_repeated_notes(imported)])
    # A merged cell or a picture shown in both languages says the same more than once.
    source = _squeezed("\n".join([*paragraphs, *made]))
    labels = tuple(filter(None, map(_squeezed, made)))
    said = chain.from_iterable(_CELL.split(text) for text in _fields(imported))
    new = _letters([part for part in said if not _is_of(source, labels, _squeezed(part))])
    return lost, (fields - repeated - given - reported - _letters(made)) & new


def _repeated_cells(imported: ImportedBriefing) -> list[str]:
    """The cells that a table with merged cells says more than once, which the review shows."""
    document, repeated = imported.to_json(), []
    for place in document["review"]:
        if "merged-cells" in place["reasons"] and "paragraph" in place:
            row = document["sections"][place["section"]]["paragraphs"][place["paragraph"]]
            for text in row.values():
                cells = _CELL.split(captions_only(_without_markup(text)))
                repeated += (Counter(cells) - Counter(set(cells))).elements()
    return repeated


def _repeated_notes(imported: ImportedBriefing) -> list[str]:
    """The notes to which several marks lead, as often as they are said again."""
    pairs = [pair for section in imported.sections for pair in section.paragraphs]
    sides = [side for pair in pairs for side in (pair.chinese, pair.english)]
    said = Counter(match[0] for side in sides for match in _NOTE.finditer(side))
    return [_without_markup(note) for note in (said - Counter(set(said))).elements()]


def _is_of(source: str, labels: tuple[str, ...], part: str) -> bool:
    """Whether a part of a field is in the source, but for the automatic number before it."""
    if part in source:
        return True
    return any(part.removeprefix(label) in source for label in labels if part.startswith(label))


def _lines_of_front(imported: ImportedBriefing, paragraphs: Sequence[str]) -> list[str]:
    """Short lines that hold the year of the date or an author: what they said became a field.

    Above a standfirst, the head of a page says the title once more.
    """
    names = [name for author in imported.authors for name in (author.chinese, author.english)]
    marks = [*filter(None, names), *([imported.date[:4]] if imported.date else [])]
    han = str.maketrans("0123456789", "〇一二三四五六七八九")
    marks += [imported.date[:4].translate(han)] if imported.date else []
    title, standfirst = imported.title, imported.standfirst
    titles = [title.chinese, title.english] if standfirst.chinese or standfirst.english else []
    said = Counter(map(_squeezed, paragraphs))
    again = [text for text in titles if text and said[_squeezed(text)] > 1]
    short = [text for text in paragraphs if len(text) < 200]
    return [*again, *(text for text in short if any(mark in text for mark in marks))]


def _fields(imported: ImportedBriefing) -> list[str]:
    sides = [imported.title, imported.standfirst]
    sides += chain.from_iterable((one.heading, *one.paragraphs) for one in imported.sections)
    sides += [source.label for source in imported.sources]
    texts = list(chain.from_iterable((side.chinese, side.english) for side in sides))
    return [captions_only(_without_markup(text)) for text in (*texts, *_contact(imported))]


def _without_markup(text: str) -> str:
    return _MARKUP.sub(lambda match: match[1] or "", text)


def _contact(imported: ImportedBriefing) -> tuple[str, str]:
    return imported.contact.heading, imported.contact.text


def _letters(texts: Sequence[str]) -> Counter[str]:
    return Counter(filter(str.isalnum, unicodedata.normalize("NFKC", "\n".join(texts))))


def _squeezed(text: str) -> str:
    return _UNSEEN.sub("", unicodedata.normalize("NFKC", text))


def _labels(text: str, paragraphs: Sequence[str]) -> Iterator[str]:
    """Each number with the paragraph behind it, where LibreOffice writes one and the file none."""
    known = {_squeezed(paragraph) for paragraph in paragraphs} - {""}
    for line in text.split("\n"):
        number, _, rest = line.strip().partition(" ")
        said = _squeezed(rest)
        if said in known and _squeezed(line) not in known and _LABEL.search(number):
            # A heading loses its colon.
            yield _squeezed(number) + said.rstrip(":")


if __name__ == "__main__":
    sys.exit(main())
