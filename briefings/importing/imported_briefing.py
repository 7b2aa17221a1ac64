"""What an import gives: a frozen document of pairs, to and from JSON."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from briefings.text.files.pictures import EncodedPicture
from briefings.text.languages import CHINESE, ENGLISH
from briefings.text.names.person_names import as_given, names_of


@dataclass(frozen=True, slots=True)
class ImportedText:
    """A text in both languages; an empty side is missing in the source."""

    chinese: str = ""
    english: str = ""
    reasons: tuple[str, ...] = field(default=(), compare=False)

    def to_json(self) -> dict[str, str]:
        return {CHINESE: self.chinese, ENGLISH: self.english}

    @classmethod
    def from_json(cls, value: Mapping[str, str], reasons: tuple[str, ...] = ()) -> "ImportedText":
        return cls(value.get(CHINESE, ""), value.get(ENGLISH, ""), reasons)


@dataclass(frozen=True, slots=True)
class ImportedSection:
    heading: ImportedText
    paragraphs: tuple[ImportedText, ...]
    level: int = 1


@dataclass(frozen=True, slots=True)
class ImportedContact:
    heading: str = ""
    text: str = ""
    email: str = ""

    def to_json(self) -> dict[str, str]:
        return {"heading": self.heading, "text": self.text, "email": self.email}


@dataclass(frozen=True, slots=True)
class ImportedSource:
    label: ImportedText
    url: str

    def to_json(self) -> dict[str, Any]:
        return {"label": self.label.to_json(), "url": self.url}


@dataclass(frozen=True, slots=True)
class ImportedDifference:
    """Text of the source that is in no row, or of a row that is not in the source.

    `letters` counts its letters and digits; `near` is the text beside it.
    """

    text: str
    near: str
    letters: int
    is_lost: bool

    def to_json(self) -> dict[str, Any]:
        return {
            "text": self.text,
            "near": self.near,
            "letters": self.letters,
            "is_lost": self.is_lost,
        }


@dataclass(frozen=True, slots=True)
class ImportedLeftOut:
    """Why a text was left out, and behind which row it stood.

    Rows are headings and paragraphs, counted through the sections; -1 is before the first, None is
    not known. `place` counts the letters of the source before it.
    """

    reason: str
    row: int | None = None
    place: int | None = None

    def to_json(self) -> dict[str, Any]:
        return {"reason": self.reason, "row": self.row, "place": self.place}


@dataclass(frozen=True, slots=True)
class ImportedBriefing:
    """A briefing as read from a source, before a lawyer has looked at it.

    `dropped` lists the texts that were left out, so that they can be taken back, and `left_out`
    says of each of them why and where.
    `ledger` is what is neither in a field nor dropped, or in a field and not in the source.
    """

    title: ImportedText = ImportedText()
    standfirst: ImportedText = ImportedText()
    authors: tuple[ImportedText, ...] = ()
    date: str = ""
    sections: tuple[ImportedSection, ...] = ()
    contact: ImportedContact = ImportedContact()
    sources: tuple[ImportedSource, ...] = ()
    dropped: tuple[str, ...] = ()
    left_out: tuple[ImportedLeftOut, ...] = field(default=(), compare=False)
    ledger: tuple[ImportedDifference, ...] = field(default=(), compare=False)
    # What the figures show; to be stored before the rows that name them.
    pictures: tuple[EncodedPicture, ...] = field(default=(), compare=False)

    def to_json(self) -> dict[str, Any]:
        ledger = [one.to_json() for one in self.ledger]
        return {
            "title": self.title.to_json(),
            "standfirst": self.standfirst.to_json(),
            "authors": [as_given(author.to_json()) for author in self.authors],
            "date": self.date,
            "sections": [
                {
                    "heading": section.heading.to_json(),
                    **({"level": section.level} if section.level > 1 else {}),
                    "paragraphs": [pair.to_json() for pair in section.paragraphs],
                }
                for section in self.sections
            ],
            "contact": self.contact.to_json(),
            "sources": [source.to_json() for source in self.sources],
            "dropped": list(self.dropped),
            "review": self.review(),
            **({"ledger": ledger} if ledger else {}),
        }

    def for_review(self) -> dict[str, Any]:
        """The document with the places of what was left out, which only its review shows."""
        return self.to_json() | {"left_out": [one.to_json() for one in self.left_out]}

    def review(self) -> list[dict[str, Any]]:
        """The headings and pairs that somebody must look at, in reading order, and why."""
        entries: list[dict[str, Any]] = []
        for number, section in enumerate(self.sections):
            if section.heading.reasons:
                entries.append({"section": number, "reasons": list(section.heading.reasons)})
            entries += [
                {"section": number, "paragraph": place, "reasons": list(pair.reasons)}
                for place, pair in enumerate(section.paragraphs)
                if pair.reasons
            ]
        return entries

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> "ImportedBriefing":
        """Return the document written by `to_json`; missing fields are empty."""
        reasons = {
            (entry["section"], entry.get("paragraph")): tuple(entry["reasons"])
            for entry in value.get("review", ())
        }
        return cls(
            title=ImportedText.from_json(value.get("title", {})),
            standfirst=ImportedText.from_json(value.get("standfirst", {})),
            authors=tuple(
                ImportedText.from_json(names_of(one)) for one in value.get("authors", ())
            ),
            date=value.get("date") or "",
            sections=tuple(
                _section(section, number, reasons)
                for number, section in enumerate(value.get("sections", ()))
            ),
            contact=ImportedContact(**(value.get("contact") or {})),
            sources=tuple(
                ImportedSource(
                    ImportedText.from_json(source.get("label", {})), source.get("url", "")
                )
                for source in value.get("sources", ())
            ),
            dropped=tuple(value.get("dropped", ())),
            left_out=tuple(ImportedLeftOut(**one) for one in value.get("left_out", ())),
            ledger=tuple(ImportedDifference(**one) for one in value.get("ledger", ())),
        )


def _section(
    value: Mapping[str, Any],
    number: int,
    reasons: Mapping[tuple[int, int | None], tuple[str, ...]],
) -> ImportedSection:
    return ImportedSection(
        ImportedText.from_json(value.get("heading", {}), reasons.get((number, None), ())),
        tuple(
            ImportedText.from_json(pair, reasons.get((number, place), ()))
            for place, pair in enumerate(value.get("paragraphs", ()))
        ),
        value.get("level", 1),
    )
