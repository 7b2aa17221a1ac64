"""What is found in a pair, measured on right pairs and on errors made on purpose."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.checking import parity
from briefings.text.markup.figures import Figure
from tests.briefings.checking.parity.seeding import seeded
from tests.briefings.checking.parity.sentences import PAIRS

RIGHT = json.loads(
    (Path(__file__).parents[3] / "data/parity/right_pairs.json").read_text(encoding="utf-8")
)
MOST_FALSE_ALARMS, MOST_WITH_HINTS, LEAST_FOUND = 0.025, 0.06, 0.97


def warnings(zh_hant: str, en: str) -> list[parity.Finding]:
    return [one for one in parity.findings(zh_hant, en) if one.severity != "hint"]


def words(zh_hant: str, en: str) -> list[tuple]:
    """What is marked, as words: the kind, then the words of each side."""
    return [
        (
            one.kind,
            [zh_hant[start:end] for start, end in one.chinese],
            [en[start:end] for start, end in one.english],
        )
        for one in warnings(zh_hant, en)
    ]


def test_hardly_any_right_pair_is_flagged():
    flagged = [pair for pair in RIGHT if warnings(*pair)]

    pointed_out = [pair for pair in RIGHT if parity.findings(*pair)]

    assert len(RIGHT) == 457
    assert len(flagged) / len(RIGHT) <= MOST_FALSE_ALARMS
    assert len(pointed_out) / len(RIGHT) <= MOST_WITH_HINTS


def test_right_sentences_of_many_forms_are_not_flagged():
    flagged = [pair for pair in PAIRS if warnings(*pair)]

    assert len(flagged) / len(PAIRS) <= MOST_FALSE_ALARMS


@pytest.mark.parametrize("pairs", [PAIRS, RIGHT], ids=["sentences", "statutes"])
def test_nearly_every_changed_number_date_amount_and_article_is_found(pairs):
    errors = list(seeded(pairs, seed=20261123))

    found = [error for error in errors if warnings(error.zh_hant, error.en)]

    assert len(errors) > 150
    assert len(found) / len(errors) >= LEAST_FOUND


@pytest.mark.parametrize(
    ("zh_hant", "en", "expected"),
    [
        ("罰款五千元。", "A fine of MOP 6,000.", ("amount", ["五千元"], ["MOP 6,000"])),
        ("共3億元人民幣", "RMB 3 million", ("amount", ["3億元"], ["RMB 3 million"])),
        ("港幣5,000元", "USD 5,000", ("amount", ["港幣5,000元"], ["USD 5,000"])),
        (
            "2025年4月24日生效。",
            "In force on 25 April 2025.",
            ("date", ["2025年4月24日"], ["25 April 2025"]),
        ),
        ("第十七條之一", "Article 17-B", ("article", ["第十七條之一"], ["Article 17-B"])),
        ("第7/2024號法律", "Law no. 7/2023", ("law-number", ["7/2024"], ["7/2023"])),
        ("稅率為百分之三", "The rate is 5%.", ("percent", ["百分之三"], ["5%"])),
        ("三分之二多數", "a three-quarters majority", ("number", ["三分之二"], ["three-quarters"])),
        ("打七折", "a discount of 20%", ("percent", ["七折"], ["20%"])),
        (
            "《民法典》第五條",
            "Article 5 of the Commercial Code",
            ("law", ["《民法典》"], ["Commercial Code"]),
        ),
        ("由WIPO公佈。", "Published by the Office.", ("name", ["WIPO"], [])),
        (
            "見 https://a.example/zh/x 。",
            "See https://b.example/en/x.",
            ("address", ["https://a.example/zh/x"], ["https://b.example/en/x"]),
        ),
    ],
)
def test_what_differs_is_marked_on_both_sides(zh_hant, en, expected):
    assert expected in words(zh_hant, en)


@pytest.mark.parametrize(
    ("zh_hant", "en"),
    [
        ("一般而言，十分重要。", "Generally it is very important."),
        ("第三人不受影響。", "Third parties are not affected."),
        ("廿三名董事", "twenty-three directors"),
        ("壹佰貳拾萬澳門元", "MOP 1.2 million"),
        ("**三十**日內", "within **30** days"),
        ("第一款可適用。", "Paragraph 1 may apply."),
        ("一億二千萬", "120 million"),
        ("每年五月一日", "1 May every year"),
        ("見 https://a.example/zh/x", "see https://a.example/en/x"),
        ("只有中文五千元", ""),
    ],
)
def test_what_says_the_same_in_other_words_is_not_flagged(zh_hant, en):
    assert warnings(zh_hant, en) == []


def test_a_negation_on_one_side_only_is_a_hint():
    found = parity.findings("僱主不得解僱該勞工。", "The employer may dismiss the employee.")

    assert [(one.kind, one.severity) for one in found] == [("negation", "hint")]


@given(st.text(max_size=300), st.text(max_size=300))
def test_no_text_is_too_strange_and_every_mark_lies_in_its_text(zh_hant, en):
    for one in parity.findings(zh_hant, en):
        assert all(0 <= start < end <= len(zh_hant) for start, end in one.chinese)
        assert all(0 <= start < end <= len(en) for start, end in one.english)


@given(
    st.text(
        alphabet="一二十百千萬億年月日第條款之元%0123456789,.-/()至 March may two and", max_size=200
    )
)
def test_no_heap_of_numerals_is_too_strange(text):
    parity.findings(text, text)


@pytest.mark.parametrize(
    "unit", ["%", "(", "-", "'", "a", "a-", "- ", " ", "1", "一", "百", "and "]
)
def test_no_run_of_one_letter_keeps_the_checks_busy(unit):
    start = time.process_time()

    parity.findings(f"第{unit * 1000}元", f"100{unit * 1000}!")

    assert time.process_time() - start < 1


def test_a_pair_is_checked_in_about_a_millisecond():
    parity.findings.cache_clear()
    start = time.process_time()

    for zh_hant, en in RIGHT:
        parity.findings(zh_hant, en)

    # Time of the processor, with room for slow and busy machines.
    assert (time.process_time() - start) / len(RIGHT) < 0.005


def test_the_address_of_a_picture_says_nothing_and_its_caption_does():
    zh_hant = Figure("1" * 64, 900, 600, "棒形圖", "圖：2024 年").source()
    en = Figure("2" * 64, 800, 600, "Bars", "Figure: 2024").source()

    assert warnings(zh_hant, en) == []
    assert words(zh_hant, en.replace("2024", "2023"))[0][0] in ("number", "date")


def test_a_figure_that_only_one_side_has_is_flagged():
    figure = Figure("1" * 64, 900, 600, "棒形圖").source()

    assert words(f"字。\n\n{figure}", "Text.") == [("figure", [figure], [])]
