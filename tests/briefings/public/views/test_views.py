"""The addresses of the pages that clients read."""

import json
import re
from datetime import timedelta

import pytest
from django.utils import translation

from briefings import drafting, publishing
from briefings.models.firm import Firm
from briefings.text.texts import Texts
from tests.support.factories import (
    make_area,
    make_author,
    make_briefing,
    pair,
    publish_now,
    section,
)

pytestmark = pytest.mark.django_db

SLUG = "trade-mark-law-revised"
DETAIL = f"/en/briefings/2025-1/{SLUG}/"


@pytest.fixture(autouse=True)
def _language_of_tests_is_restored():
    with translation.override("zh-hant"):
        yield


def _text(response) -> str:
    return response.content.decode()


# --- The door -------------------------------------------------------------------------------------


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("zh-MO,zh;q=0.9", "zh-hant"),
        ("zh-HK", "zh-hant"),
        ("zh-TW", "zh-hant"),
        ("zh", "zh-hant"),
        ("zh-Hant-CN", "zh-hant"),
        ("zh-CN", "zh-hans"),
        ("zh-Hans-MO", "zh-hans"),
        ("zh-SG,en;q=0.5", "zh-hans"),
        ("pt-PT", "en"),
        ("pt-BR,zh-HK;q=0.9", "en"),
        ("en-GB,zh;q=0.9", "en"),
        ("fr-FR,zh-TW;q=0.5", "zh-hant"),
        ("fr-FR", "en"),
        ("zh-TW;q=0, en;q=0.1", "en"),
        ("", "en"),
        (",;=" * 500, "en"),
    ],
)
def test_the_first_visit_leads_to_the_readers_language(client, accepted, language):
    response = client.get("/", headers={"accept-language": accepted})

    assert response.status_code == 302
    assert response["Location"] == f"/{language}/"
    assert "Accept-Language" in response["Vary"]


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("spelt", "meant"),
    [
        ("/zh-Hant/", "/zh-hant/"),
        ("/zh/", "/zh-hant/"),
        ("/zh-tw/briefings/", "/zh-hant/briefings/"),
        ("/zh-CN/", "/zh-hans/"),
        ("/en-gb/briefings/?year=2025", "/en/briefings/?year=2025"),
        ("/EN/", "/en/"),
        ("/zh_HK", "/zh-hant/"),
        ("/en-gb//evil.example/", "/en/evil.example/"),
    ],
)
def test_a_language_spelt_in_another_way_leads_to_the_right_one(client, spelt, meant):
    response = client.get(spelt)

    assert response.status_code == 301
    assert response["Location"] == meant


@pytest.mark.one_database
@pytest.mark.parametrize("address", ["/pt/", "/pt-PT/", "/PT"])
def test_portuguese_leads_to_english_until_there_is_portuguese(client, address):
    """Not for good: browsers would keep a permanent redirect when Portuguese pages exist."""
    response = client.get(address)

    assert response.status_code == 302
    assert response["Location"] == "/en/"


@pytest.mark.one_database
@pytest.mark.parametrize("language", ["zh-hant", "zh-hans", "en"])
def test_an_explicit_language_is_never_redirected_away(client, edition, language):
    response = client.get(f"/{language}/", headers={"accept-language": "de"})

    assert response.status_code == 200
    assert "Accept-Language" not in response.get("Vary", "")


# --- A briefing -----------------------------------------------------------------------------------


@pytest.mark.one_database
@pytest.mark.parametrize(
    "address",
    ["/en/briefings/2025-1/", "/en/briefings/2025-1/wrong/", f"/en/briefings/2025-001/{SLUG}/"],
)
def test_a_wrong_or_missing_slug_leads_to_the_right_one(client, edition, address):
    response = client.get(f"{address}?from=mail")

    assert response.status_code == 302
    assert response["Location"] == f"{DETAIL}?from=mail"


@pytest.mark.one_database
def test_one_language_shows_that_language_only(client, edition):
    chinese = _text(client.get(f"/zh-hant/briefings/2025-1/{SLUG}/"))
    english = _text(client.get(DETAIL))

    assert '<html lang="zh-Hant-HK">' in chinese
    assert "澳門修訂商標法。" in chinese
    assert (
        "Macau has revised"
        not in chinese.split("</article>")[0].split("<article")[1].split('id="citations"')[0]
    )
    assert '<html lang="en">' in english
    assert "Macau has revised its trade mark law." in english
    assert "澳門修訂商標法。" not in english


