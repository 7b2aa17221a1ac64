"""The ways to cut a text that holds both languages into segments of one language each."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from briefings.importing.patterns.brackets import last_bracket
from briefings.importing.patterns.emphasis import with_whole_marks
from briefings.importing.patterns.list_markers import is_only_marker, marker
from briefings.importing.patterns.shared_words import words
from briefings.importing.splitting.borders import (
    AT_SEPARATOR,
    AT_SPACE,
    Border,
    BorderedText,
    Span,
    bordered,
)
from briefings.text.language_detection import (
    HAN,
    Language,
    han_count,
    has_han,
    language_of,
    latin_letters,
    latin_words,
    other,
)
from briefings.text.languages import CHINESE, ENGLISH, WRITTEN

# English letters for one Han character: 3.1 to 5.8 in nine of ten statute pairs, wider when short.
NARROWEST_FIT, WIDEST_FIT = 1.3, 11.0
# Up to this length a line with one change of script may be a heading in both languages.
SHORT_HAN, SHORT_WORDS = 40, 24

_BEHIND_HAN = re.compile(rf"[{HAN}。；：，！？]")
_HAN_STOPS, _STOPS = "。；", "。.；;"
_TRANSLATING = "（([［【"
# A name in Chinese is no longer; in the sentence that begins with it, its English stands behind it.
LONGEST_NAME, _BEHIND_NAME = 16, re.compile(r"[（(][A-Z][^()（）]{1,80}[)）]\s+[a-z]")
# A sentence in brackets is no shorter.
LEAST_HAN, LEAST_WORDS = 8, 6

_DIVIDER = re.compile(r"\s+[/|–—]\s+|\s*[／｜\t\n]\s*|[ \u3000]{2,}")
_SIZE_OF_FILE = re.compile(r"\d\s*[KMG]B\b")
_TRANSLATED = re.compile(
    r"(?P<outside>[^（）()［］\[\]【】\n。；;]{1,80})[（(［\[【]"
    r"(?P<inside>[^（）()［］\[\]【】\n。；;^]{1,160})[)）］\]】]\s*[:：]?"
)


@dataclass(frozen=True, slots=True)
class Segment:
    """Text of one language, and what the border before it costs."""

    language: Language | None
    text: str
    cost: float = 0.0


def segments(text: str, *, eagerness: float = 1.0) -> list[Segment]:
    """The text in runs of one language; joined, they are the text less separators and spaces."""
    return cheapest_segments(bordered(text), eagerness)


def cheapest_segments(found: BorderedText, eagerness: float) -> list[Segment]:
    """The segments at the least price of borders and foreign words.

    `eagerness` above 1 makes splitting cheaper: for a document whose other lines hold both sides.
    """
    if not found.spans:
        return [Segment(language_of(found.text), found.text)]
    languages = _cheapest(found.spans, [border.cost / eagerness for border in found.borders])
    return _cut(found.text, found.borders, languages)


def pair_in(text: str) -> list[Segment] | None:
    """Both sides of a line with exactly one change of script."""
    return only_pair(bordered(text))


def only_pair(found: BorderedText) -> list[Segment] | None:
    spans = found.spans
    changes = [n for n, (a, b) in enumerate(pairwise(spans)) if a.language != b.language]
    if len(changes) != 1:
        return None
    border = found.borders[changes[0]]
    left, right = found.text[: border.end].strip(), found.text[border.start :].strip()
    before, after = spans[changes[0]].language, spans[changes[0] + 1].language
    return [Segment(before, left), Segment(after, right, border.cost)]


def halves(text: str) -> list[Segment] | None:
    """Both sides of a line that a separator or a wide gap cuts into Chinese and pure English.

    Names may stand in the Chinese: "CC0 1.0 通用  CC0 1.0 Universal".
    """
    found = []
    for match in _DIVIDER.finditer(text):
        left, right = text[: match.start()].strip(), text[match.end() :].strip()
        is_in_both = has_han(left) != has_han(right) and latin_letters(right)
        if is_in_both and latin_letters(left) and not _ends_with_number(left):
            order = (CHINESE, ENGLISH) if has_han(left) else (ENGLISH, CHINESE)
            found.append([Segment(order[0], left), Segment(order[1], right, AT_SEPARATOR)])
    return found[0] if len(found) == 1 else None


def _ends_with_number(text: str) -> bool:
    """Return whether the gap only follows the number of the English: …。Article 12  The filing."""
    said = _BEHIND_HAN.split(text)[-1].strip()
    return latin_letters(said) > 0 and is_only_marker(said)


def with_shared_names(cut: list[Segment] | None) -> list[Segment] | None:
    """The sides, if they fit and all foreign words of the Chinese are names in the English too."""
    if cut is None or not fit_in_length(*sides_of(cut)):
        return None
    chinese, english = sides_of(cut)
    # Behind the last sentence a foreign word begins the other side: …。Article 4  Any staff of …
    begun = chinese.rpartition("。")[2]
    is_torn = bool(latin_letters(begun)) and not has_han(begun)
    return cut if words(chinese) <= words(english) and not is_torn else None


def translated_in_brackets(text: str) -> list[Segment] | None:
    """Both sides of 適用範圍（Scope of application）: a short line with the other in brackets.

    The Chinese may hold words of its translation: Cookie 政策（Cookie Policy）.
    """
    # Brackets may stand around its number too.
    found = marker(text)
    number = text[: found.length] if found and not found.is_part else ""
    match = _TRANSLATED.fullmatch(text[len(number) :])
    if match is None or not is_short(text):
        return None
    outside, inside = (number + match["outside"]).strip(), match["inside"].strip()
    if _SIZE_OF_FILE.search(inside):
        return None
    if has_han(outside) == has_han(inside):
        return None
    unnumbered = match["outside"]
    chinese, english = (unnumbered, inside) if has_han(outside) else (inside, unnumbered)
    if not words(chinese) <= words(english):
        return None
    languages = (CHINESE, ENGLISH) if has_han(outside) else (ENGLISH, CHINESE)
    if not _has_letters(outside) or not _has_letters(inside):
        return None
    return [Segment(languages[0], outside), Segment(languages[1], inside, AT_SEPARATOR)]


def sentence_translated_in_brackets(text: str) -> list[Segment] | None:
    """Both sides of sentences each followed by its whole translation in brackets."""
    sides: dict[Language, list[str]] = {CHINESE: [], ENGLISH: []}
    order: list[Language] = []
    rest = text.strip()
    while rest:
        found = _last_translated(rest)
        if found is None:
            return None
        rest, outside, inside = found
        language = CHINESE if has_han(outside) else ENGLISH
        sides[language].insert(0, outside)
        sides[other(language)].insert(0, inside)
        order.append(language)
    if len(set(order)) != 1:
        return None
    joined = {CHINESE: "".join(sides[CHINESE]), ENGLISH: " ".join(sides[ENGLISH])}
    if not fit_in_length(joined[CHINESE], joined[ENGLISH]):
        return None
    first, second = order[0], other(order[0])
    return [Segment(first, joined[first]), Segment(second, joined[second], AT_SEPARATOR)]


def without_brackets(text: str) -> str:
    """A whole sentence that stands in brackets, without these; any other text as it is."""
    text = text.strip()
    is_enclosed = text[:1] in _TRANSLATING and last_bracket(text) == 0
    return text[1:-1].strip() if is_enclosed and _says_all(text) else text


def _last_translated(text: str) -> tuple[str, str, str] | None:
    """What stands before the last sentence that is translated in brackets, and its two sides."""
    stop = text[-1] if text[-1] in _STOPS else ""
    closed = text.removesuffix(stop)
    start = last_bracket(closed)
    if start is None or closed[start] not in _TRANSLATING:
        return None
    inside = closed[start + 1 : -1].strip()
    before = closed[:start].rstrip()
    begin = _begin_of_sentence(before)
    outside = before[begin:].strip()
    if has_han(outside) == (stop in _HAN_STOPS):
        outside += stop
    else:
        inside += stop
    if has_han(outside) == has_han(inside) or not _could_translate(outside, inside):
        return None
    # Beside its own English a Chinese sentence needs none in brackets: …。 The Court … (see …).
    if has_han(outside) and latin_letters(outside) > latin_letters(inside):
        return None
    return before[:begin].strip(), outside, inside


def _begin_of_sentence(text: str) -> int:
    """Behind the last bracket before this sentence, or the start."""
    found = max(text.rfind(closing) for closing in ")）]］")
    is_between = found >= 0 and text[:found].rstrip() and text[found + 1 :].strip("。.；; ")
    start = last_bracket(text[: found + 1]) if is_between else None
    # (2) is a number, and (platform) the name of something.
    if not start or not _says_all(text[start + 1 : found]):
        return 0
    return found + 1 if has_han(text[start:]) != has_han(text[start : found + 1]) else 0


def _could_translate(outside: str, inside: str) -> bool:
    """Return whether both say whole sentences, or are the same item: (a) 租金；（(a) rent;）."""
    first, second = marker(outside), marker(inside)
    is_same_item = first is not None and second is not None and first.counts_as(second)
    return is_same_item or (_says_all(outside) and _says_all(inside))


def _says_all(text: str) -> bool:
    """Long enough to be a sentence, not the name of something in it."""
    return han_count(text) >= LEAST_HAN if has_han(text) else len(latin_words(text)) >= LEAST_WORDS


def is_one_sentence(parts: Sequence[Segment]) -> bool:
    """Return whether a sentence goes on, without a stop, behind words in the other language.

    Its first word may be a Chinese name: 遠景行 (Vista & Co) can draft the notice.
    """
    if len(parts) == len(WRITTEN):
        name, sentence = parts[0].text, parts[1].text
        is_named = not name.endswith(tuple(_STOPS)) and _BEHIND_NAME.match(sentence) is not None
        return is_named and han_count(name) <= LONGEST_NAME and not has_han(sentence)
    inner = [part.cost for part in parts[1:]]
    return len(parts) > 2 and parts[0].language == parts[-1].language and min(inner) >= AT_SPACE


def _has_letters(text: str) -> bool:
    return has_han(text) or latin_letters(text) > 0


def whole_marked(text: str, parts: Sequence[Segment]) -> list[Segment]:
    """The parts of a text, each with whole marks of emphasis."""
    texts = [part.text for part in parts]
    marked = with_whole_marks(text, texts)
    if marked == texts:
        return list(parts)
    return [replace(part, text=one) for part, one in zip(parts, marked, strict=True)]


def sides_of(parts: Iterable[Segment]) -> tuple[str, str]:
    """All the Chinese and all the English of a line."""
    sides = {CHINESE: "", ENGLISH: ""}
    for part in parts:
        if part.language:
            sides[part.language] += part.text
    return sides[CHINESE], sides[ENGLISH]


def fit_in_length(chinese: str, english: str) -> bool:
    """Return whether the lengths allow these to be translations of each other."""
    han, letters = han_count(chinese), latin_letters(english)
    return NARROWEST_FIT * han - 12 <= letters <= WIDEST_FIT * han + 12


def is_short(text: str) -> bool:
    return han_count(text) <= SHORT_HAN and len(latin_words(text)) <= SHORT_WORDS


def _cheapest(spans: Sequence[Span], costs: Sequence[float]) -> list[Language]:
    """Viterbi: for each span the language it is read in, at the least cost over the whole text."""
    order: tuple[Language, Language] = (CHINESE, ENGLISH)
    best = {language: _foreign(spans[0], language) for language in order}
    came_from: list[dict[Language, Language]] = []
    for span, cost in zip(spans[1:], costs, strict=True):
        step: dict[Language, Language] = {}
        now: dict[Language, float] = {}
        for language in order:
            previous = min(order, key=lambda old: best[old] + cost * (old != language))
            step[language] = previous
            now[language] = best[previous] + cost * (previous != language)
            now[language] += _foreign(span, language)
        best = now
        came_from.append(step)
    language = min(order, key=lambda last: best[last])
    path = [language]
    for step in reversed(came_from):
        language = step[language]
        path.append(language)
    return path[::-1]


def _foreign(span: Span, language: Language) -> float:
    return 0.0 if span.language == language else span.weight


def _cut(text: str, borders: Sequence[Border], languages: Sequence[Language]) -> list[Segment]:
    found: list[Segment] = []
    start, cost = 0, 0.0
    for number, border in enumerate(borders):
        if languages[number] != languages[number + 1]:
            found.append(Segment(languages[number], text[start : border.end].strip(), cost))
            start, cost = border.start, border.cost
    found.append(Segment(languages[-1], text[start:].strip(), cost))
    return found
