"""The number or bullet before a line in both languages, and the brackets around it.

They belong to each of the languages.
"""

from dataclasses import replace

from briefings.importing.patterns.brackets import last_bracket
from briefings.importing.patterns.list_markers import Marker, marker, plain
from briefings.importing.splitting.cut_text import Segment
from briefings.text.languages import WRITTEN

# Numbers that are written alike in both languages; 一、 is not.
_STYLES_IN_BOTH = frozenset(("bracket", "dotted", "number", "roman", "romanbracket"))
_ROMAN = ("I", "V", "X")
# Those in which a heading is set; others hold a translation or a remark.
_BRACKETS = ("【", "〖")
# The reader's mark of an item, whose two languages may stand in two lines.
_BULLET = "- "


def both_enclosed(text: str, parts: list[Segment]) -> list[Segment]:
    """The brackets around a line in both languages are around each: 【背景 Background】."""
    if len(parts) != len(WRITTEN) or text[:1] not in _BRACKETS or last_bracket(text) != 0:
        return parts
    first, second = parts
    if not (first.text.startswith(text[0]) and second.text.endswith(text[-1])):
        return parts
    return [
        replace(first, text=first.text + text[-1]),
        replace(second, text=text[0] + second.text),
    ]


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
