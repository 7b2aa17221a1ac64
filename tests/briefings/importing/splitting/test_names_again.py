"""Names that both languages write in Latin letters, in headings and in the halves of a text."""

import pytest

from briefings.importing import read_html, read_text

pytestmark = pytest.mark.one_database

TITLE = ("私隱政策", "Privacy Policy")
SAID = [
    ("本應用程式不設伺服器。", "The app has no server of its own."),
    ("資料只存於您的裝置。", "Your data stays on your device."),
    ("我們不會出售任何資料。", "We sell no data."),
    ("未滿十三歲者不得使用。", "Children under thirteen may not use it."),
]


def headings(document):
    found = [tuple(one["heading"].values()) for one in document["sections"]]
    return [heading for heading in found if any(heading)]


def test_a_name_with_the_number_of_each_language_heads_a_section_in_both():
    heads = ["一、資料 / 1. Data", "（一）Firebase / (1) Firebase", "（二）GitHub / (2) GitHub"]
    lines = [line for head, said in zip(heads, SAID, strict=False) for line in (head, *said)]

    document = read_text("\n\n".join([*TITLE, *lines])).to_json()

    assert headings(document) == [tuple(head.split(" / ")) for head in heads]


@pytest.mark.parametrize("order", [1, -1])
def test_the_same_number_shows_the_translation_of_a_name(order):
    heads = [("7. 兒童", "7. Children"), ("8. Cookie", "8. Cookies")]
    pairs = [("h1", *TITLE), ("p", *SAID[3])]
    for head, said in zip(heads, SAID, strict=False):
        pairs += [("h2", *head), ("p", *said)]
    lines = [f"<{tag}>{line}</{tag}>" for tag, *pair in pairs for line in pair[::order]]

    document = read_html("".join(lines)).to_json()

    assert headings(document) == heads


def test_the_words_of_a_title_in_a_breadcrumb_are_no_name_in_it():
    page = ["Home » Legal » Terms of Service", "Terms of Service | 服務條款"]

    document = read_text("\n\n".join([*page, *(line for pair in SAID for line in pair)])).to_json()

    assert tuple(document["title"].values()) == ("服務條款", "Terms of Service")


def test_a_line_of_a_half_that_begins_with_a_foreign_word_is_whole():
    heading = ("Vertical-slice 期間的所有權", "Ownership during the vertical slice")
    item = ("auto-resume 的預設行為；", "the default behaviour of auto-resume;")
    pairs = [TITLE, *SAID, heading, *SAID[:1], item, *SAID[1:]]

    document = read_text("\n\n".join(line for side in zip(*pairs, strict=True) for line in side))

    assert headings(document.to_json()) == [heading]
    assert item in [
        tuple(row.values()) for one in document.to_json()["sections"] for row in one["paragraphs"]
    ]
