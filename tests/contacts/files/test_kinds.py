"""What a file is, by its content alone; and the sentences that refuse what is not accepted."""

import struct
import tracemalloc
import zipfile
from contextlib import suppress

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from contacts.files import kinds, names
from tests.contacts.files import samples

pytestmark = pytest.mark.one_database


@pytest.mark.parametrize("code", samples.ACCEPTED)
def test_a_kind_is_known_by_its_content(code):
    assert kinds.recognise(samples.ACCEPTED[code]).code == code


@pytest.mark.parametrize("what", samples.REFUSED)
def test_anything_else_is_refused_with_what_to_do(what):
    data, words = samples.REFUSED[what]

    with translation.override("en"), pytest.raises(kinds.Refused) as refusal:
        kinds.recognise(data)

    reason = str(refusal.value)
    assert words in reason
    assert "Please" in reason


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "big5", "gb18030", "cp1252"])
def test_text_may_be_in_any_usual_encoding(encoding):
    text = "Vertrag, café\n" if encoding == "cp1252" else "合約\n"

    assert kinds.recognise(text.encode(encoding)) is kinds.TEXT


def test_a_bomb_is_not_unpacked():
    bomb = samples.zipped({"[Content_Types].xml": b"\x00" * 200_000_000, "word/document.xml": ""})

    tracemalloc.start()
    with pytest.raises(kinds.Refused):
        kinds.recognise(bomb)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert most < 10_000_000


def test_a_directory_of_many_entries_is_not_read(monkeypatch):
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 65_535, 65_535, 3_000_000, 100, 0)
    monkeypatch.setattr(zipfile, "ZipFile", None)

    with pytest.raises(kinds.Refused):
        kinds.recognise(b"PK\x03\x04" + b"\x00" * 96 + b"\x00" * 3_000_000 + end)


@settings(max_examples=150)
@given(
    st.sampled_from([*samples.ACCEPTED.values()]),
    st.integers(0, 3000),
    st.binary(max_size=40),
    st.booleans(),
)
def test_whatever_is_changed_in_a_file_it_is_known_or_refused(data, place, others, is_cut):
    changed = data[:place] + others + (b"" if is_cut else data[place + len(others) :])

    with suppress(kinds.Refused):
        assert kinds.recognise(changed) in kinds.ALL.values()


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("合約.pdf", "合約.pdf"),
        ("Contract final.PDF", "Contract final.PDF"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\me\\scan.pdf", "scan.pdf"),
        ("invoice\u202efdp.exe", "invoicefdp.exe.pdf"),
        ("a\r\nSet-Cookie: x.pdf", "aSet-Cookie_ x.pdf"),
        ("scan.jpg", "scan.jpg.pdf"),
        ("", "file.pdf"),
        (" .pdf", "pdf.pdf"),
        ("....", "file.pdf"),
        ("con.pdf", "file con.pdf"),
        ('a"b<c>.pdf', "a_b_c_.pdf"),
        ("\ud800x.pdf", "x.pdf"),
    ],
)
def test_a_name_is_made_safe_and_has_the_extension_of_its_kind(name, safe):
    with translation.override("en"):
        assert names.safe(name, kinds.PDF) == safe


def test_a_long_name_is_cut_and_keeps_its_extension():
    name = names.safe("很" * 4096 + ".pdf", kinds.PDF)

    assert len(name) == names.LONGEST
    assert name.endswith("很.pdf")
