"""Marks such as [1], with a list of notes below the text, are footnotes as Word's are."""

import pytest

from briefings.importing import read_html, read_text
from tests.briefings.importing.test_conservation import everything

TITLE = "第三者資助仲裁\nThird-party funding"
PAIRS = [
    ("普通法原則曾令資助寸步難行{}。", "The common law once left funding no room{}."),
    ("律師不得出資給自己的委託人。{}", "A lawyer may not fund a client.{}"),
    ("協議條款毋須披露。", "The terms need not be disclosed."),
]
NOTES = [("《仲裁條例》第98K條。", "Arbitration Ordinance, s. 98K."), ("同上。", "Ibid.")]


def text(mark: str, *below: str, english: str = "") -> str:
    marks = [mark.format(1), mark.format(2), ""]
    said = [
        (chinese.format(one), other.format(english.format(n) if english and one else one))
        for n, (one, (chinese, other)) in enumerate(zip(marks, PAIRS, strict=True), 1)
    ]
    return "\n\n".join([TITLE, *("\n".join(pair) for pair in said), *below])


def rows(document: dict) -> list[dict]:
    return [pair for section in document["sections"] for pair in section["paragraphs"]]


def assert_noted(document: dict) -> None:
    first, second, third = rows(document)
    assert first["zh-hant"].endswith("]: 《仲裁條例》第98K條。")
    assert first["en"].endswith("]: Arbitration Ordinance, s. 98K.")
    assert second["zh-hant"].startswith("律師不得出資給自己的委託人。[^")
    assert second["en"].endswith("]: Ibid.")
    assert third == {"zh-hant": "協議條款毋須披露。", "en": "The terms need not be disclosed."}
    assert not document.get("ledger")


@pytest.mark.parametrize("heading", ["註釋 Notes", "附註：", "Footnotes", "註腳 / Endnotes"])
def test_a_list_whose_lines_hold_both_languages_is_divided_between_them(heading):
    below = [f"[{n}] {chinese} {english}" for n, (chinese, english) in enumerate(NOTES, 1)]

    document = read_text(text("[{}]", heading, *below)).to_json()

    assert_noted(document)
    assert heading in document["dropped"]


def test_each_note_may_be_said_in_two_lines():
    below = [f"[{n}] {chinese}\n[{n}] {english}" for n, (chinese, english) in enumerate(NOTES, 1)]

    assert_noted(read_text(text("[{}]", *below)).to_json())


def test_each_language_may_have_its_own_list():
    chinese = [f"〔註{n}〕{said}" for n, (said, _) in enumerate(NOTES, 1)]
    english = [f"(note {n}) {said}" for n, (_, said) in enumerate(NOTES, 1)]

    document = read_text(
        text("〔註{}〕", "註釋", *chinese, "Notes", *english, english="(note {})")
    ).to_json()

    assert_noted(document)


def test_raised_numbers_of_a_page_belong_to_the_numbered_list_below_notes():
    body = "".join(
        f"<p>{chinese.format(mark)}</p><p>{english.format(mark)}</p>"
        for mark, (chinese, english) in zip(
            ["<sup>1</sup>", "<sup>2</sup>", ""], PAIRS, strict=True
        )
    )
    items = "".join(f"<li>{chinese} {english}</li>" for chinese, english in NOTES)

    document = read_html(
        f"<h1>第三者資助仲裁<br>Third-party funding</h1>{body}<h2>註釋 Notes</h2><ol>{items}</ol>"
    ).to_json()

    assert_noted(document)


def test_a_year_in_a_citation_is_no_mark():
    below = [f"[{n}] {chinese} {english}" for n, (chinese, english) in enumerate(NOTES, 1)]
    case = "法院在 Chan v Lei [2014] 2 HKLRD 1 一案採納此見解。\nSee Chan v Lei [2014] 2 HKLRD 1."

    document = read_text(text("[{}]", case, "註釋 Notes", *below)).to_json()

    assert "[2014] 2 HKLRD 1" in rows(document)[-1]["en"]


def test_numbered_lines_that_nothing_marks_stay_text():
    document = read_text(
        text(
            "", "[1] 第一項要求。\n[1] The first requirement.", "[2] 第二項要求。\n[2] The second."
        )
    ).to_json()

    assert len(rows(document)) == 5
    assert "[^" not in str(document["sections"])


