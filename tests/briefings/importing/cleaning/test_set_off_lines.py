"""Headings that a sign sets off: ■ above text, not ■ before each item of a list."""

import pytest

from briefings.importing import read_html, read_text

TITLE = ["海上保險的新法律", "The new law on marine insurance"]
FIRST = ["投保人須披露重要事實。", "The insured must disclose material facts."]
SECOND = ["索賠須於一年內提出。", "A claim is made within a year."]
ITEMS = [
    ("披露的義務", "The duty of disclosure"),
    ("索賠：何時太遲？", "Claims: when is it too late?"),
]


def shown(lines: list[str], kind: str) -> dict:
    if kind == "text":
        return read_text("\n\n".join(lines)).to_json()
    return read_html("".join(f"<p>{line}</p>" for line in lines)).to_json()


@pytest.mark.parametrize("kind", ["text", "html"])
@pytest.mark.parametrize("sign", ["■ ", "◆", "★ ", "▶"])
@pytest.mark.parametrize("between", [" | ", " ", None])
def test_lines_that_a_sign_sets_off_above_text_are_headings(kind, sign, between):
    heads = [
        [sign + zh, sign + en] if between is None else [sign + between.join((zh, en))]
        for zh, en in ITEMS
    ]

    document = shown([*TITLE, *heads[0], *FIRST, *heads[1], *SECOND], kind)

    found = [tuple(one["heading"].values()) for one in document["sections"]]
    assert found == ITEMS


@pytest.mark.parametrize("kind", ["text", "html"])
def test_lines_with_a_sign_below_each_other_are_a_list(kind):
    items = [f"■ {text}" for pair in ITEMS for text in pair]

    document = shown([*TITLE, *FIRST, *items, *SECOND], kind)

    assert [any(one["heading"].values()) for one in document["sections"]] == [False]


def test_lines_with_a_sign_below_plain_headings_are_items():
    parts = [("目標", "Goals"), ("資料來源", "Sources")]
    items = [("● 共同的目標", "● Common goals"), ("● 安全計劃", "● A security plan")]
    lines = [line for part, item in zip(parts, items, strict=True) for line in (*part, *item)]

    document = shown([*TITLE, *ITEMS[0], *FIRST, *ITEMS[1], *SECOND, *lines], "text")

    found = [tuple(one["heading"].values()) for one in document["sections"]]
    assert set(ITEMS) <= set(found)
