import json
from pathlib import Path

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.text.markup import renderer
from briefings.text.markup.renderer import to_html, to_text


@pytest.mark.parametrize(
    ("source", "bold"),
    [
        ("依據**《商標法》**第六條", "《商標法》"),
        ("**「重要」**的", "「重要」"),
        ("**注意：**請", "注意："),
        ("按**第11/2025號法律**規定", "第11/2025號法律"),
        ("see **article 6** of", "article 6"),
    ],
)
def test_bold_works_beside_chinese_punctuation(source, bold):
    assert f"<strong>{bold}</strong>" in to_html(source)


@pytest.mark.parametrize(
    "source", ["2*3*4", "$5*3*2", "2 * 3 * 4", "a*b*c", "2**3**4", "f_g_h", "index_m_1.html"]
)
def test_arithmetic_and_names_stay_as_they_are(source):
    assert to_html(source) == f"<p>{source}</p>"


@pytest.mark.parametrize(
    ("source", "address"),
    [
        ("詳見https://www.io.gov.mo/cn。下文", "https://www.io.gov.mo/cn"),
        (
            "（http://www.scio.gov.cn/live/2025/35795/index_m.html）。",
            "http://www.scio.gov.cn/live/2025/35795/index_m.html",
        ),
        ("See https://a.mo/x_(y)_z. Next", "https://a.mo/x_(y)_z"),
        ("See (https://a.mo/b), then", "https://a.mo/b"),
        ("「https://a.mo/?q=1&r=2」", "https://a.mo/?q=1&r=2"),
    ],
)
def test_a_bare_address_is_linked_without_the_sentence_around_it(source, address):
    html = to_html(source)

    assert f'href="{address.replace("&", "&amp;")}"' in html
    assert f">{address.replace('&', '&amp;')}</a>" in html


@pytest.mark.parametrize(
    ("source", "amount"),
    [
        ("a fee of MOP 105,000 for", "MOP 105,000"),
        ("費用為 HK$ 20.50。", "HK$ 20.50"),
        ("**US$ 3** <b>", "US$ 3"),
        ("| Fee | Term |\n|---|---|\n| € 7 | a |", "€ 7"),
        ("Under Law No. 8/2005 (personal data)", "No. 8/2005"),
        ("*Laws* Nos. 3–5 apply", "Nos. 3–5"),
    ],
)
def test_no_line_ends_between_a_currency_or_no_and_its_number(source, amount):
    assert f'<span class="together">{amount}</span>' in to_html(source)


@pytest.mark.parametrize("source", ["Article 5", "see No 5", "ARTICLE 5", "2025 MOP"])
def test_a_line_may_end_before_other_numbers(source):
    assert to_html(source) == f"<p>{source}</p>"


@pytest.mark.parametrize("word", ["e-mail", "E-commerce", "A-share", "Type-C"])
def test_no_line_ends_at_the_hyphen_of_a_part_of_one_letter(word):
    kept = f'<span class="together">{word}</span>'
    assert to_html(f"By {word}, too") == f"<p>By {kept}, too</p>"
    assert to_html(f"By **{word}**") == f"<p>By <strong>{kept}</strong></p>"


@pytest.mark.parametrize("source", ["non-EU", "re-elected", "a-b-c", "2-x", "e-procurementsystems"])
def test_a_line_may_end_at_other_hyphens(source):
    assert to_html(source) == f"<p>{source}</p>"


def test_an_email_address_becomes_a_link():
    assert 'href="mailto:ana@firm.example"' in to_html("請電郵ana@firm.example。")


@pytest.mark.parametrize(
    "source",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](data:text/html;base64,AAAA)",
        "[x](vbscript:x)",
        '[x](https://a.b "x\\" onmouseover=alert(1)")',
        "[^<script>]: a",
    ],
)
def test_nothing_in_a_paragraph_is_live(source):
    html = to_html(source)

    assert "<script" not in html
    assert "<img" not in html
    for scheme in ("javascript:", "data:", "vbscript:"):
        assert f'href="{scheme}' not in html.lower()
    for element in lxml.html.fromstring(f"<div>{html}</div>").iter():
        assert set(element.attrib) <= {"href", "title", "rel", "class", "id", "role"}


def test_lists_quotations_and_line_breaks_are_kept():
    assert to_html("- 甲\n- 乙") == "<ul>\n<li>甲</li>\n<li>乙</li>\n</ul>"
    assert to_html("3. third").startswith('<ol start="3">')
    assert to_html("> 引文") == "<blockquote>\n<p>引文</p>\n</blockquote>"
    assert to_html("第一行\n第二行") == "<p>第一行<br>\n第二行</p>"


