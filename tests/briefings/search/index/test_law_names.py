from time import process_time

import pytest

from briefings.search.index.entry import _with_laws
from briefings.search.index.law_names import LONGEST_TOKEN, beginning, law_names, written_in


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("依《商標法》及《個人資料保護法》，", ["商標法", "個人資料保護法"]),
        ("《信報》報道《民法典》第一條", ["民法典"]),
        (
            "Under the Personal Data Protection Act and the Civil Code,",
            ["Personal Data Protection Act", "Civil Code"],
        ),
        ("The Law on Arbitration. This Code. Under Law No. 8/2005", []),
        ("Macau's Labour Relations Law applies", ["Labour Relations Law"]),
        ("no law, no act, no code", []),
        (
            "under the Anti-Money Laundering Law and the “Juveniles’ Code”,",
            ["Anti-Money Laundering Law", "Juveniles’ Code"],
        ),
    ],
)
def test_laws_are_known_by_brackets_in_chinese_and_capitals_in_english(text, names):
    assert [written_in(token) for token in law_names(text)] == names


def test_a_token_has_no_blank_and_begins_as_its_name_is_typed():
    (token,) = law_names("the Personal Data Protection Act")

    assert " " not in token
    assert token.startswith(beginning("personal data"))


def test_names_too_long_for_a_token_are_left_out():
    assert list(law_names("the " + "Abcdefghijklmnopqrstuvwxyz " * 6 + "Act")) == []
    assert all(len(token) <= LONGEST_TOKEN for token in law_names("《" + "甲" * 30 + "法》"))


def test_a_text_without_values_has_its_laws_behind_the_mark_of_values():
    assert _with_laws("《商標法》").split()[-2] == "\ue001"


@pytest.mark.parametrize(
    "text", ["Law " + "A-" * 20_000, "Law " + "A’" * 20_000, "Law " + "Aa " * 9_000]
)
def test_the_time_grows_with_the_text_only(text):
    started = process_time()

    assert list(law_names(text)) == []

    assert process_time() - started < 1
