"""Leave out what follows the last words of a text: links, cards of people, notices of the page.

A tail consists of labels, and of sentences that have no translation beside them. It begins at the
first line that only a page has, such as a link or a contact card, or at the heading of that line.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from itertools import takewhile

from briefings.importing.block import Line
from briefings.importing.cleaning.contact_cards import (
    LINES_OF_CARD,
    ONLY_REACHED_AT,
    is_card,
    is_card_line,
)
from briefings.importing.cleaning.line_shapes import (
    LONGEST_REMARK,
    alternates,
    below_originals,
    beside_translations,
    is_label,
    runs,
)
from briefings.importing.cleaning.page_parts.back_matter import is_contact_heading
from briefings.importing.halves import second_half
from briefings.importing.patterns.front_lines import front_line
from briefings.importing.patterns.furniture.edge_lines import is_disclaimer, leads_to_articles
from briefings.importing.patterns.laws_cited import cites_law
from briefings.importing.patterns.list_markers import marker
from briefings.text.language_detection import latin_length
from briefings.text.languages import WRITTEN

# The heading of what follows the text, once in each language.
MOST_HEADINGS = 2
# Furniture that comes so often stands between the paragraphs, too.
LEAST_BETWEEN = 3
# So many short lines in a row without a translation belong to the page.
LEAST_UNTRANSLATED = 3

# A rule, or the number of a page, says nothing of what stands below it.
_END = re.compile(r"\W*(?:the )?ends?\W*|\W*(?:全文)?完\W*", re.IGNORECASE)
_NO_EVIDENCE = re.compile(
    rf"(?:[^\w©]|[\d_])*|[^\w©]*(?:page|第)?\s*\d+.{{0,12}}|{_END.pattern}", re.IGNORECASE
)
# A day and authors stand among the first lines, or at the end.
LINES_AT_HEAD = 20
# As long as an entry of a menu behind a bullet is at most.
LONGEST_ITEM = 40
_COLON = (":", "：")
# Below the mark that ends a press release, whom the press may ask.
_TO_ASK = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:tel|phone|contact|enquir|media|press|電話|聯絡|查詢|傳媒).*\d{4}",
    re.IGNORECASE,
)


def tail_lines(lines: Sequence[Line], furniture: Collection[int], *, is_page: bool) -> set[int]:
    """The places of the lines behind the text, or behind each of its halves."""
    seen = [n for n, line in enumerate(lines) if n not in furniture and line.role != "spacer"]
    at = second_half([lines[n] for n in seen])
    half = None if at is None else seen[at]
    paired = beside_translations(lines, seen)
    paired |= below_originals(lines, seen) if half is None else set()
    whole = range(len(lines))
    parts = [whole] if half is None else [whole[:half], whole[half:]]
    is_alternating = half is None and alternates(lines, seen, paired)
    found: set[int] = set()
    for here in parts:
        tail = _Tail(
            lines,
            here,
            frozenset(furniture),
            frozenset(paired),
            is_page=is_page,
            is_alternating=is_alternating,
            between=_between(lines, furniture),
            language=None if half is None else _language([lines[n] for n in seen if n in here]),
        )
        found |= tail.places()
    return found


def _between(lines: Sequence[Line], furniture: Collection[int]) -> frozenset[str]:
    """The furniture that stands between the paragraphs too, not only at the end."""
    count = Counter(lines[n].text for n in furniture)
    return frozenset(text for text in count if count[text] >= LEAST_BETWEEN)


def _language(half: Sequence[Line]) -> str | None:
    """That of most lines: the name of a site may stand above them in the other one."""
    languages = Counter(line.language for line in half if line.language and not line.is_mixed)
    return languages.most_common(1)[0][0] if languages else None


@dataclass(frozen=True)
class _Tail:
    """The end of a text, or of the half of it that is in one `language`."""

    lines: Sequence[Line]
    here: range
    furniture: frozenset[int]
    paired: frozenset[int]
    is_page: bool
    is_alternating: bool
    language: str | None
    between: frozenset[str]

    def places(self) -> set[int]:
        tail = self._candidates()
        signs = frozenset(n for n in tail if self._is_link(n) or self._is_sign(n))
        # Links alone may be the references of a text that came without its page.
        if not self.is_page and all(self._is_link(n) for n in signs):
            signs = frozenset()
        start = min([*signs, *self._untranslated(tail, signs)], default=None)
        if start is None:
            return set()
        start = self._with_head(tail, start)
        if not self.is_page:
            start = self._behind_the_text(tail, start, signs)
        gone = {n for n in tail if n >= start and self.lines[n].text}
        last = max(signs, default=-1)
        gone -= {n for n in gone if n > last and not is_label(self.lines[n]) and self._is_remark(n)}
        return gone - self._days_and_authors(gone)

    def _behind_the_text(self, tail: Sequence[int], start: int, signs: frozenset[int]) -> int:
        """The place behind the last translated label that neither is a sign nor heads one."""
        # What stands below "More articles" is named by it.
        lists = [n for n in signs if leads_to_articles(self.lines[n].text)]
        for n in reversed([n for n in tail if start <= n < min(lists, default=self.here.stop)]):
            is_plain = n in self.paired and n not in self.furniture and n not in signs
            is_plain = is_plain and not is_disclaimer(self.lines[n].text)
            heads = not signs.isdisjoint(range(n + 1, n + MOST_HEADINGS + 1))
            if is_plain and not heads and not self._is_in_card(n):
                return n + 1
        return start

    def _days_and_authors(self, tail: Collection[int]) -> set[int]:
        """What is named at the end as the day or as the author, and was not stated above."""
        stated = {n: found for n in tail if (found := front_line(self.lines[n].text))}
        stated = {n: one for n, one in stated.items() if one.is_labelled_date or one.is_byline}
        if not stated:
            return set()
        head = [n for n in self.here[:LINES_AT_HEAD] if n not in tail]
        above = [found for n in head if (found := front_line(self.lines[n].text))]
        has_day = any(found.dates for found in above)
        has_names = any(found.names for found in above)
        return {
            n
            for n, found in stated.items()
            if (found.is_labelled_date and not has_day) or (found.is_byline and not has_names)
        }

    def _candidates(self) -> list[int]:
        """The lines behind the last words of the text, from which the tail is taken."""
        tail: list[int] = []
        for n in range(self.here.stop - 1, self.here.start, -1):
            if not self._could_follow(n):
                break
            tail.insert(0, n)
        return tail

    def _could_follow(self, n: int) -> bool:
        line = self.lines[n]
        if n in self.furniture or is_disclaimer(line.text) or not line.text:
            return True
        # Titles of other articles mention laws too, but not in 《》.
        if cites_law(line.text) and (line.is_link or "《" in line.text):
            return False
        could = (
            is_label(line) or self._is_menu_item(n) or self._is_remark(n) or self._leads_to_card(n)
        )
        return could or self._says_whom_to_ask(n)

    def _is_menu_item(self, n: int) -> bool:
        """A word or two behind a bullet that nobody translated, where all else is translated."""
        found = marker(self.lines[n].text)
        is_short = latin_length(self.lines[n].text) <= LONGEST_ITEM
        is_bullet = found is not None and found.style == "bullet"
        return is_bullet and is_short and self.is_alternating and n not in self.paired

    def _is_remark(self, n: int) -> bool:
        """A short sentence: the only one without a translation, or in the other half's language."""
        line = self.lines[n]
        could_be = (
            line.role == "text" and not line.table and latin_length(line.text) <= LONGEST_REMARK
        )
        is_alone = self.is_alternating and n not in self.paired
        return could_be and (is_alone or (self.language is not None and self._is_stray(n)))

    def _says_whom_to_ask(self, n: int) -> bool:
        """A number or an address right below the mark that ends a press release."""
        text = self.lines[n].text
        above = self.lines[max(self.here.start, n - LINES_OF_CARD) : n]
        is_reached = latin_length(text) <= LONGEST_REMARK and _TO_ASK.search(text) is not None
        return is_reached and any(_END.fullmatch(line.text) for line in above)

    def _leads_to_card(self, n: int) -> bool:
        below = range(n + 1, min(n + 1 + MOST_HEADINGS, self.here.stop))
        return self.lines[n].text.endswith(_COLON) and any(map(self._is_card, below))

    def _is_link(self, n: int) -> bool:
        return self.lines[n].is_link

    def _is_sign(self, n: int) -> bool:
        text = self.lines[n].text
        if n in self.furniture:
            # It does not show where the text ends.
            if text in self.between:
                return False
            return not is_mere_rule(text) and not is_contact_heading(text)
        return leads_to_articles(text) or self._is_card(n) or self._says_whom_to_ask(n)

    def _is_card(self, n: int) -> bool:
        """A person's name with the number or the address at which to reach that person."""
        below = [line.text for line in self.lines[n : min(n + LINES_OF_CARD, self.here.stop)]]
        return is_card_line(self.lines[n]) or is_card("\n".join(below)) or self._heads_numbers(n)

    def _heads_numbers(self, n: int) -> bool:
        """A label, maybe in both languages, above a telephone number and an address."""
        below = self.lines[n : min(n + LINES_OF_CARD, self.here.stop)]
        labels = list(takewhile(lambda line: not ONLY_REACHED_AT.fullmatch(line.text), below))
        reached = map(ONLY_REACHED_AT.fullmatch, (o.text for o in below[len(labels) :][:2]))
        # The same number in each language is one.
        ways = {match["at"] for match in reached if match}
        # In a text without page furniture, "Contact us" is the last section.
        is_section = not self.is_page and any(is_contact_heading(line.text) for line in labels)
        return bool(labels) and len(ways) > 1 and all(map(is_label, labels)) and not is_section

    def _is_in_card(self, n: int) -> bool:
        """A person's office, in both languages, stands between the name and the number."""
        return any(map(self._is_card, range(max(self.here.start, n - LINES_OF_CARD + 1), n)))

    def _untranslated(self, tail: Sequence[int], signs: frozenset[int]) -> list[int]:
        """Where short lines begin that are in one language, or in that of the other half."""
        labels = [n for n in tail if n not in self.furniture and is_label(self.lines[n])]
        if self.language:
            strays = [n for n in labels if self._is_stray(n)]
            return strays if strays and not self._is_headed(strays[0]) else []
        # What nobody translated may be the lawyer's own: it is a page's only if a page is seen.
        if not self.is_alternating or not (signs or self.is_page):
            return []
        alone = [n for n in labels if n not in self.paired]
        return [run[0] for run in runs(alone) if len(run) >= LEAST_UNTRANSLATED]

    def _is_stray(self, n: int) -> bool:
        line = self.lines[n]
        return bool(line.language) and line.language != self.language and not line.is_mixed

    def _with_head(self, tail: Sequence[int], start: int) -> int:
        """Where the lines begin that head the first sign: its heading, or labels of the page."""
        above = [n for n in tail if n < start]
        if above and self._is_listed(above[0]):
            return start
        first = start
        heads = _is_above(start, is_of_page=self.lines[start].is_link or self._is_card(start))
        for n in reversed(above):
            if not (self._is_alone(n) or heads(self.lines[n], n)):
                break
            start = n
        return first if self._is_below_list(start, first) else start

    def _is_below_list(self, start: int, first: int) -> bool:
        """Return whether what seems to head a card only ends a list: more such lines are above."""
        heads = [n for n in range(start, first) if not self._is_alone(n)]
        above = [n for n in range(self.here.start, start) if self.lines[n].text][-len(WRITTEN) :]
        are_paired = self.paired.issuperset([*heads, *above])
        return bool(heads) and are_paired and all(is_label(self.lines[n]) for n in above)

    def _is_alone(self, n: int) -> bool:
        is_notice = n in self.furniture or is_disclaimer(self.lines[n].text)
        return is_notice or self._is_link(n) or self._is_menu_item(n)

    def _is_headed(self, n: int) -> bool:
        """Below a label of the half itself there stands what it names: Laws cited, Schedule."""
        return n > self.here.start and is_label(self.lines[n - 1]) and not self._is_stray(n - 1)

    def _is_listed(self, n: int) -> bool:
        """Short lines below a colon are a list."""
        return n > 0 and self.lines[n - 1].text.endswith(_COLON)


def is_mere_rule(text: str) -> bool:
    """Return whether the line is furniture that proves nothing about the lines beside it."""
    return _NO_EVIDENCE.fullmatch(text) is not None


def _is_above(start: int, *, is_of_page: bool) -> Callable[[Line, int], bool]:
    """Return whether a line is the heading right above links or cards, in one language or both."""

    def heads(line: Line, n: int) -> bool:
        if start - n > MOST_HEADINGS:
            return False
        is_heading = line.role in ("heading", "bold") and is_label(line)
        is_lead = is_of_page and (is_label(line) or line.text.endswith(_COLON))
        return is_heading or is_lead

    return heads