def test_the_items_of_a_list_keep_the_numbers_that_were_typed():
    assert 'start="3"><li>a</li><li value="5">b</li><li>c</li>' in "".join(
        to_html("3. a\n5. b\n6. c").split("\n")
    ).replace("<ol ", "")
    assert to_html("1. a\n2. b") == "<ol>\n<li>a</li>\n<li>b</li>\n</ol>"
    assert '<ol class="bracketed">' in to_html("1) a")


def test_a_list_that_has_one_number_throughout_counts_by_itself():
    assert to_html("1. a\n1. b\n1. c") == to_html("1. a\n2. b\n3. c")
    assert to_text("1. a\n1. b") == "1. a\n2. b"


def test_plain_text_has_the_words_and_no_marks():
    source = "依據**《商標法》**[第六條](https://a.mo)[^1]。\n\n- 甲\n- 乙\n\n[^1]: **註**"

    assert to_text(source) == "依據《商標法》第六條[1]。\n• 甲\n• 乙\n[1] 註"
    assert to_text(source, first_note=7) == "依據《商標法》第六條[7]。\n• 甲\n• 乙\n[7] 註"
    assert to_text(source, footnotes="words") == "依據《商標法》第六條。\n• 甲\n• 乙\n註"
    assert to_text(source, footnotes="none") == "依據《商標法》第六條。\n• 甲\n• 乙"


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("1. works\n2. goods", "1. works\n2. goods"),
        ("9. a\n10. b\n    - c\n    - d\n      1) e", "9. a\n10. b\n    • c\n    • d\n      1) e"),
        ("3. a\n5. b", "3. a\n5. b"),
        ("1. first\n   line\n\n   second\n2. b", "1. first\n   line\n   second\n2. b"),
        ("Said:\n\n> one\n> two\n>\n> - three", "Said:\n    one\n    two\n    • three"),
        ("- a\n-\n- c", "• a\n•\n• c"),
        ("1\\. no list", "1. no list"),
        ("a&#10;b", "a b"),
        ("", ""),
    ],
)
def test_plain_text_has_the_numbers_bullets_and_levels_of_lists(source, text):
    assert to_text(source) == text


@given(st.text(alphabet="*_[]()<>!`#&;:/.\\^ \n1a中「」。-+>", max_size=60))
def test_no_text_breaks_it_or_makes_unknown_tags(source):
    html = to_html(source)

    left = html
    for tag in ("p", "em", "strong", "ul", "ol", "li", "blockquote", "sup", "a", "br", "span"):
        left = left.replace(f"<{tag}>", "").replace(f"</{tag}>", "").replace(f"<{tag} ", "")
    assert "<" not in left


@given(st.text(alphabet="依據商標法「」。，、 abc123", max_size=80))
def test_no_word_is_lost_or_invented(source):
    assert "".join(to_text(source).split()) == "".join(source.split())


@given(
    st.one_of(
        st.text(max_size=40),
        st.text(alphabet=" 依據a.B,1;:!?/'\"(){}`~|^$%#+-=>「」\u3000\t", max_size=30),
    )
)
@settings(max_examples=500)
def test_a_line_that_needs_no_parser_comes_out_as_the_parser_would_have_it(source):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(renderer, "_is_plain", lambda _source: False)
        parsed = (to_html.__wrapped__(source), to_text.__wrapped__(source))

    assert (to_html.__wrapped__(source), to_text.__wrapped__(source)) == parsed


def test_most_paragraphs_of_the_seed_need_no_parser():
    seed = json.loads((Path(__file__).parents[3] / "data/seed.expected.json").read_text())
    sides = [
        pair[language]
        for section in seed["sections"]
        for pair in section["paragraphs"]
        for language in ("zh-hant", "en")
    ]

    assert sum(renderer._is_plain(side) for side in sides) > len(sides) * 0.7


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("一、總則", '<p class="hung-2">一、總則</p>'),
        ("（十二）罰則", '<p class="hung-4">（十二）罰則</p>'),
        ("十一、見*法*", '<p class="hung-3">十一、見<em>法</em></p>'),
        ("一九九三年", "<p>一九九三年</p>"),
        ("見一、二項", "<p>見一、二項</p>"),
        ("一、二審法院均認為", "<p>一、二審法院均認為</p>"),
    ],
)
def test_a_typed_chinese_number_hangs_before_its_paragraph(source, html):
    assert renderer.to_html(source) == html
