"""Do the two sides of a pair say the same? Numbers, dates, amounts, references, names, addresses.

Plain functions on plain text: what is found is a warning with its places, never a verdict.
"""

from functools import lru_cache

from briefings.checking.parity import addresses, chinese, english, laws, negation
from briefings.checking.parity.agreeing import differences
from briefings.checking.parity.changes import Change, changes
from briefings.checking.parity.tokens import Finding

__all__ = ["Change", "Finding", "changes", "findings"]


@lru_cache(maxsize=4096)
def findings(zh_hant: str, en: str) -> tuple[Finding, ...]:
    """What the sides of a pair say differently; nothing where a side is missing altogether."""
    if not (zh_hant.strip() and en.strip()):
        return ()
    left, right = chinese.read(zh_hant), english.read(en)
    return (
        *differences(left, right),
        *laws.findings(zh_hant, en),
        *addresses.missing_names(left, en),
        *negation.hints(zh_hant, en),
    )
