"""Right pairs in many kinds of text are left alone, and errors in them are found."""

from collections import Counter
from pathlib import Path

import pytest

from briefings.checking import parity
from tests.briefings.checking.parity.faults import faulty

WRITTEN = Path(__file__).parents[3] / "data/parity/written_pairs.txt"
PAIRS = [
    (zh_hant, en)
    for zh_hant, divided, en in (
        line.partition("|") for line in WRITTEN.read_text(encoding="utf-8").splitlines()
    )
    if divided
]
# The least share of the errors of a kind that must be found.
LEAST = {
    **dict.fromkeys(("number", "date", "amount", "article", "weekday", "ordinal"), 0.95),
    "currency": 0.9,
    "unit": 0.85,
    "law": 0.85,
    "not": 0.65,
    "floor": 0.6,
    "ceiling": 0.55,
    "direction": 0.75,
    "force": 0.5,
}


def kinds(pair: tuple[str, str]) -> Counter[str]:
    return Counter(one.kind for one in parity.findings(*pair))


def test_hardly_any_right_pair_is_flagged():
    found = [parity.findings(*pair) for pair in PAIRS]
    flagged = [one for one in found if any(each.severity != "hint" for each in one)]

    assert len(PAIRS) == 396
    assert len(flagged) / len(PAIRS) <= 0.025
    assert sum(map(bool, found)) / len(PAIRS) <= 0.06


@pytest.fixture(scope="module")
def shares() -> dict[str, float]:
    made, found = Counter(), Counter()
    for kind, pair in faulty(PAIRS):
        made[kind] += 1
        found[kind] += bool(parity.findings(*pair))
    return {kind: found[kind] / number for kind, number in made.items()}


@pytest.mark.parametrize("kind", LEAST)
def test_errors_of_a_kind_are_found(shares, kind):
    assert shares[kind] >= LEAST[kind]
