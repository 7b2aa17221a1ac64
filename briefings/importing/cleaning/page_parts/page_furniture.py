"""Recognise page furniture (menus, sharing, copyright lines) by what stands around a line."""

import re
from collections.abc import Mapping, Sequence
from itertools import dropwhile, takewhile

from briefings.importing.block import Line, Reason
from briefings.importing.cleaning.line_shapes import (
    SAID,
    could_be_item,
    is_label,
    is_title,
    runs,
)
from briefings.importing.cleaning.page_parts.back_matter import is_contact_heading
from briefings.importing.cleaning.page_parts.end_mark import behind_end, says_whom_to_reach
from briefings.importing.cleaning.page_parts.language_notes import notes_on_language
from briefings.importing.cleaning.page_parts.menus import is_repeated
from briefings.importing.cleaning.page_parts.page_ends import end_lines
from briefings.importing.cleaning.page_parts.page_heads import LINES_BELOW_TITLE, head_lines
from briefings.importing.cleaning.page_parts.page_tails import tail_lines
from briefings.importing.cleaning.page_parts.running_heads import running_heads
from briefings.importing.patterns.characters import letters
from briefings.importing.patterns.dates import states_effect
from briefings.importing.patterns.front_lines import front_line, states_day_or_author
from briefings.importing.patterns.furniture.breadcrumbs import is_breadcrumb, is_path
from briefings.importing.patterns.furniture.edge_lines import (
    asks_if_helpful,
    is_answer,
    is_disclaimer,
    is_form_label,
    leads_to_articles,
)
from briefings.importing.patterns.furniture.furniture_lines import (
    could_be_title,
    is_always_furniture,
    is_furniture_at_edge,
    is_menu_line,
    language_label,
)
from briefings.text.language_detection import han_count
from briefings.text.languages import WRITTEN

# A menu is a run of short lines; an unknown word among so many known ones is one of its items.
LEAST_KNOWN_IN_MENU = 5
MOST_UNKNOWN_IN_MENU = 2
# What is said in this many characters is text, and ends the search for menus at either end.
BODY_LENGTH = 60
SENTENCE_LENGTH = 12
_STOPS, _SENTENCE_STOPS = ("。", "；"), ("。", "；", ".", ";")
# A name may end with an initial: K. L.
_INITIAL = re.compile(r"\b[A-Z]\.$")
_FURTHER_READING = re.compile("延伸閱讀|further reading", re.IGNORECASE)
_WIDE_GAP = re.compile(r"\u3000+|\s{2,}|\t")


def page_furniture_roles(lines: Sequence[Line], *, is_page: bool = False) -> dict[int, Reason]:
    """For the places of lines that are page furniture, which kind they are.

    `is_page` says that a whole page was read, with its menus, rather than a text alone.
    """
    roles: dict[int, Reason] = {
        n: "language-label" for n in range(len(lines)) if _is_language_label(lines, n)
    }
    roles |= dict.fromkeys(notes_on_language(lines), "language-label")
    menu = {n for n, line in enumerate(lines) if is_menu_line(line.text) and not _is_section(line)}
    furniture = {n for n, line in enumerate(lines) if _is_always(line)}
    furniture -= _further_reading(lines)
    menu -= _title(lines, menu) | {n for n in menu if _heads_text(lines, n)}
    menu -= _document_title(lines, _body(lines, {*roles, *furniture, *menu})[0])
    menu -= _translated_below(lines, menu, furniture)
    menu -= {n for n in menu if is_title(lines[n]) and could_be_title(lines[n].text)}
    start, end = _body(lines, {*roles, *furniture, *menu})
    if not (is_page or furniture):
        menu -= _first_heading(lines, menu, start) | _contact_section(lines, menu)
    furniture |= {n for n in menu if not start <= n < end}
    ends = [*range(start), *range(end, len(lines))]
    below = _below_title(lines, start)
    furniture |= {n for n in (*ends, *below) if _could_be_at_edge(lines[n])}
    furniture |= _where_to_share(lines, below, furniture)
    furniture |= _answers(lines, furniture)
    furniture |= _other_articles(lines, {n for n in furniture if n >= end}) | _article_box(lines)
    furniture |= _unknown_items(lines, {*roles, *furniture}, {n for n in menu if n < start})
    furniture |= _above_breadcrumb(lines, start)
    furniture |= _disclaimers(lines, furniture) | running_heads(lines) | behind_end(lines)
    is_page = is_page or any(n < start for n in furniture)
    head = head_lines(lines, furniture)
    is_page = is_page or bool(head)
    furniture |= head | tail_lines(lines, furniture, is_page=is_page)
    furniture |= end_lines(lines, furniture, is_page=is_page)
    for n in furniture - roles.keys():
        roles[n] = "page-furniture"
    return roles | _notes_in_rest(lines, roles)


def _notes_in_rest(lines: Sequence[Line], roles: Mapping[int, Reason]) -> dict[int, Reason]:
    """The notes between two halves that only show once what else is left out has gone."""
    rest = [n for n in range(len(lines)) if n not in roles]
    notes = notes_on_language([lines[n] for n in rest])
    return {rest[k]: "language-label" for k in notes}


