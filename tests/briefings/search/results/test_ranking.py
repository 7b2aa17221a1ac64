"""Which of several texts that have the words of a question comes first."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from briefings import search
from briefings.models.published.search import SearchEntry
from briefings.search.results import candidates, ranking
from tests.support.factories import make_briefing, pair, publish_now, section

pytestmark = pytest.mark.django_db

FILLER = [pair("其他事項另行規定。", "Other matters are ruled elsewhere.")]


def publish(noon, name: str, *pairs: dict, title="Title", date="2025-01-01") -> None:
    made = make_briefing(
        title={"zh-hant": "題", "en": title},
        standfirst={"zh-hant": "", "en": ""},
        authors=[name],
        sections=[section(*pairs)],
        date=date,
    )
    publish_now(made, at=noon)


def order(query: str) -> list[str]:
    results = search.find(query, language="en")
    return [hit.snapshot.authors[0].name["en"].partition("/")[0] for hit in results.hits]


def test_what_both_languages_of_a_passage_say_comes_before_what_one_says(noon):
    publish(noon, "Both", pair("租客可以終止。", "A tenant may end it."), date="2024-01-01")
    publish(noon, "One", pair("業主可以終止。", "A tenant may end it."))

    assert order("tenant") == ["Both", "One"]


def test_a_text_is_no_better_for_being_somewhat_shorter_than_others(noon):
    answer = pair("商標可轉讓。", "Marks may be assigned.")
    publish(noon, "Shorter", answer, *FILLER * 4, date="2024-01-01")
    publish(noon, "Longer", answer, *FILLER * 5)

    assert order("assigned marks") == ["Longer", "Shorter"]


def test_a_title_says_less_if_it_has_few_words_of_the_question(noon):
    few = pair("內容。", "Vessels, licence, harbour and pilot.")
    more = pair("內容。", "Vessels, vessels, licence, licence, harbour, harbour and pilot.")
    publish(noon, "Few", few, title="Annex on pilot schemes and surveys")
    publish(noon, "More", more, date="2024-01-01")

    assert order("vessels licence harbour pilot") == ["More", "Few"]


def test_a_text_that_lacks_a_word_comes_first_if_it_answers_the_rest_better(noon):
    granted = pair("發出牌照。", "A fishing licence is granted to boats.")
    publish(noon, "About", granted, title="Fishing licence", date="2024-01-01")
    places = ("Fishing is free.", "A licence is free.", "A renewal is free.")
    publish(noon, "Scattered", *(pair("內容。", place) for place in places))

    results = search.find("fishing licence renewal", language="en")

    assert order("fishing licence renewal") == ["About", "Scattered"]
    assert [hit.complete for hit in results.hits] == [False, True]
    assert results.complete == 1


@pytest.mark.parametrize(("characters", "first"), [(1_000, "Both"), (20, "Newest")])
def test_more_candidates_are_read_where_they_are_short(noon, monkeypatch, characters, first):
    changes = {"READ": 1, "MOST_READ": 2, "_FEW": 1, "_CHARACTERS": characters}
    for name, value in changes.items():
        monkeypatch.setattr(ranking, name, value)
    publish(noon, "Both", pair("租客可以終止。", "A tenant may end it."), date="2024-01-01")
    publish(noon, "Newest", pair("業主可以終止。", "A tenant may end it."))

    assert order("tenant")[0] == first


def test_how_a_text_keeps_to_its_title_is_worked_out_anew_when_it_changes():
    entry = SearchEntry(id=1, title=" tenant ", body=" tenant here ")
    before = ranking._focus(entry)
    entry.body = " nothing here "

    assert (before, ranking._focus(entry)) == (1.0, 0.0)


def test_more_matches_than_are_counted_without_a_filter_are_not_read(noon, monkeypatch):
    for module in (candidates, ranking):
        monkeypatch.setattr(module, "MOST", 2)
    for name in "ABCD":
        publish(noon, name, pair("商標。", "Marks."))

    with CaptureQueriesContext(connection) as queries:
        results = search.find("商標", language="en", year=2025)

    assert results.unfiltered == 3
    assert sum("searchentry.body" in query["sql"] for query in queries) == 1
