"""A title without a style is found by its name, its letters or its level; so are headings."""

import pytest

from briefings.importing import read_docx, read_html
from tests.briefings.importing import word

TITLE = ("倉庫租約的新規則", "New rules for warehouse leases")
TEXT = [
    ("出租人須於訂約後十日內登記。", "The landlord must register within ten days of signing."),
    ("未登記的租約不得對抗第三人。", "An unregistered lease cannot be invoked against others."),
]
BODY = "".join(f"<p>{zh}</p><p>{en}</p>" for zh, en in TEXT)
ABOVE = "<p>市場組　Markets desk</p><p>第七卷</p><p>Trade circular</p>"


def title(document: dict) -> tuple[str, str]:
    return document["title"]["zh-hant"], document["title"]["en"]


def rows(document: dict) -> list[tuple[str, str]]:
    return [
        (pair["zh-hant"], pair["en"]) for one in document["sections"] for pair in one["paragraphs"]
    ]


def headings(document: dict) -> list[str]:
    return [one["heading"]["en"] for one in document["sections"] if one["heading"]["en"]]


@pytest.mark.parametrize(
    ("head", "shown"),
    [
        # The page calls itself so.
        (f"<title>{TITLE[1]} | Port Notes</title>", "<p>{}</p><p>{}</p>"),
        (f'<meta property="og:title" content="{TITLE[0]}">', "<p>{0}｜{1}</p>"),
        # So does its code.
        ("", '<p class="entry-title">{}</p><p class="entry-title">{}</p>'),
        ("", '<div role="heading" aria-level="1">{0}／{1}</div>'),
        # No other line is so large, here or by the style sheet.
        ("", '<p><font size="5">{}</font></p><p><font size="5">{}</font></p>'),
        (
            "<style>.c2{font-size:22pt}.c1{color:red;font-size:11pt}</style>",
            '<p class="c1 c2">{}</p><p class="c2">{}</p>',
        ),
        # It is the only heading of its level.
        ("", "<h2>{}</h2><h2>{}</h2>"),
    ],
)
def test_the_title_is_found_below_the_head_of_the_page(head, shown):
    sections = "<p><b>登記</b></p><p><b>Registration</b></p>" + BODY
    page = f"<html><head>{head}</head><body>{ABOVE}{shown.format(*TITLE)}{sections}</body></html>"

    document = read_html(page).to_json()

    assert title(document) == TITLE
    assert rows(document) == TEXT
    assert headings(document) == ["Registration"]


@pytest.mark.parametrize(
    "heading",
    [
        "<p><u>{}</u></p>",
        '<p><span style="font-size:15px">{}</span></p>',
        '<div style="font-size:1.3em">{}</div>',
    ],
)
def test_underlined_or_larger_lines_are_headings_beside_a_title_in_a_style(heading):
    body = "".join(map(heading.format, ("登記", "Registration"))) + BODY
    page = (
        "<h1>{}</h1><h1>{}</h1>".format(*TITLE) + '<div style="font-size:12px">' + body + "</div>"
    )

    assert headings(read_html(page).to_json()) == ["Registration"]


def test_a_text_set_in_many_sizes_has_no_headings_of_them():
    page = "".join(f'<p style="font-size:16pt">{text[:-1]}</p>' for row in TEXT for text in row)
    page += "<p>甲</p><p>A</p>"

    assert headings(read_html(page).to_json()) == []


def test_a_word_file_shows_its_title_by_its_letters_in_each_half():
    sides = []
    for n, head in enumerate(("公會通函", "Circular to members")):
        sides += [
            word.paragraph(word.bold(head)),
            word.paragraph(word.run(TITLE[n], '<w:b/><w:u w:val="single"/>')),
            word.paragraph(word.bold(("登記", "Registration")[n])),
            *(word.paragraph(word.run(row[n])) for row in [*TEXT, *TEXT]),
        ]

    document = read_docx(word.word_file(*sides)).to_json()

    assert title(document) == TITLE
    assert headings(document) == ["Registration"]


def test_a_word_file_names_its_title_in_its_properties():
    lines = [f"{head} 2025" for head in ("市場組", "Markets desk")] + [*TITLE]
    lines += [text for row in TEXT for text in row]
    properties = (
        '<p:coreProperties xmlns:p="x" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{TITLE[0]}</dc:title></p:coreProperties>"
    )
    body = [word.paragraph(word.run(line)) for line in lines]
    package = word.package_relations().replace(
        "</Rel", f'<Relationship Id="c" Type="{word.R}/core-properties" Target="core.xml"/></Rel'
    )

    named = read_docx(
        word.word_file(*body, package=package, extra={"core.xml": properties})
    ).to_json()

    assert title(named) == TITLE


