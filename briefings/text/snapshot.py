"""The frozen text of one edition in every language: plain values, canonical JSON and its digest.

Knows nothing of Django. What is frozen here is what clients read, print, cite and compare.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

FORMAT = 1
LANGUAGES = ("zh-hant", "en")
_NOTHING = dict.fromkeys(LANGUAGES, "")

Day = date  # a class with a field named date cannot name the type of its other days by it


@dataclass(frozen=True, slots=True)
class Bilingual:
    """The two sides of a text; an empty string is a missing side, never a fallback."""

    zh_hant: str = ""
    en: str = ""

    def side(self, language: str) -> str:
        return {"zh-hant": self.zh_hant, "en": self.en}[language]

    def missing(self) -> list[str]:
        """The languages without text."""
        return [language for language in LANGUAGES if not self.side(language).strip()]

    def present(self) -> bool:
        """Whether there is text in any language."""
        return len(self.missing()) < len(LANGUAGES)

    def to_json(self) -> dict[str, str]:
        return {"zh-hant": self.zh_hant, "en": self.en}

    @classmethod
    def from_json(cls, data: dict[str, str]) -> "Bilingual":
        return cls(data["zh-hant"], data["en"])


@dataclass(frozen=True, slots=True)
class Pair:
    """A paragraph: its public id and its two sides, in the Markdown subset of richtext."""

    id: str
    text: Bilingual
    # The Chinese side in Simplified characters, where the automatic conversion is not right.
    zh_hans: str = ""
    # The language whose side was not yet brought up to date with the other.
    behind: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A section: its heading (both sides empty where it has none) and its pairs."""

    id: str
    heading: Bilingual
    pairs: tuple[Pair, ...]
    behind: str = ""  # of the heading


@dataclass(frozen=True, slots=True)
class Named:
    """An author or a practice area as it was called when the edition was published."""

    slug: str
    name: Bilingual
    title: Bilingual = Bilingual()


@dataclass(frozen=True, slots=True)
class Source:
    label: Bilingual
    url: str
    accessed: date | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """The block at the end that says how to reach the lawyers of this briefing."""

    heading: Bilingual = Bilingual()
    text: Bilingual = Bilingual()
    email: str = ""


