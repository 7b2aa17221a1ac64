"""Cards of people below a text: a name with the office, or with how to reach that person."""

import re

from briefings.importing.block import Line
from briefings.importing.cleaning.line_shapes import REACHED_AT, is_label
from briefings.importing.patterns.people import are_likely_names, is_office, is_one_name

# So far below a name its telephone or address is part of the same card.
LINES_OF_CARD = 4
_COLON = (":", "：")
_BETWEEN_FIELDS = re.compile(r"[\n|｜]|\s[/／·•]\s|\s[-–—]\s|[,，、]\s*")
# A field that is only a number or an address, with a word or a letter for which of them.
ONLY_REACHED_AT = re.compile(
    rf"(?:[\u4e00-\u9fff]{{1,6}}\s*)?(?:[a-z]{{1,12}})?\.?\s*[:：]?\s*(?P<at>{REACHED_AT.pattern})",
    re.IGNORECASE,
)
_WEB = re.compile(r"https?://|www\.|\w\.(?:com|net|org|mo|hk)\b", re.IGNORECASE)


def is_card_line(line: Line) -> bool:
    """A person's name or an e-mail address, with office or number, in one line."""
    if not is_label(line):
        return False
    fields = [part for part in _BETWEEN_FIELDS.split(line.text) if part.strip()]
    if len(fields) < 2 or fields[0].strip().endswith(_COLON):
        return False
    reached = any(ONLY_REACHED_AT.fullmatch(part.strip()) for part in fields)
    is_address = "@" in line.text or _WEB.search(line.text) is not None
    return reached and (is_address or are_likely_names(fields[0]))


def is_card(said: str) -> bool:
    name, *below = [part for part in re.split(r"[\n|｜]", said) if part.strip()] or [""]
    if below and is_office(below[0]) and is_one_name(name):
        return True
    if below and are_likely_names(f"{name}|{below[0]}"):
        name = f"{name}|{below[0]}"
    return are_likely_names(name) and any(map(REACHED_AT.search, below[: LINES_OF_CARD + 1]))
