"""Compare two editions as readers of a derived language read them: in Simplified Chinese."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any

from briefings.text.chinese import simplified
from briefings.text.comparison.editions import Comparison, SideChange, compare
from briefings.text.languages import TABLE, as_read_in, written
from briefings.text.snapshot import Pair, Snapshot
from briefings.text.texts import Texts


def compare_in(language: str, before: Snapshot, after: Snapshot) -> Comparison:
    """Return the comparison with the sides that a reader of this language reads."""
    if not TABLE[language].derived_from:
        return compare(before, after)
    found = compare(*(_converted(one, written(language)) for one in (before, after)))
    names = dict(zip(map(written, as_read_in(language)), as_read_in(language), strict=True))

    def named(sides: tuple[SideChange, ...]) -> tuple[SideChange, ...]:
        return tuple(replace(side, language=names[side.language]) for side in sides)

    return Comparison(
        tuple(replace(field, sides=named(field.sides)) for field in found.fields),
        tuple(replace(row, sides=named(row.sides)) for row in found.rows),
    )


def _converted(value: Any, source: str, convert: Callable[[str], str] = simplified.convert) -> Any:
    """Return a snapshot, or a part of one, with the texts of a language converted."""
    if isinstance(value, Texts):
        return Texts.by_language({**value, source: convert(value[source])})
    if isinstance(value, tuple):
        return tuple(_converted(one, source) for one in value)
    if not is_dataclass(value):
        return value
    changed = {each.name: _converted(getattr(value, each.name), source) for each in fields(value)}
    if isinstance(value, Pair) and value.zh_hans:  # a lawyer's own text in place of the converted
        changed["text"] = Texts.by_language({**value.text, source: value.zh_hans})
    return replace(value, **changed)
