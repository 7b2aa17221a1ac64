"""Read a title that stands only behind its label, as in a letter: 事由：… / Subject: …."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from briefings.importing.block import LeftOut, Line, line_within
from briefings.importing.cleaning.line_shapes import could_head, is_title, length_apart, prominence
from briefings.importing.halves import second_half
from briefings.importing.patterns.characters import letters
from briefings.importing.patterns.front_lines import front_line
from briefings.importing.patterns.furniture.furniture_lines import is_always_furniture
from briefings.importing.patterns.list_markers import marker
from briefings.importing.patterns.mail_lines import is_greeting, is_header_line, names_party
from briefings.importing.patterns.numbers_in_text import is_number_of_file
from briefings.text.language_detection import HAN, han_count, latin_length
from briefings.text.languages import WRITTEN

# A label stands among the first lines, above any sentence; each language has one at most.
LINES_AT_HEAD = 14

# A name of fewer Chinese characters says too little.
LEAST_OF_TITLE = 3

# So many headings have a number where the title has none.
LEAST_NUMBERED = 2
# Both languages of a title are about as long.
MOST_APART = 0.9

_STOPS = ("。", "；", ";", ".")
_EMPHASIS = re.compile(r"\*{1,3}")
_HAN, _NOT_HAN = re.compile(f"[{HAN}]"), re.compile(f"[^{HAN}]")
# What mailing lists and programs put before a subject: [list], Re:, 轉寄：
_MARKED = re.compile(
    r"\[[^\[\]]{2,30}\]\s*\S|(?:re|fwd?|回[覆复]|答[覆复]|[轉转](?:寄|發|发))\s*[:：]",
    re.IGNORECASE,
)
_SET_OFF = ("bold", "heading")

_WORD = r"(?:事由|主旨|主題|標題|題目|題|關於|有關|subject|re|title|topic|regarding|assunto)"
_LABEL = re.compile(
    rf"(?P<label>{_WORD}(?:\s*[/／|｜]?\s*{_WORD})?\s*[:：])\s*(?P<title>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_LONE = re.compile(
    r"(?:事由|主旨|主題|subject|re)(?:\s*[/／|｜]?\s*(?:事由|主旨|主題|subject|re))?\s*[:：]?"
    rf"|{_WORD}(?:\s*[/／|｜]?\s*{_WORD})?\s*[:：]",
    re.IGNORECASE,
)


def is_subject_label(text: str) -> bool:
    """Return whether the line is only the label of the title that stands below it."""
    return _LONE.fullmatch(text.strip()) is not None


def labelled_title(text: str) -> str | None:
    """The title behind its label, if the text is no more than the two."""
    match = _LABEL.fullmatch(text)
    return match["title"] if match else None


def with_title(lines: Sequence[Line]) -> tuple[list[Line], list[LeftOut]]:
    """The lines with a title that had a label before it, and the labels."""
    apart = [_kind_as_text(one) for line in lines for one in _fields_apart(line)]
    head = _places_at_head(apart)
    found = {
        n: match
        for n in head
        if apart[n].row is None and not apart[n].table and (match := _labelled(apart[n].text))
    }
    others = [apart[n] for n in head if n not in found]
    if not found or len(found) > len(WRITTEN) or any(map(is_title, others)):
        return list(lines), []
    below = _translation_below(apart, found)
    is_in_both = bool(below) or _is_in_both(apart, found)
    is_mail = not is_in_both and any(map(_is_of_mail, others))
    if is_mail and _may_have_own_title(apart, max(found) + 1):
        return list(lines), []
    if any(map(_is_of_mail, others)) and _has_own_title(apart, found):
        return list(lines), []
    if titles := _said_again(apart, found):
        marked = [_as_title(line) if n in titles else line for n, line in enumerate(apart)]
        fields = [LeftOut(apart[n].text, "page-header") for n in found]
        return [line for n, line in enumerate(marked) if n not in found], fields
    labels = [LeftOut(match["label"], "page-header") for match in found.values()]
    return _without_labels(apart, found, below), labels


def _kind_as_text(line: Line) -> Line:
    """Return the line; as plain text if it is set as a title but names only a kind of document."""
    stated = front_line(line.text) if is_title(line) else None
    return replace(line, role="text", is_marked=False) if stated and stated.is_kind else line


def _labelled(text: str) -> re.Match[str] | None:
    return _LABEL.fullmatch(_EMPHASIS.sub("", text))


def _without_labels(
    lines: Sequence[Line], found: Mapping[int, re.Match[str]], below: set[int]
) -> list[Line]:
    """The lines with the titles marked, below what follows their labels in the header of a mail."""
    changed: list[Line] = []
    titles: list[Line] = []
    for n, line in enumerate(lines):
        if n in found:
            titles += [_as_title(line_within(line, one)) for one in found[n]["title"].split("\n")]
            continue
        if titles and not is_header_line(line.text):
            changed, titles = [*changed, *titles], []
        changed.append(_as_title(line) if n in below else line)
    return [*changed, *titles]


def _fields_apart(line: Line) -> list[Line]:
    """The lines of a block that holds the header of a mail with the title; else the block."""
    parts = line.text.split("\n")
    is_header = len(parts) > 1 and any(map(_labelled, parts)) and all(map(is_header_line, parts))
    return [line_within(line, part) for part in parts] if is_header else [line]


def _is_in_both(lines: Sequence[Line], found: Mapping[int, re.Match[str]]) -> bool:
    """Return whether the titles are in both languages, and say more than 更新 Update."""
    titles = [line_within(lines[n], match["title"]) for n, match in found.items()]
    is_in_both = any(one.is_mixed for one in titles) or len({one.language for one in titles}) > 1
    return is_in_both and sum(han_count(one.text) for one in titles) >= LEAST_OF_TITLE


def _translation_below(lines: Sequence[Line], found: Mapping[int, re.Match[str]]) -> set[int]:
    """The place of the title in the other language, which stands without a label below the first.

    The short lines above the first sentence are pairs, so that it is one too many.
    """
    if len(found) > 1:
        return set()
    ((place, match),) = found.items()
    title = line_within(lines[place], match["title"])
    short = list(takewhile(_could_translate, lines[place + 1 :]))
    if title.is_mixed or not len(short) % 2 or short[0].language in (None, title.language):
        return set()
    apart = length_apart(latin_length(title.text), latin_length(short[0].text))
    return {place + 1} if apart <= MOST_APART else set()


def _could_translate(line: Line) -> bool:
    is_plain = line.role in ("text", "bold") and line.row is None and not line.is_mixed
    is_of_mail = is_header_line(line.text) or is_greeting(line.text)
    return is_plain and could_head(line) and marker(line.text) is None and not is_of_mail


def _places_at_head(lines: Sequence[Line]) -> list[int]:
    """The places above the first sentence of the text, or of each of its halves."""
    starts = [0, second_half(lines)]
    return [
        n
        for start in starts
        if start is not None
        for n in takewhile(
            lambda n: not lines[n].text.endswith(_STOPS),
            range(start, min(start + LINES_AT_HEAD, len(lines))),
        )
    ]


def _said_again(lines: Sequence[Line], found: Mapping[int, re.Match[str]]) -> set[int]:
    """The places of a title right below its label's, which says the same and maybe more.

    One that is not bold says all the English of the label's.
    """
    below = [n for n in range(max(found) + 1, len(lines)) if not _is_beside_text(lines[n])]
    below = below[: len(WRITTEN)]
    if not all(_could_say_title(lines[n]) for n in below):
        return set()
    return set(below) if _say_subject([lines[n] for n in below], found) else set()


def _say_subject(titles: Sequence[Line], found: Mapping[int, re.Match[str]]) -> bool:
    """Return whether the titles of both languages say what the label's says, and maybe more."""
    said = letters("".join(one.text for one in titles))
    subject = letters("".join(match["title"] for match in found.values()))
    chinese, english = _NOT_HAN.sub("", subject), _HAN.sub("", subject)
    is_same = len(chinese) >= LEAST_OF_TITLE and chinese in said
    if not all(one.role in _SET_OFF for one in titles):
        is_same = is_same and len(english) >= LEAST_OF_TITLE and english in said
    return is_same and len({one.language for one in titles}) == len(WRITTEN)


