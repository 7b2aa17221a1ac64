"""Contracts set whole clauses in the style of headings: those are text, headings stay headings."""

import pytest

from briefings.importing import read_file, read_html
from briefings.importing.block import Block
from briefings.importing.readers.clauses import clauses_as_text
from tests.briefings.importing import word

CLAUSES = [
    "4.3 Termination. Either party may terminate the Terms or an Order immediately:",
    "Renewal.  The term renews for one year unless a party gives notice.",
    "(b) Fees (Late). Interest runs from the day on which payment was due;",
    "2.1 **Effect of Termination**. Upon any expiration or termination of an Order:",
    "2.5.4 The General Partner shall:",
    "7.1.4 The Fund shall not, without the consent of the Committee:",
    "(a) that such distributions represent the contributions of the partner returned:",
    "(b) any sum paid by mistake; or",
    "1.2.1 Unless the contrary appears, any reference here, in recitals or in schedules to a law:",
    "承租人須：",
    "終止。任何一方可立即終止框架條款或訂單：",
    "第五條 違約金。承租人逾期交租，須支付違約金。",
]
HEADINGS = [
    "4.3 Termination",
    "Article 5. Definitions.",
    "Termination.",
    "Smith & Co. Ltd. v. the Director of the Legal Affairs Bureau",
    "Exhibit A. Fees. Terms of payment.",
    "What you must do:",
    "Whom this applies to:",
    "iv. Fees",
    "收費如下：",
    "第一條 – 定義。",
    "問3：伺服器不在香港，怎麼辦？",
]


@pytest.mark.parametrize("text", CLAUSES)
def test_a_heading_that_holds_its_whole_clause_is_text(text):
    assert clauses_as_text([Block(text, "heading", 2)]) == [Block(text, "text")]


@pytest.mark.parametrize("text", HEADINGS)
def test_a_heading_stays_a_heading(text):
    assert clauses_as_text([Block(text, "heading", 2)]) == [Block(text, "heading", 2)]


def test_a_clause_of_a_contract_keeps_its_colon_in_word_files_and_pages():
    clause = "Termination. Either party may terminate the Terms or an Order immediately:"
    rows = [("Term", "Heading1"), (clause, "Heading2"), ("if the other is in breach;", "Normal")]
    in_word = "".join(word.paragraph(text, style=style) for text, style in rows)
    in_html = f"<h1>Term</h1><h2>{clause}</h2><p>if the other is in breach;</p>"

    for imported in (read_file("a.docx", word.word_file(in_word)), read_html(in_html)):
        english = [side.english for one in imported.sections for side in one.paragraphs]
        assert english == [clause, "if the other is in breach;"]
