"""Headings come out of an import at their level: by the styles of the source, else by numbers."""

import pytest

from briefings import importing
from tests.briefings.importing import word

BODY = [
    ("申請須於六個月內提出，並附副本。", "An application must be made within six months."),
    ("逾期提出者不予受理，但可說明理由。", "A late application is refused unless explained."),
    ("上訴期由通知之日起計，為期三十日。", "The time for appeal runs for thirty days from notice."),
    ("費用概不退還，法律另有規定者除外。", "Fees are not refunded unless the law says otherwise."),
]


def levels(document: importing.ImportedBriefing) -> list[tuple[str, int]]:
    return [(one.heading.english, one.level) for one in document.sections if one.heading.english]


def test_styles_of_word_give_the_levels():
    styled = [("一般規定", "General", 1), ("範圍", "Scope", 2), ("程序", "Procedure", 1)]
    body = [word.paragraph(word.run(text), style="Title") for text in ("題目", "Title")]
    for (chinese, english, level), (zh, en) in zip(styled, BODY, strict=False):
        style = f"Heading{level}"
        body += [
            word.paragraph(word.run(chinese), style=style),
            word.paragraph(word.run(english), style=style),
            word.paragraph(word.run(zh)),
            word.paragraph(word.run(en)),
        ]

    document = importing.read_docx(word.word_file(word.document(*body)))

    assert levels(document) == [("General", 1), ("Scope", 2), ("Procedure", 1)]


def test_numbers_give_the_levels_where_no_style_does():
    headings = [("一、一般規定", "I. General provisions"), ("（一）適用範圍", "(1) Scope of application"),
                ("（二）用語定義", "(2) Definitions"), ("二、申請程序", "II. Procedure")]  # fmt: skip
    source = "租約須知\nNotes on leases\n\n" + "\n\n".join(
        "\n".join((*heading, *texts)) for heading, texts in zip(headings, BODY, strict=True)
    )

    found = levels(importing.read_text(source))

    assert [level for _, level in found] == [1, 2, 2, 1]


def test_the_headings_of_a_page_begin_at_the_first_level_and_go_no_deeper_than_the_third():
    page = "<h1>題目</h1><h1>Title</h1>" + "".join(
        f"<h{n}>{zh[:4]}</h{n}><h{n}>{en.split(' ', 1)[0]} part</h{n}><p>{zh}</p><p>{en}</p>"
        for n, (zh, en) in zip((2, 3, 4, 5), BODY, strict=True)
    )

    assert [level for _, level in levels(importing.read_html(page))] == [1, 2, 3, 3]


def test_an_import_keeps_its_levels_as_json():
    page = "<h2>甲部</h2><h2>Part A</h2><p>甲。</p><p>One.</p><h3>乙項</h3><h3>Item B</h3><p>乙。</p><p>Two.</p>"

    document = importing.read_html(f"<h1>題目</h1><h1>Title</h1>{page}")

    read = importing.ImportedBriefing.from_json(document.to_json())
    assert [one.level for one in read.sections] == [1, 2]


LAWS = (
    [("第一部分 總則", "Part I General"), ("1. 適用", "1. Application"), ("1.1 範圍", "1.1 Scope")],
    [("一、總則", "I. General"), ("（一）適用", "(1) Application"), ("1. 銀行", "1. Banks")],
)


@pytest.mark.parametrize("headings", LAWS)
@pytest.mark.parametrize("in_halves", [False, True])
def test_three_headings_right_below_each_other_are_of_three_levels(headings, in_halves):
    said = ("本守則適用於所有持牌機構。", "This Code applies to all licensed institutions.")
    pairs = [("營運守則", "Code of Practice"), *headings, said, said]
    if in_halves:
        text = "\n\n".join("\n".join(pair[n] for pair in pairs) for n in (0, 1))
    else:
        text = "\n".join(line for pair in pairs for line in pair)

    sections = importing.read_text(text).to_json()["sections"]

    assert [(one["heading"]["zh-hant"], one.get("level", 1)) for one in sections] == [
        (chinese, level) for level, (chinese, _) in enumerate(headings, 1)
    ]
