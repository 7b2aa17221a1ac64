"""Find the title by weighing all lines above the text against each other.

Nothing in the source says which line it is. Above it may stand the path of a page, the name of the
firm, a series or a field of law, and below it a day and the time that reading takes: each is
shorter than a title, is known by its kind, or has no words of the text.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import dropwhile, islice, takewhile

from briefings.importing.block import Line
from briefings.importing.cleaning.line_shapes import (
    LINES_ABOVE_TITLE,
    SAID,
    could_head,
    is_label,
    length_apart,
)
from briefings.importing.cleaning.topic import Topic
from briefings.importing.halves import second_half
from briefings.importing.patterns.asked_and_answered import is_question
from briefings.importing.patterns.characters import letters
from briefings.importing.patterns.dates import dates_in, is_month
from briefings.importing.patterns.front_lines import front_line
from briefings.importing.patterns.furniture.breadcrumbs import is_path
from briefings.importing.patterns.furniture.furniture_lines import (
    could_be_title,
    is_furniture_at_edge,
    is_menu_line,
)
from briefings.importing.patterns.list_markers import marker
from briefings.importing.patterns.mail_lines import is_greeting, is_header_line, names_party
from briefings.importing.patterns.mastheads import begins_with_firm
from briefings.importing.patterns.shared_words import bigrams, words
from briefings.text.language_detection import han_count, has_han, latin_length, latin_letters
from briefings.text.languages import CHINESE, WRITTEN

# What a line's words are worth that the text says again, and its length up to that of a title.
OF_TOPIC, OF_LENGTH, USUAL_LENGTH = 3.0, 1.5, 45
# A line of front matter or of a page is hardly the title; the name of a series may be.
KNOWN, NAMED = -4.0, -2.0
LONGEST_BESIDE_DAY = 16
# 第21期, vol. 12, Ref. RE-27: a line that ends so names what the text appeared in, or its case.
_ISSUE = re.compile(
    r"第\s*[\d〇零一二三四五六七八九十百]+\s*[期卷輯號]\W*$|第\s*[\d/]+\s*號.{0,6}案(?:[（(].{1,12})?\W*$"
    r"|\d\s*月[號刊](?!\w*[\u4e00-\u9fff])"
    r"|\b(?:vol(?:ume)?|issue|no)\.?\s*\d+\W*$|\bcase no\.?\s*[\d/]+\W*$"
    r"|(?:\bref(?:erence)?(?: no)?\b|[檔文]號|參考編號)[.:：\s]*[A-Z\d][\w/-]*\d\W*$",
    re.IGNORECASE,
)
_BAR = re.compile(r"\s+[/|]\s+|\s*[／｜]\s*")
_DIVIDER = re.compile(r"\s*[|｜·•▪■◆]\s*|\s+[–—-]\s+")
# Both languages of a title are about as long.
MOST_APART = 0.9
# A masthead has at least so many letters in each language.
LEAST_OF_NAME = 4
# The line below others is the title if it is worth so much more than the first one, and so many
# times as long: a first heading says more of what follows it than the title does, but is shorter.
CLEARLY, LONGER = 1.0, 1.5


@dataclass(frozen=True)
class _Candidate:
    """The place of a line with both languages, or the places of two with one each."""

    places: tuple[int, ...]
    worth: float


def likely_titles(lines: Sequence[Line]) -> set[int]:
    """The places of a title below other short lines; none where the first line is the title."""
    head = _head(lines, 0)
    if len(head) <= 1 or _is_one_pair(lines, head):
        return set()
    if issue := _issue(lines, head):
        return issue
    half = second_half(lines)
    second = [] if half is None else _head(lines, half)
    block = _title_of_next_block(lines, head) if half is None else []
    around = {*head, *second, *block}
    if any(_is_of_mail(lines[n]) for n in head):
        return set()
    rest = [line for n, line in enumerate(lines) if n not in around]
    said = [line.text for line in rest if not is_label(line)]
    topic = Topic([line.text for line in rest], said)
    worth = {n: _worth(lines[n], topic) for n in around}
    found = list(_candidates(lines, head, worth))
    found += [_of_two(n, other, worth) for other in block for n in _of_one(lines, head)]
    if not found and _is_in_one_language(lines):
        return _best(lines, _alone(head, worth))
    if half is None:
        return _best(lines, found)
    sides = [_alone(head, worth), _alone(second, worth)]
    # Above the halves of a text in one language each, a line with both is of the page.
    if max((one.worth for one in found), default=0.0) > max(one.worth for one in sides[0]):
        return _best(lines, found)
    titles = [_best(lines, side) for side in sides]
    # Where only one half has lines above its title, the title of the other is its first line.
    if any(titles):
        titles = [one or _first(side) for one, side in zip(titles, sides, strict=True)]
    return set().union(*titles)


def _is_one_pair(lines: Sequence[Line], head: Sequence[int]) -> bool:
    """Return whether the head is surely the title: a table row, or one line in each language."""
    is_row = lines[head[0]].row is not None
    return is_row or (len(head) == len(WRITTEN) and not any(lines[n].is_mixed for n in head))


def _issue(lines: Sequence[Line], head: Sequence[int]) -> set[int]:
    """The lines that say more than the masthead above, which they begin with, in each language.

    TAX WATCH 稅務觀察 stands above Tax Watch: June Issue and 稅務觀察：六月號.
    """
    found = {
        n
        for k, n in enumerate(head)
        if not lines[n].is_mixed and any(_names_in(lines[m], lines[n]) for m in head[:k])
    }
    is_pair = len(found) == len({lines[n].language for n in found}) == len(WRITTEN)
    return found if is_pair else set()


def _names_in(above: Line, line: Line) -> bool:
    """Return whether the line begins with all that the one above says in its language."""
    said, name = letters(line.text), letters(above.text)
    has_language = has_han if has_han(said) else str.isascii
    name = "".join(letter for letter in name if has_language(letter))
    return len(said) > len(name) >= LEAST_OF_NAME and said.startswith(name)


def _first(found: Sequence[_Candidate]) -> set[int]:
    return {*found[0].places} if found and found[0].worth > 0 else set()


def _is_of_mail(line: Line) -> bool:
    """Return whether the line is part of a mail header, below which no title is guessed."""
    parts = line.text.split("\n")
    return any(is_header_line(part) and names_party(part) for part in parts)


def _is_in_one_language(lines: Sequence[Line]) -> bool:
    """Return whether the lines are one of two files, each in its language."""
    return len({line.language for line in lines if line.language}) == 1


def _alone(head: Sequence[int], worth: Mapping[int, float]) -> list[_Candidate]:
    return [_Candidate((n,), worth[n]) for n in head]


def _best(lines: Sequence[Line], found: Sequence[_Candidate]) -> set[int]:
    """The places of the first that could be the title, or of one that is clearly better.

    None where that is the first line of all.
    """
    likely = [one for one in _no_less_marked(lines, found) if one.worth > 0]
    if not likely:
        return set()
    best = max(likely, key=lambda one: one.worth)
    firsts = [one for one in likely if likely[0].places[0] in one.places]
    first = max(firsts, key=lambda one: one.worth)
    is_top = likely[0] is found[0]
    is_longer = _length(lines, best) >= LONGER * max(_length(lines, one) for one in firsts)
    is_title = is_top and not any(_ISSUE.search(lines[n].text) for n in first.places)
    if best.worth >= first.worth + CLEARLY and (is_longer or not is_title):
        return set(best.places)
    return set() if is_top else set(first.places)


def _no_less_marked(lines: Sequence[Line], found: Sequence[_Candidate]) -> list[_Candidate]:
    """Those that are bold, if the first is: a title is not set in plainer letters than others."""
    bold = [all(lines[n].role == "bold" for n in one.places) for one in found]
    return [one for one, is_bold in zip(found, bold, strict=True) if is_bold or not bold[0]]


def _length(lines: Sequence[Line], one: _Candidate) -> int:
    return sum(latin_length(lines[n].text) for n in one.places)


def _head(lines: Sequence[Line], start: int) -> list[int]:
    """The places of the short lines above the first sentence, number or question."""
    found: list[int] = []
    for n in range(start, min(len(lines), start + LINES_ABOVE_TITLE)):
        line = lines[n]
        # A newsletter greets its readers between its name and its first title.
        if line.role == "spacer" or is_greeting(line.text):
            continue
        is_front = front_line(line.text) is not None
        is_in_column = line.row is not None and not _is_of_pair(lines, n)
        if line.table or is_in_column or marker(line.text) or is_question(line.text):
            break
        if not (is_label(line) or is_front or (could_head(line) and not SAID.search(line.text))):
            break
        found.append(n)
    return found


def _is_of_pair(lines: Sequence[Line], n: int) -> bool:
    """Return whether a cell stands beside one in the other language, and beside no third."""
    near = [one for one in lines[max(0, n - 2) : n + 3] if one.row == lines[n].row]
    return len(near) == len({one.language for one in near} - {None}) == len(WRITTEN)


def _candidates(
    lines: Sequence[Line], head: Sequence[int], worth: Mapping[int, float]
) -> Iterator[_Candidate]:
    for k, n in enumerate(head):
        if lines[n].is_mixed and _has_both(lines[n].text):
            yield _Candidate((n,), worth[n])
        below = dropwhile(lambda place: _states_day(lines[place].text), head[k + 1 :])
        for other in islice(below, 1):
            if _translates(lines[n], lines[other]):
                yield _of_two(n, other, worth)


def _of_two(n: int, other: int, worth: Mapping[int, float]) -> _Candidate:
    return _Candidate((n, other), (worth[n] + worth[other]) / len(WRITTEN))


def _title_of_next_block(lines: Sequence[Line], head: Sequence[int]) -> list[int]:
    """The first line in the other language, where columns or sections stand behind each other.

    The head is in one language then, and so is the text right below it.
    """
    languages = {lines[n].language for n in _of_one(lines, head)}
    if len(languages) != 1:
        return []
    below = _of_one(lines, range(head[-1] + 1, len(lines)))
    below = [n for n in below if not is_greeting(lines[n].text)]
    same = list(takewhile(lambda n: lines[n].language in languages, below))
    others = below[len(same) : len(same) + len(WRITTEN)]
    if len(others) < len(WRITTEN) or not any(_says(lines[n]) for n in same):
        return []
    first, second = (lines[n] for n in others)
    is_above_text = second.language == first.language and _says(second)
    could_be = could_head(first) and marker(first.text) is None
    return others[:1] if is_above_text and could_be else []


def _of_one(lines: Sequence[Line], places: Iterable[int]) -> list[int]:
    return [n for n in places if lines[n].language and not lines[n].is_mixed]


def _says(line: Line) -> bool:
    return not could_head(line) and not is_label(line)


def _has_both(text: str) -> bool:
    """Return whether each language says something: in 創用CC 授權條款 the English only names it."""
    return 2 * latin_letters(text) >= han_count(text)


def _translates(one: Line, other: Line) -> bool:
    """A line may also hold both because of a name: CC0 1.0 通用, CC0 1.0 Universal."""
    if not other.language or other.language == one.language or (one.is_mixed and other.is_mixed):
        return False
    if _says_twice(one.text) or _says_twice(other.text):
        return False
    mixed, plain = (one, other) if one.is_mixed else (other, one)
    if mixed.is_mixed and not _holds_name(mixed, plain):
        return False
    return length_apart(latin_length(one.text), latin_length(other.text)) <= MOST_APART


def _holds_name(one: Line, other: Line) -> bool:
    """Return whether all that a mixed line says in the other's language stands in the other."""
    if one.language == CHINESE:
        return words(one.text) <= words(other.text)
    return bigrams(one.text) <= bigrams(other.text)


