"""Words that a line break within a paragraph of a Word file or a page divides."""

import pytest

from briefings.importing import read_docx, read_html
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
