"""Short lines at the edges of a text that nobody translated belong to its page, if one is seen."""

import pytest

from briefings.importing.read_document import read_text

TITLE = ["倉庫租約的新規則", "New rules for warehouse leases"]
BODY = [
    "出租人須於五月一日前登記租約。",
    "The landlord must register the lease before 1 May.",
    "押金不得超過兩個月租金。",
    "The deposit is at most two months' rent.",
    "違反者可處罰款。",
    "Breach may lead to a fine.",
]
COPYRIGHT = "© 2026 Ridge Chambers"


def shown(found):
    return str(found.to_json()["sections"]) + str(found.to_json()["title"])


@pytest.mark.one_database
@pytest.mark.parametrize(
    ("above", "below"),
    [
        (["小冊子系列之四"], []),
        ([], ["Gazebo view"]),
        ([], ["只供傳閱", "For circulation only"]),
    ],
)
def test_a_label_above_or_below_the_sentences_is_left_out_and_reported(above, below):
    found = read_text("\n\n".join([*TITLE, *above, *BODY, *below, COPYRIGHT]))

    assert [line for line in (*above, *below) if line in shown(found)] == []
    assert [line for line in (*above, *below) if line not in found.dropped] == []
    assert [line for line in (*TITLE, *BODY) if line not in shown(found)] == []


@pytest.mark.one_database
@pytest.mark.parametrize(
    "below",
    [
        ["身份證", "Identity card", "住址證明", "Proof of address", "申請表", "Application form"],
        ["文件：", "Documents:", "身份證", "Identity card"],
        ["《勞動關係法》", "Law No. 7/2008"],
        ["簽署：____________", "Signed: ____________"],
        ["1. 登記", "1. Registration"],
        ["本法自公佈翌日起生效"],
    ],
)
def test_a_list_a_law_and_a_blank_to_fill_in_stay(below):
    found = read_text("\n\n".join([*TITLE, *BODY, *below, COPYRIGHT]))

    assert [line for line in below if line.rstrip(":：") not in shown(found)] == []


@pytest.mark.one_database
def test_short_lines_stay_where_the_text_has_others_among_its_sentences():
    items = [
        "訂金不超過一成",
        "A deposit of a tenth",
        "工期寫明",
        "Time in writing",
        "單據",
        "Receipts",
    ]
    last = ["爭議先調解", "Mediation first"]

    found = read_text("\n\n".join([*TITLE, *BODY[:2], *items, *BODY[2:], *last, COPYRIGHT]))

    assert [line for line in (*items, *last) if line not in shown(found)] == []


@pytest.mark.one_database
@pytest.mark.parametrize("label", ["ADVERTISEMENT", "廣告"])
def test_the_label_of_a_box_that_nobody_translated_is_left_out_and_reported(label):
    found = read_text("\n\n".join([*TITLE, *BODY[:4], label, *BODY[4:]]))

    assert label in found.dropped


@pytest.mark.one_database
def test_a_heading_on_advertising_in_both_languages_stays():
    heads = ["廣告", "Advertising"]

    found = read_text("\n\n".join([*TITLE, *BODY[:4], *heads, *BODY[4:]]))

    assert [line for line in heads if line not in shown(found)] == []
