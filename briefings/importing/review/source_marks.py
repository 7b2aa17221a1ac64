"""Flag pairs that contain formulas of the source, or signs that could not be read."""

import re
from collections.abc import Sequence
from dataclasses import replace

from briefings.importing.imported_briefing import ImportedSection, ImportedText

# A sign of a symbol font, and a byte that is no character.
UNKNOWN_SIGNS = ("〓", "\ufffd")
_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")


def with_source_marks(
    sections: Sequence[ImportedSection], formulas: Sequence[str]
) -> tuple[ImportedSection, ...]:
    return tuple(
        replace(
            section,
            heading=_looked_at(section.heading, formulas),
            paragraphs=tuple(_looked_at(pair, formulas) for pair in section.paragraphs),
        )
        for section in sections
    )


def _looked_at(sides: ImportedText, formulas: Sequence[str]) -> ImportedText:
    text = f"{sides.chinese}\n{sides.english}"
    found = ["unknown-sign"] if any(sign in text for sign in UNKNOWN_SIGNS) else []
    plain = _ESCAPE.sub("", text) if formulas else ""
    if any(formula.strip() in plain for formula in formulas):
        found.append("formula")
    return replace(sides, reasons=(*sides.reasons, *found)) if found else sides
