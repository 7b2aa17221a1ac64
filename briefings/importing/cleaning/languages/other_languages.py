"""Leave out the languages of a text that briefings are not in: Portuguese above all.

Whole sentences are known by their words. A heading of two words may be in either language: it is
Portuguese if it stands where the Portuguese of this document stands.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import cast

from briefings.importing.block import Block, LeftOut, Reason
from briefings.importing.cleaning.languages.third_column import by_column, closed_up
from briefings.importing.patterns.other_languages import PORTUGUESE, SURE, leanings, script_of
from briefings.text.language_detection import has_han, has_latin

# "chinese", "english", the language that is looked for, or None if the words do not tell.
Spoken = str | None

# A title and a sentence, say; one line alone may be a quotation.
LEAST_LINES, LEAST_SHARE = 2, 0.2
# The only line in another language is no name or term if it has so many words.
WORDS_OF_SENTENCE = 5
# How much more the place of a line says than half a word in it.
WEIGHT_OF_PLACE = 1.0
# A language is named if it has so many times the words that any other has.
LEAD = 1.25
# Two parts and what separates them.
_TWO_PARTS = 3
_PARTS = re.compile(r"(\s*[/／|｜\n]\s*)")
_SENTENCE_STOPS = (".", "。", ";", "!", "?", ":")
# Where the other two languages of a row stand, counted from the third.
_PLACES_OF_OTHERS = ((-2, -1), (-1, 1), (1, 2))
_UNNAMED = "other-language"


def without_other_languages(blocks: Sequence[Block]) -> tuple[list[Block], list[LeftOut]]:
    """The blocks without those in other languages, and these."""
    rest, left_out = list(blocks), list[LeftOut]()
    parts = [part for block in blocks for part in _PARTS.split(block.text)[::2]]
    spoken = {part: _language(part) for part in parts}
    for language, reason in _other_languages(parts, spoken):
        rest, gone = _without_language(rest, _Told(language), reason)
        left_out += gone
    if not left_out and (stray := _stray(rest, spoken)) is not None:
        left_out = [LeftOut(rest.pop(stray).text, PORTUGUESE)]
    return rest, left_out


def _stray(blocks: Sequence[Block], spoken: Mapping[str, str | None]) -> int | None:
    """The one sentence in Portuguese, unless a Chinese one needs it for its translation.

    One sentence in another language is a quotation; Portuguese is what pages in Macau say beside.
    """
    said = [n for n, block in enumerate(blocks) if block.text]
    found = [at for at, n in enumerate(said) if spoken.get(blocks[n].text)]
    if len(found) != 1 or spoken[blocks[said[found[0]]].text] != PORTUGUESE:
        return None
    at = found[0]
    text = blocks[said[at]].text.strip("*_")
    is_sentence = text.endswith(".") and len(text.split()) >= WORDS_OF_SENTENCE
    before, behind = said[max(0, at - 1) : at], said[at + 1 : at + 2]
    is_needed = bool(before) and all(has_han(blocks[n].text) for n in (*before, *behind))
    is_needed = is_needed or not any(has_han(block.text) for block in blocks)
    return said[at] if is_sentence and not is_needed else None


def _other_languages(
    parts: Sequence[str], lines: Mapping[str, str | None]
) -> list[tuple[str, Reason]]:
    """The other languages of the text, most frequent first, and the names to report them by.

    Names of public bodies are Portuguese in an English text too, but never much of it.
    """
    lengths, counts = Counter[str](), Counter[str]()
    for part in parts:
        lengths[lines[part] or "latin"] += len(part) if lines[part] or _is_latin(part) else 0
        counts[lines[part] or "latin"] += 1
    latin = max(1, sum(lengths.values()))
    found = [
        name
        for name, _ in counts.most_common()
        if name != "latin" and counts[name] >= LEAST_LINES and lengths[name] >= LEAST_SHARE * latin
    ]
    return [(name, _reason(name, [p for p in parts if lines[p] == name])) for name in found]


def _language(text: str) -> str | None:
    """The other language that a text is surely in."""
    if script := script_of(text):
        return script
    if not _is_latin(text):
        return None
    scores = leanings(text)
    best = max(scores, key=scores.__getitem__)
    return best if scores[best] >= SURE else None


def _reason(name: str, parts: Sequence[str]) -> Reason:
    """Named only where it is certain: Dutch and Portuguese share their smallest words."""
    totals = Counter[str]()
    for part in parts:
        totals.update(leanings(part) if script_of(part) is None else {name: 1.0})
    others = max((total for one, total in totals.items() if one != name), default=0.0)
    return cast("Reason", name if totals[name] >= LEAD * others else _UNNAMED)


def _is_latin(text: str) -> bool:
    return has_latin(text) and not has_han(text)


class _Told:
    """Tells one other language from the two of the site."""

    def __init__(self, language: str) -> None:
        self.language = language

    def lean(self, text: str) -> float:
        return leanings(text).get(self.language, -1.0)

    def spoken(self, text: str) -> Spoken:
        """The language of a text, if its words are enough to tell."""
        if script_of(text) == self.language:
            return self.language
        if has_han(text):
            return "chinese"
        scores = leanings(text) if has_latin(text) else {}
        leaning = scores.get(self.language, -1.0 if scores else 0.0)
        if leaning >= SURE and leaning >= max(scores.values()):
            return self.language
        return "english" if leaning <= -1 else None


def _without_language(
    blocks: Sequence[Block], told: _Told, reason: Reason
) -> tuple[list[Block], list[LeftOut]]:
    kept, left_out = _without_parts(blocks, told, reason)
    languages = _languages(kept, told)
    gone = {n for n, spoken in enumerate(languages) if spoken == told.language}
    if _are_names(kept, languages, gone):
        gone = set()
    gone = by_column(kept, gone)
    rest = closed_up(kept, gone)
    return rest, [*left_out, *(LeftOut(kept[n].text, reason) for n in sorted(gone))]


def _are_names(blocks: Sequence[Block], languages: Sequence[Spoken], gone: set[int]) -> bool:
    """Return whether the lines are names for the English of a list, and no third language.

    A third language stands beside Chinese and English, at the same place in each row.
    """
    if any(blocks[n].cell or blocks[n].text.endswith(_SENTENCE_STOPS) for n in gone):
        return False
    spoken = dict(enumerate(languages))
    thirds = [
        sum({spoken.get(n + one), spoken.get(n + other)} == {"chinese", "english"} for n in gone)
        for one, other in _PLACES_OF_OTHERS
    ]
    return 2 * max(thirds) <= len(gone)


def _without_parts(
    blocks: Sequence[Block], told: _Told, reason: Reason
) -> tuple[list[Block], list[LeftOut]]:
    """Without the other part of lines that hold the languages beside each other."""
    split = {n: _PARTS.split(block.text) for n, block in enumerate(blocks) if has_han(block.text)}
    foreign = {n: _foreign_part(parts, told) for n, parts in split.items()}
    usual = Counter((len(split[n]), part) for n, part in foreign.items() if part is not None)
    places = {length: part for (length, part), _ in reversed(usual.most_common())}
    kept: list[Block] = []
    left_out: list[LeftOut] = []
    for n, block in enumerate(blocks):
        parts = split.get(n, [])
        gone = foreign.get(n)
        if gone is None and len(parts) > _TWO_PARTS:
            gone = places.get(len(parts))
        if gone is None or told.spoken(parts[gone]) == "chinese":
            kept.append(block)
            continue
        kept.append(block.with_text(_without(parts, gone)))
        left_out.append(LeftOut(parts[gone], reason))
    return kept, left_out


def _foreign_part(parts: Sequence[str], told: _Told) -> int | None:
    """The place of the one part that is surely in the language; the separators are parts too."""
    found = [n for n in range(0, len(parts), 2) if told.spoken(parts[n]) == told.language]
    return found[0] if len(found) == 1 and len(parts) > 1 else None


def _without(parts: Sequence[str], gone: int) -> str:
    return "".join([*parts[: max(0, gone - 1)], *parts[gone + 1 if gone else 2 :]])


def _languages(blocks: Sequence[Block], told: _Told) -> list[Spoken]:
    """The language of every block: by its words, else by what stands before and behind it."""
    known = [told.spoken(block.text) for block in blocks]
    lettered = [n for n, block in enumerate(blocks) if known[n] or has_latin(block.text)]
    after = Counter((known[a], known[b]) for a, b in pairwise(lettered) if known[a] and known[b])
    ways = _Ways(after, ("chinese", "english", told.language))
    for at, n in enumerate(lettered):
        if known[n]:
            continue
        before = known[lettered[at - 1]] if at else None
        behind = known[lettered[at + 1]] if at + 1 < len(lettered) else None
        other = ways.usual(before, told.language, behind)
        english = ways.usual(before, "english", behind)
        place = WEIGHT_OF_PLACE * ((other > english) - (other < english))
        known[n] = told.language if place + told.lean(blocks[n].text) > 0 else "english"
    return known


class _Ways:
    """The order in which this document sets its languages."""

    def __init__(self, after: Counter[tuple[Spoken, Spoken]], known: tuple[str, ...]) -> None:
        self._after = after
        self._known = known

    def usual(self, before: Spoken, spoken: str, behind: Spoken) -> float:
        """How often this document sets a language where this line stands."""
        after = self._after
        following = after[before, spoken] / max(1, sum(after[before, one] for one in self._known))
        leading = after[spoken, behind] / max(1, sum(after[spoken, one] for one in self._known))
        return (following if before else 0.0) + (leading if behind else 0.0)
