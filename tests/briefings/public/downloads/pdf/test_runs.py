from hypothesis import given
from hypothesis import strategies as st

from briefings.public.downloads.pdf.runs import blocks, is_wide


def words(nodes: list[dict]) -> str:
    return "".join(node.get("text", "") + words(node.get("body", [])) for node in nodes)


def test_marks_become_a_tree():
    assert blocks("據**《商標法》**[公報](https://x.example)") == [
        {
            "kind": "par",
            "body": [
                {"kind": "text", "text": "據"},
                {"kind": "strong", "body": [{"kind": "text", "text": "《商標法》"}]},
                {
                    "kind": "link",
                    "to": "https://x.example",
                    "bare": False,
                    "body": [{"kind": "text", "text": "公報"}],
                },
            ],
        }
    ]


def test_an_amount_stays_with_its_currency():
    assert words(blocks("費用為 MOP 105,000 或以上")) == "費用為 MOP\u00a0105,000 或以上"


def test_a_footnote_stands_where_it_is_mentioned_first():
    par = blocks("甲[^1]乙[^1]\n\n[^1]: 註", first_note=5)[0]

    assert par["body"] == [
        {"kind": "text", "text": "甲"},
        {"kind": "note", "number": 5, "body": [{"kind": "text", "text": "註"}]},
        {"kind": "text", "text": "乙"},
        {"kind": "mention", "number": 5},
    ]


def test_a_footnote_that_begins_like_a_list_keeps_its_number():
    (note,) = blocks("[^1]\n\n[^1]: 2. 同上")[0]["body"]

    assert note["body"] == [{"kind": "text", "text": "2. 同上"}]


def test_lists_and_quotations_keep_their_shape():
    tree = blocks("3. 甲\n4. 乙\n\n> 丙")

    assert [node["kind"] for node in tree] == ["enum", "quote"]
    assert tree[0]["start"] == 3
    assert [item["kind"] for item in tree[0]["body"]] == ["item", "item"]
    assert [item["number"] for item in tree[0]["body"]] == [3, 4]


def test_a_table_has_rows_of_cells_and_tells_its_header_cells():
    lead, table = blocks("甲\n\n表[^1]\n| | A |\n|---|--:|\n| x | **1**<br>2 |\n\n[^1]: 註")

    assert lead["kind"] == "par"
    assert (table["kind"], table["aligns"], table["has_head"]) == ("table", ["", "right"], True)
    assert [node["kind"] for node in table["caption"]] == ["text", "note"]
    assert [[cell["scope"] for cell in row] for row in table["rows"]] == [["", "col"], ["row", ""]]
    kinds = [node["kind"] for node in table["rows"][1][1]["body"]]
    assert kinds == ["strong", "break", "text"]
    assert not is_wide([lead, table])
    assert is_wide(blocks("|A|B|C|D|\n|-|-|-|-|\n|1|2|3|4|"))


def test_a_list_keeps_its_numbers_and_their_marks():
    bracketed, pointed = blocks("2) 甲\n4) 乙\n\n1. 丙")

    assert (bracketed["mark"], pointed["mark"]) == (")", ".")
    assert [item["number"] for item in bracketed["body"]] == [2, 4]


def test_an_address_that_leads_nowhere_outside_is_only_its_words():
    assert blocks("[甲](/inside)")[0]["body"] == [
        {"kind": "span", "body": [{"kind": "text", "text": "甲"}]}
    ]


@given(st.text("#*_[]()!>-1.^:甲a \n$@\\`<&", max_size=120))
def test_no_text_is_an_error(text):
    assert isinstance(words(blocks(text)), str)
