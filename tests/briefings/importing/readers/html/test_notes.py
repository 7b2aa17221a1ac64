"""Footnotes of pages, as Word, LibreOffice and the engines of web pages write them."""

import pytest

from briefings.importing import read_html

EN = "<p>The competent authority shall announce its decision within thirty days.</p>"


def read(mark: str, note: str) -> dict:
    page = f"<p>主管機關應於三十日內公告其決定。{mark}</p>{EN}{note}"
    return read_html(page).to_json()


def first(document: dict) -> str:
    return document["sections"][0]["paragraphs"][0]["zh-hant"]


@pytest.mark.parametrize(
    ("mark", "note"),
    [
        (
            '<a href="#_ftn1" name="_ftnref1">[1]</a>',
            '<div id="ftn1"><p><a href="#_ftnref1" name="_ftn1">[1]</a> 見附件。</p></div>',
        ),
        (
            '<a href="#_edn1" name="_ednref1"><sup>[i]</sup></a>',
            '<p><a href="#_ednref1" name="_edn1"><sup>[i]</sup></a> 見附件。</p>',
        ),
        (
            '<sup id="fnref:a"><a href="#fn:a">1</a></sup>',
            '<ol><li id="fn:a"><p>見附件。<a href="#fnref:a">↩︎</a></p></li></ol>',
        ),
        (
            '<a href="#fn1" class="footnote-ref" role="doc-noteref"><sup>1</sup></a>',
            '<section><ol><li id="fn1"><p>見附件。<a href="#fnref1">↩</a></p></li></ol></section>',
        ),
        (
            '<sup><a href="#user-content-fn-1">1</a></sup>',
            (
                '<ol><li id="user-content-fn-1"><p>見附件。 <a href="#user-content-fnref-1">↩</a>'
                "</p></li></ol>"
            ),
        ),
        (
            '<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym">1</a>',
            (
                '<div id="sdfootnote1"><p><a name="sdfootnote1sym" href="#sdfootnote1anc">1</a>'
                " 見附件。</p></div>"
            ),
        ),
        (
            '<sup><a href="#cite_note-2">[註 2]</a></sup>',
            '<ol><li id="cite_note-2"><a href="#cite_ref-2">^</a> 見附件。</li></ol>',
        ),
        (
            '<span class="easy-footnote"><a href="#easy-footnote-bottom-1-9"><sup>1</sup></a></span>',
            (
                '<ol><li><span id="easy-footnote-bottom-1-9"></span>見附件。'
                '<a href="#easy-footnote-1-9">↩</a></li></ol>'
            ),
        ),
        (
            '<sup><a href="#fn1">1</a></sup>',
            '<ol><li id="fn:1"><p>見附件。 <a href="#fnref:1">↩</a></p></li></ol>',
        ),
        ('<a href="#x1"><sup>1</sup></a>', '<p id="x1"><sup>1</sup> 見附件。</p>'),
        ('<sup><a href="#n1">*</a></sup>', '<p id="n1"><sup>*</sup> 見附件。</p>'),
        ('<sup><a href="#n1">1</a></sup>', '<p id="n1">1. 見附件。</p>'),
    ],
)
def test_a_footnote_stands_under_the_paragraph_that_has_its_mark(mark, note):
    document = read(mark, note)

    assert first(document) == "主管機關應於三十日內公告其決定。[^1]\n\n[^1]: 見附件。"
    assert len(document["sections"][0]["paragraphs"]) == 1


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ('見<a href="#note-2">附註二</a>', '<h2 id="note-2">附註二</h2>'),
        ('見<a href="#part-2">2</a>', '<h2 id="part-2">第二部</h2>'),
        ('見<a href="#a2">(a)</a>', '<p id="a2">(a) 項規定如下文所述。</p>'),
        ('見<a href="#footnote-text">the notes</a>', ""),
    ],
)
def test_a_link_inside_the_page_is_no_footnote(link, target):
    document = read(link, target)

    assert "[^" not in str(document)
    assert "見" in first(document)


@pytest.mark.parametrize(
    "mark", ['<a href="#_ftn3">[3]</a>', '<sup><a href="#fn:3">3</a></sup>', '<a href="#fn3">3</a>']
)
def test_the_mark_of_a_note_that_was_not_copied_is_a_reason_to_look(mark):
    document = read(mark, "")

    assert first(document) == "主管機關應於三十日內公告其決定。"
    assert "note-missing" in document["review"][0]["reasons"]


def test_a_note_in_each_language_stands_on_its_side():
    page = (
        '<p>主管機關應公告其決定。<a href="#_ftn1">[1]</a></p>'
        '<p>The competent authority shall announce it.<a href="#_ftn2">[2]</a></p>'
        '<div id="ftn1"><p>見附件。</p></div><div id="ftn2"><p>See the annex.</p></div>'
    )

    pair = read_html(page).to_json()["sections"][0]["paragraphs"][0]

    assert pair["zh-hant"].endswith("[^1]\n\n[^1]: 見附件。")
    assert pair["en"].endswith("[^2]\n\n[^2]: See the annex.")


def test_the_heading_of_notes_is_left_out_with_them():
    page = (
        "<h1>租約 Leases</h1><p>租金須每月繳付。<sup><a href='#fn1'>1</a></sup></p>"
        "<p>The rent is payable monthly.<sup><a href='#fn2'>2</a></sup></p>"
        "<section><h2>註釋 Notes</h2><ol><li id='fn1'>見第十條。</li><li id='fn2'>See article 10.</li>"
        "</ol></section>"
    )

    document = read_html(page).to_json()

    assert len(document["sections"]) == 1
    assert "註釋 Notes" in document["dropped"]


TENANT = "租客須於每月首日繳付租金。"
RENT = "The tenant pays the rent on the first day of each month."
GOOGLE_COMMENT = (
    '<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup>',
    '<div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a>Ask the landlord</p><p>before Friday</p></div>',
)
PASTED_COMMENT = (
    '<sup><a href="#cmnta">[a]</a></sup>',
    '<div>\n<p><a href="#cmnt_ref"></a>[a]Ask the landlord</p>\n<p>before Friday</p></div>',
)
WORD_COMMENT = (
    '<span><a href="#_msocom_1" name="_msoanchor_1">[A1]</a></span>',
    '<div><a name="_msocom_1"></a><p>[A1]Ask the landlord</p><p>before Friday</p></div>',
)


@pytest.mark.parametrize(("mark", "comment"), [GOOGLE_COMMENT, PASTED_COMMENT, WORD_COMMENT])
def test_a_comment_and_its_mark_are_listed_and_no_text(mark, comment):
    document = read_html(f"<p>{TENANT}{mark}</p><p>{RENT}</p>{comment}").to_json()

    paragraphs = [pair for one in document["sections"] for pair in one["paragraphs"]]
    assert [(pair["zh-hant"], pair["en"]) for pair in paragraphs] == [(TENANT, RENT)]
    assert "Ask the landlord" in "\n".join(document["dropped"])
    assert "before Friday" in "\n".join(document["dropped"])
