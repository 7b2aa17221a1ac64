from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefings import publishing, search
from briefings.models.people import Author
from briefings.models.published.edition import Listing
from briefings.models.published.search import SearchEntry
from briefings.search import query as search_query
from briefings.search.results import candidates
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


def found(query: str, *, language: str = "en", **narrowing) -> list[str]:
    results = search.find(query, language=language, **narrowing)
    return [hit.snapshot.reference for hit in results.hits]


def publish(at, zh_hant="內容。", en="Contents.", *, title=("題", "Title"), **changes):
    sections = changes.pop("sections", [section(pair(zh_hant, en))])
    both = {"zh-hant": title[0], "en": title[1]}
    plain = {"standfirst": {"zh-hant": "", "en": ""}, "sections": sections, "title": both}
    briefing = make_briefing(**(plain | changes))
    publish_now(briefing, at=at)
    return briefing


@pytest.mark.parametrize(
    "query",
    [
        "商標", "商标", "商標法", "修訂商標", "修订商标法", "稅費", "费", "標", "法",
        "trade", "trademarks marks", "revise", "REVISED", '"trade mark law"', "halved fees",
        "ana", "Lei", "2025-1", "生效", "ｔｒａｄｅ", "tráde",
    ],
)  # fmt: skip
def test_a_briefing_is_found_by(query, noon):
    publish_now(
        make_briefing(sections=[section(
            pair("澳門修訂商標法，調整稅費。", "Macau has revised its trade mark law: marks, trademarks."),
            pair("申請費減半。", "Application fees are halved."),
        )]),
        at=noon,
    )  # fmt: skip

    assert found(query) == ["2025-1"]


@pytest.mark.parametrize("query", ["受託人責任全面分析2025版本", "請問每班最多35人嗎"])
def test_a_number_within_a_chinese_question_does_not_make_it_one_phrase(query, noon):
    publish(noon, "受託人的責任有限。每班上限為35人。", "Trustees' liability is limited to 35.")

    results = search.find(query, language="zh-hant")

    assert [hit.complete for hit in results.hits] == [False]


def test_a_briefing_is_found_by_its_key_points(briefing, noon):
    briefing.key_points_zh_hant, briefing.key_points_en = "過渡期延長。", "A longer moratorium."
    briefing.save()
    publish_now(briefing, at=noon)

    assert search.find("moratorium", language="en").count == 1
    assert search.find("過渡期", language="zh-hant").count == 1


@pytest.mark.parametrize(
    "query", ["標商", "「商標 專利」", '"law mark"', "半續", "patent", "2025-2"]
)
def test_a_briefing_is_not_found_by(query, edition):
    assert found(query) == []


def test_a_phrase_does_not_reach_from_one_paragraph_into_the_next(noon):
    publish(noon, sections=[section(pair("甲乙", "first"), pair("丙丁", "second"))])

    assert found("乙丙") == []
    assert found('"first second"') == []


def test_words_may_stand_in_different_paragraphs_and_languages(edition):
    assert found("商標 halved 十年") == ["2025-1"]


def test_a_phrase_is_found_at_the_end_of_a_very_long_briefing(noon):
    long = [pair("商標條文內容甚長。" * 60, "The mark and the law. " * 40) for _ in range(150)]
    publish(noon, sections=[section(*long, pair("商標權人", "the mark owner"))])

    assert found("商標權人") == ["2025-1"]
    assert found('"the mark owner"') == ["2025-1"]
    assert found("「商標權利」") == []


def test_marks_of_the_markdown_do_not_hide_words_and_footnotes_are_found(noon):
    publish(
        noon, "依據**《商標》**[法](https://x.example)。[^1]\n\n[^1]: 見公報。", "**trade** mark"
    )

    assert found("商標") == ["2025-1"]
    assert found('"trade mark"') == ["2025-1"]
    assert found("公報") == ["2025-1"]


def test_the_pair_is_quoted_with_the_match_first_and_its_other_side_beside_it(edition):
    hit = search.find('"續期"', language="en").hits[0]

    place = hit.places[0]
    pair = list(edition.snapshot.pairs())[2]
    assert (place.anchor, place.number) == (f"p-{pair.id}", 3)
    assert [quote.language for quote in place.quotes] == ["zh-hant", "en"]
    assert [quote.html for quote in place.quotes] == [
        "<mark>續期</mark>為十年。",
        "Renewal is for ten years.",
    ]


