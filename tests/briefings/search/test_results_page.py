import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from briefings import publishing
from briefings.search import query as search_query
from briefings.search.results import candidates
from briefings.text.addresses.slugs import slug
from briefings.text.texts import Texts
from contacts.models import Enquiry
from tests.support.factories import make_area, make_briefing, pair, publish_now, section

pytestmark = pytest.mark.django_db


def page(client, query: str, language: str = "en") -> str:
    answer = client.get(f"/{language}/briefings/?{query}")
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("language", ["zh-hant", "zh-hans", "en"])
def test_a_result_quotes_the_pair_and_links_to_it(client, edition, language):
    shown = page(client, "q=續期", language)

    pair = list(edition.snapshot.pairs())[2]
    assert f"#p-{pair.id}" in shown
    assert "<mark>續期</mark>為十年" in shown or "<mark>续期</mark>为十年" in shown
    assert "is for ten years." in shown


def test_each_side_says_its_language(client, edition):
    shown = page(client, "q=續期")

    assert '<p lang="zh-Hant-HK"><mark>續期</mark>為十年。</p>' in shown
    assert '<p lang="en"><mark>Renewal</mark> is for ten years.</p>' in shown


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("q=*", "There is nothing to search for"),
        ("q=hippopotamus", "No briefing has all of this"),
        ("q=商標+hippopotamus", "No briefing has all of this; the closest come first"),
        ("q=商標&year=1999", "without the filters"),
    ],
)
def test_a_query_without_results_is_answered_in_words(client, edition, query, said):
    assert said in page(client, query)


def test_what_has_most_of_a_query_says_so_beside_what_has_all_of_it(client, noon):
    for text in ("商標與專利", "商標"):
        publish_now(make_briefing(sections=[section(pair(text, "Text."))]), at=noon)

    assert page(client, "q=商標+專利").count("Has most of it</span>") == 1
    assert "Has most of it" not in page(client, "q=商標")
    # Where none has all of it, that is said once.
    assert "Has most of it" not in page(client, "q=商標+專利+hippopotamus")


def test_further_matches_are_on_a_page_with_all_of_them_and_steps_between(client, noon):
    text = [pair(f"商標第{number}段。", f"Mark {number}.") for number in range(4)]
    edition = publish_now(make_briefing(sections=[section(*text)]), at=noon)

    assert (
        '<a href="/en/briefings/2025-1/matches/?q=%E5%95%86%E6%A8%99">1 more paragraph matches</a>'
        in page(client, "q=商標")
    )
    shown = client.get("/en/briefings/2025-1/matches/?q=商標").content.decode()
    pairs = list(edition.snapshot.pairs())
    assert all(f"#p-{one.id}" in shown for one in pairs)
    assert '<a href="#m-2">Next match</a>' in shown
    assert "<mark>商標</mark>第3段" in shown


def test_matches_of_what_is_not_public_are_not_found(client, briefing, edition, noon):
    publishing.withdraw(briefing=briefing, by=None, at=noon, reason=Texts("誤", "Error"))

    assert client.get("/en/briefings/2025-1/matches/?q=商標").status_code == 404
    assert client.get("/en/briefings/2025-1/matches/").status_code == 302


def test_a_correction_says_what_was_searched_and_offers_what_was_typed(client, edition):
    shown = page(client, "q=renewl")

    assert "Showing results for <b>renewal</b>." in shown
    assert "?q=%22renewl%22" in shown
    assert "No briefing has" in page(client, "q=%22renewl%22")


def test_a_correction_shows_the_whole_query(client, edition):
    assert "Showing results for <b>fees renewal</b>." in page(client, "q=fees renewl")


def test_a_result_names_its_authors_and_links_to_them_and_to_the_section_that_matches(
    client, edition
):
    shown = page(client, "q=Ana")
    assert (
        '<a href="/en/people/ana-lei/" rel="author"><span lang="en"><mark>Ana</mark> Lei</span>'
        in shown
    )

    shown = page(client, "q=changes")
    assert f'#s-{edition.snapshot.parts[1].id}" hreflang="en">To this section</a>' in shown


def test_a_query_is_shown_as_it_was_typed_and_is_never_markup(client, edition):
    shown = page(client, "q=%3Cscript%3Ealert(1)%3C/script%3E")

    assert "<script>alert" not in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown


