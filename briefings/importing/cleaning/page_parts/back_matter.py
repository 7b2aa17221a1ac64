"""Back matter: the sources a text names, and the firm's contact lines at its end."""

import re
from collections.abc import Sequence
from typing import Literal

from briefings.importing.block import Line
from briefings.importing.imported_briefing import ImportedContact, ImportedSource, ImportedText
from briefings.importing.patterns.characters import one_line
from briefings.importing.patterns.list_markers import marker
from briefings.text.language_detection import ADDRESS, has_han

# A contact block is at the very end and short.
CONTACT_LINES = 10

_SOURCE_WORD = (
    r"(?:(?:資料|資訊|新聞|消息|圖片|文章)?(?:來源|出處)|原文(?:連結|鏈接|網址)?|參考資料"
    r"|sources?|references?|original(?: text| article)?)"
)
_SOURCE_LABEL = re.compile(
    rf"{_SOURCE_WORD}\s*(?:[/／|｜]?\s*{_SOURCE_WORD}\s*)?[:：]", re.IGNORECASE
)
_SOURCES_HEADING = re.compile(rf"{_SOURCE_WORD}\s*(?:[/／|｜]?\s*{_SOURCE_WORD})?", re.IGNORECASE)
_URL = re.compile(r"https?://[\x21-\x7e]+|www\.[\x21-\x7e]+")
_CONTACT = (
    r"(?:contact(?: us)?|get in touch|enquiries|for (?:more|further) information"
    r"|further information|聯絡我們|聯繫我們|與我們聯絡|聯絡方式|查詢|如有查詢|聯絡)"
)
_CONTACT_HEADING = re.compile(rf"{_CONTACT}(?:[\s/／|｜·]*{_CONTACT})?[\s!！:：.]*", re.IGNORECASE)
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+")


def source_roles(lines: Sequence[Line]) -> dict[int, Literal["source"]]:
    """Lines such as "資料來源：/ Source: https://…"; without an address they stay text."""
    return {n: "source" for n, line in enumerate(lines) if _source(line.text)}


def cited_sources(lines: Sequence[Line]) -> tuple[ImportedSource, ...]:
    return tuple(found for line in lines if (found := _source(line.text)))


def _source(text: str) -> ImportedSource | None:
    urls = _URL.findall(text) if _SOURCE_LABEL.match(text) else []
    if len(urls) != 1:
        return None
    said = _URL.sub(" ", text)
    labels = [one_line(part).strip(" /／|｜:：") for part in re.split(r"[/／|｜\n]", said)]
    chinese = [label for label in labels if has_han(label)]
    english = [label for label in labels if label and not has_han(label)]
    if len(chinese) > 1 or len(english) > 1:
        return None
    return ImportedSource(ImportedText("".join(chinese), "".join(english)), urls[0])


def merged_sources(sources: Sequence[ImportedSource]) -> tuple[ImportedSource, ...]:
    """Combine entries with the same address if one has the Chinese label and one the English."""
    merged: list[ImportedSource] = []
    for source in sources:
        known = next((one for one in merged if _complements(one, source)), None)
        if known is None:
            merged.append(source)
            continue
        label = ImportedText(
            known.label.chinese or source.label.chinese, known.label.english or source.label.english
        )
        merged[merged.index(known)] = ImportedSource(label, source.url)
    return tuple(merged)


def _complements(one: ImportedSource, other: ImportedSource) -> bool:
    in_chinese = one.label.chinese and other.label.chinese
    in_english = one.label.english and other.label.english
    return one.url == other.url and not in_chinese and not in_english


def contact_roles(lines: Sequence[Line]) -> dict[int, Literal["contact"]]:
    """The closing "Contact Us", if it is in one language.

    In two languages it consists of pairs like any other section, and stays one.
    """
    for start in range(max(1, len(lines) - CONTACT_LINES), len(lines)):
        if not is_contact_heading(lines[start].text):
            continue
        if _is_translated(lines, start):
            return {}
        said = _said_below(lines[start:])
        languages = {has_han(text) for text in said if not ADDRESS.fullmatch(text)}
        if any(map(_EMAIL.search, said)) and len(languages) <= 1:
            return dict.fromkeys(range(start, len(lines)), "contact")
    return {}


def _is_translated(lines: Sequence[Line], place: int) -> bool:
    """Return whether the half in the other language has such a heading too."""
    is_chinese = has_han(lines[place].text)
    return any(
        is_contact_heading(line.text) and has_han(line.text) != is_chinese for line in lines[:place]
    )


def is_contact_heading(text: str) -> bool:
    """Return whether the line, with or without a number, heads how to reach the firm."""
    found = marker(text)
    said = text[found.length :].strip() if found else text
    return _CONTACT_HEADING.fullmatch(said) is not None


def heads_last_section(text: str) -> bool:
    """Return whether the line heads what a text itself has last: whom to reach, its sources."""
    return is_contact_heading(text) or _SOURCES_HEADING.fullmatch(text) is not None


def contact_of(lines: Sequence[Line]) -> ImportedContact:
    if not lines:
        return ImportedContact()
    said = _said_below(lines)
    email = next(found for text in said for found in _EMAIL.findall(text))
    text = "\n\n".join(line for line in said if line != email)
    return ImportedContact(lines[0].text, text, email)


def _said_below(lines: Sequence[Line]) -> list[str]:
    return [line.text for line in lines[1:] if line.text]
