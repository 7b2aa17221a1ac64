"""Which lines of plain text are headings and which are items, by the lines that are like them."""

import io

import docx
import pytest

from briefings.importing import read_docx, read_text
from tests.briefings.importing.pairing.headings.documents import SAID

pytestmark = pytest.mark.one_database

TITLE = ("專科醫師甄審原則", "Principles for the assessment of specialists")
LAW = [
    ("第一章 總則", "Chapter 1 General"),
    ("受訓年限如下：", "The periods of training are as follows:"),
]


def headings(document):
    found = [one["heading"]["zh-hant"] for one in document["sections"]]
    return [heading for heading in found if heading]


def rows(document):
    return [(r["zh-hant"], r["en"]) for one in document["sections"] for r in one["paragraphs"]]


def text_of(*pairs):
    return read_text("\n\n".join(line for pair in (TITLE, *pairs) for line in pair)).to_json()


@pytest.mark.parametrize(
    "first",
    [
        ("一、國內畢業者為一年。", "1. One year for graduates of local schools."),
        ("一、國內醫學系畢業：", "1. Graduates of local schools:"),
    ],
)
def test_an_item_with_a_colon_among_other_items_is_no_heading(first):
    item = ("二、國外醫學系畢業：", "2. Graduates of foreign schools:")
    last = ("（一）訓練二年。", "(1) Two years of training.")

    document = text_of(*LAW, first, item, last)

    assert headings(document) == [LAW[0][0]]
    assert rows(document)[-2:] == [item, last]


def test_numbered_headings_with_a_colon_stay_headings():
    parts = [("一、對象：", "1. Who:"), ("二、期限：", "2. When:")]

    document = text_of(parts[0], SAID[0], parts[1], SAID[1])

    assert len(headings(document)) == len(parts)


def test_lines_in_both_languages_are_headings_where_paragraphs_have_lines_of_their_own():
    heads = [
        "四處傳播 | Spreading the word",
        "幫助人們找到您 | Help people find you",
        "保持精進 | Keep at it!",
    ]
    lines = [line for head, said in zip(heads, SAID, strict=False) for line in (head, *said)]

    document = read_text("\n\n".join([*TITLE, *lines])).to_json()

    assert headings(document) == [head.split(" | ")[0] for head in heads]


def test_a_line_with_a_comma_and_without_a_stop_is_a_heading_among_sentences():
    heads = [
        ("鞏固現有技能", "Improve existing skills"),
        ("尋找導師，並且幫助他人", "Find mentors and teach others"),
        ("學習與人交往", "Learn people skills"),
    ]

    document = text_of(*(pair for both in zip(heads, SAID, strict=False) for pair in both))

    assert headings(document) == [zh for zh, _ in heads]


def test_a_plain_line_is_no_heading_where_the_headings_are_bold():
    file = docx.Document()
    parts = [("報告流程", "Reporting"), ("申訴權", "Right to appeal"), ("執行", "Enforcement")]
    for head, said in zip([TITLE, *parts], [None, *SAID[1:]], strict=True):
        for text in head:
            file.add_paragraph().add_run(text).bold = True
        for text in (*(said or ()), *(("聯邦考量：", "Federation:", *SAID[0]) if said else ())):
            file.add_paragraph(text)

    data = io.BytesIO()
    file.save(data)
    document = read_docx(data.getvalue()).to_json()

    assert headings(document) == [zh for zh, _ in parts]


def test_a_number_that_ends_the_english_stays_with_it_before_an_article():
    english = "Article 4 The office has one secretary of Grade 11."
    chinese = "第 4 條 本署置主任秘書一人，為第十一職等。"

    document = read_text("\n\n".join([*TITLE, f"{english} {chinese}"])).to_json()

    assert rows(document) == [(chinese, english)]
