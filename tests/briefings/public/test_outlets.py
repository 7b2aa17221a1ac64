"""Every outlet shows the text as it was written."""

import io

import lxml.html
import pytest
from markdown_it import MarkdownIt
from pypdf import PdfReader

from briefings import search
from briefings.models.published.readable import Readable
from briefings.public import feeds
from briefings.public.downloads import pdf
from tests.briefings.every_construct import LABEL, LINES, NAME, NOTES, TITLE, bare, make, missing
from tests.support.factories import publish_now

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
LANGUAGES = ["zh-hant", "en"]


@pytest.fixture(autouse=True)
def pdf_folder(settings, tmp_path):
    settings.PDF_FOLDER = tmp_path / "pdf"
    pdf._store.cache_clear()
    yield
    pdf._store.cache_clear()


@pytest.fixture
def published(db, noon):
    return publish_now(make(), at=noon)


def seen(html: str) -> str:
    """What a browser shows of HTML: with the numbers of lists, whose marks are no text there."""
    root = lxml.html.fromstring(f"<div>{html}</div>")
    for away in root.xpath("//script|//style|//a[@class='back']"):
        away.drop_tree()
    for note in root.xpath("//sup[@class='note']"):
        note.text = "["
        note[0].tail = "]"
    for items in root.xpath("//ul|//ol"):
        number = int(items.get("start", 1))
        for item in items.xpath("./li"):
            number = int(item.get("value", number))
            mark = {"notes": f"[{number}] ", "bracketed": f"{number}) "}.get(
                items.get("class", ""), f"{number}. "
            )
            item.text = (mark if items.tag == "ol" else "• ") + (item.text or "")
            number += 1
    for row in root.iter("tr"):
        for line in row.iter("br"):
            line.tail = f" / {line.tail or ''}"
        for cell in row[:-1]:
            cell.tail = " |"
    return root.text_content()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_shows_it(client, published, language):
    page = client.get(f"/{language}/briefings/2025-1/", follow=True).content.decode()

    shown = seen(page)
    assert missing([TITLE[language], *LINES[language], LABEL[language]], shown) == []
    assert missing(NOTES[language], shown) == []
    assert NAME in shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pdf_prints_it(published, language):
    reader = PdfReader(
        io.BytesIO(pdf.pdf_of(Readable(published, published.listing), language=language))
    )
    said = "\n".join(page.extract_text() for page in reader.pages)

    # In print a note's number is raised, without brackets.
    lines = [line.replace("[1]", "1").replace("[2]", "2") for line in LINES[language]]
    lines = [line.replace(" |", "").replace(" / ", "") for line in lines]
    lines = [line.replace("[3]", "3").replace("[4]", "4") for line in lines]
    notes = [note.replace("[", "").replace("]", "") for note in NOTES[language]]
    assert missing([TITLE[language], *lines, LABEL[language]], said) == []
    assert [note for note in notes if bare(note) not in bare(said)] == []
    assert bare(NAME) in bare(said)
    assert reader.metadata.title == TITLE[language]
    assert reader.metadata.author == NAME
    assert [entry.title.strip() for entry in reader.outline][:3] == [
        line for line in lines if line.startswith(("1. 適", "1. S", "- ", "> "))
    ]


def test_the_pdf_is_tagged_with_tables_and_their_header_cells(published):
    made = pdf.pdf_of(Readable(published, published.listing), language="en")

    assert {"/Table", "/TR", "/TH", "/TD", "/Caption"} <= tags(PdfReader(io.BytesIO(made)))


def tags(reader) -> set[str]:
    """The kinds of all elements of the document's structure."""
    found, left = set(), [reader.trailer["/Root"]["/StructTreeRoot"]]
    while left:
        node = left.pop().get_object()
        if isinstance(node, list):
            left += [child for child in node if not isinstance(child, int)]
        elif hasattr(node, "get"):
            found.add(node.get("/S"))
            if "/K" in node and not isinstance(node["/K"], int):
                left.append(node["/K"])
    return found


