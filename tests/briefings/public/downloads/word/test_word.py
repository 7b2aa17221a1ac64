"""Word files: what they say, and that they are files which Word and others can read."""

import io
import zipfile

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from briefings.models.published.readable import Readable
from briefings.public.downloads import pdf
from briefings.public.downloads.word import word_of
from briefings.public.downloads.word.elements import text_run
from briefings.text.languages import TABLE
from briefings.text.texts import Texts
from tests.briefings.every_construct import LABEL, LINES, NAME, NOTES, TITLE, bare, make, missing
from tests.support.factories import make_briefing, pair, publish_now, section

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
LANGUAGES = ["zh-hant", "en"]


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.PDF_FOLDER = tmp_path / "pdf"
    pdf._store.cache_clear()
    yield
    pdf._store.cache_clear()


@pytest.fixture
def published(db, noon):
    return publish_now(make(), at=noon)


def made(edition, language: str, *, parallel: bool = False) -> bytes:
    return word_of(Readable(edition, edition.listing), language=language, parallel=parallel)


def lines(file: bytes) -> str:
    """The paragraphs of the text, with a bullet where the style draws one."""
    body = docx.Document(io.BytesIO(file)).element.body
    said = []
    for paragraph in body.iter(qn("w:p")):
        style = paragraph.style or ""
        words = ["• "] if style.startswith("ListBullet") else []
        for part in paragraph.iter(qn("w:t"), qn("w:br"), qn("w:tab")):
            words.append(part.text if part.tag == qn("w:t") else "\n")
        said.append("".join(words))
    return "\n".join(said)


def notes(file: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        root = etree.fromstring(parts.read("word/footnotes.xml"))
    return ["".join(note.itertext(qn("w:t"))) for note in root][2:]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_file_says_what_the_page_says(published, language):
    file = made(published, language)

    said = lines(file)
    wanted = [line for line in LINES[language] if "|" not in line and "[" not in line]
    assert missing([TITLE[language], *wanted, LABEL[language]], said) == []
    assert bare("註冊首次" if language == "zh-hant" else "Registrationfirst") in bare(said)
    assert NAME in said
    # Word counts the notes itself, to the numbers that the page shows.
    assert [note.strip() for note in notes(file)] == [
        note.partition("] ")[2] for note in NOTES[language]
    ]
    assert "customMarkFollows" not in docx.Document(io.BytesIO(file)).element.xml


def test_headings_lists_and_tables_are_those_of_word(published):
    document = docx.Document(io.BytesIO(made(published, "en")))

    styles = [paragraph.style.name for paragraph in document.paragraphs]
    assert {"Title", "Heading 1", "List Bullet", "List Paragraph", "Quote", "Caption"} <= {*styles}
    [table] = document.tables
    assert table.rows[0]._tr.trPr.findall(qn("w:tblHeader"))
    assert table.rows[1].cells[0].text == "Registration\nfirst"
    # The number of a paragraph stands before its first words.
    assert "1 The law applies to:" in [paragraph.text for paragraph in document.paragraphs]
    # What was typed as the number of an item stays text.
    assert "2.\tgoods" in [paragraph.text for paragraph in document.paragraphs]


def test_the_parallel_file_has_a_table_of_rows_of_sides(published):
    file = made(published, "en", parallel=True)
    document = docx.Document(io.BytesIO(file))

    rows = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    assert [row[0] for row in rows] == ["1", "2", "3", "4", "5"]
    assert rows[0][1].startswith("本法適用於")
    assert rows[0][2].startswith("The law applies to")
    # The two sides of a row stay beside each other.
    assert document.element.xml.count("<w:cantSplit/>") == len(rows)
    # Both languages count their notes from one, so the numbers are text.
    assert document.element.xml.count("customMarkFollows") == 8
    numbers = [note.split(" ")[0] for note in notes(file)]
    assert numbers == ["1", "1", "2", "2", "3", "4", "3", "4"]


def test_tables_of_many_columns_stand_across_the_columns_of_the_parallel_file(noon):
    table = "| 年 | 一 | 二 | 三 | 四 |\n|---|---|---|---|---|\n| 2024 | 12,245 | 7 | 1 | 3 |"
    narrow = "| 年 | 一 |\n|---|---|\n| 2024 | 7 |"
    briefing = make_briefing(sections=[section(pair(table, table), pair(narrow, narrow))])

    file = made(publish_now(briefing, at=noon), "en", parallel=True)

    rows = docx.Document(io.BytesIO(file)).tables[0]._tbl.tr_lst
    tables = [[len(cell.findall(qn("w:tbl"))) for cell in row.tc_lst] for row in rows]
    assert tables == [[0, 2], [0, 1, 1]]


def test_each_language_has_its_own_characters_and_spelling(published):
    simplified = docx.Document(io.BytesIO(made(published, "zh-hans")))

    assert "标题" in simplified.paragraphs[1].text + simplified.paragraphs[2].text
    xml = simplified.element.xml
    assert 'w:eastAsia="SimSun"' in xml
    assert 'w:eastAsia="zh-CN"' in xml


@pytest.mark.parametrize("language", TABLE)
def test_what_the_file_says_of_itself_is_about_the_briefing(published, language):
    about = docx.Document(io.BytesIO(made(published, language))).core_properties

    assert (about.author, about.comments, about.last_modified_by) == (NAME, "", "")
    assert about.identifier == published.digest
    assert about.created == published.published_at


def test_titles_that_are_longer_than_a_property_of_a_file_are_cut_there(noon):
    title = Texts("長" * 300, "long " * 59 + "title")
    edition = publish_now(make_briefing(title=title), at=noon)

    file = made(edition, "en", parallel=True)

    about = docx.Document(io.BytesIO(file)).core_properties
    assert len(about.title) == 255
    assert about.title.endswith("…")
    assert title["en"] in lines(file)


def test_characters_that_no_xml_can_hold_do_not_break_the_file():
    run = text_run("a\x0b\ud800b", {"lang": "en", "region": "GB"})

    assert run.find(qn("w:t")).text == "a\ufffd\ufffdb"