def test_a_synonym_is_marked_in_the_other_language(edition):
    hit = search.find("續期", language="en").hits[0]

    assert [quote.html for quote in hit.places[0].quotes] == [
        "<mark>Renewal</mark> is for ten years.",
        "<mark>續期</mark>為十年。",
    ]


def test_a_quoted_phrase_stands_for_itself_only(edition):
    assert search.find('"renewal"', language="en").complete == 1
    assert search.find('"renew"', language="en").complete == 1
    assert search.find('"extension"', language="en").complete == 0


def test_the_pair_below_a_heading_that_is_asked_for_is_quoted(noon):
    document = [
        section(pair("罰款須通知。", "Fines are notified."), pair("甲。", "One.")),
        section(pair("按類別計。", "By class."), heading=("費用", "Fees")),
    ]
    publish_now(make_briefing(sections=document), at=noon)

    hit = search.find("fees", language="en").hits[0]

    assert hit.places[0].number == 3


def test_a_heading_of_the_words_of_the_title_stands_behind_the_article_that_is_asked_for(noon):
    articles = [
        section(
            pair("第 4 條　電子簽章與簽章同。", "Article 4  Electronic signatures are signatures."),
            pair("電子簽章得隨時停用。", "Electronic signatures may be given up."),
            heading=("電子簽章", "Electronic Signatures"),
        ),
        section(pair("第 16 條　違者處罰鍰。", "Article 16  Offenders are fined.")),
    ]
    publish(noon, title=("電子簽章法", "Electronic Signatures Act"), sections=articles)

    hit = search.find("Art 16 electronic signatures", language="en").hits[0]

    assert hit.places[0].number == 3


def test_a_number_is_found_as_a_number_rather_than_in_that_of_an_article(noon):
    articles = [
        section(
            pair("第 8 條　休假由雇主決定。", "Article 8  Leave is set by the employer."),
            pair("第 15 條　給予休假八星期。", "Article 15  Leave of eight weeks is granted."),
        )
    ]
    publish(noon, sections=articles)

    hit = search.find("8 leave", language="en").hits[0]

    assert hit.places[0].number == 2


def test_the_words_are_marked_in_the_title_in_both_languages(edition):
    hit = search.find("商標 trade", language="en").hits[0]

    assert [quote.html for quote in hit.title] == [
        "<mark>Trade Mark</mark> Law Revised",
        "<mark>商標</mark>法修訂",
    ]


@pytest.mark.parametrize(
    ("query", "language", "wanted"),
    [
        ("ana", "en", ["<mark>Ana</mark> Lei"]),
        ("lei ana", "zh-hant", ["李安娜", "<mark>Ana</mark> <mark>Lei</mark>"]),
        ("李安娜", "en", ["Ana Lei", "<mark>李安娜</mark>"]),
        ("renewal", "en", ["Ana Lei"]),
    ],
)
def test_the_authors_are_named_and_marked_where_they_match(noon, query, language, wanted):
    make_author()
    publish_now(make_briefing(), at=noon)

    hit = search.find(query, language=language).hits[0]

    assert [quote.html for author in hit.authors for quote in author.quotes] == wanted


def test_areas_headings_key_points_and_the_reference_are_marked_where_they_match(briefing, noon):
    briefing.key_points_zh_hant, briefing.key_points_en = "過渡期。\n罰款。", "Moratorium.\nFines."
    briefing.save()
    briefing.areas.add(make_area())
    edition = publish_now(briefing, at=noon)

    def marked(query: str) -> list[str]:
        hit = search.find(query, language="en").hits[0]
        quotes = [quote for name in (*hit.authors, *hit.areas) for quote in name.quotes]
        quotes += [quote for place in hit.places for quote in place.quotes]
        return [one for one in (hit.reference, *(q.html for q in quotes)) if "<mark>" in one]

    assert marked("property") == ["Intellectual <mark>property</mark>"]
    assert marked("main changes") == ["<mark>Main</mark> <mark>changes</mark>"]
    assert "• Moratorium. • <mark>Fines</mark>." in marked("fines renewal")
    assert marked("next month") == [
        "The new law takes effect <mark>next</mark> <mark>month</mark>."
    ]
    assert marked("2025-1") == ["<mark>2025-1</mark>"]
    part = edition.snapshot.parts[1]
    places = search.find("main", language="en").hits[0].places
    assert [place.anchor for place in places] == [f"p-{part.pairs[0].id}", f"s-{part.id}"]


