"""Paragraphs and headings that a page divides by line breaks only."""

import pytest

from briefings.importing import read_html

ZH, EN = "租約須以書面訂立，並由雙方簽署。", "The lease shall be in writing and signed."
HEADS = {"zh-hant": "一、形式", "en": "1. Form"}
BETWEEN = "<br><br>"


@pytest.mark.parametrize("bold", ["<b>{}</b>", "<span style='font-weight:700'>{}</span>"])
@pytest.mark.parametrize("break_in_heading", ["<br>", " "])
def test_bold_lines_between_double_breaks_are_title_and_headings(bold, break_in_heading):
    title, heading = (
        break_in_heading.join(map(bold.format, sides))
        for sides in (("租約須知", "Notes on leases"), HEADS.values())
    )
    text = BETWEEN.join([title, heading, ZH, EN])

    document = read_html(f"<body><div>{text}</div></body>").to_json()

    assert document["title"] == {"zh-hant": "租約須知", "en": "Notes on leases"}
    assert [section["heading"] for section in document["sections"]] == [HEADS]
    assert document["sections"][0]["paragraphs"] == [{"zh-hant": ZH, "en": EN}]


def test_a_language_whole_between_double_breaks_has_bold_headings():
    chinese = BETWEEN.join(["<b>租約須知</b>", "<b>一、形式</b>", ZH])
    english = BETWEEN.join(["<b>Notes on leases</b>", "<b>1. Form</b>", EN])

    document = read_html(f"<body><div>{chinese}{BETWEEN}{english}</div></body>").to_json()

    assert document["title"] == {"zh-hant": "租約須知", "en": "Notes on leases"}
    assert [section["heading"] for section in document["sections"]] == [HEADS]


def test_a_bold_heading_and_its_text_in_one_paragraph_are_read_apart():
    text = f"<p><b>一、形式<br>1. Form</b><br>{ZH}<br>{EN}</p>"

    document = read_html(f"<body><h1>租約須知<br>Notes</h1>{text}</body>").to_json()

    assert [section["heading"] for section in document["sections"]] == [HEADS]
    assert document["sections"][0]["paragraphs"] == [{"zh-hant": ZH, "en": EN}]


def test_a_bold_heading_above_each_languages_text_is_a_heading():
    text = f"<p><b>一、形式</b><br>{ZH}</p><p><b>1. Form</b><br>{EN}</p>"

    document = read_html(f"<body><h1>租約須知<br>Notes</h1>{text}</body>").to_json()

    assert [section["heading"] for section in document["sections"]] == [HEADS]
    assert document["sections"][0]["paragraphs"] == [{"zh-hant": ZH, "en": EN}]


@pytest.mark.parametrize(
    "text",
    [
        f"<p><b>請注意：</b><br>{ZH}</p><p><b>Please note:</b><br>{EN}</p>",
        f"<ul><li><b>形式</b><br>{ZH}</li><li><b>Form</b><br>{EN}</li></ul>",
    ],
)
def test_bold_words_that_lead_in_or_stand_in_an_item_stay_with_its_text(text):
    document = read_html(f"<body><h1>租約須知<br>Notes</h1>{text}</body>").to_json()

    (pair,) = document["sections"][0]["paragraphs"]
    assert pair["zh-hant"].endswith(f"**\n{ZH}")
    assert pair["en"].endswith(f"**\n{EN}")


@pytest.mark.parametrize("between", ["<br>", "<br/>\n"])
def test_an_item_with_both_languages_in_two_lines_is_an_item_in_each(between):
    items = [("報稅表副本", "Copies of the tax returns"), ("僱員名單", "A list of employees")]
    page = "<h1>文件 Documents</h1><p>請備妥下列各項。</p><p>Please prepare the following.</p><ul>"
    page += "".join(f"<li>{chinese}{between}{english}</li>" for chinese, english in items)

    rows = read_html(page + "</ul>").to_json()["sections"][-1]["paragraphs"]

    assert [(row["zh-hant"], row["en"]) for row in rows[-2:]] == [
        (f"- {chinese}", f"- {english}") for chinese, english in items
    ]
