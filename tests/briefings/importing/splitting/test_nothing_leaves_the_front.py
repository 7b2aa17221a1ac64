"""Of the first lines, only what became a field leaves the text; anything else is reported."""

import pytest

from briefings.importing import read_html, read_text
from tests.briefings.importing.test_conservation import everything

ZH = "主管機關應於三十日內公告其決定，並通知利害關係人。"
EN = "The competent authority shall announce its decision within thirty days."


def test_a_line_said_twice_near_the_top_is_said_twice():
    document = read_html(
        f"<h1>租約</h1><h2>甲、租金</h2><p>{ZH}</p><h1>租約</h1><h2>乙、按金</h2><p>{EN}</p>"
    )

    assert everything(document).count("租約") == 2
    assert document.standfirst.chinese == ""


def test_a_second_date_that_differs_is_reported():
    document = read_text(f"公告\nNotice\n\n2024年5月8日\n更新：2024年6月9日\n\n{ZH}\n{EN}")

    assert "2024年6月9日" in everything(document)


def test_a_date_or_byline_that_is_said_again_is_reported():
    document = read_text(
        f"公告\nNotice\n\n2024年5月8日\nBy: Ana Chan\n\n{ZH}\n{EN}\n\n2024年5月8日\nBy: Ana Chan\n"
    )

    assert document.dropped == ("2024年5月8日", "By: Ana Chan")
    assert [one.reason for one in document.left_out] == ["date", "page-header"]


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("生效日期", "Date of entry into force"),
        ("施行日期：", "Commencement date:"),
        ("截止日期", "Deadline"),
        ("簽訂日期", "Date of signature"),
    ],
)
def test_a_day_below_the_name_of_another_day_stays_text(chinese, english):
    document = read_text(
        f"租約\nLease\n\n{chinese}\n{english}\n2024年3月1日\n1 March 2024\n\n{ZH}\n{EN}\n"
    )

    assert document.date == ""
    assert "2024年3月1日" in everything(document)


def test_a_title_that_is_said_again_below_the_first_is_reported():
    document = read_text(f"Notice on rents\n\n8 May 2024\n\nNotice on rents\n\n{EN}\n\n{EN}\n")

    assert document.title.english == "Notice on rents"
    assert document.dropped == ("Notice on rents",)


def test_a_sentence_that_is_said_twice_is_no_title_above_a_standfirst():
    document = read_text(f"{EN}\n\n8 May 2024\n\n{ZH}\n\n{EN}\n\n{ZH}\n")

    assert everything(document).count(EN) == 2
    assert document.standfirst.chinese == ""


@pytest.mark.parametrize("mark", [" | ", " / ", " "])
def test_a_day_below_the_name_of_another_day_in_both_languages_stays_text(mark):
    document = read_text(
        f"租約\nLease\n\n生效日期{mark}Effective date\n2024年3月1日{mark}1 March 2024\n\n{ZH}\n{EN}\n"
    )

    assert document.date == ""
    assert "2024年3月1日" in everything(document)
