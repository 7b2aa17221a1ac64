"""A briefing sent to a chat, message by message, and copied from there."""

import pytest

from briefings.importing import read_text

LAWYER, CLIENT = "梁嘉敏律師 Carmen Leong", "Pedro (Finance)"
TITLE = ("印花稅新安排", "New Arrangements for Stamp Duty")
ROWS = [
    ("特別印花稅已於二月取消，不論買入日期。", "Special stamp duty ended in February."),
    ("簽署前須核對成交單據上的日期及金額。", "Check the date and the amount before signing."),
    ("住宅仍按從價稅率繳納。", "Homes remain subject to the ad valorem rates."),
    ("逾期須繳付罰款，最高為稅款十倍。", "Late payment costs up to ten times the duty."),
]
HEADING = ("二、如何繳稅", "2. How to pay")
FORMATS = {
    "whatsapp": "[9:05, 3/4/2026] {name}: {said}",
    "whatsapp on an iPhone": "[3/4/2026 上午9:05:12] {name}: {said}",
    "whatsapp on Android": "3/4/2026, 9:05 am - {name}: {said}",
    "line": "09:05\t{name}\t{said}",
    "telegram": "{name}, [03.04.2026 09:05]\n{said}",
    "teams": "[4/3 9:05 AM] {name}\n{said}",
    "slack": "{name}  [9:05 AM]\n{said}",
    "wechat": "{name} 2026-04-03 9:05\n{said}",
    "qq": "2026-04-03 09:05:12 {name}\n{said}",
    "wechat by mail": "{name}  09:05\n\n{said}\n",
    "a weekday": "Friday 9:05 AM {name}: {said}",
    "a month in words": "{name}, Apr 3, 2026 9:05 AM\n{said}",
    "a time in brackets": "{name} (3 Apr 2026 09:05): {said}",
    "a name above the time": "{name}\n上午9:05\n{said}",
}


def chat(form: str, messages: list[tuple[str, str]]) -> str:
    return "\n".join(FORMATS[form].format(name=name, said=said) for name, said in messages)


def in_messages(*, both: bool) -> list[tuple[str, str]]:
    rows = [TITLE, *ROWS[:2], HEADING, *ROWS[2:]]
    texts = ["\n".join(row) for row in rows] if both else [text for row in rows for text in row]
    return [(LAWYER, text) for text in texts]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("both", [True, False])
def test_messages_are_pairs_without_their_names_and_times(form, both):
    messages = in_messages(both=both)
    half = len(messages) // 2
    with_talk = [
        (CLIENT, "早晨"),
        *messages[:half],
        (CLIENT, "收到，thanks"),
        ("老黃", "👍"),
        *messages[half:],
        (CLIENT, "請問有冇英文版？"),
    ]

    document = read_text(chat(form, with_talk)).to_json()

    sections = document["sections"]
    rows = [(row["zh-hant"], row["en"]) for one in sections for row in one["paragraphs"]]
    assert tuple(document["title"].values()) == TITLE
    assert tuple(sections[-1]["heading"].values()) == HEADING
    assert rows == ROWS
    left = "\n".join(document["dropped"])
    assert all(said in left for said in (LAWYER, "早晨", "收到，thanks", "請問有冇英文版？"))
    assert not read_text(chat(form, with_talk)).ledger


def test_signs_for_pictures_days_and_short_answers_are_left_out_and_listed():
    messages = in_messages(both=True)
    others = [
        (LAWYER, "<媒體已略去>"),
        (CLIENT, "會有簡報嗎？"),
        (LAWYER, "稍後再傳"),
        (CLIENT, "此訊息已刪除"),
    ]
    source = chat("whatsapp", [*messages[:3], *others, *messages[3:]]) + " <此訊息已編輯>"
    program = "3/4/2026, 09:00 - 訊息和通話經端對端加密，第三方無法讀取。"

    imported = read_text(f"————— 2026年4月3日 —————\n{program}\n{source}")

    document = imported.to_json()
    rows = [
        (row["zh-hant"], row["en"]) for one in document["sections"] for row in one["paragraphs"]
    ]
    assert rows == ROWS
    assert "[9:05, 3/4/2026] " + LAWYER + ": 稍後再傳" in document["dropped"]
    assert {"<此訊息已編輯>", program} <= set(document["dropped"])
    assert not imported.ledger


def test_a_paragraph_by_somebody_else_is_text():
    said = "請問在家工作的員工，於八號風球懸掛期間在家中受傷，又沒有即時通知公司，是否仍然算作工作意外而獲賠償？"
    messages = in_messages(both=True)

    document = read_text(chat("whatsapp", [*messages, (CLIENT, said)])).to_json()

    assert said in str(document["sections"])


@pytest.mark.parametrize(
    "lines",
    [
        [f"{hour}:00 - 講者 Speaker {hour}: 禮堂" for hour in range(10, 16)],
        [f"{hour}:00\t甲廳 Hall A\t第{hour}講 Lecture {hour}" for hour in range(10, 16)],
        ["於上午9:05 送達者，視為即日送達。", "A notice served at 9:05 is served that day."],
    ],
)
def test_times_in_a_programme_or_a_sentence_make_no_chat(lines):
    text = [*TITLE, *ROWS[0], *lines, *ROWS[1], *ROWS[2]]

    document = read_text("\n\n".join(text)).to_json()

    dropped = str(document["dropped"])
    assert not any(said in dropped for said in ("Hall A", "講者", "送達"))
