"""RTF files, read to the end of the import."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefings.importing.readers.by_pandoc import pandoc
from briefings.importing.readers.limits import ImportRefused
from briefings.importing.readers.read_source import source_of_file

FONTS = (
    rb"{\fonttbl{\f0\fcharset0 Times New Roman;}{\f1\fcharset136 PMingLiU;}"
    rb"{\f2\fcharset2 Symbol;}{\f3\fcharset204 Arial;}}"
)


def rtf(body: bytes, head: bytes = rb"\ansi\ansicpg1252") -> bytes:
    return rb"{\rtf1" + head + FONTS + body + b"}"


def texts(data: bytes) -> list[str]:
    return [block.text for block in source_of_file("文件.rtf", data).blocks]


def escaped(text: str, encoding: str) -> bytes:
    return b"".join(b"\\'%02x" % byte for byte in text.encode(encoding))


def test_chinese_in_the_code_page_of_the_file_is_read():
    body = escaped("本法適用於僱主。", "cp950") + rb"\par "

    assert texts(rtf(body, rb"\ansi\ansicpg950")) == ["本法適用於僱主。"]


def test_a_font_may_have_a_code_page_of_its_own():
    body = rb"{\f1 " + escaped("本法適用於僱主。", "cp950") + rb"}\par "

    assert texts(rtf(body)) == ["本法適用於僱主。"]


def test_the_second_half_of_a_character_may_look_like_a_letter():
    body = rb"\'a4@" + escaped("般規定適用。", "cp950") + rb"\par "

    assert texts(rtf(body, rb"\ansi\ansicpg950")) == ["一般規定適用。"]


def test_what_stands_for_unicode_in_old_programs_is_left_out():
    body = rb"{\uc2 \u26412 \'a5\'bb\u27861 \'aa\'6b}\uc1\u36969 ?\u29992 ?\par "

    assert texts(rtf(body)) == ["本法適用"]


def test_a_character_beyond_the_first_plane_is_put_together_from_its_halves():
    body = rb"\u26412 ?\u-10187 ?\u-9138 ?\par "

    assert texts(rtf(body)) == ["本" + chr(0x1D44E)]


def test_items_keep_the_numbers_that_their_author_saw():
    item = rb"\pard{\listtext\pard\plain %s\tab}\ls1\ilvl0 %s\par "
    body = b"".join(
        item % (escaped(label, "cp950"), escaped(text, "cp950"))
        for label, text in (("（一）", "租金按月支付。"), ("（二）", "管理費由業主承擔。"))
    )

    assert texts(rtf(body, rb"\ansi\ansicpg950")) == [
        "（一） 租金按月支付。",
        "（二） 管理費由業主承擔。",
    ]


def test_a_bullet_of_a_symbol_font_is_a_bullet():
    body = rb"\pard{\listtext\f2 \'b7\tab}\ls1 The rent is due monthly.\par " * 2

    assert texts(rtf(body)) == ["- The rent is due monthly."] * 2


def test_a_note_that_cannot_be_read_is_reported():
    body = rb"The law applies.{\super{\*\footnote Hidden away.}} It is new.\par "
    source = source_of_file("a.rtf", rtf(body))

    assert source.notes or [one.reason for one in source.left_out] == ["note"]


def test_a_picture_is_no_text_and_what_only_looks_like_one_costs_nothing():
    picture = rb"{\pict\pngblip " + b"89504e47" * 400 + b"\n" + b"0d0a" * 400 + b"}"
    runs = rb"{\*\unknown " + (b"a" * 997 + b"g") * 5_000 + b"}"

    assert texts(rtf(picture + runs + rb"The law applies.\par ")) == ["The law applies.", ""]


def test_the_names_of_styles_are_no_text():
    styles = rb"{\stylesheet{\s0 Normal;}{\*\cs15 \additive " + escaped("標題", "cp950") + rb";}}"

    assert texts(rtf(styles + rb"\pard\plain The law applies to employers.\par ")) == [
        "The law applies to employers."
    ]


def test_word_may_have_called_it_doc():
    assert source_of_file("letter.doc", rtf(rb"The law applies.\par ")).blocks


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.rtf", b"plain words", "not a sound .rtf"),
        ("a.rtf", rb"{\rtf1 unclosed", "not a sound .rtf"),
        ("a.rtf", rb"{\rtf1 " + b"{" * 600 + b"}" * 601, "too large"),
        ("a.txt", rtf(b"Text"), "RTF file with another ending"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(name, data, said):
    with pytest.raises(ImportRefused, match=said):
        source_of_file(name, data)


def test_a_server_without_pandoc_says_what_to_do(monkeypatch):
    monkeypatch.setattr(pandoc, "pypandoc", None)

    with pytest.raises(ImportRefused, match=r"cannot read \.rtf files\. In Word, save it"):
        source_of_file("a.rtf", rtf(b"Text"))


letters = st.text(st.sampled_from("abcXYZ {}\\éñ本法適用於僱主功許閱"), min_size=1, max_size=20)


@settings(max_examples=15)
@example("功能{許可}")
@given(letters.filter(lambda text: text.strip() and "é" not in text and "ñ" not in text))
def test_any_text_in_chinese_bytes_comes_out_as_it_is(text):
    body = b"X " + escaped(text, "cp950") + rb" X\par "

    written = "".join(texts(rtf(body, rb"\ansi\ansicpg950")))

    assert [c for c in written if c.isalnum()] == [c for c in f"X{text}X" if c.isalnum()]


@pytest.mark.parametrize("run", ["\r\n" * 600, "0123456789abcdef" * 64])
def test_a_long_run_outside_a_picture_is_no_picture(run):
    rtf = r"{\rtf1\ansi The company must keep records." + run + r"It ends.\par}"

    text = " ".join(texts(rtf.encode()))

    assert "00000000" not in text
    assert run.strip() in text


def test_of_a_text_in_two_encodings_the_one_in_unicode_is_read():
    body = rb"{\upr{Rent ??}{\*\ud{Rent \u31199 ?\u37329 ?}}} is due.\par "

    assert [block.text for block in source_of_file("a.rtf", rtf(body)).blocks] == [
        "Rent 租金 is due."
    ]


def test_the_break_of_a_page_ends_a_paragraph():
    body = rb"The first page\page the second\sect the third.\par "

    assert [block.text for block in source_of_file("a.rtf", rtf(body)).blocks] == [
        "The first page",
        "the second",
        "the third.",
    ]


def test_the_text_of_an_old_text_box_is_read():
    body = rb"Before {\*\do\dobxpage\dptxbx{\dptxbxtext\pard The old box\par}} after\par "

    blocks = source_of_file("a.rtf", rtf(body)).blocks

    assert "The old box" in " ".join(block.text for block in blocks)
