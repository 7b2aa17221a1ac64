"""Compare the letters and digits of a source, counted apart from its reader, with its import."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from briefings.importing.block import ReadSource
from briefings.importing.imported_briefing import ImportedBriefing, ImportedDifference
from briefings.importing.splitting.piece import Piece
from briefings.text.chinese.radicals import as_characters
from briefings.text.markup.figures import captions_only

# More places than this are not shown one by one.
MOST_PLACES = 20
LONGEST_TEXT = 200
# Known parts are removed from this many letters of unknown lines; later lines are shown whole.
MOST_LOOKED_AT = 2_000
_NEAR = 24
# So many letters in a row stand nowhere else by chance.
_SURE = 6
# What the reader wrote or took for a mark is short; a paragraph cannot hide behind it.
LONGEST_MARK = 24
_NOTE = re.compile(r"(?<!\\)\[\^\w+\]")
_BREAK = re.compile(r"(?<!\\)<br>")
_LINK = re.compile(r"(?<=\])\(((?:https?://|mailto:)[^()\s]+)\)")


def ledger_of(
    document: ImportedBriefing,
    sources: Sequence[ReadSource],
    counted: Sequence[str],
    elsewhere: Sequence[str],
    pieces: Sequence[Piece] = (),
) -> tuple[ImportedDifference, ...]:
    """What of the sources is in no row, and what of the rows is not in the sources.

    `counted` are the paragraphs of the sources, `elsewhere` are lines that became other fields,
    such as the date. Cells that the `pieces` show more than once, such as merged ones and figures
    in both languages, are no invention.
    """
    plain = [source.plain for source in sources]
    written = _short([mark for source in sources for mark in source.written])
    absorbed = _short([mark for source in sources for mark in source.absorbed])
    rows = list(_rows(document))
    texts = [_BREAK.sub("\n", _LINK.sub("", _NOTE.sub("", row))) for row in rows]
    targets = [target for row in rows for target in _LINK.findall(row)]
    known = [*targets, *elsewhere, *document.dropped, *_optional(document), *absorbed]
    given, taken, kept = _count(counted), _count(texts), _count(known)
    lost = given + _count(written) - taken - kept
    unseen = _count(plain) - (taken | given) - kept
    again = _notes_again([note for source in sources for note in source.notes.values()], texts)
    invented = taken - given - _count([*written, *absorbed]) - _repeated(pieces) - again
    return (
        *_placed(counted, [*texts, *known], lost, is_lost=True),
        *_placed(plain, [*texts, *known, *counted], unseen, is_lost=True),
        *_placed(texts, [*counted, *written, *absorbed], invented, is_lost=False),
    )


def _repeated(pieces: Sequence[Piece]) -> Counter[str]:
    """The letters that stand in more cells of a table, or before more sides, than in the source."""
    found: Counter[str] = Counter()
    for _, group in groupby(pieces, key=lambda piece: piece.line.place):
        same = list(group)
        line = same[0].line
        if line.repeats:
            found += _count([line.repeats])
        if line.table:
            source = _count([line.table.source])
            more = _count([_BREAK.sub("\n", piece.text) for piece in same]) - source
            found += Counter({letter: more[letter] for letter in more if letter in source})
        if len(same) > 1:
            found += _number_of_both(same)
    return found


def _notes_again(notes: Sequence[str], texts: Sequence[str]) -> Counter[str]:
    """The letters of notes that stand in several rows, since several marks lead to them."""
    said = "\n".join(texts)
    found: Counter[str] = Counter()
    for note in filter(None, dict.fromkeys(notes)):
        found += _count([note] * (said.count(f": {note}") - notes.count(note)))
    return found


def _number_of_both(pieces: Sequence[Piece]) -> Counter[str]:
    """The number of a line that stands before both of its sides: 1. 背景 Background."""
    if len({piece.language for piece in pieces}) < len(pieces):
        return Counter()
    found = pieces[-1].marker
    if found is None or found != pieces[0].marker:
        return Counter()
    said = _count([pieces[-1].text[: found.length]])
    return said & (_count([piece.text for piece in pieces]) - _count([pieces[0].line.text]))


def _short(marks: Sequence[str]) -> list[str]:
    return [mark for mark in marks if len(mark) <= LONGEST_MARK]


def _rows(document: ImportedBriefing) -> Iterator[str]:
    sides = [document.title, document.standfirst]
    for section in document.sections:
        sides += [section.heading, *section.paragraphs]
    sides += [source.label for source in document.sources]
    for side in sides:
        yield captions_only(side.chinese)
        yield captions_only(side.english)
    yield document.contact.heading
    yield document.contact.text


def _optional(document: ImportedBriefing) -> list[str]:
    """These may stand in the source or behind a link in it, once or twice."""
    return [document.contact.email, *(source.url for source in document.sources)]


def _count(texts: Sequence[str]) -> Counter[str]:
    counted = Counter(_plain("\n".join(texts)))
    return Counter({sign: number for sign, number in counted.items() if sign.isalnum()})


def _placed(
    texts: Sequence[str], against: Sequence[str], odd: Counter[str], *, is_lost: bool
) -> Iterator[ImportedDifference]:
    """The stretches of the texts that hold the odd letters; those of no stretch come last."""
    if not odd:
        return
    odd = odd.copy()
    found = 0
    for one in _stretches(texts, against):
        if not odd or found == MOST_PLACES:
            break
        here = Counter(_letters(one.text)) & odd
        if here:
            found += 1
            odd -= here
            text = one.text.strip()[:LONGEST_TEXT]
            yield ImportedDifference(text, one.near, len(_letters(one.text)), is_lost)
    if odd:
        rest = "".join(sorted(odd.elements()))
        yield ImportedDifference(rest[:LONGEST_TEXT], "", odd.total(), is_lost)


@dataclass(frozen=True, slots=True)
class _Stretch:
    text: str
    near: str


def _stretches(texts: Sequence[str], against: Sequence[str]) -> Iterator[_Stretch]:
    """The parts of the texts that stand nowhere in the others, as often as they are said."""
    lines = Counter(_letters(line) for text in against for line in text.split("\n"))
    everything = "\n".join(lines)
    before = ""
    looked_at = 0
    for line in (line for text in texts for line in text.split("\n")):
        said = _letters(line)
        if said and lines[said] > 0:
            lines[said] -= 1
        elif said and (said in lines or len(said) < _SURE):
            yield _Stretch(line, before)
        elif said and said not in everything:
            looked_at += len(said)
            is_near = looked_at <= MOST_LOOKED_AT
            yield from _unknown(line, everything, before) if is_near else [_Stretch(line, before)]
        before = _end_of(line) or before


def _unknown(line: str, everything: str, before: str) -> Iterator[_Stretch]:
    """The stretches of a line none of whose letters stands among six that are known."""
    said, places = _with_places(line)
    known = bytearray(len(said))
    for start in range(len(said) - _SURE + 1):
        if said[start : start + _SURE] in everything:
            known[start : start + _SURE] = b"\1" * _SURE
    if not any(known):
        yield _Stretch(line, before)
        return
    start = 0
    while (start := known.find(0, start)) >= 0:
        end = known.find(1, start)
        end = len(said) if end < 0 else end
        first, last = places[start], places[end - 1] + 1
        near = _end_of(line[:first]) or line[last : last + _NEAR].strip()
        yield _Stretch(line[first:last], near)
        start = end


def _end_of(text: str) -> str:
    """The last words of a text, the first of them whole."""
    end = text.strip()[-_NEAR:]
    is_cut = len(text.strip()) > _NEAR and " " in end
    return end.partition(" ")[2] if is_cut else end


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, _plain(text)))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", as_characters(text))


def _with_places(line: str) -> tuple[str, list[int]]:
    """The letters of a line, and where each stands in it."""
    found = [
        (sign, place)
        for place, written in enumerate(line)
        for sign in _plain(written)
        if sign.isalnum()
    ]
    return "".join(sign for sign, _ in found), [place for _, place in found]
