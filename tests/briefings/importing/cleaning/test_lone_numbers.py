"""A number alone on the line above a heading is the number of that heading."""

import pytest

from briefings.importing import read_html

TITLE = ["碼頭租約的三個問題", "Three questions on berth leases"]
FIRST = ["租客須先登記船隻。", "The tenant first registers the vessel."]
SECOND = ["租金按月繳付。", "The rent is paid every month."]


def headings(lines: list[str]) -> list[tuple[str, str]]:
    document = read_html("".join(f"<p>{line}</p>" for line in lines)).to_json()
    return [tuple(one["heading"].values()) for one in document["sections"]]


@pytest.mark.parametrize("bold", ["<b>{}</b>", "{}"])
def test_a_number_above_the_chinese_and_within_the_english_is_in_both(bold):
    lines = [*TITLE, *map(bold.format, ["01", "誰可租用", "01 Who may lease"]), *FIRST]
    lines += [*map(bold.format, ["02", "租金", "02 Rent"]), *SECOND]

    assert headings(lines)[-2:] == [("01 誰可租用", "01 Who may lease"), ("02 租金", "02 Rent")]


def test_a_number_above_each_language_is_in_both():
    lines = [
        *TITLE,
        "1",
        "誰可租用",
        "1",
        "Who may lease",
        *FIRST,
        "2",
        "租金",
        "2",
        "Rent",
        *SECOND,
    ]

    assert headings(lines)[-2:] == [("1 誰可租用", "1 Who may lease"), ("2 租金", "2 Rent")]


@pytest.mark.parametrize("numbers", [("7", "9"), ("2", "3"), ("12", "30")])
def test_numbers_that_do_not_count_from_one_on_stay_alone(numbers):
    lines = [*TITLE, numbers[0], "誰可租用", "Who may lease", *FIRST]
    lines += [numbers[1], "租金", "Rent", *SECOND]

    assert not any(number in zh for zh, _en in headings(lines) for number in numbers)