def _could_say_title(line: Line) -> bool:
    is_plain = line.role in (*_SET_OFF, "text") and line.row is None
    return is_plain and could_head(line) and marker(line.text) is None


def _is_beside_text(line: Line) -> bool:
    """Return whether a line below the label is of the mail or its program, or numbers it."""
    is_of_mail = is_header_line(line.text) or is_always_furniture(line.text)
    stated = front_line(line.text)
    is_front = is_number_of_file(line.text) or (stated is not None and not stated.could_be_title)
    return line.role == "spacer" or is_of_mail or is_front


def _is_of_mail(line: Line) -> bool:
    """The header of a mail, whose text may have its own title."""
    parts = line.text.split("\n")
    return any(is_header_line(part) and names_party(part) for part in parts)


def _may_have_own_title(lines: Sequence[Line], start: int) -> bool:
    """Return whether a line below the header could be a title: no greeting, sentence or number."""
    below = takewhile(lambda line: not _is_said(line), lines[start : start + LINES_AT_HEAD])
    return any(
        not is_header_line(line.text) and not is_greeting(line.text) and could_head(line)
        for line in below
    )


def _has_own_title(lines: Sequence[Line], found: Mapping[int, re.Match[str]]) -> bool:
    """Return whether the title, in both languages, is below the header of a mail, not its subject.

    A greeting below it, or letters like no other line's, show that it is no first heading, and so
    does a subject that a program has marked. Of a text whose languages follow each other, each half
    has the title in its own.
    """
    is_marked = any(_MARKED.match(match["title"]) for match in found.values())
    below = lines[max(found) + 1 :]
    if (half := second_half(below)) is not None:
        firsts = [one for one in map(_first_title, (below, below[half:])) if one]
        if is_marked or _say_subject(firsts, found) or _stand_out(firsts, below):
            return len(firsts) == len(WRITTEN) or any(one.is_mixed for one in firsts[:1])
    below = [line for line in below if not _is_beside_text(line)]
    without_greeting = [line for line in below if not is_greeting(line.text)]
    firsts = _titles_at(without_greeting)
    if _stand_out(firsts, below) or _lacks_number(firsts, without_greeting):
        return True
    titles = _titles_at(below)
    following = next(iter(below[len(titles) :]), None)
    is_above_greeting = following is not None and is_greeting(following.text)
    return bool(titles) and (is_marked or is_above_greeting)