def test_a_reader_of_simplified_sees_simplified(edition):
    hit = search.find("商標", language="zh-hans").hits[0]

    assert hit.title[0].language == "zh-hans"
    assert hit.title[0].html == "<mark>商标</mark>法修订"


def test_nothing_in_a_text_or_a_query_becomes_markup(noon):
    hostile = '<script>alert("商標")</script> & <b>'
    publish(noon, hostile, hostile, title=(hostile, hostile))

    hit = search.find("<b> <script> 商標", language="en").hits[0]

    quotes = [quote.html for quote in (*hit.title, *hit.places[0].quotes)]
    assert all("<script" not in quote.replace("<mark>script", "") for quote in quotes)
    assert all(quote.count("<") == 2 * quote.count("<mark>") for quote in quotes)


def test_titles_come_before_headings_before_texts_and_the_newest_first(noon):
    publish(noon, "商標", date="2025-06-01")
    publish(noon, "內容", title=("商標", "Mark"), date="2020-01-01")
    publish(noon, "商標", date="2025-07-01")
    publish(noon, sections=[section(pair("內容"), heading=("商標", ""))], date="2021-01-01")

    assert found("商標") == ["2020-1", "2021-1", "2025-2", "2025-1"]


def test_a_text_found_by_its_title_alone_is_quoted_from_its_beginning(noon):
    publish(noon, "內容", "其餘", title=("商標", "Mark"))

    (hit,) = search.find("商標", language="zh-hant").hits

    assert [(place.number, place.quotes[0].html) for place in hit.places] == [(1, "內容")]


def test_words_in_one_pair_come_before_words_far_apart(noon):
    near, apart = ["商標與專利", "版權與設計"], ["商標與版權", "專利與設計"]
    publish(noon, sections=[section(*map(pair, near))], date="2024-01-01")
    publish(noon, sections=[section(*map(pair, apart))], date="2025-01-01")

    assert found("專利 商標") == ["2024-1", "2025-1"]


def test_a_long_text_that_has_the_words_here_and_there_comes_after_a_short_one_about_them(noon):
    publish(noon, "內容。", "A landlord returns the deposit within seven days, less what is owed.")
    for word in ["landlord", "deposit", "flat", "days"]:
        publish(noon, "內容。", f"Of the {word} another briefing says more.")
    filling = [f"Article {n} governs what is due to the keeper of goods." for n in range(100)]
    words = ["landlord", "deposit", "day", "flat", "moving"] * 5
    scattered = [f"Article {word} is about the {word} of {n // 5}." for n, word in enumerate(words)]
    publish(noon, sections=[section(*(pair("條文。", text) for text in filling + scattered))])

    query = "how many days after moving out of a flat until my landlord pays the deposit"

    assert found(query) == ["2025-1", "2025-6"]


def test_a_text_on_its_subject_comes_before_one_that_mentions_the_same(noon):
    asked = pair("轉租須經同意。", "Subletting needs consent.")
    more = pair("住宅租賃不少於三年。", "Residential leases last three years.")
    publish(
        noon,
        sections=[section(asked, more)],
        title=("住宅租賃", "Residential Leases"),
        date="2025-01-01",
    )
    publish(
        noon,
        sections=[section(asked, more)],
        title=("海上保險", "Marine Insurances"),
        date="2025-01-02",
    )

    assert found("subletting") == ["2025-1", "2025-2"]
    assert found("轉租") == ["2025-1", "2025-2"]


def test_results_narrow_by_area_author_and_year(noon):
    first = publish(noon, "商標", date="2024-12-31", authors=["Ana Lei"])
    publish(noon, "商標", date="2025-01-01", authors=["Rui Chan"])
    area = make_area()
    first.areas.add(area)
    publish_now(first, at=noon)

    assert found("商標", area="ip") == ["2024-1"]
    assert found("商標", author=Author.objects.get(name_en="Rui Chan").slug) == ["2025-1"]
    assert found("商標", year=2024) == ["2024-1"]
    assert found("商標", year=2025) == ["2025-1"]
    assert found("商標", year=2025, area="ip") == []
    assert found("商標", year=99_999_999) == []
    assert found("商標", year=-1) == []


def test_an_empty_query_is_not_asked(edition):
    results = search.find(' "*" ', language="en")

    assert (results.asked, results.count, results.hits) == (False, 0, ())


