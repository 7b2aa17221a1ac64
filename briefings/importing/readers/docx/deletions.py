"""What tracked changes delete from a Word file: no part of the text, but reported."""

from collections.abc import Iterator

from lxml import etree

from briefings.importing.block import LeftOut
from briefings.importing.readers.docx.runs import FALLBACK, NOTE_MARKS, is_skipped, note_key
from briefings.importing.readers.docx.styles import W

_MOVED = W + "moveFrom"
_TEXTS = (W + "t", W + "delText")


def deleted_notes(body: etree._Element) -> set[tuple[str, str]]:
    """The notes whose marks were deleted, or moved to where they stand a second time."""
    return {
        note_key(mark) for gone in body.iter(W + "del", _MOVED) for mark in gone.iter(*NOTE_MARKS)
    }


def deleted_texts(part: etree._Element) -> list[LeftOut]:
    """Each stretch that was deleted; what was moved stands where it was moved to."""
    gone = set(_deleted(part))
    texts = [""]
    for element in part.iter(W + "p", *_TEXTS) if gone else ():
        if element in gone:
            texts[-1] += element.text or ""
        elif texts[-1]:
            texts.append("")
    return [LeftOut(text.strip(), "deleted") for text in texts if text.strip()]


def _deleted(part: etree._Element) -> Iterator[etree._Element]:
    rows = (row for row in part.iter(W + "tr") if row.find(f"{W}trPr/{W}del") is not None)
    for gone in (*part.iter(W + "del"), *rows):
        for text in gone.iter(*_TEXTS):
            if not any(map(_is_elsewhere, text.iterancestors(_MOVED, FALLBACK))):
                yield text


def _is_elsewhere(element: etree._Element) -> bool:
    """Return whether the element was moved, or repeats for older programs what stands beside it."""
    return element.tag == _MOVED or is_skipped(element)