def test_the_parallel_pdf_prints_both(published):
    reader = PdfReader(
        io.BytesIO(pdf.pdf_of(Readable(published, published.listing), language="en", parallel=True))
    )
    said = bare("\n".join(page.extract_text() for page in reader.pages))

    for line in ("1. 適用範圍", "1. Scope", "5. 服務", "5. services", *LABEL.values()):
        if line != LABEL["zh-hant"]:  # a label is named once, in the page's own language
            assert bare(line) in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_plain_text_has_it_line_by_line(client, published, language):
    text = client.get(f"/{language}/briefings/2025-1.txt").content.decode()

    lines = [line.strip() for line in text.splitlines()]
    wanted = [TITLE[language], NAME, *LINES[language], *NOTES[language]]
    assert [line for line in wanted if line not in lines] == []
    assert missing([TITLE[language], *LINES[language], LABEL[language]], text) == []
    # What is inside an item or a quotation is indented.
    assert "\n2. " in text
    assert "\n   • " in text
    assert "\n    Words quoted" in text or "\n    引文首行" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_markdown_says_it_to_any_other_program(client, published, language):
    markdown = client.get(f"/{language}/briefings/2025-1.md").content.decode()
    html = MarkdownIt("commonmark").enable("table").render(markdown)

    # Footnotes are an extension; here their marks stay as they are.
    shown = seen(html).replace("[^", "[")
    # HTML of CommonMark does not tell 2) from 2.
    lines = [line.replace("2) ", "2. ").replace("3) ", "3. ") for line in LINES[language]]
    assert missing([TITLE[language], *lines, LABEL[language]], shown) == []
    notes = [note.replace("] ", "]: ") for note in NOTES[language]]
    assert missing(notes, shown) == []
    assert f"[{LABEL[language]}](https://www.io.gov.mo/)" in markdown
    assert "\n2. " in markdown
    assert "\n5. " in markdown
    assert "\n2) " in markdown


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_feed_brings_it(published, language):
    entry = feeds.entries(language)[0]

    assert entry["title"] == TITLE[language]
    assert [name for name, _address in entry["authors"]] == [NAME]
    assert missing(LINES[language], seen(entry["html"])) == []
    assert missing(NOTES[language], seen(entry["html"])) == []


@pytest.mark.parametrize(
    ("language", "query", "wanted"),
    [
        (
            "en",
            "services",
            "The law applies to: 1. works 2. goods • new ones • used ones 5. services",
        ),
        ("zh-hant", "舊貨", "本法適用於： 1. 工程 2. 貨物 • 新貨 • 舊貨 5. 服務"),
        ("en", "third", "Words quoted on two lines 2) second 3) third"),
        ("en", '"applies to works"', ""),
        ("en", "dashes", "3. A title with *stars* - and dashes"),
        ("en", "Scope", "1. Scope"),
        ("zh-hant", "適用範圍", "1. 適用範圍"),
        ("en", '"judgment one"', "See judgment one."),
    ],
)
def test_an_excerpt_quotes_it(published, language, query, wanted):
    hits = search.find(query, language=language).hits

    shown = [
        lxml.html.fromstring(f"<p>{quote.html}</p>").text_content()
        for hit in hits
        for quote in (*hit.title, *(quote for place in hit.places for quote in place.quotes))
    ]
    assert bool(hits) == bool(wanted)
    assert not wanted or any(wanted in quote for quote in shown)


def test_a_phrase_is_found_across_the_mark_of_a_footnote(published):
    assert search.find('"in short"', language="en").count == 1
    assert search.find('"again and again"', language="en").count == 1


def test_the_numbers_of_footnotes_are_never_the_same_on_a_page(client, published):
    page = client.get("/zh-hant/briefings/2025-1/parallel/").content.decode()

    ids = lxml.html.fromstring(page).xpath("//@id")
    assert len(ids) == len(set(ids))
