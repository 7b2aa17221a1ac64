"""Put the number of an article and its name on one line; many laws set 第一條 above 標的."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from briefings.importing.block import Line
from briefings.importing.cleaning.line_shapes import is_label
from briefings.importing.patterns.list_markers import marker
from briefings.text.language_detection import has_han

# Once may be chance; a law has several articles.
LEAST_ARTICLES = 2
# The longest name of an article, in characters.
LONGEST_NAME = 80


def with_named_articles(lines: Sequence[Line]) -> list[Line]:
    places = [n for n in range(len(lines) - 1) if _is_number_above_name(lines[n], lines[n + 1])]
    # One in each language is one: 附錄三 above the title, Appendix 3 above its translation.
    languages = Counter(lines[n].language for n in places)
    if max(languages.values(), default=0) < LEAST_ARTICLES:
        return list(lines)
    names = {n + 1 for n in places}
    return [
        _named(line, lines[n + 1]) if n + 1 in names else line
        for n, line in enumerate(lines)
        if n not in names
    ]


def _is_number_above_name(number: Line, name: Line) -> bool:
    found = marker(number.text)
    is_number = found is not None and found.is_part and found.length >= len(number.text.strip())
    is_plain = number.row is None and name.row is None and name.language == number.language
    is_name = is_label(name) and len(name.text) <= LONGEST_NAME and "\n" not in name.text
    return is_number and is_plain and is_name


def _named(number: Line, name: Line) -> Line:
    between = "\u3000" if has_han(number.text) else " "
    return replace(number, text=f"{number.text.strip()}{between}{name.text.strip()}")
