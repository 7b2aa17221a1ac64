"""The frozen content of an edition in every language: plain values, canonical JSON, digest.

Clients read, print, cite and compare these values. Independent of Django.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from briefings.text.languages import CHINESE, ENGLISH, SIMPLIFIED, WRITTEN, derived, joined
from briefings.text.texts import Texts

FORMAT = 1
# Chapters, sections and subsections; deeper headings are no help to readers.
DEEPEST = 3
# The format always writes these languages, and others only if they have text, so that earlier
# editions keep their digests.
_ALWAYS_NAMED = (CHINESE, ENGLISH)

Day = date  # in a class with a field named date, `date` no longer names the type

# What stands in the place of a firm's name until the firm gives it: a name that a site can have,
# since clients may see it. Texts published then keep it, or the one that earlier releases had.
UNNAMED_FIRM = Texts("法律簡報", "Legal Briefings")
_UNNAMED_EARLIER = Texts("律師事務所", "Law Firm")


def given_names(firm: Texts) -> Texts:
    """Return the names of a firm without those that it never gave itself."""
    never_given = (UNNAMED_FIRM, _UNNAMED_EARLIER)
    return Texts(
        *("" if name in [one[each] for one in never_given] else name for each, name in firm.items())
    )


@dataclass(frozen=True, slots=True)
class Pair:
    """A paragraph: its public id and its text per language, in the Markdown subset."""

    id: str
    text: Texts
    # The Chinese side in Simplified characters, if the automatic conversion is wrong.
    zh_hans: str = ""
    # The languages whose sides were not yet brought up to date with the others.
    behind: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A section: its heading, which may be empty, and its pairs."""

    id: str
    heading: Texts
    pairs: tuple[Pair, ...]
    behind: tuple[str, ...] = ()  # of the heading
    level: int = 1  # of the heading, 1 to DEEPEST


@dataclass(frozen=True, slots=True)
class Named:
    """An author or a practice area, with its name at the time of publication."""

    slug: str
    name: Texts
    title: Texts = Texts()


@dataclass(frozen=True, slots=True)
class Source:
    label: Texts
    url: str
    accessed: date | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """The contact block at the end of a briefing."""

    heading: Texts = Texts()
    text: Texts = Texts()
    email: str = ""


