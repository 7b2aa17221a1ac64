"""Marks of bold and italics around cuts and around whole paragraphs."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.importing.patterns.emphasis import with_whole_marks, without_whole_emphasis
from briefings.importing.readers.runs import Run, markdown

RUNS = st.lists(
    st.builds(
        Run,
        text=st.text("甲乙。ab .，", min_size=1, max_size=5),
        bold=st.booleans(),
        italic=st.booleans(),
    ),
    min_size=1,
    max_size=6,
)


@given(RUNS, st.data())
def test_each_side_of_a_cut_has_whole_marks_and_its_letters(runs, data):
    line = markdown(runs) or "甲"
    cut = data.draw(st.sampled_from([n for n in range(len(line)) if line[n - 1 : n + 1] != "**"]))

    parts = with_whole_marks(line, [line[:cut].strip(" "), line[cut:].strip(" ")])

    for part in parts:
        assert len(re.findall(r"(?<!\\)\*", part)) % 2 == 0, parts
    letters = [sign for part in parts for sign in part if sign.isalnum()]
    assert letters == [sign for sign in line if sign.isalnum()]


@pytest.mark.parametrize(
    ("line", "parts", "marked"),
    [
        ("**費用。 Fees.**", ["**費用。", "Fees.**"], ["**費用。**", "**Fees.**"]),
        ("**費用。**Fees.", ["**費用。", "**Fees."], ["**費用。**", "Fees."]),
        ("Fees**費用**", ["Fees**", "費用**"], ["Fees", "**費用**"]),
        ("_費用。 Fees._", ["_費用。", "Fees._"], ["_費用。_", "_Fees._"]),
        ("**甲 *乙* A *b***", ["**甲 *乙*", "A *b***"], ["**甲 *乙***", "**A *b***"]),
        ("***費用 Fees***", ["***費用", "Fees***"], ["***費用***", "***Fees***"]),
        ("***甲 a* b**", ["***甲", "a* b**"], ["***甲***", "***a* b**"]),
        # Signs of a note, sums and blanks to fill in are no marks.
        ("費用* Fees*", ["費用*", "Fees*"], ["費用*", "Fees*"]),
        ("二 * 三 2 * 3", ["二 * 三", "2 * 3"], ["二 * 三", "2 * 3"]),
        ("姓名：____ Name: ____", ["姓名：____", "Name: ____"], ["姓名：____", "Name: ____"]),
        (r"\*費用 Fees\*", [r"\*費用", r"Fees\*"], [r"\*費用", r"Fees\*"]),
    ],
)
def test_marks_over_a_cut_stand_in_each_part(line, parts, marked):
    assert with_whole_marks(line, parts) == marked


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("*本文並非法律意見。*", "本文並非法律意見。"),
        ("**本文**並非**法律意見**", "**本文**並非**法律意見**"),
        ("> *第五條*", "> 第五條"),
        ("(a) **the applicant;**", "(a) the applicant;"),
        ("1. *the applicant;*[^1]", "1. the applicant;[^1]"),
        ("*First line*\n*second line*", "First line\nsecond line"),
        ("*First line*\nsecond line", "*First line*\nsecond line"),
        ("_This is no advice._", "This is no advice."),
        ("**甲** *乙*", "**甲** *乙*"),
        ("***Appeals.*** *They are heard in public.*", "**Appeals.** They are heard in public."),
        ("*An **appeal** is heard.*", "An **appeal** is heard."),
        ("**An *appeal* is heard.**", "An *appeal* is heard."),
        ("***甲*** *乙* 丙", "***甲*** *乙* 丙"),
        ("第五條 *期限*", "第五條 *期限*"),
        ("a_name_b", "a_name_b"),
    ],
)
def test_a_paragraph_emphasised_from_end_to_end_has_no_marks(text, plain):
    assert without_whole_emphasis(text) == plain


@given(RUNS)
def test_no_letter_goes_with_the_marks(runs):
    line = markdown(runs)

    assert [*filter(str.isalnum, without_whole_emphasis(line))] == [*filter(str.isalnum, line)]
