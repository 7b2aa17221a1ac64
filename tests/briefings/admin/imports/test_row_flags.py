"""The reasons to check a row follow its edits."""

import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
FLAGS = "/admin/briefings/briefing/import/flags/"


def asked(client, stretches):
    return client.post(FLAGS, {"stretches": stretches}, content_type="application/json")


def test_each_row_gets_its_reasons(admin):
    rows = [
        {"kind": "heading", "zh-hant": "一、引言", "en": "1. Introduction"},
        {"kind": "pair", "zh-hant": "申請費減半。", "en": ""},
        {"kind": "pair", "zh-hant": "", "en": ""},
    ]

    answer = asked(admin, [rows, rows[:1]])

    assert answer.json() == {"stretches": [[[], ["missing-en"], []], [[]]]}


@pytest.mark.parametrize(
    "stretches", [None, 5, [5], [[5]], [[{"zh-hant": 5, "en": ""}]], [[{"en": "A"}]]]
)
def test_what_makes_no_sense_is_refused(admin, stretches):
    assert asked(admin, stretches).status_code == 400


def test_only_lawyers_are_answered(signed_in):
    assert asked(signed_in("view_briefing"), []).status_code == 403