def test_what_has_most_of_the_query_comes_closest_and_says_so(noon):
    publish(noon, "商標與專利", date="2024-01-01")
    publish(noon, "商標", date="2025-01-01")

    results = search.find("商標 專利", language="en")
    assert [hit.complete for hit in results.hits] == [True, False]
    assert (results.count, results.complete) == (2, 1)

    results = search.find("商標 hippopotamus", language="en")
    assert [hit.complete for hit in results.hits] == [False, False]
    assert (results.complete, results.unknown) == (0, ("hippopotamus",))


def test_where_nothing_else_is_found_a_word_of_a_synonym_is_closest(noon):
    publish(noon, "珠寶商應識別買方。", "Jewellers identify the buyer.")
    for _number in range(4):
        publish(noon)

    results = search.find("KYC", language="en")  # customer due diligence, identify their clients

    assert [hit.snapshot.reference for hit in results.hits] == ["2025-1"]
    assert results.complete == 0
    assert "<mark>識別</mark>" in str(results.hits[0].places)
    assert search.find("zyzzyva", language="en").hits == ()


def test_a_long_question_in_everyday_words_is_answered_by_a_text_that_has_one_of_them(noon):
    publish(noon, "退貨須於七日內提出。", "Goods are returned within seven days.")

    results = search.find("網購咗對鞋，過咗幾個月，仲可唔可以退貨", language="zh-hant")

    assert [hit.snapshot.reference for hit in results.hits] == ["2025-1"]
    assert results.complete == 0


def test_a_query_without_matches_in_a_filter_says_how_many_there_are_without_it(edition):
    assert search.find("商標", language="en", year=1999).unfiltered == 1


def test_a_short_paragraph_with_the_words_comes_before_a_long_one(noon):
    lines = [
        pair(f"第{word}句說明其他事情。", f"The {word} sentence is of other things.")
        for word in "abcde"
    ]
    asked = pair("賣方違約須雙倍退還定金。", "A defaulting seller returns twice the deposit.")
    short = [asked, *lines]
    sides = {"zh-hant": "", "en": " "}
    long = [
        {code: blank.join(one[code] for one in some) for code, blank in sides.items()}
        for some in (short[:3], short[3:])
    ]
    publish(noon, sections=[section(*short)], date="2025-01-01")
    publish(noon, sections=[section(*long)], date="2025-01-02")

    assert found("defaulting seller deposit") == ["2025-1", "2025-2"]
    assert found("賣方違約定金") == ["2025-1", "2025-2"]


def test_pages_follow_one_another_and_the_last_comes_for_those_after_it(noon):
    for day in range(5):
        publish(noon, "商標", date=str(date(2025, 1, 1) + timedelta(days=day)))

    pages = [found("商標", limit=2, offset=offset) for offset in (0, 2, 4, 6)]

    assert pages == [["2025-5", "2025-4"], ["2025-3", "2025-2"], ["2025-1"], ["2025-1"]]
    assert search.find("商標", language="en", limit=2, offset=4).count == 5


def test_more_matches_than_are_counted_are_said_to_be_more(noon, monkeypatch):
    monkeypatch.setattr(candidates, "MOST", 2)
    monkeypatch.setattr(search_query, "MOST", 2)
    for _each in range(4):
        publish(noon, "商標")

    results = search.find("商標", language="en")

    assert results.capped
    assert len(results.hits) == results.reachable == 2


def test_a_draft_is_not_found(briefing):
    assert found("商標") == []


def test_the_next_edition_is_found_by_its_own_words_only(briefing, edition, noon):
    briefing.title_zh_hant = "專利法修訂"
    briefing.title_en = "Patents"
    briefing.save()

    publish_now(briefing, at=noon)

    assert found("專利") == ["2025-1"]
    assert SearchEntry.objects.count() == 1
    assert found("「商標法修訂」") == []


def test_a_withdrawn_briefing_is_found_no_more(briefing, edition, noon):
    publishing.withdraw(briefing=briefing, by=None, at=noon, reason=Texts("誤", "Error"))

    assert found("商標") == []
    assert not SearchEntry.objects.exists()


def test_an_entry_goes_with_its_listing_whoever_deletes_it(edition):
    Listing.objects.all().delete()

    assert found("商標") == []
    assert search.find("商標 hippopotamus", language="en").hits == ()


def test_every_entry_can_be_made_anew_any_number_of_times(edition):
    before = SearchEntry.objects.values().get()
    SearchEntry.objects.all().delete()

    assert list(search.rebuild()) == [(1, 1)]
    assert list(search.rebuild()) == [(1, 1)]

    assert SearchEntry.objects.values().get() == before
    assert found("商標") == ["2025-1"]


