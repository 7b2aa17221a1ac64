"""What stands around a text is known by its place, whatever its words are, and is reported."""

import pytest

from briefings.importing import read_html

TITLE = ("離岸基金的新申報責任", "New filing duties for offshore funds")
TEXT = [
    (
        "基金管理人須於每季結束後三十日內申報。",
        "Managers must file within thirty days of each quarter.",
    ),
    ("逾期申報可被處以罰款。", "Late filing may lead to a fine."),
]
HEADS = "<h1>{}</h1><h1>{}</h1>".format(*TITLE)
BODY = "".join(f"<p>{zh}</p><p>{en}</p>" for zh, en in TEXT)


def rows(document: dict) -> list[tuple[str, str]]:
    return [
        (pair["zh-hant"], pair["en"]) for one in document["sections"] for pair in one["paragraphs"]
    ]


def read(above: str, below: str) -> dict:
    return read_html(f"<body>{above}{HEADS}{BODY}{below}</body>").to_json()


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("<div><a>法學院 School of Law</a></div><ul><li><a>Moot court</a></li></ul>", ""),
        ("<h2>市場通告 Market notice</h2><p>風險部 Risk desk</p>", ""),
        ("", "<h4>本周焦點</h4><ul><li><a>輕軌通車</a></li><li><a>Bridge opens</a></li></ul>©2025"),
        ("", "<h3>更多文章 More articles</h3><p>新稅例 2025年1月8日</p><p>Ten questions</p>"),
        ("", "<h3>負責律師</h3><p>Ho Mei Fong 何美芳</p><p>Partner</p><p>T: +853 2855 1234</p>"),
        ("", "<p>Share</p><p>氹仔大學大馬路</p><p>Taipa, Macau</p><p>© 2025 Ridge Chambers</p>"),
    ],
)
def test_what_stands_around_the_text_of_a_page_is_no_row(above, below):
    document = read(above, below)

    assert document["title"] == dict(zip(("zh-hant", "en"), TITLE, strict=True))
    assert rows(document) == TEXT
    assert document["dropped"]


def test_day_and_authors_above_the_title_are_read():
    document = read("<p><a>Insights desk</a></p><p>2025年2月1日</p><p>作者：李安娜</p>", "")

    assert (document["date"], len(document["authors"])) == ("2025-02-01", 1)


@pytest.mark.parametrize(
    "below",
    [
        "<p>參考法例</p><p>References</p><p><a>第7/2013號法律</a></p><p><a>Law No. 7/2013</a></p>",
        "<p><b>定義</b></p><p><b>Definitions</b></p><p>基金</p><p>Fund</p><p>© 2025</p>",
        "<p>閣下可隨時取消訂閱，法律規定不得收費。</p><p>You may unsubscribe free of charge.</p>",
        "<p><b>聯絡我們</b></p><p><b>Contact us</b></p><p>電話 2855 1234</p><p>Call 2855 1234</p>",
    ],
)
def test_short_last_lines_of_a_text_stay(below):
    document = read("", below)

    said = [
        line
        for one in document["sections"]
        for pair in ({"zh-hant": one["heading"]["zh-hant"]}, *one["paragraphs"])
        for line in pair.values()
    ]
    assert len([line for line in said if line]) >= len(TEXT) * 2 + 2


def test_a_bold_title_in_one_language_above_a_marked_one_in_the_other_stays():
    page = f"<p><b>{TITLE[0]}</b></p><h1>{TITLE[1]}</h1>{BODY}"
    document = read_html(page).to_json()

    assert document["title"] == dict(zip(("zh-hant", "en"), TITLE, strict=True))
