"""Numbered clauses, each with all its items in Chinese and then in English, as Word copies them."""

import pytest

from briefings.importing import read_text

CLAUSES = [
    ("1.1", "本指引適用於短租公寓。", "These guidelines apply to short-let flats.", []),
    (
        "1.2",
        "申請人須提交下列文件：",
        "The applicant must file:",
        [
            ("（甲）", "(a)", "單位的圖則；", "the plan of the flat;"),
            ("（乙）", "(b)", "保險單。", "a policy of insurance."),
        ],
    ),
    (
        "1.3",
        "當局在六十日內作出決定：",
        "The office decides within sixty days:",
        [
            ("1.3.1", "1.3.1", "逾期視為駁回；", "if it does not, it refuses;"),
            ("1.3.2", "1.3.2", "申請人可提起訴願。", "the applicant may appeal."),
        ],
    ),
]


def clauses(behind: str, before: str) -> str:
    lines = [
        "短租公寓指引",
        "Short-let Flats: A Guide",
        "",
        f"1.{behind}背景",
        f"1.{behind}Background",
    ]
    for number, chinese, english, items in CLAUSES:
        lines += ["", number + behind + chinese]
        lines += [before + mark + behind + said for mark, _, said, _ in items]
        lines += ["", number + behind + english]
        lines += [before + mark + behind + said for _, mark, _, said in items]
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("behind", "before"), [("\t", "\t"), ("\t", "\t\t"), ("\t", "    "), (" ", "\u3000\u3000")]
)
def test_clauses_pair_by_their_numbers_and_make_no_table(behind, before):
    document = read_text(clauses(behind, before)).to_json()

    section = document["sections"][-1]
    assert section["heading"] == {"zh-hant": "1. 背景", "en": "1. Background"}
    assert [(row["zh-hant"], row["en"]) for row in section["paragraphs"]] == [
        pair
        for number, chinese, english, items in CLAUSES
        for pair in (
            (f"{number} {chinese}", f"{number} {english}"),
            *((f"{a} {said}", f"{b} {translated}") for a, b, said, translated in items),
        )
    ]
