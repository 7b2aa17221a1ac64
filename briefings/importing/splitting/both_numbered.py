"""The number or bullet before a line in both languages, which belongs to each of them."""

from dataclasses import replace

from briefings.importing.patterns.list_markers import Marker, marker, plain
from briefings.importing.splitting.cut_text import Segment
from briefings.text.languages import WRITTEN

# Numbers that are written alike in both languages; 一、 is not.
_STYLES_IN_BOTH = frozenset(("bracket", "dotted", "number", "roman", "romanbracket"))
_ROMAN = ("I", "V", "X")
# The reader's mark of an item, whose two languages may stand in two lines.
_BULLET = "- "


def both_numbered(parts: list[Segment]) -> list[Segment]:
    """The number before a line in both languages belongs to both: 1. 背景 Background."""
    if len(parts) != len(WRITTEN) or {part.language for part in parts} != set(WRITTEN):
        return parts
    first, second = parts
    found = marker(first.text)
    # In italics and in brackets, too, a translation may begin with its own number.
    said = plain(second.text).strip()
    is_numbered = marker(said) is not None or marker(said[1:]) is not None
    if first.text.startswith(_BULLET) and not is_numbered:
        return [first, replace(second, text=_BULLET + second.text)]
    if found is None or not _is_in_both(found, first.text) or is_numbered:
        return parts
    # 2.1 版 Version 2.1: the number is what both say.
    if said.endswith(number := first.text[: found.length].strip(" .、()（）")) and number:
        return parts
    return [first, replace(second, text=f"{first.text[: found.length].strip()} {second.text}")]


def _is_in_both(found: Marker, text: str) -> bool:
    """Return whether both languages write the number alike; I., V. and X. are read as letters."""
    is_roman = found.style == "letter" and text[:1] in _ROMAN
    return found.style in _STYLES_IN_BOTH or is_roman
