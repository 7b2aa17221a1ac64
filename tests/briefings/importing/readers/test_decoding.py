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
