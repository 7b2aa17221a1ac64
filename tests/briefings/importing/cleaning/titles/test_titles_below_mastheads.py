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


def test_a_field_of_law_in_two_columns_above_a_longer_title_is_not_the_title():
    rows = [("Family and Succession Law", "家事及繼承法"), TITLE[::-1], (ENGLISH, CHINESE)]
    rows += [("The court found for her.", "法院判其勝訴。")]

    document = read_text("\n".join("\t".join(row) for row in rows)).to_json()

    assert tuple(document["title"].values()) == TITLE


def test_the_number_of_a_note_to_clients_does_not_go_on_from_the_title():
    lines = [TITLE[0], "客戶須知 2022年第3號", "\u3000\u3000" + CHINESE, TITLE[1], ENGLISH]

    assert tuple(read_text("\n".join(lines)).to_json()["title"].values()) == TITLE


def test_a_greeting_of_each_half_is_not_in_the_place_of_the_title():
    halves = [["親愛的客戶：", TITLE[0], CHINESE, "敬請留意。"]]
    halves += [["Dear Client,", TITLE[1], ENGLISH, "Please take note."]]

    assert title([line for half in halves for line in half]) == TITLE


@pytest.mark.parametrize("between", ["— English version —", "=== English Version ==="])
def test_a_label_between_dashes_says_which_language_follows(between):
    lines = [
        TITLE[0],
        CHINESE,
        "判決將會上訴。",
        between,
        TITLE[1],
        ENGLISH,
        "It will be appealed.",
    ]

    document = read_text("\n\n".join(lines)).to_json()

    assert tuple(document["title"].values()) == TITLE
    assert between in document["dropped"]
