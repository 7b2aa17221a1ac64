"""Which paragraphs of a Word file are items of automatic lists, and the label of each."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from briefings.importing.readers.docx.numbering import Numbering
from briefings.importing.readers.docx.styles import Styles, W, numbering_of, value
from briefings.importing.readers.lists.counting import MOST_LEVELS, Counting, List
from briefings.importing.readers.lists.languages import counted_languages
from briefings.text.language_detection import Language, language_of

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BOX = W + "txbxContent"
Labels = dict[etree._Element, str]


@dataclass(frozen=True, slots=True)
class _Item:
    paragraph: etree._Element
    number: str
    depth: int
    text: str


def list_labels(body: etree._Element, styles: Styles, numbering: Numbering) -> Labels:
    """The label of every list item by its paragraph, all counted before any text is read.

    Only the whole list shows whether it holds each item in two languages.
    """
    labels: Labels = {}
    by_box: dict[etree._Element | None, list[_Item]] = defaultdict(list)
    for item in _items(body, styles, numbering):
        by_box[next(item.paragraph.iterancestors(_BOX), None)].append(item)
    for items in by_box.values():
        labels |= _counted(items, styles, numbering)
    return labels


def _counted(items: list[_Item], styles: Styles, numbering: Numbering) -> Labels:
    """The labels of the items of the body, or of one text box: neither counts the other's."""
    counting = Counting(numbering)
    languages = _languages(items, numbering)
    labels: Labels = {}
    for place, item in enumerate(items):
        language = languages[place]
        if item.text or language is None:
            words = styles.spoken(item.paragraph)
            labels[item.paragraph] = counting.label(item.number, item.depth, language, words=words)
    return labels


def _languages(items: list[_Item], numbering: Numbering) -> dict[int, Language | None]:
    places: dict[str, list[int]] = defaultdict(list)
    for place, item in enumerate(items):
        found = numbering.get(item.number)
        places[found.definition if found else ""].append(place)
    languages: dict[int, Language | None] = {}
    for same in places.values():
        known = [language_of(items[place].text) for place in same]
        languages |= dict(zip(same, counted_languages(known), strict=True))
    return languages


def _items(body: etree._Element, styles: Styles, numbering: Numbering) -> Iterator[_Item]:
    for paragraph in body.iter(W + "p"):
        properties = paragraph.find(W + "pPr")
        style = "" if properties is None else value(properties.find(W + "pStyle"))
        own = numbering_of(properties)
        number = own[0] or styles.numbered(style)[0]
        found = numbering.get(number)
        if found is None or not _is_counted(paragraph, properties):
            continue
        depth = own[1]
        if depth is None:
            depth = styles.numbered(style)[1] or 0 if own[0] else _by_style(styles, style, found)
        text = _text(paragraph)
        is_break = properties is not None and properties.find(W + "sectPr") is not None
        if depth < MOST_LEVELS and (text or not is_break):
            yield _Item(paragraph, number, depth, text)


def _by_style(styles: Styles, style: str, found: List) -> int:
    """A level names the style it belongs to; else the style says its level, or one it follows.

    A style may also say that it belongs to no level.
    """
    for one in styles.chain(style):
        linked, said = found.depth_of(one.identity), one.numbered[1]
        if linked is not None and (said or 0) < MOST_LEVELS:
            return linked
        if said is not None:
            return said
    return 0


def _is_counted(paragraph: etree._Element, properties: etree._Element | None) -> bool:
    """Not what a tracked change deletes or joins to the next; hidden items count in Word."""
    mark = None if properties is None else properties.find(W + "rPr")
    if mark is not None and any(mark.find(W + name) is not None for name in ("del", "moveFrom")):
        return False
    rows = paragraph.iterancestors(W + "tr")
    is_deleted = any(row.find(f"{W}trPr/{W}del") is not None for row in rows)
    return not is_deleted and next(paragraph.iterancestors(_FALLBACK), None) is None


def _text(paragraph: etree._Element) -> str:
    return "".join(text.text or "" for text in paragraph.iter(W + "t"))
