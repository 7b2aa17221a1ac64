import pytest

from briefings.search.question.meanings import meanings
from briefings.search.question.question import parts
from briefings.search.question.synonyms import Synonyms, phrases

KNOWN = Synonyms(
    [
        phrases(("real estate", "不動產")),
        phrases(("estate", "遺產")),
        phrases(("unfair dismissal", "不合理解僱")),
        phrases(("dismissal", "解僱")),
    ]
)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("estate agency", {"遺產"}),
        ("real estate agency", {"不動產"}),
        ("unfair dismissal", {"不合理解僱", "解僱"}),
        ("real deal, estate", {"遺產"}),
    ],
)
def test_a_word_within_a_known_phrase_has_no_meaning_that_the_phrase_lacks(query, expected):
    found = meanings(parts(query), KNOWN, query)

    assert {clause.typed for one in found for clause in one.clauses} == expected
