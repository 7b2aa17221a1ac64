"""How paragraphs, notes and content controls of a Word file become text, or stay beside it."""

from dataclasses import replace

from lxml import etree

from briefings.importing.block import Reason
from briefings.importing.readers.docx.runs import is_placeholder
from briefings.importing.readers.docx.styles import W, value
from briefings.importing.readers.runs import Run

# A quotation mark may stand before the letter.
LONGEST_DROP_CAP = 3


def goes_on(properties: etree._Element, runs: list[Run]) -> bool:
    """Return whether the next paragraph belongs to it: its end was deleted, or it is a drop cap."""
    if properties.find(f"{W}rPr/{W}del") is not None:
        return True
    frame = properties.find(W + "framePr")
    if frame is None or frame.get(W + "dropCap", "none") == "none":
        return False
    said = "".join(run.text for run in runs).strip()
    return len(said) <= LONGEST_DROP_CAP or (len(said.split()) == 1 and _begins_within(properties))


def _begins_within(properties: etree._Element) -> bool:
    """Return whether the next paragraph goes on within a sentence: its first word may be large."""
    paragraph = properties.getparent()
    after = None if paragraph is None else paragraph.getnext()
    said = "" if after is None else "".join(text.text or "" for text in after.iter(W + "t"))
    return bool(said) and (said[0].isspace() or said[0].islower())


def is_counted(label: str) -> bool:
    """Return whether the label of a list counts, which a bullet does not."""
    return any(map(str.isalnum, label))


def ends_blank(runs: list[Run]) -> bool:
    return bool(runs) and runs[-1].text.endswith(" ")


def with_one_blank(runs: list[Run]) -> list[Run]:
    """The runs behind struck words and a blank, which is not said twice."""
    return [replace(runs[0], text=runs[0].text.removeprefix(" ")), *runs[1:]]


def without_own_mark(text: str, own: str) -> str:
    """The note without the sign, * or †, that its author chose for it: it has a number now."""
    rest = text.removeprefix("\\").removeprefix(own)
    is_word = own[-1:].isalnum() and rest[:1].isalnum()
    return text if not own or rest == text or is_word else rest.lstrip()


def beside_text(control: etree._Element) -> Reason | None:
    """A content control that is no text of the document: its contents, or an unanswered prompt."""
    gallery = control.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    if value(gallery) == "Table of Contents":
        return "contents"
    return "prompt" if is_placeholder(control) else None