def _titles_at(lines: Sequence[Line]) -> list[Line]:
    """The first lines, if they could be a title in both languages."""
    titles = list(takewhile(_could_say_title, lines[: len(WRITTEN)]))
    if any(line.is_mixed for line in titles[:1]):
        return titles[:1]
    return titles if {line.language for line in titles} == set(WRITTEN) else []


def _stand_out(titles: Sequence[Line], lines: Sequence[Line]) -> bool:
    """Return whether the titles are set in larger or bolder letters than all the other lines."""
    others = [line for line in lines if line not in titles]
    return bool(titles) and min(map(prominence, titles)) > max(map(prominence, others))


def _lacks_number(titles: Sequence[Line], lines: Sequence[Line]) -> bool:
    """Return whether the titles have no number and the headings below, in both languages, have."""
    below = [line for line in lines[len(titles) :] if marker(line.text) and could_head(line)]
    counts = Counter(language for line in below for language in _languages(line))
    return bool(titles) and all(counts[language] >= LEAST_NUMBERED for language in WRITTEN)


def _languages(line: Line) -> Sequence[str | None]:
    return WRITTEN if line.is_mixed else [line.language]


def _first_title(lines: Sequence[Line]) -> Line | None:
    """The first line below header and greeting, if it could be a title."""
    below = (one for one in lines if not (_is_beside_text(one) or is_greeting(one.text)))
    first = next(below, None)
    return first if first and _could_say_title(first) else None


def _is_said(line: Line) -> bool:
    """A sentence, or a numbered heading, begins the text."""
    return line.text.endswith(_STOPS) or marker(line.text) is not None


def _as_title(line: Line) -> Line:
    return replace(line, role="title", is_marked=True)
