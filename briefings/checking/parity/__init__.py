"""Do the two sides of a pair say the same? Numbers, dates, amounts, references, names, addresses.

Plain functions on plain text: what is found is a warning with its places, never a verdict.
"""

from functools import lru_cache

from briefings.checking.parity import addresses, laws, negation
from briefings.checking.parity import chinese as chinese_tokens
from briefings.checking.parity import english as english_tokens
from briefings.checking.parity.agreeing import differences
from briefings.checking.parity.changes import Change, changes
from briefings.checking.parity.tokens import Finding

__all__ = ["Change", "Finding", "changes", "findings"]


@lru_cache(maxsize=4096)
def findings(chinese: str, english: str) -> tuple[Finding, ...]:
    """What the sides of a pair say differently; nothing where a side is missing altogether."""
    if not (chinese.strip() and english.strip()):
        return ()
    left, right = chinese_tokens.read(chinese), english_tokens.read(english)
    return (
        *differences(left, right),
        *laws.findings(chinese, english),
        *addresses.missing_names(left, english),
        *negation.hints(chinese, english),
    )
