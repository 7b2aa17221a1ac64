"""Text copied from a messenger, which marks bold with one asterisk."""

from briefings.importing import read_text

MESSAGE = """*會員快訊：網購七日退貨權*
*Members' flash: seven days to return goods*

修訂今早通過，下月一日生效。
The amendment passed this morning and takes effect next month.

*可以退的 What can go back*

收貨翌日起七日內，無須理由。
Anything within seven days from the day after delivery.

*不可以退的 What cannot*

訂造貨品及鮮活食品。
Goods made to order, and fresh food.

👉 加入群組請按 Join our group: https://chat.example.mo/ab12
"""


def test_lines_in_the_bold_of_a_messenger_are_headings_without_its_marks():
    document = read_text(MESSAGE).to_json()

    assert document["title"]["zh-hant"] == "會員快訊：網購七日退貨權"
    assert [one["heading"]["en"] for one in document["sections"]] == [
        "",
        "What can go back",
        "What cannot",
    ]


def test_one_line_in_italics_is_no_heading():
    lines = ["第一段的文字說明了理由。", "*譯文僅供參考*", "第二段的文字說明了結果。"]

    document = read_text("\n\n".join(lines)).to_json()

    assert "譯文僅供參考" not in str([one["heading"] for one in document["sections"]])