def _says_twice(text: str) -> bool:
    """Return whether the line has a language on each side of a bar, and so needs no translation."""
    sides = _BAR.split(text)
    return len(sides) == len(WRITTEN) and has_han(sides[0]) != has_han(sides[1])


def _is_of_page(line: Line) -> bool:
    """服務條款 stands in menus, but is also the title of terms of service."""
    is_known = is_menu_line(line.text) or is_furniture_at_edge(line.text)
    return is_known and not could_be_title(line.text)


def _states_day(text: str) -> bool:
    """Return whether hardly more than a day is said, or what it is: 2026年4月14日起生效."""
    days, rest = dates_in(text)
    is_labelled = rest.rstrip(" |").endswith((":", "："))
    return bool(days) and (is_labelled or latin_length(letters(rest)) <= LONGEST_BESIDE_DAY)


def _worth(line: Line, topic: Topic) -> float:
    if line.is_link or _is_of_page(line) or _states_day(line.text):
        return KNOWN
    if is_path(line.text) or not could_head(line) or begins_with_firm(line.text):
        return KNOWN
    found = front_line(line.text)
    if found is not None and (found.dates or found.names or not found.could_be_title):
        return KNOWN
    length = latin_length(line.text) / (len(WRITTEN) if line.is_mixed else 1)
    worth = OF_TOPIC * topic.share(line.text) + OF_LENGTH * min(1.0, length / USUAL_LENGTH)
    is_named = found is not None or _ISSUE.search(line.text) is not None
    is_named = is_named or any(map(is_month, _DIVIDER.split(line.text)))
    return worth + (NAMED if is_named else 0.0)
