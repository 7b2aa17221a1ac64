import lxml.html
import pytest

from briefings.text.markup.footnotes import count_notes, split_notes
from briefings.text.markup.renderer import to_html, to_text


def test_a_footnote_stands_under_its_paragraph_and_links_both_ways():
    html = to_html("依據[^1]。\n\n[^1]: 見**判決**。", key="abc-en", first_note=3)

    assert '<a id="n-abc-en-3-ref" href="#n-abc-en-3"' in html
    assert '<li id="n-abc-en-3" value="3">見<strong>判決</strong>。' in html
    assert 'href="#n-abc-en-3-ref"' in html


@pytest.mark.parametrize(
    "before", ["https://a.mo/x", "https://a.mo/x[1]", "a@firm.example", "「註」"]
)
def test_a_footnote_mark_may_stand_right_behind_anything(before):
    html = to_html(f"見{before}[^1]。\n\n[^1]: 判決")

    shown = lxml.html.fromstring(f"<div>{html}</div>")
    assert shown.xpath("string(//p)") == f"見{before}1。"
    assert shown.xpath("string(//a[@role='doc-noteref'])") == "1"


@pytest.mark.parametrize(
    "note", ["2. 同上", "2024. Annual report", "1) a", "- ditto", "> 5%", "+ b"]
)
def test_a_footnote_that_begins_like_a_list_keeps_its_beginning_everywhere(note):
    source = f"甲[^1]\n\n[^1]: {note}"

    html = lxml.html.fromstring(f"<div>{to_html(source)}</div>")
    assert html.xpath("string(//li)") == f"{note} ↩"
    assert to_text(source) == f"甲[1]\n[1] {note}"
    assert to_text(source, footnotes="words") == f"甲\n{note}"


def test_a_footnote_that_nothing_mentions_stays_in_the_text():
    assert "[^9]: lost" in to_html("text\n\n[^9]: lost")
    assert count_notes("text\n\n[^9]: lost") == 0
    assert "[^2]" in to_html("a mark without a note[^2]")


def test_a_footnote_is_one_line_wherever_it_stands():
    parts = split_notes("[^1]: first\none[^1]\n[^2]: second\ntwo[^2]")

    assert parts.body == "one[^1]\ntwo[^2]"
    assert parts.notes == {"1": "first", "2": "second"}
    assert parts.numbers(7) == {"1": 7, "2": 8}


def test_a_second_footnote_of_one_label_stays_in_the_text():
    assert split_notes("one[^1]\n[^1]: first\n[^1]: second").body == "one[^1]\n[^1]: second"
    assert "second" in to_html("one[^1]\n\n[^1]: first\n[^1]: second")


def test_a_mark_within_a_footnote_is_text():
    assert to_text("a[^1]\n\n[^1]: see [^1]") == "a[1]\n[1] see [^1]"
