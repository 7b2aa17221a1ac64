from briefings.models.published.search import SearchEntry
from briefings.search.index.analysis import document
from briefings.search.index.clauses import whole_phrase
from briefings.search.index.entry import GAP
from briefings.search.question.understanding import Unit
from briefings.search.results.passages import Needles, Pairs


def having(phrases: list[str], *sides: str) -> list[dict[int, int]]:
    """Return how often each pair has each phrase; every two sides are a pair."""
    clauses = [clause for phrase in phrases if (clause := whole_phrase(phrase))]
    body = f" {f' {GAP} '.join(map(document, sides))} "
    needles = Needles([Unit(one.typed, ((one, 1.0),), 1, 1.0) for one in clauses])
    pairs = Pairs(SearchEntry(body=body), needles)
    return pairs.of_units


def test_each_pair_has_what_either_side_has():
    sides = ("商標註冊，商標續期", "renewal of trade marks", "無", "a trade mark")

    assert having(["商標", "trade mark", "patent"], *sides) == [{0: 2}, {0: 1, 1: 1}, {}]


def test_phrases_that_begin_alike_or_overlap_are_all_found():
    sides = ("商標註冊", "a trade mark application form")

    assert having(["商", "商標", "商標註冊", "標註"], *sides) == [{0: 1}, {0: 1}, {0: 1}, {0: 1}]
    assert having(["trade", "trade mark", "mark application"], *sides) == [{0: 1}] * 3


def test_a_word_that_follows_itself_is_found_twice():
    assert having(["law", "law law"], "", "the law law of laws") == [{0: 3}, {0: 1}]
