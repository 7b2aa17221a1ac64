"""What a page offers within its text: to share it, and to read another article."""

import pytest

from briefings.importing import read_html, read_text

TITLE = ["最低工資的調升", "The Minimum Wage Goes Up"]
TEXT = [
    "每月最低工資由七千元調升至七千二百元。",
    "The monthly minimum rises from 7,000 to 7,200.",
    "不適用的人士",
    "Who is left out",
    "家務工作僱員不受該法律規範。",
    "Domestic workers are outside the law.",
]


def rows(document: dict) -> list[str]:
    return [pair["zh-hant"] for one in document["sections"] for pair in one["paragraphs"]]


@pytest.mark.parametrize(
    "line",
    ["分享到 Facebook", "分享至 WhatsApp", "Share on LinkedIn", "Share via e-mail", "分享到微信"],
)
def test_a_way_to_share_a_page_is_left_out(line):
    document = read_text("\n\n".join([*TITLE, line, *TEXT])).to_json()

    assert rows(document) == TEXT[::4]
    assert document["dropped"] == [line]


@pytest.mark.parametrize(
    "line",
    [
        "延伸閱讀：家務工作僱員有何保障？",
        "相關文章：外地僱員審批須知 Work permits: what to expect",
        "Related reading: What protects domestic workers?",
        "延伸閱讀 / Further reading: 家務工作僱員 Domestic workers",
    ],
)
def test_the_name_of_another_article_within_the_text_is_left_out(line):
    document = read_text("\n\n".join([*TITLE, *TEXT[:2], line, *TEXT[2:]])).to_json()

    assert rows(document) == TEXT[::4]
    assert document["dropped"] == [line]


def test_links_to_other_articles_below_their_name_are_left_out():
    box = (
        "<h3>相關文章 Related articles</h3><ul>"
        '<li><a href="/a">外地僱員審批須知 Work permits: what to expect</a></li>'
        '<li><a href="/b">解僱的合理理由 Dismissal with just cause</a></li></ul>'
    )
    text = [f"<p>{line}</p>" for line in TEXT]

    document = read_html(
        f"<h1>{TITLE[0]}<br>{TITLE[1]}</h1>{''.join(text[:2])}{box}{''.join(text[2:])}"
    ).to_json()

    assert rows(document) == TEXT[::4]


def test_a_sentence_on_related_articles_of_a_law_stays():
    said = ["相關條文：第五條及第六條。", "Related: articles 5 and 6 of the law."]

    document = read_text("\n\n".join([*TITLE, *TEXT, *said])).to_json()

    assert rows(document)[-1] == said[0]