@pytest.mark.parametrize(
    "query",
    [
        "q=%00", "q=%ED%A0%80", "q=%FF%FE", "q=%22", "q=%22%22%22", "q=NEAR(", "q=a+AND+OR+NOT",
        "q=%EF%BC%A1", "q=" + "%E5%95%86" * 2000, "q=" + "a+" * 50_000, "q=商標&page=abc",
        "q=商標&page=-1", "q=商標&page=99999999999", "q=商標&page=%D9%A3", "q=商標&year=abcd",
        "q=商標&year=%D9%A2%D9%A0%D9%A2%D9%A5", "q=商標&area=%00", "q=商標&author=%ED%A0%80",
        "q=商標&area=" + "x" * 9000, "q=商標&q=專利", "q[]=商標", "area=%00", "author=%00&year=%00",
    ],
)  # fmt: skip
@pytest.mark.parametrize("language", ["zh-hant", "en"])
def test_no_query_is_an_error(client, edition, language, query):
    page(client, query, language)


def test_a_page_after_the_last_shows_the_last_and_costs_no_second_search(
    client, edition, django_assert_num_queries
):
    with CaptureQueriesContext(connection) as first:
        assert "is for ten years." in page(client, "q=續期")
    with django_assert_num_queries(len(first)):
        assert "is for ten years." in page(client, "q=續期&page=7")


def test_a_filter_names_only_whom_was_found(client, edition, noon):
    publish_now(make_briefing(authors=["Rui Chan"]), at=noon)

    assert "Rui Chan" in page(client, "q=商標")
    assert "Rui Chan" not in page(client, "q=Ana")


def test_an_unpublished_briefing_is_on_no_results_page(client, briefing):
    assert briefing.title_en not in page(client, "q=商標")


def test_a_search_without_results_offers_areas_the_newest_and_the_question_to_be_sent(
    client, edition
):
    edition.briefing.areas.add(make_area())
    publish_now(edition.briefing, at=edition.published_at)

    shown = page(client, "q=hippopotamus+tax")

    assert '<a href="/en/areas/ip/" lang="en">Intellectual property</a>' in shown
    assert edition.snapshot.title["en"] in shown
    (address,) = set(re.findall(r'"(/en/contact/\?question=[^"]*)"', shown))
    form = client.get(address).content.decode()
    assert re.search(r"<textarea[^>]*>\s*hippopotamus tax</textarea>", form)


def test_the_question_carried_to_the_form_is_stored_only_when_it_is_sent(client, db):
    question = "<b>secret</b> " + "x" * 5000

    form = client.get("/en/contact/", {"question": question}).content.decode()

    (carried,) = re.findall(r"<textarea[^>]*>\s*(&lt;.*?)</textarea>", form)
    assert carried == "&lt;b&gt;secret&lt;/b&gt; " + "x" * 286
    assert not Enquiry.objects.exists()


def test_a_quoted_word_that_is_nowhere_offers_the_one_that_is_spelled_like_it(client, edition):
    shown = page(client, "q=%22renewl%22")

    assert 'Did you mean: <a href="?q=renewal">renewal</a>' in shown
    assert "Did you mean" not in page(client, "q=%22hippopotamus%22")


def test_of_more_than_were_counted_an_empty_page_says_more_than(client, noon, monkeypatch):
    monkeypatch.setattr(candidates, "MOST", 2)
    monkeypatch.setattr(search_query, "MOST", 2)
    for _each in range(4):
        publish_now(make_briefing(), at=noon)

    shown = page(client, "q=商標&year=1999")

    assert "More than 2 briefings have it without the filters." in shown
    assert re.search(r'class="count">[0-9]+\+<', page(client, "q=商標"))


def test_the_addresses_of_a_result_are_those_of_its_pages(client, noon):
    texts = [section(pair("商標。", "Mark."), pair("商標註冊。", "Marks."))]
    # Without a word in Latin letters, the Chinese title is in the address.
    made = make_briefing(title={"zh-hant": "商標 & 專利", "en": "商標"}, sections=texts)
    made.areas.add(make_area(slug="marks"))
    edition = publish_now(made, at=noon)
    first, *_others = edition.snapshot.pairs()

    shown = page(client, "q=商標", "zh-hant")

    def address(name: str, *args: str) -> str:
        with override("zh-hant"):
            return reverse(f"briefings:{name}", args=args)

    there = address("detail", "2025-1", slug(edition.snapshot.title))
    assert f'<a href="{there}">' in shown
    assert f'<a href="{there}#p-{first.id}" hreflang=' in shown
    assert f'<a href="{address("parallel", "2025-1")}#p-{first.id}">' in shown
    assert f'<a href="{address("area", "marks")}">' in shown
    for author in edition.snapshot.authors:
        assert f'<a href="{address("person", author.slug)}" rel="author">' in shown
