"""Restore parts of an earlier version: a section, a heading or one side of a pair."""

import copy
from collections.abc import Iterable

from briefings.drafting.rows import pairs_of
from briefings.drafting.validation import Document
from briefings.text.languages import WRITTEN


def restored(
    now: Document, then: Document, row_id: str, *, languages: Iterable[str] = WRITTEN
) -> Document:
    """Return the current text with one heading, section or pair as it was in an earlier one.

    Only the given languages are restored; of a section in one language, only its heading. A deleted
    pair is restored in all languages, in its section or at the end.
    """
    text = copy.deepcopy(now)
    for section in then["sections"]:
        if section["id"] == row_id and set(languages) == set(WRITTEN):
            return _with_section(text, section)
        if section["id"] == row_id:
            return _with_heading(text, section, list(languages))
        for place, pair in enumerate(section["paragraphs"]):
            if pair["id"] == row_id:
                return _with_pair(text, section, place, pair, list(languages))
    return text


def _with_section(text: Document, section: Document) -> Document:
    own = {pair["id"] for pair in section["paragraphs"]}
    for other in text["sections"]:
        other["paragraphs"] = [pair for pair in other["paragraphs"] if pair["id"] not in own]
    ids = [other["id"] for other in text["sections"]]
    if section["id"] in ids:
        text["sections"][ids.index(section["id"])] = copy.deepcopy(section)
    else:
        text["sections"].append(copy.deepcopy(section))
    return text


def _with_heading(text: Document, section: Document, languages: list[str]) -> Document:
    for held in text["sections"]:
        if held["id"] == section["id"]:
            held["heading"] |= {language: section["heading"][language] for language in languages}
    return text


def _with_pair(
    text: Document, section: Document, place: int, pair: Document, languages: list[str]
) -> Document:
    for held in pairs_of(text):
        if held["id"] == pair["id"]:
            held.update({language: pair[language] for language in languages})
            return text
    homes = [part for part in text["sections"] if part["id"] == section["id"]]
    home = homes[0] if homes else _last(text)
    home["paragraphs"].insert(min(place, len(home["paragraphs"])), copy.deepcopy(pair))
    return text


def _last(text: Document) -> Document:
    if not text["sections"]:
        text["sections"].append({"id": "", "heading": dict.fromkeys(WRITTEN, ""), "paragraphs": []})
    return text["sections"][-1]