_HOSTILE = st.text(
    st.sampled_from("商標標權稅ab1Aé ＂\"'“”「」()*^:-+&|!<>{}[]~\\%_;.,/\x00\ud800\udfff\ue000\U0001f600\u0301\ufe0f" + "NEAR ANDORNOT"),
    max_size=60,
)  # fmt: skip


@pytest.mark.parametrize("language", ["zh-hant", "en", "zh-hans"])
@settings(
    max_examples=150,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(query=_HOSTILE | st.text(max_size=300))
def test_no_query_is_an_error(edition, language, query):
    results = search.find(query, language=language)

    results.query.encode()
    for hit in results.hits:
        for quote in (*hit.title, *(one for place in hit.places for one in place.quotes)):
            quote.html.encode()


@settings(
    max_examples=200,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_what_a_text_says_finds_it(edition, data):
    text = data.draw(st.sampled_from([pair.text["zh-hant"] for pair in edition.snapshot.pairs()]))
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))

    results = search.find(text[start:end], language="zh-hant")

    assert results.count == 1 or not results.asked


@pytest.mark.parametrize("query", ["商" * 100_000, "a " * 50_000, '"' * 100_000, "\ud800" * 9])
def test_a_huge_query_is_answered(edition, query):
    assert len(search.find(query, language="en").query) <= search.LONGEST_QUERY


def test_a_phrase_whose_neighbours_all_stand_elsewhere_is_not_found(noon):
    """What an index of words and neighbours alone would take for it."""
    publish(noon, "甲乙丙，乙丙丁。", "one two three; two three four", title=("一", "One"))
    publish(noon, "甲乙丙丁。", "one two three four", title=("二", "Two"))

    assert found("甲乙丙丁") == ["2025-2", "2025-1"]
    assert found("「甲乙丙丁」") == ["2025-2"]
    assert found('"one two three four"') == ["2025-2"]


def test_a_long_phrase_is_found_in_each_kind_of_line_and_not_across_two(noon):
    publish(
        noon,
        title=("題", "One two three"),
        standfirst={"zh-hant": "摘", "en": "Four five six"},
        sections=[section(pair("文", "Seven eight nine"), pair("丙", "ten"))],
    )

    for phrase in ("one two three", "four five six", "seven eight nine"):
        assert found(f'"{phrase}"') == ["2025-1"]
    for phrase in ("two three four", "five six seven", "eight nine ten"):
        assert found(f'"{phrase}"') == []


@pytest.mark.parametrize(("all_of_it", "queries"), [(1, 2), (2, 1)])
def test_what_has_most_of_a_question_is_looked_for_only_where_few_texts_have_all_of_it(
    noon, monkeypatch, all_of_it, queries
):
    monkeypatch.setattr(candidates, "_BUDGET", 0)  # as if every word were in very many texts
    monkeypatch.setattr(candidates, "_TOGETHER", 2)
    for _each in range(all_of_it):
        publish(noon, "商標", "renewal of a patent before courts")
    publish(noon, "商標", "renewal of a patent")

    with CaptureQueriesContext(connection) as made:
        results = search.find("商標 renewal patent courts", language="en")

    assert results.complete == all_of_it
    assert sum("MATCH" in query["sql"] or "@@" in query["sql"] for query in made) == queries
    assert results.count == (2 if queries == 2 else all_of_it)


def test_a_question_of_which_only_particles_are_known_is_answered(noon):
    publish(noon, "在甲，乙在。")

    assert [hit.complete for hit in search.find("在甲乙在", language="zh-hant").hits] == [True]


def test_known_words_are_counted_once(edition):
    with CaptureQueriesContext(connection) as queries:
        search.find("renewal", language="en")

    assert len([query for query in queries if "briefings_searchtoken" in query["sql"]]) == 1


def test_a_quoted_phrase_is_looked_for_once_in_titles_and_once_in_all_texts(edition):
    with CaptureQueriesContext(connection) as queries:
        search.find('"renewal is for ten"', language="en")

    (asked,) = [sql for query in queries if "MATCH" in (sql := query["sql"]) or "@@" in sql]
    assert asked.count("UNION ALL") == 1


