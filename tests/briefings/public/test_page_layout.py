from datetime import date

from briefings.public import page_layout
from briefings.text.addresses.slugs import slug
from briefings.text.length import excerpt, minutes
from briefings.text.snapshot import Named, Pair, Part, Snapshot, Source
from briefings.text.texts import Texts


def _snapshot(**changes) -> Snapshot:
    fields = {
        "reference": "2025-17",
        "title": Texts("商標法修訂", "Trade Mark Law Revised"),
        "date": date(2025, 4, 24),
        "parts": (
            Part("s1", Texts(), (Pair("aaa", Texts("甲。", "One.")),)),
            Part(
                "s2",
                Texts("主要修改", "Main changes"),
                (
                    Pair("bbb", Texts("只有中文。", "")),
                    Pair("ccc", Texts("", "English only.")),
                ),
            ),
        ),
    }
    return Snapshot(**(fields | changes))


def test_paragraphs_are_numbered_through_and_keep_their_anchors_in_every_view():
    snapshot = _snapshot()

    pages = [
        page_layout.page(snapshot, language="zh-hant"),
        page_layout.page(snapshot, language="en"),
        page_layout.page(snapshot, language="en", parallel=True),
    ]

    for page in pages:
        assert [(pair.anchor, pair.number) for pair in page.pairs()] == [
            ("p-aaa", 1),
            ("p-bbb", 2),
            ("p-ccc", 3),
        ]


def test_a_missing_side_stays_missing_and_says_where_there_is_text():
    page = page_layout.page(_snapshot(), language="en")

    missing = list(page.pairs())[1]

    assert missing.sides[0].missing
    assert missing.sides[0].html == ""
    assert missing.elsewhere == ("zh-hant",)


def test_parallel_shows_chinese_first_and_both_missing_sides():
    page = page_layout.page(_snapshot(), language="en", parallel=True)

    assert page.columns == ("zh-hant", "en")
    assert page.gaps() == 2
    assert [side.tag for side in next(page.pairs()).sides] == ["zh-Hant-HK", "en"]


def test_the_title_of_the_pages_own_language_comes_first():
    page = page_layout.page(_snapshot(), language="en", parallel=True)

    assert [side.source for side in page.title] == ["Trade Mark Law Revised", "商標法修訂"]


def test_a_name_is_shown_in_the_language_it_has():
    author = Named("ng", Texts("", "Domingos Ng"))
    source = Source(Texts("第11/2025號法律", ""), "https://www.io.gov.mo/")
    snapshot = _snapshot(authors=(author,), sources=(source,))

    chinese = page_layout.page(snapshot, language="zh-hant")
    english = page_layout.page(snapshot, language="en")

    assert (chinese.authors[0].name.source, chinese.authors[0].name.tag) == ("Domingos Ng", "en")
    assert english.sources[0].label.tag == "zh-Hant-HK"


def test_title_and_standfirst_of_the_parallel_view_begin_in_the_readers_language():
    snapshot = _snapshot(standfirst=Texts("簡言之。", "In short."))
    for language, first in (("zh-hant", "簡言之。"), ("en", "In short."), ("zh-hans", "简言之。")):
        page = page_layout.page(snapshot, language=language, parallel=True)

        assert page.title[0].language == page.lead[0].language == language
        assert page.lead[0].brief == page.summary == first


def test_a_standfirst_missing_in_one_language_is_told_and_one_missing_in_both_is_not():
    one = _snapshot(standfirst=Texts("", "In short."))

    assert page_layout.page(one, language="zh-hant").standfirst[0].missing
    assert page_layout.page(_snapshot(), language="zh-hant").standfirst == ()


def test_footnotes_count_on_through_the_page():
    noted = "a[^x].\n\n[^x]: note"
    part = Part("s", Texts(), tuple(Pair(id, Texts(noted, noted)) for id in ("aaa", "bbb")))

    page = page_layout.page(_snapshot(parts=(part,)), language="en", parallel=True)

    last = list(page.pairs())[-1]
    assert 'href="#n-bbb-zh-hant-2"' in last.sides[0].html
    assert 'href="#n-bbb-en-2"' in last.sides[1].html


def test_only_languages_with_a_title_and_text_are_readable():
    part = Part("s", Texts(), (Pair("aaa", Texts("甲。", "")),))

    assert page_layout.page(_snapshot(parts=(part,)), language="en").readable == ("zh-hant",)


def test_the_simplified_view_is_made_from_the_traditional_text():
    page = page_layout.page(
        _snapshot(), language="zh-hans", convert=lambda text: text.replace("標", "标")
    )

    assert page.title[0].source == "商标法修訂"
    assert page.title[0].tag == "zh-Hans"


def test_a_slug_is_ascii_and_never_the_name_of_a_page():
    assert slug(Texts("商標法修訂", "Trade Mark Law Revised")) == "trade-mark-law-revised"
    assert slug(Texts("對照", "Parallel")) == "parallel-briefing"
    assert slug(Texts("版本", "Editions!")) == "editions-briefing"
    assert slug(Texts("", "Associação: Lei’s “Fees”")) == "associacao-leis-fees"
    assert slug(Texts("商標法", "")) == "商標法"
    assert slug(Texts("", "?")) == "briefing"
    long = slug(
        Texts(
            "",
            "Progress and Prospects of Building China into an Intellectual Property Power in 2024",
        )
    )
    assert long == "progress-and-prospects-of-building-china-into-an-intellectual-property"


def test_an_excerpt_ends_with_a_sentence_or_a_word_and_never_too_late():
    assert excerpt("商標法修訂。", 40) == "商標法修訂。"
    assert excerpt("申請費減半並可網上繳費。續期為十年。", 26) == "申請費減半並可網上繳費。"
    assert excerpt("Fees are halved for all applicants everywhere", 20) == "Fees are halved for…"
    assert len(excerpt("商" * 200, 160)) == 81


def test_reading_time_is_never_nothing():
    assert minutes(["短"]) == 1
    assert minutes(["商" * 3000]) == 10
    assert minutes(["word " * 2200]) == 10
