"""Text files in the encodings of Chinese offices."""

import pytest

from briefings.importing import ImportRefused, read_file
from briefings.importing.readers.decoding import decoded

TEXT = "個人資料保護法\n\n第一條　為規範個人資料之蒐集、處理及利用，特制定本法。\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "big5", "gb18030"]
)
def test_a_chinese_text_is_read_in_its_encoding(encoding):
    assert decoded(TEXT.encode(encoding)).lstrip("\ufeff") == TEXT


def test_a_page_is_read_in_the_encoding_it_names():
    page = '<meta charset="big5"><p>澳門</p>'.encode("big5")

    assert "澳門" in decoded(page)


def test_bytes_that_are_no_text_are_refused_in_words():
    with pytest.raises(ImportRefused) as refusal:
        read_file("photo.txt", bytes(range(256)) * 3 + b"\xff")

    assert set(refusal.value.reasons) == {"zh-hant", "en"}


@pytest.mark.parametrize("name", ["old.doc", "macro.docm", "sheet.xlsx", "picture.png", "noending"])
def test_other_kinds_of_file_are_refused(name):
    with pytest.raises(ImportRefused):
        read_file(name, b"whatever")


@pytest.mark.parametrize(
    "text",
    [
        "The lessee’s duty.\n\nA landlord’s rights.\n",
        "The fee is £200 – see § 4 of the “Act”.\n",
        "O locatário paga a renda; a notificação é válida até às 18h.\n",
        "The résumé of a café owner in São Tomé.\n",
    ],
)
def test_a_western_text_is_not_taken_for_chinese(text):
    assert decoded(text.encode("cp1252")) == text


@pytest.mark.parametrize("name", ["windows-1252", "iso-8859-1", "us-ascii"])
def test_a_page_that_names_a_western_encoding_is_read_in_it(name):
    page = f'<meta charset="{name}"><p>The lender’s duty – “in good time”.</p>'.encode("cp1252")

    assert "The lender’s duty – “in good time”." in decoded(page)


def test_a_page_in_chinese_that_names_a_western_encoding_is_read_in_chinese():
    page = f'<meta charset="iso-8859-1"><p>{TEXT}</p>'.encode("big5")

    assert TEXT in decoded(page)


@pytest.mark.parametrize("encoding", ["big5hkscs", "gb18030"])
@pytest.mark.parametrize("text", ["租約", "第一條 Rent", "Fee (律師費用) of MOP 100", "本章程 v2"])
def test_a_few_words_of_chinese_are_not_taken_for_accents(text, encoding):
    assert decoded(text.encode(encoding)) != text.encode(encoding).decode("cp1252", "replace")


def test_a_text_with_one_broken_byte_shows_where_it_is_broken():
    data = (TEXT * 3).encode()

    assert decoded(data[:21] + b"\xe5" + data[21:]).count("\ufffd") == 1


@pytest.mark.parametrize(
    ("start", "word"),
    [
        (b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", "PDF"),
        (b"{\\rtf1\\ansi Text}", "RTF"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"GIF89a plain", "picture"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n", "web page"),
    ],
)
@pytest.mark.parametrize("ending", ["txt", "html", "md"])
def test_a_file_of_another_kind_is_refused_as_what_it_is(start, word, ending):
    with pytest.raises(ImportRefused) as refusal:
        read_file(f"note.{ending}", start + b"more text here")

    assert word in refusal.value.reasons["en"]


@pytest.mark.parametrize("inner", ["EncryptedPackage".encode("utf-16-le"), b"unknown"])
def test_a_word_file_with_a_password_is_refused_as_protected(inner):
    container = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)

    with pytest.raises(ImportRefused) as refusal:
        read_file("advice.docx", container + inner)

    assert "password" in refusal.value.reasons["en"]
    assert "密碼" in refusal.value.reasons["zh-hant"]


def test_a_page_named_docx_is_read_as_what_it_is():
    page = "<!DOCTYPE html><html><body><p>本章程自公佈日起生效。</p></body></html>"

    document = read_file("export.docx", page.encode()).to_json()

    assert "本章程自公佈日起生效。" in str(document["sections"])


def test_a_pdf_named_docx_is_refused_as_what_it_is():
    with pytest.raises(ImportRefused) as refusal:
        read_file("scan.docx", b"%PDF-1.4 ...")

    assert "PDF" in refusal.value.reasons["en"]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [("租约须知\n租客须付租金。", "gb18030"), ("租約須知\n租客須付租金。", "big5")],
)
def test_a_line_or_two_without_the_commonest_characters_are_read_in_their_encoding(text, encoding):
    assert decoded(text.encode(encoding)) == text