@pytest.mark.one_database
def test_parallel_shows_pair_by_pair_each_side_in_its_language(client, edition):
    page = _text(client.get("/en/briefings/2025-1/parallel/"))

    for chinese, english in (
        ("澳門修訂商標法。", "Macau has revised"),
        ("申請費減半。", "Application fees"),
    ):
        assert page.index(chinese) < page.index(english)
    assert page.index("Macau has revised") < page.index("申請費減半。")
    assert '<div class="side" lang="zh-Hant-HK"' in page
    assert '<div class="side" lang="en"' in page


@pytest.mark.one_database
def test_anchors_are_the_same_in_every_view_and_edition(client, edition):
    ids = {pair.id for pair in edition.snapshot.pairs()}

    for address in (
        DETAIL,
        f"/zh-hant/briefings/2025-1/{SLUG}/",
        f"/zh-hans/briefings/2025-1/{SLUG}/",
        "/en/briefings/2025-1/parallel/",
        "/en/briefings/2025-1/editions/1/",
    ):
        assert set(re.findall(r'id="p-(\w+)"', _text(client.get(address)))) == ids


@pytest.mark.one_database
def test_a_missing_side_is_shown_as_missing_in_both_languages(client, noon):
    gap = section(pair("只有中文。", ""), pair("兩種。", "Both."))
    publish_now(make_briefing(sections=[gap]), at=noon)

    page = _text(client.get(DETAIL))

    assert "本段未有英文版本。" in page
    assert "This paragraph is not available in English." in page
    assert "只有中文。" not in page
    assert re.search(rf'href="/zh-hant/briefings/2025-1/{SLUG}/#p-\w+"', page)


@pytest.mark.one_database
def test_a_language_without_text_is_named_by_no_link_and_indexed_by_nobody(client, noon):
    publish_now(make_briefing(sections=[section(pair("只有中文。", ""))]), at=noon)

    english = _text(client.get(DETAIL))
    chinese = _text(client.get(f"/zh-hant/briefings/2025-1/{SLUG}/"))

    assert "This briefing is not available in English." in english
    assert '<meta name="robots" content="noindex">' in english
    assert 'hreflang="en"' not in chinese.split("<body>")[0]


@pytest.mark.one_database
def test_language_links_are_reciprocal_and_name_themselves(client, edition, settings):
    heads = {}
    for language in ("zh-hant", "zh-hans", "en"):
        page = _text(client.get(f"/{language}/briefings/2025-1/{SLUG}/"))
        heads[language] = re.findall(
            r'<link rel="alternate" hreflang="([\w-]+)" href="([^"]+)"', page
        )

    assert heads["zh-hant"] == heads["en"] == heads["zh-hans"]
    assert dict(heads["en"]) == {
        "zh-Hant": f"{settings.SITE_URL}/zh-hant/briefings/2025-1/{SLUG}/",
        "zh-Hans": f"{settings.SITE_URL}/zh-hans/briefings/2025-1/{SLUG}/",
        "en": f"{settings.SITE_URL}{DETAIL}",
        "x-default": f"{settings.SITE_URL}{DETAIL}",
    }


@pytest.mark.one_database
def test_the_parallel_view_names_the_one_language_page_as_canonical(client, edition, settings):
    page = _text(client.get("/en/briefings/2025-1/parallel/"))

    assert f'<link rel="canonical" href="{settings.SITE_URL}{DETAIL}">' in page
    assert "hreflang=" not in page.split("<body>")[0].replace('rel="alternate" type', "")
    assert "application/ld+json" not in page  # search engines read the canonical page's


@pytest.mark.one_database
def test_the_switch_of_languages_leads_to_the_same_page(client, edition):
    page = _text(client.get("/en/briefings/2025-1/parallel/?x=1"))

    assert 'href="/zh-hant/briefings/2025-1/parallel/?x=1"' in page


@pytest.mark.one_database
def test_dates_sources_author_and_disclaimer_stand_with_the_text(client, noon):
    briefing = make_briefing()
    briefing.law_as_at = "2025-04-20"
    briefing.jurisdiction_zh_hant, briefing.jurisdiction_en = "澳門", "Macau"
    briefing.save()
    briefing.sources.update(accessed="2025-04-23")
    publish_now(briefing, at=noon)

    chinese = _text(client.get(f"/zh-hant/briefings/2025-1/{SLUG}/"))
    english = _text(client.get(DETAIL))

    for words in (
        "2025年4月24日",
        "2025年4月20日",
        '查閱日期：<span class="together">2025年4月23日</span>',
        "Ana Lei",
        "https://www.io.gov.mo/",
        "並不構成法律意見",
    ):
        assert words in chinese
    for words in (
        "24 April 2025",
        "20 April 2025",
        'accessed on <span class="together">23 April 2025</span>',
        "Macau",
        "not legal advice",
        "ana@firm.example",
    ):
        assert words in english


