"""Notes that a text writes itself: [1] in its sentences, and below it a list of what they say."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count

from briefings.importing.block import Block, LeftOut, Notes, ReadSource
from briefings.text.language_detection import HAN, Language, is_mixed, language_of
from briefings.text.languages import WRITTEN

_WORD = r"(?:附?[註注]|(?:foot)?note|fn|n)\.?\s*"
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_DIGITS = str.maketrans(_RAISED, "0123456789")
# A bare number in round brackets is one of a list; a raised one may belong to a figure or a unit.
_BRACKETED = (
    rf"\\?[\[［〔【]\s*(?:{_WORD})?(?P<bracketed>\d{{1,3}})\s*\\?[\]］〕】]"
    rf"|\\?[（(]\s*{_WORD}(?P<named>\d{{1,3}})\s*[)）]"
)
_MARK = re.compile(
    rf"(?:{_BRACKETED}|(?<!\d)(?<!\b[mM])(?<!\b[ck]m)(?P<raised>[{_RAISED}]{{1,3}}))", re.IGNORECASE
)
_NOTE = re.compile(rf"\s*{_MARK.pattern}\s*[:：.、]?\s*(?P<said>\S.*)", re.IGNORECASE | re.DOTALL)
# A mark, and the number of a note, may be a link to the other, with its brackets or within them.
_LINKED = re.compile(
    rf"(?P<outer>\\?\[)?\[(?P<inner>\\?\[)?(?P<number>\d{{1,3}}|[{_RAISED}]{{1,3}})(?(inner)\\?\])\]"
    r"\(https?://[^()\s]{1,500}\)(?(outer)\\?\])"
)
# Below their heading, notes may have the numbers of a list.
_NUMBERED = re.compile(
    r"\s*(?P<bracketed>\d{1,3})(?:\\?[.)]|[．、）:：])?\s+(?P<said>\S.*)", re.DOTALL
)
_NAME = r"(?:[註注](?:釋|解|腳)?|附[註注]|[腳尾][註注]|(?:foot|end)?notes?)"
_HEADING = re.compile(rf"[*_#\s]*{_NAME}(?:\s*[/／|｜]?\s*{_NAME})?\s*[:：]?[*_\s]*", re.IGNORECASE)
# A longer note has a paragraph for each language.
LONGEST_IN_BOTH = 600
# Behind the notes of a page stand at most so many lines, with the names of the notes.
MOST_BELOW = 4
# 同上，第98H條。 Ibid., s. 98H.
_IN_BOTH = re.compile(
    rf"(?P<first>[^\n]*[{HAN}][^\n]*[。）》」])\s*[/／|｜]?\s*(?P<second>[A-Z][^{HAN}\n]*)"
    rf"|(?P<third>[A-Z][^{HAN}\n]*\.)\s*[/／|｜]?\s*(?P<fourth>\S*[{HAN}][^\n]*)"
)


_GROUPS = ("bracketed", "named", "raised")


@dataclass
class _List:
    """A list of notes: the places of its blocks, and what each number says in each language."""

    first: int
    last: int
    notes: dict[str, dict[Language | None, str]] = field(default_factory=dict)
    marks: list[str] = field(default_factory=list)

    def next_number(self, number: str, said: str) -> str:
        """The number of a note; of a list in both languages each language may count its own."""
        known = self.notes.get(number, {})
        is_again = any(language in known for language, _ in _sides(said))
        return str(int(number) + 1) if is_again else number

    def add(self, number: str, said: str) -> None:
        known = self.notes.setdefault(number, {})
        for language, text in _sides(said):
            known[language] = f"{known[language]}\n\n{text}" if language in known else text


@dataclass
class _Marked:
    """The notes that were marked, by their labels, and the marks as they were written.

    A label belongs to one number of one list in one language; `taken` are those of other notes.
    """

    taken: frozenset[str]
    notes: Notes = field(default_factory=dict)
    marks: list[str] = field(default_factory=list)
    labels: dict[tuple[int, str], dict[Language | None, str]] = field(default_factory=dict)

    def label(self, place: int, number: str, language: Language | None) -> str:
        """The label of a note, by its list, its number and the language it is marked in."""
        labels = self.labels.setdefault((place, number), {})
        if language not in labels:
            free = (str(n) for n in count(len(self.notes) + 1))
            labels[language] = next(n for n in free if n not in {*self.taken, *self.notes})
            self.notes[labels[language]] = ""
        return labels[language]

    def add_words(self, lists: Sequence[_List]) -> None:
        """Give each label what its note says; a language without a mark is said at the first."""
        for (place, number), labels in self.labels.items():
            said = lists[place].notes[number]
            unmarked = [text for language, text in said.items() if language not in labels]
            for language, label in labels.items():
                self.notes[label] = "\n\n".join([said[language], *unmarked])
                unmarked = []


def with_written_notes(source: ReadSource) -> ReadSource:
    """The source with such notes as its footnotes; each list holds for the text above it."""
    read = [block.with_text(_LINKED.sub(_unlinked, block.text)) for block in source.blocks]
    lists = _lists(read)
    if not lists:
        return _without_lone_heading(source)
    marked = _Marked(frozenset(source.notes))
    blocks: list[Block] = []
    start = 0
    for number, one in enumerate(lists):
        blocks += [_marked(block, one, number, marked) for block in read[start : one.first]]
        start = one.last + 1
    marked.add_words(lists)
    names = [
        LeftOut(block.text, "note")
        for one in lists
        for block in source.blocks[one.first : one.last + 1]
        if _is_heading(block)
    ]
    return replace(
        source,
        blocks=[*blocks, *source.blocks[start:]],
        notes={**source.notes, **marked.notes},
        absorbed=[*source.absorbed, *marked.marks, *(mark for one in lists for mark in one.marks)],
        left_out=[*source.left_out, *names],
    )


def _unlinked(match: re.Match[str]) -> str:
    return match["number"] if match["number"][0] in _RAISED else f"[{match['number']}]"


def _without_lone_heading(source: ReadSource) -> ReadSource:
    """The source without the heading of notes that the reader has found, behind all of the text."""
    below = [n for n, block in enumerate(source.blocks) if block.text.strip()][-MOST_BELOW:]
    names = {n for n in below if _is_heading(source.blocks[n])} if source.notes else set()
    return replace(
        source,
        blocks=[block for n, block in enumerate(source.blocks) if n not in names],
        left_out=[
            *source.left_out,
            *(LeftOut(source.blocks[n].text, "note") for n in sorted(names)),
        ],
    )


def _marked(block: Block, notes: _List, number: int, marked: _Marked) -> Block:
    """The block with its marks as those of footnotes."""
    languages = _languages(block.text)

    def mark(match: re.Match[str]) -> str:
        said = notes.notes.get(_number(match))
        if said is None or not match.start():
            return match[0]
        marked.marks.append(match[0])
        language = languages[match.start()]
        language = language if language in said else next(iter(said))
        return f"[^{marked.label(number, _number(match), language)}]"

    return block.with_text(_MARK.sub(mark, block.text))


def _languages(text: str) -> dict[int, Language | None]:
    """The language of each mark, by its place: that of the text, or where a number stands twice
    in a text of both, once for each, that of the words in front of it."""
    marks = list(_MARK.finditer(text))
    numbers = Counter(map(_number, marks))
    found: dict[int, Language | None] = {}
    start, language = 0, None
    for match in marks:
        is_twice = is_mixed(text) and numbers[_number(match)] > 1
        language = language_of(text[start : match.start()] if is_twice else text) or language
        found[match.start()] = language
        start = match.end()
    return found


def _lists(blocks: Sequence[Block]) -> list[_List]:
    """The lists all of whose notes are marked in the text above them."""
    found: list[_List] = []
    start = 0
    for one in _runs(blocks):
        between = blocks[start : one.first]
        is_again = bool(found) and one.notes.keys() <= found[-1].notes.keys()
        if is_again and all(map(_is_heading_or_empty, between)):
            _merge(found[-1], one)
        elif one.notes.keys() <= _marks(between) and (found or _is_text(between)):
            found.append(one)
        else:
            continue
        start = one.last + 1
    return found


def _is_text(blocks: Sequence[Block]) -> bool:
    """Return whether there is more than a title in each language, which can keep no mark."""
    return sum(bool(block.text.strip()) for block in blocks) > len(WRITTEN)


def _merge(one: _List, other: _List) -> None:
    """Add to a list the one right below it, which has the same notes in the other language."""
    one.last = other.last
    one.marks += other.marks
    for number, said in other.notes.items():
        one.notes.setdefault(number, {}).update(said)


def _runs(blocks: Sequence[Block]) -> Iterator[_List]:
    """Blocks below each other that are numbered as notes, with the heading above them."""
    n = 0
    while n < len(blocks):
        headed = n
        while headed < len(blocks) and _is_heading(blocks[headed]):
            headed += 1
        found, end = _run(blocks, headed, is_headed=headed > n)
        if found.notes:
            found.first, found.last = n, end - 1
            yield found
        n = max(end if found.notes else headed, n + 1)


def _run(blocks: Sequence[Block], start: int, *, is_headed: bool) -> tuple[_List, int]:
    found, end, last = _List(start, start), start, ""
    for n in range(start, len(blocks)):
        block = blocks[n]
        if not block.text.strip():
            if not (last or is_headed):
                break
            continue
        match = _note(block, is_headed=is_headed)
        if match and _follows(_number(match), last):
            last = found.next_number(_number(match), match["said"])
            found.add(last, match["said"])
            found.marks.append(_written(block)[: match.start("said")])
        elif not match and last and _goes_on(blocks, n, found.notes[last], is_headed=is_headed):
            found.add(last, block.text)
        else:
            break
        end = n + 1
    return found, end


def _goes_on(
    blocks: Sequence[Block], n: int, said: dict[Language | None, str], *, is_headed: bool
) -> bool:
    """Return whether a line without a number is a note's other language: another note follows."""
    following = next((block for block in blocks[n + 1 :] if block.text.strip()), None)
    is_last = following is None or _note(following, is_headed=is_headed) is not None
    language = language_of(blocks[n].text)
    return is_last and language is not None and len(said) == 1 and language not in said


