"""What follows the last words of a text is known by its shape, and reported; short text stays."""

import pytest

from briefings.importing import read_html, read_text

TITLE = ("倉庫租約的新規則", "New rules for warehouse leases")
TEXT = [
    ("出租人須於訂約後十日內登記。", "The landlord must register within ten days of signing."),
    ("未登記的租約不得對抗第三人。", "An unregistered lease cannot be invoked against others."),
    ("登記費由雙方平均分擔。", "The parties share the registration fee equally."),
]
HEADS = "<h1>{}</h1><h1>{}</h1>".format(*TITLE)
BODY = "".join(f"<p>{zh}</p><p>{en}</p>" for zh, en in TEXT)
MENU = "<div><a>Home</a> | <a>Notes</a> | <a>Offices</a></div>"


def rows(document: dict) -> list[tuple[str, str]]:
    return [
        (pair["zh-hant"], pair["en"]) for one in document["sections"] for pair in one["paragraphs"]
    ]


def headings(document: dict) -> list[str]:
    return [one["heading"]["en"] for one in document["sections"] if one["heading"]["en"]]


@pytest.mark.parametrize(
    "below",
    [
        # Links alone, where the page above the title shows that a page was read.
        "<h4>讀者最愛</h4><ol><li><a>輕軌通車</a></li><li><a>Bridge opens</a></li></ol>",
        # Short lines that nobody translated, where all else is translated.
        "<div>Reactions</div><div>Newest</div><div>Nothing here</div>",
        # Names and addresses in one line, in either order of the languages.
        "<p>Need a lawyer</p><p>Ng Sio Kei, Counsel – k.ng@example.org</p><p>Rua Nova · Macau</p>",
        "<p>Lei Wai Man 李惠文 | 顧問 | 2855 4321 | lei@example.org</p>",
    ],
)
def test_a_tail_of_links_cards_or_untranslated_lines_is_no_text(below):
    document = read_html(f"<body>{MENU}{HEADS}{BODY}{below}</body>").to_json()

    assert rows(document) == TEXT
    assert headings(document) == []
    assert document["dropped"]


def test_each_half_of_a_text_has_its_own_tail():
    halves = []
    for n, notice in enumerate(("如需協助，請聯絡：", "For help, please contact:")):
        card = ("何嘉敏，律師 | ho@example.org", "Ho Ka Man, Lawyer | ho@example.org")[n]
        disclaimer = ("本文只作一般介紹，並非法律意見。", "This note is not legal advice.")[n]
        halves += [TITLE[n], "", *(line for row in TEXT for line in (row[n], ""))]
        halves += [notice, "", card, "", disclaimer, ""]

    document = read_text("\n".join(halves)).to_json()

    assert rows(document) == TEXT


def test_lines_in_the_language_of_the_first_half_end_the_second():
    text = [*TEXT, *((f"第{n}款適用於倉庫。", f"Rule {n} applies to it.") for n in range(6, 16))]
    lines = [*(f"<p>{zh}</p>" for zh, _ in text), f"<h1>{TITLE[1]}</h1>"]
    lines += [f"<p>{en}</p>" for _, en in text]
    tail = "<p>本報所有，請勿抄錄</p><div>最新留言</div>"

    document = read_html(f"<h1>{TITLE[0]}</h1>{''.join(lines)}{tail}").to_json()

    assert rows(document) == text


def test_numbers_to_call_below_the_end_of_a_press_release_are_no_text():
    text = [*TITLE, *(line for row in TEXT for line in row), "完", "Ends"]
    text += ["傳媒請聯絡李小姐（電話：2855 0000）。", "Media: Ms Lei (2855 0000)"]

    document = read_text("\n\n".join(text)).to_json()

    assert rows(document) == TEXT


@pytest.mark.parametrize(
    ("below", "kept"),
    [
        # References of a text that came without its page, or that are laws.
        ("<ul><li><a>指引甲</a></li><li><a>Guide A</a></li></ul>", "指引甲"),
        (f"{MENU}<ul><li><a>第9/2021號法律</a></li><li><a>Law No. 9/2021</a></li></ul>", "9/2021"),
        # A list below a colon, though the page ends behind it.
        (
            "<p>須備：</p><p>Bring:</p><p>身份證</p><p>Identity card</p><p>© 2025 Ridge</p>",
            "身份證",
        ),
        # A last sentence that has no translation yet.
        ("<p>本規則自五月一日起生效。</p><p>© 2025 Ridge Chambers</p>", "五月一日"),
        (
            "<p><b>生效日</b></p><p><b>In force</b></p><p>五月</p><p>May</p><p>© 2025 Ridge</p>",
            "五月",
        ),
    ],
)
def test_short_text_at_the_end_stays(below, kept):
    head, below = (MENU, below.removeprefix(MENU)) if below.startswith(MENU) else ("", below)

    document = read_html(f"<body>{head}{HEADS}{BODY}{below}</body>").to_json()

    assert kept in str(document["sections"])


def test_a_day_and_an_author_named_only_at_the_end_are_read():
    below = "<p>發佈日期：2024年3月5日</p><p>Author: Ana Reis</p><p><a>Print</a></p><p>© 2024 X</p>"

    document = read_html(f"<body>{HEADS}{BODY}{below}</body>").to_json()

    assert document["date"] == "2024-03-05"
    assert rows(document) == TEXT


def test_a_sentence_in_the_language_of_the_first_half_below_the_second_is_no_text():
    text = [(f"{n}. {zh}", f"{n}. {en}") for n, (zh, en) in enumerate(TEXT * 6)]
    halves = ["".join(f"<p>{said}</p>" for said in side) for side in zip(TITLE, *text, strict=True)]
    below = (
        "<p>關於作者</p><p>何美蓮是本所合夥人，專責租務。</p><p>相關文章</p><p><a>輕軌通車</a></p>"
    )

    document = read_html(f"<body>{MENU}{''.join(halves)}{below}</body>").to_json()

    assert rows(document) == text
    assert "何美蓮是本所合夥人，專責租務。" in document["dropped"]


@pytest.mark.parametrize("heads", [("編者按", "Notes to editors"), ("備註", "Background")])
def test_notes_to_editors_below_the_end_of_a_press_release_stay(heads):
    note = ("1. 報告全文可於網站下載。", "1. The full report may be downloaded from the website.")
    asked = ("傳媒查詢：電話 2871 0000", "Media enquiries: Tel. 2871 0000")
    halves = [
        [TITLE[n], *(row[n] for row in TEXT), ("完", "ENDS")[n], heads[n], note[n], asked[n]]
        for n in range(2)
    ]

    document = read_text("\n\n".join([*halves[0], *halves[1]])).to_json()

    assert rows(document) == [*TEXT, note]
    assert headings(document) == [heads[1]]
    assert {*asked, "完", "ENDS"} <= {*document["dropped"]}
