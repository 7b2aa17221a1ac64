import io
import shutil
from pathlib import Path

import pytest
from pypdf import PdfReader

from briefings.models.published.readable import Readable
from briefings.public.downloads import pdf
from briefings.public.downloads.pdf import typesetter
from tests.support.factories import make_briefing, pair, publish_now, section

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture(autouse=True)
def pdf_folder(settings, tmp_path):
    settings.PDF_FOLDER = tmp_path / "pdf"
    pdf._store.cache_clear()
    yield settings.PDF_FOLDER
    pdf._store.cache_clear()


def read(edition, language: str = "en", *, parallel: bool = False) -> PdfReader:
    return PdfReader(
        io.BytesIO(
            pdf.pdf_of(Readable(edition, edition.listing), language=language, parallel=parallel)
        )
    )


def text_of(reader: PdfReader) -> str:
    return " ".join("\n".join(page.extract_text() for page in reader.pages).split())


def metadata(reader: PdfReader) -> str:
    return reader.trailer["/Root"]["/Metadata"].get_object().get_data().decode()


@pytest.mark.parametrize(
    ("language", "parallel", "there", "not_there"),
    [
        ("zh-hant", False, ["商標法修訂", "續期為十年", "第 1 頁，共 1 頁"], ["Renewal"]),
        ("en", False, ["Trade Mark Law Revised", "Renewal is for ten", "Page 1 of 1"], ["續期"]),
        ("zh-hant", True, ["續期為十年", "Renewal is for ten", "Page 1 of 1"], []),
        ("zh-hans", False, ["商标法修订", "续期为十年", "自动转换"], ["商標", "Renewal"]),
    ],
)
def test_a_pdf_says_what_the_page_says(edition, language, parallel, there, not_there):
    said = text_of(read(edition, language, parallel=parallel))

    assert [words for words in there if words not in said] == []
    assert [words for words in not_there if words in said] == []


def test_a_pdf_says_what_it_is_and_how_to_verify_it(edition, settings):
    said = text_of(read(edition))

    for words in ("2025-1", "Ana Lei", "24 April 2025", "1, published on 2 May 2025", "Sources"):
        assert words in said
    assert edition.digest in said
    assert f"{settings.SITE_URL}/verify/{edition.digest}/" in said


def test_every_paragraph_leads_to_its_own_address(edition, settings):
    links = {
        note.get_object()["/A"]["/URI"]
        for page in read(edition).pages
        for note in page.get("/Annots", [])
    }

    base = f"{settings.SITE_URL}/en/briefings/2025-1/trade-mark-law-revised/"
    assert {f"{base}#p-{one.id}" for one in edition.snapshot.pairs()} <= links


@pytest.mark.parametrize("parallel", [False, True])
def test_a_pdf_is_tagged_and_archivable(edition, parallel):
    reader = read(edition, parallel=parallel)

    root = reader.trailer["/Root"]
    assert "pdfuaid:part>1<" in metadata(reader)
    assert "pdfaid:part>2<" in metadata(reader)
    assert "pdfaid:conformance>A<" in metadata(reader)
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert reader.metadata.title
    assert reader.metadata.author == "Ana Lei"
    assert reader.outline[0].title.strip().endswith("Main changes")


def test_a_character_without_a_glyph_is_named_and_the_pdf_still_made(noon):
    edition = publish_now(make_briefing(sections=[section(pair("笑😀", "smile"))]), at=noon)

    reader = read(edition, "zh-hant")

    assert "pdfaid" not in metadata(reader)
    assert "U+1F600" in text_of(reader)


def test_rare_and_variant_characters_have_glyphs(noon):
    edition = publish_now(
        make_briefing(sections=[section(pair("氹衞裏着綫羣爲嘅咗", "São"))]), at=noon
    )

    reader = read(edition, "zh-hant")

    assert "pdfaid:part>2<" in metadata(reader)


HOSTILE = [
    '#read("/etc/passwd")',
    "#panic()",
    '#import "x.typ"',
    "$x^2$",
    "= heading",
    "</script>",
    "\\u{41}",
    "@label",
    "#eval(sys)",
    '"quote" `raw`',
]