def _note(block: Block, *, is_headed: bool) -> re.Match[str] | None:
    if block.cell is not None or block.row is not None:
        return None
    written = _written(block)
    return _NOTE.fullmatch(written) or (_NUMBERED.fullmatch(written) if is_headed else None)


def _written(block: Block) -> str:
    return f"{block.number} {block.text}" if block.number else block.text


def _follows(number: str, last: str) -> bool:
    """Return whether the number is the next one, or the same again for the other language."""
    return not last or int(number) - int(last) in (0, 1)


def _marks(blocks: Sequence[Block]) -> set[str]:
    """The numbers that stand as marks within blocks, behind other words."""
    return {
        _number(match)
        for block in blocks
        for match in _MARK.finditer(block.text.lstrip())
        if match.start()
    }


def _number(match: re.Match[str]) -> str:
    said = next(filter(None, (match.groupdict().get(name) for name in _GROUPS)))
    return str(int(said.translate(_DIGITS)))


def _is_heading(block: Block) -> bool:
    return bool(block.text.strip()) and _HEADING.fullmatch(block.text) is not None


def _is_heading_or_empty(block: Block) -> bool:
    return not block.text.strip() or _is_heading(block)


def _sides(said: str) -> list[tuple[Language | None, str]]:
    """What a note says in each language; the whole of it if no border is clear."""
    match = _IN_BOTH.fullmatch(said.strip()) if len(said) <= LONGEST_IN_BOTH else None
    parts = [part for part in match.groups() if part] if match else []
    if len(parts) == len(WRITTEN):
        return [(language_of(part), part.strip()) for part in parts]
    return [(language_of(said), said.strip())]