@dataclass(frozen=True, slots=True)
class Snapshot:
    reference: str
    title: Bilingual
    date: date
    parts: tuple[Part, ...]
    standfirst: Bilingual = Bilingual()
    authors: tuple[Named, ...] = ()
    areas: tuple[Named, ...] = ()
    law_as_at: Day | None = None
    jurisdiction: Bilingual = Bilingual()
    sources: tuple[Source, ...] = ()
    contact: Contact = field(default_factory=Contact)
    firm: Bilingual = Bilingual()
    disclaimer: Bilingual = Bilingual()
    key_points: Bilingual = Bilingual()  # one a line

    def pairs(self) -> Iterator[Pair]:
        """Every pair in reading order; its place in this order (from 1) is its ¶ number."""
        for part in self.parts:
            yield from part.pairs

    def languages(self) -> list[str]:
        """The languages in which there is something to read: a title and at least one paragraph."""
        return [
            language
            for language in LANGUAGES
            if self.title.side(language).strip()
            and any(pair.text.side(language).strip() for pair in self.pairs())
        ]

    def to_json(self) -> dict[str, Any]:
        return {
            "format": FORMAT,
            "reference": self.reference,
            "title": self.title.to_json(),
            "standfirst": self.standfirst.to_json(),
            "authors": [_named_to_json(author) for author in self.authors],
            "areas": [_named_to_json(area) for area in self.areas],
            "date": self.date.isoformat(),
            "law_as_at": _day_to_json(self.law_as_at),
            "jurisdiction": self.jurisdiction.to_json(),
            "sections": [_part_to_json(part) for part in self.parts],
            "sources": [
                {
                    "label": source.label.to_json(),
                    "url": source.url,
                    "accessed": _day_to_json(source.accessed),
                }
                for source in self.sources
            ],
            "contact": {
                "heading": self.contact.heading.to_json(),
                "text": self.contact.text.to_json(),
                "email": self.contact.email,
            },
            "firm": self.firm.to_json(),
            "disclaimer": self.disclaimer.to_json(),
            **({"key_points": self.key_points.to_json()} if self.key_points.present() else {}),
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Snapshot":
        """Raises ValueError for a format this version does not know."""
        if data["format"] != FORMAT:
            raise ValueError(f"A snapshot of format {data['format']}; this version reads {FORMAT}.")
        return cls(
            reference=data["reference"],
            title=Bilingual.from_json(data["title"]),
            standfirst=Bilingual.from_json(data["standfirst"]),
            authors=tuple(_named_from_json(item) for item in data["authors"]),
            areas=tuple(_named_from_json(item) for item in data["areas"]),
            date=date.fromisoformat(data["date"]),
            law_as_at=_day_from_json(data["law_as_at"]),
            jurisdiction=Bilingual.from_json(data["jurisdiction"]),
            parts=tuple(_part_from_json(item) for item in data["sections"]),
            sources=tuple(
                Source(
                    Bilingual.from_json(item["label"]),
                    item["url"],
                    _day_from_json(item["accessed"]),
                )
                for item in data["sources"]
            ),
            contact=Contact(
                Bilingual.from_json(data["contact"]["heading"]),
                Bilingual.from_json(data["contact"]["text"]),
                data["contact"]["email"],
            ),
            firm=Bilingual.from_json(data["firm"]),
            disclaimer=Bilingual.from_json(data["disclaimer"]),
            key_points=Bilingual.from_json(data.get("key_points", _NOTHING)),
        )

    def canonical(self) -> str:
        """The one text of this snapshot: JSON with sorted keys and no spare blanks."""
        return _written(self.to_json())

    def wording(self, language: str) -> str:
        """What the briefing itself says in a language, as canonical JSON: what is approved.

        Dates, authors, areas and addresses belong to both languages. What the firm's own pages
        decide (names, the disclaimer) and whether a side is behind are no part of it.
        """
        data = self.to_json()
        del data["firm"], data["disclaimer"]
        for name in ("authors", "areas"):
            data[name] = [item["slug"] for item in data[name]]
        if not self.key_points.side(language).strip():
            data.pop("key_points", None)
        return _written({"language": language} | _side_of(data, language))

    def wording_digest(self, language: str) -> str:
        return digest(self.wording(language))


def digest(canonical: str) -> str:
    """SHA-256 of the canonical text's UTF-8 bytes, in hexadecimal."""
    return hashlib.sha256(canonical.encode()).hexdigest()


def _written(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _side_of(data: Any, language: str) -> Any:
    """The same data with one side of every text; Simplified wording goes with the Chinese."""
    if isinstance(data, list):
        return [_side_of(item, language) for item in data]
    if not isinstance(data, dict):
        return data
    left_out = {"behind"} | set(LANGUAGES) - {language}
    if language != "zh-hant":
        left_out.add("zh-hans")
    return {key: _side_of(data[key], language) for key in data.keys() - left_out}


def _day_to_json(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day_from_json(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _named_to_json(named: Named) -> dict[str, Any]:
    return {"slug": named.slug, "name": named.name.to_json(), "title": named.title.to_json()}


def _named_from_json(data: dict[str, Any]) -> Named:
    return Named(
        data["slug"], Bilingual.from_json(data["name"]), Bilingual.from_json(data["title"])
    )


def _part_to_json(part: Part) -> dict[str, Any]:
    return {
        "id": part.id,
        "heading": part.heading.to_json(),
        **({"behind": part.behind} if part.behind else {}),
        "paragraphs": [_pair_to_json(pair) for pair in part.pairs],
    }


def _pair_to_json(pair: Pair) -> dict[str, Any]:
    """What a pair does not have is not written, as before there was any such: digests stay."""
    more = {"zh-hans": pair.zh_hans, "behind": pair.behind}
    written = {"id": pair.id} | pair.text.to_json()
    return written | {key: value for key, value in more.items() if value}


def _part_from_json(data: dict[str, Any]) -> Part:
    return Part(
        id=data["id"],
        heading=Bilingual.from_json(data["heading"]),
        pairs=tuple(
            Pair(
                item["id"],
                Bilingual(item["zh-hant"], item["en"]),
                item.get("zh-hans", ""),
                item.get("behind", ""),
            )
            for item in data["paragraphs"]
        ),
        behind=data.get("behind", ""),
    )
