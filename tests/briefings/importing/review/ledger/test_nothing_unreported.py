"""For every reader: the letters of a source are in a field, left out, or in the ledger."""

import unicodedata
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from briefings.importing import ImportedBriefing, read_docx, read_file, read_html, read_text
from tests.briefings.importing import word
from tests.briefings.importing.readers.by_pandoc.test_odt import odt, p
from tests.briefings.importing.readers.by_pandoc.test_rtf import escaped, rtf
from tests.briefings.importing.test_conservation import LINE, everything

FORMAT = st.sampled_from(
    ["{}", "<b>{}</b>", "<sup>{}</sup>", "<s>{}</s>", "<i>{}</i>", '<a href="https://a.example">{}</a>',
     '<span style="display:none">{}</span>', "<sub>{}</sub>", "<math><mi>{}</mi></math>"]
)  # fmt: skip
BLOCK = st.sampled_from(
    ["<p>{}</p>", "<h2>{}</h2>", "<li>{}</li>", "<ol><li>{}</li></ol>", "<td>{}</td>", "<nav>{}</nav>",
     "<form>{}</form>", "<div hidden>{}</div>", "<blockquote>{}</blockquote>",
     "<table><tr><td>{}</td><td>x</td></tr></table>", "<svg><text>{}</text></svg>", "<pre>{}</pre>"]
)  # fmt: skip
PIECE = st.text(alphabet="甲乙法律條ABcd 12，。", min_size=1, max_size=12)
WORD_FORMAT = st.sampled_from(
    [
        "",
        "<w:b/>",
        "<w:strike/>",
        "<w:vanish/>",
        '<w:vertAlign w:val="superscript"/>',
        '<w:vertAlign w:val="subscript"/>',
    ]
)


def letters(text: str) -> Counter[str]:
    return Counter(filter(str.isalnum, unicodedata.normalize("NFKC", text)))


def assert_accounted_for(texts: list[str], document: ImportedBriefing) -> None:
    reported = letters("".join(one.text for one in document.ledger))
    missing = letters("".join(texts)) - letters(everything(document)) - reported
    assert not missing


@given(st.lists(LINE, max_size=10))
def test_of_a_text(lines):
    document = read_text("\n".join(lines))

    assert_accounted_for(lines, document)
    assert document.ledger == ()


@given(st.lists(st.tuples(BLOCK, st.lists(st.tuples(FORMAT, PIECE), max_size=4)), max_size=8))
@settings(max_examples=200)
def test_of_a_page(blocks):
    page = "".join(
        block.format("".join(form.format(piece) for form, piece in pieces))
        for block, pieces in blocks
    )

    document = read_html(page)

    said = [piece for _, pieces in blocks for _, piece in pieces]
    assert_accounted_for(said, document)


@given(
    st.lists(st.lists(st.tuples(WORD_FORMAT, PIECE), min_size=1, max_size=4), max_size=8),
    st.sampled_from(["", "Heading1", "TOC1"]),
)
@settings(max_examples=200)
def test_of_a_word_file(paragraphs, style):
    body = [
        word.paragraph(*[word.run(piece, form) for form, piece in pieces], style=style)
        for pieces in paragraphs
    ]

    document = read_docx(word.word_file(*body))

    assert_accounted_for([piece for pieces in paragraphs for _, piece in pieces], document)
    assert document.ledger == ()


MARKS = st.sampled_from(
    ["{}", "# {}", "## {}", "> {}", "- {}", "1. {}", "**{}**", "{}[^1]", "[^1]: {}"]
)


@given(st.lists(st.tuples(MARKS, PIECE.filter(str.strip)), max_size=10))
@settings(max_examples=200)
def test_of_a_text_in_markdown(lines):
    written = [form.format(piece) for form, piece in lines]

    document = read_file("notes.md", "\n\n".join(("# 甲", *written, "乙")).encode())

    assert_accounted_for([piece for _, piece in lines], document)


@given(st.lists(PIECE.filter(str.strip), min_size=1, max_size=6))
@settings(max_examples=15)
def test_of_an_odt_file(pieces):
    document = read_file("notes.odt", odt("".join(p(piece) for piece in ("甲", *pieces))))

    assert_accounted_for(pieces, document)
    assert document.ledger == ()


@given(st.lists(PIECE.filter(str.strip), min_size=1, max_size=6))
@settings(max_examples=15)
def test_of_an_rtf_file(pieces):
    body = rb"\par ".join(escaped(piece, "cp950") for piece in ("甲", *pieces))

    document = read_file("notes.rtf", rtf(body, head=rb"\ansi\ansicpg950"))

    assert_accounted_for(pieces, document)
    assert document.ledger == ()
