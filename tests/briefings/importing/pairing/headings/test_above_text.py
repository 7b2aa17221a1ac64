"""Short lines above the first sentence that are no headings."""

import pytest

from tests.briefings.importing.pairing.headings.documents import SAID, headings, text_of

pytestmark = pytest.mark.one_database

HEADS = [("目標", "Goals"), ("方法", "Methods")]


@pytest.mark.parametrize(
    "line",
    [
        ("作者：高鳳與⿻社群", "By Gao Feng and the ⿻ Community"),
        ("（中華民國103年4月10日修正）", "(As amended on April 10, 2014)"),
    ],
)
def test_an_author_whose_name_is_not_read_and_the_day_of_a_change_are_no_headings(line):
    document = text_of(line, HEADS[0], SAID[0], HEADS[1], SAID[1])

    assert headings(document) == [zh for zh, _ in HEADS]