def _title(lines: Sequence[Line], menu: set[int]) -> set[int]:
    """Menu words that stand alone above the text, in one language or in both: its title."""
    above = next((n for n in range(len(lines)) if n not in menu), len(lines))
    languages = {line.language for line in lines[:above]}
    is_menu = all(line.is_mixed for line in lines[:above])
    is_menu = is_menu or any(is_path(line.text) for line in lines[:above])
    is_pair = above == 2 and len(languages) == 2 and not is_menu
    is_document = above == 1 and could_be_title(lines[0].text)
    return set(range(above)) if above < len(lines) and (is_pair or is_document) else set()


def _document_title(lines: Sequence[Line], start: int) -> set[int]:
    """The name of a document in each language right above its text: 私隱政策, Privacy Policy.

    The day of its effect, or of its publication, may stand between.
    """
    above = dropwhile(lambda n: _states_day(lines[n].text), reversed(range(start)))
    pair = list(takewhile(lambda n: could_be_title(lines[n].text), above))[: len(WRITTEN)]
    return set(pair) if {lines[n].language for n in pair} == set(WRITTEN) else set()


def _translated_below(lines: Sequence[Line], menu: set[int], furniture: set[int]) -> set[int]:
    """The menu words such as 常見問題 whose translation, on the next line, is no menu word.

    They are a title. The language of a text's last sentence is that of its translations.
    """
    rest = [line for n, line in enumerate(lines) if n not in menu | furniture]
    ends = (line.language for line in reversed(rest) if line.text.endswith(_SENTENCE_STOPS))
    last = next(ends, None)
    titles = {n for n in menu if n + 1 < len(lines) and n + 1 not in menu | furniture}
    return {n for n in titles if lines[n + 1].language == last and _is_title_pair(lines, n)}


def _is_title_pair(lines: Sequence[Line], n: int) -> bool:
    here, below = lines[n : n + 2]
    is_other = below.language != here.language and not (here.is_mixed or below.is_mixed)
    could_translate = is_label(below) and front_line(below.text) is None
    return is_other and could_translate and could_be_title(here.text)


def _states_day(text: str) -> bool:
    return states_effect(text) or states_day_or_author(text)


def _first_heading(lines: Sequence[Line], menu: set[int], start: int) -> set[int]:
    """The one pair of menu words, between title and text: 服務範圍 / Scope of services."""
    places = range(max(0, start - len(WRITTEN)), start)
    above = {n for n in menu if n < start}
    is_pair = {lines[n].language for n in places} == set(WRITTEN)
    return above if is_pair and 0 not in places and above <= set(places) else set()


def _contact_section(lines: Sequence[Line], menu: set[int]) -> set[int]:
    """The menu words right above the last lines, if these say how to reach the firm."""
    upwards = [n for n in reversed(range(len(lines))) if lines[n].text]
    reached = list(takewhile(lambda n: says_whom_to_reach(lines[n]), upwards))
    above = upwards[len(reached) :] if reached else []
    return set(takewhile(lambda n: n in menu and is_contact_heading(lines[n].text), above))


def _heads_text(lines: Sequence[Line], n: int) -> bool:
    """免責聲明 above a sentence is its heading, and so is 接受 above one on accepting offers."""
    below = lines[n + 1].text if n + 1 < len(lines) else ""
    if _is_sentence(below) and could_be_title(lines[n].text):
        return True
    word = letters(lines[n].text)
    near = (line.text for line in lines[n + 1 : n + 2 * len(WRITTEN)])
    return bool(word) and any(_is_sentence(text) and _says(text, word) for text in near)


def _further_reading(lines: Sequence[Line]) -> set[int]:
    """延伸閱讀 with its translation above sentences in both languages: a section of the text."""
    seen = [n for n, line in enumerate(lines) if line.text]
    found: set[int] = set()
    for places in zip(seen, seen[1:], seen[2:], seen[3:], strict=False):
        pair, said = [lines[n] for n in places[:2]], [lines[n] for n in places[2:]]
        are_pairs = all({line.language for line in two} == set(WRITTEN) for two in (pair, said))
        if all(map(_names_further_reading, pair)) and are_pairs and not any(map(is_label, said)):
            found.update(places)
    return found


def _names_further_reading(line: Line) -> bool:
    return _FURTHER_READING.fullmatch(line.text.strip()) is not None


def _is_sentence(text: str) -> bool:
    is_long = len(text) >= SENTENCE_LENGTH
    return is_long and text.endswith(("。", ".")) and not is_always_furniture(text)


def _says(text: str, word: str) -> bool:
    """Return whether the sentence has the word within it, not at its start as an order does."""
    return letters(text).find(word) > 0


def _could_be_at_edge(line: Line) -> bool:
    could_be = not line.table and line.row is None and not _is_section(line)
    return could_be and is_furniture_at_edge(line.text)


