"""Hostile Word files: refused in words before anything is parsed, or harmless."""

import io
import struct
import tracemalloc
import zipfile

import pytest

from briefings.importing import ImportRefused, read_docx, read_html, read_text
from tests.briefings import damage
from tests.briefings.importing import word

SOUND = word.paragraph("主管機關應公告其決定。"), word.paragraph("The authority shall announce it.")
MB = 1_000_000


def refused(data: bytes) -> ImportRefused:
    with pytest.raises(ImportRefused) as refusal:
        read_docx(data)

    assert all(refusal.value.reasons[language] for language in ("zh-hant", "en"))
    return refusal.value


def with_entry(name: str, data: bytes = b"x", **attributes: int) -> bytes:
    buffer = io.BytesIO(word.word_file(*SOUND))
    with zipfile.ZipFile(buffer, "a") as archive:
        entry = zipfile.ZipInfo(name)
        for attribute, value in attributes.items():
            setattr(entry, attribute, value)
        archive.writestr(entry, data)
    return buffer.getvalue()


def doctype(declaration: str, body: str = "&x;") -> bytes:
    text = word.document(word.paragraph("甲" + "x")).replace("甲x", f"甲{body}")
    return word.word_file(main_xml=f"<?xml version='1.0'?><!DOCTYPE w [{declaration}]>{text}")


def test_a_sound_file_is_read():
    assert read_docx(word.word_file(*SOUND)).sections


def test_a_line_end_behind_the_archive_does_no_harm():
    assert read_docx(word.word_file(*SOUND) + b"\r\n").sections


def test_parts_are_found_whatever_the_case_of_their_names():
    types = word.content_types("styles").replace("/word/document.xml", "/Word/Document.xml")
    outer = word.relations("styles").replace("styles.xml", "/word/Styles.XML")

    document = read_docx(
        word.word_file(
            *SOUND, word.paragraph("租金", style="Heading1"), *SOUND, types=types, outer=outer
        )
    )

    assert document.sections[-1].heading.chinese == "租金"


def test_parts_are_found_by_percent_encoded_names():
    outer = word.relations("styles").replace("styles.xml", "my%20styles.xml")
    extra = {"word/my styles.xml": word.STYLES}

    document = read_docx(
        word.word_file(
            *SOUND, word.paragraph("租金", style="Heading1"), *SOUND, outer=outer, extra=extra
        )
    )

    assert document.sections[-1].heading.chinese == "租金"


@pytest.mark.parametrize(
    "name", ["../evil.xml", "/etc/passwd", "word\\evil.xml", "C:/evil.xml", "a/../../b"]
)
def test_names_that_lead_out_of_the_file_are_refused(name):
    refused(with_entry(name))


def test_a_link_in_the_archive_is_refused():
    refused(with_entry("word/link.xml", b"/etc/passwd", external_attr=0o120777 << 16))


def test_a_part_that_stands_twice_is_refused():
    with pytest.warns(UserWarning, match="Duplicate"):
        data = with_entry("word/document.xml")

    refused(data)


def test_macros_are_refused_and_named():
    assert "macro" in refused(with_entry("word/vbaProject.bin")).reasons["en"]


def test_a_word_file_with_macros_is_refused_by_its_type_alone():
    types = word.content_types("styles").replace(
        "openxmlformats-officedocument.wordprocessingml.document.main",
        "ms-word.document.macroEnabled.main",
    )

    assert "macro" in refused(word.word_file(*SOUND, types=types)).reasons["en"]


def test_a_sheet_in_the_binary_format_of_excel_is_no_macro():
    kind = "application/vnd.ms-excel.sheet.binary.macroEnabled.12"
    types = word.content_types("styles").replace(
        "</Types>", f'<Default Extension="xlsb" ContentType="{kind}"/></Types>'
    )

    assert read_docx(word.word_file(*SOUND, types=types)).sections


@pytest.mark.parametrize("front", [b"GIF89a", b"<html><script>alert(1)</script>", b"%PDF-1.7\n"])
def test_a_file_that_is_also_another_is_refused(front):
    refused(front + word.word_file(*SOUND))


def test_a_file_with_something_behind_it_is_refused():
    refused(word.word_file(*SOUND) + b"<script>alert(1)</script>")


def test_an_encrypted_or_old_file_is_refused_with_what_to_do():
    assert "password" in refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)).reasons["en"]


def test_an_entry_marked_as_encrypted_is_refused():
    data = bytearray(word.word_file(*SOUND))
    place = data.index(b"PK\x01\x02")
    data[place + 8 : place + 10] = struct.pack("<H", 1)

    refused(bytes(data))


