"""A text in the written languages, as a value without Django."""

from collections.abc import Iterator, Mapping
from typing import final

from briefings.text.languages import WRITTEN, columns


@final
class Texts(Mapping[str, str]):
    """A text by language; an empty string is a missing side, never a fallback.

    The sides are given in the order of WRITTEN; those left out are missing.
    """

    __slots__ = ("_sides",)
    _sides: tuple[str, ...]

    def __init__(self, *sides: str):
        if len(sides) > len(WRITTEN):
            raise ValueError(f"{len(sides)} sides for {len(WRITTEN)} languages")
        object.__setattr__(self, "_sides", sides + ("",) * (len(WRITTEN) - len(sides)))

    @classmethod
    def by_language(cls, sides: Mapping[str, str]) -> "Texts":
        """Return the written languages of a mapping; languages it lacks are missing."""
        # Without __init__: editions have hundreds of texts.
        made = object.__new__(cls)
        object.__setattr__(made, "_sides", tuple([sides.get(language, "") for language in WRITTEN]))
        return made

    @classmethod
    def of(cls, row: object, field: str) -> "Texts":
        """Read a field's columns: title_zh_hant, title_en."""
        return cls(*(getattr(row, column) for column in columns(field)))

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("A text does not change; make another.")

    def __getitem__(self, language: str) -> str:
        try:
            return self._sides[WRITTEN.index(language)]
        except ValueError:
            raise KeyError(language) from None

    def __iter__(self) -> Iterator[str]:
        return iter(WRITTEN)

    def __len__(self) -> int:
        return len(WRITTEN)

    def __hash__(self) -> int:
        return hash(self._sides)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Texts) and self._sides == other._sides

    def __repr__(self) -> str:
        return f"Texts{self._sides!r}"

    def __reduce__(self) -> tuple[type["Texts"], tuple[str, ...]]:
        return Texts, self._sides

    def to_columns(self, field: str) -> dict[str, str]:
        """Return the values of a field's columns."""
        return dict(zip(columns(field), self._sides, strict=True))

    def missing(self) -> list[str]:
        """Return the languages without text."""
        return [language for language, side in self.items() if not side.strip()]

    def present(self) -> bool:
        """Return whether there is text in any language."""
        return len(self.missing()) < len(WRITTEN)

    def first(self) -> str:
        """Return the first side that has text, for lists with room for one."""
        return next((side for side in self.values() if side.strip()), "")