def test_a_line_in_both_languages_has_the_note_of_each_behind_its_own_words():
    lines = [f"{zh.format(f'[{n}]')} {en.format(f' [{n}]')}" for n, (zh, en) in enumerate(PAIRS, 1)]
    below = [f"[{n}] {chinese} {english}" for n, (chinese, english) in enumerate(NOTES, 1)]

    document = read_text("\n\n".join([TITLE, *lines[:2], *below])).to_json()

    first, second = rows(document)
    assert first["zh-hant"].startswith("普通法原則曾令資助寸步難行[^")
    assert first["zh-hant"].endswith("]: 《仲裁條例》第98K條。")
    assert first["en"].endswith("]: Arbitration Ordinance, s. 98K.")
    assert second["zh-hant"].startswith("律師不得出資給自己的委託人。[^")
    assert not document.get("ledger")


def test_a_mark_in_one_language_only_leads_to_the_note_in_both():
    below = [f"[{n}] {chinese} {english}" for n, (chinese, english) in enumerate(NOTES, 1)]
    pairs = [(zh.format(f"[{n}]"), en.format("")) for n, (zh, en) in enumerate(PAIRS[:2], 1)]

    document = read_text("\n\n".join([TITLE, *map("\n".join, pairs), *below])).to_json()

    assert "Arbitration Ordinance, s. 98K." in rows(document)[0]["zh-hant"]
    assert not document.get("ledger")


def test_items_numbered_like_notes_are_no_list_of_these():
    items = [
        f"【{n}】{zh.format(f'[{n}]')}\n{en.format('')}" for n, (zh, en) in enumerate(PAIRS, 1)
    ]
    below = [f"[{n}] {chinese} {english}" for n, (chinese, english) in enumerate(NOTES, 1)]

    document = read_text("\n\n".join([TITLE, *items[:2], "註釋", *below])).to_json()

    assert rows(document)[0]["zh-hant"].startswith("【1】普通法原則曾令資助寸步難行[^")
    assert not document.get("ledger")


def test_a_note_that_nothing_marks_stays_text_below_the_others():
    below = [*(f"[{n}] {zh} {en}" for n, (zh, en) in enumerate(NOTES, 1)), "[4] 另見。 See also."]

    document = read_text(text("[{}]", *below)).to_json()

    assert rows(document)[-1] == {"zh-hant": "[4] 另見。", "en": "See also."}
    assert not document.get("ledger")


def test_a_note_of_an_address_is_the_same_in_both_languages():
    below = ["[1] https://www.gov.mo/a", "[2] https://www.gov.mo/b"]

    document = read_text(text("[{}]", *below)).to_json()

    assert all("[^1]: https://www.gov.mo/a" in side for side in rows(document)[0].values())
    assert not document.get("ledger")


@pytest.mark.parametrize(
    "mark",
    ["[<a href='{0}'>{1}</a>]", "<a href='{0}'>[{1}]</a>", "<sup><a href='{0}'>{1}</a></sup>"],
)
def test_a_mark_that_is_a_link_leaves_no_address_behind(mark):
    marks = [mark.format(f"https://example.com/#{n}", n) for n in (1, 2)]
    pairs = [
        (zh.format(one), en.format(one)) for (zh, en), one in zip(PAIRS[:2], marks, strict=True)
    ]
    body = "".join(f"<p>{side}</p>" for pair in pairs for side in pair)
    below = "".join(
        f"<p>{mark.format(f'https://example.com/#b{n}', n)} {zh} {en}</p>"
        for n, (zh, en) in enumerate(NOTES, 1)
    )

    document = read_html(
        f"<h1>第三者資助仲裁</h1><h1>Third-party funding</h1>{body}{below}"
    ).to_json()

    first, second = rows(document)
    assert first["zh-hant"].endswith("]: 《仲裁條例》第98K條。")
    assert second["en"].endswith("]: Ibid.")
    assert "example.com" not in str(document["sections"])
    assert not document.get("ledger")


def test_the_number_of_a_title_alone_marks_no_note():
    """A title shows no notes, so that its number and that of the line below would be lost."""
    document = read_html('<p>1<a href="https://a.example">1</a></p><p><sup>1</sup>1</p>')

    assert everything(document).count("1") + everything(document).count("¹") == 4
