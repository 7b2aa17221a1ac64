import json

import pytest
from django.utils.translation import gettext, ngettext, override

WORDS = ["- Select an option -", "Filter", "Filter by %(field_name)s", "Logout"]


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("language", ["zh-hant", "zh-hans"])
def test_words_that_djangos_own_chinese_lacks_are_chinese(word, language):
    with override(language):
        assert gettext(word) != word
        assert "more" not in ngettext(
            "…and %(count)d more object.", "…and %(count)d more objects.", 2
        )


def test_the_filters_of_every_list_have_one_name():
    with override("zh-hant"):
        assert gettext("Filter") == gettext("Filter the list")


def test_numbers_of_lists_have_a_measure_word():
    with override("zh-hant"):
        assert (
            ngettext("%(counter)s result", "%(counter)s results", 4) % {"counter": 4} == "4 項結果"
        )


def test_lists_count_what_is_selected_in_the_same_words_before_and_after_a_click(admin_client):
    admin_client.cookies["django_language"] = "zh-hant"
    words = admin_client.get("/admin/jsi18n/").text

    with override("zh-hant"):
        before = gettext("0 of %(cnt)s selected")
    assert json.dumps(before.replace("0", "%(sel)s")) in words


@pytest.mark.parametrize(
    ("words", "chinese"),
    [
        ("Add another %(model)s", "新增其他作者"),
        ("Change selected %(model)s", "修改所選的作者"),
        ("Delete selected %(model)s", "刪除所選的作者"),
        ("View %s", "查看作者"),
        ("The %(name)s “%(obj)s” was deleted successfully.", "已刪除作者「陳」。"),
    ],
)
def test_names_stand_in_chinese_sentences_without_blanks(words, chinese):
    with override("zh-hant"):
        said = gettext(words)
    names = {"model": "作者", "name": "作者", "obj": "陳"}
    assert said % ("作者" if "%s" in said else names) == chinese