@pytest.mark.parametrize(
    ("query", "text", "finds"),
    [
        ("業主", "企業主及其他行業主管，屬專業主張。", False),
        ("業主", "物業的業主及大業主。", True),
        ("企業主", "企業主的責任。", True),
        ("業主", "企業主與業主訂約。", True),
        ("民法", "由人民法院審理。", False),
        ("民法", "《民法典》及人民法律", True),
        ("法人", "立法人員", False),
        ("法人", "法人及自然人", True),
        ("M&A", "Decree-Law 97/99/M, a mark", False),
        ("M & A", "Macau M&A rules", True),
        ("m&a", "併購的規則", True),
        ("併購", "Decree-Law 97/99/M, a mark", False),
        ("R&D", "an r&d centre", True),
    ],
)
def test_a_word_is_not_found_across_the_border_of_two_others(noon, query, text, finds):
    publish(noon, text, text)

    assert found(query) == (["2025-1"] if finds else [])
    if finds and "業主" in query:
        hit = search.find(query, language="zh-hant").hits[0]
        assert f"<mark>{query}</mark>" in str(hit.places[0].quotes[0].html)


@pytest.mark.parametrize("query", ["5G", "5g 牌照", "5G頻譜", "5-G"])
def test_a_name_of_a_figure_and_a_letter_is_found_as_one_word(query, noon):
    named = publish(noon, "電信局批出5G牌照及頻譜。", "The bureau granted 5G spectrum licences.")
    publish(noon, "牌照分為5類，頻譜亦然。", "Licences are of 5 kinds, spectrum too.")

    assert found(query, language="zh-hant")[0] == named.reference


def test_the_passage_quoted_has_what_the_title_does_not_say(noon):
    publish(
        noon,
        title=("動物保護法", "Animal Protection Act"),
        sections=[section(
            pair("第三條　動物保護法所稱動物。動物保護由各級政府推動。", "Article 3  Animals."),
            pair("第二十條　寵物出入公共場所，應有人伴同。", "Article 20  Pets in public."),
        )],
    )  # fmt: skip

    (hit,) = search.find("動物保護法第20條", language="zh-hant").hits

    assert hit.places[0].number == 2


def test_rows_of_a_table_are_quoted_without_the_bars_of_markdown(noon):
    table = "| Kind | Fee |\n| --- | ---: |\n| Mark | |\n| Patent | 800 |"
    publish(noon, en=table)

    there = search.find("patent", language="en").hits[0].places[0]

    assert there.quotes[0].html == "Kind · Fee; Mark; <mark>Patent</mark> · 800"


def test_the_first_of_passages_as_good_is_quoted_and_then_what_it_lacks(noon):
    publish(
        noon,
        sections=[section(
            pair("本條先說明一事：", "Any lender must charge interest, as set out further below."),
            pair("借款人可提早還款。", "A lender charges interest."),
            pair("另見下文。", "Prepayment is free."),
        )],
    )  # fmt: skip

    (hit,) = search.find("lender interest prepayment", language="en").hits

    assert [place.number for place in hit.places] == [1, 3, 2]


def test_the_first_three_results_quote_three_passages_and_the_others_two(noon):
    rows = ("Rent is paid monthly.", "Rent may rise.", "Rent in arrears has interest.")
    for _each in range(4):
        publish(noon, sections=[section(*(pair("條文。", row) for row in rows))])

    hits = search.find("rent", language="en").hits

    assert [len(hit.places) for hit in hits] == [3, 3, 3, 2]


@pytest.mark.parametrize("language", ["zh-hant", "zh-hans"])
def test_a_title_breaks_between_words_also_where_they_are_marked(noon, language):
    publish(noon, title=("網絡安全法與關鍵基礎設施", "Cybersecurity Law"))

    (hit,) = search.find("關鍵基礎", language=language).hits

    assert hit.title[0].html.startswith('<span class="phrased">')
    said = hit.title[0].html.replace("关键", "關鍵").replace("基础", "基礎")
    assert "<mark>關鍵</mark><wbr><mark>基礎" in said
    assert "wbr" not in hit.title[1].html


def test_no_excerpt_ends_between_a_currency_and_its_amount(noon):
    said = "The tenant pays a deposit " + "in cash or by cheque " * 8
    for more in range(20):
        publish(noon, en=f"{said}{'x' * more} of MOP 7,690,000 within {'a few days ' * 20}.")

    for hit in search.find("deposit", language="en", limit=20).hits:
        ends = str(hit.places[0].quotes[0].html)
        assert not ends.removesuffix("…").endswith("MOP")


@pytest.mark.parametrize("query", ["", " ", "((((((", "？！", '""'])
def test_a_question_without_a_word_marks_nothing_in_a_briefing(edition, query):
    found = search.find_in(edition.snapshot.reference, query, language="en")

    assert "<mark" not in str(found)
    assert search.find(query, language="en").hits == ()