def test_a_file_that_lies_about_its_size_is_refused():
    data = bytearray(word.word_file(*SOUND))
    name = data.rindex(b"word/document.xml")
    place = data.rindex(b"PK\x01\x02", 0, name)
    data[place + 24 : place + 28] = struct.pack("<I", 40)

    refused(bytes(data))


@pytest.mark.parametrize(
    "declaration",
    [
        '<!ENTITY x SYSTEM "file:///etc/passwd">',
        '<!ENTITY x SYSTEM "http://127.0.0.1:9/x">',
        '<!ENTITY a "aaaa"><!ENTITY x "&a;&a;&a;&a;">',
    ],
)
def test_document_types_and_entities_are_refused(declaration):
    refused(doctype(declaration))


def test_a_document_type_hidden_in_another_encoding_is_refused():
    text = "<?xml version='1.0' encoding='utf-16'?><!DOCTYPE w><w/>"

    refused(word.word_file(main_xml=text.encode("utf-16")))


def test_an_encoding_in_which_nothing_can_be_checked_is_refused():
    refused(word.word_file(main_xml=b"<?xml version='1.0' encoding='utf-7'?><w/>"))


def test_a_file_that_does_not_hold_the_text_it_names_is_refused():
    data = damage.repacked(word.word_file(*SOUND), without="word/document.xml")

    assert "sound Word document" in refused(data).reasons["en"]


def test_a_text_without_a_body_is_refused():
    refused(word.word_file(main_xml=f"<w:document {word.NAMESPACES}/>"))


def test_deep_nesting_is_refused():
    deep = "<w:sdt><w:sdtContent>" * 5000
    closed = deep + "</w:sdtContent></w:sdt>" * 5000

    refused(word.word_file(main_xml=word.document(closed)))


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(lambda: word.word_file(extra={"a.bin": bytes(60 * MB)}), id="bomb"),
        pytest.param(lambda: word.word_file(extra={f"{n}": "" for n in range(2100)}), id="entries"),
        pytest.param(
            lambda: word.word_file(main_xml=word.document("<w:p/>" * 700_000)), id="paragraphs"
        ),
        pytest.param(
            lambda: word.word_file(main_xml=word.document("<w:p a='1'/>" * 400_000)),
            id="attributes",
        ),
        pytest.param(lambda: b"PK\x03\x04" + bytes(11 * MB), id="large"),
    ],
)
def test_what_unpacks_too_far_is_refused_before_it_is_parsed(data):
    made = data()
    tracemalloc.start()

    refused(made)

    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 60 * MB


def test_styles_based_on_each_other_do_no_harm():
    loop = (
        f"<w:styles {word.NAMESPACES}>"
        '<w:style w:styleId="A"><w:name w:val="A"/><w:basedOn w:val="B"/></w:style>'
        '<w:style w:styleId="B"><w:name w:val="B"/><w:basedOn w:val="A"/></w:style></w:styles>'
    )

    assert read_docx(word.word_file(word.paragraph("甲。", style="A"), styles=loop)).sections


def test_a_remote_template_or_picture_is_never_fetched():
    data = word.word_file(*SOUND, links={"t": "http://127.0.0.1:9/attachedTemplate"})

    assert read_docx(data).sections


@pytest.mark.parametrize(
    "source",
    [
        "<div>" * 100_000,
        "<a " * 100_000,
        "<!--" * 100_000,
        "<![CDATA[" * 100_000,
        '<p "' * 70_000,
        "<table><tr><td>" * 40_000,
        "&#x" * 100_000,
        f"<p>&#{'1' * 5_000};</p>",
        f"<p>&#x{'1' * 5_000};</p>",
        f"<a href='&#{'1' * 5_000};'>甲</a>",
        "<script>" * 70_000,
    ],
)
def test_hostile_markup_is_read_or_refused_at_once(source):
    assert answered(read_html, source)


@pytest.mark.parametrize(
    "source",
    [
        "文a" * 24_000,
        "（" * 49_000,
        '"文" ' * 12_000,
        "1" * 49_000,
        "一" * 49_000,
        "第一" * 24_000,
        "a-" * 24_000,
        "https://" * 6_000,
        "a" + " " * 48_000 + "b",
        "a\t" * 30_000,
        "\n" * 100_000,
        "*" * 49_000,
        "字 / " * 12_000,
        "字" * 60_000,
        f"第{'1' * 5_000}條 甲乙丙",
        f"Article {'1' * 5_000} Scope",
        f"Article 1-{'1' * 5_000} Scope",
        f"Part {'9' * 400} Scope",
    ],
)
def test_hostile_text_is_read_or_refused_at_once(source):
    assert answered(read_text, source)


def answered(read, source: str) -> bool:
    try:
        return read(source) is not None
    except ImportRefused as refusal:
        return bool(refusal.reasons)
