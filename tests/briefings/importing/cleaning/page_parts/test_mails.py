"""A briefing that was sent as a mail or a letter: its text is read, the rest is listed."""

import pytest

from briefings.importing import read_html, read_text

TITLE = {"zh-hant": "租約須知", "en": "Notes on leases"}
TEXT = [
    "租約須知",
    "Notes on leases",
    "租客須於每月首日繳付租金，逾期者須付利息。",
    "The tenant shall pay the rent on the first day of each month, and interest if late.",
    "業主須保養樓宇的結構，並支付地租及差餉。",
    "The landlord shall maintain the structure of the building and pay the ground rent and rates.",
]
HEADERS = [
    ["寄件者: 某律師 <a@example.com>", "日期: 2024年5月8日 上午10:32", "收件者: 各客戶"],
    ["From: A Lawyer <a@example.com>", "Sent: Wednesday, 8 May 2024", "To: Clients", "Subject: X"],
    ["發件人：某律師行", "主題：租約"],
    ["From 寄件者: A Lawyer", "To 收件者: Clients"],
]
GREETINGS = [
    ["各位客戶：", "Dear clients,"],
    ["敬啟者：", "Dear Sirs,"],
    ["陳先生台鑒：", "Dear Mr Chan:"],
    ["致：各客戶", "To: Our clients", "敬啟者：", "Dear Sirs,"],
    ["尊敬的客戶： Dear valued clients,"],
]
CLOSINGS = [
    ["此致", "Kind regards,", "陳美儀 Chan Mei I", "某律師行 Some Law Firm", "Tel: 2800 0000"],
    ["順頌商祺", "陳美儀律師", "Yours faithfully,", "Chan Mei I"],
    ["Best wishes / 祝好", "Chan Mei I"],
]
NOTICE = [
    "本電郵屬機密，如誤收請即刪除並通知寄件人。",
    "This e-mail is confidential; if you received it in error, delete it and tell the sender.",
]


def rows(document) -> list[dict[str, str]]:
    return [pair for section in document["sections"] for pair in section["paragraphs"]]


def mail(header, greeting, closing) -> list[str]:
    return ["\n".join(header), *greeting, *TEXT, *closing, *NOTICE]


@pytest.mark.parametrize("header", HEADERS)
@pytest.mark.parametrize("greeting", GREETINGS)
@pytest.mark.parametrize("closing", CLOSINGS)
def test_a_mail_is_read_without_its_header_greeting_and_signature(header, greeting, closing):
    lines = mail(header, greeting, closing)
    page = "".join(f"<p>{line}</p>" for line in lines)
    page = page.replace(" <a@", " &lt;a@").replace("\n", "<br>")

    for document in (read_html(page).to_json(), read_text("\n\n".join(lines)).to_json()):
        assert document["title"] == TITLE
        assert [pair["zh-hant"] for pair in rows(document)] == TEXT[2::2]
        left = "\n".join(document["dropped"])
        assert all(part in left for line in (*greeting, *closing, *NOTICE) for part in [line])


def test_a_gap_below_a_heading_does_not_end_its_section():
    gap = "<p>&nbsp;</p>"
    page = f"<h1>{TEXT[0]} {TEXT[1]}</h1><p><b>租金 Rent</b></p>{gap}"
    page += "".join(f"<p>{line}</p>" for line in TEXT[2:])
    page += f"<p><b>按金 Deposit</b></p>{gap}" + "".join(f"<p>{line}</p>" for line in TEXT[2:])

    document = read_html(page).to_json()

    assert [len(section["paragraphs"]) for section in document["sections"]] == [2, 2]


@pytest.mark.parametrize(
    "line",
    [
        "To: the Registrar",
        "客戶須向下列機關通知：",
        "Dear money is money lent at high interest.",
        "此致電話服務不受本法規管。",
    ],
)
def test_a_line_of_the_text_that_begins_like_a_mail_stays(line):
    document = read_text("\n\n".join([*TEXT, line, *TEXT[2:]])).to_json()

    assert line in str(document["sections"])


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("例外情況包括：", "The exceptions include:"),
        ("租客須：", "The tenant must:"),
        ("權利有：", "The rights are:"),
    ],
)
def test_a_sentence_that_leads_to_a_list_is_no_heading(chinese, english):
    lists = (
        "<ul><li>繳付租金；</li><li>保養樓宇。</li></ul><ul><li>the rent;</li><li>upkeep.</li></ul>"
    )
    rest = "".join(f"<p>{line}</p>" for line in TEXT[2:])
    page = f"<h1>租約須知 Notes on leases</h1>{rest}<p>{chinese}</p><p>{english}</p>{lists}{rest}"

    assert {"zh-hant": chinese, "en": english} in rows(read_html(page).to_json())


def test_a_letter_in_each_language_is_one_text():
    chinese = ["各位客戶：", *TEXT[::2], "順頌商祺", "某律師行", "謹啟"]
    english = ["Dear clients,", *TEXT[1::2], "Best regards,", "Some Law Firm"]

    document = read_text("\n\n".join(chinese + english)).to_json()

    assert document["title"] == TITLE
    assert rows(document) == [
        {"zh-hant": TEXT[n], "en": TEXT[n + 1]} for n in range(2, len(TEXT), 2)
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "The court held that this communication was privileged and could not be disclosed.",
        "法院裁定此通訊受保密特權保護，不得向對方披露。",
        "If you are not the addressee of a notice, the time limit does not run.",
        "如閣下並非該通知的收件人，期限不開始計算。",
        "CC Article 1029 governs the form of leases.",
        "CC: Article 1029 governs the form of leases.",
        "Enclosures: the plan must be attached.",
        "附件：須附上圖則。",
    ],
)
@pytest.mark.parametrize("is_last", [True, False])
@pytest.mark.parametrize("around", [[], GREETINGS[0]])
def test_a_sentence_on_communications_and_enclosures_is_text(sentence, is_last, around):
    lines = [*around, *TEXT, *([sentence] if is_last else [sentence, *TEXT[2:4]])]

    document = read_text("\n\n".join(lines)).to_json()

    assert sentence not in document["dropped"]


@pytest.mark.parametrize(
    "notice",
    [
        *NOTICE,
        "保密聲明：本電郵及其附件只供指定收件人使用。",
        "The information contained in this e-mail is confidential.",
        "If you are not the intended recipient, please delete this message.",
        "如閣下並非指定收件人，請刪除本電郵。",
        "Confidentiality: this message is intended for the named addressee only.",
        "cc: Chan Mei I",
        "副本抄送：陳美儀",
    ],
)
def test_a_notice_at_the_very_end_is_left_out_without_any_other_sign_of_a_mail(notice):
    document = read_text("\n\n".join([*TEXT, notice])).to_json()

    assert document["dropped"] == [notice]


def test_a_notice_in_the_midst_of_a_text_stays_without_any_other_sign_of_a_mail():
    document = read_text("\n\n".join([*TEXT[:4], NOTICE[0], *TEXT[4:]])).to_json()

    assert document["dropped"] == []
