"""The authors on the review page of an import."""

import pytest

from briefings.admin.editor import author_choice
from tests.support.factories import make_author

pytestmark = pytest.mark.django_db


def test_a_person_whom_the_text_names_once_in_each_language_has_one_row():
    make_author("chan-mei-i", name_zh_hant="陳美儀", name_en="Chan Mei I")

    rows = author_choice.author_rows(["陳美儀律師", "Chan Mei I", "李小龍", "Bruce Lee"])

    assert [row.chinese or row.english for row in rows] == ["陳美儀", "李小龍", "Bruce Lee"]


def test_two_names_in_a_list_are_the_one_author_who_has_both():
    make_author("a-namesake", name_zh_hant="陳美怡", name_en="Chan Mei I")
    chan = make_author("chan", name_zh_hant="陳美儀", name_en="Chan Mei I")

    [row] = author_choice.author_rows(["陳美儀律師", "Chan Mei I"])

    assert (row.chinese, row.english, row.chosen) == ("陳美儀", "Chan Mei I", f"author:{chan.pk}")
