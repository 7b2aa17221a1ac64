"""A title below what names the series, the kind of document or the file it belongs to."""

import pytest

from briefings.importing import read_text

pytestmark = pytest.mark.one_database

TITLE = (
    "網上貶損言論是否構成合理解僱理由",
    "Are disparaging posts online just cause for dismissal?",
)
CHINESE = "法院近日裁定一名酒店主管勝訴，判決為僱主處理網上言論提供了尺度。"
ENGLISH = (
    "The court recently found for a hotel supervisor, which gives employers a yardstick online."
)
SECTION = [
    "案情",
    "原告批評部門的排班安排，並附上截圖。",
    "Facts",
    "The claimant criticised the roster.",
]
MASTHEADS = [
    "案例短評 Case Note",
    "可持續發展月訊 ESG Monthly ▪ 2025年2月號 February 2025",
    "客戶清單 CLIENT CHECKLIST · Ref. RE-27",
    "金融科技監管月報 FinTech Regulatory Monthly",
]


def title(lines):
    return tuple(read_text("\n\n".join(lines)).to_json()["title"].values())


@pytest.mark.parametrize("masthead", MASTHEADS)
def test_the_title_of_each_half_of_an_opening_is_below_a_masthead(masthead):
    """The opening stands whole in Chinese, then in English, as each section does."""
    lines = [masthead, TITLE[0], CHINESE, TITLE[1], ENGLISH, *SECTION]

    assert title(lines) == TITLE


def test_the_number_of_a_case_below_the_title_is_not_the_title():
    lines = [MASTHEADS[0], TITLE[0], "中級法院第 614/2022 號上訴案（勞動訴訟）"]

    assert title([*lines, CHINESE, TITLE[1], ENGLISH, *SECTION]) == TITLE


def test_readers_are_greeted_above_the_title_or_below_it():
    greetings = ["親愛的客戶：", "Dear clients,"]
    below = [MASTHEADS[1], TITLE[0], greetings[0], CHINESE, TITLE[1], greetings[1], ENGLISH]

    assert title([MASTHEADS[3], *greetings, *TITLE, CHINESE, ENGLISH, *SECTION]) == TITLE
    assert title([*below, *SECTION]) == TITLE


def test_a_question_right_below_a_title_does_not_take_its_place():
    asked = [
        "問一：哪些公司可以申請？",
        "Q1. Which companies may apply?",
        "答：私人公司。",
        "A: Private ones.",
    ]

    assert title([*TITLE, *asked]) == TITLE


@pytest.mark.parametrize(
    "firm",
    [
        "路環灣律師事務所 Coloane Bay Lawyers ｜ 不動產業務 Real Estate",
        "司打口大律師樓 PONTE E HORTA ADVOGADOS",
    ],
)
def test_the_firm_in_both_languages_is_not_the_title(firm):
    assert title([firm, f"{TITLE[0]}（{TITLE[1]}）", CHINESE, ENGLISH, *SECTION]) == TITLE
