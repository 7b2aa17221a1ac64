"""What a page repeats around the parts of a text is told by its shape, not by its words."""

import pytest

from briefings.importing.read_document import read_html, read_text

pytestmark = pytest.mark.one_database

BODY = [
    ("公司須委任秘書。", "Every company appoints a secretary."),
    ("秘書備存登記冊。", "The secretary keeps the registers."),
    ("變更須於十五日內通知。", "A change is notified within fifteen days."),
]


def shown(found):
    return str(found.to_json()["sections"]) + str(found.to_json()["title"])


def test_lines_with_signs_that_differ_only_in_their_numbers_are_left_out_and_reported():
    lines = ["公司秘書的職責", "Duties of a secretary"]
    for n, pair in enumerate(BODY, 1):
        lines += [f"律師講法 @lawyer · 6月{n}日", *pair, f"💬 {n} 🔁 {n + 3}"]

    found = read_text("\n\n".join(lines))

    assert "💬" not in shown(found)
    assert "@lawyer" not in shown(found)
    assert "💬 1 🔁 4" in found.dropped
    assert [text for pair in BODY for text in pair if text not in shown(found)] == []


def test_controls_behind_every_heading_are_taken_off_and_reported():
    heads = [("資格", "Qualification"), ("職責", "Duties"), ("離任", "Leaving office")]
    page = "<h1>公司秘書</h1><h1>Company secretary</h1>"
    for (chinese, english), pair in zip(heads, BODY, strict=True):
        page += (
            f"<h2>{chinese} [編輯]</h2><h2>{english} [edit]</h2><p>{pair[0]}</p><p>{pair[1]}</p>"
        )

    found = read_html(page)

    assert [tuple(one["heading"].values()) for one in found.to_json()["sections"]] == heads
    assert found.dropped.count("[edit]") == len(heads)


def test_headings_with_a_number_in_each_language_are_cut():
    lines = ["<p><b>簽證須知 Notes on visas</b></p>"]
    heads = ["（一）資格 (1) Eligibility", "（二）續簽 (2) Extension", "（三）稅務 (3) Taxation"]
    for head, pair in zip(heads, BODY, strict=True):
        lines.append(f"<p><b>{head}</b></p><p>{pair[0]}</p><p>{pair[1]}</p>")

    found = read_html("".join(lines)).to_json()

    assert {"zh-hant": "（一）資格", "en": "(1) Eligibility"} in [
        one["heading"] for one in found["sections"]
    ]
