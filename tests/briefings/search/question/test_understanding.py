import pytest

from briefings.models.published.search import SearchSpelling, SearchToken
from briefings.search.index import vocabulary
from briefings.search.index.analysis import fold, token
from briefings.search.question.understanding import MOST_PHRASES, MOST_UNKNOWN, understand

pytestmark = pytest.mark.django_db

BEGINNINGS = [f"{one}{two}q" for one in "bcdfg" for two in "aeiouvwx"]


@pytest.fixture
def words(db) -> None:
    words = [
        f"{start}{one}{two}" for start in BEGINNINGS for one in "bcdfghkl" for two in "mnprtvwz"
    ]
    SearchSpelling.objects.bulk_create(SearchSpelling(key=word, word=word) for word in words)
    SearchToken.objects.bulk_create(
        SearchToken(token=word, entries=1) for word in [*words, vocabulary.EVERY]
    )


def test_a_query_of_many_beginnings_is_completed_for_a_few(words):
    units = understand(" ".join(BEGINNINGS)).units

    assert len(units) == MOST_UNKNOWN
    assert sum(len(unit.phrases) for unit in units) == MOST_PHRASES


def test_what_was_typed_stays_when_likely_words_are_too_many(words):
    units = understand("baq caq baqbm caqbm daqbm").units

    assert [unit.phrases[0][0].tokens for unit in units[-3:]] == [
        ("baqbm",),
        ("caqbm",),
        ("daqbm",),
    ]
    assert all(unit.phrases for unit in units)


def test_of_a_long_question_the_telling_words_count_wherever_they_stand(db):
    common = [f"{one}{two}{three}q" for one in "bcdf" for two in "aeiou" for three in "bcdfg"]
    SearchToken.objects.bulk_create(SearchToken(token=one, entries=90) for one in common)
    there = {"rare": 1, vocabulary.EVERY: 100}
    SearchToken.objects.bulk_create(SearchToken(token=k, entries=n) for k, n in there.items())

    units = understand(" ".join([*common[: MOST_PHRASES + 5], "rare"])).units

    assert len(units) == MOST_PHRASES
    assert "rare" in [unit.typed for unit in units]


@pytest.mark.parametrize("query", ["we heard", "a friend"])
def test_a_word_that_says_little_is_not_corrected(db, query):
    spelled = ["head", "fiend"]
    SearchSpelling.objects.bulk_create(
        SearchSpelling(key=key, word=word) for word in spelled for key in vocabulary.keys_of(word)
    )
    SearchToken.objects.bulk_create(
        SearchToken(token=one, entries=1) for one in [*spelled, "rent", vocabulary.EVERY]
    )

    assert understand(f"{query} rent").corrections == ()


@pytest.fixture
def known(db) -> None:
    """Words of entries that say "ransomware", "ransom" and "wear", and 犬隻."""
    spelled = ["ransomware", "ransom", "wear"]
    SearchSpelling.objects.bulk_create(
        SearchSpelling(key=key, word=word) for word in spelled for key in vocabulary.keys_of(word)
    )
    tokens = [*map(token, spelled), fold("犬隻"), vocabulary.EVERY]
    SearchToken.objects.bulk_create(SearchToken(token=one, entries=1) for one in tokens)


def test_a_misspelled_word_is_corrected_although_two_words_would_make_it(known):
    understood = understand("ransomwear")

    assert understood.corrections == (("ransomwear", ("ransomware",)),)
    assert {clause.tokens for unit in understood.units for clause, _w in unit.phrases} == {
        ("ransom", "wear"),
        (token("ransomware"),),
    }


@pytest.mark.parametrize(
    ("query", "phrases"),
    [("trademar", [("trade", "mar")]), ("tradexyz", [])],
    ids=["its second half begins a word", "nothing begins so"],
)
def test_half_a_word_is_completed_where_texts_write_it_in_two(known, query, phrases):
    SearchSpelling.objects.bulk_create(
        SearchSpelling(key=one, word=one) for one in ("trade", "mark")
    )
    SearchToken.objects.bulk_create(SearchToken(token=one, entries=1) for one in ("trade", "mark"))

    found = [clause for unit in understand(query).units for clause, _weight in unit.phrases]

    assert [clause.tokens for clause in found] == phrases
    assert all(clause.begun for clause in found)


def test_a_short_word_is_not_corrected_in_its_first_letter(known):
    assert understand("bear").corrections == ()
    assert understand("wera").corrections == (("wera", ("wear",)),)


def test_a_name_of_letters_and_figures_is_found_taken_apart(known):
    SearchToken.objects.bulk_create(SearchToken(token=one, entries=1) for one in ("iso", "27001"))

    [unit] = understand("ISO27001").units

    assert [clause.tokens for clause, _weight in unit.phrases] == [("iso", "27001")]


def test_a_character_that_is_a_word_by_itself_stands_for_its_synonyms_in_a_question(known):
    [unit] = understand("狗咬").units

    assert (fold("犬隻"),) in [clause.tokens[:1] for clause, _weight in unit.phrases]


def test_a_pair_that_says_little_counts_in_full_by_its_synonyms(db):
    there = [fold("嘢唔"), token("theft"), fold("員工"), vocabulary.EVERY]
    SearchToken.objects.bulk_create(SearchToken(token=one, entries=1) for one in there)

    weak = {unit.typed: unit.weak for unit in understand("員工偷嘢唔見").units}

    assert weak == {"員工": False, "偷嘢": False, "嘢唔": True}
