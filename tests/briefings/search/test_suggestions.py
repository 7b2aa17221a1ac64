"""What is suggested while somebody types, on either database."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from briefings import drafting, publishing
from briefings.models.base import bulk_insert
from briefings.models.published.search import TitleStart
from briefings.models.terms import Term
from briefings.search.index.indexing import rebuild
from briefings.search.suggestions import MOST, suggest
from briefings.text.texts import Texts
from tests.conftest import NOON
from tests.support.factories import (
    make_area,
    make_author,
    make_briefing,
    pair,
    publish_now,
    section,
)

pytestmark = pytest.mark.django_db


def texts(typed: str, language: str = "en") -> list[tuple[str, str]]:
    return [(one.kind, one.text) for one in suggest(typed, language=language)]


@pytest.mark.parametrize(
    ("typed", "language", "text"),
    [
        ("trade", "en", "Trade Mark Law Revised"),
        ("MARK law", "en", "Trade Mark Law Revised"),
        ("商標", "zh-hant", "商標法修訂"),
        ("修訂", "zh-hant", "商標法修訂"),
        ("商标法", "zh-hant", "商標法修訂"),
        ("商標", "zh-hans", "商标法修订"),
        ("商标", "en", "商標法修訂"),
        ("revised", "zh-hant", "Trade Mark Law Revised"),
    ],
)
def test_a_title_is_suggested_from_any_word_in_either_script_and_language(
    edition, typed, language, text
):
    assert texts(typed, language) == [("briefing", text)]


def test_both_languages_of_a_title_are_one_suggestion_in_the_reader_s(noon):
    publish_now(make_briefing(title={"zh-hant": "GDPR 指引", "en": "GDPR guide"}), at=noon)

    assert texts("gdpr", "en") == [("briefing", "GDPR guide")]
    assert texts("gdpr", "zh-hans") == [("briefing", "GDPR 指引")]


def test_the_newest_titles_come_first_and_no_more_than_a_few(noon):
    for number in range(MOST + 2):
        publish_now(make_briefing(title={"zh-hant": "稅", "en": f"Tax note {number}"}), at=noon)

    found = texts("tax")
    assert len(found) == MOST
    assert found[0] == ("briefing", f"Tax note {MOST + 1}")


def test_areas_people_and_laws_come_before_titles(noon):
    make_area("trade", "貿易", "Trade")
    make_author("trade-chan", name_en="Trade Chan", name_zh_hant="陳貿")
    text = section(pair("依《商標法》。", "Under the Trade Mark Law."))
    publish_now(make_briefing(sections=[text]), at=noon)

    assert texts("trade") == [
        ("area", "Trade"),
        ("person", "Trade Chan"),
        ("law", "Trade Mark Law"),
        ("briefing", "Trade Mark Law Revised"),
    ]
    assert ("law", "商標法") in texts("商标法")


def test_the_english_name_of_a_law_is_english_with_a_printed_apostrophe(noon):
    text = section(pair("依法。", "Under the Traders’ Law."))
    publish_now(make_briefing(sections=[text]), at=noon)

    (law,) = (one for one in suggest("traders", language="en") if one.kind == "law")

    assert (law.text, law.language) == ("Traders’ Law", "en")


@pytest.mark.parametrize(
    "typed", ["8/2005", "8/20", "第8/2005", "law 8", "Lei n.º 8/2005", "Law No. 8"]
)
def test_the_number_of_a_law_is_suggested_as_it_is_begun(noon, typed):
    publish_now(
        make_briefing(
            sections=[section(pair("第8/2005號法律及第97/99/M號法令", "Law 8/2005, 97/99/M"))]
        ),
        at=noon,
    )

    assert texts(typed) == [("number", "8/2005")]
    assert texts("97/99") == [("number", "97/99/M")]


def test_a_term_is_suggested_only_with_words_that_public_texts_have(edition):
    Term.objects.create(zh_hant="續期", en="renewal", avoid_en="renewing", note="secret note")
    Term.objects.create(zh_hant="鳳凰計劃", en="Phoenix project")

    assert texts("rene") == [("term", "renewal")]
    assert texts("renewi") == texts("phoenix") == texts("鳳凰") == texts("secret") == []


def test_a_term_is_suggested_only_with_a_phrase_that_a_public_text_has(edition):
    Term.objects.create(zh_hant="標商", en="mark trade")
    Term.objects.create(zh_hant="商標法", en="trade mark")

    assert texts("mark tr") == texts("標商") == []
    assert texts("trade m")[0] == ("term", "trade mark")
    assert texts("商標", "zh-hans")[0] == ("term", "商标法")


def test_internal_terms_do_not_crowd_out_areas_people_and_public_terms(edition):
    make_area("unions", "工會", "Trade unions")
    make_author("wong", name_en="Trade Wong", name_zh_hant="王")
    for number in range(25):
        Term.objects.create(zh_hant=f"密{number}", en=f"Trade alliance {number}")
    for number in range(8):
        Term.objects.create(zh_hant=f"標{number}", en="trade law" + " law" * number)
    Term.objects.create(zh_hant="商標", en="trade mark")

    assert texts("trade")[:3] == [
        ("area", "Trade unions"),
        ("person", "Trade Wong"),
        ("term", "trade mark"),
    ]


def test_drafts_withdrawn_texts_and_hidden_people_are_never_suggested(briefing, edition, noon):
    make_author("hidden", name_en="Hidden Wong", name_zh_hant="王隱", is_public=False)
    make_briefing(title={"zh-hant": "草稿", "en": "Draft of a deal"})
    assert texts("draft") == texts("hidden") == texts("草稿") == []

    publishing.withdraw(briefing=briefing, by=None, at=noon, reason=Texts("誤", "Error"))

    assert texts("trade") == texts("商標") == []
    assert not TitleStart.objects.exists()


def withdraw_as_the_release_before(briefing) -> None:
    """It does not know the beginnings of titles."""
    kept = list(TitleStart.objects.values_list("key", "listing"))
    publishing.withdraw(briefing=briefing, by=None, at=NOON, reason=Texts("誤", "Error"))
    bulk_insert.insert(TitleStart, ("key", "listing"), kept)
    connection.check_constraints()


def test_the_release_before_can_withdraw_and_its_title_is_not_suggested(briefing, edition):
    withdraw_as_the_release_before(briefing)

    assert TitleStart.objects.exists()
    assert texts("trade") == []


def test_what_the_release_before_left_of_a_title_goes_when_it_is_published_again(
    briefing, edition, noon
):
    withdraw_as_the_release_before(briefing)
    briefing.refresh_from_db()
    briefing.title_zh_hant, briefing.title_en = "專利", "Patents"
    briefing.save()
    drafting.keep_front(briefing, by=None)
    publish_now(briefing, at=noon + timedelta(days=1), note=("改", "Changed"))

    assert set(TitleStart.objects.values_list("key", flat=True)) == {"专利", "利", "patents"}


def test_rebuilding_the_search_forgets_titles_without_a_listing(briefing, edition):
    withdraw_as_the_release_before(briefing)

    list(rebuild())

    assert not TitleStart.objects.exists()


def test_another_edition_is_suggested_by_its_own_title(briefing, edition, noon):
    briefing.refresh_from_db()
    briefing.title_en = "Patents"
    briefing.save()
    drafting.keep_front(briefing, by=None)
    publish_now(briefing, at=noon + timedelta(days=1), note=("改", "Changed"))

    assert texts("trade") == []
    assert texts("patents") == [("briefing", "Patents")]


def test_a_few_queries_answer_however_many_there_are(edition, noon, django_assert_num_queries):
    Term.objects.create(zh_hant="商標", en="patent")
    with CaptureQueriesContext(connection) as queries:
        suggest("商", language="en")
    # The last for the phrase of the term; PostgreSQL also has settings for it.
    assert sum("briefings_" in query["sql"] for query in queries) == 3
    for _each in range(3):
        publish_now(make_briefing(), at=noon)
    with django_assert_num_queries(2):
        assert len(suggest("trade", language="en")) == 4
    with django_assert_num_queries(0):
        assert suggest("a", language="en") == []


@pytest.mark.parametrize(
    "typed", ["\0", "\ud800", "%", "_", "'", "商" * 5000, "\ue0038", "9" * 400, "9999/9999/zzzz"]
)
def test_nothing_that_is_typed_is_an_error(edition, typed):
    suggest(typed, language="zh-hant")