def lines(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


BOLD_HEADS = lines("<b>登記</b>", "<b>Registration</b>") + BODY


@pytest.mark.parametrize("shown", ["{}", "<b>{}</b>"])
@pytest.mark.parametrize(
    ("head", "below"),
    [
        ("", "<h2>背景</h2><h2>Background</h2>" + BODY + BOLD_HEADS),
        ("", lines("<b><u>背景</u></b>", "<b><u>Background</u></b>") + BODY + BOLD_HEADS),
        ("", lines("<big>最後限期：五月一日</big>", "<big>Deadline: 1 May</big>") + BODY),
        (
            "",
            '<p style="font-size:30pt">最高罰款五十萬</p>'
            '<p style="font-size:30pt">Fines up to MOP 500,000</p>' + BODY,
        ),
        ("", '<p class="title">摘要</p><p class="title">Summary</p>' + BODY),
        ("<title>Leases – Ridge</title>", lines("租賃", "Leases") + BODY),
    ],
)
def test_a_heading_or_figure_below_the_title_is_not_taken_for_it(shown, head, below):
    above = lines(*(shown.format(text) for text in TITLE))

    document = read_html(f"<html><head>{head}</head><body>{above}{below}</body></html>").to_json()

    assert title(document) == TITLE
    assert not {*TITLE} & {*document["dropped"]}


@pytest.mark.parametrize(
    "properties", ['<w:b/><w:u w:val="single"/>', '<w:b/><w:sz w:val="32"/>', '<w:sz w:val="32"/>']
)
def test_a_larger_heading_in_a_word_file_is_not_its_title(properties):
    body = [word.paragraph(word.bold(text)) for text in TITLE]
    body += [word.paragraph(word.run(text, properties)) for text in ("摘要", "Summary")]
    body += [word.paragraph(word.run(text)) for row in TEXT for text in row]

    document = read_docx(word.word_file(*body)).to_json()

    assert title(document) == TITLE
    assert not {*TITLE} & {*document["dropped"]}


def test_the_publisher_in_the_name_of_a_page_is_not_its_title():
    page = "<title>New rules | Lei Wong and Partners Law Office</title>" + lines(
        "李黃律師事務所", "Lei Wong and Partners Law Office", "倉庫租約的新規則", "New rules"
    )

    document = read_html(page + BODY).to_json()

    assert title(document) == ("倉庫租約的新規則", "New rules")
    assert rows(document) == TEXT


@pytest.mark.parametrize("order", [0, 1], ids=["Chinese first", "English first"])
def test_a_title_in_chinese_may_hold_the_foreign_name_that_its_translation_holds(order):
    both = [("Orion's Hub 行為準則", "Orion's Hub Code of Conduct"), ("適用範圍", "Scope"), *TEXT]
    lines = [line for pair in both for line in (pair if not order else pair[::-1])]

    document = read_html("".join(f"<p>{line}</p>" for line in lines)).to_json()

    assert title(document) == both[0]


def test_a_foreign_name_in_a_title_is_known_by_the_title_of_the_other_half():
    both = [
        ("Orion's Hub 行為準則", "Orion's Hub Code of Conduct"),
        ("適用範圍", "Scope"),
        *TEXT * 2,
    ]
    lines = [pair[side] for side in (0, 1) for pair in both]

    document = read_html("".join(f"<p>{line}</p>" for line in lines)).to_json()

    assert title(document) == both[0]


def test_long_cells_of_a_row_are_paired_by_their_numbers():
    zh = [
        "第一條 出租人須登記。",
        "其後十日內付費。",
        "第二條 押金最多兩個月。",
        "第三條 本法即日生效。",
    ]
    en = [
        "Article 1 The landlord must register.",
        "Article 2 The deposit is at most two months.",
        "This does not apply to shops.",
        "Article 3 This law enters into force today.",
    ]
    cells = ("".join(f"<p>{line}</p>" for line in side) for side in (zh, en))
    row = "".join(f"<td>{cell}</td>" for cell in cells)

    head = f"<h1>{TITLE[0]}</h1><h1>{TITLE[1]}</h1>"
    document = read_html(f"{head}<table><tr>{row}</tr></table>").to_json()

    assert (zh[2], en[1]) in rows(document)
