"""Tables of a pair are compared cell by cell, and a difference is named with its place."""

from briefings.checking import parity

ZH = "費用如下：\n\n表1\n| 項目 | 金額 | 期限 |\n| --- | ---: | --- |\n| 登記 | 1,000 | 30日 |\n| 續期 | 2,000 | 60日 |\n\n共3,000元。"
EN = "Fees:\n\nTable 1\n| Item | Amount | Time |\n| --- | ---: | --- |\n| Filing | 1,000 | 30 days |\n| Renewal | 2,000 | 60 days |\n\nMOP 3,000 in all."


def found(zh_hant: str, en: str) -> list[tuple]:
    return [
        (one.kind, one.message, one.cell, *(en[slice(*span)] for span in one.english))
        for one in parity.findings(zh_hant, en)
        if one.severity != "hint"
    ]


def test_tables_that_say_the_same_are_not_flagged():
    assert found(ZH, EN) == []


def test_a_number_that_differs_is_named_with_row_and_column():
    assert found(ZH, EN.replace("60 days", "90 days")) == [("number", "differs", (3, 3), "90")]


def test_numbers_in_each_others_cells_are_found():
    swapped = EN.replace("1,000", "x").replace("2,000", "1,000").replace("x", "2,000")

    assert [cell for _kind, _message, cell, *_ in found(ZH, swapped)] == [(2, 2), (3, 2)]


def test_a_row_that_one_table_lacks_is_told():
    assert found(ZH, EN.replace("| Renewal | 2,000 | 60 days |\n", ""))[0][:3] == (
        "table",
        "other-shape",
        None,
    )


def test_a_table_that_one_side_lacks_is_told():
    assert found(ZH, "Fees: 1,000 for filing, 2,000 for renewal.")[0][:2] == ("table", "missing-en")


def test_what_stands_outside_the_table_is_compared_as_before():
    assert found(ZH, EN.replace("MOP 3,000", "MOP 4,000"))[0][2:] == (None, "MOP 4,000")
