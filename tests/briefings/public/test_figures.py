"""A figure in every outlet: the picture, its caption and its alternative text."""

import io
import json

import lxml.html
import pytest
from pypdf import PdfReader

from briefings import search
from briefings.models.published.readable import Readable
from briefings.public import feeds
from briefings.public.downloads import pdf
from tests.support import pictures
from tests.support.factories import make_briefing, pair, publish_now, section

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
ALT = {"zh-hant": "六年間由 2 升至 9 的棒形圖", "en": "Bars that rise from 2 to 9 in six years"}
CAPTION = {"zh-hant": "圖一　商標**申請**數目", "en": "Figure 1: trade mark **applications**"}
PLAIN = {"zh-hant": "圖一　商標申請數目", "en": "Figure 1: trade mark applications"}


@pytest.fixture(autouse=True)
def pdf_folder(settings, tmp_path):
    settings.PDF_FOLDER = tmp_path / "pdf"
    pdf._store.cache_clear()
    yield
    pdf._store.cache_clear()


@pytest.fixture
def figures() -> dict:
    data = {"zh-hant": pictures.chart(), "en": pictures.photograph()}
    return {
        language: pictures.stored(data[language], alt=ALT[language], caption=CAPTION[language])
        for language in ALT
    }


@pytest.fixture
def published(figures, noon):
    sides = (figures["zh-hant"].source(), figures["en"].source())
    sections = [section(pair("字。", "Text."), pair(*sides))]
    return publish_now(make_briefing(sections=sections), at=noon)


def shown(html: str) -> list[tuple[str, str, str]]:
    """The address and the alternative text of each picture, and the caption."""
    root = lxml.html.fromstring(html)
    return [
        (
            figure.find(".//img").get("src"),
            figure.find(".//img").get("alt"),
            figure.find(".//figcaption").text_content(),
        )
        for figure in root.iter("figure")
    ]


@pytest.mark.parametrize("language", ALT)
def test_the_page_shows_it(client, published, figures, language):
    page = client.get(f"/{language}/briefings/2025-1/", follow=True).content.decode()

    wanted = (figures[language].address(), ALT[language], PLAIN[language])
    assert shown(page) == [wanted]


def test_the_parallel_page_shows_the_picture_of_each_language(client, published, figures):
    page = client.get("/en/briefings/2025-1/parallel/").content.decode()

    assert [address for address, _alt, _caption in shown(page)] == [
        figures["zh-hant"].address(),
        figures["en"].address(),
    ]


@pytest.mark.parametrize("language", ALT)
def test_plain_text_and_markdown_say_it(client, published, figures, language, settings):
    text = client.get(f"/{language}/briefings/2025-1.txt").content.decode()
    markdown = client.get(f"/{language}/briefings/2025-1.md").content.decode()

    assert f"{PLAIN[language]}\n[{ALT[language]}]\n" in text
    assert f"![{ALT[language]}]({settings.SITE_URL}{figures[language].address()})" in markdown


def test_readers_of_feeds_see_it_wherever_they_read(published, figures, settings):
    html = feeds.entries("en")[0]["html"]

    assert shown(html)[0][0] == settings.SITE_URL + figures["en"].address()


@pytest.mark.parametrize("query", ["trade mark applications", "商標申請數目"])
def test_a_caption_is_found(published, query):
    assert search.find(query, language="en").count == 1


def nodes(reader) -> list:
    """All elements of the document's structure."""
    found, left = [], [reader.trailer["/Root"]["/StructTreeRoot"]]
    while left:
        node = left.pop().get_object()
        if isinstance(node, list):
            left += [child for child in node if not isinstance(child, int)]
        elif hasattr(node, "get"):
            found.append(node)
            if "/K" in node and not isinstance(node["/K"], int):
                left.append(node["/K"])
    return found


@pytest.mark.parametrize("language", ALT)
def test_the_pdf_prints_the_picture_with_its_alternative_text(published, language):
    made = pdf.pdf_of(Readable(published, published.listing), language=language)
    reader = PdfReader(io.BytesIO(made))

    assert [node["/Alt"] for node in nodes(reader) if "/Alt" in node] == [ALT[language]]
    said = "".join("".join(page.extract_text() for page in reader.pages).split())
    assert "".join(PLAIN[language].split()) in said
    assert b"pdfuaid" in made


def test_a_photograph_does_not_make_the_pdf_ten_times_as_large(published, figures):
    made = pdf.pdf_of(Readable(published, published.listing), language="en")

    assert len(made) < 400_000
    assert b"/DCTDecode" in made


def test_a_decorative_picture_is_none_of_the_pdfs_content(noon):
    figure = pictures.stored(pictures.chart(), alt="-")
    sections = [section(pair("字。", "Text."), pair(figure.source(), figure.source()))]
    edition = publish_now(make_briefing(sections=sections), at=noon)

    made = pdf.pdf_of(Readable(edition, edition.listing), language="en", parallel=True)

    assert [node for node in nodes(PdfReader(io.BytesIO(made))) if "/Alt" in node] == []


def test_reading_time_counts_words_and_no_digest(client, noon):
    figure = pictures.stored(pictures.chart(), alt="A chart")
    many = [pair(figure.source(), figure.source()) for _each in range(60)]
    publish_now(make_briefing(sections=[section(*many)]), at=noon)

    page = client.get("/en/briefings/2025-1/", follow=True).content.decode()

    assert json.dumps("PT1M") in page or "1 min" in page


def test_the_parallel_pdf_prints_a_picture_of_both_languages_once(noon):
    chinese, english = (
        pictures.stored(pictures.chart(), alt=ALT[language], caption=CAPTION[language])
        for language in ALT
    )
    sections = [section(pair(chinese.source(), english.source()))]
    edition = publish_now(make_briefing(sections=sections), at=noon)

    made = pdf.pdf_of(Readable(edition, edition.listing), language="en", parallel=True)

    reader = PdfReader(io.BytesIO(made))
    assert [node["/Alt"] for node in nodes(reader) if "/Alt" in node] == [
        f"{ALT['zh-hant']} / {ALT['en']}"
    ]
    said = "".join("".join(page.extract_text() for page in reader.pages).split())
    assert all("".join(caption.split()) in said for caption in PLAIN.values())