def test_what_is_typed_is_printed_as_it_is(noon):
    typed = " ".join(HOSTILE)
    title = {"zh-hant": typed, "en": typed}
    edition = publish_now(
        make_briefing(
            title=title,
            standfirst=title,
            sections=[section(pair("x", "\\" + typed.replace("`", "\\`")), heading=(typed, typed))],
        ),
        at=noon,
    )

    said = text_of(read(edition)).replace(" ", "")

    assert [one for one in HOSTILE if said.count(one.replace(" ", "")) < 3] == []


def test_lines_of_a_chinese_title_end_between_words(noon):
    title = "網絡安全法與關鍵基礎設施營運者在個人資料保護法下的責任"
    sides = {"zh-hant": title, "en": "Networks"}
    headed = section(pair("文", "Text"), heading=("個人資料保護法施行細則草案", "Draft"))
    edition = publish_now(make_briefing(title=sides, sections=[headed]), at=noon)
    places = edition.listing.card["breaks"]["title"]

    page = read(edition, "zh-hant").pages[0].extract_text()

    first, then = page.partition(title[:6])[2].split("\n")[:2]
    assert (title[:6] + first).strip() + then.strip() == title
    assert len(title[:6] + first.strip()) in places


def test_a_missing_side_is_said_to_be_missing_in_both_languages(noon):
    edition = publish_now(make_briefing(sections=[section(pair("只有中文。"))]), at=noon)

    said = text_of(read(edition, "zh-hant", parallel=True))

    assert "not available in English" in said
    assert "本段未有英文" in said or "英文" in said


def test_the_same_edition_gives_the_same_bytes(edition, pdf_folder):
    first = pdf.pdf_of(Readable(edition, edition.listing), language="en")
    pdf._store.cache_clear()
    shutil.rmtree(pdf_folder)

    assert pdf.pdf_of(Readable(edition, edition.listing), language="en") == first


@pytest.mark.parametrize(
    "module",
    [
        "briefings/text/markup/renderer.py",
        "briefings/public/downloads/pdf/briefing.typ",
        "briefings/public/downloads/word/blocks.py",
    ],
)
def test_a_stored_file_is_not_used_after_a_change_of_the_code_that_made_it(
    monkeypatch, request, settings, module
):
    def version() -> str:
        typesetter.version.cache_clear()
        return typesetter.version()

    before = version()
    request.addfinalizer(typesetter.version.cache_clear)
    read = Path.read_bytes
    changed = settings.BASE_DIR / module
    monkeypatch.setattr(Path, "read_bytes", lambda file: read(file) + b"#" * (file == changed))

    assert version() != before


def test_the_pages_offer_their_pdf_and_it_is_answered(client, edition):
    page = client.get("/en/briefings/2025-1/trade-mark-law-revised/").content.decode()
    assert 'href="/en/briefings/2025-1/pdf/"' in page

    answer = client.get("/en/briefings/2025-1/pdf/")

    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'inline; filename="2025-1-en.pdf"'
    assert answer.content.startswith(b"%PDF")
    again = client.get("/en/briefings/2025-1/pdf/", headers={"if-none-match": answer["ETag"]})
    assert again.status_code == 304


def test_the_parallel_page_offers_the_parallel_pdf(client, edition):
    page = client.get("/zh-hant/briefings/2025-1/parallel/").content.decode()

    assert 'href="/zh-hant/briefings/2025-1/parallel/pdf/"' in page
    answer = client.get("/zh-hant/briefings/2025-1/parallel/pdf/")
    assert answer["Content-Disposition"] == 'inline; filename="2025-1-zh-hant-parallel.pdf"'


def test_a_language_without_text_leads_to_the_page_that_says_so(client, noon):
    publish_now(make_briefing(sections=[section(pair("只有中文。"))]), at=noon)

    answer = client.get("/en/briefings/2025-1/pdf/")

    assert answer["Location"] == "/en/briefings/2025-1/trade-mark-law-revised/"


@pytest.mark.parametrize(
    "path", ["/en/briefings/2025-1/pdf/", "/en/briefings/2025-1/parallel/pdf/"]
)
def test_a_draft_has_no_pdf(client, briefing, path):
    assert client.get(path).status_code == 404


def test_how_to_verify_a_pdf_stands_whole_on_one_page(noon):
    # With eleven rows the digest alone would come to the next page.
    rows = [pair("一行。", f"Line {n}.") for n in range(11)]
    edition = publish_now(make_briefing(sections=[section(*rows)]), at=noon)

    pages = [page.extract_text() for page in read(edition).pages]

    assert ["SHA-256" in page for page in pages] == ["/verify/" in page for page in pages]
