"""The number of a case or a file stands above the text of a mail and is not its title."""

import pytest

from briefings.importing import read_text

TITLE = ("跨境破產的新安排", "New arrangements for cross-border insolvency")
TEXT = [
    "管理人可向法院申請承認。",
    "The liquidator may ask the court for recognition.",
    "申請須附經認證的裁定副本。",
    "The application needs a certified copy of the order.",
]


def rows(document: dict) -> list[str]:
    return [pair["zh-hant"] for one in document["sections"] for pair in one["paragraphs"]]


@pytest.mark.parametrize(
    "reference",
    [
        "高院民事訴訟2025年第1417號　HCA 1417/2025",
        "民事上訴2024年第88號 Civil Appeal No. 88 of 2024",
        "案件編號：CV1-24-0032-CAO　Case no. CV1-24-0032-CAO",
        "我方檔號 Our ref.: LT/2025/118",
    ],
)
def test_the_number_of_a_case_above_the_greeting_of_a_mail_is_not_its_title(reference):
    header = ["From: Gigi Lam <gl@lam.example>", "To: Chan <kmc@chan.example>"]
    subject, attached = f"Subject: {TITLE[0]} / {TITLE[1]}", "Attachments: Draft.pdf (212 KB)"
    halves = [["陳先生：", *TEXT[::2]], ["Dear Mr Chan,", *TEXT[1::2]]]

    document = read_text(
        "\n\n".join(["\n".join([*header, subject, attached]), reference, *halves[0], *halves[1]])
    ).to_json()

    assert tuple(document["title"].values()) == TITLE
    assert {*header, attached} <= set("\n".join(document["dropped"]).split("\n"))
    assert rows(document)[-2:] == TEXT[::2]
