"""Words that a line break within a paragraph of a Word file or a page divides."""

import pytest

from briefings.importing import read_docx, read_html
from briefings.importing.readers.read_source import source_of_html
from tests.briefings.importing import word

CHINESE = "申請人須於註冊前繳付規費，並由本人簽署。"


def english(document) -> str:
    return document.sections[-1].paragraphs[-1].english


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (["The fee is due before regis-", "tration of the mark."], "registration of the mark."),
        (["Fees for regis-", "tration by non-", "residents are due."], "registration by non-resid"),
        (["Registration fees, pre-", "and post-filing, are due."], "fees, pre-\nand post-filing"),
        (["The fee is due", "before filing."], "is due\nbefore filing."),
    ],
)
def test_the_hyphen_goes_with_the_break_it_was_made_for(lines, whole):
    page = f"<p>{CHINESE}</p><p>{'<br>'.join(lines)}</p>"
    broken = "<w:r><w:br/></w:r>".join(word.run(line) for line in lines)
    file = word.word_file(word.paragraph(CHINESE), f"<w:p>{broken}</w:p>")

    assert whole in english(read_html(page))
    assert whole in english(read_docx(file))


def test_a_word_divided_within_bold_letters_is_whole():
    page = f"<p>{CHINESE}</p><p>The fee is due <b>before regis-<br>tration</b> of the mark.</p>"

    assert "**before registration** of" in english(read_html(page))


WRAPPED = [
    ["承租人如欲續租，須於租期屆滿前九十日", "以掛號信通知出租人。"],
    ["A tenant who wishes to renew must notify", "the landlord by registered letter ninety", "days before."],
    ["租金不得於首三年內調整；其後每年加幅不", "得超過官方公佈的消費物價指數。"],
    ["Rent may not be changed during the first", "three years; thereafter no more than the", "index allows."],
]  # fmt: skip
WHOLE = ["".join(WRAPPED[0]), " ".join(WRAPPED[1]), "".join(WRAPPED[2]), " ".join(WRAPPED[3])]


@pytest.mark.parametrize(
    "page",
    [
        "".join(f"<p>{'<br>'.join(lines)}</p>" for lines in WRAPPED),
        "<pre>" + "\n\n".join(map("\n".join, WRAPPED)) + "</pre>",
        "<div>" + "<br><br>".join(map("<br>".join, WRAPPED)) + "</div>",
    ],
)
def test_the_lines_of_a_page_that_a_margin_broke_are_joined(page):
    rows = [pair for section in read_html(page).sections for pair in section.paragraphs]

    assert [side for pair in rows for side in (pair.chinese, pair.english)] == WHOLE


def test_lines_that_an_author_ended_stay_lines():
    lines = ["The tenant pays:<br>a rent of MOP 9,000<br>a deposit of MOP 18,000"] * 2
    page = "".join(f"<p>{one}</p>" for one in [*lines, *WHOLE])

    text = "\n\n".join(block.text for block in source_of_html(page).blocks)

    assert text.count(":\na rent of MOP 9,000\na deposit") == len(lines)
