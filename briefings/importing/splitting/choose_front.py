"""Which of the first lines are front matter: what is surely so, and what may be so beside it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from briefings.importing.block import Line
from briefings.importing.patterns.front_lines import FrontLine
from briefings.importing.patterns.furniture.edge_lines import is_disclaimer
from briefings.importing.patterns.list_markers import marker
from briefings.importing.patterns.people import are_plainly_names, people_in
from briefings.importing.splitting.front_units import Unit, units_of
from briefings.text.language_detection import han_count, has_han, latin_words
from briefings.text.languages import CHINESE, ENGLISH, WRITTEN
from briefings.text.names.person_names import Names

LINES_AT_END = 6
# As long as a title is at most.
LONGEST_TITLE_HAN, LONGEST_TITLE_WORDS = 50, 30
_STOPS = ("。", "；", ";", ".")
# A blank to fill in: a day beside it is the day of a signature.
_TO_FILL_IN = re.compile(r"_{4,}|[.…]{6,}")
# The name of a day other than that of publication, on a line above it.
_DAY_NAME = (
    r"(?:(?:生效|實施|施行|實行|截止|屆滿|到期|終止|簽訂|簽署|簽約|開業|成立|交付|付款)(?:之?日期?|時間)?[:：]?"
    r"|(?:the )?(?:effective|commencement|closing|expiry|due|signing|completion) date[:：]?"
    r"|(?:the )?date of (?!publication|issue|release|the|last|revision|update)\w[\w ]{2,30}[:：]?"
    r"|(?:deadline|entry into force|commencement)[:：]?)"
)
# In one language or, beside each other, in both.
_OTHER_DAY = re.compile(rf"{_DAY_NAME}(?:\s*[/／|｜]?\s*{_DAY_NAME})?", re.IGNORECASE)
_LEADS_TO_LIST = re.compile(r"如下|下列|以下|\bfollow(?:s|ing)\b|\bbelow\b", re.IGNORECASE)


def front_units(zone: Sequence[Unit], before: Sequence[Unit]) -> list[Unit]:
    """The units that are front matter: what is surely so, and what may be so beside it."""
    known = [name for unit in before if unit.found for name in unit.found.names]
    zone = [_as_possible_title(zone, n) for n in range(len(zone))]
    front = {n for n in range(len(zone)) if _is_sure(zone, n)}
    while more := {n for n in _beside(front, zone) if _could_be(zone, n, front, known)}:
        front |= more
    return [_as_front(zone[n]) for n in sorted(front)]


def _as_possible_title(zone: Sequence[Unit], n: int) -> Unit:
    """The unit; 公告 or Notice states nothing where no other title stands below it."""
    found = zone[n].found
    is_title = found is not None and found.is_common_kind and not _stands_where_it_may(zone, n)
    return replace(zone[n], found=None) if is_title else zone[n]


def _is_sure(zone: Sequence[Unit], n: int) -> bool:
    found = zone[n].found
    if found is None or zone[n].lines[0].role == "title" or not _stands_where_it_may(zone, n):
        return False
    heads_page = _names_publisher(zone[n]) and all(map(_names_publisher, zone[:n]))
    is_named = (heads_page and n + 1 < len(zone)) or _is_above_heading(zone, n)
    return found.is_strong or is_named or _is_month_of_issue(zone, n)


def _is_month_of_issue(zone: Sequence[Unit], n: int) -> bool:
    """A month below the firm, its department or an author: alone, or bold, it may be a heading."""
    found, above = zone[n].found, zone[n - 1].found if n else None
    is_month = found is not None and found.is_month and zone[n].lines[0].role != "bold"
    return is_month and above is not None and bool(above.is_firm or above.is_body or above.names)


def _is_above_heading(zone: Sequence[Unit], n: int) -> bool:
    """The name of a series in ordinary letters above a title that is a heading."""
    found = zone[n].found
    others = [unit for unit in zone if unit.found is None]
    is_plain_series = found is not None and found.is_series and not zone[n].is_marked
    is_first = all(unit.found for unit in zone[:n])
    return is_plain_series and is_first and bool(others) and others[0].is_marked


def _names_publisher(unit: Unit) -> bool:
    found = unit.found
    return found is not None and (found.is_firm or found.is_body or found.is_kind)


def _stands_where_it_may(zone: Sequence[Unit], n: int) -> bool:
    """Return whether a line of this kind may stand here: it is not the only title, nor text."""
    found = zone[n].found
    if found is None or (found.dates and _is_other_day(zone, n)):
        return False
    if found.has_bare_names and not _is_confirmed(zone, n):
        return False
    if found.is_common_kind and not _stands_in_masthead(zone, n):
        return False
    above = [unit for unit in zone[:n] if unit.found is None]
    is_sentence = zone[n].text.endswith(_STOPS) or marker(zone[n].text) is not None
    if found.is_body and is_sentence:
        return False
    if found.is_kind and above and not _is_below_title(zone, n, above):
        return False
    if (found.is_field or found.is_marking) and any(unit.text.endswith(_STOPS) for unit in above):
        return False
    if found.is_body and not _is_body(zone, n):
        return False
    return not found.could_be_title or _has_other_title(zone, n)


def _is_other_day(zone: Sequence[Unit], n: int) -> bool:
    return _is_within_section(zone, n) or _is_below_other_day(zone, n)


def _is_within_section(zone: Sequence[Unit], n: int) -> bool:
    """The day of an event: below a heading within the text, or bare below several sentences."""
    found = zone[n].found
    said = [k for k in range(n) if zone[k].text.endswith(_STOPS) and zone[k].found is None]
    headings = [k for k in range(n) if zone[k].lines[0].role in ("bold", "heading")]
    is_bare = found is not None and not found.is_labelled_date and not found.names
    if is_bare and len(said) > len(WRITTEN):
        return True
    return bool(said and headings) and headings[-1] > said[0]


def _is_below_other_day(zone: Sequence[Unit], n: int) -> bool:
    """Return whether the lines above, up to other days, name the day on which something happens."""
    found = zone[n].found
    if found is None or found.is_labelled_date:
        return False
    above = [unit for unit in zone[:n] if not (unit.found and unit.found.dates)]
    return any(_OTHER_DAY.fullmatch(unit.text.strip()) for unit in above[-len(WRITTEN) :])


def _stands_in_masthead(zone: Sequence[Unit], n: int) -> bool:
    """Return whether a publisher stands above the kind of a document, or a number next to it."""
    others = [unit.found for unit in zone[:n] if unit.found and not unit.found.is_common_kind]
    below = [unit.found for unit in zone[n + 1 :] if not (unit.found and unit.found.is_common_kind)]
    is_numbered = below[:1] != [None] and any(found and found.says_more for found in below[:1])
    return is_numbered or any(found.is_body or found.is_firm for found in others)


def _next_to(zone: Sequence[Unit], n: int) -> list[Unit]:
    return [zone[k] for k in (n - 1, n + 1) if 0 <= k < len(zone)]


def _is_confirmed(zone: Sequence[Unit], n: int) -> bool:
    """Return whether as many people are named in the other language, and the line is no title."""
    found = zone[n].found
    if found is None or _is_first_of_language(zone, n):
        return False
    missing = CHINESE if found.names[0][ENGLISH] else ENGLISH
    if all(all(name.values()) for name in found.names):
        return True
    others = [one.found.names for k, one in enumerate(zone) if one.found and k != n]
    return any(
        len(names) == len(found.names) and all(name[missing] for name in names) for names in others
    )


def _is_below_title(zone: Sequence[Unit], n: int, above: Sequence[Unit]) -> bool:
    """Return whether the kind of a document, in both languages, is between title and date."""
    is_title = len(above) <= len(WRITTEN) and not any(unit.text.endswith(_STOPS) for unit in above)
    beside = _next_to(zone, n)
    is_in_both = zone[n].lines[0].is_mixed or any(
        unit.found and unit.found.is_kind and unit.lines[0].language != zone[n].lines[0].language
        for unit in beside
    )
    dated = any(unit.found and unit.found.dates for unit in zone[n + 1 :])
    return is_title and is_in_both and dated and not zone[n].is_marked


def _is_body(zone: Sequence[Unit], n: int) -> bool:
    """Return whether a line names a body in both languages, beside the other or above its text."""
    found, language = zone[n].found, zone[n].lines[0].language
    if found is not None and found.is_marking:
        return True
    above = zone[n - 1].found if n else None
    if above is not None and (above.is_kind or above.says_more) and not above.is_body:
        return True
    beside = _next_to(zone, n)
    others = [unit for unit in beside if unit.lines[0].language != language]
    if any(map(_names_publisher, others)) or zone[n].lines[0].is_mixed:
        return True
    return found is not None and found.is_sure_body and not others


def _has_other_title(zone: Sequence[Unit], n: int) -> bool:
    """Return whether another line, above this one or next below the front matter, has the title."""
    others = [unit for unit in zone if unit.found is None]
    if any(unit.found is None for unit in zone[:n]) or not others:
        return bool(others)
    if zone[n].is_marked and not others[0].is_marked:
        return False
    text = others[0].text
    is_short = (
        han_count(text) <= LONGEST_TITLE_HAN and len(latin_words(text)) <= LONGEST_TITLE_WORDS
    )
    could_be = others[0].is_marked or (is_short and not text.endswith(_STOPS))
    return could_be and marker(text) is None


def _beside(front: set[int], zone: Sequence[Unit]) -> set[int]:
    near = {n + step for n in front for step in (-1, 1)}
    return {n for n in near if 0 <= n < len(zone)} - front


def _could_be(zone: Sequence[Unit], n: int, front: set[int], known: Sequence[Names]) -> bool:
    unit = zone[n]
    names_people = unit.found is not None and bool(unit.found.names)
    if (unit.is_marked and not names_people) or unit.lines[0].row is not None:
        return False
    if unit.found:
        return _stands_where_it_may(zone, n)
    return (n + 1 in front and _precedes_date(zone, n)) or _names_the_same(zone, n, front, known)


def _names_the_same(zone: Sequence[Unit], n: int, front: set[int], before: Sequence[Names]) -> bool:
    """Names in one language beside as many in the other, found before, are those people."""
    line = zone[n].lines[0]
    names = [] if line.is_mixed or marker(line.text) else people_in(line.text)
    if not names or _is_first_of_language(zone, n):
        return False
    if any(len(one[ENGLISH].split()) == 1 for one in names):
        return False
    here = [name for k in front if (found := zone[k].found) for name in found.names]
    known = [*before, *here]
    language = CHINESE if names[0][CHINESE] else ENGLISH
    alone = [one for one in known if not one[language]]
    return len(alone) == len(names) and len(known) == len(names)


def _precedes_date(zone: Sequence[Unit], n: int) -> bool:
    """A name without a label is known by the date, or by the other name, that follows it."""
    line, following = zone[n].lines[0], zone[n + 1]
    people = [] if line.is_mixed or marker(line.text) else people_in(line.text)
    # A notice on Websites, Communications & Cookies lists no people.
    is_name = bool(people) and (has_han(line.text) or are_plainly_names(line.text))
    says_when = following.found is not None and bool(following.found.dates)
    return is_name and says_when and not _is_first_of_language(zone, n)


def _is_first_of_language(zone: Sequence[Unit], n: int) -> bool:
    """The first line of a language is its title, which may also hold both."""
    language = zone[n].lines[0].language
    return not any(
        unit.lines[0].is_mixed or unit.lines[0].language == language for unit in zone[:n]
    )


def _as_front(unit: Unit) -> Unit:
    if unit.found:
        return unit
    return replace(unit, found=FrontLine(names=tuple(people_in(unit.text))))


def at_end(lines: Sequence[Line], front: Sequence[Unit], *, after: int) -> list[Unit]:
    """The day and the authors where they are named as such below a text, and not above it."""
    has_date = any(unit.found and unit.found.dates for unit in front)
    has_names = any(unit.found and unit.found.names for unit in front)
    start = max(after, len(lines) - LINES_AT_END)
    known = {line.place for unit in front for line in unit.lines}
    found: list[Unit] = [unit for unit in _foot(lines) if unit.lines[0].place not in known]
    last = list(units_of(lines[start:]))
    has_date = has_date or _are_signed(last)
    for unit in last:
        stated = unit.found
        is_date = stated is not None and stated.is_labelled_date and not has_date
        is_byline = stated is not None and stated.is_byline and not has_names
        if is_date or is_byline:
            found.append(unit)
    return found


def _are_signed(units: Sequence[Unit]) -> bool:
    """Return whether the parties to a contract sign there: several days, or lines to write on."""
    days = [
        unit.lines[0].language
        for unit in units
        if unit.found and unit.found.is_labelled_date and not unit.found.is_update
    ]
    has_line = any(_TO_FILL_IN.search(unit.text) for unit in units)
    return has_line or len(days) > len(set(days))


def _foot(lines: Sequence[Line]) -> list[Unit]:
    """The name of the publisher, with its address, as the last lines below a sentence.

    A disclaimer may follow it, and stays.
    """
    found: list[Unit] = []
    for unit in reversed(list(units_of(lines[-LINES_AT_END:]))):
        stated = unit.found
        if not found and is_disclaimer(unit.text):
            continue
        is_publisher = stated is not None and _could_be_foot(stated)
        if unit.is_marked or not is_publisher or unit.text.endswith(_STOPS):
            break
        found.append(unit)
    above = lines[: found[-1].lines[0].place] if found else []
    said = bool(above) and above[-1].text.endswith(_STOPS)
    is_foot = said and not _is_list(found, above) and any(map(_is_surely_publisher, found))
    return found if is_foot else []


def _could_be_foot(stated: FrontLine) -> bool:
    names_publication = (
        stated.is_firm or stated.is_body or stated.is_kind or stated.is_marking or stated.is_field
    )
    return names_publication and not stated.dates and not stated.names


def _is_list(found: Sequence[Unit], above: Sequence[Line]) -> bool:
    """Several bodies in one language, or any below 如下 or "as follows", belong to the text."""
    bodies = [unit for unit in found if unit.found and unit.found.is_body]
    languages = [unit.lines[0].language for unit in bodies]
    leads = any(_LEADS_TO_LIST.search(line.text) for line in above[-len(WRITTEN) :])
    return leads or len(languages) > len(set(languages))


def _is_surely_publisher(unit: Unit) -> bool:
    found = unit.found
    return found is not None and (found.is_firm or found.is_sure_body or unit.lines[0].is_mixed)
