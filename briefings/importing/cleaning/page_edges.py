"""Leave out what stands around a text, by its place: above its title, and behind its last words.

The words need not be known: a title that is marked as such has only the page above it, and what
follows the last sentence as links, contact cards and short lines belongs to the page as well.
"""

import re
from collections.abc import Collection, Sequence

from briefings.importing.block import Line
from briefings.importing.cleaning.back_matter import is_contact_heading
from briefings.importing.patterns.edge_lines import is_disclaimer, leads_to_articles
from briefings.importing.patterns.front_lines import front_line
from briefings.importing.patterns.list_markers import marker
from briefings.importing.patterns.people import are_likely_names
from briefings.text.language_detection import han_count, has_han, latin_words

# A title stands among the first lines; a menu may be long.
LINES_ABOVE_TITLE = 40
# As long as an entry of a menu, or the title of another article, is at most.
LONGEST_LABEL = 110
# A Han character says about as much as three Latin letters.
LETTERS_OF_HAN = 3
# So far below a name its telephone or address is part of the same card.
LINES_OF_CARD = 4
# The heading of what follows the text, once in each language.
MOST_HEADINGS = 2

_STOPS = ("。", "；", ";", ".", "：", ":", "！", "？", "?")
_REACHED_AT = re.compile(r"\+?\d[\d\s()-]{6,}\d|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# A rule, or the number of a page, says nothing of what stands below it.
_NO_EVIDENCE = re.compile(
    r"(?:[^\w©]|[\d_])*|[^\w©]*(?:page|第)?\s*\d+.{0,12}|\W*(?:the )?ends?\W*|\W*(?:全文)?完\W*",
    re.IGNORECASE,
)


def edge_lines(lines: Sequence[Line], furniture: Collection[int]) -> set[int]:
    """The places of lines around the text; `furniture` are those known by their words."""
    return _above_title(lines, furniture) | _behind_text(lines, furniture)


def _above_title(lines: Sequence[Line], furniture: Collection[int]) -> set[int]:
    """What stands above a title that is marked as one, except its date and its authors."""
    seen = [n for n, line in enumerate(lines) if n not in furniture and line.role != "spacer"]
    titles = [n for n in seen if _is_title(lines[n])]
    if not titles or titles[0] > LINES_ABOVE_TITLE or not _is_in_both(lines, seen, titles):
        return set()
    above = [n for n in seen if n < titles[0]]
    if not all(_is_label(lines[n]) or front_line(lines[n].text) for n in above):
        return set()
    return {n for n in above if not _states_day_or_author(lines[n])}


def _is_title(line: Line) -> bool:
    return line.role == "title" or (line.role == "heading" and line.level == 1)


def _is_in_both(lines: Sequence[Line], seen: Sequence[int], titles: Sequence[int]) -> bool:
    """Whether the title is there in both languages: in it, next to it, or above a second half."""
    first = lines[titles[0]]
    below = [lines[n] for n in seen if n > titles[0]]
    if first.is_mixed or not below:
        return first.is_mixed
    if below[0].language != first.language and _is_label(below[0]):
        return True
    return len(titles) == MOST_HEADINGS and lines[titles[1]].language != first.language


def _states_day_or_author(line: Line) -> bool:
    found = front_line(line.text)
    return found is not None and bool(found.dates or found.names)


def _behind_text(lines: Sequence[Line], furniture: Collection[int]) -> set[int]:
    """From the first sure sign of the page behind the last words of the text to the end."""
    tail: list[int] = []
    for n in range(len(lines) - 1, 0, -1):
        if not (n in furniture or is_disclaimer(lines[n].text) or _is_label(lines[n])):
            break
        tail.insert(0, n)
    signs = [n for n in tail if lines[n].is_link or _is_sign(lines, n, furniture)]
    # Links alone may be the references of a text that came without its page.
    if all(lines[n].is_link for n in signs):
        return set()
    start = signs[0]
    above = [n for n in tail if start - MOST_HEADINGS <= n < start]
    for n in reversed(above):
        if not _could_head_page_part(lines[n]):
            break
        start = n
    return {n for n in tail if n >= start and lines[n].text}


def _is_sign(lines: Sequence[Line], n: int, furniture: Collection[int]) -> bool:
    line = lines[n]
    if n in furniture:
        return not _NO_EVIDENCE.fullmatch(line.text) and not is_contact_heading(line.text)
    return leads_to_articles(line.text) or _is_card(lines, n)


def _is_card(lines: Sequence[Line], n: int) -> bool:
    """A person's name with the number or the address at which to reach that person."""
    said = "\n".join(line.text for line in lines[n : n + LINES_OF_CARD])
    name, *below = [part for part in re.split(r"[\n|｜]", said) if part.strip()] or [""]
    if below and are_likely_names(f"{name}|{below[0]}"):
        name = f"{name}|{below[0]}"
    return are_likely_names(name) and any(map(_REACHED_AT.search, below[: LINES_OF_CARD + 1]))


def _could_head_page_part(line: Line) -> bool:
    """A heading right above links or cards is theirs."""
    return line.role in ("heading", "bold") and _is_label(line)


def _is_label(line: Line) -> bool:
    """A short line that is no sentence and no item of a list; each part of a card is one."""
    if line.table or line.role == "figure":
        return False
    parts = [part.strip() for part in line.text.split("\n")]
    return all(map(_is_short, parts)) and (line.is_link or marker(line.text) is None)


def _is_short(text: str) -> bool:
    if text.endswith(_STOPS) and not _REACHED_AT.search(text):
        return len(latin_words(text)) < MOST_HEADINGS and not has_han(text)
    length = len(text) + (LETTERS_OF_HAN - 1) * han_count(text)
    return length <= LONGEST_LABEL