def _is_section(line: Line) -> bool:
    return line.role == "heading" and is_form_label(line.text)


def _answers(lines: Sequence[Line], furniture: set[int]) -> set[int]:
    """Yes and No below the question whether the page was helpful."""
    found: set[int] = set()
    for n in range(1, len(lines)):
        is_asked = n - 1 in found or (n - 1 in furniture and asks_if_helpful(lines[n - 1].text))
        if is_asked and is_answer(lines[n].text):
            found.add(n)
    return found


def _other_articles(lines: Sequence[Line], furniture: set[int]) -> set[int]:
    """The short lines below 熱門文章 or Related articles, behind all of the text."""
    heads = [n for n in furniture if leads_to_articles(lines[n].text)]
    below = range(min(heads), len(lines)) if heads else ()
    return {n for n in below if not _is_said(lines[n].text) and not lines[n].table}


def _article_box(lines: Sequence[Line]) -> set[int]:
    """The titles of other articles within the text: links, below a line that names them."""
    found: set[int] = set()
    for n, line in enumerate(lines):
        if line.is_link and (n - 1 in found or is_always_furniture(lines[n - 1].text)):
            found |= {n} if n - 1 in found else {n - 1, n}
    return found


def _disclaimers(lines: Sequence[Line], furniture: set[int]) -> set[int]:
    """What says at the end of a newsletter that it is no advice, beside its other notices."""
    tail: set[int] = set()
    for n in range(len(lines) - 1, -1, -1):
        if n not in furniture and not is_disclaimer(lines[n].text):
            break
        tail.add(n)
    return tail if tail & furniture else set()


def _is_always(line: Line) -> bool:
    is_plain = line.role == "text" or not letters(line.text)
    return is_plain and is_always_furniture(line.text)


def _is_language_label(lines: Sequence[Line], n: int) -> bool:
    """ "English Version" above the English: it names the language of what follows."""
    if lines[n].is_marked or lines[n].row is not None or n + 1 == len(lines):
        return False
    named = language_label(lines[n].text)
    return named is not None and lines[n + 1].language == named


def _body(lines: Sequence[Line], furniture: set[int]) -> tuple[int, int]:
    """From the first to behind the last line that says something at length."""
    said = [
        n
        for n, line in enumerate(lines)
        if n not in furniture and (line.is_marked or _is_said(line.text))
    ]
    start = next((n for n in said if not _could_be_at_edge(lines[n])), None)
    if start is None:
        return 0, len(lines)
    end = next(n for n in reversed(said) if not _could_be_at_edge(lines[n]))
    return start, end + 1


def _below_title(lines: Sequence[Line], start: int) -> range:
    """The places between a title, which may be long, and the first sentence."""
    stop = min(start + LINES_BELOW_TITLE, len(lines))
    said = (n for n in range(start, stop) if _ends_sentence(lines[n].text))
    return range(start, next(said, start))


def _ends_sentence(text: str) -> bool:
    ends = text.endswith(_SENTENCE_STOPS) and _INITIAL.search(text) is None
    return ends or SAID.search(text) is not None


def _where_to_share(lines: Sequence[Line], below: range, furniture: set[int]) -> set[int]:
    """The names of networks below the word that says to share there."""
    found: set[int] = set()
    for n in below[1:]:
        if n - 1 in furniture | found and is_menu_line(lines[n].text):
            found.add(n)
    return found


def _is_said(text: str) -> bool:
    is_chinese_sentence = text.endswith(_STOPS) and han_count(text) >= SENTENCE_LENGTH
    return len(text) >= BODY_LENGTH or is_chinese_sentence


def _unknown_items(lines: Sequence[Line], furniture: set[int], menu: set[int]) -> set[int]:
    """A few short lines among many menu lines at the head of the page."""
    unknown: set[int] = set()
    for run in runs(sorted(menu & furniture), longest_step=MOST_UNKNOWN_IN_MENU):
        between = set(range(run[0], run[-1])) - furniture
        if len(run) >= LEAST_KNOWN_IN_MENU and len(between) <= MOST_UNKNOWN_IN_MENU:
            unknown |= between
    return {n for n in unknown if could_be_item(lines[n].text) and not is_repeated(lines, n)}


def _is_row(line: Line) -> bool:
    """Return whether wide gaps part the entries of a menu: 政府一站通　繁 简 ENG　搜尋."""
    items = [item for item in _WIDE_GAP.split(line.text.strip()) if item]
    return len(items) > len(WRITTEN) and any(map(is_menu_line, items)) and is_label(line)


def _above_breadcrumb(lines: Sequence[Line], start: int) -> set[int]:
    """The short lines above a breadcrumb trail, Home > News, which stands above any title."""
    at = max((n for n in range(start) if is_breadcrumb(lines[n].text)), default=0)
    below = [letters(line.text) for line in lines[at + 1 :]]
    items = {n for n in range(at) if could_be_item(lines[n].text) or _is_row(lines[n])}
    return {n for n in items if not any(letters(lines[n].text) in said for said in below)}