@pytest.mark.one_database
def test_each_paragraph_can_be_asked_about(client, edition):
    id = next(edition.snapshot.pairs()).id

    assert f'href="/en/contact/?about=2025-1&amp;paragraph={id}"' in _text(client.get(DETAIL))


@pytest.mark.one_database
def test_data_for_search_engines_cannot_break_out_of_its_block(client, noon):
    publish_now(
        make_briefing(title={"zh-hant": "</script><b>題", "en": "A</script><b>B & C"}), at=noon
    )

    page = _text(client.get("/en/briefings/2025-1/", follow=True))
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)

    article, crumbs = json.loads(blocks[0])["@graph"]
    assert article["headline"] == "A</script><b>B & C"
    assert article["author"][0]["name"] == "Ana Lei"
    assert crumbs["itemListElement"][1]["position"] == 2
    assert "<b>" not in page


@pytest.mark.parametrize("count", [1, 30])
def test_a_reading_page_costs_the_same_however_many_briefings_there_are(
    client, noon, count, django_assert_max_num_queries
):
    for _each in range(count):
        publish_now(make_briefing(), at=noon)

    for address in (
        DETAIL,
        f"/zh-hans/briefings/2025-1/{SLUG}/",
        "/zh-hant/briefings/2025-1/parallel/",
        "/en/briefings/2025-1/editions/1/",
        "/en/briefings/2025-1/editions/",
    ):
        # The text, what is around it, its series, and the firm.
        with django_assert_max_num_queries(4):
            assert client.get(address).status_code == 200


@pytest.mark.one_database
def test_a_reader_who_has_the_page_hears_that_nothing_changed(client, edition):
    first = client.get(DETAIL)

    again = client.get(DETAIL, headers={"if-none-match": first["ETag"]})

    assert again.status_code == 304
    assert again.content == b""
    assert first.get("Set-Cookie") is None
    assert first["Cache-Control"].startswith("public")


@pytest.mark.one_database
def test_a_new_edition_or_a_new_address_of_the_firm_is_a_new_page(client, briefing, edition, noon):
    first = client.get(DETAIL)["ETag"]
    firm = Firm.load()
    firm.telephone = "+853 2838 0000"
    firm.save()

    second = client.get(DETAIL)["ETag"]
    briefing.contact_email = "new@firm.example"
    briefing.save()
    publish_now(briefing, at=noon)

    assert len({first, second, client.get(DETAIL)["ETag"]}) == 3


@pytest.mark.one_database
def test_head_is_answered_like_get_and_nothing_else_is(client, edition):
    response = client.head(DETAIL)

    assert response.status_code == 200
    assert response.content == b""
    assert client.post(DETAIL).status_code == 405


# --- What is not there ----------------------------------------------------------------------------


def _surfaces(reference: str) -> list[str]:
    own = [
        f"/{language}/briefings/{reference}/{rest}"
        for language in ("zh-hant", "zh-hans", "en")
        for rest in (
            "",
            f"{SLUG}/",
            "parallel/",
            "editions/",
            "editions/1/",
            "editions/1/parallel/",
            "editions/1..2/",
            "editions/1/cover.png",
        )
    ]
    own += [f"/en/briefings/{reference}.txt", f"/zh-hant/briefings/{reference}.md"]
    return own


def test_a_draft_answers_exactly_like_a_briefing_that_does_not_exist(client, briefing):
    for draft, unknown in zip(_surfaces("2025-1"), _surfaces("1999-9"), strict=True):
        answers = [client.get(draft), client.get(unknown)]

        assert [answer.status_code for answer in answers] == [404, 404]
        contents = [re.sub(r"(2025-1|1999-9)", "X", _text(answer)) for answer in answers]
        assert contents[0] == contents[1]


def test_a_draft_is_in_no_list(client, noon):
    publish_now(make_briefing(), at=noon)
    make_briefing(title={"zh-hant": "機密草稿", "en": "Secret draft"}, authors=["Hidden Author"])

    for address in (
        "/en/", "/zh-hant/", "/en/briefings/", "/zh-hant/briefings/", "/en/feed/", "/en/feed/json/",
        "/sitemap.xml", "/llms.txt", "/en/people/ana-lei/", "/en/briefings/?q=secret",
    ):  # fmt: skip
        page = _text(client.get(address))
        assert "Secret" not in page
        assert "機密" not in page
        assert "hidden-author" not in page
    assert client.get("/en/people/hidden-author/").status_code == 404


