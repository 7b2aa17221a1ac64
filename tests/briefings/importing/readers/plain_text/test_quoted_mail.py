"""A briefing in a mail that was sent on, once or twice, with marks of quotation or without."""

import pytest

from briefings.importing import read_text

TITLE = ("離職補償：僱主須知", "Severance: What Employers Should Know")
ROWS = [
    (
        "閣下查詢解僱一名服務六年的員工須付多少補償，以及可否以代通知金代替預先通知，茲答覆如下。",
        (
            "You asked what is payable on dismissing an employee of six years' service, and whether "
            "payment may be made in lieu of notice. Our answer follows."
        ),
    ),
    (
        "服務滿三個月的員工，僱主須提前十五日以書面通知；以金錢代替者，按通知期內的報酬計算。",
        (
            "After three months of service the employer must give fifteen days' notice in writing. "
            "Payment in lieu is reckoned on the remuneration of that period."
        ),
    ),
    (
        "建議先取得員工簽署的結算聲明，並保存付款證明最少五年，以備日後查核之用。",
        (
            "We suggest that a signed statement of settlement be obtained first, and proof of payment "
            "kept for at least five years."
        ),
    ),
]
CLOSING = ["此致 Yours sincerely,", "羅啟明 K. M. Lo", "Lo & Pires Advogados"]
OUTER = [
    "From: Josefina Xavier <jx@shop.example>",
    "Date: Wed, 4 Feb 2026 at 09:01",
    "Subject: Fwd: FW: 離職補償",
    "To: 股東 <board@shop.example>",
]
NOTE = ["大家好，請看下面羅律師的意見。Please see below.", "", "Josefina"]
INNER = {
    "outlook": [
        "-----Original Message-----",
        "From: K. M. Lo <kmlo@lopires.example>",
        "Sent: Tuesday, 3 February 2026 16:12",
        "To: 李太; Pedro Chan; Board of Directors of the Company;",
        "    Accounts Department",
        "Subject: 離職補償 Severance",
    ],
    "qq": [
        "------------------ 原始郵件 ------------------",
        '發件人: "K. M. Lo" <kmlo@lopires.example>;',
        "發送時間: 2026年2月3日(星期二) 下午4:12",
        '收件人: "李太"<lei@shop.example>;',
        "主題: 離職補償",
    ],
    "thunderbird": [
        "-------- 轉寄郵件 --------",
        "主旨：\t離職補償 Severance, and what employers should know of it and of",
        "notice",
        "日期：\tTue, 3 Feb 2026 16:12:33 +0800",
        "寄件者：\tK. M. Lo <kmlo@lopires.example>",
        "收件者：\tlei@shop.example",
    ],
    "apple mail": [
        "Begin forwarded message:",
        "",
        "寄件人： K. M. Lo <kmlo@lopires.example>",
        "主旨： 離職補償 Severance",
        "日期： 2026年2月3日 下午4:12:09 [GMT+8]",
        "收件人： lei@shop.example",
    ],
    "gmail": ["On Tue, 3 Feb 2026 at 16:12, K. M. Lo <kmlo@lopires.example> wrote:"],
    "foxmail": ["在 2026年2月3日，K. M. Lo 寫道："],
}


def wrapped(text: str, width: int = 60) -> list[str]:
    """The text in lines no wider than this; a Han character is as wide as two letters."""
    if text.isascii():
        lines = [""]
        for word in text.split():
            is_full = len(lines[-1]) + len(word) >= width
            lines += [word] if is_full else []
            lines[-1] = lines[-1] if is_full else f"{lines[-1]} {word}".strip()
        return lines
    half = width // 2
    return [text[start : start + half] for start in range(0, len(text), half)]


def text() -> list[str]:
    rows = [line for row in ROWS for side in row for line in (*wrapped(side), "")]
    return [*TITLE, "", "李太鈞鑒：", "Dear Mrs Lei,", "", *rows, *CLOSING]


def quoted(lines: list[str], mark: str) -> list[str]:
    return [f"{mark}{line}".rstrip() for line in lines]


def rows(document) -> list[tuple[str, str]]:
    sections = document["sections"]
    return [(row["zh-hant"], row["en"]) for one in sections for row in one["paragraphs"]]


@pytest.mark.parametrize("inner", INNER.values(), ids=INNER)
@pytest.mark.parametrize(("outer", "mark"), [("", ""), ("", "> "), ("", "| "), (">", ">>")])
def test_only_the_innermost_mail_is_the_text(inner, outer, mark):
    around = quoted([*OUTER, "", *NOTE, ""], outer)
    imported = read_text("\n".join([*around, *quoted([*inner, "", *text()], mark)]))

    document = imported.to_json()
    assert tuple(document["title"].values()) == TITLE
    assert rows(document) == ROWS
    left = "\n".join(document["dropped"])
    assert all(line.strip() in left for line in (*OUTER, *NOTE[::2], *CLOSING))
    assert not imported.ledger


def test_marks_on_every_line_of_both_mails_go():
    inner = quoted([*INNER["outlook"], "", *text()], "> ")

    document = read_text("\n".join(quoted([*OUTER, "", *NOTE, "", *inner], "> "))).to_json()

    assert rows(document) == ROWS


def test_a_long_text_above_a_mail_that_it_quotes_stays():
    answer = [line for row in ROWS for line in (*row, "")]
    question = ["租客可否提早退租？", "", "May the tenant leave early?"]

    document = read_text("\n".join([*answer, *INNER["gmail"], "", *question])).to_json()

    assert set(ROWS) <= set(rows(document))


def test_a_few_quoted_lines_in_a_text_keep_their_marks():
    lines = [line for row in ROWS for line in row]

    document = read_text("\n\n".join([*lines, "> 法院如是說。", "> So said the court."])).to_json()

    assert {"zh-hant": "> 法院如是說。", "en": "> So said the court."} in document["sections"][0][
        "paragraphs"
    ]


def test_a_table_drawn_with_bars_keeps_them():
    table = [
        "| 項目 | 費用 |",
        "| --- | --- |",
        "| 登記 | 100 |",
        "| 公證 | 200 |",
        "| 印花 | 300 |",
    ]

    document = read_text("\n".join(table)).to_json()

    assert "| 登記 | 100 |" in str(document["sections"])
