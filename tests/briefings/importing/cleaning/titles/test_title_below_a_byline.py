import io

import docx

from briefings import importing
from briefings.text.languages import CHINESE, ENGLISH


def test_the_title_is_what_has_the_titles_style_wherever_a_byline_stands():
    document = docx.Document()
    document.add_paragraph("濠江律師事務所 · 法律簡報")
    document.add_paragraph("Hou Kong Lawyers · Legal briefing")
    document.add_heading("商標法修訂", 0)
    document.add_heading("Trade mark law revised", 0)
    document.add_paragraph("申請須於六個月內提出，並附副本。")
    document.add_paragraph("An application must be made within six months, with copies.")
    saved = io.BytesIO()
    document.save(saved)

    imported = importing.read_docx(saved.getvalue()).to_json()

    assert imported["title"] == {CHINESE: "商標法修訂", ENGLISH: "Trade mark law revised"}
    assert "濠江律師事務所 · 法律簡報" in imported["dropped"]
