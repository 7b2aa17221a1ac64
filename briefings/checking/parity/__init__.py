"""Parity of a pair: compare numbers, dates, amounts, references, names and addresses.

Plain functions on plain text. A finding is a warning with its places, never a verdict.
"""

from functools import lru_cache

from briefings.checking.parity import figures, relative_references, tables
from briefings.checking.parity.changes import Change, changes
from briefings.checking.parity.force import clauses, conditions, duties, limits, negation
from briefings.checking.parity.matching import differences
from briefings.checking.parity.readers import chinese as chinese_tokens
from briefings.checking.parity.readers import english as english_tokens
from briefings.checking.parity.tokens import Finding
from briefings.checking.parity.values import addresses, currencies, laws, units, weekdays
from briefings.text.markup.figures import without_addresses

__all__ = ["Change", "Finding", "changes", "findings"]


@lru_cache(maxsize=4096)
def findings(chinese: str, english: str) -> tuple[Finding, ...]:
    """Return the differences between the sides of a pair; none if a side is missing."""
    if not (chinese.strip() and english.strip()):
        return ()
    pictures = figures.findings(chinese, english)
    chinese, english = without_addresses(chinese), without_addresses(english)
    in_tables, outside_chinese, outside_english = tables.findings(chinese, english)
    left, right = chinese_tokens.read(outside_chinese), english_tokens.read(outside_english)
    different = relative_references.forgiven(
        differences(left, right), (outside_chinese, left), (outside_english, right)
    )
    if all(one.kind != "amount" for one in different):
        different += currencies.findings(chinese, english, left, right)
    named = left if outside_chinese is chinese else chinese_tokens.read(chinese)
    sentences = clauses.matched(outside_chinese, outside_english)
    strength = [*limits.hints(outside_chinese, outside_english, left, right)]
    strength = strength or [*limits.alone(sentences)]
    strength += [*duties.hints(sentences), *conditions.hints(sentences)]
    if all(one.kind != "negation" for one in strength):
        strength += negation.hints(sentences)
    return (
        *pictures,
        *in_tables,
        *different,
        *units.findings(outside_chinese, outside_english, left, right),
        *weekdays.findings(chinese, english),
        *laws.findings(chinese, english),
        *addresses.missing_names(named, english),
        *strength,
    )
