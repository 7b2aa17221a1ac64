"""Formulas as a line of text: (P×r)/365, x², √(a+b)."""

import re

from briefings.importing.readers.superscripts import Raised, raised_text

_SIMPLE = re.compile(r"[\w.,%]*|\(.*\)|√.*", re.DOTALL)


def grouped(text: str) -> str:
    """In brackets, unless it is one number or name."""
    return text if _SIMPLE.fullmatch(text) and not _has_outer_gap(text) else f"({text})"


def _has_outer_gap(text: str) -> bool:
    """Return whether the first bracket closes before the end, as in (a)(b)."""
    if not text.startswith("("):
        return False
    depth = 0
    for place, sign in enumerate(text):
        depth += (sign == "(") - (sign == ")")
        if not depth:
            return place < len(text) - 1
    return True


def fraction(above: str, below: str) -> str:
    return f"{grouped(above)}/{grouped(below)}"


def script(base: str, *, below: str = "", above: str = "") -> str:
    return base + _script(below, "subscript") + _script(above, "superscript")


def _script(text: str, kind: Raised) -> str:
    changed = raised_text(text, kind)
    if changed != text or not text:
        return changed
    return f"{'^' if kind == 'superscript' else '_'}({text})"


def root(inner: str, degree: str = "") -> str:
    return f"{_script(degree, 'superscript')}√({inner})"


def matrix(rows: list[list[str]]) -> str:
    return "[" + "; ".join(", ".join(row) for row in rows) + "]"
