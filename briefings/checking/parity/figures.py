"""Figures that only one side of a pair has."""

from briefings.checking.parity.tokens import Finding
from briefings.text.languages import CHINESE, ENGLISH
from briefings.text.markup.figures import places_in


def findings(chinese: str, english: str) -> tuple[Finding, ...]:
    """Return a finding if one side has fewer figures. Their pictures may differ by language."""
    left, right = places_in(chinese), places_in(english)
    if len(left) == len(right):
        return ()
    missing = ENGLISH if len(left) > len(right) else CHINESE
    return (Finding("figure", f"missing-{missing}", left, right),)