@dataclass(frozen=True, slots=True)
class Snapshot:
    reference: str
    title: Texts
    date: date
    parts: tuple[Part, ...]
    standfirst: Texts = Texts()
    authors: tuple[Named, ...] = ()
    areas: tuple[Named, ...] = ()
    law_as_at: Day | None = None
    jurisdiction: Texts = Texts()
    sources: tuple[Source, ...] = ()
    contact: Contact = field(default_factory=Contact)
    firm: Texts = Texts()
    disclaimer: Texts = Texts()
    key_points: Texts = Texts()  # one a line

    def pairs(self) -> Iterator[Pair]:
        """Yield every pair in reading order; its place, from 1, is its ¶ number."""
        for part in self.parts:
            yield from part.pairs

    def languages(self) -> list[str]:
        """Return the languages that have a title and at least one paragraph."""
        return [
            language
            for language in WRITTEN
            if self.title[language].strip()
            and any(pair.text[language].strip() for pair in self.pairs())
        ]

    def to_json(self) -> dict[str, Any]:
        return {
            "format": FORMAT,
            "reference": self.reference,
            "title": _texts_to_json(self.title),
            "standfirst": _texts_to_json(self.standfirst),
            "authors": [_named_to_json(author) for author in self.authors],
            "areas": [_named_to_json(area) for area in self.areas],
            "date": self.date.isoformat(),
            "law_as_at": _day_to_json(self.law_as_at),
            "jurisdiction": _texts_to_json(self.jurisdiction),
            "sections": [_part_to_json(part) for part in self.parts],
            "sources": [
                {
                    "label": _texts_to_json(source.label),
                    "url": source.url,
                    "accessed": _day_to_json(source.accessed),
                }
                for source in self.sources
            ],
            "contact": {
                "heading": _texts_to_json(self.contact.heading),
                "text": _texts_to_json(self.contact.text),
                "email": self.contact.email,
            },
            "firm": _texts_to_json(self.firm),
            "disclaimer": _texts_to_json(self.disclaimer),
            **(
                {"key_points": _texts_to_json(self.key_points)} if self.key_points.present() else {}
            ),
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Snapshot":
        """Raises ValueError for a format this version does not know."""
        if data["format"] != FORMAT:
            raise ValueError(f"A snapshot of format {data['format']}; this version reads {FORMAT}.")
        return cls(
            reference=data["reference"],
            title=Texts.by_language(data["title"]),
            standfirst=Texts.by_language(data["standfirst"]),
            authors=tuple(_named_from_json(item) for item in data["authors"]),
            areas=tuple(_named_from_json(item) for item in data["areas"]),
            date=date.fromisoformat(data["date"]),
            law_as_at=_day_from_json(data["law_as_at"]),
            jurisdiction=Texts.by_language(data["jurisdiction"]),
            parts=tuple(_part_from_json(item) for item in data["sections"]),
            sources=tuple(
                Source(
                    Texts.by_language(item["label"]),
                    item["url"],
                    _day_from_json(item["accessed"]),
                )
                for item in data["sources"]
            ),
            contact=Contact(
                Texts.by_language(data["contact"]["heading"]),
                Texts.by_language(data["contact"]["text"]),
                data["contact"]["email"],
            ),
            firm=Texts.by_language(data["firm"]),
            disclaimer=Texts.by_language(data["disclaimer"]),
            key_points=Texts.by_language(data.get("key_points", {})),
        )

    def canonical(self) -> str:
        """Return the canonical JSON: sorted keys, no spare blanks."""
        return _written(self.to_json())

    def wording(self, language: str) -> str:
        """Return the content in a language as canonical JSON: the object of an approval.

        It includes dates, authors, areas and addresses, which all languages share. It excludes the
        firm's settings (names, the disclaimer) and the marks of outdated texts.
        """
        data = self.to_json()
        del data["firm"], data["disclaimer"]
        for name in ("authors", "areas"):
            data[name] = [item["slug"] for item in data[name]]
        if not self.key_points[language].strip():
            data.pop("key_points", None)
        return _written({"language": language} | _side_of(data, language))

    def wording_digest(self, language: str) -> str:
        return digest(self.wording(language))


def digest(canonical: str) -> str:
    """Return the SHA-256 of the canonical text in UTF-8, in hexadecimal."""
    return hashlib.sha256(canonical.encode()).hexdigest()


def _written(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _side_of(data: Any, language: str) -> Any:
    """Return the data with one side of every text; Simplified wording goes with the Chinese."""
    if isinstance(data, list):
        return [_side_of(item, language) for item in data]
    if not isinstance(data, dict):
        return data
    left_out = {"behind"}
    for other in set(WRITTEN) - {language}:
        left_out |= {other, *derived(other)}
    return {key: _side_of(data[key], language) for key in data.keys() - left_out}


def _texts_to_json(texts: Texts) -> dict[str, str]:
    return {language: side for language, side in texts.items() if side or language in _ALWAYS_NAMED}


def _day_to_json(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day_from_json(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _named_to_json(named: Named) -> dict[str, Any]:
    return {
        "slug": named.slug,
        "name": _texts_to_json(named.name),
        "title": _texts_to_json(named.title),
    }


def _named_from_json(data: dict[str, Any]) -> Named:
    return Named(data["slug"], Texts.by_language(data["name"]), Texts.by_language(data["title"]))


def _part_to_json(part: Part) -> dict[str, Any]:
    return {
        "id": part.id,
        "heading": _texts_to_json(part.heading),
        **({"behind": joined(part.behind)} if part.behind else {}),
        **({"level": part.level} if part.level > 1 else {}),
        "paragraphs": [_pair_to_json(pair) for pair in part.pairs],
    }


def _pair_to_json(pair: Pair) -> dict[str, Any]:
    """Omit empty optional fields, so that editions from before these fields keep their digests."""
    more = {SIMPLIFIED: pair.zh_hans, "behind": joined(pair.behind)}
    written = {"id": pair.id} | _texts_to_json(pair.text)
    return written | {key: value for key, value in more.items() if value}


def level_of(item: dict[str, Any]) -> int:
    """Return the level of a section's heading; plain data only names it from 2 on."""
    return item.get("level", 1)


def behind_of(item: dict[str, Any]) -> tuple[str, ...]:
    """Return the languages that are behind in a section or paragraph of plain data."""
    return tuple(item.get("behind", "").split())


def _part_from_json(data: dict[str, Any]) -> Part:
    return Part(
        id=data["id"],
        heading=Texts.by_language(data["heading"]),
        pairs=tuple(
            Pair(
                item["id"],
                Texts.by_language(item),
                item.get(SIMPLIFIED, ""),
                behind_of(item),
            )
            for item in data["paragraphs"]
        ),
        behind=behind_of(data),
        level=level_of(data),
    )
