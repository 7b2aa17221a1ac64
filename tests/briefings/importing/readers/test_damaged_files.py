"""A damaged Word file is read or refused in words; nothing of it is an error of the program."""

import zipfile

import pytest

from briefings.importing import ImportRefused, read_file
from tests.briefings import damage
from tests.briefings.importing import word

FILE = word.word_file(
    word.paragraph("第一條 範圍", style="Heading1"),
    word.paragraph("主管機關應公告其決定。", word.footnote_mark(1), numbered=1),
    word.paragraph("The authority shall announce it.", numbered=1),
    word.table(("甲方", "Party A"), ("乙方", "Party B")),
    footnotes=word.footnotes("註釋。"),
)


def outcome(data: bytes) -> str:
    try:
        return "read" if read_file("draft.docx", data) else ""
    except ImportRefused as refusal:
        return "refused" if all(refusal.reasons.values()) else ""


def outcomes(files) -> set[str]:
    return {outcome(data) for data in files}


def test_a_word_file_with_any_byte_flipped_is_read_or_refused():
    assert outcomes(damage.flipped(FILE)) == {"read", "refused"}


def test_a_word_file_that_breaks_off_anywhere_is_refused():
    assert outcomes(damage.cut(FILE)) == {"refused"}


def test_a_word_file_with_a_bit_flipped_inside_a_part_is_read_or_refused():
    assert outcomes(damage.flipped_inside(FILE, times=600)) == {"read", "refused"}


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_word_file_packed_as_office_never_does_is_refused(method):
    data = damage.repacked(FILE, compression=method)

    assert outcome(data) == "refused"
    assert outcomes(list(damage.flipped(data))[::7]) == {"refused"}


@pytest.mark.parametrize("name", ["a.docx", "a.txt", "a.odt", "a.html"])
def test_an_empty_file_is_said_to_be_empty(name):
    with pytest.raises(ImportRefused, match="empty"):
        read_file(name, b"")
