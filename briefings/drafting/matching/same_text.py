"""Recognise a text that was imported before, also from another kind of file."""

from hashlib import sha256
from typing import Any

from briefings.models.draft.history import Import
from briefings.text.languages import WRITTEN


def fingerprint(document: dict[str, Any]) -> str:
    """Return a digest of the letters and digits of a read document; empty for an empty one.

    Blanks, punctuation and marks differ between a Word file and a paste of the same text.
    """
    letters = "".join(filter(str.isalnum, "".join(_sides(document))))
    return sha256(letters.casefold().encode()).hexdigest() if letters else ""


def _sides(document: dict[str, Any]) -> list[str]:
    sections = document.get("sections") or []
    rows = [document.get("title") or {}]
    for section in sections:
        rows += [section.get("heading") or {}, *(section.get("paragraphs") or [])]
    return [row.get(language) or "" for row in rows for language in WRITTEN]


def imports_of_same_text(kept: Import) -> Any:
    """Return the other imports of the text of this one, first the earliest."""
    same = Import.objects.filter(fingerprint=kept.fingerprint).exclude(pk=kept.pk)
    return (same if kept.fingerprint else same.none()).order_by("imported_at", "pk")
