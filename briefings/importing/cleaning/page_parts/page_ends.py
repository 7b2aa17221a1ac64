"""Find where the text ends and the rest of the page begins, by scoring every line after it.

The titles of other articles, author cards, invitations and notices below a text can be recognised
one by one only if their words are known. So each line has a score, positive if it looks like the
page and negative if it looks like the text. The page begins where the scores from there to the end
have the largest sum. A neutral line goes with its neighbours.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from briefings.importing.block import Line
from briefings.importing.cleaning.contact_cards import is_card_line
from briefings.importing.cleaning.line_shapes import (
    LONGEST_REMARK,
    REACHED_AT,
    alternates,
    below_originals,
    beside_translations,
    is_label,
)
from briefings.importing.cleaning.page_parts.back_matter import (
    CONTACT_LINES,
    heads_last_section,
    is_contact_heading,
)
from briefings.importing.cleaning.page_parts.page_tails import is_mere_rule
from briefings.importing.cleaning.page_parts.page_words import page_words
from briefings.importing.cleaning.topic import Topic
from briefings.importing.halves import second_half
from briefings.importing.patterns.front_lines import front_line
from briefings.importing.patterns.furniture.edge_lines import (
    introduces_author,
    is_disclaimer,
    leads_to_articles,
)
from briefings.importing.patterns.laws_cited import cites_law
from briefings.importing.patterns.list_markers import marker
from briefings.importing.patterns.people import are_likely_names, is_office, is_one_name
from briefings.text.language_detection import latin_length

# For the page: known furniture, a link, a notice, a telephone number or an address, a name or an
# office, a date, the name of the firm, each word that pages use.
KNOWN, LINK, NOTICE, REACHED, PERSON, DAY, FIRM = 2.0, 2.0, 2.0, 2.0, 1.0, 1.0, 1.5
WORD, MOST_WORDS = 1.2, 3
# The title of another article below what leads to it, and a line without a word of the text.
LISTED, OTHER_TOPIC = 1.2, 0.4
MANY_WORDS, FEW_WORDS = 0.6, 0.3
# For the text: any line; a sentence; one that is long, or has a translation and no word of a page,
# which outweighs anything below it; a heading; a table; a clause number or a law; and a line made
# of the words of the text.
ANY, SENTENCE, LONG, HEADING, TABLE = -0.7, -2.5, -6.0, -0.5, -6.0
NUMBERED, OF_LAW, OF_TOPIC = -2.0, -2.0, -1.0
# A sentence without a translation, where all the others have one.
UNTRANSLATED = 1.0
# The least sum and the least signs of a page; texts end with names and numbers, too.
LEAST, LEAST_SIGNS, SIGNS_KNOWN = 2.0, 2, 2
# Stop looking once so much speaks for the text.
HOPELESS = -15.0
# At most this share of a text can be the page.
MOST_OF_ALL = 0.5
MOST_LISTED, LINES_OF_CARD, LETTERS_OF_NAME = 14, 6, 2


def end_lines(lines: Sequence[Line], furniture: Collection[int], *, is_page: bool) -> set[int]:
    """The places of the lines behind the text, or behind each of its halves."""
    seen = [n for n, line in enumerate(lines) if line.role != "spacer" and line.text]
    at = second_half([lines[n] for n in seen])
    parts = [seen] if at is None else [seen[:at], seen[at:]]
    weights = _Weights(lines, frozenset(furniture), is_page=is_page)
    return {n for part in parts for n in _end(lines, part, weights)} - {*furniture}


def _end(lines: Sequence[Line], part: Sequence[int], weights: "_Weights") -> Sequence[int]:
    """The lines from the place on where the sum to the end is largest."""
    best, start = LEAST, len(part)
    total, signs = 0.0, 0
    left = MOST_OF_ALL * sum(latin_length(lines[n].text) for n in part)
    for k in range(len(part) - 1, 0, -1):
        total += weights.of(part[k])
        signs += weights.signs(part[k])
        left -= latin_length(lines[part[k]].text)
        if left < 0 or total < HOPELESS:
            break
        parts_pair = weights.are_pair(part[k - 1], part[k])
        if total > best and signs >= LEAST_SIGNS and not parts_pair:
            best, start = total, k
    return part[start:]


@dataclass
class _Weights:
    lines: Sequence[Line]
    furniture: frozenset[int]
    is_page: bool

    @cached_property
    def _topic(self) -> Topic:
        said = [line.text for line in self.lines if not is_label(line)]
        return Topic([line.text for line in self.lines], said)

    @cached_property
    def _alone(self) -> frozenset[int]:
        """The sentences without a translation, in a text that alternates."""
        seen = [
            n
            for n, line in enumerate(self.lines)
            if line.role != "spacer" and n not in self.furniture
        ]
        paired = beside_translations(self.lines, seen) | below_originals(self.lines, seen)
        half = second_half([self.lines[n] for n in seen])
        if half is not None or not alternates(self.lines, seen, paired):
            return frozenset()
        return frozenset(n for n in seen if n not in paired)

    @cached_property
    def _first(self) -> str | None:
        return next((line.language for line in self.lines if line.language), None)

    def are_pair(self, above: int, n: int) -> bool:
        """Return whether two labels may say the same, in the order of the whole text."""
        one, other = self.lines[above], self.lines[n]
        is_order = one.language == self._first != other.language is not None
        could_be = not ({above, n} & self.furniture or one.is_mixed or other.is_mixed)
        return is_order and could_be and is_label(one) and is_label(other)

    def signs(self, n: int) -> int:
        """What only a page has: its words, links, what leads to other articles."""
        line = self.lines[n]
        if n in self.furniture:
            return 0 if self._says_nothing(n) else SIGNS_KNOWN
        if self._is_contact(n):
            return 0
        if leads_to_articles(line.text):
            return SIGNS_KNOWN
        # The last section of a text without page furniture may be a telephone number.
        if REACHED_AT.search(line.text) and not (self.is_page or self.furniture):
            return 0
        has_link = line.is_link and self.is_page
        if line.is_marked or is_disclaimer(line.text):
            return int(has_link)
        return has_link + max(0, page_words(line.text) - (0 if is_label(line) else 1))

    def of(self, n: int) -> float:
        """The weight of a line: above 0 for the page, below 0 for the text."""
        line = self.lines[n]
        if n in self.furniture:
            return 0.0 if self._says_nothing(n) else KNOWN
        if line.table:
            return TABLE
        if self._is_contact(n) or _states_day_or_author(line.text):
            return ANY
        weight = self._for_page(n) + (ANY if is_label(line) else self._of_sentence(n))
        if cites_law(line.text):
            weight += OF_LAW
        if marker(line.text) is not None and not line.is_link:
            weight += NUMBERED
        return weight + (HEADING if line.is_marked else 0.0)

    def _says_nothing(self, n: int) -> bool:
        text = self.lines[n].text
        return is_contact_heading(text) or is_mere_rule(text)

    def _is_contact(self, n: int) -> bool:
        """Return whether the line is below "Contact us" or "Sources", which head a section."""
        if self._is_surely_of_page(self.lines[n]):
            return False
        for k in range(n, max(-1, n - CONTACT_LINES), -1):
            if heads_last_section(self.lines[k].text):
                return True
            if k in self.furniture or leads_to_articles(self.lines[k].text):
                return False
        return False

    def _is_surely_of_page(self, line: Line) -> bool:
        """Return whether a label describes the page itself and gives no contact details."""
        speaks = page_words(line.text) > 1 or introduces_author(line.text)
        return speaks and is_label(line) and not REACHED_AT.search(line.text)

    def _of_sentence(self, n: int) -> float:
        line = self.lines[n]
        longest = LONGEST_REMARK * (1 + line.is_mixed)
        # One word, such as liability, proves nothing of a sentence that has a translation.
        least = 1 if n in self._alone or line.is_mixed else 2
        is_of_page = page_words(line.text) >= least or self._says_of_person(n)
        # The cells of a row translate each other.
        is_of_page = is_of_page and line.row is None
        is_short = latin_length(line.text) <= longest
        weight = SENTENCE if is_short and (is_of_page or n in self._alone) else LONG
        return weight + (UNTRANSLATED if n in self._alone else 0.0)

    def _for_page(self, n: int) -> float:
        line = self.lines[n]
        text = line.text
        weight = WORD * min(MOST_WORDS, page_words(text)) + (LINK if line.is_link else 0.0)
        if is_disclaimer(text):
            weight += NOTICE
        if not is_label(line):
            return weight + (PERSON if self._says_of_person(n) else 0.0)
        if leads_to_articles(text) or introduces_author(text) or self._is_listed(n):
            weight += LISTED
        if REACHED_AT.search(text) or is_card_line(line):
            weight += REACHED
        return weight + _as_named(text) + self._by_topic(text)

    def _by_topic(self, text: str) -> float:
        share = self._topic.share(text)
        if share >= MANY_WORDS:
            return OF_TOPIC
        return OTHER_TOPIC if share <= FEW_WORDS else 0.0

    def _is_listed(self, n: int) -> bool:
        """Return whether only labels stand between the line and what leads to other articles."""
        for line in reversed(self.lines[max(0, n - MOST_LISTED) : n]):
            if leads_to_articles(line.text):
                return True
            if not is_label(line) or REACHED_AT.search(line.text):
                return False
        return False

    def _says_of_person(self, n: int) -> bool:
        """Return whether the line is below "About the author" or opens with a name right above."""
        if n and introduces_author(self.lines[n - 1].text):
            return True
        opening = self.lines[n].text[:LETTERS_OF_NAME]
        above = self.lines[max(0, n - LINES_OF_CARD) : n]
        return any(
            is_label(line) and line.text.startswith(opening) and _as_named(line.text) > 0
            for line in above
        )


def _as_named(text: str) -> float:
    if are_likely_names(text) or is_office(text) or is_one_name(text):
        return PERSON
    found = front_line(text)
    if found is None:
        return 0.0
    if found.dates or found.names:
        return DAY
    return FIRM if found.is_firm or found.is_body or found.is_field else 0.0


def _states_day_or_author(text: str) -> bool:
    """Return whether the line is read as a field of the briefing where none is stated above."""
    found = front_line(text)
    return found is not None and (found.is_labelled_date or found.is_byline)