def test_a_draft_changed_after_publishing_changes_nothing_for_readers(client, briefing, edition):
    before = client.get(DETAIL).content
    text = drafting.text_of(briefing)
    text["sections"][0]["paragraphs"][0]["en"] = "Half an edit"
    briefing.refresh_from_db()
    drafting.save_text(briefing=briefing, text=text, by=None, revision=briefing.revision)

    assert client.get(DETAIL).content == before


@pytest.fixture
def withdrawn(briefing, edition, noon):
    publishing.withdraw(
        briefing=briefing,
        by=None,
        at=noon + timedelta(days=1),
        reason=Texts("法律已修改。", "The law has changed."),
    )
    return briefing


@pytest.mark.one_database
@pytest.mark.parametrize("language", ["zh-hant", "en"])
def test_a_withdrawn_briefing_says_so_and_why_in_both_languages(client, withdrawn, language):
    for rest in ("", f"{SLUG}/", "parallel/", "editions/", "editions/1/"):
        response = client.get(f"/{language}/briefings/2025-1/{rest}")

        assert response.status_code == 410
        assert '<div lang="zh-Hant-HK"><p>法律已修改。</p></div>' in _text(response)
        assert '<div lang="en"><p>The law has changed.</p></div>' in _text(response)
        assert "Application fees" not in _text(response)


def test_the_title_of_the_successor_is_in_simplified_chinese_and_breaks_between_words(
    client, briefing, edition, noon
):
    successor = make_briefing(title={"zh-hant": "知識產權官費調整", "en": "Patents"})
    publish_now(successor, at=noon)
    publishing.withdraw(
        briefing=briefing, by=None, at=noon, reason=Texts("誤", "Error"), successor=successor
    )

    page = _text(client.get("/zh-hans/briefings/2025-1/"))
    assert '2025-2 <span class="phrased">知识产权<wbr>官费<wbr>调整</span></a>' in page


def test_a_withdrawn_briefing_is_in_no_list(client, withdrawn):
    for address in ("/en/", "/en/briefings/", "/en/feed/", "/sitemap.xml", "/llms.txt"):
        assert "2025-1" not in _text(client.get(address))


@pytest.mark.one_database
@pytest.mark.parametrize(
    "address",
    ["/nope", "/en/nope/", "/zh-hant/briefings/x/", "/en/briefings/2025-99999999999/", "/en/areas/none/", "/en/people/none/", "/en/briefings/2025-1/editions/0/", "/en/briefings/٢٠٢٥-1/"],
)  # fmt: skip
def test_an_unknown_address_helps_on(client, address):
    response = client.get(address, follow=True)

    assert response.status_code == 404
    assert 'role="search"' in _text(response)
    assert "no-cache" in response["Cache-Control"]


# --- Lists ----------------------------------------------------------------------------------------


def test_the_list_is_filtered_counted_and_paged(client, noon):
    area = make_area()
    for number in range(25):
        briefing = make_briefing(title={"zh-hant": f"第{number}份", "en": f"Number {number}"})
        if number < 3:
            briefing.areas.add(area)
        publish_now(briefing, at=noon)

    everything = _text(client.get("/en/briefings/"))
    filtered = _text(client.get("/en/briefings/?area=ip&author=ana-lei&year=2025"))
    last = _text(client.get("/en/briefings/?page=2"))

    assert "25 briefings" in everything
    assert everything.count('<article class="card">') == 20
    assert '<a rel="next" href="?page=2">' in everything
    assert "3 briefings" in filtered
    assert last.count('<article class="card">') == 5


@pytest.mark.parametrize(
    "query",
    [
        "?year=abc",
        "?year=٢٠٢٥",
        "?area=none",
        "?author=x",
        "?page=999",
        "?page=-1",
        "?year=99999999999999",
    ],
)
def test_an_odd_filter_finds_nothing_and_breaks_nothing(client, query):
    assert client.get(f"/en/briefings/{query}").status_code == 200


def test_an_area_and_an_author_have_their_own_page(client, noon):
    make_author(title_en="Partner", biography_en="Knows marks.")
    briefing = make_briefing()
    briefing.areas.add(make_area())
    publish_now(briefing, at=noon)

    area = _text(client.get("/zh-hant/areas/ip/"))
    person = _text(client.get("/en/people/ana-lei/"))

    assert "知識產權" in area
    assert "商標法修訂" in area
    assert "Knows marks." in person
    assert "Trade Mark Law Revised" in person
    assert '"@type":"Person"' in person


def test_an_empty_site_says_that_there_is_nothing_yet(client, db):
    assert "尚未發佈任何簡報。" in _text(client.get("/zh-hant/"))
    assert "No briefings have been published yet." in _text(client.get("/en/"))
