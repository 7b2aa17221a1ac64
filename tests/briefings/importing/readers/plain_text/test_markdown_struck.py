"""Struck words of Markdown are left out and listed; what only looks so stays."""

import pytest

from briefings.importing import read_text

HEAD = "# 租約\n\n# Leases\n\n"


@pytest.mark.parametrize("struck", ["~~舊租金為九千元。~~", "<del>舊租金為九千元。</del>"])
def test_struck_words_are_left_out_and_listed(struck):
    found = read_text(HEAD + f"{struck} 新租金為八千元。\n\nThe new rent is 8,000.\n")

    sides = [side.chinese for one in found.sections for side in one.paragraphs]
    assert sides == ["新租金為八千元。"]
    assert found.dropped == ("舊租金為九千元。",)
    assert [one.reason for one in found.left_out] == ["struck"]
    assert not found.ledger


@pytest.mark.parametrize(
    "text", ["約 ~~ 八千元 ~~ 左右。", "由~~~八千元~~~起。", r"\~~八千元~~ 起。"]
)
def test_tildes_that_strike_nothing_stay(text):
    found = read_text(HEAD + f"{text}\n\nThe rent is about 8,000.\n")

    assert "八千元" in "".join(s.chinese for one in found.sections for s in one.paragraphs)


def test_tildes_of_plain_text_stay():
    found = read_text("~~八千元~~ 是新租金。\n\n8,000 is the new rent.\n")

    assert "八千元" in str(found.to_json()["sections"])
    assert found.dropped == ()


def test_one_blank_stays_where_words_were_struck():
    found = read_text(HEAD + "依本法。\n\nThe rent is ~~9,000~~ 8,000 <s>then</s> now.\n")

    assert found.sections[0].paragraphs[0].english == "The rent is 8,000 now."
    assert found.dropped == ("9,000", "then")
