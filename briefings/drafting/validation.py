"""Validate a document before its text is written to rows."""

import re
from typing import Any

from django.utils.translation import gettext as _

from briefings.drafting.errors import DraftError
from briefings.text.input_cleaning import UNSTORABLE
from briefings.text.languages import SIMPLIFIED, WRITTEN, joined
from briefings.text.snapshot import DEEPEST

Document = dict[str, Any]

LONGEST_HEADING = 500
LONGEST_SIDE = 50_000
MOST_SECTIONS = 500
MOST_PAIRS = 3_000

PUBLIC_ID = re.compile(r"[0-9a-z]{6,16}")


def checked(document: Any) -> Document:
    """Return the document's text, {"sections": [...]}, validated. Raises DraftError."""
    try:
        sections = [_section(item) for item in _list(document["sections"])]
    except (KeyError, TypeError) as error:
        raise DraftError(_("What was sent is not the text of a briefing.")) from error
    pairs = sum(len(section["paragraphs"]) for section in sections)
    if len(sections) > MOST_SECTIONS or pairs > MOST_PAIRS:
        raise DraftError(
            _("A briefing holds at most %(pairs)d paragraphs in %(sections)d sections.")
            % {"pairs": MOST_PAIRS, "sections": MOST_SECTIONS}
        )
    return {"sections": sections}


def _section(item: dict) -> Document:
    return {
        "id": _id(item),
        "heading": {
            language: _heading(storable(item["heading"][language])) for language in WRITTEN
        },
        **_marks(item),
        **_level(item),
        "paragraphs": [_pair(pair) for pair in _list(item["paragraphs"])],
    }


def _level(item: dict) -> Document:
    """Return the level of a heading from 2 on; 1 goes without saying."""
    level = item.get("level", 1)
    if not (type(level) is int and 1 <= level <= DEEPEST):
        raise TypeError
    return {"level": level} if level > 1 else {}


def _pair(item: dict) -> Document:
    pair = {"id": _id(item)} | {language: _side(storable(item[language])) for language in WRITTEN}
    pair |= _marks(item)
    # The Chinese side in Simplified characters, if the automatic conversion is wrong.
    return pair | ({SIMPLIFIED: _side(storable(item[SIMPLIFIED]))} if SIMPLIFIED in item else {})


def _marks(item: dict) -> Document:
    """Return the languages that were behind when the page was opened, and a user's confirmation."""
    behind, in_step = item.get("behind") or "", item.get("in_step") or False
    if not (isinstance(behind, str) and isinstance(in_step, bool)):
        raise TypeError
    named = set(behind.split())
    if not named < set(WRITTEN):  # at least one side leads
        raise TypeError
    behind = joined(named)
    return ({"behind": behind} if behind else {}) | ({"in_step": True} if in_step else {})


def _list(value: Any) -> list:
    if not (isinstance(value, list) and all(isinstance(item, dict) for item in value)):
        raise TypeError
    return value


def _id(item: dict) -> str:
    value = item.get("id") or ""
    if not isinstance(value, str):
        raise TypeError
    return value


def storable(value: Any) -> str:
    """Return the text if databases can store all its characters. Raises DraftError."""
    if not isinstance(value, str):
        raise TypeError
    if bad := UNSTORABLE.search(value):
        raise DraftError(
            _("The text holds a character that cannot be stored, after “%s”.")
            % value[max(0, bad.start() - 20) : bad.start()]
        )
    return value


def _heading(value: str) -> str:
    if "\n" in value:
        raise DraftError(_("The heading “%s…” has more than one line.") % value[:40])
    if len(value) > LONGEST_HEADING:
        raise DraftError(
            _("The heading “%(start)s…” is longer than %(most)d characters.")
            % {"start": value[:40], "most": LONGEST_HEADING}
        )
    return value


def _side(value: str) -> str:
    if len(value) > LONGEST_SIDE:
        raise DraftError(
            _("The paragraph “%(start)s…” is longer than %(most)d characters; split it.")
            % {"start": value[:40], "most": LONGEST_SIDE}
        )
    return value
